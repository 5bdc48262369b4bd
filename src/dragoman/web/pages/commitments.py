"""The board of commitments, and the life of one."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from dragoman.archive.asking import today
from dragoman.archive.standing import ORDER, on
from dragoman.errors import AskError
from dragoman.lexicon.model import COMMITMENT_KINDS
from dragoman.web import addresses
from dragoman.web.asking import Asked, parts, plain
from dragoman.web.rendering import page
from dragoman.web.room import AtDesk

router = APIRouter()

#: Parameters by which commitments can be narrowed.
FIELDS = ("actor", "country", "dyad", "kind", "status", "publisher", "since", "until")
#: Commitments in each column of the board; of one status alone there is a page full.
_COLUMN = 6


@router.get("/commitments")
def commitments(request: Request, desk: AtDesk, asked: Asked) -> HTMLResponse:
    """Commitments by status; with one status alone all of it, page by page."""
    alone = len(asked.statuses) == 1
    wanted = asked if alone else replace(asked, limit=_COLUMN, offset=0)
    board = desk.kept(("board", wanted), lambda: desk.archive.board(wanted))
    return page(
        request,
        "commitments.html",
        asked=asked,
        fields=FIELDS,
        kinds=COMMITMENT_KINDS,
        parts=parts(asked),
        board=board,
        order=[one for one in ORDER if not asked.statuses or one in asked.statuses],
        alone=asked.statuses[0] if alone else None,
        any=any(board.counts.values()),
    )


@router.get("/commitment/{name}")
def commitment(request: Request, name: str, desk: AtDesk) -> Response:
    """The life of a commitment; the id of one telling leads to it."""
    found = desk.archive.reader.commitment(plain("commitment", name))
    if found is None:
        raise AskError(name)
    if found.id != name:
        return RedirectResponse(addresses.address(found), status_code=303)
    return page(request, "commitment.html", commitment=on(found, today()))
