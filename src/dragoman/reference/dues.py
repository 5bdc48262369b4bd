"""Positions and commitments resolved: who stands where, who owes what to whom, and how it moved."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.lexicon import Lexicon
from dragoman.records import (
    Annotated,
    Commitment,
    CommitmentFinding,
    Date,
    Findings,
    Mention,
    Position,
    PositionFinding,
    Statement,
    Step,
    Topic,
)
from dragoman.reference.actors import ActorIndex
from dragoman.reference.countries import countries
from dragoman.reference.identifiers import record_id


def position_records(
    findings: Sequence[PositionFinding],
    statements: Sequence[Statement],
    actors: ActorIndex,
    document: str,
) -> tuple[Position, ...]:
    """The positions whose holder is known, once each."""
    made: dict[tuple[tuple[str, ...], str, str], Position] = {}
    for finding in findings:
        holder = _all(finding.holder, actors)
        if not holder or _of_himself(finding, holder, actors):
            continue
        statement = statements[finding.statement] if finding.statement is not None else None
        key = (holder, finding.stance, finding.phrase.text.casefold())
        if key in made:
            continue
        made[key] = Position(
            id=record_id("p", document, (finding.phrase,), finding.stance, *holder),
            holder=holder,
            stance=finding.stance,
            topic=Topic(finding.phrase, finding.topic),
            about=tuple(one for one in _all(finding.about, actors) if one not in holder),
            statement=statement.id if statement is not None else None,
            when=statement.made if statement is not None else None,
        )
    return tuple(made.values())


def _of_himself(finding: PositionFinding, holder: tuple[str, ...], actors: ActorIndex) -> bool:
    """True where somebody would stand for or against himself: one of the two is misread."""
    named = [one for one in finding.about if one.span == finding.phrase]
    return any(set(found) <= set(holder) for one in named if (found := actors.at(one)))


def _all(mentions: Sequence[Mention], actors: ActorIndex) -> tuple[str, ...]:
    """The actors of several noun phrases, each once."""
    return tuple(dict.fromkeys(one for mention in mentions for one in actors.at(mention)))


@dataclass(frozen=True, slots=True)
class Links:
    """What commitments hang on: ids and dates of events by finding, statement ids by finding."""

    events: Mapping[int, str]
    dates: Mapping[int, Date]
    statements: Sequence[str]


def commitment_records(
    annotated: Annotated,
    findings: Findings,
    lexicon: Lexicon,
    actors: ActorIndex,
    links: Links,
) -> tuple[Commitment, ...]:
    """Commitments in the order of the report; steps move the standing one they fit."""
    standing: list[Commitment] = []
    for finding in findings.commitments:
        given = _all(finding.sources, actors)
        taken = tuple(one for one in _all(finding.targets, actors) if one not in given)
        taken = taken or _meant_for(finding, given, actors, annotated)
        step = Step(finding.status, finding.evidence, _when(finding, links), _event(finding, links))
        if _is_step(finding, findings, lexicon):
            _move(standing, finding, (given, taken), step, actors)
            continue
        if not given:
            continue
        again = _again(standing, finding.kind, given, taken)
        if again is not None:
            old = standing[again]
            standing[again] = replace(
                old, history=(*old.history, step), taker=tuple(dict.fromkeys((*old.taker, *taken)))
            )
            continue
        standing.append(_open(annotated, finding, (given, taken), step, links))
    return tuple(standing)


def _meant_for(
    finding: CommitmentFinding,
    given: tuple[str, ...],
    actors: ActorIndex,
    annotated: Annotated,
) -> tuple[str, ...]:
    """The taker of an offer or pledge that names none: the one other country in what is owed."""
    if finding.kind not in ("offer", "pledge"):
        return ()
    own = {actor.country for one in given if (actor := actors.get(one)) is not None}
    named = {
        match.country
        for name in annotated.names
        if finding.what.covers(name.span)
        and (match := countries().find(name.text)) is not None
        and match.country is not None
        and match.country not in own
    }
    if len(named) != 1:
        return ()
    return tuple(
        actor.id for actor in actors.actors if actor.kind == "country" and actor.country in named
    )


def _open(
    annotated: Annotated,
    finding: CommitmentFinding,
    sides: tuple[tuple[str, ...], tuple[str, ...]],
    step: Step,
    links: Links,
) -> Commitment:
    """A new commitment."""
    return Commitment(
        id=record_id("k", annotated.document.id, (finding.what,), finding.kind, *sides[0]),
        kind=finding.kind,
        giver=sides[0],
        taker=sides[1],
        what=finding.what,
        due=_due(finding, annotated),
        status=finding.status,
        history=(step,),
        according_to=tuple(dict.fromkeys(links.statements[i] for i in finding.statements)),
        event=step.event,
    )


#: Words that date the saying, not what is owed.
_NOW = frozenset({"today", "now", "current", "currently", "at present", "this time"})
#: What stands before a day by which, not on which, a thing is owed.
_AHEAD = re.compile(r"\b(?:before|prior to|ahead of)(?: the)? $", re.IGNORECASE)


def _due(finding: CommitmentFinding, annotated: Annotated) -> Date | None:
    """By when it is owed; a day that has passed when it is told, or the present, is no due day."""
    if finding.due is None or finding.due.text.casefold() in _NOW:
        return None
    due, published = finding.due.date, annotated.document.published
    if due is not None and due.start is not None:
        due = _ended_before(due, annotated.document.text[: finding.due.start])
    if due is not None and due.end is not None and published and due.end < published[:10]:
        return None
    return due


def _ended_before(due: Date, told: str) -> Date:
    """ "Before 2024" is by the end of 2023, "ahead of May" by the end of April."""
    if due.start is None or "end" in due.text.casefold() or _AHEAD.search(told[-20:]) is None:
        return due  # "Before the end of May" is in May.
    last = (date.fromisoformat(due.start[:10]) - timedelta(days=1)).isoformat()
    return replace(due, start=last, end=last, precision="day")


def _when(finding: CommitmentFinding, links: Links) -> Date | None:
    """When it was made or moved."""
    return links.dates.get(finding.event) if finding.event is not None else None


def _event(finding: CommitmentFinding, links: Links) -> str | None:
    """The id of the event that made or moved it."""
    return links.events.get(finding.event) if finding.event is not None else None


def _is_step(finding: CommitmentFinding, findings: Findings, lexicon: Lexicon) -> bool:
    """True for "accepted", "declined", "kept": no commitment of its own."""
    if finding.event is None:
        return False
    rule = lexicon.acts[findings.events[finding.event].act].commitment
    return rule is not None and rule.kind is None


def _move(
    standing: list[Commitment],
    finding: CommitmentFinding,
    sides: tuple[tuple[str, ...], tuple[str, ...]],
    step: Step,
    actors: ActorIndex,
) -> None:
    """Move the latest standing commitment that a step fits; a step that fits none is left out."""
    movers, others = (set(side) for side in sides)
    kinds = set(finding.kind.split("/"))
    for index in range(len(standing) - 1, -1, -1):
        one = standing[index]
        if one.kind not in kinds:
            continue
        by_taker = step.status in ("accepted", "declined")
        if by_taker and not _asked(one, movers, actors):
            continue
        if _stayed_away(one, step, movers | others):
            continue
        expected = set(one.giver) | set(one.taker)
        if not by_taker and movers and expected and not movers & expected:
            continue
        if others and not others & (set(one.giver) | set(one.taker)):
            continue
        if _before(step.when, one.history[0].when) or not _linked(one, step, movers):
            continue
        standing[index] = replace(one, status=step.status, history=(*one.history, step))
        return


def _whole(one: Commitment) -> bool:
    """True where what is owed is told by the whole clause: those named in it may be anybody."""
    return any(one.what.covers(span) for span in one.history[0].evidence[:1])


def _stayed_away(one: Commitment, step: Step, present: set[str]) -> bool:
    """True for a visit without those who were invited: it keeps no invitation of theirs."""
    visit = step.status == "kept" and one.kind == "invitation"
    return visit and bool(one.taker) and not present & set(one.taker)


_STATE = frozenset({"country", "government", "office"})


def _asked(one: Commitment, movers: set[str], actors: ActorIndex) -> bool:
    """True where who answers is who was asked, or stands for the same state.

    Where nobody is told to have been asked, whoever what is owed names may answer. An answer of
    nobody in particular is taken for theirs: its words must name what it answers all the same.
    """
    if not movers:
        return True
    if movers & set(one.taker):
        return True
    answering = [actor for name in movers if (actor := actors.get(name)) is not None]
    asked = [actor for name in one.taker if (actor := actors.get(name)) is not None]
    if not asked and not _whole(one):
        asked = [
            actor
            for actor in actors.actors
            if actor.id not in one.giver and any(one.what.covers(span) for span in actor.mentions)
        ]
        if movers & {actor.id for actor in asked}:
            return True
    own = {actor.country for name in one.giver if (actor := actors.get(name)) is not None}
    return any(
        mine.country is not None
        and mine.country == theirs.country
        and mine.country not in own
        and (mine.kind in _STATE or theirs.kind in _STATE)
        for mine in answering
        for theirs in asked
    )


#: Words by which a step names the kind of commitment it moves, by their beginnings.
_NAMED = {
    "invitation": ("invit",),
    "offer": ("offer", "propos"),
    "pledge": ("pledge", "promis", "vow"),
    "agreement": ("agree", "deal", "accord", "treaty"),
    "demand": ("demand", "ultimat", "request"),
    "ultimatum": ("demand", "ultimat", "deadline"),
}
#: "A proposal to …" is another one than was told before.
_ANEW = re.compile(r"\b(?:an?|another|new|any|some|no)(?: [^\W\d_]+){1,2}")
_WORD = re.compile(r"[^\W\d_]{4,}")
#: "He accepted.": so near, in characters, who was asked need not say what.
_NEAR = 150


def _linked(one: Commitment, step: Step, movers: set[str]) -> bool:
    """True for a step whose words name the commitment or what it is about, or that answers it.

    Of 21 steps inside one release taken without a link 20 were wrong: "refused" and "approved" of
    other things.
    """
    if any(one.what.overlaps(span) for span in step.evidence[:1]):
        return False  # Its word stands in what is owed: no answer to it.
    told = " ".join(span.text for span in step.evidence)
    said = told.casefold()
    if any(word in _ANEW.sub("", said) for word in _NAMED.get(one.kind, ())):
        return True
    if _stems(told) & _stems(one.what.text):
        return True
    near = step.evidence[0].start - one.what.end if step.evidence else _NEAR
    return bool(movers & set(one.taker)) and 0 <= near < _NEAR


def _stems(text: str) -> frozenset[str]:
    """The beginnings of words that tell what is spoken of: no names, no everyday words."""
    return frozenset(word[:5] for word in _WORD.findall(text) if word[:1].islower()) - _LIGHT


_LIGHT = frozenset(
    word[:5]
    for word in "that this with from they their them have been would will could should more other "
    "such these those what which when where while also into upon about over".split()
)


def _before(step: Date | None, made: Date | None) -> bool:
    """True for a step on a day before the commitment was made: it moved something else."""
    if step is None or made is None or step.end is None or made.start is None:
        return False
    return step.end < made.start


def _again(
    standing: Sequence[Commitment], kind: str, given: tuple[str, ...], taken: tuple[str, ...]
) -> int | None:
    """The same commitment told before: kind, giver and (where told) taker agree."""
    if kind != "invitation":
        return None
    for index, one in enumerate(standing):
        if one.kind == kind and one.giver == given and (not taken or set(taken) & set(one.taker)):
            return index
    return None
