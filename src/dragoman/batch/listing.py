"""The files of a source: itself, or those of a folder and the folders in it, local or by URL."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator, Sequence

from dragoman.batch.opening import Source
from dragoman.batch.places import filesystem, plain_errors
from dragoman.documents.folders import KNOWN, left_out, suffix_of
from dragoman.errors import DragomanError, SkippedError

_READ = KNOWN | {".parquet"}


def listing(source: str) -> Iterator[str | SkippedError]:
    """The files to read, sorted, and then what is left out of a folder, if anything.

    A source that cannot be listed is given back as it is. Hidden files are passed over.
    """
    if Source(source).page:
        yield source
        return
    try:
        files, inside = filesystem(source)
        with plain_errors():
            folder = files.isdir(inside)
            paths = sorted(files.find(inside)) if folder else []
    except (DragomanError, OSError, ValueError):
        yield source
        return
    if folder:
        yield from _walk(paths, inside, source.rstrip("/") or "/")
    else:
        yield source


def _walk(paths: Sequence[str], inside: str, shown: str) -> Iterator[str | SkippedError]:
    """Files below ``inside``, called as the user calls the folder."""
    left: Counter[str] = Counter()
    root = inside.rstrip("/")
    found = False
    for path in paths:
        rest = path[len(root) :].lstrip("/")
        if any(part.startswith(".") for part in rest.split("/")):
            continue
        if suffix_of(rest) in _READ:
            found = True
            yield posixpath.join(shown, rest)
        else:
            left[posixpath.splitext(rest)[1].lower()] += 1
    if left:
        yield left_out(shown, left)
    elif not found:
        yield SkippedError(shown, "holds no files", "Check the path")
