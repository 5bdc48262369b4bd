"""Positions from their rows."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, or_, select

from dragoman.chronicle import Filter, Stand, Who
from dragoman.store.casting import signatures_of
from dragoman.store.documents import fetch_sources
from dragoman.store.filtering import Conditions, document_bound
from dragoman.store.inserting import chunks
from dragoman.store.saying import actors_of, fetch_said, words_of
from dragoman.store.schema import told
from dragoman.store.unmerging import date_of

_P, _H, _A = told.positions.c, told.position_holders.c, told.position_about.c

#: Holders, topic (of the lexicon, or else in the document's words), position.
Held = tuple[tuple[Who, ...], str, Stand]


def find_positions(connection: Connection, asked: Filter) -> list[int]:
    """Numbers of the positions that a filter keeps, oldest first."""
    found: Conditions = []
    if asked.actor is not None:
        signatures = signatures_of(connection, asked.actor)
        found.append(_P.number.in_(select(_H.taken).where(_H.signature.in_(signatures))))
    if asked.countries:
        found.append(_P.number.in_(select(_H.taken).where(_H.country.in_(asked.countries))))
    if asked.dyad is not None:
        held = select(_H.taken).where(_H.country.in_(asked.dyad))
        of = select(_A.taken).where(_A.country.in_(asked.dyad))
        found += [_P.number.in_(held), _P.number.in_(of)]
    if asked.topic is not None:
        found.append(or_(_P.topic == asked.topic, _P.words.ilike(f"%{asked.topic}%")))
    if asked.kinds:
        found.append(_P.stance.in_(asked.kinds))
    found += document_bound(connection, asked, _P.document, _P.day)
    query = select(_P.number).where(*found).order_by(_P.day.desc(), _P.number.desc())
    query = query.limit(asked.limit or None).offset(asked.offset or None)
    return [int(number) for number in reversed(connection.execute(query).scalars().all())]


def fetch_stands(connection: Connection, numbers: Sequence[int]) -> tuple[Held, ...]:
    """Positions in the order of the numbers."""
    found: dict[int, Held] = {}
    for some in chunks(numbers):
        rows = connection.execute(select(told.positions).where(_P.number.in_(some))).all()
        sources = fetch_sources(connection, [row.document for row in rows])
        holders = actors_of(connection, told.position_holders, "taken", some)
        about = actors_of(connection, told.position_about, "taken", some)
        said = fetch_said(connection, [row.statement for row in rows if row.statement is not None])
        for row in rows:
            stand = Stand(
                row.id,
                row.stance,
                date_of(row),
                words_of(row, sources[row.document]),
                said.get(row.statement),
                tuple(about[row.number]),
            )
            found[row.number] = (tuple(holders[row.number]), row.topic or row.words, stand)
    return tuple(found[number] for number in numbers if number in found)


__all__ = ["Held", "fetch_stands", "find_positions"]
