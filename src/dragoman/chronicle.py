"""The values of the record across documents: what merging takes and gives, what questions answer.

A *report* is an event as one document tells it; an :class:`Event` here is the thing itself, told
by all its reports. Everything that shows words shows them as :class:`Words`: where they stand, in
which document, and who published it. Dates are ISO; offsets are code points into the document's
text, end exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from dragoman.records import Date, Document, Office, Reading, Span

# --------------------------------------------------------------------------- what comes in


@dataclass(frozen=True, slots=True)
class Publication:
    """One appearance of a text. ``published`` is an ISO date or date-time or None."""

    publisher: str | None
    url: str | None
    published: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class Party:
    """An actor of a report, as far as documents can be compared by it.

    ``signature`` names the actor as this report tells it (:class:`Signature`); ``role`` is
    ``actor`` or ``recipient``. ``known`` is the signature's key in our own tables, ``office`` the
    title of the office held.
    """

    signature: str
    name: str
    kind: str
    country: str | None
    role: Literal["actor", "recipient"]
    known: str | None = None
    office: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """An event as one document tells it, reduced to what merging compares.

    ``published`` is the document's ISO day, ``issued`` its time of day ("00:24") where one is
    known; ``source`` names the independent publisher (reprints of one text share it). ``words``
    are the stems of the content words of the clause and sentence that tell the event, the
    trigger's first; ``setting`` those of the document's title and opening. ``ordinal`` is
    "second" in "their second call that day". ``within`` is the report of the same document that
    an undated one goes on about: what was discussed in the call told of.
    """

    id: str
    document: str
    source: str
    published: str | None
    act: str
    family: str
    channel: str | None
    parties: tuple[Party, ...]
    when: Date | None
    place: str | None
    place_country: str | None
    certainty: str
    background: bool
    words: tuple[str, ...] = ()
    setting: tuple[str, ...] = ()
    ordinal: str | None = None
    initiator: str | None = None
    confidence: float = 1.0
    issued: str | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What a document is mainly about, reduced to what grouping by main event compares.

    ``events`` are what the contacts of its opening are looked up by, not their ids: two documents
    that open with one contact share one.
    """

    document: str
    published: str | None
    source: str
    title: str | None
    words: Mapping[str, float]
    names: tuple[str, ...] = ()
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """An actor as documents tell it; documents that tell it alike share one signature.

    ``id`` is a hash of the other values: the same words in two documents are one signature.
    ``known`` is the key of the person or body in our own tables of offices, where it is in them.
    ``since`` and ``until`` are the first and last day of documents that tell it so.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    country: str | None
    office: Office | None
    known: str | None = None
    gender: str | None = None
    since: str | None = None
    until: str | None = None
    documents: int = 1


@dataclass(frozen=True, slots=True)
class Owed:
    """A commitment as one document tells it, reduced to what merging compares."""

    id: str
    document: str
    source: str
    published: str | None
    kind: str
    givers: tuple[Party, ...]
    takers: tuple[Party, ...]
    what: Span
    words: tuple[str, ...]
    made: Date | None
    due: Date | None
    steps: tuple[Moved, ...]
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """What moved a commitment: the status it got, when, and where that is told.

    ``event`` is the id of the report or event that moved it; ``evidence`` are spans in
    ``document``. ``certainty`` and ``reason`` say how sure the link between the two is.
    """

    status: str
    when: Date | None
    document: str
    evidence: tuple[Span, ...]
    event: str | None = None
    confidence: float = 1.0
    reason: str | None = None


# --------------------------------------------------------------------------- what merging gives


@dataclass(frozen=True, slots=True)
class Merged:
    """One event of the world with the reports that tell it.

    ``id`` is that of its first report (by day of publication, then id): every report's id leads to
    it. ``sources`` counts independent publishers. ``contested`` where one report says it happened
    and another denies it. ``unsure`` names events that may be this one too, with the reason.
    """

    id: str
    reports: tuple[str, ...]
    act: str
    channel: str | None
    parties: tuple[Party, ...]
    when: Date | None
    place: str | None
    place_country: str | None
    certainty: str
    background: bool
    contested: bool
    sources: int
    confidence: float
    initiator: str | None = None
    unsure: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office over time, ``since`` and ``until`` inclusive ISO days or None.

    ``basis`` is ``known`` (our tables) or ``text``: then ``since`` and ``until`` are the first and
    last day of documents that give the office.
    """

    title: str
    body: str | None
    country: str | None
    since: str | None
    until: str | None
    basis: Literal["text", "known"]


