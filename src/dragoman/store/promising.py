"""Commitments with their lives, from their rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    case,
    exists,
    func,
    literal,
    select,
)

from dragoman.chronicle import Commitment, Filter, Judged, Moved, Stage, Who, Words
from dragoman.store.casting import fetch_cast, signatures_of
from dragoman.store.correcting import decided
from dragoman.store.documents import fetch_sources
from dragoman.store.filtering import Conditions, document_bound
from dragoman.store.inserting import chunks
from dragoman.store.judging import fetch_judged
from dragoman.store.merging import numbers_of
from dragoman.store.saying import with_office, words_of
from dragoman.store.schema import merged, told
from dragoman.store.unmerging import date_of, fetch_steps

_B, _P = merged.debts.c, merged.debt_parties.c
#: Reports of an event that are shown as evidence of a step.
_SHOWN = 3


def find_debts(connection: Connection, asked: Filter) -> list[int]:
    """Numbers of the commitments that a filter keeps, newest last."""
    query = select(_B.number).where(*_conditions(connection, asked))
    query = query.order_by(_B.day.desc(), _B.number.desc())
    query = query.limit(asked.limit or None).offset(asked.offset or None)
    return [int(number) for number in reversed(connection.execute(query).scalars().all())]


def find_debts_on(
    connection: Connection, asked: Filter, day: str, told: Mapping[str, str]
) -> list[int]:
    """Numbers of the commitments that a filter keeps, newest last, its statuses being those of an
    ISO day; a limit keeps the newest. ``told`` are statuses that are known, by id."""
    conditions = _conditions(connection, replace(asked, statuses=()))
    if asked.statuses:
        conditions.append(_status_on(connection, day, told).in_(asked.statuses))
    query = select(_B.number).where(*conditions).order_by(_B.day.desc(), _B.number.desc())
    query = query.limit(asked.limit or None).offset(asked.offset or None)
    return [int(number) for number in reversed(connection.execute(query).scalars().all())]


def fetch_debt_counts(
    connection: Connection, asked: Filter, day: str, told: Mapping[str, str]
) -> dict[str, int]:
    """How many commitments that a filter keeps there are of each status on an ISO day."""
    status = _status_on(connection, day, told).label("status")
    bare = replace(asked, statuses=())
    each = select(status).where(*_conditions(connection, bare)).subquery().c.status
    rows = connection.execute(select(each, func.count()).group_by(each))
    return {name: int(count) for name, count in rows}


def fetch_moved_after(connection: Connection, day: str) -> list[str]:
    """Ids of the commitments of which a step is told to be of a day after this one."""
    t = merged.debt_steps.c
    start = func.coalesce(t.first_day, t.last_day)
    later = select(t.debt).where(start > day + "~")
    return list(
        connection.execute(select(_B.id).where(_B.number.in_(later)).order_by(_B.id)).scalars()
    )


def _status_on(connection: Connection, day: str, told: Mapping[str, str]) -> ColumnElement[str]:
    """The status on an ISO day: as told, as people decided, or else what is stored, run out where
    the day it was due is past and nothing was seen
    (:func:`dragoman.reference.across.commitments.status_on`)."""
    t = merged.debt_steps.c
    seen = exists(select(t.debt).where(t.debt == _B.number, t.status == "kept"))
    past = and_(_B.status.in_(("open", "accepted")), _B.due_last_day < day, ~seen)
    known = {**told, **_decided(connection)}
    return case(
        *((_B.id == name, literal(status)) for name, status in sorted(known.items())),
        (past, literal("lapsed")),
        else_=_B.status,
    )


def _decided(connection: Connection) -> dict[str, str]:
    """The statuses that people gave, by the commitment's id."""
    values = decided(connection, "commitment").corrected
    found: dict[str, str] = {}
    for name, fields in values.items():
        number = debt_number(connection, name) if "status" in fields else None
        if number is not None:
            own = connection.execute(select(_B.id).where(_B.number == number)).scalar_one()
            found[own] = fields["status"]
    return found


def _conditions(connection: Connection, asked: Filter) -> Conditions:
    """Conditions on the rows of commitments."""
    found: Conditions = []
    if asked.actor is not None:
        signatures = signatures_of(connection, asked.actor)
        found.append(_B.number.in_(select(_P.debt).where(_P.signature.in_(signatures))))
    if asked.countries:
        found.append(_B.number.in_(select(_P.debt).where(_P.country.in_(asked.countries))))
    for country in asked.dyad or ():
        found.append(_B.number.in_(select(_P.debt).where(_P.country == country)))
    if asked.kinds:
        found.append(_B.kind.in_(asked.kinds))
    if asked.statuses:
        found.append(_B.status.in_(asked.statuses))
    return found + document_bound(connection, asked, _B.document, _B.day)


def debt_number(connection: Connection, name: str) -> int | None:
    """The number of the commitment with this id, or that a telling of this id is of."""
    m = merged.debt_owed.c
    found = connection.execute(select(_B.number).where(_B.id == name)).scalar()
    if found is None:
        found = connection.execute(
            select(m.debt)
            .join(told.owed, told.owed.c.number == m.owed)
            .where(told.owed.c.id == name)
        ).scalar()
    return None if found is None else int(found)


