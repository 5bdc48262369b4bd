"""Bytes that hold one report, as a page or as plain text."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.errors import InputError
from dragoman.records import Document
from dragoman.settings import Settings

from .building import Given, build
from .encoding import decode
from .entries import Entry, host_of
from .fetching import Answer, Client
from .pages import declared_encoding, looks_like_page, read_page

PAGES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
# A page is mostly markup: four bytes for each character of the longest text, and as much again.
_BYTES_PER_CHARACTER = 8
_NOTHING = Given()


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms sources are read. Without a ``client`` the network is left alone."""

    given: Given
    settings: Settings
    client: Client | None = None

    @property
    def limit(self) -> int:
        """The most bytes of one report."""
        return self.settings.max_characters * _BYTES_PER_CHARACTER


@dataclass(frozen=True, slots=True)
class Stated:
    """What is stated of bytes from outside: by a server, a file's name, an archive's record."""

    charset: str | None = None
    page: bool = False
    otherwise: Given = _NOTHING


def read_report(data: bytes, name: str, given: Given, terms: Terms, stated: Stated) -> Document:
    """The report in ``data``. InputError, naming ``name``, where there is none."""
    if len(data) > terms.limit:
        raise too_large(name, terms.limit)
    text = decode(data, name, stated.charset or declared_encoding(data))
    if stated.page or looks_like_page(text):
        return read_page(text, given, terms.settings, name, stated.otherwise)
    return build(text, given.over(stated.otherwise), terms.settings, name)


def read_answer(answer: Answer, name: str, entry: Entry, terms: Terms) -> Document:
    """The report a server gave; what a feed's ``entry`` says of it goes before the page's word."""
    said = Given(entry.published, entry.title, url=answer.url)
    otherwise = Given(publisher=entry.publisher or host_of(answer.url))
    stated = Stated(answer.charset, "html" in answer.kind, otherwise)
    return read_report(answer.data, name, terms.given.over(said), terms, stated)


def too_large(name: str, limit: int) -> InputError:
    """The error for what holds more than one report may."""
    return InputError(
        name,
        f"is larger than the {limit // 1_000_000} MB that are read as one report",
        "Split it into one report a file, or one a line as JSON lines",
    )