@dataclass(frozen=True, slots=True)
class Person:
    """One actor across documents (a person, office, government, body, country, …).

    ``unsure`` names other actors of the record that may be the same, with the reason.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    country: str | None
    offices: tuple[Tenure, ...]
    signatures: tuple[str, ...]
    gender: str | None = None
    unsure: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Debt:
    """One commitment across documents. ``status`` leaves out lapsing, which depends on the day."""

    id: str
    kind: str
    tellings: tuple[str, ...]
    givers: tuple[Party, ...]
    takers: tuple[Party, ...]
    what: Span
    document: str
    made: Date | None
    due: Date | None
    status: str
    steps: tuple[Moved, ...]


# --------------------------------------------------------------------------- people's judgement

Verdict = Literal["confirm", "reject", "correct", "merge", "split", "undo"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided about a record: never overwritten, at most undone by a later one.

    ``target`` is the id of a report, statement, position, commitment or actor as read; ``other``
    the second one for merge and split (split: ``target`` stands apart from ``other``), or the
    judgement that ``undo`` takes back. ``field`` and ``value`` are for ``correct``.
    ``anchor`` finds the target again after a re-reading: document, kind of record and span.
    """

    id: str
    verdict: Verdict
    kind: str
    target: str
    who: str
    when: str
    why: str | None = None
    other: str | None = None
    field: str | None = None
    value: str | None = None
    anchor: tuple[str, int, int] | None = None


# --------------------------------------------------------------------------- questions


@dataclass(frozen=True, slots=True)
class Filter:
    """What a question is narrowed to; None and empty mean all.

    ``actor`` is an id or a name; ``countries`` ISO 3166-1 alpha-3, any of which must take part;
    ``dyad`` two of them, both of which must. ``since`` and ``until`` are ISO days, inclusive.
    ``contacts`` keeps events with a channel alone, ``place`` those at the place of that name.
    ``limit`` 0 is no limit.
    """

    actor: str | None = None
    countries: tuple[str, ...] = ()
    dyad: tuple[str, str] | None = None
    acts: tuple[str, ...] = ()
    certainties: tuple[str, ...] = ()
    topic: str | None = None
    publisher: str | None = None
    since: str | None = None
    until: str | None = None
    background: bool | None = None
    contacts: bool = False
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    document: str | None = None
    limit: int = 100
    offset: int = 0
    place: str | None = None


# --------------------------------------------------------------------------- answers


@dataclass(frozen=True, slots=True)
class Source:
    """A document as answers name it."""

    document: str
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Words:
    """Verbatim words of a document."""

    start: int
    end: int
    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Who:
    """An actor as answers name it."""

    id: str
    name: str
    kind: str
    country: str | None
    office: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """The judgements that stand on a record, latest last; empty where nobody has judged it."""

    verdict: str | None = None
    who: str | None = None
    when: str | None = None
    why: str | None = None
    corrected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """A statement."""

    id: str
    speakers: tuple[Who, ...]
    act: str
    manner: str
    made: Date | None
    words: Words
    quotes: tuple[str, ...]
    topics: tuple[str, ...]
    voice: tuple[str, ...]
    addressees: tuple[Who, ...] = ()
    reason: str | None = None
    judged: Judged = Judged()


@dataclass(frozen=True, slots=True)
class Told:
    """A report: one document's telling of an event."""

    id: str
    act: str
    actors: tuple[Who, ...]
    recipients: tuple[Who, ...]
    when: Date | None
    place: str | None
    certainty: str
    background: bool
    words: Words
    according_to: tuple[Said, ...]
    confidence: float
    judged: Judged = Judged()


@dataclass(frozen=True, slots=True)
class Event:
    """An event with its reports. ``publishers`` are the independent ones."""

    id: str
    act: str
    channel: str | None
    actors: tuple[Who, ...]
    recipients: tuple[Who, ...]
    initiator: Who | None
    when: Date | None
    place: str | None
    place_country: str | None
    certainty: str
    background: bool
    contested: bool
    plover: str | None
    cameo: str | None
    quad: int | None
    goldstein: float | None
    confidence: float
    publishers: tuple[str, ...]
    reports: tuple[Told, ...]
    unsure: tuple[tuple[str, str], ...] = ()
    judged: Judged = Judged()


@dataclass(frozen=True, slots=True)
class Side:
    """One side's account of a contact: what its own documents and its people say of it.

    ``side`` is ISO 3166-1 alpha-3, or a publisher that belongs to no side.
    """

    side: str
    sources: tuple[Source, ...]
    statements: tuple[Said, ...]
    phrases: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """The accounts of one contact set side by side, word by word.

    ``both``: phrases of two sides said alike; ``differ``: of one thing, told differently, with what
    differs ("number", "negation", "wording"); ``only``: per side what no other account says.
    """

    both: tuple[tuple[Words, Words], ...]
    differ: tuple[tuple[Words, Words, str], ...]
    only: Mapping[str, tuple[Words, ...]]


