"""What merging compares of one document: its reports of events, and what it is mainly about.

Words are taken from the text itself (:mod:`dragoman.reference.across.wording`), not from its
parsed sentences: a reading restored from the store gives the same reports as a fresh one.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.chronicle import Party, Report, Summary
from dragoman.lexicon import Act, load
from dragoman.records import Actor, Contact, Event, Reading, Span
from dragoman.reference.across.comparing import TALKS, VIOLENCE, lookups
from dragoman.reference.across.publishers import source_of
from dragoman.reference.across.rarity import rarity
from dragoman.reference.across.signatures import signature
from dragoman.reference.across.wording import LIGHT, Word, words

_MOST_WORDS = 48
_LEAD = 2  # Sentences that make up the opening.
_ORDINAL = re.compile(
    r"\b(first|second|third|fourth|fifth|sixth)\b(?=(?:\W+[\w-]+){0,3}\W*$)", re.I
)
_CONTACTS = frozenset({"call", "meeting"})
_TALKS = frozenset({"call", "meeting", "summit", "discuss", "negotiate", "host-talks", "host"})
# Words that tell how two sides were in touch; light elsewhere, but not here.
_MEANS = frozenset("phone telephone call video conversation talk spoke spoken talked".split())


def reports(reading: Reading) -> tuple[Report, ...]:
    """Every event of a reading as merging compares it, in the order of the reading."""
    document = reading.document
    sides = _Sides(reading)
    setting = _setting(reading)
    source = source_of(document)
    day = document.published[:10] if document.published else None
    contacts = {contact.event: contact for contact in reading.contacts}
    made: list[Report] = []
    for event in reading.events:
        contact = contacts.get(event.id)
        channel, kin = _known_by(event, contact)
        made.append(
            Report(
                id=event.id,
                document=document.id,
                source=source,
                published=day,
                act=event.act,
                family=kin,
                channel=channel,
                parties=sides.of(event, contact),
                when=event.when,
                place=event.where.name if event.where else None,
                place_country=event.where.country if event.where else None,
                certainty=event.certainty,
                background=event.background,
                words=_words(event, reading),
                setting=setting,
                ordinal=_ordinal(event, document.text),
                initiator=sides.signature(contact.initiator) if contact else None,
                confidence=event.confidence,
                issued=_issued(document.published),
            )
        )
    return tuple(_placed(one, made) for one in made)


def _placed(report: Report, reports: Sequence[Report]) -> Report:
    """An undated report of talks, put to the contact of its own document that it goes on about.

    That is a contact of a known day between the same parties; what is told of it elsewhere in the
    document is no talk of another day.
    """
    if report.family != TALKS or (report.when is not None and report.when.start is not None):
        return report
    own = {party.signature for party in report.parties}
    for other in reports:
        known = other.when is not None and other.when.start is not None
        if known and other.family == TALKS and own <= {one.signature for one in other.parties}:
            return replace(report, within=other.id)
    return report


def family(act: Act) -> str:
    """Acts by which one thing may be told: "held talks" and "spoke by phone" are both talks.

    Visits stand apart from the meetings in them: a visit takes days and holds several. To receive
    somebody is to meet him. Violence is one family, since an attack is told as shelling, strike or
    killing. All others are their own.
    """
    return _family(act.id, act.channel, act.codes.plover_type)


def _family(act: str, channel: str | None, kind: str | None) -> str:
    if act in _TALKS or channel in _CONTACTS:
        return TALKS
    if channel is not None:
        return channel
    return VIOLENCE if kind == "ASSAULT" else act


def _known_by(event: Event, contact: Contact | None) -> tuple[str | None, str]:
    """Channel and family of an event, also of an act that is in somebody's own lexicon alone."""
    act = load().acts.get(event.act)
    if act is not None:
        return act.channel, family(act)
    channel = contact.channel if contact is not None else None
    return channel, _family(event.act, channel, event.codes.plover_type)


class _Sides:
    """The actors of one reading as parties."""

    def __init__(self, reading: Reading) -> None:
        self._document = reading.document
        self._actors: dict[str, Actor] = {actor.id: actor for actor in reading.actors}

    def signature(self, actor: str | None) -> str | None:
        """The id of an actor's signature."""
        found = self._actors.get(actor or "")
        return signature(found, self._document).id if found is not None else None

    def of(self, event: Event, contact: Contact | None) -> tuple[Party, ...]:
        """The parties of an event; of a contact those who were in touch."""
        kept = None if contact is None else set(contact.parties)
        actors = [self._party(one, "actor") for one in event.actors if kept is None or one in kept]
        others = [
            self._party(one, "recipient") for one in event.recipients if kept is None or one in kept
        ]
        return tuple(party for party in (*actors, *others) if party is not None)

    def _party(self, actor: str, role: str) -> Party | None:
        """One actor in one role."""
        found = self._actors.get(actor)
        if found is None:
            return None
        told = signature(found, self._document)
        return Party(
            signature=told.id,
            name=told.name,
            kind=told.kind,
            country=told.country,
            role="actor" if role == "actor" else "recipient",
            known=told.known,
            office=told.office.title if told.office else None,
        )


