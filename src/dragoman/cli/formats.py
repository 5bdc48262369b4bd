"""The formats of ``dragoman export``: what each is made of and how it is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

import click

from dragoman import __version__
from dragoman.chronicle import Filter, Who
from dragoman.cli.outputs import Look, Sink, look_of, opened, opened_binary, sink, write_schema
from dragoman.views.exports import (
    entities,
    gdelt,
    graph,
    ical,
    icews,
    mentions,
    plover,
    polecat,
    relations,
)
from dragoman.views.exports.choosing import WITHOUT_DAY, Dated, LeftOut, Policy, dated
from dragoman.views.exports.columns import Row, Table
from dragoman.views.exports.items import Item
from dragoman.views.exports.schemas import OF_EVENTS, OF_RECORD

_VERSION = f"dragoman {__version__}"
#: Commitments read at a time.
_SOME = 500


@dataclass(frozen=True, slots=True)
class Source:
    """What is exported. ``items`` gives the events anew each time it is called; asked with True it
    looks up where reports stand. ``archive`` is the record, None for a coded folder."""

    items: Callable[[bool], Iterator[Item]]
    asked: Filter
    archive: Any = None


@dataclass(frozen=True, slots=True)
class Export:
    """How it is exported; ``header`` None is as usual in the format."""

    policy: Policy
    plain: bool = False
    header: bool | None = None
    table: str = "events"
    verbatim: bool = False

    def shown(self, table: Table) -> Table:
        """The table with or without our own columns."""
        return table.plain() if self.plain else table


@dataclass(frozen=True, slots=True)
class Format:
    """One format. ``dated`` says that it cannot do without a day; ``write`` gives what there is to
    say afterwards."""

    meaning: str
    dated: bool
    write: Callable[[Source, Export, Path | None], list[str]]
    schema: Callable[[Export], Mapping[str, Any]]


def _table(
    meaning: str,
    table: Table,
    rows: Callable[[Iterable[Dated], Policy], Iterator[Row]],
    code: str,
    header: bool = True,
) -> Format:
    """A format that is one table."""

    def look(export: Export, target: Path | None = None) -> Look:
        usual = header if export.header is None else export.header
        return look_of(target, Look("tsv", usual, not export.verbatim))

    def schema(export: Export) -> Mapping[str, Any]:
        return look(export).resource(export.shown(table), "")

    def write(source: Source, export: Export, target: Path | None) -> list[str]:
        shown, written, left_out = export.shown(table), look(export, target), LeftOut()
        told = dated(source.items(True), export.policy, code, left_out)
        with sink(target, shown, written) as out:
            count = _fill(out, rows(told, export.policy))
        write_schema(target, written.resource(shown, target.name if target else ""))
        return _summary(count, "rows", left_out, export.policy)

    return Format(meaning, True, write, schema)


def _fill(out: Sink, rows: Iterable[Row]) -> int:
    count = 0
    for count, row in enumerate(rows, start=1):  # noqa: B007
        out.write(row)
    return count


def _summary(count: int, what: str, left_out: LeftOut, policy: Policy) -> list[str]:
    """How much was written, and what was left out for which reason."""
    told = [f"{count:,} {what}"]
    for reason, number in left_out.most_common():
        told.append(f"{number:,} events {reason} are left out")
    if left_out[WITHOUT_DAY] and policy.undated == "out":
        told.append("--undated publication dates those of them that reports do not look back on")
    return told


# --------------------------------------------------------------------------- our own tables


def _own(meaning: str, suffix: str) -> Format:
    """Our own tables: one to a file or standard output, all of them to a folder."""

    def look(export: Export) -> Look:
        return Look(suffix, export.header is not False, not export.verbatim)

    def schema(export: Export) -> Mapping[str, Any]:
        return look(export).resource(OF_RECORD[export.table], "")

    def write(source: Source, export: Export, target: Path | None) -> list[str]:
        tables = OF_EVENTS if source.archive is None else OF_RECORD
        if target is not None and (target.is_dir() or not target.suffix):
            return _write_folder(source, tables, target, look(export))
        if export.table not in tables:
            known = ", ".join(tables)
            raise click.UsageError(f"A coded folder has no {export.table} to export but {known}.")
        shown, written = tables[export.table], look_of(target, look(export))
        told = (row for name, row in _told(source, {export.table}) if name == export.table)
        with sink(target, shown, written) as out:
            count = _fill(out, told)
        write_schema(target, written.resource(shown, target.name if target else ""))
        return [f"{count:,} rows of {export.table}"]

    return Format(meaning, False, write, schema)


def _write_folder(
    source: Source, tables: Mapping[str, Table], target: Path, look: Look
) -> list[str]:
    target.mkdir(parents=True, exist_ok=True)
    counts = Counter[str]()
    with ExitStack() as stack:
        sinks = {
            name: stack.enter_context(sink(target / f"{name}.{look.suffix}", table, look))
            for name, table in tables.items()
        }
        for name, row in _told(source, set(tables)):
            sinks[name].write(row)
            counts[name] += 1
    resources = [look.resource(one, f"{name}.{look.suffix}") for name, one in tables.items()]
    write_schema(target, {"name": "dragoman", "resources": resources})
    return [f"{counts[name]:,} {name}" for name in tables if counts[name]]


def _told(source: Source, wanted: set[str]) -> Iterator[tuple[str, Row]]:
    """The rows of the tables that are wanted, and of those made together with them."""
    if wanted & set(OF_EVENTS):
        yield from relations.of_events(source.items("reports" in wanted))
    if source.archive is None:
        return
    asked = replace(
        source.asked, acts=(), certainties=(), contacts=False, background=None, limit=0, offset=0
    )
    reader = source.archive.reader
    makers: tuple[tuple[str, Callable[[], Iterator[tuple[str, Row]]]], ...] = (
        ("documents", lambda: relations.of_sources(reader.flow("documents", asked))),
        ("statement", lambda: relations.of_statements(reader.flow("statements", asked))),
        ("position", lambda: relations.of_positions(reader.flow("positions", asked))),
        ("commitment", lambda: relations.of_commitments(_commitments(source.archive, asked))),
        ("actor", lambda: relations.of_profiles(reader.flow("actors", asked))),
    )
    for prefix, rows in makers:
        if any(name.startswith(prefix) for name in wanted):
            yield from rows()


def _commitments(archive: Any, asked: Filter) -> Iterator[Any]:
    """Commitments as they stand today, some at a time."""
    offset = 0
    while some := archive.commitments(replace(asked, limit=_SOME, offset=offset)):
        yield from some
        offset += len(some)


# --------------------------------------------------------------------------- documents


def _schema_of(*tables: Table) -> Callable[[Export], Mapping[str, Any]]:
    def schema(export: Export) -> Mapping[str, Any]:
        told = [export.shown(one).schema() for one in tables]
        return told[0] if len(told) == 1 else {"tables": told}

    return schema


def _write_plover(source: Source, export: Export, target: Path | None) -> list[str]:
    left_out, count = LeftOut(), 0
    told = dated(source.items(True), export.policy, "plover_type", left_out)
    with opened(target) as stream:
        for found in plover.events(told, _VERSION, export.plain):
            stream.write(plover.render(found))
            count += 1
    write_schema(target, _schema_of(plover.EVENTS)(export))
    return _summary(count, "events", left_out, export.policy)


def _write_entities(source: Source, export: Export, target: Path | None) -> list[str]:
    counts = Counter[str]()
    cast: dict[str, Who] = {}
    profiles = () if source.archive is None else source.archive.reader.flow("actors", Filter())
    with opened(target) as stream:
        every = chain(
            entities.of_events(source.items(True), cast, export.plain),
            entities.of_cast(cast, profiles),
        )
        for found in every:
            stream.write(plover.render(found))
            counts[found["schema"]] += 1
    write_schema(target, _schema_of(entities.ENTITIES)(export))
    return [f"{number:,} of {schema}" for schema, number in counts.most_common()]


def _write_graph(source: Source, export: Export, target: Path | None) -> list[str]:
    left_out = LeftOut()
    told = dated(source.items(False), export.policy, None, left_out)
    with opened_binary(target) as stream:
        count = graph.write(told, stream, export.shown(graph.EDGES), left_out)
    write_schema(target, _schema_of(graph.NODES, graph.EDGES)(export))
    return _summary(count, "edges", left_out, export.policy)


def _write_calendar(source: Source, export: Export, target: Path | None) -> list[str]:
    left_out, policy = LeftOut(), export.policy
    if policy.undated == "empty":
        raise click.UsageError("A calendar has no entries without a day: --undated out.")
    told = dated(source.items(False), policy, None, left_out)
    count = 0
    with opened_binary(target) as stream:
        for part in ical.lines(told, __version__, export.plain):
            stream.write(part)
            count += 1
    write_schema(target, _schema_of(ical.ENTRIES)(export))
    return _summary(count - 3, "entries", left_out, policy)


def _polecat(told: Iterable[Dated], policy: Policy) -> Iterator[Row]:
    return polecat.events(told, policy, _VERSION)


FORMATS: Mapping[str, Format] = {
    "gdelt": _table(
        "GDELT 2.0 events in CAMEO, 61 columns", gdelt.EVENTS, gdelt.events, "cameo", header=False
    ),
    "gdelt-mentions": _table(
        "GDELT 2.0 mentions, 16 columns", mentions.MENTIONS, mentions.mentions, "cameo",
        header=False,
    ),
    "icews": _table("ICEWS, 20 columns", icews.EVENTS, icews.events, "cameo"),
    "polecat": _table("POLECAT, 40 columns", polecat.EVENTS, _polecat, "plover_type"),
    "plover": Format("PLOVER JSON", True, _write_plover, _schema_of(plover.EVENTS)),
    "ftm": Format(
        "FollowTheMoney entities", False, _write_entities, _schema_of(entities.ENTITIES)
    ),
    "parquet": _own("our own tables", "parquet"),
    "csv": _own("the same", "csv"),
    "jsonl": _own("the same as JSON lines", "jsonl"),
    "graphml": Format("a network", False, _write_graph, _schema_of(graph.NODES, graph.EDGES)),
    "ical": Format("a calendar", True, _write_calendar, _schema_of(ical.ENTRIES)),
}  # fmt: skip
