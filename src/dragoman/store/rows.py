"""The rows of one document's reading: values in, rows out, nothing looked up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dragoman.chronicle import Owed, Party, Report
from dragoman.records import Actor, Codes, Date, Event, Position, Span, Statement
from dragoman.store.entry import Entry
from dragoman.store.schema import PER_DOCUMENT

Row = tuple[Any, ...]
Rows = dict[str, list[Row]]

_NO_CODES = Codes(None, None, (), None, None, None)
_NOWHERE = Span(0, 0, "")


def date_values(date: Date | None) -> Row:
    """The six cells of a date."""
    if date is None:
        return (None,) * 6
    return (date.start, date.end, date.precision, date.text, date.anchor, date.reason)


def day_of(published: str | None) -> str | None:
    """The day of an ISO date or date-time."""
    return published[:10] if published else None


def cover(spans: Sequence[Span], text: str) -> Span:
    """The stretch of the text from the first of some spans to the last."""
    if not spans:
        return _NOWHERE
    start, end = min(one.start for one in spans), max(one.end for one in spans)
    return Span(start, end, text[start:end])


def longest(spans: Sequence[Span]) -> Span:
    """The clause among the spans of evidence, which begin with the trigger."""
    return max(spans, key=lambda one: (one.end - one.start, -one.start), default=_NOWHERE)


def _span(span: Span) -> Row:
    return (span.start, span.end, span.text)


class Telling:
    """Makes the rows of one entry. ``number`` is the document's, ``signatures`` maps signature ids
    to their numbers."""

    def __init__(self, entry: Entry, number: int, signatures: Mapping[str, int]) -> None:
        self.entry = entry
        self.number = number
        self.first = number * PER_DOCUMENT
        self.signatures = signatures
        self.text = entry.document.text
        self.day = day_of(entry.document.published)
        self.rows: Rows = defaultdict(list)
        self.actors = self._numbered(entry.reading.actors)
        self.cast = {actor.id: actor for actor in entry.reading.actors}
        self.statements = self._numbered(entry.reading.statements)

    def _numbered(self, records: Iterable[Any]) -> dict[str, int]:
        return {one.id: self.first + count for count, one in enumerate(records, 1)}

    def tell(self) -> Rows:
        """Every row, by table."""
        reading = self.entry.reading
        for actor in reading.actors:
            self._actor(actor)
        for statement in reading.statements:
            self._statement(statement)
        told = {event.id: event for event in reading.events}
        for count, report in enumerate(self.entry.reports, 1):
            self._report(self.first + count, report, told.get(report.id))
        for count, position in enumerate(reading.positions, 1):
            self._position(self.first + count, position)
        for count, owed in enumerate(self.entry.owed, 1):
            self._owed(self.first + count, owed)
        return self.rows

    def _signature(self, actor: str) -> int:
        return self.signatures[self.entry.signatures[actor].id]

    def _actor(self, actor: Actor) -> None:
        office = actor.office
        number = self.actors[actor.id]
        held: Row = (None,) * 6
        if office is not None:
            held = (office.title, office.body, office.country, office.since, office.until)
            held += (office.basis,)
        self.rows["actors"].append(
            (
                *(number, self.number, self._signature(actor.id), actor.id, actor.name, actor.kind),
                *(actor.country, actor.gender, *held, actor.reason),
            )
        )
        self.rows["actor_members"] += [
            (number, place, self.actors[member])
            for place, member in enumerate(actor.members)
            if member in self.actors
        ]

    def _listed(self, table: str, owner: int, actors: Iterable[str], *more: Any) -> None:
        """Rows of a list of actors, each with its signature and country."""
        self.rows[table] += [
            (owner, place, self.actors[one], self._signature(one), self.cast[one].country, *more)
            for place, one in enumerate(dict.fromkeys(actors))
            if one in self.actors
        ]

    def _statement(self, statement: Statement) -> None:
        number = self.statements[statement.id]
        day = (statement.made.start if statement.made else None) or self.day or ""
        unattributed = statement.voice == "unattributed"
        words = cover(statement.content or statement.quotes or statement.source, self.text)
        self.rows["statements"].append(
            (
                *(number, self.number, statement.id, day, statement.act, statement.manner),
                *(unattributed, *_span(words), *date_values(statement.made), statement.by),
                *(statement.confidence, statement.reason),
            )
        )
        self._listed("speakers", number, statement.speakers, day)
        self._listed("addressees", number, statement.addressees)
        self.rows["statement_topics"] += [
            (number, place, topic) for place, topic in enumerate(statement.topics)
        ]
        voices = () if isinstance(statement.voice, str) else statement.voice
        self.rows["statement_voices"] += [
            (number, place, voice.name) for place, voice in enumerate(voices)
        ]
        cues = (statement.cue,) if statement.cue else ()
        roles = (
            ("source", statement.source),
            ("cue", cues),
            ("content", statement.content),
            ("quote", statement.quotes),
        )
        for role, spans in roles:
            self.rows["statement_spans"] += [
                (number, role, place, *_span(one)) for place, one in enumerate(spans)
            ]

    def _report(self, number: int, report: Report, event: Event | None) -> None:
        codes = event.codes if event else _NO_CODES
        evidence = event.evidence if event else ()
        self.rows["reports"].append(
            (
                *(number, self.number, report.id, report.act, report.family, report.channel),
                *(*date_values(report.when), report.place, report.place_country, report.certainty),
                *(report.background, report.initiator, report.source, *_span(longest(evidence))),
                *(codes.plover_type, codes.plover_mode, codes.cameo, codes.quad, codes.goldstein),
                *(event.by if event else None, report.confidence),
            )
        )
        offices = self._offices()
        self.rows["report_parties"] += [
            (
                *(
                    number,
                    place,
                    party.role,
                    self.signatures[party.signature],
                    party.name,
                    party.kind,
                ),
                *(party.country, party.office or offices.get(party.signature)),
            )
            for place, party in enumerate(report.parties)
        ]
        self.rows["report_statements"] += [
            (number, place, self.statements[one])
            for place, one in enumerate(dict.fromkeys(event.according_to if event else ()))
            if one in self.statements
        ]
        self.rows["report_spans"] += [
            (number, place, *_span(one)) for place, one in enumerate(evidence)
        ]

    def _offices(self) -> dict[str, str]:
        """Signature id → title of the office held, where the document's actor has one."""
        return {
            self.entry.signatures[actor.id].id: actor.office.title
            for actor in self.entry.reading.actors
            if actor.office is not None
        }

    def _position(self, number: int, position: Position) -> None:
        day = (position.when.start if position.when else None) or self.day or ""
        topic = position.topic
        self.rows["positions"].append(
            (
                *(number, self.number, position.id, day, position.stance, topic.topic),
                *(*_span(topic.phrase), self.statements.get(position.statement or "")),
                *date_values(position.when),
            )
        )
        self._listed("position_holders", number, position.holder)
        self._listed("position_about", number, position.about)

    def _owed(self, number: int, owed: Owed) -> None:
        self.rows["owed"].append(
            (
                *(number, self.number, owed.id, owed.kind, owed.source, *_span(owed.what)),
                *(*date_values(owed.made), *date_values(owed.due)),
            )
        )
        self.rows["owed_parties"] += owed_parties(number, owed, self.signatures)


def owed_parties(number: int, owed: Owed, signatures: Mapping[str, int]) -> list[Row]:
    """Rows of who owes, then of who is owed."""
    parties = [("giver", one) for one in owed.givers] + [("taker", one) for one in owed.takers]
    return [
        (number, place, role, signatures[one.signature], one.name, one.kind, one.country)
        for place, (role, one) in enumerate(parties)
    ]


def parties_of(entry: Entry) -> Iterable[Party]:
    """Every party of the entry's reports and commitments."""
    for report in entry.reports:
        yield from report.parties
    for owed in entry.owed:
        yield from owed.givers
        yield from owed.takers


__all__ = ["Row", "Rows", "Telling", "cover", "date_values", "day_of", "longest", "parties_of"]
