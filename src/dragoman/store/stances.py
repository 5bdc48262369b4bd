"""Positions from their rows."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, or_, select

from dragoman.chronicle import Filter, Judged, Stand, Who
from dragoman.store.casting import signatures_of, signatures_of_all
from dragoman.store.correcting import dated, decided
from dragoman.store.documents import fetch_sources
from dragoman.store.filtering import Conditions, bound_as_judged
from dragoman.store.inserting import chunks
from dragoman.store.judging import fetch_judged
from dragoman.store.saying import actors_of, fetch_said, words_of
from dragoman.store.schema import told
from dragoman.store.unmerging import date_of

_P, _H, _A = told.positions.c, told.position_holders.c, told.position_about.c

#: Holders, topic (of the lexicon, or else in the document's words), position.
Held = tuple[tuple[Who, ...], str, Stand]


def find_positions(
    connection: Connection, asked: Filter, holders: Sequence[str] | None = None
) -> list[int]:
    """Numbers of the positions that a filter keeps, oldest first; with ``holders`` (ids of actors)
    those that any of them holds."""
    judged = decided(connection, "position")
    found: Conditions = judged.standing(_P.id)
    if holders is not None:
        own = signatures_of_all(connection, holders)
        found.append(_P.number.in_(select(_H.taken).where(_H.signature.in_(own))))
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
        topic = asked.topic.casefold()
        held_so = or_(_P.topic == asked.topic, _P.words.ilike(f"%{asked.topic}%"))
        found.append(judged.having(_P.id, "topic", held_so, lambda v: topic in v.casefold()))
    if asked.kinds:
        kinds = _P.stance.in_(asked.kinds)
        found.append(judged.having(_P.id, "stance", kinds, lambda v: v in asked.kinds))
    found += bound_as_judged(connection, asked, told.positions, "when", judged)
    query = select(_P.number).where(*found).order_by(_P.day.desc(), _P.number.desc())
    query = query.limit(asked.limit or None).offset(asked.offset or None)
    return [int(number) for number in reversed(connection.execute(query).scalars().all())]


def fetch_stands(connection: Connection, numbers: Sequence[int]) -> tuple[Held, ...]:
    """Positions in the order of the numbers, as people corrected them; without rejected ones."""
    found: dict[int, Held] = {}
    for some in chunks(numbers):
        rows = connection.execute(select(told.positions).where(_P.number.in_(some))).all()
        sources = fetch_sources(connection, [row.document for row in rows])
        holders = actors_of(connection, told.position_holders, "taken", some)
        about = actors_of(connection, told.position_about, "taken", some)
        said = fetch_said(connection, [row.statement for row in rows if row.statement is not None])
        judged = fetch_judged(connection, {row.id: [row.id] for row in rows})
        taken = decided(connection, "position", [row.id for row in rows])
        for row in rows:
            if row.id in taken.rejected:
                continue
            given = taken.of(row.id)
            stand = Stand(
                row.id,
                given.get("stance") or row.stance,
                dated(given, "when", date_of(row)),
                words_of(row, sources[row.document]),
                said.get(row.statement),
                tuple(about[row.number]),
                judged.get(row.id, Judged()),
            )
            topic = given.get("topic") or row.topic or row.words
            found[row.number] = (tuple(holders[row.number]), topic, stand)
    return tuple(found[number] for number in numbers if number in found)


__all__ = ["Held", "fetch_stands", "find_positions"]