def _issued(published: str | None) -> str | None:
    """The time of day of an ISO date-time; None for midnight sharp, which stands for no time."""
    match = re.match(r"\d{4}-\d\d-\d\d[T ](\d\d:\d\d)", published or "")
    return match[1] if match is not None and match[1] != "00:00" else None


def _words(event: Event, reading: Reading) -> tuple[str, ...]:
    """The words of the event's evidence, then those of the sentences it stands in."""
    spans = list(event.evidence)
    around = [s for s in reading.sentences if any(s.overlaps(span) for span in spans)]
    found = [word.stem for span in (*spans, *around) for word in words(span.text) if _tells(word)]
    return tuple(dict.fromkeys(found))[:_MOST_WORDS]


def _tells(word: Word) -> bool:
    """True for a word with content, or one that says by which means sides were in touch."""
    low = word.text.casefold()
    return low in _MEANS or (low not in LIGHT and (len(low) > 2 or word.number or word.name))


def _setting(reading: Reading) -> tuple[str, ...]:
    """The words of the title and the opening."""
    spans = _opening(reading, _LEAD)
    texts = (reading.document.title or "", *(span.text for span in spans))
    found = [word.stem for text in texts for word in words(text) if _tells(word)]
    return tuple(dict.fromkeys(found))[:_MOST_WORDS]


def _opening(reading: Reading, count: int) -> Sequence[Span]:
    """The first sentences of the report itself, behind headline and dateline."""
    body = reading.document.body
    return [span for span in reading.sentences if span.end > body][:count]


def _ordinal(event: Event, text: str) -> str | None:
    """ "second" in "their second call": an ordinal a few words before the trigger."""
    if not event.evidence:
        return None
    trigger = event.evidence[0]
    match = _ORDINAL.search(text[max(0, trigger.start - 40) : trigger.start])
    if match is None:
        match = re.match(r"\W*(?:[\w-]+\W+){0,3}?(second|third|fourth|fifth)\b", trigger.text, re.I)
    return match[1].casefold() if match is not None else None


# --------------------------------------------------------------------------- what it is about

_MOST_KEYS = 24
_STATE = frozenset({"country", "government", "office", "population"})
_LIGHTER = 0.4  # What a word of a state or of somebody in office weighs.
_ABOUT = 64  # Words kept of a document.
_WEIGHTS = ((0, 3.0), (3, 2.0), (12, 1.0))  # Title, opening, the beginning of the rest.


def summary(reading: Reading, told: Sequence[Report] | None = None) -> Summary:
    """What a document is mainly about: its rare words, those of title and opening above all.

    ``events`` are what the contacts of its opening are looked up by. ``told`` are the reading's
    reports, where they have been made already.
    """
    document = reading.document
    day = document.published[:10] if document.published else None
    opening = _opening(reading, 3)
    names = [name.text for name in reading.names if any(s.covers(name.span) for s in opening)]
    return Summary(
        document=document.id,
        published=day,
        source=source_of(document),
        title=document.title,
        words=_weights(_parts(reading), _standing(reading)),
        names=tuple(dict.fromkeys(names))[:12],
        events=_main(reading, opening, reports(reading) if told is None else told),
    )


def _main(reading: Reading, opening: Sequence[Span], told: Sequence[Report]) -> tuple[str, ...]:
    """What the dated contacts of the opening are looked up by."""
    leading = {
        event.id
        for event in reading.events
        if event.evidence and any(span.overlaps(event.evidence[0]) for span in opening)
    }
    found = [
        key
        for report in told
        if report.id in leading and report.channel and not report.background
        if report.when is not None and len(report.parties) > 1
        for key in lookups(report)
    ]
    return tuple(dict.fromkeys(found))[:_MOST_KEYS]


def _parts(reading: Reading) -> Iterable[tuple[str, float]]:
    """Pieces of text with what a word in them weighs."""
    yield reading.document.title or "", _WEIGHTS[0][1]
    for number, span in enumerate(_opening(reading, len(reading.sentences))):
        yield span.text, _WEIGHTS[1][1] if number < _WEIGHTS[1][0] else _WEIGHTS[2][1]


def _standing(reading: Reading) -> frozenset[str]:
    """The words of states and of people in office: they are in the news whatever happens."""
    return frozenset(
        word.stem
        for actor in reading.actors
        if actor.kind in _STATE or actor.office is not None
        for name in (actor.name, *actor.aliases)
        for word in words(name)
    )


def _weights(parts: Iterable[tuple[str, float]], standing: frozenset[str]) -> dict[str, float]:
    """Word → weight, the heaviest kept, scaled to length 1."""
    counts: dict[str, float] = {}
    for text, worth in parts:
        for word in words(text):
            if _tells(word):
                counts[word.stem] = counts.get(word.stem, 0.0) + worth
    heavy = {
        stem: (1 + math.log(count)) * rarity(stem) * (_LIGHTER if stem in standing else 1.0)
        for stem, count in counts.items()
    }
    kept = sorted(heavy.items(), key=lambda item: (-item[1], item[0]))[:_ABOUT]
    norm = math.sqrt(sum(weight * weight for _, weight in kept)) or 1.0
    return {stem: round(weight / norm, 4) for stem, weight in kept}
