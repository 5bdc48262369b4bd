"""What happened, day by day, as a list or as a table that sorts."""

from __future__ import annotations

from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from dragoman.archive.asking import today
from dragoman.chronicle import Event
from dragoman.views import wording
from dragoman.web.asking import Asked, QuestionError, parts
from dragoman.web.rendering import page
from dragoman.web.room import AtDesk

router = APIRouter()

#: Parameters by which events can be narrowed.
FIELDS = ("actor", "country", "dyad", "act", "certainty", "topic", "publisher", "since", "until",
          "background", "contacts")  # fmt: skip
VIEWS = ("list", "table")


@router.get("/timeline")
def timeline(
    request: Request, desk: AtDesk, asked: Asked, view: Annotated[str, Query()] = "list"
) -> HTMLResponse:
    """Events, newest first."""
    if view not in VIEWS:
        raise QuestionError("view", f"is one of {', '.join(VIEWS)}")
    events = desk.archive.timeline(asked)[::-1]
    return page(
        request,
        "timeline.html",
        asked=asked,
        fields=FIELDS,
        view=view,
        more={"view": view if view != "list" else None},
        parts=parts(asked, view=view if view != "list" else None),
        events=events,
        months=[(name, list(some)) for name, some in groupby(events, key=month)],
    )


def month(event: Event) -> str:
    """The month that an event stands under, in words: of its day, else of its publication; what
    lies ahead stands together."""
    told = event.when.start if event.when is not None else None
    if told is not None and event.when is not None and event.when.precision == "year":
        return "Ahead" if told[:10] > today() else told[:4]
    if told is None and not event.background and event.reports:
        told = event.reports[0].words.source.published
    if told is not None and told[:10] > today():
        return "Ahead"
    return wording.day(told[:10]).split(" ", 1)[-1] if told else "Without a day"
