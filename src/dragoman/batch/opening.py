"""Sources opened, local or by URL, and what kind of source a file is."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Literal, cast
from urllib.parse import urlsplit

from dragoman.batch.places import filesystem, plain_errors
from dragoman.documents.folders import LINES, suffix_of
from dragoman.documents.manifests import is_manifest
from dragoman.documents.markup import HEAD
from dragoman.documents.packed import peekable, unpacked
from dragoman.documents.sources import is_archive, is_object
from dragoman.errors import InputError
from dragoman.settings import Settings

Held = Literal["lines", "manifest", "records", "rows", "one"]
_PARQUET = b"PAR1"
_MANY = LINES | {".parquet", ".warc"}


@dataclass(frozen=True, slots=True)
class Source:
    """A file by its path or URL."""

    path: str

    @property
    def suffix(self) -> str:
        """The suffix that tells what it holds."""
        return suffix_of(urlsplit(self.path).path if "://" in self.path else self.path)

    @property
    def many(self) -> bool:
        """By its name, does it hold many inputs?"""
        return self.suffix in _MANY

    @property
    def page(self) -> bool:
        """Is it an address of the web that is asked for as a page or feed, politely, once?"""
        web = self.path.startswith(("http://", "https://"))
        return web and not self.many


@contextlib.contextmanager
def opened(source: Source, unpack: bool = False) -> Iterator[BinaryIO]:
    """The file, open to read; with ``unpack`` through gzip where it is packed by it.

    Raises InputError where it cannot be opened.
    """
    files, inside = filesystem(source.path)
    try:
        with plain_errors():
            stream = files.open(inside, "rb")
    except FileNotFoundError:
        raise nothing_at(source.path) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(source.path, f"cannot be opened ({reason})", "Check the path") from None
    with stream:
        plain = cast(BinaryIO, stream)
        yield unpacked(plain, source.path) if unpack else plain


def nothing_at(path: str) -> InputError:
    """The error of a file that is not there; of the web, it may be the host that is not."""
    if path.startswith(("http://", "https://")):
        problem = "nothing is there, or the host does not answer"
        return InputError(path, problem, "Check the address and the network")
    return InputError(path, "no such file", "Check the path")


def told_kind(stream: BinaryIO, suffix: str, limit: int) -> Held:
    """What an open file holds, by its suffix and its beginning; the stream is used up."""
    raw = peekable(stream)
    head = raw.peek(HEAD)
    if head.startswith(_PARQUET) or suffix == ".parquet":
        return "rows"
    if is_archive(head, suffix):
        return "records"
    if suffix not in LINES and suffix != "":
        return "one"
    first = unpacked(raw, "").readline(limit + 1)
    if suffix in LINES or is_object(first):
        return "manifest" if is_manifest(first) else "lines"
    return "one"


def cut_lines(stream: BinaryIO, settings: Settings) -> Iterator[bytes]:
    """Lines of at most as many bytes as a report may have; the rest of a longer one follows."""
    most = settings.max_characters * 8 + 1
    while line := stream.readline(most):
        yield line
