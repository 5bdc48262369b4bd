"""The files of a folder that are read, and how many of other kinds are left out."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath

from dragoman.errors import InputError, SkippedError

LINES = frozenset({".jsonl", ".ndjson", ".jsonlines"})
#: What files of a folder are read.
KNOWN = LINES | frozenset(
    {".txt", ".html", ".htm", ".xhtml", ".shtml", ".json", ".xml", ".rss", ".atom", ".warc"}
)
# So many kinds are named; the others are counted together.
_NAMED = 8


def suffix_of(path: str) -> str:
    """The suffix that tells what a file holds, in lower case; that of its content for ``.gz``."""
    pure = PurePath(path)
    suffix = pure.suffix.lower()
    return PurePath(pure.stem).suffix.lower() if suffix == ".gz" else suffix


def walk(folder: str) -> Iterator[str | InputError]:
    """The paths of the files to read, sorted, folder by folder; then what was left out, if any.

    Hidden files and folders and links to folders are passed over. A folder that cannot be listed
    gives an error in its place.
    """
    left: Counter[str] = Counter()
    found = False
    denied: list[OSError] = []
    for base, folders, files in os.walk(folder, onerror=denied.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.startswith("."):
                continue
            if suffix_of(name) in KNOWN:
                found = True
                yield str(PurePath(base, name))
            else:
                left[PurePath(name).suffix.lower()] += 1
    for error in denied:
        problem = f"cannot be listed ({error.strerror})"
        yield InputError(str(error.filename), problem, "Check who may read it")
    if left:
        yield left_out(folder, left)
    elif not found and not denied:
        yield InputError(folder, "holds no files", "Check the path")


def left_out(folder: str, left: Counter[str]) -> SkippedError:
    """What is said of the files of other kinds, counted by their suffix."""
    kinds = sorted(left.items(), key=lambda item: (-item[1], item[0]))
    named = [f"{suffix or 'no suffix'}: {count}" for suffix, count in kinds[:_NAMED]]
    others = sum(count for _, count in kinds[_NAMED:])
    if others:
        named.append(f"others: {others}")
    count = left.total()
    problem = f"holds {count:,} file{'s' * (count > 1)} of unknown kinds ({', '.join(named)})"
    return SkippedError(folder, f"{problem}, left out", "Name one as a source to have it read")
