"""Contacts: events in which two sides were in touch, with each side's account of them."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.records import Annotated, Contact, Event, Statement
from dragoman.reference.accounts import compare
from dragoman.reference.actors import ActorIndex
from dragoman.reference.happenings import Happening
from dragoman.reference.identifiers import record_id
from dragoman.reference.sides import Publisher, tellings


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
    pairs = [
        (happening, event, parties)
        for happening, event in zip(happenings, events, strict=True)
        if happening.channel is not None and len(parties := _parties(event, actors)) > 1
    ]
    told = tellings(
        [(event, parties) for _, event, parties in pairs], statements, actors, publisher
    )
    for (happening, event, parties), accounts in zip(pairs, told, strict=True):
        initiator = next(
            (
                one
                for told in happening.told
                if told.finding.initiator is not None
                for one in actors.at(told.finding.initiator)
            ),
            None,
        )
        made.append(
            Contact(
                id=record_id("c", annotated.document.id, event.evidence[:1], *parties),
                event=event.id,
                act=event.act,
                channel=happening.channel or "",
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


def _parties(event: Event, actors: ActorIndex) -> tuple[str, ...]:
    """Everybody in the event, each once; no country beside the person who speaks for it."""
    everybody = tuple(dict.fromkeys((*event.actors, *event.recipients)))
    known = [(one, actors.get(one)) for one in everybody]
    spoken_for = {
        actor.country for _, actor in known if actor is not None and actor.kind == "person"
    }
    return tuple(
        one
        for one, actor in known
        if actor is None
        or actor.kind not in ("country", "government")
        or actor.country not in spoken_for
    )
