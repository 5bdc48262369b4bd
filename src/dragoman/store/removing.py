"""What a document told taken out again, for another reading of it or because it gives way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Table, delete, func, select, update

from dragoman.store.indexing import unindex
from dragoman.store.inserting import chunks
from dragoman.store.kinds import KINDS, Kind
from dragoman.store.schema import PER_DOCUMENT, merged, told
from dragoman.store.storing import insert_fresh

#: Tables by the column that holds the number of what is told; those first that point at others.
_BY_NUMBER: tuple[tuple[Table, str], ...] = (
    (told.report_statements, "report"),
    (told.report_spans, "report"),
    (told.report_parties, "report"),
    (told.position_holders, "taken"),
    (told.position_about, "taken"),
    (told.positions, "number"),
    (told.owed_parties, "owed"),
    (told.statement_spans, "statement"),
    (told.statement_voices, "statement"),
    (told.statement_topics, "statement"),
    (told.addressees, "statement"),
    (told.speakers, "statement"),
    (told.reports, "number"),
    (told.owed, "number"),
    (told.statements, "number"),
    (told.actor_members, "actor"),
    (told.actors, "number"),
)


def remove_reading(connection: Connection, number: int) -> None:
    """Take out all that a document told. What it was merged with is fresh again.

    Merged records that rested on it go as well: they are made anew when the record is settled.
    """
    first, last = number * PER_DOCUMENT, (number + 1) * PER_DOCUMENT - 1
    signatures = _signatures_of(connection, first, last)
    for kind in ("event", "commitment"):
        table = KINDS[kind].items
        found = connection.execute(
            select(table.c.number).where(table.c.number.between(first, last))
        ).scalars()
        forget_items(connection, KINDS[kind], found.all())
    forget_items(connection, KINDS["story"], [number])
    unindex(connection, number)
    for table, column in _BY_NUMBER:
        connection.execute(delete(table).where(table.c[column].between(first, last)))
    connection.execute(delete(told.readings).where(told.readings.c.document == number))
    day = connection.execute(
        select(told.documents.c.day).where(told.documents.c.number == number)
    ).scalar()
    _uncount(connection, signatures, day)


def forget_items(connection: Connection, kind: Kind, items: Sequence[int]) -> None:
    """Items that are no more: out of what they were merged into, which is to be merged anew."""
    dissolve(connection, kind, clusters_of(connection, kind, items), set(items))
    for some in chunks(items):
        for table in (merged.items, merged.merge_keys, merged.fresh):
            connection.execute(
                delete(table).where(table.c.kind == kind.name, table.c.item.in_(some))
            )


def clusters_of(connection: Connection, kind: Kind, items: Iterable[int]) -> set[int]:
    """Numbers of what some items were merged into."""
    found: set[int] = set()
    for some in chunks(items):
        rows = connection.execute(
            select(kind.cluster_column).where(kind.item_column.in_(some)).distinct()
        )
        found.update(rows.scalars())
    return found


def dissolve(
    connection: Connection, kind: Kind, clusters: Iterable[int], gone: Iterable[int] = ()
) -> None:
    """Delete merged records; their items, but for those ``gone``, are fresh again."""
    left: set[int] = set()
    for some in chunks(clusters):
        left.update(
            connection.execute(
                select(kind.item_column).where(kind.cluster_column.in_(some))
            ).scalars()
        )
        delete_clusters(connection, kind, some)
    insert_fresh(connection, kind.name, left - set(gone))


def delete_clusters(connection: Connection, kind: Kind, clusters: Sequence[int]) -> None:
    """Delete some merged records with all that hangs on them.

    Lives of commitments that an event of these moved, or that a commitment of these may have taken
    the place of, are to be told anew.
    """
    if kind.name in ("event", "commitment"):
        insert_fresh(connection, "life", _moved_by(connection, kind, clusters))
    connection.execute(delete(kind.members).where(kind.cluster_column.in_(clusters)))
    for table in kind.lists:
        connection.execute(delete(table).where(table.c[kind.cluster].in_(clusters)))
    seats = merged.seats.c
    connection.execute(
        delete(merged.seats).where(seats.kind == kind.name, seats.merged.in_(clusters))
    )
    connection.execute(delete(kind.clusters).where(kind.clusters.c.number.in_(clusters)))


def _moved_by(connection: Connection, kind: Kind, clusters: Sequence[int]) -> set[int]:
    """Numbers of the commitments whose lives rest on some merged records."""
    own, theirs = merged.seats.alias(), merged.seats.alias()
    query = (
        select(theirs.c.merged)
        .join_from(
            own,
            theirs,
            (theirs.c.one == own.c.one)
            & (theirs.c.other == own.c.other)
            & (theirs.c.since <= own.c.until)
            & (theirs.c.until >= own.c.since),
        )
        .where(own.c.kind == kind.name, own.c.merged.in_(clusters), theirs.c.kind == "commitment")
    )
    if kind.name == "event":
        s, e = merged.debt_steps.c, merged.events.c
        named = select(e.id).where(e.number.in_(clusters))
        query = query.join(merged.debt_steps, s.debt == theirs.c.merged).where(s.event.in_(named))
    return set(connection.execute(query.distinct()).scalars()) - (
        set(clusters) if kind.name == "commitment" else set()
    )


def _signatures_of(connection: Connection, first: int, last: int) -> set[int]:
    """Signatures that a document counts for."""
    found: set[int] = set()
    for table, column in (
        (told.actors, "number"),
        (told.report_parties, "report"),
        (told.owed_parties, "owed"),
    ):
        rows = connection.execute(
            select(table.c.signature).where(table.c[column].between(first, last)).distinct()
        )
        found.update(rows.scalars())
    return found


def _uncount(connection: Connection, signatures: Iterable[int], day: str | None) -> None:
    """One document fewer for some signatures; those that nothing tells any more are forgotten."""
    table = told.signatures
    numbers = sorted(signatures)
    gone: list[int] = []
    for some in chunks(numbers):
        connection.execute(
            update(table).where(table.c.number.in_(some)).values(documents=table.c.documents - 1)
        )
        rows = connection.execute(
            select(table.c.number, table.c.documents, table.c.since, table.c.until).where(
                table.c.number.in_(some)
            )
        ).all()
        gone += [number for number, documents, _, _ in rows if documents <= 0]
        for number, _, since, until in rows:
            if day is not None and day in (since, until):
                _recount_days(connection, number)
    forget_items(connection, KINDS["actor"], gone)
    insert_fresh(connection, "actor", set(numbers) - set(gone))


def _recount_days(connection: Connection, number: int) -> None:
    """First and last day of the documents that still tell a signature."""
    table = told.signatures
    days = connection.execute(
        select(func.min(told.documents.c.day), func.max(told.documents.c.day))
        .select_from(told.actors)
        .join(told.documents, told.documents.c.number == told.actors.c.document)
        .where(told.actors.c.signature == number)
    ).one()
    connection.execute(
        update(table).where(table.c.number == number).values(since=days[0], until=days[1])
    )


__all__ = ["clusters_of", "delete_clusters", "dissolve", "forget_items", "remove_reading"]