def fetch_commitments(connection: Connection, numbers: Sequence[int]) -> tuple[Commitment, ...]:
    """Commitments in the order of the numbers; their status as stored, without an age."""
    found: dict[int, Commitment] = {}
    for some in chunks(numbers):
        found |= _commitments(connection, some)
    return tuple(found[number] for number in numbers if number in found)


def _commitments(connection: Connection, numbers: Sequence[int]) -> dict[int, Commitment]:
    rows = connection.execute(select(merged.debts).where(_B.number.in_(numbers))).all()
    sources = fetch_sources(connection, [row.document for row in rows])
    sides = _sides(connection, numbers)
    tellings, publishers = _tellings(connection, numbers)
    stages = _stages(connection, numbers)
    owners = {row.id: [row.id, *tellings[row.number]] for row in rows}
    judged = fetch_judged(connection, owners)
    given = decided(connection, "commitment", [one for many in owners.values() for one in many])
    statuses = {
        owner: value["status"]
        for owner, many in owners.items()
        for one in many
        if "status" in (value := given.of(one))
    }
    return {
        row.number: Commitment(
            *(row.id, row.kind),
            tuple(sides[row.number, "giver"]),
            tuple(sides[row.number, "taker"]),
            words_of(row, sources[row.document]),
            date_of(row, "made_"),
            date_of(row, "due_"),
            statuses.get(row.id, row.status),
            None,
            tuple(stages[row.number]),
            publishers.get(row.number, ()),
            judged.get(row.id, Judged()),
        )
        for row in rows
    }


def _sides(connection: Connection, numbers: Sequence[int]) -> dict[tuple[int, str], list[Who]]:
    """Who owes and who is owed."""
    rows = connection.execute(
        select(merged.debt_parties).where(_P.debt.in_(numbers)).order_by(_P.debt, _P.position)
    ).all()
    cast = fetch_cast(connection, [row.signature for row in rows])
    found: dict[tuple[int, str], list[Who]] = defaultdict(list)
    for row in rows:
        who = with_office(cast[row.signature], row.office)
        if who.id not in {one.id for one in found[row.debt, row.role]}:
            found[row.debt, row.role].append(who)
    return found


def _tellings(
    connection: Connection, numbers: Sequence[int]
) -> tuple[dict[int, list[str]], dict[int, tuple[str, ...]]]:
    """Ids of what was merged into each, and the independent publishers."""
    m, o = merged.debt_owed.c, told.owed.c
    tellings: dict[int, list[str]] = defaultdict(list)
    publishers: dict[int, dict[str, str]] = defaultdict(dict)
    for debt, name, publisher, named in connection.execute(
        select(m.debt, o.id, o.publisher, told.documents.c.publisher)
        .join_from(merged.debt_owed, told.owed, o.number == m.owed)
        .join(told.documents, told.documents.c.number == o.document)
        .where(m.debt.in_(numbers))
        .order_by(m.debt, o.id)
    ):
        tellings[debt].append(name)
        if publisher is not None:
            publishers[debt].setdefault(publisher, named or publisher)
    return tellings, {debt: tuple(names.values()) for debt, names in publishers.items()}


def _stages(connection: Connection, numbers: Sequence[int]) -> dict[int, list[Stage]]:
    """Steps with their words: their own, or those of the event that moved the commitment."""
    steps = fetch_steps(connection, numbers)
    every = [step for many in steps.values() for step in many]
    names = numbers_of(connection, told.documents, (step.document for step in every))
    sources = fetch_sources(connection, names.values())
    events = _event_words(
        connection, [one.event for one in every if one.event and not one.evidence]
    )

    def stage(step: Moved) -> Stage:
        source = sources[names[step.document]]
        words = tuple(Words(one.start, one.end, one.text, source) for one in step.evidence)
        words = words or events.get(step.event or "", ())
        return Stage(step.status, step.when, words, step.event, step.confidence, step.reason)

    return defaultdict(list, {debt: [stage(one) for one in many] for debt, many in steps.items()})


def _event_words(connection: Connection, events: Sequence[str]) -> dict[str, tuple[Words, ...]]:
    """The words in which some events, or reports, are told; of each event the first few."""
    e, m, r = merged.events.c, merged.event_reports.c, told.reports.c
    telling = (
        select(e.id.label("event"), r.number, r.id, r.document, r.start_at, r.end_at, r.words)
        .join_from(told.reports, merged.event_reports, m.report == r.number)
        .join(merged.events, e.number == m.event)
    )
    known: dict[int, Any] = {}
    for some in chunks(events):
        # One after the other: an index leads to either, none to the one or the other.
        for column in (e.id, r.id):
            found_so = connection.execute(telling.where(column.in_(some)))
            known.update((row.number, row) for row in found_so)
    rows = [known[number] for number in sorted(known)]
    sources = fetch_sources(connection, [row.document for row in rows])
    found: dict[str, tuple[Words, ...]] = {}
    for row in rows:
        for name in {row.event, row.id}:
            if len(found.setdefault(name, ())) < _SHOWN:
                found[name] += (words_of(row, sources[row.document]),)
    return found


__all__ = [
    "debt_number",
    "fetch_commitments",
    "fetch_debt_counts",
    "fetch_moved_after",
    "find_debts",
    "find_debts_on",
]
