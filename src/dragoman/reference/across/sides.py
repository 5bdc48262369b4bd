"""Each side's account of a contact, gathered from the documents that tell of it.

Whose account words are:

* a state's own release tells its state's side, in its own voice and when it reports what anybody
  said: "the President of France noted …" in a release of another state is that state's account;
* words quoted between marks are the speaker's own, wherever they stand;
* elsewhere what a side's people or offices say is that side's, and what the report says itself is
  its publisher's own.

What of a document belongs to the contact: all of an official release whose opening tells of it;
of any other text the sentences that tell of it, what the parties say of it, and sentences behind
that go on about the same people.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.chronicle import Merged, Said, Side, Source, Who, Words
from dragoman.records import Actor, Event, Reading, Span, Statement
from dragoman.reference.across.signatures import signature
from dragoman.reference.actors.knowledge import standard
from dragoman.reference.actors.scenes import home_of
from dragoman.reference.actors.vocabulary import vocabulary

_OPENING = 2
_GOES_ON = 3
_TOGETHER = re.compile(
    r"\b(?:the (?:two |four |three )?(?:leaders|presidents|parties|sides|heads of state|"
    r"interlocutors|delegations|ministers|negotiators|diplomats)|they|both|it was agreed|"
    r"during the (?:conversation|call|meeting|talks))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Telling:
    """One document's telling of the contact: its actors, whose text it is, and what belongs."""

    reading: Reading
    home: str | None
    countries: frozenset[str]
    scope: tuple[Span, ...]

    @property
    def own(self) -> str:
        """The side of the document's own voice: its state, else its publisher."""
        document = self.reading.document
        if self.home is not None:
            return self.home
        return document.publisher or document.url or document.id


def sides(
    events: Sequence[Merged],
    readings: Iterable[Reading],
    home: Mapping[str, str] | None = None,
) -> tuple[Side, ...]:
    """The accounts of a contact (or of related ones, taken together), states first.

    ``home``: publisher → country for official publishers that their address does not give away.
    """
    ids = {report for event in events for report in event.reports}
    countries = frozenset(one.country for event in events for one in event.parties if one.country)
    tellings = [
        telling
        for reading in sorted(readings, key=_when)
        if (telling := _telling(reading, ids, countries, home or {})) is not None
    ]
    accounts: dict[str, _Account] = {}
    for telling in tellings:
        for span, side in _sided(telling):
            accounts.setdefault(side, _Account()).tell(telling.reading, span)
        for statement, side in _spoken(telling):
            accounts.setdefault(side, _Account()).say(telling.reading, statement)
    order = sorted(accounts, key=lambda side: (side not in countries, side))
    return tuple(accounts[side].made(side) for side in order)


def _when(reading: Reading) -> tuple[str, str]:
    return (reading.document.published or "", reading.document.id)


class _Account:
    """What one side says, while it is gathered."""

    def __init__(self) -> None:
        self._sources: dict[str, Source] = {}
        self._said: dict[str, Said] = {}
        self._words: dict[tuple[str, int, int], Words] = {}

    def tell(self, reading: Reading, span: Span) -> None:
        """Words of the account, where they stand."""
        source = self._source(reading)
        key = (source.document, span.start, span.end)
        self._words[key] = Words(span.start, span.end, span.text, source)

    def say(self, reading: Reading, statement: Statement) -> None:
        """A statement of the side's people."""
        self._said[statement.id] = said(statement, reading)
        self._source(reading)

    def _source(self, reading: Reading) -> Source:
        return self._sources.setdefault(reading.document.id, source(reading))

    def made(self, side: str) -> Side:
        """The account."""
        return Side(
            side,
            tuple(self._sources.values()),
            tuple(self._said.values()),
            tuple(self._words.values()),
        )


def source(reading: Reading) -> Source:
    """A reading's document as answers name it."""
    document = reading.document
    return Source(document.id, document.title, document.publisher, document.url, document.published)


def said(statement: Statement, reading: Reading) -> Said:
    """A statement of a reading as answers show it."""
    actors = {actor.id: actor for actor in reading.actors}
    start = min((span.start for span in statement.content), default=0)
    end = max((span.end for span in statement.content), default=0)
    voice = () if statement.voice == "unattributed" else statement.voice
    return Said(
        id=statement.id,
        speakers=tuple(who(actors[one], reading) for one in statement.speakers if one in actors),
        act=statement.act,
        manner=statement.manner,
        made=statement.made,
        words=Words(start, end, reading.document.text[start:end], source(reading)),
        quotes=tuple(quote.text for quote in statement.quotes),
        topics=statement.topics,
        voice=tuple(link.name for link in voice if isinstance(link.name, str)),
        addressees=tuple(
            who(actors[one], reading) for one in statement.addressees if one in actors
        ),
        reason=statement.reason,
    )


