"""The search: documents and statements that hold what was typed, and actors of that name."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from dragoman.chronicle import Filter, Hit, Profile
from dragoman.store import words
from dragoman.web.asking import Asked, parts, plain
from dragoman.web.rendering import page
from dragoman.web.room import AtDesk, Desk

router = APIRouter()

#: Actors shown beside the results.
_ACTORS = 6
FIELDS = ("kind", "actor", "country", "act", "topic", "publisher", "since", "until")


@router.get("/search")
def search(
    request: Request, desk: AtDesk, asked: Asked, q: Annotated[str, Query()] = ""
) -> HTMLResponse:
    """Results of a query, narrowed like any list."""
    query = plain("q", q).strip()
    wanted = bool(words.parse(query))
    hits = _hits(desk, query, asked) if wanted else ()
    more = len(hits) > asked.limit
    return page(
        request,
        "search.html",
        q=query,
        wanted=wanted,
        hits=hits[: asked.limit],
        more=more,
        asked=asked,
        parts=parts(asked, q=query),
        fields=FIELDS,
        actors=_actors(desk, query) if wanted and not asked.offset else (),
        counts=desk.counts(),
    )


def _hits(desk: Desk, query: str, asked: Filter) -> tuple[Hit, ...]:
    """The results of a page, and one more where there are more."""
    one_more = replace(asked, limit=asked.limit + 1)
    return desk.kept(("search", query, one_more), lambda: desk.archive.search(query, one_more))


def _actors(desk: Desk, query: str) -> tuple[Profile, ...]:
    """Actors whose names hold the words."""
    name = words.fold(query).strip()
    asked = Filter(limit=_ACTORS)
    if not name:
        return ()
    return desk.kept(("search-actors", name), lambda: desk.archive.actors(asked, name))
