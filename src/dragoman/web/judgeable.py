"""What can be judged on a page: the form of a record, and the state somebody judges it in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import singledispatch
from typing import Any
from urllib.parse import unquote

from fastapi import Request

from dragoman import lexicon
from dragoman.chronicle import (
    Commitment,
    Contact,
    Event,
    Judged,
    Profile,
    Said,
    Stand,
    Told,
)
from dragoman.errors import JudgementError
from dragoman.reference.across.judgements import FIELDS, values_of
from dragoman.store import Reader

#: The cookie with the name of who judges here, percent-encoded.
COOKIE = "dragoman_who"
#: Characters of a name and of a reason.
LONGEST_NAME, LONGEST_WHY = 100, 2000
#: What a field that can be corrected is called, and how it is written.
HINTS = {
    "act": "an act, such as call",
    "when": "2025-02-12, or 2025-02",
    "made": "2025-02-12",
    "due": "2025-02-12; empty where none is set",
    "place": "a city or country; empty where none is told",
    "background": "true or false",
    "topics": "topics, with commas between them",
    "country": "a country; empty where it has none",
}
Judgeable = Event | Contact | Commitment | Profile | Said | Told | Stand


@dataclass(frozen=True, slots=True)
class Sheet:
    """The form to judge a record by.

    ``seen`` is a word for the state that is shown; ``fields`` can be corrected, each with its
    present value; ``parts`` are reports that can be split off, with their words. ``alone`` where a
    record can be neither merged nor split.
    """

    target: str
    kind: str
    seen: str
    judged: Judged
    fields: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, str], ...] = ()
    alone: bool = False


def name_of(request: Request) -> str:
    """Who judges in this browser, as last given; empty where nobody has."""
    return unquote(request.cookies.get(COOKIE, ""))[:LONGEST_NAME]


@singledispatch
def sheet(value: Any) -> Sheet:
    """The form of a record. Raises TypeError for what nobody can judge."""
    raise TypeError(f"{type(value).__name__} cannot be judged")


@sheet.register
def _(value: Event) -> Sheet:
    held = {
        "act": value.act,
        "when": value.when.start if value.when else None,
        "place": value.place,
        "certainty": value.certainty,
        "background": "true" if value.background else "false",
    }
    parts = [
        (told.id, f"{told.words.source.publisher or ''}: {told.words.text}")
        for told in value.reports
        if len(value.reports) > 1
    ]
    told_by = [told.id for told in value.reports]
    return _made("event", value.id, value.judged, held, told_by, tuple(parts))


@sheet.register
def _(value: Contact) -> Sheet:
    return sheet(value.event)


@sheet.register
def _(value: Told) -> Sheet:
    held = {
        "act": value.act,
        "when": value.when.start if value.when else None,
        "place": value.place,
        "certainty": value.certainty,
        "background": "true" if value.background else "false",
    }
    return _made("event", value.id, value.judged, held)


@sheet.register
def _(value: Commitment) -> Sheet:
    due = value.due.start if value.due else None
    held = {"kind": value.kind, "due": due, "status": value.status}
    steps = [f"{one.status} {one.event} {len(one.words)}" for one in value.stages]
    return _made("commitment", value.id, value.judged, held, steps)


@sheet.register
def _(value: Profile) -> Sheet:
    who = value.who
    held = {"name": who.name, "kind": who.kind, "country": who.country}
    return _made("actor", who.id, value.judged, held)


@sheet.register
def _(value: Said) -> Sheet:
    made = value.made.start if value.made else None
    held = {"act": value.act, "made": made, "topics": ", ".join(value.topics)}
    return _made("statement", value.id, value.judged, held)


@sheet.register
def _(value: Stand) -> Sheet:
    when = value.when.start if value.when else None
    held = {"stance": value.stance, "topic": None, "when": when}
    return _made("position", value.id, value.judged, held)


def _made(
    kind: str,
    name: str,
    judged: Judged,
    held: dict[str, str | None],
    rest: Iterable[str] = (),
    parts: tuple[tuple[str, str], ...] = (),
) -> Sheet:
    """A form; its state is that of the judgements, the fields and what it is merged from.

    A commitment's status is left out: it lapses by itself.
    """
    fields = tuple((field, held[field] or "") for field in FIELDS[kind])
    lasting = [(field, value) for field, value in fields if field != "status"]
    state = repr((judged, lasting, sorted(rest)))
    seen = hashlib.sha256(state.encode()).hexdigest()[:16]
    return Sheet(name, kind, seen, judged, fields, parts, kind in ("statement", "position"))


def look(reader: Reader, name: str) -> Event | Told | Commitment | Profile | Said | Stand:
    """The record of an id, as the forms show it. Raises JudgementError where it is not there."""
    event = reader.event(name)
    if event is not None:
        return next((told for told in event.reports if told.id == name != event.id), event)
    for find in (reader.statement, reader.commitment, reader.actor):
        value: Commitment | Profile | Said | None = find(name)
        if value is not None:
            return value
    held = reader.stand(name)
    if held is None:
        raise JudgementError(f"{name}: is no longer in the record: it was rejected or read anew")
    return held[2]


def choices(kind: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Fields of a kind of record that take only some values, with those."""
    made = [(field, values_of(kind, field)) for field in FIELDS[kind]]
    if kind == "event":
        made.append(("act", tuple(sorted(lexicon.load(None).acts))))
    return tuple((field, values) for field, values in made if values)


__all__ = ["COOKIE", "HINTS", "Judgeable", "Sheet", "choices", "look", "name_of", "sheet"]
