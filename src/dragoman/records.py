"""Every value that crosses a stage. Imports nothing of ours.

Offsets are Unicode code points into ``Document.text``, end exclusive; for every span
``document.text[span.start:span.end] == span.text``.

Three layers of values live here:

* what ``documents`` makes (:class:`Document`);
* what ``grammar`` adds (:class:`Token`, :class:`Sentence`, :class:`Name`, :class:`Attribution`,
  together an :class:`Annotated`) and what ``meaning`` finds (:class:`Mention` and the findings);
* what a user gets (:class:`Reading` and the records in it), whose JSON form is ``to_dict()``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from typing import Any, Literal

# --------------------------------------------------------------------------- values


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Verbatim words: ``document.text[start:end] == text``."""

    start: int
    end: int
    text: str

    def covers(self, other: Span) -> bool:
        """True where ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """True where the two share at least one code point."""
        return self.start < other.end and other.start < self.end


Precision = Literal[
    "day", "week", "part-of-month", "month", "season", "quarter", "year", "decade", "unknown"
]


@dataclass(frozen=True, slots=True)
class Date:
    """An ISO interval, both ends inclusive.

    ``anchor`` says what the words were counted from: ``publication``, ``absolute`` or the id of the
    event they lean on. Where the interval cannot be known, ``start`` and ``end`` are None and
    ``reason`` says why.
    """

    start: str | None
    end: str | None
    precision: Precision
    text: str
    anchor: str | None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where: the words, and what the gazetteer knows of them (None where it does not)."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    span: Span


@dataclass(frozen=True, slots=True)
class Office:
    """An office as held on the day of the report.

    ``basis`` is ``text`` (the report says so) or ``known`` (our own table of offices says so).
    ``since`` and ``until`` are ISO dates; in JSON they are ``from`` and ``to``.
    """

    title: str
    body: str | None
    country: str | None
    since: str | None
    until: str | None
    basis: Literal["text", "known"]


# --------------------------------------------------------------------------- documents


@dataclass(frozen=True, slots=True)
class Document:
    """A text as it came, with what is known of its origin.

    ``id`` is a content hash. ``published`` is an ISO date (or date-time) or None. ``dateline`` is
    the place at the head of a report ("ERBIL, Kurdistan Region of Iraq -") and ``body`` the offset
    at which the report itself begins behind its headline and dateline (0 without them).
    """

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    dateline: Place | None = None
    language: str | None = None
    body: int = 0


# --------------------------------------------------------------------------- grammar


@dataclass(frozen=True, slots=True)
class Token:
    """One word of Universal Dependencies.

    ``head`` is the index, inside the sentence, of the token it hangs on; -1 for the root.
    ``feats`` is the UD FEATS string (``Number=Sing|Tense=Past``), ``_`` where empty.
    """

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its tokens; ``index`` counts from 0 in the document."""

    index: int
    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    paragraph: int = 0

    def children(self, head: int) -> tuple[int, ...]:
        """Indices of the tokens that hang on ``head``, in order."""
        return tuple(i for i, token in enumerate(self.tokens) if token.head == head)


@dataclass(frozen=True, slots=True)
class Name:
    """A named thing: PERSON, ORG, GPE, LOC, NORP, EVENT, LAW, FAC, WORK or MISC.

    ``first`` and ``last`` are token indices in sentence ``sentence``, ``last`` exclusive.
    """

    start: int
    end: int
    text: str
    label: str
    sentence: int
    first: int
    last: int

    @property
    def span(self) -> Span:
        """The name as a plain span."""
        return Span(self.start, self.end, self.text)


@dataclass(frozen=True, slots=True)
class Attribution:
    """What the network marks: who (source) says (cue) what (content). Any part may be empty."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A TIMEX3: ``type`` is DATE, TIME, DURATION or SET; ``value`` its normalised value.

    ``value`` is None where it cannot be known (a weekday without a publication date).
    ``date`` is the interval it denotes; None for durations and sets.
    """

    start: int
    end: int
    text: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str | None
    date: Date | None
    sentence: int = 0

    @property
    def span(self) -> Span:
        """The expression as a plain span."""
        return Span(self.start, self.end, self.text)


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document with its sentences, names and attributions: all that ``meaning`` may look at."""

    document: Document
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
    attributions: tuple[Attribution, ...]
    times: tuple[TimeExpression, ...] = ()


# --------------------------------------------------------------------------- findings (meaning)


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A noun phrase that plays a role: sentence index, index of its head token, its words."""

    sentence: int
    head: int
    span: Span


