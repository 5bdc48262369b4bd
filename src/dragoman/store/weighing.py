"""What is to be judged, in full: the records in doubt with the evidence to judge them by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table, select

from dragoman.chronicle import Commitment, Event, Filter, Profile, Said
from dragoman.store.doubting import Doubt
from dragoman.store.inserting import chunks
from dragoman.store.profiles import fetch_profiles
from dragoman.store.promising import fetch_commitments
from dragoman.store.saying import fetch_said, find_statements
from dragoman.store.schema import merged, told
from dragoman.store.timeline import fetch_timeline, find_events

Value = Event | Profile | Commitment | Said
#: Statements and events shown of an actor, to tell by them who that is.
_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Weighed:
    """A doubt with the record it is about, and the other where two may be one.

    Of actors, by id: ``said`` are the newest statements of each, ``done`` the newest events of
    those who say nothing.
    """

    doubt: Doubt
    one: Value
    other: Value | None
    said: Mapping[str, tuple[Said, ...]]
    done: Mapping[str, tuple[Event, ...]]


def fetch_weighed(connection: Connection, doubts: Sequence[Doubt]) -> tuple[Weighed, ...]:
    """Doubts in full, in their order; without those whose records are no longer there."""
    found = _values(connection, doubts)
    made = []
    for doubt in doubts:
        one = found.get((doubt.kind, doubt.id))
        other = found.get((doubt.kind, doubt.other or ""))
        if one is None or (doubt.other and other is None):
            continue
        people = [each.who.id for each in (one, other) if isinstance(each, Profile)]
        said = {name: _said(connection, name) for name in people}
        done = {name: _done(connection, name) for name in people if not said[name]}
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


def _said(connection: Connection, name: str) -> tuple[Said, ...]:
    """The newest statements of an actor."""
    numbers = find_statements(connection, Filter(actor=name, limit=_SHOWN))
    said = fetch_said(connection, numbers)
    return tuple(said[number] for number in reversed(numbers) if number in said)


def _done(connection: Connection, name: str) -> tuple[Event, ...]:
    """The newest events of an actor."""
    numbers = find_events(connection, Filter(actor=name, limit=_SHOWN))
    return tuple(reversed(fetch_timeline(connection, numbers)))


__all__ = ["Value", "Weighed", "fetch_weighed"]
