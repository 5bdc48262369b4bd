"""The record counted by places, by pairs of countries, and by who was in touch with whom."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, and_, case, distinct, exists, func, or_, select

from dragoman.chronicle import Dyad, Filter, Site
from dragoman.store.filtering import Conditions, event_conditions
from dragoman.store.schema import merged
from dragoman.store.timeline import DONE

_E, _Y = merged.events.c, merged.event_dyads.c


def fetch_sites(connection: Connection, asked: Filter) -> tuple[Site, ...]:
    """Where the events that a filter keeps took place, most events first; without a place last."""
    number = func.count()
    rows = connection.execute(
        select(_E.place, _E.place_country, number)
        .where(*event_conditions(connection, asked))
        .group_by(_E.place, _E.place_country)
        .order_by(_E.place.is_(None), number.desc(), _E.place, _E.place_country)
    )
    return tuple(Site(place, country, int(count)) for place, country, count in rows)


def fetch_dyads(connection: Connection, asked: Filter) -> tuple[Dyad, ...]:
    """Pairs of countries by how many events the record has of them, most first.

    Cooperation and conflict are counted of what took place and is not looked back at.
    """
    done = and_(_Y.certainty.in_(DONE), _Y.background.is_(False))
    number = func.count()
    query = (
        select(
            _Y.one,
            _Y.other,
            number,
            func.count(_Y.channel),
            _counted(and_(done, _Y.quad <= 2)),
            _counted(and_(done, _Y.quad > 2)),
            func.max(case((done, _Y.day), else_="")),
        )
        .where(*_dyad_conditions(connection, asked))
        .group_by(_Y.one, _Y.other)
        .order_by(number.desc(), _Y.one, _Y.other)
    )
    query = query.limit(asked.limit or None).offset(asked.offset or None)
    return tuple(
        Dyad((one, other), int(events), int(contacts), int(good), int(bad), last or None)
        for one, other, events, contacts, good, bad, last in connection.execute(query)
    )


def _counted(condition: Any) -> Any:
    """How many rows fulfil a condition."""
    return func.count(case((condition, 1)))


def _dyad_conditions(connection: Connection, asked: Filter) -> Conditions:
    """Conditions on the rows of dyads; what they do not hold is asked of their events."""
    found: Conditions = []
    if asked.countries:
        found.append(or_(_Y.one.in_(asked.countries), _Y.other.in_(asked.countries)))
    if asked.dyad is not None:
        one, other = sorted(asked.dyad)
        found += [_Y.one == one, _Y.other == other]
    if asked.acts:
        found.append(_Y.act.in_(asked.acts))
    if asked.certainties:
        found.append(_Y.certainty.in_(asked.certainties))
    if asked.background is not None:
        found.append(_Y.background.is_(asked.background))
    if asked.contacts:
        found.append(_Y.channel.is_not(None))
    if asked.since is not None:
        found.append(_Y.day >= asked.since)
    if asked.until is not None:
        found += [_Y.day <= asked.until, _Y.day != ""]
    if asked.since is not None or asked.until is not None:
        # What is looked back at without a day is in no range of days.
        dated = exists(select(_E.number).where(_E.number == _Y.event, _E.dated.is_(True)))
        found.append(or_(_Y.background.is_(False), dated))
    rest = Filter(actor=asked.actor, topic=asked.topic, publisher=asked.publisher)
    if rest != Filter():
        rest = replace(rest, place=asked.place, document=asked.document)
        found.append(_Y.event.in_(select(_E.number).where(*event_conditions(connection, rest))))
    return found


def fetch_ties(connection: Connection, people: Collection[str]) -> dict[tuple[str, str], int]:
    """Of some people, by their ids: each two that were in touch, and in how many contacts."""
    p = merged.people.c
    one, other = merged.event_parties.alias(), merged.event_parties.alias()
    mine, theirs = merged.person_signatures.alias(), merged.person_signatures.alias()
    named = connection.execute(select(p.number, p.id).where(p.id.in_(sorted(set(people)))))
    numbers = {int(number): str(name) for number, name in named}
    own = select(merged.person_signatures.c.signature).where(
        merged.person_signatures.c.person.in_(sorted(numbers))
    )
    rows = connection.execute(
        select(mine.c.person, theirs.c.person, func.count(distinct(one.c.event)))
        .join_from(one, merged.events, _E.number == one.c.event)
        .join(other, other.c.event == one.c.event)
        .join(mine, mine.c.signature == one.c.signature)
        .join(theirs, theirs.c.signature == other.c.signature)
        .where(
            one.c.signature.in_(own),
            other.c.signature.in_(own),
            mine.c.person < theirs.c.person,
            _E.channel.is_not(None),
        )
        .group_by(mine.c.person, theirs.c.person)
    )
    return {(numbers[a], numbers[b]): int(count) for a, b, count in rows}


__all__ = ["fetch_dyads", "fetch_sites", "fetch_ties"]
