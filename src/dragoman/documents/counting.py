"""How many inputs some sources hold, as far as that can be told quickly: for a bar of progress."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, cast

from dragoman.errors import InputError

from .folders import LINES, suffix_of, walk
from .packed import unpacked

_BLOCK = 1 << 20
# Archives, feeds and sitemaps hold any number, found only by reading them through.
_UNKNOWN = frozenset({".warc", ".xml", ".rss", ".atom", ".json"})


def count_inputs(sources: Iterable[str]) -> int | None:
    """Files and lines of JSON in all of them; None where that cannot be told beforehand."""
    total = 0
    for source in sources:
        if source == "-" or source.startswith(("http://", "https://")):
            return None
        paths = walk(source) if Path(source).is_dir() else (source,)
        for path in paths:
            found = 1 if isinstance(path, InputError) else _count(path)
            if found is None:
                return None
            total += found
    return total


def _count(path: str) -> int | None:
    suffix = suffix_of(path)
    if suffix in _UNKNOWN:
        return None
    if suffix not in LINES:
        return 1
    try:
        with open(path, "rb") as stream:
            return _lines(cast(BinaryIO, unpacked(stream, path)))
    except (OSError, InputError):
        return 1


def _lines(stream: BinaryIO) -> int:
    """Lines, the last one even where nothing ends it."""
    count, last = 0, b"\n"
    while block := stream.read(_BLOCK):
        count += block.count(b"\n")
        last = block[-1:]
    return count + (last != b"\n")
