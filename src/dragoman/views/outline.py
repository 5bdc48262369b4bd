"""What stands under which heading: one order of a reading, shared by the pages that show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.records import Actor, Commitment, Contact, Date, Event, Position, Reading, Statement
from dragoman.views.wording import Words, statement_place

HAPPENED = ("happened", "ongoing")
OPEN = ("planned", "proposed", "conditional", "possible")
NOT = ("denied", "negated")


@dataclass(frozen=True, slots=True)
class Voices:
    """What one speaker (or several together) says, in the order of the text."""

    speaker: str
    speakers: tuple[str, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The records of a reading under the headings of a page.

    Every contact, event, statement, position, commitment and actor stands under exactly one
    heading; the event that a contact is, stands with the contact.
    """

    contacts: tuple[Contact, ...]
    happened: tuple[Event, ...]
    open: tuple[Contact | Event, ...]
    denied: tuple[Contact | Event, ...]
    voices: tuple[Voices, ...]
    compared: tuple[Contact, ...]
    positions: tuple[Position, ...]
    commitments: tuple[Commitment, ...]
    background: tuple[Contact | Event, ...]
    actors: tuple[Actor, ...]
    named_only: tuple[Actor, ...]
    notes: tuple[str, ...]


def outline(reading: Reading, words: Words) -> Outline:
    """The reading under headings."""
    inside = {contact.event for contact in reading.contacts}
    events: list[Contact | Event] = sorted(
        (*reading.contacts, *(event for event in reading.events if event.id not in inside)),
        key=_place,
    )
    now = [item for item in events if not item.background]
    happened = [item for item in now if item.certainty in HAPPENED]
    busy = _in_records(reading)
    return Outline(
        contacts=tuple(item for item in happened if isinstance(item, Contact)),
        happened=tuple(item for item in happened if isinstance(item, Event)),
        open=tuple(item for item in now if item.certainty not in (*HAPPENED, *NOT)),
        denied=tuple(item for item in now if item.certainty in NOT),
        voices=_voices(reading, words),
        compared=tuple(c for c in reading.contacts if len(c.accounts) > 1),
        positions=reading.positions,
        commitments=reading.commitments,
        background=tuple(item for item in events if item.background),
        actors=tuple(actor for actor in reading.actors if actor.id in busy or actor.office),
        named_only=tuple(a for a in reading.actors if a.id not in busy and not a.office),
        notes=_notes(reading),
    )


def _place(item: Contact | Event) -> int:
    return item.evidence[0].start if item.evidence else 0


def _voices(reading: Reading, words: Words) -> tuple[Voices, ...]:
    groups: dict[tuple[str, ...], list[Statement]] = {}
    for statement in sorted(reading.statements, key=statement_place):
        speakers = statement.speakers or ((statement.speaker,) if statement.speaker else ())
        named = speakers or tuple(f"“{span.text}”" for span in statement.source)
        groups.setdefault(named, []).append(statement)
    return tuple(
        Voices(words.speaker(found[0]), found[0].speakers, tuple(found))
        for found in groups.values()
    )


def _in_records(reading: Reading) -> set[str]:
    """Ids of the actors that some record speaks of."""
    busy: set[str] = set()
    for statement in reading.statements:
        busy.update(statement.speakers, statement.addressees)
    for event in reading.events:
        busy.update(event.actors, event.recipients)
    for contact in reading.contacts:
        busy.update(contact.parties, (a.actor for a in contact.accounts if a.actor))
    for position in reading.positions:
        busy.update(position.holder, position.about)
    for commitment in reading.commitments:
        busy.update(commitment.giver, commitment.taker)
    return busy


def _notes(reading: Reading) -> tuple[str, ...]:
    """What was left open, and what a reader can do about it."""
    notes = []
    reasons: dict[str, list[str]] = {}
    for value in _dates(reading):
        if value.start is None:
            words = reasons.setdefault(value.reason or "no reason recorded", [])
            if value.text not in words:
                words.append(value.text)
    for reason, words in reasons.items():
        quoted = ", ".join(f"“{word}”" for word in words)
        notes.append(f"Date left open: {quoted} – {reason}.")
    if reading.document.published is None and not any("--published" in note for note in notes):
        notes.append(
            "No publication date is known, and none was assumed. "
            "Give one with --published YYYY-MM-DD to resolve the days it counts from."
        )
    unclear = [actor for actor in reading.actors if actor.reason]
    notes += [f"{actor.name}: {actor.reason}." for actor in unclear]
    if not (reading.statements or reading.events):
        notes.append("No statement and no event was found in this text.")
    return tuple(notes)


def _dates(reading: Reading) -> Iterator[Date]:
    """Every date of the reading, in the order of the records."""
    found = [time.date for time in reading.times]
    found += [event.when for event in reading.events]
    found += [statement.made for statement in reading.statements]
    found += [position.when for position in reading.positions]
    for commitment in reading.commitments:
        found += [commitment.due, *(step.when for step in commitment.history)]
    yield from (value for value in found if value is not None)
