"""``dragoman export``."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

import click

from dragoman import lexicon
from dragoman.chronicle import Filter
from dragoman.cli.choices import Listed
from dragoman.cli.counting import counted
from dragoman.cli.filters import narrows
from dragoman.cli.formats import FORMATS, Export, Source
from dragoman.cli.recording import record_option
from dragoman.records import CERTAINTIES
from dragoman.views.exports.choosing import HAPPENED, Policy, Undated
from dragoman.views.exports.schemas import OF_RECORD

_EPILOG = """\b
Examples:
  dragoman export --to gdelt --output events.tsv
  dragoman export --to polecat --undated publication --since 2022-02 --output polecat.tsv
  dragoman export --to parquet --output tables/
  dragoman export coded/ --to icews --country NOR --output icews.csv
  dragoman export --to graphml --certainty all | gzip > network.graphml.gz
"""


@dataclass(frozen=True, slots=True)
class _Options:
    """The options that say how, as click gives them."""

    to: str
    output: Path | None
    certainty: tuple[tuple[str, ...], ...]
    undated: Undated | None
    pairs: bool
    plain: bool
    header: bool | None
    table: str
    schema: bool
    verbatim: bool
    acts: Path | None


@click.command("export", epilog=_EPILOG)
@click.argument("source", required=False, metavar="[SOURCE]")
@click.option(
    "--to",
    required=True,
    type=click.Choice(list(FORMATS)),
    help="The format: "
    + "; ".join(f"{name}: {one.meaning}" for name, one in FORMATS.items())
    + ".",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="Write to this file, or for our own tables to this folder. The suffix of a table's file "
    "says how it is written: .tsv, .csv, .jsonl, .parquet.  [default: standard output]",
)
@click.option(
    "--certainty",
    type=Listed((*CERTAINTIES, "all")),
    multiple=True,
    metavar="CERTAINTY",
    help=f"Any of {', '.join(CERTAINTIES)}, or all; marked in an added column.  "
    f"[default: {','.join(HAPPENED)}]",
)
@click.option(
    "--undated",
    type=click.Choice(["out", "empty", "publication"]),
    help="Events whose day no report gives: left out, with an empty date, or dated by the first "
    "publication, which an added column says.  [default: out where the format asks for a day]",
)
@click.option("--pairs", is_flag=True, help="A row for each actor with each recipient.")
@click.option("--plain", is_flag=True, help="Without our own columns behind the format's.")
@click.option("--header/--no-header", default=None, help="A first row with the columns' names.")
@click.option(
    "--table",
    type=click.Choice(list(OF_RECORD)),
    default="events",
    show_default=True,
    metavar="TABLE",
    help="Of our own tables, which one a file or standard output gets.",
)
@click.option("--schema", is_flag=True, help="Print the columns and their meaning alone, as JSON.")
@click.option(
    "--verbatim",
    is_flag=True,
    help="CSV: leave text as it is, even where a spreadsheet would run it as a formula.",
)
@narrows(
    *("actor", "country", "dyad", "act", "acts", "topic", "publisher", "since", "until"),
    *("contacts", "background", "limit", "offset"),
)
@record_option
def command(asked: Filter, source: str | None, record: str, **given: Any) -> int:
    """Write a record, or a folder that dragoman code wrote, in a format of the field.

    Only what happened is written unless --certainty says otherwise. A schema file stands beside
    every output: each column with its type, its meaning and what fills it.
    """
    options = _Options(**given)
    format_ = FORMATS[options.to]
    certain = tuple(chain(*options.certainty)) or HAPPENED
    asked = replace(asked, certainties=() if "all" in certain else certain)
    usual: Undated = "out" if format_.dated else "empty"
    export = Export(
        Policy(options.undated or usual, options.pairs, format_.dated),
        *(options.plain, options.header, options.table, options.verbatim),
    )
    if options.schema:
        click.echo(json.dumps(format_.schema(export), indent=1, ensure_ascii=False))
        return 0
    held_in = Path(source or record)
    if options.output is not None and options.output.is_file() and held_in.is_file():
        if options.output.samefile(held_in):
            raise click.UsageError("--output is the record itself. Name another file.")
    with _opened(source, record, asked, options.acts) as held:
        done = format_.write(held, export, options.output)
    for told in done:
        click.echo(f"dragoman: {told}", err=True)
    return 0


@contextmanager
def _opened(source: str | None, record: str, asked: Filter, acts: Path | None) -> Iterator[Source]:
    """What is exported, opened: a coded folder where one is named, else the record.

    What opens them is imported only now: it brings the database or Parquet, which no --help needs.
    """
    if source is not None and _is_folder(source):
        folder = importlib.import_module("dragoman.batch.folder").open_folder(source)
        telling = importlib.import_module("dragoman.batch.telling")
        yield Source(lambda settings: counted(telling.items(folder, asked)), asked)
        return
    archives = importlib.import_module("dragoman.archive.asking")
    exporting = importlib.import_module("dragoman.archive.exporting")
    words = lexicon.load(acts)
    with archives.Archive.open(source or record, read_only=True) as archive:
        yield Source(
            lambda settings: counted(exporting.items(archive, asked, words, settings)),
            asked,
            archive,
        )


def _is_folder(source: str) -> bool:
    """A folder, or an address that is no database's."""
    if "://" in source:
        return not source.startswith(("postgresql", "sqlite"))
    return Path(source).is_dir()
