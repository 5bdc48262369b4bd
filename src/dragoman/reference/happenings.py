"""Events resolved: actors, dates, places, codes; the same event told twice in a report made one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.lexicon import Lexicon
from dragoman.records import (
    Annotated,
    Codes,
    Date,
    Event,
    EventFinding,
    Mention,
    Place,
    Sentence,
    Span,
)
from dragoman.reference.actors import ActorIndex
from dragoman.reference.identifiers import record_id

# Contacts that can be counted: their plural with several partners means one with each.
_COUNTED = frozenset(
    {"conversation", "call", "meeting", "visit", "interview", "videoconference", "letter",
     "message"}
)  # fmt: skip
# "the previous call" is not the call the report tells of.
_EARLIER = frozenset({"previous", "earlier", "last", "prior", "preceding", "recent", "next"})
_SAME_CERTAINTY = {"happened": "real", "ongoing": "real"}


@dataclass(frozen=True, slots=True)
class Told:
    """One event as one place of the report tells it; ``number`` is that of its finding."""

    number: int
    finding: EventFinding
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    when: Date | None
    where: Place | None

    @property
    def parties(self) -> frozenset[str]:
        """Everybody in it."""
        return frozenset(self.actors) | frozenset(self.recipients)


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of the report with all the places that tell it, and its channel if a contact."""

    told: tuple[Told, ...]
    channel: str | None

    @property
    def first(self) -> Told:
        """The fullest telling: most parties, then a date, then the earliest."""
        return max(
            self.told,
            key=lambda t: (len(t.parties), t.when is not None, t.where is not None, -t.number),
        )


def tell(
    findings: Sequence[EventFinding],
    actors: ActorIndex,
    dates: Mapping[int, Date],
    places: Mapping[int, Place],
    sentences: Sequence[Sentence],
) -> tuple[Told, ...]:
    """Findings with their actors, dates and places."""
    told: list[Told] = []
    for number, finding in enumerate(findings):
        doers = _all(finding.actors, actors)
        takers = tuple(one for one in _all(finding.recipients, actors) if one not in doers)
        groups = [(one,) for one in takers] if _each_apart(finding, takers, sentences) else [takers]
        for group in groups:
            told.append(Told(number, finding, doers, group, dates.get(number), places.get(number)))
    return tuple(told)


def _each_apart(
    finding: EventFinding, takers: tuple[str, ...], sentences: Sequence[Sentence]
) -> bool:
    """True for "had telephone conversations with A and B": one with each of them."""
    if len(takers) < 2:
        return False
    token = sentences[finding.sentence].tokens[finding.trigger]
    plural = "Number=Plur" in token.feats or (token.upos == "NOUN" and token.text.endswith("s"))
    return plural and token.lemma.lower() in _COUNTED


def _all(mentions: Sequence[Mention], actors: ActorIndex) -> tuple[str, ...]:
    """The actors of several noun phrases, each once."""
    return tuple(dict.fromkeys(one for mention in mentions for one in actors.at(mention)))


def merge(told: Sequence[Told], lexicon: Lexicon) -> tuple[Happening, ...]:
    """Put tellings of one event together, in the order of the report."""
    groups: list[list[Told]] = []
    for one in told:
        channel = lexicon.acts[one.finding.act].channel
        home = next(
            (group for group in reversed(groups) if _same(one, group, channel, lexicon)), None
        )
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return tuple(
        Happening(tuple(group), lexicon.acts[group[0].finding.act].channel) for group in groups
    )


def _same(one: Told, group: list[Told], channel: str | None, lexicon: Lexicon) -> bool:
    """True where ``one`` tells the event of ``group`` again."""
    for other in group:
        if other.when is not None and one.when is not None and not compatible(one.when, other.when):
            return False
    head = group[0]
    if _certainty(one) != _certainty(head) or one.finding.background != head.finding.background:
        return False
    act, known = lexicon.acts[one.finding.act], lexicon.acts[head.finding.act]
    if act.converse == known.id or known.converse == act.id:
        return False  # Sent and received: the same deed, told as two acts.
    if channel is not None and known.channel == channel:
        return _same_contact(one, group)
    if one.finding.act != head.finding.act:
        return False
    if not one.parties or not any(t.parties for t in group):
        return False
    return any(
        t.actors == one.actors and t.recipients == one.recipients and _same_matter(one, t)
        for t in group
    )


