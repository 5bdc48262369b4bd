"""Actors across documents, from their rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Select, func, select

from dragoman.chronicle import Filter, Judged, Profile, Tenure, Who
from dragoman.store.casting import fetch_cast, holding_words, people_named
from dragoman.store.inserting import chunks
from dragoman.store.judging import fetch_judged
from dragoman.store.schema import PER_DOCUMENT, merged, told

_P, _M = merged.people.c, merged.person_signatures.c
#: Whom an actor met most often: as many are shown.
_MET = 20


def find_people(connection: Connection, asked: Filter, query: str | None) -> list[int]:
    """Numbers of the people that a filter keeps, those told of most first.

    ``query`` is a part of a name. Days, publisher and document of the filter are those of the
    documents that tell of them.
    """
    wanted = select(_P.number)
    if query:
        named = holding_words(query)
        if named is None:
            return []
        wanted = wanted.where(_P.number.in_(named))
    if asked.actor is not None:
        wanted = wanted.where(_P.number.in_(people_named(connection, asked.actor)))
    countries = (*asked.countries, *(asked.dyad or ()))
    if countries:
        wanted = wanted.where(_P.country.in_(countries))
    if asked.kinds:
        wanted = wanted.where(_P.kind.in_(asked.kinds))
    if asked.document is not None:
        wanted = wanted.where(_P.number.in_(_told_in(asked.document)))
    wanted = wanted.order_by(_P.documents.desc(), _P.number)
    wanted = wanted.limit(asked.limit or None).offset(asked.offset or None)
    return [int(number) for number in connection.execute(wanted).scalars()]


def _told_in(document: str) -> Select[tuple[int]]:
    """People that one document tells of."""
    a, d = told.actors.c, told.documents.c
    number = select(d.number).where(d.id == document).scalar_subquery()
    first = number * PER_DOCUMENT
    return (
        select(_M.person)
        .join(told.actors, a.signature == _M.signature)
        .where(a.number.between(first, first + PER_DOCUMENT - 1))
    )


def fetch_profiles(connection: Connection, numbers: Sequence[int]) -> tuple[Profile, ...]:
    """Profiles in the order of the numbers; without whom they met."""
    found: dict[int, Profile] = {}
    for some in chunks(numbers):
        found |= _profiles(connection, some)
    return tuple(found[number] for number in numbers if number in found)


def _profiles(connection: Connection, numbers: Sequence[int]) -> dict[int, Profile]:
    rows = connection.execute(select(merged.people).where(_P.number.in_(numbers))).all()
    aliases: dict[int, list[str]] = defaultdict(list)
    a, t, u = merged.person_aliases.c, merged.tenures.c, merged.person_unsure.c
    for row in connection.execute(
        select(merged.person_aliases).where(a.person.in_(numbers)).order_by(a.person, a.position)
    ):
        aliases[row.person].append(row.alias)
    offices: dict[int, list[Tenure]] = defaultdict(list)
    for row in connection.execute(
        select(merged.tenures).where(t.person.in_(numbers)).order_by(t.person, t.position)
    ):
        offices[row.person].append(
            Tenure(row.title, row.body, row.country, row.since, row.until, row.basis)
        )
    unsure: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for row in connection.execute(
        select(merged.person_unsure).where(u.person.in_(numbers)).order_by(u.person, u.position)
    ):
        unsure[row.person].append((row.other, row.reason))
    counts = _counts(connection, numbers)
    judged = fetch_judged(connection, _signed(connection, numbers))
    return {
        row.number: Profile(
            Who(row.id, row.name, row.kind, row.country),
            tuple(aliases[row.number]),
            tuple(offices[row.number]),
            counts["documents"].get(row.number, 0),
            counts["statements"].get(row.number, 0),
            counts["events"].get(row.number, 0),
            unsure=tuple(unsure[row.number]),
            judged=judged.get(str(row.number), Judged()),
        )
        for row in rows
    }


def _signed(connection: Connection, numbers: Sequence[int]) -> dict[str, list[str]]:
    """Number of each person → ids of the signatures that are this person's."""
    found: dict[str, list[str]] = defaultdict(list)
    rows = connection.execute(
        select(_M.person, told.signatures.c.id)
        .join_from(
            merged.person_signatures, told.signatures, told.signatures.c.number == _M.signature
        )
        .where(_M.person.in_(numbers))
        .order_by(_M.person, _M.signature)
    )
    for person, name in rows:
        found[str(person)].append(name)
    return found


def _counts(connection: Connection, numbers: Sequence[int]) -> dict[str, dict[int, int]]:
    """How many documents, statements and events each has."""
    a, k, e = told.actors.c, told.speakers.c, merged.event_parties.c
    known, several = _documents(connection, numbers)
    counted = {
        "documents": (told.actors, a.signature, a.number // PER_DOCUMENT, several),
        "statements": (told.speakers, k.signature, k.statement, numbers),
        "events": (merged.event_parties, e.signature, e.event, numbers),
    }
    found: dict[str, dict[int, int]] = {}
    for name, (table, signature, value, people) in counted.items():
        rows = connection.execute(
            select(_M.person, func.count(value.distinct()))
            .join_from(merged.person_signatures, table, signature == _M.signature)
            .where(_M.person.in_(people))
            .group_by(_M.person)
        )
        found[name] = {person: int(count) for person, count in rows}
    found["documents"] |= known
    return found


def _documents(
    connection: Connection, numbers: Sequence[int]
) -> tuple[dict[int, int], tuple[int, ...]]:
    """How many documents tell of each who goes by one signature, which counts its own; and who
    goes by several, which one document may hold two of."""
    s = told.signatures.c
    rows = connection.execute(
        select(_M.person, func.count(), func.sum(s.documents))
        .join_from(merged.person_signatures, told.signatures, s.number == _M.signature)
        .where(_M.person.in_(numbers))
        .group_by(_M.person)
    ).all()
    known = {int(person): int(told_by) for person, count, told_by in rows if count == 1}
    return known, tuple(person for person, count, _ in rows if count > 1)


def fetch_met(connection: Connection, number: int) -> tuple[tuple[Who, int], ...]:
    """With whom somebody was in touch, and in how many contacts; most first."""
    own = select(_M.signature).where(_M.person == number)
    mine, theirs = merged.event_parties.alias(), merged.event_parties.alias()
    events = (
        select(mine.c.event)
        .join(merged.events, merged.events.c.number == mine.c.event)
        .where(mine.c.signature.in_(own), merged.events.c.channel.is_not(None))
        .distinct()
        .subquery()
    )
    rows = connection.execute(
        select(theirs.c.signature, func.count(theirs.c.event.distinct()))
        .join_from(events, theirs, theirs.c.event == events.c.event)
        .where(theirs.c.signature.not_in(own))
        .group_by(theirs.c.signature)
    ).all()
    cast = fetch_cast(connection, [signature for signature, _ in rows])
    counted: dict[str, tuple[Who, int]] = {}
    for signature, count in rows:
        who = cast[signature]
        counted[who.id] = (who, count + (counted[who.id][1] if who.id in counted else 0))
    ordered: Iterable[tuple[Who, int]] = sorted(
        counted.values(), key=lambda one: (-one[1], one[0].id)
    )
    return tuple(ordered)[:_MET]


__all__ = ["fetch_met", "fetch_profiles", "find_people"]
