"""Contacts: events in which two sides were in touch, with each side's account of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.records import Account, Annotated, Contact, Event, Statement
from dragoman.reference.accounts import compare
from dragoman.reference.actors import ActorIndex
from dragoman.reference.happenings import Happening
from dragoman.reference.identifiers import record_id


@dataclass(frozen=True, slots=True)
class Publisher:
    """Whose report it is: name, country, and whether it is a state's own release."""

    name: str | None
    country: str | None
    official: bool


def contact_records(
    happenings: Sequence[Happening],
    events: Sequence[Event],
    statements: Sequence[Statement],
    actors: ActorIndex,
    context: tuple[Annotated, Publisher],
) -> tuple[Contact, ...]:
    """A contact for every event with a channel and two parties or more.

    ``happenings`` and ``events`` run in step.
    """
    annotated, publisher = context
    made: list[Contact] = []
    for happening, event in zip(happenings, events, strict=True):
        parties = _parties(event)
        if happening.channel is None or len(parties) < 2:
            continue
        initiator = next(
            (
                one
                for told in happening.told
                if told.finding.initiator is not None
                for one in actors.at(told.finding.initiator)
            ),
            None,
        )
        accounts = (
            _accounts(parties, statements, actors, publisher)
            if not event.background and event.certainty in ("happened", "ongoing")
            else ()
        )
        made.append(
            Contact(
                id=record_id("c", annotated.document.id, event.evidence[:1], *parties),
                event=event.id,
                act=event.act,
                channel=happening.channel,
                parties=parties,
                initiator=initiator,
                when=event.when,
                where=event.where,
                certainty=event.certainty,
                background=event.background,
                according_to=event.according_to,
                accounts=accounts,
                comparison=compare(accounts, statements, annotated.sentences),
                evidence=event.evidence,
                codes=event.codes,
                by=event.by,
                confidence=event.confidence,
            )
        )
    return tuple(made)


def _parties(event: Event) -> tuple[str, ...]:
    """Everybody in the event, each once."""
    return tuple(dict.fromkeys((*event.actors, *event.recipients)))


# ------------------------------------------------------------------ accounts


def _accounts(
    parties: tuple[str, ...],
    statements: Sequence[Statement],
    actors: ActorIndex,
    publisher: Publisher,
) -> tuple[Account, ...]:
    """Which statements tell of the contact, by the side that tells them."""
    sides = _sides(parties, actors)
    told: dict[str, list[str]] = {}
    tellers: dict[str, tuple[str, str | None]] = {}
    for statement in statements:
        side, teller = _side_of(statement, parties, sides, actors, publisher)
        if side is None:
            continue
        told.setdefault(side, []).append(statement.id)
        known = tellers.get(side)
        if known is None or (
            known[1] in parties and teller is not None and teller[1] not in parties
        ):
            if teller is not None:
                tellers[side] = teller
    return tuple(
        Account(tellers[side][0], tellers[side][1], tuple(dict.fromkeys(ids)))
        for side, ids in told.items()
        if side in tellers
    )


def _sides(parties: tuple[str, ...], actors: ActorIndex) -> Mapping[str, str]:
    """Party → side: its country where it has one of its own, else the party itself."""
    countries = [actor.country for one in parties if (actor := actors.get(one)) is not None]
    sides: dict[str, str] = {}
    for one in parties:
        actor = actors.get(one)
        country = actor.country if actor is not None else None
        sides[one] = country if country and countries.count(country) == 1 else one
    return sides


def _side_of(
    statement: Statement,
    parties: tuple[str, ...],
    sides: Mapping[str, str],
    actors: ActorIndex,
    publisher: Publisher,
) -> tuple[str | None, tuple[str, str | None] | None]:
    """The side whose telling a statement is, and who tells it; None where it tells of other things.

    The text it came in decides; then, in a state's own release, that state; then the speaker.
    """
    issuer = _issuer(statement, actors)
    speaks = [one for one in statement.speakers if one in parties]
    if issuer is not None:
        actor = actors.get(issuer)
        country = actor.country if actor is not None else None
        if actor is not None and (issuer in sides or country in sides.values()):
            return sides.get(issuer, country), (actor.name, issuer)
        return None, None
    if publisher.official and publisher.country in sides.values():
        if not speaks:
            return None, None
        home = next(one for one, side in sides.items() if side == publisher.country)
        return publisher.country, (publisher.name or publisher.country or "", home)
    if len(speaks) != 1 or len(statement.speakers) != 1:
        return None, None
    actor = actors.get(speaks[0])
    return sides[speaks[0]], (actor.name if actor is not None else speaks[0], speaks[0])


def _issuer(statement: Statement, actors: ActorIndex) -> str | None:
    """Who issued the innermost text the statement came in."""
    if statement.voice == "unattributed":
        return None
    for link in reversed(statement.voice):
        if link.actor is not None and link.span is not None:
            actor = actors.get(link.actor)
            if actor is not None and actor.kind != "person":
                return link.actor
    return None
