"""What is packed by gzip, unpacked as it is read, with a bound on what may come out."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import BinaryIO, cast

from dragoman.errors import InputError

MAGIC = b"\x1f\x8b"
# Text packs to a fifth, markup to a twentieth; gzip reaches a thousandth on nothing but blanks.
# A file is refused once it has given this many bytes and this many times its own size.
_SUSPECT_BYTES, _SUSPECT_RATIO = 64_000_000, 150


def too_thick(packed: int, unpacked: int) -> bool:
    """Did so little give so much that it was made to fill the memory?"""
    return unpacked > _SUSPECT_BYTES and unpacked > _SUSPECT_RATIO * packed


def bomb(name: str) -> InputError:
    """The error for a file that unpacks to more than any text could."""
    problem = "unpacks to more than a hundred times its size, as no text does"
    return InputError(name, problem, "Unpack it yourself and look what is in it")


def peekable(stream: BinaryIO) -> io.BufferedReader:
    """The stream with a look at what comes next."""
    if isinstance(stream, io.BufferedReader):
        return stream
    return io.BufferedReader(cast(io.RawIOBase, stream))


def unpacked(stream: BinaryIO, name: str) -> io.BufferedReader:
    """The content of ``stream``, through gzip where it is packed by it (told by its first bytes).

    Reading raises InputError where the packing is damaged, cut off or a bomb.
    """
    plain = peekable(stream)
    if not plain.peek(2).startswith(MAGIC):
        return plain
    return io.BufferedReader(_Unpacked(plain, name), buffer_size=1 << 16)


class Joined(io.RawIOBase):
    """What was read of a stream already, and then the rest of it."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = head
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        size = len(buffer)
        data = self._head[:size] or self._stream.read(size)
        self._head = self._head[size:]
        buffer[: len(data)] = data
        return len(data)


class _Counted(io.RawIOBase):
    """A stream that knows how many bytes were taken from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.count = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.count += len(data)
        return data


class _Unpacked(io.RawIOBase):
    """The unpacked side of a gzip stream, its faults as InputError."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._packed = _Counted(stream)
        self._plain = gzip.GzipFile(fileobj=cast(BinaryIO, self._packed), mode="rb")
        self._name = name
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            data = self._plain.read1(len(buffer))
        except (EOFError, OSError, zlib.error) as error:
            problem = f"is damaged or cut off behind its first {self._count:,} bytes ({error})"
            raise InputError(self._name, problem, "Fetch or copy it anew") from None
        self._count += len(data)
        if too_thick(self._packed.count, self._count):
            raise bomb(self._name)
        buffer[: len(data)] = data
        return len(data)
