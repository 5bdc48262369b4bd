"""The first page: what is in the record."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dragoman.web.rendering import page
from dragoman.web.room import AtDesk

router = APIRouter()


@router.get("/")
def today(request: Request, desk: AtDesk) -> HTMLResponse:
    """How much of what there is."""
    return page(request, "today.html", counts=desk.kept("counts", desk.archive.counts))
