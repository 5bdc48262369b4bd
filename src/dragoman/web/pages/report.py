"""A report: its text with the records marked in it, the record beside it, and where it appeared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from dragoman.chronicle import Holding, Paper, Who
from dragoman.errors import AskError
from dragoman.records import Reading, Span
from dragoman.views.formats.html import Report
from dragoman.views.marked import Naming
from dragoman.web.asking import QuestionError, plain
from dragoman.web.rendering import page
from dragoman.web.room import AtDesk, Desk

router = APIRouter()

#: Ids that can stand in an address and in a list of names as they are; ours all do.
_PLAIN = re.compile(r"[A-Za-z][\w.:-]{0,79}", re.ASCII)
_RANGE = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")


@dataclass(frozen=True, slots=True)
class Found:
    """A document and what the record holds of it."""

    paper: Paper
    holding: Holding


@router.get("/report/{document}")
def report(
    request: Request, document: str, desk: AtDesk, at: Annotated[str, Query()] = ""
) -> HTMLResponse:
    """The page of a document; ``at=120-180`` makes these characters of its text stand out."""
    found = look(desk, plain("document", document))
    reading = found.paper.reading
    shown = Report.named(reading, "report", naming(), asked_words(reading, at))
    return page(
        request,
        "report.html",
        report=shown,
        paper=found.paper,
        holding=found.holding,
        cast=cast_of(reading, found.holding.actors),
        edition=document if document != found.paper.document.id else None,
    )


def look(desk: Desk, document: str) -> Found:
    """A document with what is held of it. Raises AskError where there is none."""
    reader = desk.archive.reader

    def make() -> Found | None:
        paper = reader.paper(document)
        return None if paper is None else Found(paper, reader.holding(paper.document.id))

    found = desk.kept(("report", document), make)
    if found is None:
        raise AskError(document)
    return found


def naming() -> Naming:
    """The page's ids: a record's card is ``r-`` and its id, its place in the text the id alone.

    Ids that cannot stand in an address, and those met before, are numbered.
    """
    given: set[str] = set()

    def record(name: str, number: int) -> str:
        fits = bool(_PLAIN.fullmatch(name)) and name not in given
        given.add(name)
        return f"r-{name}" if fits else f"r-{number}"

    return Naming(record, lambda anchor: anchor.removeprefix("r-"))


def asked_words(reading: Reading, at: str) -> Span | None:
    """The words that an address asks for; None where it asks for none.

    Raises QuestionError where the text has no such characters.
    """
    if not at:
        return None
    found = _RANGE.fullmatch(at)
    text = reading.document.text
    start, end = (int(found[1]), int(found[2])) if found else (0, 0)
    if not start < end <= len(text):
        raise QuestionError("at", "takes two places in the text, as 120-180")
    return Span(start, end, text[start:end])


def cast_of(reading: Reading, held: Mapping[str, Who]) -> Mapping[str, Who]:
    """The actors of a reading as the record knows them, else as the reading does."""
    return dict(_cast(reading, held))


def _cast(reading: Reading, held: Mapping[str, Who]) -> Iterator[tuple[str, Who]]:
    for one in reading.actors:
        known = held.get(one.id)
        yield one.id, known or Who(one.id, one.name, one.kind, one.country)
