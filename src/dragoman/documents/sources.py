"""Where reports come from: files, folders, archives, feeds, sitemaps, addresses, standard input."""

from __future__ import annotations

import io
import json
import re
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO
from urllib.parse import urlsplit

from dragoman.errors import InputError
from dragoman.records import Document
from dragoman.settings import Settings

from .archives import Captured, read_archive
from .building import Given
from .encoding import decode
from .entries import Entry, host_of, valid_date
from .fetching import Client
from .folders import LINES, suffix_of, walk
from .lines import keep_raw, parse, read_lines, read_object
from .listings import read_entries, read_places
from .manifests import is_manifest, listed
from .markup import HEAD, is_feed, is_sitemap, root_of
from .packed import MAGIC, Joined, peekable, unpacked
from .reports import PAGES, Stated, Terms, read_answer, read_report, too_large

#: What errors call it.
STANDARD_INPUT = "standard input"
_FEEDS = frozenset({".rss", ".atom"})
_WARC = b"WARC/"
_MARKUP = re.compile(rb"[\xef\xbb\xbf\xff\xfe\0\s]*(?:<|\Z)")


@dataclass(frozen=True, slots=True)
class _Opened:
    """An open source: what errors call it, what its name says it holds, where it was found."""

    stream: BinaryIO
    name: str
    suffix: str = ""
    url: str | None = None
    kind: str = ""


def load_all(
    source: str, given: Given, settings: Settings, client: Client | None = None
) -> Iterator[Document | InputError]:
    """Every report of one source: a file, a folder, an http(s) address, or ``-``, standard input.

    What a file or address holds is told by its content and its suffix: a text, a page, JSON, JSON
    lines (or a list of files, :mod:`~dragoman.documents.manifests`), a feed, a sitemap, a WARC
    archive; each of them may be packed by gzip. Yields, in the order of the source, a document for
    each report or the error of one that cannot be read; a source that cannot be opened yields its
    one error. Nothing is raised.

    ``client`` fetches; without one, one is made for this source.
    """
    own = Client() if client is None else None
    terms = Terms(given, settings, client or own)
    try:
        yield from _kept(_outcomes(source, terms), source)
    finally:
        if own is not None:
            own.close()


#: The same under the name that came first.
load = load_all


def load_stream(
    stream: BinaryIO, name: str, given: Given, settings: Settings
) -> Iterator[Document | InputError]:
    """Every report of an open stream, as :func:`load_all` reads a file called ``name``.

    What it links to is not fetched. Nothing is raised.
    """
    opened = _Opened(stream, name, suffix_of(name))
    yield from _kept(_read(opened, Terms(given, settings)), name)


def _outcomes(source: str, terms: Terms) -> Iterator[Document | InputError]:
    if source == "-":
        yield from _read(_Opened(sys.stdin.buffer, STANDARD_INPUT), terms)
    elif source.startswith(("http://", "https://")):
        yield from _address(source, terms)
    else:
        yield from _path(source, terms)


def _path(path: str, terms: Terms) -> Iterator[Document | InputError]:
    """A file, or every file of a folder; what the files of a folder link to is not fetched."""
    try:
        with open(path, "rb") as stream:
            yield from _read(_Opened(stream, path, suffix_of(path)), terms)
    except IsADirectoryError:
        for found in walk(path):
            if isinstance(found, InputError):
                yield found
            else:
                yield from _one_of_many(found, replace(terms, client=None))
    except FileNotFoundError:
        raise InputError(path, "no such file", "Check the path") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(path, f"cannot be opened ({reason})", "Check the path") from None


def _one_of_many(path: str, terms: Terms) -> Iterator[Document | InputError]:
    """A file of a folder: its failure is no one else's."""
    yield from _kept(_path(path, terms), path)


def _kept(
    outcomes: Iterator[Document | InputError], source: str
) -> Iterator[Document | InputError]:
    """The outcomes of a source, errors of its parts with its name; its own failure ends them."""
    try:
        for outcome in outcomes:
            if isinstance(outcome, InputError) and outcome.name.startswith(f"{source}, "):
                outcome.source = source
            yield outcome
    except InputError as error:
        yield error


def _address(url: str, terms: Terms) -> Iterator[Document | InputError]:
    """The page, feed, sitemap or file at an address."""
    assert terms.client is not None
    answer = terms.client.get(url)
    stream = unpacked(io.BytesIO(answer.data), url)
    head = stream.peek(HEAD)
    root = root_of(head)
    suffix = suffix_of(urlsplit(answer.url).path)
    listing = is_feed(root) or is_sitemap(root)
    if listing or "json" in answer.kind or suffix in LINES or is_archive(head, suffix):
        opened = _Opened(stream, url, suffix, answer.url, answer.kind)
        yield from _read(opened, terms)
    else:
        data = stream.read(terms.limit + 1)
        yield read_answer(replace(answer, data=data), url, Entry(url, url), terms)


