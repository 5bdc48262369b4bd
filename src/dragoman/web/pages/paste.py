"""A pasted report read on the spot, and kept in the record where that is wished."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel, ConfigDict

from dragoman.documents import Given
from dragoman.errors import DateError, InputError
from dragoman.records import Reading
from dragoman.views.formats.html import Report
from dragoman.web import addresses
from dragoman.web.pages.report import cast_of, naming
from dragoman.web.rendering import page
from dragoman.web.room import AtDesk, Desk

router = APIRouter()

#: Characters that are read while somebody waits: about half a minute's work.
LONGEST = 100_000
#: What to do about an input, by what is wrong with it; the command's own advice names its options.
_ADVICE = {
    "empty": "Paste the text of a report: at least one sentence.",
    "date": "Write it as 2025-02-12, or leave it out: then days such as “Tuesday” stay open.",
    "long": "Paste one report at a time; longer ones are added from the command line.",
}


class Pasted(BaseModel):
    """What stands in the form."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    text: str = ""
    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""

    @property
    def given(self) -> Given:
        """What is known of the report besides its text."""
        told = (self.published, self.title, self.publisher, self.url)
        return Given(*(one.strip() or None for one in told))


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with an input, and what to do about it; ``field`` is where it stands."""

    field: str
    message: str
    advice: str


@router.get("/read")
def form(request: Request) -> HTMLResponse:
    """The empty form."""
    return _page(request, Pasted())


@router.post("/read")
def read(request: Request, desk: AtDesk, pasted: Annotated[Pasted, Form()]) -> HTMLResponse:
    """The reading of what was pasted, with a button that keeps it; nothing is kept yet."""
    try:
        reading = _read(desk, pasted)
    except InputError as error:
        return _page(request, pasted, problem=_problem(error), status=422)
    return _page(request, pasted, reading=reading)


@router.post("/read/keep")
def keep(request: Request, desk: AtDesk, pasted: Annotated[Pasted, Form()]) -> Response:
    """The report added to the record; leads to its page there."""
    try:
        _check(pasted)
        document, _ = desk.add(_text(pasted), pasted.given)
    except InputError as error:
        return _page(request, pasted, problem=_problem(error), status=422)
    return RedirectResponse(addresses.report(document), status_code=303)


def _page(
    request: Request,
    pasted: Pasted,
    *,
    reading: Reading | None = None,
    problem: Problem | None = None,
    status: int = 200,
) -> HTMLResponse:
    return page(
        request,
        "paste.html",
        status=status,
        pasted=pasted,
        problem=problem,
        report=None if reading is None else Report.named(reading, "report", naming()),
        cast={} if reading is None else cast_of(reading, {}),
        longest=LONGEST,
    )


def _read(desk: Desk, pasted: Pasted) -> Reading:
    _check(pasted)
    return desk.read(_text(pasted), pasted.given)


def _text(pasted: Pasted) -> str:
    """The text as it was pasted: forms send every line break as two characters."""
    return pasted.text.replace("\r\n", "\n")


def _check(pasted: Pasted) -> None:
    if len(_text(pasted)) > LONGEST:
        told = f"has {len(_text(pasted)):,} characters; up to {LONGEST:,} are read here"
        raise InputError("text", told, _ADVICE["long"])


def _problem(error: InputError) -> Problem:
    """An error of reading as the form tells it."""
    if isinstance(error, DateError):
        return Problem("published", f"This date is none: {error.problem}.", _ADVICE["date"])
    advice = _ADVICE["empty"] if error.problem == "is empty" else f"{error.remedy}."
    return Problem("text", f"This text {error.problem}.", advice.replace("..", "."))