@dataclass(frozen=True, slots=True)
class Related:
    """Events that are not one, yet worth setting side by side.

    ``kind`` is "third" (each was in touch with the same third party that day), "talks" (talks
    between the same two, told by both) or "matter" (official texts of two states about one matter
    within a day). ``events`` are ids; ``reason`` is for the reader.
    """

    kind: Literal["third", "talks", "matter"]
    reason: str
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact with every side's account of it, and the comparison where two sides gave one."""

    event: Event
    sides: tuple[Side, ...]
    compared: Phrases | None


@dataclass(frozen=True, slots=True)
class Beside:
    """Events that are not one (:class:`Related`), with every side's account of them together."""

    id: str
    kind: str
    reason: str
    events: tuple[Event, ...]
    sides: tuple[Side, ...]
    compared: Phrases | None


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of a commitment's life, with its evidence."""

    status: str
    when: Date | None
    words: tuple[Words, ...]
    event: str | None
    confidence: float
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """A commitment and its life. ``age`` is in days, from its making to the day asked about."""

    id: str
    kind: str
    givers: tuple[Who, ...]
    takers: tuple[Who, ...]
    what: Words
    made: Date | None
    due: Date | None
    status: str
    age: int | None
    stages: tuple[Stage, ...]
    publishers: tuple[str, ...] = ()
    judged: Judged = Judged()


@dataclass(frozen=True, slots=True)
class Stand:
    """One position taken: stance and wording on a day."""

    id: str
    stance: str
    when: Date | None
    phrase: Words
    statement: Said | None
    about: tuple[Who, ...] = ()
    judged: Judged = Judged()


@dataclass(frozen=True, slots=True)
class Course:
    """A holder's positions on one topic over time, first to last.

    ``moved`` where the stance is not the same throughout; ``change`` says from what to what, when.
    """

    holder: tuple[Who, ...]
    topic: str
    stands: tuple[Stand, ...]
    moved: bool
    change: str | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """An actor with the offices over time and how often the record names it."""

    who: Who
    aliases: tuple[str, ...]
    offices: tuple[Tenure, ...]
    documents: int
    statements: int
    events: int
    met: tuple[tuple[Who, int], ...] = ()
    unsure: tuple[tuple[str, str], ...] = ()
    judged: Judged = Judged()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two countries: months, contacts, events, what is open between them, statements.

    A month is its ISO name, events of cooperation, events of conflict, the mean Goldstein score.
    """

    countries: tuple[str, str]
    months: tuple[tuple[str, int, int, float | None], ...]
    contacts: tuple[Event, ...]
    events: tuple[Event, ...]
    commitments: tuple[Commitment, ...]
    statements: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Dyad:
    """How much the record knows of two countries.

    ``good`` and ``bad`` count events of cooperation and of conflict that took place; ``last`` is
    the ISO day of the latest of all that did.
    """

    countries: tuple[str, str]
    events: int
    contacts: int
    good: int
    bad: int
    last: str | None


@dataclass(frozen=True, slots=True)
class Site:
    """How many events took place at a place; ``name`` None for those told without one."""

    name: str | None
    country: str | None
    events: int


@dataclass(frozen=True, slots=True)
class Board:
    """Commitments by their status on a day: how many there are of each, and the newest of each."""

    counts: Mapping[str, int]
    newest: Mapping[str, tuple[Commitment, ...]]


@dataclass(frozen=True, slots=True)
class Hit:
    """A search result. ``snippet`` runs between ``\\x02`` and ``\\x03`` where the query matched."""

    kind: Literal["document", "statement"]
    id: str
    snippet: str
    source: Source
    speakers: tuple[Who, ...] = ()
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Paper:
    """A stored document with its reading and every publication of its text."""

    document: Document
    reading: Reading
    publications: tuple[Publication, ...]
    story: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class News:
    """What came into the record last, newest first. ``position`` is the number of the document that
    was added last; ``counts`` are of all that is new (empty where nothing was asked since), by the
    names of the kinds and for events that are no contacts; ``countries`` in how many of the newest
    events each takes part, most first."""

    position: int
    contacts: tuple[Event, ...]
    statements: tuple[Said, ...]
    commitments: tuple[Commitment, ...]
    documents: tuple[Source, ...]
    counts: Mapping[str, int]
    countries: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Holding:
    """What the record holds of one document, by the ids of its reading: the events and commitments
    that it tells of, its actors, its statements (without those people rejected)."""

    events: Mapping[str, Event]
    statements: Mapping[str, Said]
    commitments: Mapping[str, Commitment]
    actors: Mapping[str, Who]


@dataclass(frozen=True, slots=True)
class Refused:
    """An input in quarantine."""

    name: str
    problem: str
    remedy: str
    tries: int
    first: str
    last: str
    values: Mapping[str, Any] = field(default_factory=dict)
