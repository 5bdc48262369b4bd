"""What was said, newest first: of an actor, of two countries of each other, on a topic."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dragoman.web.asking import Asked, parts
from dragoman.web.rendering import page
from dragoman.web.room import AtDesk

router = APIRouter()

#: Parameters by which statements can be narrowed.
FIELDS = ("actor", "country", "dyad", "act", "topic", "publisher", "since", "until")


@router.get("/statements")
def statements(request: Request, desk: AtDesk, asked: Asked) -> HTMLResponse:
    """Statements, newest first."""
    return page(
        request,
        "statements.html",
        asked=asked,
        fields=FIELDS,
        parts=parts(asked),
        statements=desk.archive.reader.statements(asked)[::-1],
    )
