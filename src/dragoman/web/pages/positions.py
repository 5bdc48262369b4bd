"""What each holder is for and against, and how the wording moved."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dragoman.web.asking import Asked, parts
from dragoman.web.rendering import page
from dragoman.web.room import AtDesk

router = APIRouter()

#: Parameters by which positions can be narrowed.
FIELDS = ("actor", "country", "dyad", "topic", "publisher", "since", "until")
#: Positions on a page; each brings the earlier ones of its course.
_PAGE = 15


@router.get("/positions")
def positions(request: Request, desk: AtDesk, asked: Asked) -> HTMLResponse:
    """Courses of positions, those first that moved last."""
    wanted = replace(asked, limit=min(asked.limit, _PAGE))
    found, count = desk.kept(("positions", wanted), lambda: desk.archive.latest_courses(wanted))
    return page(
        request,
        "positions.html",
        asked=wanted,
        fields=FIELDS,
        parts=parts(asked),
        courses=found,
        count=count,
    )
