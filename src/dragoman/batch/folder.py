"""A coded folder, opened: its tables as rows again, whatever the format and wherever it lies.

A folder holds ``schema.json`` and, for each table with rows, a folder of the table's name with part
files (``reports/3f2a….parquet``). :func:`open_folder` reads any of the formats, local or by URL.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from dragoman.batch.columns import Column, Row
from dragoman.batch.parquet import read_rows
from dragoman.batch.places import Place, place
from dragoman.batch.text_parts import read_csv, read_jsonl
from dragoman.errors import InputError

_SCHEMA = "schema.json"
_REMEDY = "Give a folder that dragoman code wrote"
_SUFFIXES = ("parquet", "csv", "jsonl")


@dataclass(frozen=True, slots=True)
class Held:
    """A table of a folder: its columns, as the folder's own schema file has them."""

    name: str
    columns: tuple[Column, ...]


class Coded:
    """A coded folder. ``tables`` are those its schema has, ``folder`` where it lies."""

    def __init__(self, folder: Place, tables: Sequence[Held]) -> None:
        self.folder = folder
        self.tables = {one.name: one for one in tables}

    def parts(self, table: str) -> list[str]:
        """The names of a table's part files, sorted; none where no document gave any row.

        Raises InputError where the folder has no such table.
        """
        if table not in self.tables:
            known = ", ".join(self.tables)
            raise InputError(f"{self.folder}", f"has no table {table}", f"Tables are: {known}")
        files = self.folder.files(table)
        return [name for name in files if name.rpartition(".")[2] in _SUFFIXES]

    def part(self, table: str, name: str) -> Iterator[Row]:
        """The rows of one part file, each with every column; None where a cell is empty."""
        with self.folder.open(f"{table}/{name}") as stream:
            yield from _read(name.rpartition(".")[2], stream, self.tables[table].columns)

    def rows(self, table: str) -> Iterator[Row]:
        """The rows of a table, part by part."""
        for name in self.parts(table):
            yield from self.part(table, name)

    def documents(self) -> Iterator[dict[str, list[Row]]]:
        """Everything that some documents have, by table: the rows of each part, one by one."""
        held = {table: set(self.parts(table)) for table in self.tables}
        for name in sorted(set().union(*held.values())):
            yield {
                table: list(self.part(table, name)) if name in parts else []
                for table, parts in held.items()
            }


def open_folder(path: str) -> Coded:
    """The coded folder at a path or URL; InputError where there is none."""
    folder = place(path)
    try:
        with folder.open(_SCHEMA) as stream:
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


def _read(suffix: str, stream: BinaryIO, columns: Sequence[Column]) -> Iterator[Row]:
    if suffix == "csv":
        return read_csv(stream, columns)
    if suffix == "jsonl":
        return read_jsonl(stream, columns)
    return read_rows(stream, columns)
