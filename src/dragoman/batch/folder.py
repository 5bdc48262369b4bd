"""A coded folder, opened: its tables as rows again, whatever the format and wherever it lies.

A folder holds ``schema.json`` and, for each table with rows, a folder of the table's name with part
files (``reports/3f2a….parquet``). :func:`open_folder` reads any of the formats, local or by URL.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from dragoman.batch.columns import Cell, Column, Kind, Row
from dragoman.batch.places import Place, place
from dragoman.errors import InputError, MissingExtraError

SCHEMA = "schema.json"
_REMEDY = "Give a folder that dragoman code wrote"
_CELLS: dict[Kind, Callable[[str], Cell]] = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": lambda value: value == "true",
}


@dataclass(frozen=True, slots=True)
class Held:
    """A table of a folder: its columns, as the folder's own schema file has them."""

    name: str
    columns: tuple[Column, ...]


class Coded:
    """A coded folder. Rows come part by part, parts in the order of their names."""

    def __init__(self, folder: Place, tables: Sequence[Held]) -> None:
        self.folder = folder
        self.tables = {one.name: one for one in tables}

    def rows(self, table: str) -> Iterator[Row]:
        """The rows of a table, each with every column; none where no document gave any.

        Raises InputError where the folder has no such table or a part cannot be read.
        """
        if table not in self.tables:
            known = ", ".join(self.tables)
            raise InputError(f"{self.folder}", f"has no table {table}", f"Tables are: {known}")
        held = self.tables[table]
        for name in self.folder.files(table):
            suffix = name.rpartition(".")[2]
            if suffix in _READERS:
                with self.folder.open(f"{table}/{name}") as stream:
                    yield from _READERS[suffix](stream, held.columns)

    def documents(self) -> Iterator[dict[str, list[Row]]]:
        """The rows of each part by table: everything that some documents have, little at a time."""
        parts = sorted({name for table in self.tables for name in self.folder.files(table)})
        held = {table: set(self.folder.files(table)) for table in self.tables}
        for name in parts:
            suffix = name.rpartition(".")[2]
            if suffix not in _READERS:
                continue
            found: dict[str, list[Row]] = {}
            for table, one in self.tables.items():
                found[table] = []
                if name in held[table]:
                    with self.folder.open(f"{table}/{name}") as stream:
                        found[table] = list(_READERS[suffix](stream, one.columns))
            yield found


def open_folder(path: str) -> Coded:
    """The coded folder at a path or URL; InputError where there is none."""
    folder = place(path)
    try:
        with folder.open(SCHEMA) as stream:
            told = json.load(stream)
        return Coded(folder, [_held(one) for one in told["tables"]])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(path, f"is no coded folder ({error})", _REMEDY) from None


def _held(told: dict[str, Any]) -> Held:
    pointing = {
        one["fields"]: f"{one['reference']['resource']}.{one['reference']['fields']}"
        for one in told["foreignKeys"]
    }
    columns = tuple(
        Column(
            one["name"],
            one["type"],
            one["description"],
            pointing.get(one["name"]),
            bool(one.get("constraints", {}).get("required")),
        )
        for one in told["fields"]
    )
    return Held(told["name"], columns)


def _parquet(stream: BinaryIO, columns: Sequence[Column]) -> Iterator[Row]:
    try:
        import pyarrow.parquet as parquet
    except ImportError:
        problem = "Parquet is read by pyarrow, which is not installed"
        raise MissingExtraError(f"{problem}: pip install 'dragoman[batch]'") from None
    names = [one.name for one in columns]
    for some in parquet.ParquetFile(stream).iter_batches(4096, columns=names):
        yield from some.to_pylist()


def _csv(stream: BinaryIO, columns: Sequence[Column]) -> Iterator[Row]:
    """Rows of CSV: an empty cell is None, since none of ours is an empty text."""
    kinds = {one.name: _CELLS[one.kind] for one in columns}
    for row in csv.DictReader(io.TextIOWrapper(stream, "utf-8", newline="")):
        yield {name: (made(row[name]) if row[name] else None) for name, made in kinds.items()}


def _jsonl(stream: BinaryIO, columns: Sequence[Column]) -> Iterator[Row]:
    for line in stream:
        row = json.loads(line)
        yield {one.name: row.get(one.name) for one in columns}


_READERS: dict[str, Callable[[BinaryIO, Sequence[Column]], Iterator[Row]]] = {
    "parquet": _parquet,
    "csv": _csv,
    "jsonl": _jsonl,
}
