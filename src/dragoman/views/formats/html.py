"""A reading as one self-contained web page: the report marked up, the record beside it.

The page holds its own style and script and asks for nothing else; its content security policy
allows these two by their hashes and nothing besides. Every word of the report is escaped, and a
record is referred to by a number given here, never by text that came from outside.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dragoman.records import CERTAINTIES, Contact, Reading, Span
from dragoman.views import wording
from dragoman.views.marked import Marked, Naming, certainty_class
from dragoman.views.outline import Outline, outline
from dragoman.views.wording import Words


def render(reading: Reading) -> str:
    """One reading as a whole HTML page."""
    return render_many([reading])


def render_many(readings: Iterable[Reading]) -> str:
    """Several readings in one HTML page, with a list of them at its head."""
    environment = _environment()
    style, script = _asset("page.css") + _asset("marks.css"), _asset("page.js")
    return environment.get_template("page.html.j2").render(
        reports=[Report.of(reading, number) for number, reading in enumerate(readings)],
        certainties=CERTAINTIES,
        style=Markup(style),
        script=Markup(script),
        style_hash=_hash(style),
        script_hash=_hash(script),
        wording=wording,
        is_contact=lambda item: isinstance(item, Contact),
    )


@dataclass(frozen=True, slots=True)
class Report:
    """One reading as a template needs it; ``key`` is the page's id for it."""

    reading: Reading
    words: Words
    plan: Outline
    key: str
    marked: Marked

    @classmethod
    def of(cls, reading: Reading, number: int) -> Report:
        """The ``number``-th report of a page of its own."""
        key = f"d{number}"
        naming = Naming(lambda _, n: f"{key}-r{n}", lambda anchor: f"{anchor}-t")
        return cls.named(reading, key, naming)

    @classmethod
    def named(cls, reading: Reading, key: str, naming: Naming, asked: Span | None = None) -> Report:
        """A report whose records have names of the page's own; ``asked`` is a stretch of its text
        that stands out by itself."""
        words = Words.of(reading)
        marked = Marked.of(reading, words, naming, asked)
        return cls(reading, words, outline(reading, words), key, marked)

    @property
    def link(self) -> str | None:
        """The address of the report, where it is one that a browser may follow."""
        return followed(self.reading.document.url)

    @property
    def text(self) -> Markup:
        """The text with its marks, a paragraph a line."""
        template = _environment().get_template("text.html.j2")
        return Markup(template.render(lines=self.marked.lines))

    def pieces(
        self, spans: tuple[Span, ...], strong: tuple[Span, ...] = ()
    ) -> list[tuple[str, bool]]:
        """Words of the report as (text, whether they stand out), with … between the spans."""
        found: list[tuple[str, bool]] = []
        for number, span in enumerate(spans):
            if number:
                found.append((" … ", False))
            place = span.start
            for word in sorted(s for s in strong if span.covers(s) and s.start >= span.start):
                if word.start < place:
                    continue
                found.append((self._text(place, word.start), False))
                found.append((word.text, True))
                place = word.end
            found.append((self._text(place, span.end), False))
        return [piece for piece in found if piece[0]]

    def _text(self, start: int, end: int) -> str:
        return self.reading.document.text[start:end]


def followed(url: str | None) -> str | None:
    """The address, where it is one that a browser may follow."""
    try:
        return url if urlsplit(url or "").scheme in ("http", "https") else None
    except ValueError:
        return None


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("dragoman.views.formats", "html_page"),
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        finalize=_shown,
    )  # fmt: skip
    environment.filters["certainty_class"] = certainty_class
    environment.filters["office_words"] = wording.office
    return environment


def _shown(value: object) -> object:
    """Plain text without the characters a browser acts on; markup of our own as it is."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return wording.showable(value)
    return value


@lru_cache(maxsize=8)
def _asset(name: str) -> str:
    return (resources.files(__package__) / "html_page" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
