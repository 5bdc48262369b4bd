"""Review: what is least sure, to be judged where it stands, and the history of all judgements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, get_args
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException

from dragoman.archive import narrowing
from dragoman.chronicle import Verdict
from dragoman.reference.across.judgements import FIELDS
from dragoman.store.doubting import CAUSES, Cause
from dragoman.store.recalling import Judging
from dragoman.web.asking import Asked, QuestionError, parts, plain
from dragoman.web.rendering import page
from dragoman.web.room import AtDesk

router = APIRouter()

#: What is judged on one page: as much as a person looks through at a time.
_PAGE = 8
_HISTORY = 50
_FURTHEST = 100_000
#: What each cause is called, and what it asks.
ASKED: Mapping[Cause, tuple[str, str]] = {
    "same-event": ("One event or two", "Do both tell of the same? Merge them, or split them."),
    "contested": ("Contested", "One report tells it, another denies it. Which is right?"),
    "weak-event": ("Hard to read", "Is this what the words say?"),
    "same-actor": ("One actor or two", "Are they the same? Merge them, or split them."),
    "weak-step": ("What became of it", "Did the commitment move by this?"),
    "speaker": ("Who speaks", "The report does not say by name who says this."),
}
_KINDS = tuple(FIELDS)


@router.get("/review")
def review(
    request: Request, desk: AtDesk, asked: Asked, cause: Annotated[str, Query()] = ""
) -> HTMLResponse:
    """The queue, the least sure first. ``cause`` keeps one of :data:`ASKED`."""
    if desk.room.read_only:
        raise HTTPException(403, "This room is for reading alone: nothing is judged here.")
    if cause and cause not in CAUSES:
        raise QuestionError("cause", f"is none of {', '.join(CAUSES)}")
    wanted = replace(asked, limit=_PAGE + 1)
    causes = tuple(one for one in CAUSES if cause in ("", one))
    found = desk.archive.reader.doubts(wanted, causes)
    shown = found[:_PAGE]
    return page(
        request,
        "review.html",
        asked=replace(asked, limit=_PAGE),
        cause=cause,
        causes=ASKED,
        doubts=shown,
        more=len(found) > _PAGE,
        parts=parts(asked, cause=cause or None),
        back=_here(request),
        empty=not shown and not desk.archive.counts().get("documents"),
    )


class Kept(BaseModel):
    """What the history is narrowed to."""

    model_config = ConfigDict(extra="ignore")

    who: str = ""
    verdict: str = ""
    kind: str = ""
    id: str = ""
    since: str = ""
    until: str = ""
    offset: int = Field(0, ge=0, le=_FURTHEST)

    def judging(self) -> Judging:
        """The question that they ask. Raises QuestionError."""
        for name, value in self:
            plain(name, str(value))
        _one_of("verdict", self.verdict, get_args(Verdict))
        _one_of("kind", self.kind, _KINDS)
        return Judging(
            *(self.who.strip() or None, self.verdict or None, self.kind or None),
            self.id.strip() or None,
            *(_day("since", self.since), _day("until", self.until, last=True)),
            *(_HISTORY + 1, self.offset),
        )


@router.get("/review/history")
def history(request: Request, desk: AtDesk, given: Annotated[Kept, Query()]) -> HTMLResponse:
    """Every judgement, the newest first; those that are taken back are told as such."""
    found = desk.archive.reader.made(given.judging())
    kept = {name: value for name, value in given if value and name != "offset"}
    return page(
        request,
        "history.html",
        given=given,
        made=found[:_HISTORY],
        verdicts=get_args(Verdict),
        kinds=_KINDS,
        back=_here(request),
        before=_at(kept, max(0, given.offset - _HISTORY)) if given.offset else None,
        further=_at(kept, given.offset + _HISTORY) if len(found) > _HISTORY else None,
    )


def _at(kept: Mapping[str, str], offset: int) -> str:
    """The address of a page of the history."""
    told = {**kept, **({"offset": str(offset)} if offset else {})}
    return "/review/history" + (f"?{urlencode(told, quote_via=quote)}" if told else "")


def _here(request: Request) -> str:
    """The address of this page, without what was judged last."""
    told = [(name, value) for name, value in request.query_params.multi_items() if name != "judged"]
    return request.url.path + (f"?{urlencode(told, quote_via=quote)}" if told else "")


def _one_of(name: str, value: str, known: tuple[str, ...]) -> None:
    if value and value not in known:
        raise QuestionError(name, f"is none of {', '.join(known)}")


def _day(name: str, value: str, *, last: bool = False) -> str | None:
    if not value.strip():
        return None
    try:
        return narrowing.day_of(value, last=last)
    except ValueError as error:
        raise QuestionError(name, str(error)) from error
