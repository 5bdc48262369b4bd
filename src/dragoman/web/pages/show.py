"""From an id to the page of whatever has it."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import RedirectResponse

from dragoman.web.addresses import address
from dragoman.web.asking import plain
from dragoman.web.room import AtDesk

router = APIRouter()


@router.get("/show/{name}")
def show(name: str, desk: AtDesk) -> RedirectResponse:
    """Leads to the page of a document, event, statement, commitment, position or actor."""
    return RedirectResponse(address(desk.archive.show(plain("id", name))), status_code=303)
