"""What is to be judged, in full: the records in doubt with the evidence to judge them by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, select

from dragoman.chronicle import Commitment, Event, Profile, Said
from dragoman.store.doubting import Doubt
from dragoman.store.inserting import chunks
from dragoman.store.profiles import fetch_profiles
from dragoman.store.promising import fetch_commitments
from dragoman.store.saying import fetch_said
from dragoman.store.schema import merged, told
from dragoman.store.timeline import fetch_timeline

Value = Event | Profile | Commitment | Said
#: Statements and events shown of an actor, to tell by them who that is.
_SHOWN = 2
#: Ways in which documents tell an actor, of those with thousands: two statements are found sooner.
_SIGNATURES = 200


@dataclass(frozen=True, slots=True)
class Weighed:
    """A doubt with the record it is about, and the other where two may be one.

    By the id of each actor on the page: ``said`` are the newest statements, ``done`` the newest
    events of those who say nothing.
    """

    doubt: Doubt
    one: Value
    other: Value | None
    said: Mapping[str, tuple[Said, ...]]
    done: Mapping[str, tuple[Event, ...]]


def fetch_weighed(connection: Connection, doubts: Sequence[Doubt]) -> tuple[Weighed, ...]:
    """Doubts in full, in their order; without those whose records are no longer there."""
    found = _values(connection, doubts)
    people = [one for one in found.values() if isinstance(one, Profile)]
    said, done = _told_of(connection, people)
    made = []
    for doubt in doubts:
        one = found.get((doubt.kind, doubt.id))
        other = found.get((doubt.kind, doubt.other or ""))
        if one is None or (doubt.other and other is None):
            continue
        made.append(Weighed(doubt, one, other, said, done))
    return tuple(made)


def _values(connection: Connection, doubts: Sequence[Doubt]) -> dict[tuple[str, str], Value]:
    """The records that doubts name, by kind and id."""
    names: dict[str, set[str]] = {}
    for doubt in doubts:
        names.setdefault(doubt.kind, set()).update({doubt.id, doubt.other or doubt.id})
    found: dict[tuple[str, str], Value] = {}
    for kind, wanted in names.items():
        if kind == "event":
            for event in fetch_timeline(connection, _numbers(connection, merged.events, wanted)):
                found[kind, event.id] = event
        elif kind == "actor":
            for one in fetch_profiles(connection, _numbers(connection, merged.people, wanted)):
                found[kind, one.who.id] = one
        elif kind == "commitment":
            for debt in fetch_commitments(connection, _numbers(connection, merged.debts, wanted)):
                found[kind, debt.id] = debt
        else:
            said = fetch_said(connection, _numbers(connection, told.statements, wanted))
            found |= {(kind, one.id): one for one in said.values()}
    return found


def _numbers(connection: Connection, table: Table, names: Iterable[str]) -> list[int]:
    """Numbers of some records by their ids."""
    found: list[int] = []
    for some in chunks(sorted(names)):
        rows = connection.execute(select(table.c.number).where(table.c.id.in_(some)))
        found += [int(number) for number in rows.scalars()]
    return found


def _told_of(
    connection: Connection, people: Sequence[Profile]
) -> tuple[dict[str, tuple[Said, ...]], dict[str, tuple[Event, ...]]]:
    """The newest statements of some actors, and the newest events of those who say nothing."""
    signed: dict[str, list[int]] = {}
    m, p = merged.person_signatures.c, merged.people.c
    for some in chunks(sorted({one.who.id for one in people})):
        rows = connection.execute(
            select(p.id, m.signature)
            .join_from(merged.people, merged.person_signatures, m.person == p.number)
            .where(p.id.in_(some))
        )
        for name, signature in rows:
            signed.setdefault(name, []).append(signature)
    k, e = told.speakers.c, merged.event_parties.c
    statements = _newest(connection, signed, (k.statement, k.signature, k.day))
    silent = {name: some for name, some in signed.items() if not statements[name]}
    events = _newest(connection, silent, (e.event, e.signature, e.day))
    said = fetch_said(connection, [number for some in statements.values() for number in some])
    wanted = sorted({number for some in events.values() for number in some})
    done = dict(zip(wanted, fetch_timeline(connection, wanted), strict=True))
    return (
        {
            name: tuple(said[one] for one in some if one in said)
            for name, some in statements.items()
        },
        {name: tuple(done[one] for one in some) for name, some in events.items()},
    )


def _newest(
    connection: Connection, signed: Mapping[str, Sequence[int]], columns: tuple[Any, Any, Any]
) -> dict[str, list[int]]:
    """The newest rows of each actor: ``columns`` are the row's number, the signature, the day."""
    number, signature, day = columns
    found: dict[str, list[int]] = {}
    for name, signatures in signed.items():
        query = (
            select(number, day)
            .where(signature.in_(signatures[:_SIGNATURES]))
            .distinct()
            .order_by(day.desc(), number.desc())
            .limit(_SHOWN)
        )
        found[name] = [int(row[0]) for row in connection.execute(query)]
    return found


__all__ = ["Value", "Weighed", "fetch_weighed"]
