"""What the record holds of one document: its own findings, and what merging made of each."""

from __future__ import annotations

from sqlalchemy import Column, Connection, select

from dragoman.chronicle import Holding
from dragoman.store.casting import fetch_cast
from dragoman.store.promising import fetch_commitments
from dragoman.store.saying import fetch_said
from dragoman.store.schema import PER_DOCUMENT, merged, told
from dragoman.store.timeline import fetch_timeline


def fetch_holding(connection: Connection, document: int) -> Holding:
    """What is held of the document with this number, found by number, where it lies."""
    m, o, s, a = (
        merged.event_reports.c,
        merged.debt_owed.c,
        told.statements.c,
        told.actors.c,
    )
    first = document * PER_DOCUMENT

    def own(wanted: Column[int], item: Column[int]) -> list[int]:
        rows = connection.execute(
            select(wanted).where(item.between(first, first + PER_DOCUMENT - 1)).distinct()
        )
        return sorted(int(one) for one in rows.scalars())

    events = fetch_timeline(connection, own(m.event, m.report))
    owed = connection.execute(
        select(told.owed.c.id, o.debt)
        .join_from(merged.debt_owed, told.owed, told.owed.c.number == o.owed)
        .where(o.owed.between(first, first + PER_DOCUMENT - 1))
    ).all()
    debts = sorted({row.debt for row in owed})
    known = dict(zip(debts, fetch_commitments(connection, debts), strict=True))
    said = fetch_said(connection, own(s.number, s.number))
    actors = connection.execute(
        select(a.id, a.signature).where(a.number.between(first, first + PER_DOCUMENT - 1))
    ).all()
    cast = fetch_cast(connection, [row.signature for row in actors])
    return Holding(
        {told_of.id: event for event in events for told_of in event.reports},
        {one.id: one for one in said.values()},
        {row.id: known[row.debt] for row in owed},
        {row.id: cast[row.signature] for row in actors if row.signature in cast},
    )


__all__ = ["fetch_holding"]
