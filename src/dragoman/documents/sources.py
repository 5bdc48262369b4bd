"""Where reports come from: files, addresses, standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO
from urllib.parse import urlsplit

from dragoman.errors import InputError
from dragoman.records import Document
from dragoman.settings import Settings

from .building import Given, build
from .encoding import decode
from .lines import parse, read_lines, read_object
from .pages import declared_encoding, looks_like_page, read_page

_LINES = frozenset({".jsonl", ".ndjson", ".jsonlines"})
_PAGES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
_TIMEOUT_SECONDS = 20
# A page is mostly markup: four bytes for each character of the longest text, and as much again.
_BYTES_PER_CHARACTER = 8
_AGENT = "Mozilla/5.0 (compatible; dragoman)"
_OFFLINE = "Check the address and the connection, or save the page and read the file"


def load(source: str, given: Given, settings: Settings) -> Iterator[Document | InputError]:
    """Every report of one source: a path, an http(s) address, or ``-`` for standard input.

    Yields, in the order of the source, a document for each report or the error of one that cannot
    be read; a source that cannot be opened yields its one error. Nothing is raised.
    """
    try:
        if source == "-":
            yield from _stream(sys.stdin.buffer, "standard input", "", given, settings)
        elif source.startswith(("http://", "https://")):
            yield _page_at(source, given, settings)
        else:
            yield from _file(source, given, settings)
    except InputError as error:
        yield error


def _file(path: str, given: Given, settings: Settings) -> Iterator[Document | InputError]:
    try:
        with open(path, "rb") as stream:
            yield from _stream(stream, path, PurePath(path).suffix.lower(), given, settings)
    except FileNotFoundError:
        raise InputError(path, "no such file", "Check the path") from None
    except IsADirectoryError:
        remedy = f"Name the files in it: dragoman read {path.rstrip('/')}/*.txt"
        raise InputError(path, "is a folder", remedy) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(path, f"cannot be opened ({reason})", "Check the path") from None


def _stream(
    stream: BinaryIO, name: str, suffix: str, given: Given, settings: Settings
) -> Iterator[Document | InputError]:
    """The reports of an open source; what it holds is told by its suffix, else by its first line.

    JSON lines are read one at a time, so that a corpus of any size can be piped in.
    """
    limit = settings.max_characters * _BYTES_PER_CHARACTER
    first = stream.readline(limit + 1)
    if suffix in _LINES or (suffix == "" and _is_object(first)):
        yield from read_lines(_lines(first, stream, limit), given, settings, name)
        return
    data = first + stream.read(max(limit + 1 - len(first), 0))
    if len(data) > limit:
        raise _too_large(name, limit)
    if suffix == ".json":
        yield from _json(data, name, given, settings)
    else:
        yield _report(data, name, suffix, given, settings)


def _lines(first: bytes, stream: BinaryIO, limit: int) -> Iterator[bytes]:
    """Lines of at most ``limit`` bytes; the rest of a longer one follows as a broken line."""
    line = first
    while line:
        yield line
        line = stream.readline(limit + 1)


def _is_object(line: bytes) -> bool:
    line = line.removeprefix(b"\xef\xbb\xbf").strip()
    return line.startswith(b'{"') and line.endswith(b"}")


def _json(
    data: bytes, name: str, given: Given, settings: Settings
) -> Iterator[Document | InputError]:
    """One object, or a list of them; a file of JSON lines under the wrong suffix is read too."""
    lines = [line for line in data.splitlines() if line.strip()]
    if len(lines) > 1 and all(map(_is_object, lines[:2])):
        yield from read_lines(lines, given, settings, name)
        return
    value = parse(decode(data, name), name)
    for number, item in enumerate(value if isinstance(value, list) else [value], start=1):
        place = f"{name}, item {number}" if isinstance(value, list) else name
        try:
            yield read_object(item, given, settings, place)
        except InputError as error:
            yield error


def _report(data: bytes, name: str, suffix: str, given: Given, settings: Settings) -> Document:
    """One report, as a page or as plain text."""
    text = decode(data, name, declared_encoding(data))
    if suffix in _PAGES or looks_like_page(text):
        return read_page(text, given, settings, name)
    return build(text, given, settings, name)


def _page_at(url: str, given: Given, settings: Settings) -> Document:
    """The article at an address, fetched once and with a limit on time and size."""
    limit = settings.max_characters * _BYTES_PER_CHARACTER
    data, declared, page = _fetch(url, limit)
    if len(data) > limit:
        raise _too_large(url, limit)
    text = decode(data, url, declared or declared_encoding(data))
    given = given.over(Given(url=url))
    if page or looks_like_page(text):
        return read_page(text, given, settings, url)
    return build(text, given, settings, url)


def _fetch(url: str, limit: int) -> tuple[bytes, str | None, bool]:
    """Bytes, stated encoding, and whether the server calls it a page; else an InputError."""
    import http.client  # slow to import, and only needed for addresses
    import urllib.error
    import urllib.request

    try:
        if not urlsplit(url).hostname:
            raise InputError(url, "is no address", _OFFLINE)
        request = urllib.request.Request(url, headers={"User-Agent": _AGENT})
        with urllib.request.urlopen(request, timeout=_TIMEOUT_SECONDS) as answer:
            kind = answer.headers.get_content_type()
            return answer.read(limit + 1), answer.headers.get_content_charset(), "html" in kind
    except urllib.error.HTTPError as error:
        problem = f"cannot be fetched: the server answers {error.code} {error.reason}"
    except urllib.error.URLError as error:
        problem = f"cannot be fetched: {error.reason}"
    except (OSError, ValueError, http.client.HTTPException) as error:
        problem = f"cannot be fetched: {error or type(error).__name__}"
    raise InputError(url, problem, _OFFLINE)


def _too_large(name: str, limit: int) -> InputError:
    return InputError(
        name,
        f"is larger than the {limit // 1_000_000} MB that are read as one report",
        "Split it into one report a file, or one a line as JSON lines",
    )
