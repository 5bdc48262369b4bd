"""Lists of files: JSON lines that name a file beside them instead of holding its text.

    {"file": "readout.txt", "published": "2025-02-12", "publisher": "Example Wire"}

What a line says of a file holds for everything in it. Only files beside the list or in folders
below it are opened.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from dragoman.errors import InputError

from .building import Given
from .lines import parse_line, stated

_SHAPE = 'Name a file beside the list: {"file": "report.txt", "published": "2025-02-12"}'


def is_manifest(first: bytes) -> bool:
    """True where the first line of JSON lines names a file and holds no text."""
    try:
        value = json.loads(first)
    except ValueError:
        return False
    return isinstance(value, dict) and "file" in value and "text" not in value


def listed(
    lines: Iterable[bytes], path: str, given: Given
) -> Iterator[tuple[str, Given] | InputError]:
    """The files of a list, each with what is said of it; an error for a line that names none."""
    folder = Path(path).resolve().parent
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        place = f"{path}, line {number}"
        try:
            value = parse_line(line, place)
            yield _inside(value, folder, PurePath(path).parent, place), stated(value, place, given)
        except InputError as error:
            yield error


def _inside(value: object, folder: Path, shown: PurePath, place: str) -> str:
    """The path of the file a line names, which must not lead out of the list's folder."""
    name = value.get("file") if isinstance(value, dict) else None
    if not isinstance(name, str) or not name.strip():
        raise InputError(place, 'has no "file"', _SHAPE)
    if not (folder / name).resolve().is_relative_to(folder):
        raise InputError(place, f"names a file outside the list's folder ({name})", _SHAPE)
    return str(shown / name)
