"""Which side of a contact a statement belongs to, and the accounts that come of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.records import Account, Actor, Event, Statement
from dragoman.reference.actors import ActorIndex


@dataclass(frozen=True, slots=True)
class Publisher:
    """Whose report it is: name, country, and whether it is a state's own release."""

    name: str | None
    country: str | None
    official: bool
    known: bool = True


@dataclass(frozen=True, slots=True)
class Telling:
    """A statement as one side's telling: the side (a country or a party) and who tells it."""

    statement: str
    side: str
    name: str
    teller: str | None


def tellings(
    contacts: Sequence[tuple[Event, tuple[str, ...]]],
    statements: Sequence[Statement],
    actors: ActorIndex,
    publisher: Publisher,
) -> tuple[tuple[Account, ...], ...]:
    """The accounts of each contact, given with its parties; in step with ``contacts``.

    A statement tells of one contact: of those it can tell of, the one last spoken of before it.
    Contacts that are background or did not happen have no accounts.
    """
    sides = [_sides(parties, actors) for _, parties in contacts]
    told: list[list[Telling]] = [[] for _ in contacts]
    for statement in statements:
        fitting: list[tuple[int, int, Telling]] = []
        for number, (event, parties) in enumerate(contacts):
            if event.background or event.certainty not in ("happened", "ongoing"):
                continue
            telling = _telling(statement, parties, sides[number], actors, publisher)
            if telling is not None:
                fitting.append((_last_before(event, statement), -number, telling))
        if fitting:
            _, number, telling = max(fitting, key=lambda item: item[:2])
            told[-number].append(telling)
    return tuple(_accounts(contacts[n][1], told[n]) for n in range(len(contacts)))


def _last_before(event: Event, statement: Statement) -> int:
    """Where the contact is last spoken of before a statement's words; -1 where only after."""
    place = min((span.end for span in statement.content), default=0)
    return max((span.start for span in event.evidence if span.start <= place), default=-1)


def _accounts(parties: tuple[str, ...], told: Sequence[Telling]) -> tuple[Account, ...]:
    """One account a side, under the name of who issued its text, else of its party."""
    sides = tuple(dict.fromkeys(telling.side for telling in told))
    made: list[Account] = []
    for side in sides:
        own = [telling for telling in told if telling.side == side]
        teller = next((t for t in own if t.teller not in parties), own[0])
        statements = tuple(dict.fromkeys(telling.statement for telling in own))
        made.append(Account(teller.name, teller.teller, statements))
    return tuple(made)


def _sides(parties: tuple[str, ...], actors: ActorIndex) -> Mapping[str, str]:
    """Party → side: its country where it has one of its own, else the party itself."""
    countries = [actor.country for one in parties if (actor := actors.get(one)) is not None]
    sides: dict[str, str] = {}
    for one in parties:
        actor = actors.get(one)
        country = actor.country if actor is not None else None
        sides[one] = country if country and countries.count(country) == 1 else one
    return sides


def _telling(
    statement: Statement,
    parties: tuple[str, ...],
    sides: Mapping[str, str],
    actors: ActorIndex,
    publisher: Publisher,
) -> Telling | None:
    """Whose telling of the contact a statement is; None where it tells of other things.

    The text it came in decides; then, in a state's own release, that state; then the speaker.
    """
    issuer = _issuer(statement, actors)
    speaks = [one for one in statement.speakers if one in parties]
    if issuer is not None:
        side = sides.get(issuer.id, issuer.country or "")
        known = side in sides.values()
        return Telling(statement.id, side, issuer.name, issuer.id) if known else None
    if publisher.official and publisher.country in sides.values():
        home = next((one for one, side in sides.items() if side == publisher.country), None)
        name = publisher.name or publisher.country or ""
        return Telling(statement.id, publisher.country or "", name, home) if speaks else None
    if len(speaks) != 1 or len(statement.speakers) != 1:
        return None
    actor = actors.get(speaks[0])
    name = actor.name if actor is not None else speaks[0]
    return Telling(statement.id, sides[speaks[0]], name, speaks[0])


def _issuer(statement: Statement, actors: ActorIndex) -> Actor | None:
    """Who issued the innermost text the statement came in."""
    if statement.voice == "unattributed":
        return None
    for link in reversed(statement.voice):
        if link.actor is not None and link.span is not None:
            actor = actors.get(link.actor)
            if actor is not None and actor.kind != "person":
                return actor
    return None
