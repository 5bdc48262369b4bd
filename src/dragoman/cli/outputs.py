"""Where a table goes: a file by its suffix, a file in a folder, or standard output."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import click

from dragoman.cli import streams
from dragoman.views.exports.columns import Cell, Table
from dragoman.views.exports.delimited import Delimited, JsonLines
from dragoman.views.exports.parquet import Parquet

SCHEMA = ".schema.json"


class Sink(Protocol):
    """Takes the rows of a table."""

    def write(self, row: Mapping[str, Cell]) -> None:
        """One row."""

    def close(self) -> None:
        """No more rows come."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a table is written: ``suffix`` is tsv, csv, jsonl or parquet."""

    suffix: str
    header: bool = True
    guarded: bool = False

    def resource(self, table: Table, path: str) -> dict[str, Any]:
        """The table as a Frictionless data resource."""
        told: dict[str, Any] = {"name": table.name, "path": path, "format": self.suffix}
        if self.suffix in ("tsv", "csv"):
            told["dialect"] = {"delimiter": _separator(self.suffix), "header": self.header}
        return {**told, "schema": table.schema()}


def look_of(target: Path | None, usual: Look) -> Look:
    """How a file of this name is written; as usual where its suffix says nothing."""
    suffix = target.suffix.lower().removeprefix(".") if target else ""
    known = {"tsv": "tsv", "txt": "tsv", "tab": "tsv", "csv": "csv", "jsonl": "jsonl",
             "parquet": "parquet"}  # fmt: skip
    return Look(known.get(suffix, usual.suffix), usual.header, usual.guarded)


@contextmanager
def sink(target: Path | None, table: Table, look: Look) -> Iterator[Sink]:
    """What takes the rows. A file takes its name only when it is whole."""
    if look.suffix == "parquet":
        if target is None:
            raise click.UsageError("Parquet goes to a file: name one with --output.")
        with _beside(target) as part:
            made: Sink = Parquet(part, table)
            yield made
            made.close()
        return
    with opened(target) as stream:
        if look.suffix == "jsonl":
            made = JsonLines(stream, table)
        else:
            separator = _separator(look.suffix)
            guarded = look.guarded and look.suffix == "csv"
            made = Delimited(
                stream, table, separator=separator, header=look.header, guarded=guarded
            )
        yield made
        made.close()


@contextmanager
def opened(target: Path | None) -> Iterator[Any]:
    """A text stream to a file, which takes its name only when it is whole; None is standard
    output. Raises DragomanError where it cannot be written."""
    if target is None:
        with streams.opened(None) as stream:
            yield stream
            stream.flush()
        return
    with _beside(target) as part, streams.opened(part) as stream:
        yield stream


@contextmanager
def opened_binary(target: Path | None) -> Iterator[Any]:
    """The same for bytes."""
    if target is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    with _beside(target) as part, part.open("wb") as stream:
        yield stream


def write_schema(target: Path | None, told: Mapping[str, Any]) -> None:
    """The schema file beside an output; none beside standard output."""
    if target is None:
        return
    beside = target / "schema.json" if target.is_dir() else target.with_name(target.name + SCHEMA)
    with opened(beside) as stream:
        stream.write(json.dumps(told, indent=1, ensure_ascii=False) + "\n")


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A file beside the target, renamed to it in the end, removed where something fails."""
    if target.is_dir():
        raise click.UsageError(f"{target} is a folder: this format is one file. Name it.")
    part = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        yield part
        part.replace(target)
    except OSError as error:
        raise streams.unwritable(target, error) from None
    finally:
        part.unlink(missing_ok=True)


def _separator(suffix: str) -> str:
    return "," if suffix == "csv" else "\t"
