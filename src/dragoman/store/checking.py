"""Whether the record is whole: the database itself, and what must be true of what it holds."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Table, func, select

from dragoman.store.faults import told
from dragoman.store.inserting import chunks
from dragoman.store.judging import fetch_judgements, standing
from dragoman.store.kinds import KINDS, Kind
from dragoman.store.opening import Store
from dragoman.store.schema import PER_DOCUMENT, merged
from dragoman.store.schema import told as tables

#: Tables that hold words of a document, with the column whose number leads to the document.
_WORDED: tuple[tuple[Table, str], ...] = (
    (tables.statements, "number"),
    (tables.statement_spans, "statement"),
    (tables.reports, "number"),
    (tables.report_spans, "report"),
    (tables.positions, "number"),
    (tables.owed, "number"),
)
#: Faults of one sort that are told one by one; the rest is counted.
_TOLD = 20


def check(store: Store) -> tuple[str, ...]:
    """What is wrong with the record, a line each; empty where it is whole."""
    with told(store.name), store.engine.connect() as connection:
        if store.server:
            connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            found: list[str] = []
            for faults in (
                _database(connection),
                _documents(connection),
                _contents(connection),
                _merged_words(connection),
                *(_merging(connection, kind) for kind in KINDS.values()),
                _search(connection),
            ):
                found += _some(list(faults))
            return tuple(found)


def _some(faults: list[str]) -> list[str]:
    """The first of many faults, and how many more there are."""
    more = len(faults) - _TOLD
    return faults[:_TOLD] + ([f"… and {more:,} more like this"] if more > 0 else [])


def _database(connection: Connection) -> Iterator[str]:
    """What SQLite says of its own file. PostgreSQL sees to this itself."""
    if connection.dialect.name != "sqlite":
        return
    for row in connection.exec_driver_sql("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield f"the file is damaged: {row[0]}"
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"table {row[0]}, row {row[1]} points at nothing in {row[2]}"


def _documents(connection: Connection) -> Iterator[str]:
    """Every document is whole: text and publication, and a reading unless it is a variant."""
    d = tables.documents.c
    for table, what in ((tables.texts, "text"), (tables.publications, "publication")):
        rows = connection.execute(
            select(d.id).where(d.number.not_in(select(table.c.document)))
        ).scalars()
        yield from (f"document {name} has no {what}" for name in rows)
    readings = select(tables.readings.c.document)
    for name in connection.execute(
        select(d.id).where(d.variant_of.is_(None), d.number.not_in(readings))
    ).scalars():
        yield f"document {name} has no reading"
    for name in connection.execute(
        select(d.id).where(d.variant_of.is_not(None), d.number.in_(readings))
    ).scalars():
        yield f"document {name} is a variant and has a reading of its own"
    other = tables.documents.alias()
    for name in connection.execute(
        select(d.id)
        .join(other, other.c.number == d.variant_of)
        .where(other.c.variant_of.is_not(None))
    ).scalars():
        yield f"document {name} is a variant of a variant"


def _contents(connection: Connection) -> Iterator[str]:
    """Every record shows its words, and every reading has all its rows."""
    numbers = connection.execute(select(tables.readings.c.document)).scalars().all()
    for some in chunks(sorted(numbers), 200):
        t, r, d = tables.texts.c, tables.readings.c, tables.documents.c
        rows = connection.execute(
            select(d.number, d.id, t.text, r.compressed)
            .join_from(tables.documents, tables.texts, t.document == d.number)
            .join(tables.readings, r.document == d.number)
            .where(d.number.in_(some))
        ).all()
        texts = {row.number: row.text for row in rows}
        names = {row.number: row.id for row in rows}
        first, last = min(some) * PER_DOCUMENT, (max(some) + 1) * PER_DOCUMENT - 1
        for table, column in _WORDED:
            yield from _words(connection, table, column, (first, last), (texts, names))
        yield from _counted(connection, rows, (first, last))


def _words(
    connection: Connection,
    table: Table,
    column: str,
    within: tuple[int, int],
    known: tuple[dict[int, str], dict[int, str]],
) -> Iterator[str]:
    """Words that do not stand where they are said to."""
    texts, names = known
    c = table.c
    for number, start, end, words in connection.execute(
        select(c[column], c.start_at, c.end_at, c.words).where(c[column].between(*within))
    ):
        text = texts.get(number // PER_DOCUMENT)
        if text is not None and text[start:end] != words:
            yield (
                f"{table.name}: {words[:40]!r} does not stand at {start} of "
                f"{names[number // PER_DOCUMENT]}"
            )


def _counted(connection: Connection, rows: Any, within: tuple[int, int]) -> Iterator[str]:
    """Readings that cannot be unpacked, or whose rows are not all there."""
    counts: dict[str, dict[int, int]] = {}
    for table in (tables.actors, tables.statements):
        found = connection.execute(
            select(table.c.document, func.count())
            .where(table.c.number.between(*within))
            .group_by(table.c.document)
        )
        counts[table.name] = {number: int(count) for number, count in found}
    for row in rows:
        try:
            reading = json.loads(zlib.decompress(bytes(row.compressed)))
        except (ValueError, zlib.error) as error:
            yield f"the reading of {row.id} cannot be unpacked: {error}"
            continue
        for name, known in counts.items():
            wanted, held = len({one["id"] for one in reading[name]}), known.get(row.number, 0)
            if wanted != held:
                yield f"document {row.id} tells {wanted} {name}, {held} have rows"


def _merged_words(connection: Connection) -> Iterator[str]:
    """Words of merged commitments and of their steps."""
    b, s, e = merged.debts.c, merged.debt_steps.c, merged.debt_step_spans.c
    t, d = tables.texts.c, tables.documents.c
    queries = (
        select(b.document, b.start_at, b.end_at, b.words),
        select(s.document, e.start_at, e.end_at, e.words).join_from(
            merged.debt_step_spans,
            merged.debt_steps,
            (s.debt == e.debt) & (s.position == e.step),
        ),
    )
    for query in queries:
        rows = connection.execute(query).all()
        for some in chunks(sorted({row.document for row in rows}), 200):
            texts = {
                number: (name, text)
                for number, name, text in connection.execute(
                    select(d.number, d.id, t.text)
                    .join_from(tables.documents, tables.texts, t.document == d.number)
                    .where(d.number.in_(some))
                )
            }
            for number, start, end, words in rows:
                if number in texts and texts[number][1][start:end] != words:
                    name = texts[number][0]
                    yield f"debts: {words[:40]!r} does not stand at {start} of {name}"


def _merging(connection: Connection, kind: Kind) -> Iterator[str]:
    """Every item is in one merged record, or marked as to be merged, or rejected."""
    i, f = kind.items.c, merged.fresh.c
    present = [i.documents > 0] if kind.name == "actor" else []
    if kind.name == "story":
        present = [i.number.in_(select(tables.readings.c.document))]
    marked = select(f.item).where(f.kind == kind.name)
    lost = connection.execute(
        select(i.id).where(
            *present, i.number.not_in(select(kind.item_column)), i.number.not_in(marked)
        )
    ).scalars()
    rejected = _rejected(connection, kind.name)
    yield from (
        f"{kind.name} {name} is neither merged nor marked as to be merged"
        for name in lost
        if name not in rejected
    )
    c = kind.clusters.c
    for name in connection.execute(
        select(c.id).where(c.number.not_in(select(kind.cluster_column)))
    ).scalars():
        yield f"merged {kind.name} {name} rests on nothing"
    for item in connection.execute(
        select(f.item).where(f.kind == kind.name, f.item.not_in(select(i.number)))
    ).scalars():
        yield f"{kind.name} number {item} is marked as to be merged and is not there"


def _rejected(connection: Connection, kind: str) -> set[str]:
    """Items that people said are wrong."""
    last: dict[str, str] = {}
    for one in standing(fetch_judgements(connection)):
        if one.kind == kind and one.verdict in ("confirm", "reject"):
            last[one.target] = one.verdict
    return {target for target, verdict in last.items() if verdict == "reject"}


def _search(connection: Connection) -> Iterator[str]:
    """Full-text search knows what is stored, all of it and nothing else."""
    server = connection.dialect.name != "sqlite"
    for words, table in (
        ("document_words", tables.readings),
        ("statement_words", tables.statements),
    ):
        counted = words if server else f"{words}_docsize"
        held = connection.exec_driver_sql(f"SELECT count(*) FROM {counted}").scalar_one()
        wanted = connection.execute(select(func.count()).select_from(table)).scalar_one()
        if held != wanted:
            yield f"search knows {held} of {wanted} rows of {table.name}"


__all__ = ["check"]
