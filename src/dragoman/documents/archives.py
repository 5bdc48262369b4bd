"""WARC archives as CC-NEWS publishes them: the records of web pages, one at a time.

An archive is read as a stream: one record is held at a time, whatever the file's size. Damage
costs the record it lies in: the next is found again by its first line, or in a packed archive by
the next member that can be unpacked.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from typing import Any, BinaryIO

from dragoman.errors import InputError

from .packed import MAGIC, bomb, too_thick

_REMEDY = "Fetch or copy the archive anew; the other records are read all the same"
_PIECE = 1 << 16
# A member is held back until it has proved sound, unless it is larger than this: then it is one
# that holds many records, and its checksum would come too late.
_HELD = 8_000_000
_LONGEST_LINE = 65_536
_MEMBER = MAGIC + b"\x08"


@dataclass(frozen=True, slots=True)
class Captured:
    """A web page as it was captured. ``moment`` is when; ``name`` is what errors call it."""

    name: str
    url: str
    moment: str | None
    data: bytes
    charset: str | None


@dataclass(frozen=True, slots=True)
class Numbered:
    """A record of an archive that is not looked into yet; ``damage`` says what is wrong with it.

    ``number`` counts from 1; ``content`` are its bytes, as far as they are kept.
    """

    number: int
    name: str
    content: bytes
    damage: str | None = None
    kind: str = ""
    length: int = 0

    def page(self, limit: int) -> Captured | InputError | None:
        """The web page, of at most ``limit`` bytes, or what is wrong; None where it holds none."""
        if self.damage is not None:
            return InputError(self.name, self.damage, _REMEDY)
        return _page(self, limit)


def read_archive(stream: BinaryIO, name: str, limit: int) -> Iterator[Captured | InputError]:
    """The pages of an archive, and in its place the error of each record that is damaged.

    Responses that are no HTML, or no success, are left out; ``limit`` is the most bytes of one
    page. Raises nothing.
    """
    found: Numbered | None = None
    try:
        for found in numbered(stream, name, limit):
            page = found.page(limit)
            if page is not None:
                yield page
    except InputError as error:
        yield error
    if found is None:
        yield no_archive(name)


def numbered(stream: BinaryIO, name: str, limit: int) -> Iterator[Numbered]:
    """Every record of an archive in order; InputError where it is packed to fill the memory."""
    for number, found in enumerate(_records(_Pieces(stream, name), limit), start=1):
        place = f"{name}, record {number}"
        if isinstance(found, str):
            yield Numbered(number, place, b"", found)
        else:
            yield Numbered(
                number, place, found.head + found.block, kind=found.kind, length=found.length
            )


def no_archive(name: str) -> InputError:
    """The error for a file without a single record."""
    return InputError(name, "holds no WARC record", "Give a WARC file, plain or packed by gzip")


@dataclass(frozen=True, slots=True)
class _Record:
    """One record as it stands: its head, and as much of its block as is kept."""

    head: bytes
    kind: str
    block: bytes
    length: int


class _DamageError(Exception):
    """The bytes break off here; what follows begins anew."""


class _Pieces:
    """The archive's bytes, unpacked, in pieces; damage shows as _DamageError where it lies."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        head = stream.read(_PIECE)
        packed = head.startswith(MAGIC) or (_MEMBER in head and not head.startswith(b"WARC/"))
        self._source = _members(head, stream, name) if packed else _plain(head, stream)
        self._held = bytearray()

    def _more(self) -> bool:
        piece = next(self._source, b"")
        if piece is None:
            self._held.clear()
            raise _DamageError
        self._held += piece
        return bool(piece)

    def line(self) -> bytes:
        """The next line with its end; b"" where nothing is left."""
        start = 0
        while (end := self._held.find(b"\n", start)) < 0:
            start = len(self._held)
            if start > _LONGEST_LINE or not self._more():
                end = len(self._held) - 1
                break
        line = bytes(self._held[: end + 1])
        del self._held[: end + 1]
        return line

    def take(self, size: int, kept: int) -> bytes:
        """The first ``kept`` of the next ``size`` bytes, all of which are passed over."""
        data = bytearray()
        while size:
            if not self._held and not self._more():
                raise _DamageError
            piece = self._held[:size]
            del self._held[:size]
            size -= len(piece)
            data += piece[: max(kept - len(data), 0)]
        return bytes(data)


def _plain(head: bytes, stream: BinaryIO) -> Iterator[bytes | None]:
    yield head
    while piece := stream.read(_PIECE):
        yield piece