def _certainty(told: Told) -> str:
    """Certainty as far as it tells two events apart."""
    return _SAME_CERTAINTY.get(told.finding.certainty, told.finding.certainty)


def _same_contact(one: Told, group: list[Told]) -> bool:
    """The same parties, or a later mention that names some of them or none ("the call")."""
    if _EARLIER & set(one.finding.evidence[0].text.lower().split()):
        return False
    parties = frozenset().union(*(t.parties for t in group))
    if len(one.parties) >= 2 and len(parties) >= 2:
        return one.parties <= parties or parties <= one.parties
    near = one.finding.sentence - group[-1].finding.sentence <= 8
    return near and len(parties) >= 2 and one.parties <= parties


def _same_matter(one: Told, other: Told) -> bool:
    """False where both say what was done, where or to what end, and say it differently."""
    if one.where is not None and other.where is not None and one.where.name != other.where.name:
        return False
    if one.finding.sentence == other.finding.sentence:
        return False
    left, right = one.finding.what, other.finding.what
    if left is None or right is None:
        return True
    first, second = _words(left), _words(right)
    return bool(first & second) and len(first & second) * 2 >= min(len(first), len(second))


def _words(span: Span) -> set[str]:
    """Lower-case words of four letters and more."""
    return {word.strip(".,;:“”\"'").lower() for word in span.text.split() if len(word) > 3}


def compatible(one: Date, other: Date) -> bool:
    """True where two dates may be the same day: they overlap, or one of them is open."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return True
    return one.start <= other.end and other.start <= one.end


def best_date(told: Sequence[Told]) -> Date | None:
    """The narrowest known date of several tellings; else one that says why it is open."""
    dates = [t.when for t in told if t.when is not None]
    known = [date for date in dates if date.start is not None and date.end is not None]
    if known:
        return min(known, key=lambda date: (_length(date), dates.index(date)))
    return dates[0] if dates else None


def _length(date: Date) -> int:
    """How long a date is, by its precision."""
    order = ("day", "week", "part-of-month", "month", "season", "quarter", "year", "decade")
    return order.index(date.precision) if date.precision in order else len(order)


def event_records(
    happenings: Sequence[Happening],
    annotated: Annotated,
    lexicon: Lexicon,
    statements: Sequence[str],
) -> tuple[Event, ...]:
    """The event records; ``statements`` are the ids of the statement findings, in their order."""
    return tuple(_record(happening, annotated, lexicon, statements) for happening in happenings)


def _record(
    happening: Happening, annotated: Annotated, lexicon: Lexicon, statements: Sequence[str]
) -> Event:
    """One event."""
    best = happening.first
    finding = best.finding
    actors = best.actors
    recipients = best.recipients
    for told in happening.told:
        missing = tuple(one for one in told.recipients if one not in actors + recipients)
        recipients = recipients + missing
        if not actors:
            actors = tuple(one for one in told.actors if one not in recipients)
    order = (best, *(t for t in happening.told if t is not best))
    evidence = tuple(dict.fromkeys(span for told in order for span in told.finding.evidence))
    where = best.where or next((t.where for t in happening.told if t.where), None)
    quoted = tuple(
        dict.fromkeys(statements[i] for t in happening.told for i in t.finding.statements)
    )
    plain = any(not told.finding.statements for told in happening.told)
    return Event(
        id=record_id("e", annotated.document.id, finding.evidence[:1], finding.act, *recipients),
        act=finding.act,
        actors=actors,
        recipients=recipients,
        when=best_date(happening.told),
        where=where,
        certainty=finding.certainty,
        background=finding.background,
        according_to=() if plain else quoted,
        evidence=evidence,
        codes=_codes(finding, annotated, lexicon),
        by=finding.by,
        confidence=max(t.finding.confidence for t in happening.told),
    )


def _codes(finding: EventFinding, annotated: Annotated, lexicon: Lexicon) -> Codes:
    """The act's codes, by the lemmas of the event's own words."""
    spans = [*finding.evidence, *(s for s in (finding.what, finding.topic) if s is not None)]
    lemmas = {
        token.lemma.lower()
        for token in annotated.sentences[finding.sentence].tokens
        if any(span.start <= token.start and token.end <= span.end for span in spans)
    }
    return lexicon.acts[finding.act].codes_for(lemmas)