def who(actor: Actor, reading: Reading) -> Who:
    """An actor of a reading as answers name it, under its signature."""
    told = signature(actor, reading.document)
    office = actor.office.title if actor.office else None
    return Who(told.id, actor.name, actor.kind, actor.country, office)


# --------------------------------------------------------------------------- what belongs


def _telling(
    reading: Reading, ids: set[str], countries: frozenset[str], home: Mapping[str, str]
) -> _Telling | None:
    """What a document tells of the contact; None where it tells nothing of it."""
    own = [event for event in reading.events if event.id in ids and event.evidence]
    if not own:
        return None
    document = reading.document
    found = home_of(document, standard(), vocabulary())
    state = home.get(document.publisher or "") or (found.country if found.official else None)
    official = state is not None and state in countries
    body = [span for span in reading.sentences if span.end > document.body]
    scope = body if official and _opens(own, body) else _around(reading, own, body)
    return _Telling(reading, state, countries, tuple(scope))


def _opens(own: Sequence[Event], body: Sequence[Span]) -> bool:
    """True where the first sentences tell of the contact, and not as of something past."""
    lead = body[:_OPENING]
    return any(
        not event.background and any(span.overlaps(event.evidence[0]) for span in lead)
        for event in own
    )


def _around(reading: Reading, own: Sequence[Event], body: Sequence[Span]) -> list[Span]:
    """The sentences that tell of the contact, of what was said of it, and that go on about it."""
    spans = [span for event in own for span in event.evidence[:1]]
    ids = {event.id for event in own}
    told = {one for contact in reading.contacts if contact.event in ids
            for account in contact.accounts for one in account.statements}  # fmt: skip
    spans.extend(
        span for statement in reading.statements if statement.id in told
        for span in statement.content
    )  # fmt: skip
    others = [
        event.evidence[0] for event in reading.events
        if event.id not in ids and event.evidence
        and any(contact.event == event.id for contact in reading.contacts)
    ]  # fmt: skip
    names = _surnames(reading, own)
    kept: set[int] = set()
    for number, sentence in enumerate(body):
        if any(sentence.overlaps(span) for span in spans):
            kept.add(number)
    for number in sorted(kept):
        for further in range(number + 1, min(number + 1 + _GOES_ON, len(body))):
            sentence = body[further]
            if any(sentence.overlaps(other) for other in others):
                break
            if not (_TOGETHER.search(sentence.text) or names & set(sentence.text.split())):
                break
            kept.add(further)
    return [body[number] for number in sorted(kept)]


def _surnames(reading: Reading, own: Sequence[Event]) -> set[str]:
    """The last words of the names of who took part."""
    parties = {one for event in own for one in (*event.actors, *event.recipients)}
    return {
        actor.name.split()[-1]
        for actor in reading.actors
        if actor.id in parties and actor.kind == "person" and actor.name.split()
    }


# --------------------------------------------------------------------------- whose it is


def _sided(telling: _Telling) -> Iterable[tuple[Span, str]]:
    """Every sentence in scope with the side whose words it is."""
    spoken = [
        (statement, side)
        for statement, side in _spoken(telling)
        if side != telling.own
    ]  # fmt: skip
    for sentence in telling.scope:
        mine = telling.own
        for statement, side in spoken:
            inside = sum(
                min(span.end, sentence.end) - max(span.start, sentence.start)
                for span in statement.content
                if span.overlaps(sentence)
            )
            if inside * 2 > sentence.end - sentence.start:
                mine = side
        yield sentence, mine


def _spoken(telling: _Telling) -> Iterable[tuple[Statement, str]]:
    """Statements in scope that are one side's own words, with the side."""
    actors = {actor.id: actor for actor in telling.reading.actors}
    official = telling.home is not None
    for statement in telling.reading.statements:
        if not any(span.overlaps(part) for span in statement.content for part in telling.scope):
            continue
        side = _speaks_for(statement, actors, telling.countries)
        if side is None:
            continue
        if official and side != telling.own and statement.manner != "direct":
            side = telling.own
        yield statement, side


def _speaks_for(
    statement: Statement, actors: Mapping[str, Actor], countries: frozenset[str]
) -> str | None:
    """The one side whose people or offices make a statement; the text it came in decides first."""
    if statement.voice != "unattributed":
        for link in reversed(statement.voice):
            issuer = actors.get(link.actor or "")
            if issuer is not None and link.span is not None and issuer.kind != "person":
                return issuer.country if issuer.country in countries else None
    found = {actors[one].country for one in statement.speakers if one in actors}
    side = next(iter(found)) if len(found) == 1 else None
    return side if side in countries else None


__all__ = ["said", "sides", "source", "who"]
