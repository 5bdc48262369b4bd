"""What could not be read: its name, why, and what to do about it."""

from __future__ import annotations

from collections import Counter

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dragoman.web.asking import Asked
from dragoman.web.rendering import page
from dragoman.web.room import AtDesk

router = APIRouter()


@router.get("/quarantine")
def quarantine(request: Request, desk: AtDesk, asked: Asked) -> HTMLResponse:
    """Inputs in quarantine, those tried last first, and how often each problem is met."""
    every = desk.kept(
        "refused",
        lambda: sorted(desk.archive.reader.refused(), key=lambda one: one.last, reverse=True),
    )
    problems = Counter(one.problem for one in every)
    return page(
        request,
        "quarantine.html",
        refused=every[asked.offset : asked.offset + asked.limit],
        total=len(every),
        problems=problems.most_common(8),
        asked=asked,
    )
