"""What is in the record, counted and named."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, Select, Table, func, select

from dragoman.chronicle import Filter, Refused, Source
from dragoman.store.documents import fetch_sources
from dragoman.store.filtering import document_conditions
from dragoman.store.kinds import KINDS
from dragoman.store.schema import merged, told

#: Kind of record, its id, and where it stands: document, first and last offset.
Target = tuple[str, str, tuple[str, int, int] | None]

_COUNTED: dict[str, Table] = {
    "texts": told.texts,
    "documents": told.readings,
    "publications": told.publications,
    "statements": told.statements,
    "reports": told.reports,
    "events": merged.events,
    "actors": merged.people,
    "stories": merged.stories,
    "positions": told.positions,
    "commitments": merged.debts,
    "judgements": merged.judgements,
    "refused": told.refused,
    "fresh": merged.fresh,
}


def fetch_counts(connection: Connection) -> dict[str, int]:
    """How many of each there are. ``documents`` are those read, ``texts`` with their variants;
    ``fresh`` are marks of what is still to be merged."""
    return {
        name: int(connection.execute(select(func.count()).select_from(table)).scalar_one())
        for name, table in _COUNTED.items()
    }


def find_documents(connection: Connection, asked: Filter) -> tuple[Source, ...]:
    """Documents that are read and that a filter keeps, newest last."""
    query = documents_kept(connection, asked)
    query = query.limit(asked.limit or None).offset(asked.offset or None)
    numbers = list(reversed(connection.execute(query).scalars().all()))
    sources = fetch_sources(connection, numbers)
    return tuple(sources[number] for number in numbers)


def documents_kept(connection: Connection, asked: Filter) -> Select[Any]:
    """Numbers of all documents that a filter keeps, newest first, whatever its limit."""
    d = told.documents.c
    conditions = [d.variant_of.is_(None), *document_conditions(connection, asked)]
    query = select(d.number).where(*conditions)
    return query.order_by(func.coalesce(d.day, "").desc(), d.number.desc())


def fetch_read(connection: Connection, unlike: dict[str, str] | None) -> tuple[str, ...]:
    """Ids of the documents that are read, in the order they were added; with ``unlike`` those that
    were read otherwise than that."""
    r, d = told.readings.c, told.documents.c
    query = select(d.id).join_from(told.readings, told.documents, d.number == r.document)
    if unlike is not None:
        same = [number for number, values, _ in provenances(connection) if values == unlike]
        query = query.where(r.provenance.not_in(same))
    return tuple(connection.execute(query.order_by(d.number)).scalars())


def provenances(connection: Connection) -> list[tuple[int, dict[str, str], int]]:
    """Number, values and documents of every way in which documents were read."""
    v, r = told.provenance_values.c, told.readings.c
    values: dict[int, dict[str, str]] = defaultdict(dict)
    for row in connection.execute(select(told.provenance_values).order_by(v.provenance)):
        values[row.provenance][row.name] = row.value
    counts = connection.execute(
        select(r.provenance, func.count()).group_by(r.provenance).order_by(r.provenance)
    )
    return [(number, dict(values[number]), int(count)) for number, count in counts]


def fetch_refused(connection: Connection) -> tuple[Refused, ...]:
    """What is in quarantine, by name."""
    rows = connection.execute(select(told.refused).order_by(told.refused.c.name))
    return tuple(_refused(row) for row in rows)


def _refused(row: Any) -> Refused:
    return Refused(
        row.name, row.problem, row.remedy, row.tries, row.first, row.last, json.loads(row.given)
    )


def find_targets(connection: Connection, name: str) -> tuple[Target, ...]:
    """The records as read behind an id, which judgements are written on.

    An event's id stands for all its reports, a report's own id for that report; likewise
    commitments and actors.
    """
    for kind in ("event", "commitment", "actor"):
        table = KINDS[kind]
        number = connection.execute(
            select(table.clusters.c.number).where(table.clusters.c.id == name)
        ).scalar()
        if number is not None:
            items = select(table.item_column).where(table.cluster_column == number)
            return _targets(connection, kind, table.items, table.items.c.number.in_(items))
    for kind, rows in (
        ("event", told.reports),
        ("statement", told.statements),
        ("position", told.positions),
        ("commitment", told.owed),
        ("actor", told.signatures),
    ):
        found = _targets(connection, kind, rows, rows.c.id == name)
        if found:
            return found
    return ()


def _targets(connection: Connection, kind: str, table: Table, condition: Any) -> tuple[Target, ...]:
    if kind == "actor":
        rows = connection.execute(select(table.c.id).where(condition).order_by(table.c.number))
        return tuple((kind, name, None) for name in rows.scalars())
    c, d = table.c, told.documents.c
    found = connection.execute(
        select(c.id, d.id, c.start_at, c.end_at)
        .join_from(table, told.documents, d.number == c.document)
        .where(condition)
        .order_by(c.number)
    )
    return tuple((kind, name, (document, start, end)) for name, document, start, end in found)


def story_of(connection: Connection, number: int) -> tuple[Source, ...]:
    """The other documents of the story that a document belongs to."""
    m = merged.story_documents.c
    story = select(m.story).where(m.document == number).scalar_subquery()
    rows = connection.execute(
        select(m.document).where(m.story == story, m.document != number).order_by(m.document)
    )
    return tuple(fetch_sources(connection, rows.scalars().all()).values())


__all__ = [
    "Target",
    "fetch_counts",
    "fetch_read",
    "fetch_refused",
    "find_documents",
    "find_targets",
    "provenances",
    "story_of",
]
