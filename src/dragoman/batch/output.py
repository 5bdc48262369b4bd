"""Where coded tables go: parts of tables, marks of what is done, the schema beside them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from dragoman.batch.columns import Row, Rows, Table
from dragoman.batch.folder import open_folder
from dragoman.batch.parquet import ParquetPart
from dragoman.batch.places import Place, place
from dragoman.batch.shard import Shard, Tally
from dragoman.batch.tables import BY_NAME, TABLES, schema
from dragoman.batch.text_parts import CsvPart, JsonlPart
from dragoman.errors import InputError

Format = Literal["parquet", "csv", "jsonl"]
SCHEMA, STATE, DONE = "schema.json", "coded.json", "shards"


@dataclass(frozen=True, slots=True)
class Out:
    """A folder to code into, as plain data: a path or URL, and the format of its parts."""

    path: str
    format: Format = "parquet"


class _Part(Protocol):
    def add(self, rows: Sequence[Row]) -> None: ...

    def content(self) -> bytes | None: ...


def _part(kind: str, table: Table) -> _Part:
    if kind == "csv":
        return CsvPart(table)
    if kind == "jsonl":
        return JsonlPart(table)
    return ParquetPart(table)


class Parts:
    """The parts of one shard in the making, a file for each table that has rows."""

    def __init__(self, out: Out) -> None:
        self._out = out
        self._parts = {table.name: _part(out.format, table) for table in TABLES}

    def add(self, rows: Mapping[str, Sequence[Row]]) -> None:
        """More rows, by table."""
        for name, some in rows.items():
            self._parts[name].add(some)

    def write(self, shard: str) -> None:
        """Write the files, each whole or not at all, in the place of those of an earlier try."""
        folder = place(self._out.path)
        for name, part in self._parts.items():
            content = part.content()
            file = f"{name}/{shard}.{self._out.format}"
            if content is None:
                folder.remove(file)
            else:
                folder.write(file, content)


def begin(out: Out, provenance: Mapping[str, str]) -> None:
    """Make the folder ready; to go on in one that was coded with other settings is refused.

    Raises InputError where the folder holds something else, or tables of another provenance.
    """
    folder = place(out.path)
    told = {"format": out.format, **provenance}
    if folder.holds(STATE):
        with folder.open(STATE) as stream:
            before = json.load(stream)
        other = [name for name, value in told.items() if before.get(name) != value]
        if other:
            problem = f"was coded with another {', '.join(other)}"
            raise InputError(out.path, problem, "Give a new folder, or remove this one")
    elif folder.files():
        raise InputError(out.path, "is not empty and no coded folder", "Give a new folder")
    folder.sweep([table.name for table in TABLES] + [DONE])
    folder.write(SCHEMA, _json(schema()))
    folder.write(STATE, _json(told))


def finished(out: Out, shard: Shard, tally: Tally) -> None:
    """Mark a shard as done: its parts are all there."""
    told = {"source": shard.source, **tally.to_dict()}
    place(out.path).write(f"{DONE}/{shard.id}.json", _json(told))


def done(out: Out) -> set[str]:
    """The ids of the shards that are done."""
    return {name.removesuffix(".json") for name in place(out.path).files(DONE)}


def done_with(out: Out, shard: str) -> Tally | None:
    """What a shard gave, where it is done."""
    folder = place(out.path)
    if not folder.holds(f"{DONE}/{shard}.json"):
        return None
    return _tally(folder, f"{shard}.json")[1]


def _tally(folder: Place, name: str) -> tuple[str, Tally]:
    """A shard's source and what it gave."""
    with folder.open(f"{DONE}/{name}") as stream:
        told = json.load(stream)
    return told.pop("source"), Tally.from_dict(told)


def tallies(out: Out) -> Iterator[tuple[str, str, Tally]]:
    """Each shard that is done: its id, its source, and what it gave."""
    folder = place(out.path)
    for name in folder.files(DONE):
        yield name.removesuffix(".json"), *_tally(folder, name)


def forget(out: Out, shard: str) -> None:
    """Remove a shard's parts; the mark goes first, so that half of them never count."""
    folder = place(out.path)
    folder.remove(f"{DONE}/{shard}.json")
    for table in TABLES:
        folder.remove(f"{table.name}/{shard}.{out.format}")


def rewrite(out: Out, shard: str, table: str, kept: Callable[[Row], bool]) -> None:
    """Write a shard's part of a table anew with the rows that are kept."""
    name = f"{shard}.{out.format}"
    coded = open_folder(out.path)
    if not coded.folder.holds(f"{table}/{name}"):
        return
    part = _part(out.format, BY_NAME[table])
    part.add([row for row in coded.part(table, name) if kept(row)])
    content = part.content()
    if content is None:
        coded.folder.remove(f"{table}/{name}")
    else:
        coded.folder.write(f"{table}/{name}", content)


def _json(value: Any) -> bytes:
    return (json.dumps(value, indent=1, ensure_ascii=False) + "\n").encode()


__all__ = ["DONE", "SCHEMA", "STATE", "Format", "Out", "Parts", "Rows"]
