"""Commitments of one document, reduced to what documents are compared by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from dragoman.chronicle import Moved, Owed, Party
from dragoman.records import Actor, Commitment, Date, Document, Event, Reading, Span, Step
from dragoman.reference.across.partners import party
from dragoman.reference.across.publishers import source_of
from dragoman.reference.across.wording import LIGHT, carries, words
from dragoman.reference.actors.knowledge import standard
from dragoman.reference.actors.scenes import home_of
from dragoman.reference.actors.vocabulary import vocabulary

#: Why a commitment has a day that no word of its own tells.
RELEASE = "no date in the words; an official release tells of its own day"
BY_THEN = "no date in the words; told of on that day, made then or before"
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "NUM"})


def owed(reading: Reading) -> tuple[Owed, ...]:
    """The commitments of a reading, in its order; those of one id (the same words again) once."""
    document = reading.document
    actors = {actor.id: actor for actor in reading.actors}
    events = {event.id: event for event in reading.events}
    official = home_of(document, standard(), vocabulary()).official
    found = (
        Owed(
            id=one.id,
            document=document.id,
            source=source_of(document),
            published=document.published[:10] if document.published else None,
            kind=one.kind,
            givers=_parties(one.giver, actors, document, "actor"),
            takers=_parties(one.taker, actors, document, "recipient"),
            what=one.what,
            words=_words(reading, one.what),
            made=_made(one, events, document, official),
            due=one.due,
            steps=tuple(_moved(step, document) for step in one.history[1:]),
            event=one.event,
        )
        for one in reading.commitments
    )
    return tuple({one.id: one for one in found}.values())


def _parties(
    ids: Sequence[str],
    actors: dict[str, Actor],
    document: Document,
    role: Literal["actor", "recipient"],
) -> tuple[Party, ...]:
    """The parties of one side, each once."""
    made = (party(actors[one], document, role) for one in ids if one in actors)
    return tuple(dict.fromkeys(made))


def _moved(step: Step, document: Document) -> Moved:
    """A step of the reading as a step of the commitment's life; undated, by the day of telling."""
    when = step.when or (_by_then(document.published) if document.published else None)
    return Moved(step.status, when, document.id, step.evidence, step.event)


def _by_then(published: str) -> Date:
    """An open interval that ends on the day of telling."""
    return Date(None, published[:10], "unknown", "", "publication", BY_THEN)


def _made(
    one: Commitment, events: dict[str, Event], document: Document, official: bool
) -> Date | None:
    """When it was made: as told, else the day of an official release, else by the day of telling.

    A state's own release tells of its day ("invited him to visit"), unless it looks back.
    """
    event = events.get(one.event or "")
    told = one.history[0].when if one.history else None
    told = told or (event.when if event is not None else None)
    if told is not None and (told.start or told.end):
        return told
    if not document.published:
        return told
    day = document.published[:10]
    if official and not (event is not None and event.background):
        return Date(day, day, "day", "", "publication", RELEASE)
    return _by_then(day)


def _words(reading: Reading, what: Span) -> tuple[str, ...]:
    """Content lemmas of what is owed and of its sentence, in order; lower-cased words without."""
    if reading.annotated is None:
        texts = [span for span in reading.sentences if span.overlaps(what)] or [what]
        found = (
            word.text.casefold() for span in texts for word in words(span.text) if carries(word)
        )
        return tuple(dict.fromkeys(found))
    lemmas = (
        token.lemma.casefold()
        for sentence in reading.annotated.sentences
        if sentence.start < what.end and what.start < sentence.end
        for token in sentence.tokens
        if token.upos in _CONTENT and token.lemma.casefold() not in LIGHT
    )
    return tuple(dict.fromkeys(lemmas))


__all__ = ["BY_THEN", "RELEASE", "owed"]
