"""Events with their reports, from their rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, literal_column, or_, select

from dragoman.chronicle import Event, Filter, Judged, Told, Who
from dragoman.store.casting import fetch_cast
from dragoman.store.documents import fetch_sources
from dragoman.store.filtering import Conditions, event_conditions
from dragoman.store.inserting import chunks
from dragoman.store.judging import fetch_judged
from dragoman.store.saying import fetch_said, with_office, words_of
from dragoman.store.schema import merged, told
from dragoman.store.unmerging import date_of

_E, _M, _R = merged.events.c, merged.event_reports.c, told.reports.c
#: Month, quad class, number of events, mean of the Goldstein scale.
Month = tuple[str, int, int, float | None]
#: What counts as having taken place, where the question does not say otherwise.
DONE = ("happened", "ongoing")


def find_events(connection: Connection, asked: Filter, *, several: bool = False) -> list[int]:
    """Numbers of the events that a filter keeps, newest last; a limit keeps the newest.

    ``several`` keeps those of which more than one side may have given an account.
    """
    query = events_kept(connection, asked)
    if several:
        query = query.where(_told_by_several())
    query = query.limit(asked.limit or None).offset(asked.offset or None)
    rows = connection.execute(query).scalars().all()
    return [int(number) for number in reversed(rows)]


def events_kept(connection: Connection, asked: Filter) -> Select[Any]:
    """Numbers of all events that a filter keeps, newest first, whatever its limit."""
    return _along(asked).where(*event_conditions(connection, asked))


def _along(asked: Filter) -> Select[Any]:
    """Events newest first, along the index that leads to them without sorting."""
    if asked.dyad is not None:
        one, other = sorted(asked.dyad)
        y = merged.event_dyads.c
        return (
            select(y.event)
            .join_from(merged.event_dyads, merged.events, _E.number == y.event)
            .where(y.one == one, y.other == other)
            .order_by(y.day.desc(), y.event.desc())
        )
    if len(asked.countries) == 1:
        c = merged.event_countries.c
        return (
            select(c.event)
            .join_from(merged.event_countries, merged.events, _E.number == c.event)
            .where(c.country == asked.countries[0])
            .order_by(c.day.desc(), c.event.desc())
        )
    return select(_E.number).order_by(_E.day.desc(), _E.number.desc())


def _told_by_several() -> Any:
    """More than one publisher, or people of more than one country speaking of it."""
    s, k = told.report_statements.c, told.speakers.c
    speaking = (
        select(func.count(k.country.distinct()))
        .join_from(merged.event_reports, told.report_statements, s.report == _M.report)
        .join(told.speakers, k.statement == s.statement)
        .where(_M.event == _E.number)
        .scalar_subquery()
    )
    return or_(_E.sources > 1, speaking > 1)


def event_number(connection: Connection, name: str) -> int | None:
    """The number of the event with this id, or that a report or contact of this id tells."""
    found = connection.execute(select(_E.number).where(_E.id == name)).scalar()
    if found is None:
        found = connection.execute(
            select(_M.event).join(told.reports, _R.number == _M.report).where(_R.id == name)
        ).scalar()
    return None if found is None else int(found)


def fetch_timeline(connection: Connection, numbers: Sequence[int]) -> tuple[Event, ...]:
    """Events in the order of the numbers, each with its reports."""
    found: dict[int, Event] = {}
    for some in chunks(numbers):
        found |= _events(connection, some)
    return tuple(found[number] for number in numbers if number in found)


def _events(connection: Connection, numbers: Sequence[int]) -> dict[int, Event]:
    rows = connection.execute(select(merged.events).where(_E.number.in_(numbers))).all()
    p, u = merged.event_parties.c, merged.event_unsure.c
    parties = connection.execute(
        select(p.event, p.role, p.signature, p.office, told.signatures.c.id.label("signed"))
        .join_from(merged.event_parties, told.signatures, told.signatures.c.number == p.signature)
        .where(p.event.in_(numbers))
        .order_by(p.event, p.position)
    ).all()
    cast = fetch_cast(connection, [row.signature for row in parties])
    sides: dict[tuple[int, str], list[Who]] = defaultdict(list)
    signed: dict[tuple[int, str], Who] = {}
    for row in parties:
        who = with_office(cast[row.signature], row.office)
        signed[row.event, row.signed] = who
        if who.id not in {one.id for one in sides[row.event, row.role]}:
            sides[row.event, row.role].append(who)
    unsure: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for row in connection.execute(
        select(merged.event_unsure).where(u.event.in_(numbers)).order_by(u.event, u.position)
    ):
        unsure[row.event].append((row.other, row.reason))
    reports, publishers = fetch_reports(connection, numbers)
    owners = {row.id: [row.id, *(one.id for one in reports[row.number])] for row in rows}
    judged = fetch_judged(connection, owners)
    return {
        row.number: Event(
            *(row.id, row.act, row.channel),
            tuple(sides[row.number, "actor"]),
            tuple(sides[row.number, "recipient"]),
            signed.get((row.number, row.initiator or "")),
            date_of(row),
            *(row.place, row.place_country, row.certainty),
            *(bool(row.background), bool(row.contested)),
            *(row.plover, row.cameo, row.quad, row.goldstein, row.confidence),
            publishers.get(row.number, ()),
            tuple(reports[row.number]),
            tuple(unsure[row.number]),
            judged.get(row.id, Judged()),
        )
        for row in rows
    }


def fetch_reports(
    connection: Connection, events: Sequence[int]
) -> tuple[Mapping[int, list[Told]], Mapping[int, tuple[str, ...]]]:
    """Reports of some events, by day of publication, and their independent publishers."""
    rows = connection.execute(
        select(
            _M.event,
            *told.reports.columns,
            told.documents.c.day.label("published"),
            told.documents.c.publisher.label("named"),
        )
        .join_from(merged.event_reports, told.reports, _R.number == _M.report)
        .join(told.documents, told.documents.c.number == _R.document)
        .where(_M.event.in_(events))
    ).all()
    rows = sorted(rows, key=lambda row: (row.published or "9999", row.id))
    told_by = _told(connection, rows)
    reports: dict[int, list[Told]] = defaultdict(list)
    # One publisher goes by the name its first report gives; who is told apart is Report.source.
    publishers: dict[int, dict[str, str]] = defaultdict(dict)
    for row in rows:
        reports[row.event].append(told_by[row.number])
        if row.publisher is not None:
            publishers[row.event].setdefault(row.publisher, row.named or row.publisher)
    return reports, {event: tuple(names.values()) for event, names in publishers.items()}


def _told(connection: Connection, rows: Sequence[Any]) -> dict[int, Told]:
    """Reports of their rows, by number."""
    numbers = [row.number for row in rows]
    sources = fetch_sources(connection, [row.document for row in rows])
    sides: dict[tuple[int, str], list[Who]] = defaultdict(list)
    p, s = told.report_parties.c, told.report_statements.c
    statements: dict[int, list[int]] = defaultdict(list)
    for some in chunks(numbers):
        parties = connection.execute(
            select(p.report, p.role, p.signature, p.office)
            .where(p.report.in_(some))
            .order_by(p.report, p.position)
        ).all()
        cast = fetch_cast(connection, [row.signature for row in parties])
        for row in parties:
            sides[row.report, row.role].append(with_office(cast[row.signature], row.office))
        for report, statement in connection.execute(
            select(s.report, s.statement).where(s.report.in_(some)).order_by(s.report, s.position)
        ):
            statements[report].append(statement)
    said = fetch_said(connection, [one for many in statements.values() for one in many])
    judged = fetch_judged(connection, {row.id: [row.id] for row in rows})
    return {
        row.number: Told(
            *(row.id, row.act),
            tuple(sides[row.number, "actor"]),
            tuple(sides[row.number, "recipient"]),
            date_of(row),
            row.place,
            row.certainty,
            bool(row.background),
            words_of(row, sources[row.document]),
            tuple(said[one] for one in statements[row.number] if one in said),
            row.confidence,
            judged.get(row.id, Judged()),
        )
        for row in rows
    }


def fetch_months(connection: Connection, dyad: tuple[str, str], asked: Filter) -> tuple[Month, ...]:
    """Events of two countries by month and quad class.

    Where the filter does not say otherwise, what took place and is not looked back at.
    """
    y = merged.event_dyads.c
    one, other = sorted(dyad)
    month = func.substr(y.day, literal_column("1"), literal_column("7"))
    conditions: Conditions = [
        y.one == one,
        y.other == other,
        y.quad.is_not(None),
        y.day != "",
        y.certainty.in_(asked.certainties or DONE),
        y.background.is_(bool(asked.background)),
    ]
    if asked.acts:
        conditions.append(y.act.in_(asked.acts))
    if asked.contacts:
        conditions.append(y.channel.is_not(None))
    if asked.since is not None:
        conditions.append(y.day >= asked.since)
    if asked.until is not None:
        conditions.append(y.day <= asked.until)
    rows = connection.execute(
        select(month, y.quad, func.count(), func.avg(y.goldstein))
        .where(*conditions)
        .group_by(month, y.quad)
        .order_by(month, y.quad)
    )
    return tuple(
        (str(name), int(quad), int(count), None if mean is None else round(float(mean), 4))
        for name, quad, count, mean in rows
    )


__all__ = [
    "DONE",
    "event_number",
    "fetch_months",
    "fetch_reports",
    "fetch_timeline",
    "find_events",
]
