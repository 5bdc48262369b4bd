"""A question put to a record, and its answer written out: what every asking command does."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any, Protocol, TextIO

import click
from rich.console import Console

from dragoman.chronicle import (
    Beside,
    Commitment,
    Contact,
    Course,
    Event,
    Filter,
    Hit,
    Pair,
    Profile,
)
from dragoman.cli import streams
from dragoman.cli.filters import Part, Question
from dragoman.views.answers import csv, json, page
from dragoman.views.wording import listed, visible

# Width of a page that goes to a file or a pipe, where there is no terminal to fit.
_WIDTH = 100


class Asked(Protocol):
    """What a record answers (:class:`dragoman.archive.asking.Archive`)."""

    def counts(self) -> dict[str, int]:
        """How many of each there are."""

    def timeline(self, asked: Filter) -> tuple[Event, ...]:
        """Events in the order of their days."""

    def search(self, query: str, asked: Filter) -> tuple[Hit, ...]:
        """Documents and statements that hold the words."""

    def show(self, name: str) -> Any:
        """Whatever has this id; raises AskError where nothing has."""

    def compare(self, name: str | None, asked: Filter) -> tuple[Contact, ...]:
        """Contacts with every side's account."""

    def related(self, asked: Filter) -> tuple[Beside, ...]:
        """Events that are not one, yet worth setting side by side."""

    def commitments(self, asked: Filter, day: str | None = None) -> tuple[Commitment, ...]:
        """Commitments with their status on a day."""

    def positions(self, asked: Filter) -> tuple[Course, ...]:
        """Each holder's positions on a topic."""

    def actors(self, asked: Filter, query: str | None = None) -> tuple[Profile, ...]:
        """Actors with their offices."""

    def pair(self, one: str, other: str, asked: Filter) -> Pair:
        """Two countries."""


Ask = Callable[[Asked, Filter], Sequence[Any]]


def opened(record: str) -> AbstractContextManager[Asked]:
    """The record, to be asked. Raises StoreError where there is none.

    What opens it is imported only now: it brings the database, which no --help needs.
    """
    archive = importlib.import_module("dragoman.archive.asking").Archive
    made: AbstractContextManager[Asked] = archive.open(record, read_only=True)
    return made


def answer(command: str, question: Question, ask: Ask, empty: str = "") -> int:
    """Ask, and write the answers of ``command``; the exit code, which is 0 for none too.

    ``empty`` is what else to try where nothing matches.
    """
    with opened(question.record) as record:
        values = ask(record, question.filter)
        note = _more(question, values) if values else _nothing(record, question, ask, empty)
    output, asked = question.output, [part.words for part in question.parts]
    if output.format == "page":
        _write(question, lambda look: [page.render(command, values, asked, note=note, **look)])
        return 0
    if output.format == "json":
        _write(question, lambda look: (json.render(value) + "\n" for value in values))
    else:
        _write(question, lambda look: csv.render(command, values, verbatim=output.verbatim))
    if note:
        click.echo(f"dragoman: {visible(note)}", err=True)
    return 0


def answer_one(question: Question, ask: Callable[[Asked], Any]) -> int:
    """Ask for one thing, and write it with nothing left out."""
    with opened(question.record) as record:
        value = ask(record)
    output = question.output
    if output.format == "page":
        _write(question, lambda look: [page.render_one(value, **look)])
    elif output.format == "json":
        _write(question, lambda look: [json.render(value) + "\n"])
    else:
        _write(question, lambda look: csv.render_one(value, verbatim=output.verbatim))
    return 0


def _write(question: Question, made: Callable[[dict[str, Any]], Sequence[str] | Iterator[str]]
           ) -> None:  # fmt: skip
    """Write what is made for the look of the output; a reader that has gone is noticed here."""
    with streams.opened(question.output.target) as stream:
        for part in made(_look(stream)):
            stream.write(part)
        stream.flush()


def _look(stream: TextIO) -> dict[str, Any]:
    """Width and colour: those of a terminal, else a plain page."""
    if stream.isatty():
        return {"width": Console(file=stream).width, "colour": None}
    return {"width": _WIDTH, "colour": False}


def _more(question: Question, values: Sequence[Any]) -> str:
    """That there may be more answers than were asked for; empty where all are told."""
    asked = question.filter
    counts = [len(values), *(len(part) for pair in values for part in _lists(pair))]
    if not asked.limit or max(counts[1:] or counts) < asked.limit:
        return ""
    return (
        f"{asked.limit:,} are shown; there may be more: "
        f"--offset {asked.offset + asked.limit} for the next, --limit 0 for all."
    )


def _lists(value: Any) -> tuple[Sequence[Any], ...]:
    """The lists inside an answer that a limit cuts short: those of a dyad."""
    if isinstance(value, Pair):
        return value.contacts, value.events, value.commitments, value.statements
    return ()


def _nothing(record: Asked, question: Question, ask: Ask, empty: str) -> str:
    """What to do where nothing matches: add something, or which part of the question to widen."""
    if not record.counts().get("documents"):
        return (
            f"The record {question.record} holds no document yet. "
            f"Add some: dragoman add SOURCE… --record {question.record}"
        )
    parts = question.parts
    if not parts:
        return f"Nothing in the record answers this. {empty}".strip()
    wider = [part for part in parts if ask(record, _without(question.filter, part))]
    if wider:
        told = listed(part.option for part in wider)
        each = "" if len(wider) == 1 else "either of " if len(wider) == 2 else "any of "
        return f"Nothing matches. Without {each}{told} something does."
    told = listed(part.option for part in parts)
    return f"Nothing matches, and leaving out no single part would help: {told}. {empty}".strip()


def _without(asked: Filter, part: Part) -> Filter:
    """The question without one of its parts, for one answer."""
    plain = Filter()
    wider = {name: getattr(plain, name) for name in part.fields}
    return replace(replace(asked, **wider), limit=1, offset=0)