def _members(head: bytes, stream: BinaryIO, name: str) -> Iterator[bytes | None]:
    """The unpacked members of a gzip file; None in the place of what is damaged."""
    waiting, packed, given = head, len(head), 0
    damaged = False
    while waiting or (waiting := stream.read(_PIECE)):
        unpack = zlib.decompressobj(wbits=31)
        held: list[bytes] = []
        size, begun = 0, False
        try:
            while not unpack.eof:
                if not waiting and not (waiting := stream.read(_PIECE)):
                    raise zlib.error
                packed += len(waiting)
                piece = unpack.decompress(waiting, _PIECE)
                waiting = unpack.unconsumed_tail or unpack.unused_data
                packed, begun = packed - len(waiting), True
                size, given = size + len(piece), given + len(piece)
                if piece:  # an empty one would mean the end
                    held.append(piece)
                if too_thick(packed, given):
                    raise bomb(name)
                if size > _HELD:
                    yield from held
                    held.clear()
            yield from held
            damaged = False
        except zlib.error:
            if not damaged or size > _HELD:
                yield None
            damaged = True
            waiting = _next_member(waiting if begun else waiting[1:], stream)


def _next_member(data: bytes, stream: BinaryIO) -> bytes:
    """The bytes from the next thing on that looks like the head of a member."""
    while (start := data.find(_MEMBER)) < 0:
        piece = stream.read(_PIECE)
        if not piece:
            return b""
        data = data[-len(_MEMBER) :] + piece
    return data[start:]


def _records(pieces: _Pieces, limit: int) -> Iterator[_Record | str]:
    """The records in order, and in the place of damage what is wrong there."""
    sound = True
    while True:
        try:
            line = pieces.line()
            if not line:
                return
            if line.startswith(b"WARC/"):
                sound = True
                yield _record(line, pieces, limit)
            elif line.strip() and sound:
                sound = False
                yield "does not begin as a WARC record does"
        except _DamageError:
            if sound:
                yield "is damaged or cut off"
            sound = False
        except ValueError as error:
            sound = False
            yield f"has a head that cannot be read ({error})"


def _record(line: bytes, pieces: _Pieces, limit: int) -> _Record:
    """The record that begins with ``line``; ValueError where its head states no length."""
    head, length, kind = bytearray(line), None, ""
    while line.strip():
        line = pieces.line()
        if not line:
            raise _DamageError
        head += line
        if len(head) > 4 * _LONGEST_LINE:
            raise ValueError("it has no end")
        key, _, value = line.partition(b":")
        if key.strip().lower() == b"content-length":
            length = int(value)
        elif key.strip().lower() == b"warc-type":
            kind = value.strip().lower().decode("latin-1")
    if length is None or length < 0:
        raise ValueError("it states no length")
    block = pieces.take(length, limit if kind == "response" else 0)
    if (pieces.line() + pieces.line()).strip():
        raise _DamageError
    return _Record(bytes(head), kind, block, length)


def _page(record: Numbered, limit: int) -> Captured | InputError | None:
    """The web page of a record; None where it holds none."""
    from warcio.recordloader import ArcWarcRecordLoader  # only needed for archives

    place = record.name
    if record.kind != "response":
        return None
    try:
        read = ArcWarcRecordLoader().parse_record_stream(
            io.BytesIO(record.content), known_format="warc"
        )
        url = read.rec_headers.get_header("WARC-Target-URI") or ""
        http = read.http_headers
        if http is None or not http.get_statuscode().startswith("2"):
            return None
        stated = Message()
        stated["content-type"] = http.get_header("content-type") or "text/html"
        if "html" not in stated.get_content_type():
            return None
        place = f"{record.name} ({url})"
        if record.length > limit:
            return _oversized(place, limit)
        data = _payload(read, limit)
    except Exception as error:  # whatever is raised by what stands in it, the next may be sound
        return InputError(place, f"cannot be unpacked ({error or type(error).__name__})", _REMEDY)
    if len(data) > limit:
        return _oversized(place, limit)
    moment = read.rec_headers.get_header("WARC-Date")
    return Captured(place, url, moment, data, stated.get_content_charset())


def _payload(read: Any, limit: int) -> bytes:
    """The page's bytes, out of their transfer and content encodings; at most ``limit`` and one."""
    encoding = (read.http_headers.get_header("content-encoding") or "identity").strip().lower()
    if encoding not in ("identity", "gzip", "deflate", "x-gzip", "none", "utf-8"):
        raise ValueError(f"it is packed as {encoding[:40]}")
    if encoding == "x-gzip":
        read.http_headers.replace_header("content-encoding", "gzip")
    stream, data = read.content_stream(), bytearray()
    while len(data) <= limit and (piece := stream.read(_PIECE)):
        data += piece
    return bytes(data[: limit + 1])


def _oversized(place: str, limit: int) -> InputError:
    problem = f"is larger than the {limit // 1_000_000} MB that are read as one report"
    return InputError(place, problem, "Take it out of the archive and split it")
