"""Which part of this package shows which answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import RenderableType

from dragoman.chronicle import Commitment, Contact, Course, Event, Pair, Paper, Profile, Said
from dragoman.views.answers import (
    actors,
    beside,
    commitments,
    contacts,
    dyads,
    events,
    hits,
    pairs,
    papers,
    positions,
    statements,
)
from dragoman.views.answers.cells import Row
from dragoman.views.answers.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of answer: its title, what one and several of it are called, page and table."""

    title: str
    one: str
    many: str
    entries: Callable[[Sequence[Any], Sheet], Iterator[RenderableType]]
    columns: tuple[str, ...]
    rows: Callable[[Iterable[Any]], Iterator[Row]]


def _each(
    full: Callable[[Any, Sheet], Iterator[RenderableType]],
) -> Callable[[Sequence[Any], Sheet], Iterator[RenderableType]]:
    def shown(values: Sequence[Any], sheet: Sheet) -> Iterator[RenderableType]:
        for value in values:
            yield from full(value, sheet)

    return shown


def _rows(rows: Callable[[Any], Iterator[Row]]) -> Callable[[Iterable[Any]], Iterator[Row]]:
    def all_rows(values: Iterable[Any]) -> Iterator[Row]:
        for value in values:
            yield from rows(value)

    return all_rows


#: The answers that are lists, by the command that asks for them.
LISTS: Mapping[str, Kind] = {
    "timeline": Kind(
        "Timeline", "event", "events", events.entries, events.COLUMNS, events.rows
    ),
    "search": Kind("Search", "result", "results", hits.entries, hits.COLUMNS, hits.rows),
    "compare": Kind(
        "Accounts compared", "contact", "contacts",
        contacts.entries, contacts.COLUMNS, contacts.rows,
    ),
    "beside": Kind(
        "Side by side", "matter", "matters", beside.entries, beside.COLUMNS, beside.rows
    ),
    "commitments": Kind(
        "Commitments", "commitment", "commitments",
        commitments.entries, commitments.COLUMNS, commitments.rows,
    ),
    "positions": Kind(
        "Positions", "holder on a topic", "holders on topics",
        positions.entries, positions.COLUMNS, positions.rows,
    ),
    "statements": Kind(
        "Statements", "statement", "statements",
        statements.entries, statements.COLUMNS, statements.rows,
    ),
    "pairs": Kind(
        "Pairs of countries", "pair", "pairs", pairs.entries, pairs.COLUMNS, pairs.rows
    ),
    "actors": Kind("Actors", "actor", "actors", actors.entries, actors.COLUMNS, actors.rows),
    "dyad": Kind("Dyad", "dyad", "dyads", dyads.entries, dyads.COLUMNS, dyads.rows),
}  # fmt: skip

#: One answer by itself, by its class.
SINGLE: Mapping[type[Any], Kind] = {
    Event: Kind(
        "Event", "event", "events",
        _each(events.full), events.REPORT_COLUMNS, _rows(events.report_rows),
    ),
    Contact: Kind(
        "Contact", "contact", "contacts",
        _each(contacts.full), contacts.COLUMNS, contacts.rows,
    ),
    Commitment: Kind(
        "Commitment", "commitment", "commitments",
        _each(commitments.full), commitments.STEP_COLUMNS, _rows(commitments.step_rows),
    ),
    Course: Kind(
        "Positions", "position", "positions",
        _each(positions.full), positions.COLUMNS, positions.rows,
    ),
    Profile: Kind("Actor", "actor", "actors", _each(actors.full), actors.COLUMNS, actors.rows),
    Said: Kind(
        "Statement", "statement", "statements",
        _each(statements.full), statements.COLUMNS, statements.rows,
    ),
    Paper: Kind("Document", "document", "documents", _each(papers.full), papers.COLUMNS,
                papers.rows),
    Pair: LISTS["dyad"],
}  # fmt: skip
