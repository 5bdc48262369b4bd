"""What calendars and feeds say of a value: a title, some lines, when it was, where it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import singledispatch
from typing import Any

from dragoman.chronicle import (
    Commitment,
    Course,
    Event,
    Hit,
    Pair,
    Profile,
    Said,
    Source,
    Words,
)
from dragoman.records import Date
from dragoman.views import wording
from dragoman.views.answers import hits, telling
from dragoman.web.addresses import address


@dataclass(frozen=True, slots=True)
class Item:
    """One value. ``address`` is its page here; ``published`` when it last appeared (ISO), ``when``
    the days it happened or is due."""

    id: str
    title: str
    lines: tuple[str, ...]
    address: str
    published: str | None
    when: Date | None = None
    place: str | None = None
    source: Source | None = None
    certainty: str | None = None


@singledispatch
def items(value: Any) -> Iterator[Item]:
    """What there is to say of a value; several things of a course or a pair."""
    raise TypeError(f"{type(value).__name__} stands in no calendar or feed")


@items.register
def _(value: Event) -> Iterator[Item]:
    words = [one.words for one in value.reports]
    head = f"{wording.act(value.act)}: {telling.parties(value)}"
    sure = "" if value.certainty == "happened" else f" ({value.certainty})"
    yield Item(
        value.id,
        head + sure,
        (telling.dated(value.when), telling.according(value.reports), *map(_quoted, words[:3])),
        address(value),
        _last(words),
        value.when,
        telling.located(value.place, value.place_country) or None,
        words[0].source if words else None,
        value.certainty,
    )


@items.register
def _(value: Commitment) -> Iterator[Item]:
    steps = [words for stage in value.stages for words in stage.words]
    sides = telling.toward(value.givers, value.takers) or "someone not named"
    due = telling.dated(value.due)
    yield Item(
        value.id,
        f"{value.kind}, {value.status}: {sides}",
        (f"due {due}" if due else "", _quoted(value.what)),
        address(value),
        _last([value.what, *steps]),
        value.due,
        None,
        value.what.source,
    )


@items.register
def _(value: Course) -> Iterator[Item]:
    holder = telling.names(value.holder) or "someone not named"
    for stand in value.stands:
        yield Item(
            stand.id,
            f"{holder} {stand.stance} {wording.act(value.topic)}",
            (telling.dated(stand.when), _quoted(stand.phrase)),
            address(stand),
            stand.phrase.source.published,
            stand.when,
            None,
            stand.phrase.source,
        )


@items.register
def _(value: Said) -> Iterator[Item]:
    yield Item(
        value.id,
        f"{telling.spoke(value)}: {wording.act(value.act)}",
        (telling.dated(value.made), _quoted(value.words)),
        address(value),
        value.words.source.published,
        value.made,
        None,
        value.words.source,
    )


@items.register
def _(value: Profile) -> Iterator[Item]:
    offices = [f"{one.title}, {one.since or '?'} to {one.until or '?'}" for one in value.offices]
    counted = telling.times(value.documents, "document")
    yield Item(value.who.id, value.who.name, (counted, *offices), address(value), None)


@items.register
def _(value: Hit) -> Iterator[Item]:
    who = telling.names(value.speakers)
    head = value.source.title or value.source.document
    yield Item(
        value.id,
        f"{who}: {head}" if who else head,
        (hits.plain(value.snippet)[0],),
        address(value),
        value.source.published,
        None,
        None,
        value.source,
    )


@items.register
def _(value: Source) -> Iterator[Item]:
    title = value.title or value.document
    yield Item(value.document, title, (), address(value), value.published, source=value)


@items.register
def _(value: Pair) -> Iterator[Item]:
    for event in value.events:
        yield from items(event)
    for commitment in value.commitments:
        yield from items(commitment)


def _quoted(words: Words) -> str:
    return f"“{words.text}” – {telling.cited(words.source)}"


def _last(words: list[Words]) -> str | None:
    """When the latest of some words was published."""
    return max((one.source.published for one in words if one.source.published), default=None)
