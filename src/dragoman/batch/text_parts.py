"""CSV and JSON lines of a table."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO

from dragoman.batch.columns import Cell, Column, Kind, Row, Table

_CELLS: dict[Kind, Callable[[str], Cell]] = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": lambda value: value == "true",
}


class CsvPart:
    """A part in the making: RFC 4180, UTF-8, truth as true and false, None as an empty cell."""

    suffix = "csv"

    def __init__(self, table: Table) -> None:
        self._names = [one.name for one in table.columns]
        self._text = io.StringIO(newline="")
        self._writer = csv.writer(self._text)
        self._writer.writerow(self._names)
        self._empty = True

    def add(self, rows: Sequence[Row]) -> None:
        """More rows."""
        for row in rows:
            self._writer.writerow([_cell(row[name]) for name in self._names])
            self._empty = False

    def content(self) -> bytes | None:
        """The file's bytes; None without rows."""
        return None if self._empty else self._text.getvalue().encode("utf-8", "surrogatepass")


def _cell(value: Cell) -> Cell:
    return str(value).lower() if isinstance(value, bool) else value


def read_csv(stream: BinaryIO, columns: Sequence[Column]) -> Iterator[Row]:
    """The rows of a part; no text of ours is empty, so that an empty cell is None."""
    kinds = {one.name: _CELLS[one.kind] for one in columns}
    for row in csv.DictReader(io.TextIOWrapper(stream, "utf-8", newline="")):
        yield {name: (made(row[name]) if row[name] else None) for name, made in kinds.items()}


class JsonlPart:
    """A part in the making: an object a line, with every column."""

    suffix = "jsonl"

    def __init__(self, table: Table) -> None:
        self._names = [one.name for one in table.columns]
        self._lines: list[bytes] = []

    def add(self, rows: Sequence[Row]) -> None:
        """More rows."""
        for row in rows:
            line = json.dumps({name: row[name] for name in self._names}, ensure_ascii=False)
            self._lines.append(line.encode("utf-8", "surrogatepass") + b"\n")

    def content(self) -> bytes | None:
        """The file's bytes; None without rows."""
        return b"".join(self._lines) or None


def read_jsonl(stream: BinaryIO, columns: Sequence[Column]) -> Iterator[Row]:
    """The rows of a part."""
    for line in stream:
        row = json.loads(line)
        yield {one.name: row.get(one.name) for one in columns}