@dataclass(frozen=True, slots=True)
class StatementFinding:
    """A statement before its speakers are resolved.

    ``sources`` are the noun phrases that name who speaks (several for "Putin and Sharaa").
    ``vehicles`` are the texts it came in ("a statement from the Kremlin"), outermost first.
    ``parent`` is the index (in the tuple of findings) of the statement this one lies inside.
    """

    sentence: int
    source: tuple[Span, ...]
    sources: tuple[Mention, ...]
    cue: Span | None
    act: str
    manner: Literal["direct", "mixed", "indirect"]
    content: tuple[Span, ...]
    quotes: tuple[Span, ...]
    addressees: tuple[Mention, ...] = ()
    vehicles: tuple[Mention, ...] = ()
    parent: int | None = None
    unattributed: bool = False
    confidence: float = 1.0
    made: TimeExpression | None = None
    by: str = "rule"


@dataclass(frozen=True, slots=True)
class EventFinding:
    """An event before its actors, dates and places are resolved.

    ``evidence`` has the trigger first. ``statements`` are indices of the statement findings inside
    whose content the event is told, innermost last. ``host`` is the index of the event in whose
    clause this one stands ("took the city after an 11-day offensive": the taking hosts the
    offensive) and ``link`` the preposition or marker between them.
    """

    act: str
    sentence: int
    trigger: int
    evidence: tuple[Span, ...]
    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    certainty: str
    background: bool
    time: TimeExpression | None = None
    place: Mention | None = None
    statements: tuple[int, ...] = ()
    what: Span | None = None
    topic: Span | None = None
    initiator: Mention | None = None
    by: str = "rule"
    confidence: float = 1.0
    host: int | None = None
    link: str = ""


@dataclass(frozen=True, slots=True)
class PositionFinding:
    """A stance before its holder is resolved; ``statement`` indexes the statement findings."""

    holder: tuple[Mention, ...]
    stance: Literal["supports", "opposes", "ambivalent"]
    phrase: Span
    topic: str | None
    about: tuple[Mention, ...]
    statement: int | None
    sentence: int


@dataclass(frozen=True, slots=True)
class CommitmentFinding:
    """Something owed or offered, before its parties are resolved; ``event`` indexes the events."""

    kind: str
    sources: tuple[Mention, ...]
    targets: tuple[Mention, ...]
    what: Span
    due: TimeExpression | None
    status: str
    evidence: tuple[Span, ...]
    sentence: int
    event: int | None = None
    statements: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """All that ``meaning`` finds in one document; indices inside refer to these tuples."""

    statements: tuple[StatementFinding, ...] = ()
    events: tuple[EventFinding, ...] = ()
    positions: tuple[PositionFinding, ...] = ()
    commitments: tuple[CommitmentFinding, ...] = ()


# --------------------------------------------------------------------------- records


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone or something that acts. ``country`` is ISO 3166-1 alpha-3."""

    id: str
    name: str
    kind: str
    country: str | None
    office: Office | None
    mentions: tuple[Span, ...]
    aliases: tuple[str, ...] = ()
    gender: str | None = None
    members: tuple[str, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """One link of the chain by which a statement reached the reader."""

    name: str
    span: Span | None
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody says something."""

    id: str
    source: tuple[Span, ...]
    speaker: str | None
    speakers: tuple[str, ...]
    voice: tuple[Voice, ...] | Literal["unattributed"]
    cue: Span | None
    act: str
    manner: Literal["direct", "mixed", "indirect"]
    content: tuple[Span, ...]
    quotes: tuple[Span, ...]
    addressees: tuple[str, ...]
    made: Date | None
    topics: tuple[str, ...]
    by: str
    confidence: float
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Codes:
    """An act in the field's terms. Empty values are None, never a guess."""

    plover_type: str | None
    plover_mode: str | None
    plover_contexts: tuple[str, ...]
    cameo: str | None
    quad: int | None
    goldstein: float | None

    def to_dict(self) -> dict[str, Any]:
        """The nested form of the record."""
        return {
            "plover": {
                "type": self.plover_type,
                "mode": self.plover_mode,
                "contexts": list(self.plover_contexts),
            },
            "cameo": self.cameo,
            "quad": self.quad,
            "goldstein": self.goldstein,
        }


