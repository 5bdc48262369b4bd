"""What the API takes in: a report to be read, a judgement to be kept."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from dragoman.archive.judging import Verdicts
from dragoman.documents import Given
from dragoman.records import plain as plain_values
from dragoman.web.api.answering import written
from dragoman.web.api.describing import one_of
from dragoman.web.asking import plain
from dragoman.web.room import AtDesk

router = APIRouter()
Short = Annotated[str | None, Field(max_length=300)]


class Report(BaseModel):
    """A report to be read."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(max_length=1_000_000, description="The report's text.")]
    published: Annotated[
        str | None, Field(max_length=40, description="ISO date, or date and time, of publication.")
    ] = None
    title: Short = None
    publisher: Short = None
    url: Annotated[str | None, Field(max_length=2000)] = None


class Decided(BaseModel):
    """A judgement to be kept."""

    model_config = ConfigDict(extra="forbid")

    verdict: Literal["confirm", "reject", "correct", "merge", "split", "undo"]
    target: Annotated[str, Field(max_length=300, description="An id of the record.")]
    who: Annotated[str, Field(min_length=1, max_length=100, description="Who judges.")]
    why: Annotated[str | None, Field(max_length=2000)] = None
    other: Annotated[str | None, Field(max_length=300, description="For merge and split.")] = None
    field: Annotated[str | None, Field(max_length=40, description="For correct.")] = None
    value: Annotated[str | None, Field(max_length=300, description="For correct.")] = None


@router.post("/read", **one_of("Reading", "What was read.", body=True))
def read(desk: AtDesk, report: Report) -> Response:
    """A report read on the spot; nothing is kept."""
    said = {name: _checked(name, getattr(report, name)) for name in _SAID}
    reading = desk.read(report.text, Given(**said))
    return Response(written(reading.to_dict()), media_type="application/json")


@router.post("/judgements", status_code=201, **one_of("Judgements", "What was kept.", body=True))
def judge(request: Request, desk: AtDesk, decided: Decided) -> Response:
    """A judgement kept: confirm, reject, correct, merge, split, or undo one (its id as target).

    Needs ``Authorization: Bearer TOKEN``, or proof that one of the server's own pages asks.
    """
    for name, value in decided:
        if name != "why":
            _checked(name, value)
    made = desk.judge(Verdicts(**decided.model_dump()))
    told: dict[str, Any] = {"items": [plain_values(one) for one in made]}
    return Response(written(told), status_code=201, media_type="application/json")


_SAID = ("published", "title", "publisher", "url")


def _checked(name: str, value: str | None) -> str | None:
    return value if value is None or name == "url" else plain(name, value)
