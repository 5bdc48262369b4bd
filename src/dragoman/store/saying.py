"""Statements from their rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import permutations
from typing import Any

from sqlalchemy import Connection, Select, Table, select

from dragoman.chronicle import Filter, Judged, Said, Source, Who, Words
from dragoman.store.casting import fetch_cast
from dragoman.store.correcting import dated, decided, listed
from dragoman.store.documents import fetch_sources
from dragoman.store.filtering import speaks_of, statement_conditions
from dragoman.store.inserting import chunks
from dragoman.store.judging import fetch_judged
from dragoman.store.schema import told
from dragoman.store.unmerging import date_of

_S = told.statements.c


def find_statements(connection: Connection, asked: Filter) -> list[int]:
    """Numbers of the statements that a filter keeps, newest last."""
    if asked.dyad is not None and asked.limit:
        return _find_of_dyad(connection, asked)
    query = statements_kept(connection, asked).offset(asked.offset or None)
    rows = connection.execute(query.limit(asked.limit or None)).scalars().all()
    return [int(number) for number in reversed(rows)]


def statements_kept(connection: Connection, asked: Filter) -> Select[Any]:
    """Numbers of all statements that a filter keeps, newest first, whatever its limit."""
    query = select(_S.number).where(*statement_conditions(connection, asked))
    return query.order_by(_S.day.desc(), _S.number.desc())


def _find_of_dyad(connection: Connection, asked: Filter) -> list[int]:
    """The newest of two countries, along the index that leads to each one's speakers by day: the
    last few are found without looking at all that either ever said."""
    k = told.speakers.c
    most = asked.offset + asked.limit
    found: dict[int, str] = {}
    for one, other in permutations(asked.dyad or ()):
        query = (
            select(k.day, k.statement)
            .join_from(told.speakers, told.statements, _S.number == k.statement)
            .where(k.country == one, speaks_of(other))
            .where(*statement_conditions(connection, replace(asked, dyad=None)))
            .distinct()
            .order_by(k.day.desc(), k.statement.desc())
            .limit(most)
        )
        found.update((int(number), str(day)) for day, number in connection.execute(query))
    newest = sorted(found, key=lambda number: (found[number], number), reverse=True)
    return newest[asked.offset : most][::-1]


def words_of(row: Any, source: Source) -> Words:
    """The words of a row, with where they stand."""
    return Words(row.start_at, row.end_at, row.words, source)


def fetch_said(connection: Connection, numbers: Iterable[int]) -> dict[int, Said]:
    """Statements by their numbers, as people corrected them; without those they rejected."""
    found: dict[int, Said] = {}
    for some in chunks(numbers):
        rows = connection.execute(select(told.statements).where(_S.number.in_(some))).all()
        sources = fetch_sources(connection, [row.document for row in rows])
        speakers = actors_of(connection, told.speakers, "statement", some)
        addressees = actors_of(connection, told.addressees, "statement", some)
        quotes = _texts(connection, told.statement_spans, "words", some)
        topics = _texts(connection, told.statement_topics, "topic", some)
        voices = _texts(connection, told.statement_voices, "name", some)
        judged = fetch_judged(connection, {row.id: [row.id] for row in rows})
        said = decided(connection, "statement", [row.id for row in rows])
        for row in rows:
            if row.id in said.rejected:
                continue
            given = said.of(row.id)
            found[row.number] = Said(
                row.id,
                tuple(speakers[row.number]),
                given.get("act") or row.act,
                row.manner,
                dated(given, "made", date_of(row)),
                words_of(row, sources[row.document]),
                tuple(quotes[row.number]),
                listed(given["topics"]) if "topics" in given else tuple(topics[row.number]),
                tuple(voices[row.number]),
                tuple(addressees[row.number]),
                row.reason,
                judged.get(row.id, Judged()),
            )
    return found


def actors_of(
    connection: Connection, table: Table, owner: str, numbers: Sequence[int]
) -> dict[int, list[Who]]:
    """Actors that hang on some rows, in order, with the office each document gives them."""
    t, a = table.c, told.actors.c
    rows = connection.execute(
        select(t[owner].label("owner"), t.signature, a.office)
        .join_from(table, told.actors, a.number == t.actor)
        .where(t[owner].in_(numbers))
        .order_by(t[owner], t.position)
    ).all()
    cast = fetch_cast(connection, [row.signature for row in rows])
    found: dict[int, list[Who]] = defaultdict(list)
    for row in rows:
        who = with_office(cast[row.signature], row.office)
        if who.id not in {one.id for one in found[row.owner]}:
            found[row.owner].append(who)
    return found


def with_office(who: Who, office: str | None) -> Who:
    """Somebody with the office held that day."""
    return Who(who.id, who.name, who.kind, who.country, office) if office else who


def _texts(
    connection: Connection, table: Table, column: str, statements: Sequence[int]
) -> dict[int, list[str]]:
    """Texts that hang on some statements, in order; of spans the quoted words alone."""
    t = table.c
    query = select(t.statement, t[column]).where(t.statement.in_(statements))
    if "role" in t:
        query = query.where(t.role == "quote")
    found: dict[int, list[str]] = defaultdict(list)
    for statement, text in connection.execute(query.order_by(t.statement, t.position)):
        found[statement].append(text)
    return found


__all__ = [
    "actors_of",
    "fetch_said",
    "find_statements",
    "statements_kept",
    "with_office",
    "words_of",
]