def _read(opened: _Opened, terms: Terms) -> Iterator[Document | InputError]:
    """The reports of an open source; what it holds is told by its suffix and its beginning."""
    raw = peekable(opened.stream)
    if is_archive(raw.peek(HEAD), opened.suffix):
        yield from _archive(raw, opened.name, terms)
        return
    stream, name, suffix = unpacked(raw, opened.name), opened.name, opened.suffix
    first = stream.readline(terms.limit + 1)
    if suffix in LINES or (suffix == "" and is_object(first)):
        lines = _lines(first, stream, terms.limit)
        if opened.url is None and name != STANDARD_INPUT and is_manifest(first):
            yield from _listed(lines, name, terms)
            return
        yield from read_lines(lines, terms.given, terms.settings, name)
        return
    head = _head(first, stream)
    root = root_of(head)
    if is_sitemap(root):
        yield from read_places(io.BufferedReader(Joined(head, stream)), name, terms)
        return
    data = head + stream.read(max(terms.limit + 1 - len(head), 0))
    if len(data) > terms.limit:
        raise too_large(name, terms.limit)
    if is_feed(root) or suffix in _FEEDS:
        terms = terms if opened.url else replace(terms, client=None)
        yield from read_entries(data, name, opened.url, terms)
    elif suffix == ".json" or "json" in opened.kind:
        yield from _json(data, name, terms)
    else:
        yield _single(data, root, opened, terms)


def _listed(lines: Iterator[bytes], name: str, terms: Terms) -> Iterator[Document | InputError]:
    """The files that a list names, each with what it says of them."""
    for found in listed(lines, name, terms.given):
        if isinstance(found, InputError):
            yield found
        else:
            path, given = found
            yield from _one_of_many(path, replace(terms, given=given))


def is_archive(head: bytes, suffix: str) -> bool:
    """Is it WARC, plain or packed, by its first bytes?

    The archive unpacks itself, to find its way past damage.
    """
    if head.startswith(MAGIC):
        try:
            head = zlib.decompressobj(wbits=31).decompress(head, len(_WARC))
        except zlib.error:
            return suffix == ".warc"
    return suffix == ".warc" or head.startswith(_WARC)


def _head(first: bytes, stream: io.BufferedReader) -> bytes:
    """The first line; of what may be markup, as much as its root is looked for in."""
    head = first
    if _MARKUP.match(first):
        while len(head) < HEAD and (piece := stream.read1(HEAD)):
            head += piece
    return head


def _lines(first: bytes, stream: BinaryIO, limit: int) -> Iterator[bytes]:
    """Lines of at most ``limit`` bytes; the rest of a longer one follows as a broken line."""
    line = first
    while line:
        yield line
        line = stream.readline(limit + 1)


def is_object(line: bytes) -> bool:
    """Does a line look like an object of JSON lines?"""
    line = line.removeprefix(b"\xef\xbb\xbf").strip()
    return line.startswith(b'{"') and line.endswith(b"}")


def _json(data: bytes, name: str, terms: Terms) -> Iterator[Document | InputError]:
    """One object, or a list of them; a file of JSON lines under the wrong suffix is read too."""
    lines = [line for line in data.splitlines() if line.strip()]
    if len(lines) > 1 and all(map(is_object, lines[:2])):
        yield from read_lines(lines, terms.given, terms.settings, name)
        return
    value = parse(decode(data, name), name)
    for number, item in enumerate(value if isinstance(value, list) else [value], start=1):
        place = f"{name}, item {number}" if isinstance(value, list) else name
        try:
            yield read_object(item, terms.given, terms.settings, place)
        except InputError as error:
            yield keep_raw(error, json.dumps(item, ensure_ascii=False))


def _single(data: bytes, root: str | None, opened: _Opened, terms: Terms) -> Document:
    """The one report of a source."""
    if opened.suffix == ".xml" and root not in (None, "html"):
        problem = f"is XML of a kind that is not read (<{root}>)"
        raise InputError(opened.name, problem, "Give a feed, a sitemap, a page or its text")
    stated = Stated(page=opened.suffix in PAGES)
    try:
        return read_report(data, opened.name, terms.given, terms, stated)
    except InputError as error:
        if opened.name == STANDARD_INPUT:  # it cannot be read a second time
            keep_raw(error, data.decode("utf-8", errors="replace"))
        raise


def _archive(stream: BinaryIO, name: str, terms: Terms) -> Iterator[Document | InputError]:
    """The pages of a WARC archive, one after the other."""
    for found in read_archive(stream, name, terms.limit):
        yield found if isinstance(found, InputError) else read_captured(found, terms)


def read_captured(page: Captured, terms: Terms) -> Document | InputError:
    """The report of a captured page; the day of its capture stands in for a date of its own."""
    otherwise = Given(published=valid_date(page.moment), publisher=host_of(page.url))
    given = terms.given.over(Given(url=page.url))
    stated = Stated(page.charset, True, otherwise)
    try:
        return read_report(page.data, page.name, given, terms, stated)
    except InputError as error:
        return error