CERTAINTIES = (
    "happened",
    "ongoing",
    "planned",
    "proposed",
    "conditional",
    "possible",
    "denied",
    "negated",
)


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom."""

    id: str
    act: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    when: Date | None
    where: Place | None
    certainty: str
    background: bool
    according_to: tuple[str, ...]
    evidence: tuple[Span, ...]
    codes: Codes
    by: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Account:
    """What one side says of a contact."""

    side: str
    actor: str | None
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Phrases of the accounts of one contact, set side by side.

    ``both``: pairs of (side, span) said alike; ``only``: per side what no other account says;
    ``differ``: pairs that speak of one thing and say it differently.
    """

    both: tuple[tuple[Span, ...], ...]
    only: Mapping[str, tuple[Span, ...]]
    differ: tuple[tuple[Span, ...], ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """Two sides in touch: an event, plus how and between whom, and each side's account."""

    id: str
    event: str
    act: str
    channel: str
    parties: tuple[str, ...]
    initiator: str | None
    when: Date | None
    where: Place | None
    certainty: str
    background: bool
    according_to: tuple[str, ...]
    accounts: tuple[Account, ...]
    comparison: Comparison | None
    evidence: tuple[Span, ...]
    codes: Codes
    by: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic in the report's words, and the lexicon's topic where one fits."""

    phrase: Span
    topic: str | None


@dataclass(frozen=True, slots=True)
class Position:
    """Where somebody stands."""

    id: str
    holder: tuple[str, ...]
    stance: str
    topic: Topic
    about: tuple[str, ...]
    statement: str | None
    when: Date | None


@dataclass(frozen=True, slots=True)
class Step:
    """What moved a commitment: the status it got and the words that say so."""

    status: str
    evidence: tuple[Span, ...]
    when: Date | None
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """Something owed or offered. In JSON ``giver`` is ``from`` and ``taker`` is ``to``."""

    id: str
    kind: str
    giver: tuple[str, ...]
    taker: tuple[str, ...]
    what: Span
    due: Date | None
    status: str
    history: tuple[Step, ...]
    according_to: tuple[str, ...]
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One report, read. Iterating yields every record in the order of the JSON form."""

    document: Document
    sentences: tuple[Span, ...]
    names: tuple[Name, ...]
    times: tuple[TimeExpression, ...]
    actors: tuple[Actor, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    contacts: tuple[Contact, ...]
    positions: tuple[Position, ...]
    commitments: tuple[Commitment, ...]
    provenance: Mapping[str, str] = field(default_factory=dict)
    annotated: Annotated | None = field(default=None, compare=False, repr=False)

    def __iter__(
        self,
    ) -> Iterator[Actor | Statement | Event | Contact | Position | Commitment]:
        yield from self.actors
        yield from self.statements
        yield from self.events
        yield from self.contacts
        yield from self.positions
        yield from self.commitments

    def to_dict(self) -> dict[str, Any]:
        """The JSON form of the reading, keys in the documented order."""
        return {
            name: plain(getattr(self, name))
            for name in (
                "document",
                "sentences",
                "names",
                "times",
                "actors",
                "statements",
                "events",
                "contacts",
                "positions",
                "commitments",
                "provenance",
            )
        }


# Python keywords and clearer names on our side, the record's own names on the wire.
_WIRE = {"since": "from", "until": "to", "giver": "from", "taker": "to"}
# Token indices are of use inside the program only.
_HIDDEN = {
    *("Name.first", "Name.last", "Name.sentence", "TimeExpression.sentence", "Document.body"),
    "Reading.annotated",
}


def wire_name(record: type[Any], name: str) -> str | None:
    """What a field is called in JSON; None where it does not stand there."""
    return None if f"{record.__name__}.{name}" in _HIDDEN else _WIRE.get(name, name)


@cache
def _wired(record: type[Any]) -> tuple[tuple[str, str], ...]:
    """Fields of a record that stand in JSON, each with its name there; looked up once a class."""
    named = ((item.name, wire_name(record, item.name)) for item in fields(record))
    return tuple((name, wire) for name, wire in named if wire)


def plain(value: Any) -> Any:
    """A record as plain dicts, lists, strings and numbers, ready for ``json.dumps``."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, Codes):
        return value.to_dict()
    if is_dataclass(value) and not isinstance(value, type):
        return {wire: plain(getattr(value, name)) for name, wire in _wired(type(value))}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    return value
