"""Answers of the API: JSON with the record's revision as entity tag, lists a page at a time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from fastapi import Request, Response

from dragoman.chronicle import (
    Beside,
    Commitment,
    Contact,
    Course,
    Event,
    Filter,
    Hit,
    Pair,
    Paper,
    Profile,
    Said,
)
from dragoman.records import plain
from dragoman.views.answers.json import shaped
from dragoman.web.addresses import asking
from dragoman.web.room import Desk

_ANSWERS = (Beside, Commitment, Contact, Course, Event, Hit, Pair, Paper, Profile, Said)


def entity_tag(request: Request, desk: Desk) -> str:
    """A weak entity tag: of the record's revision and what was asked."""
    told = f"{desk.revision()} {request.url.path}?{request.url.query}"
    return f'W/"{hashlib.sha256(told.encode()).hexdigest()[:24]}"'


def answer(request: Request, desk: Desk, make: Callable[[], Any]) -> Response:
    """What ``make`` gives, as JSON; 304 without asking where the asker holds it already."""
    tag = entity_tag(request, desk)
    if held(request, tag):
        return Response(status_code=304, headers={"ETag": tag})
    return Response(written(make()), media_type="application/json", headers={"ETag": tag})


def held(request: Request, tag: str) -> bool:
    """True where If-None-Match names this tag."""
    given = request.headers.get("if-none-match", "")
    return given.strip() == "*" or tag in {one.strip() for one in given.split(",")}


def written(value: Any) -> bytes:
    """JSON of plain values; halves of characters, which UTF-8 cannot carry, become ``?``."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode(
        "utf-8", "replace"
    )


def wire(value: Any) -> Any:
    """A value of the record as plain values, named as everywhere."""
    return shaped(value) if isinstance(value, _ANSWERS) else plain(value)


def one_more(asked: Filter) -> Filter:
    """A filter that keeps one more, to see whether there are more."""
    return replace(asked, limit=asked.limit + 1)


def paged(
    request: Request,
    asked: Filter,
    found: Sequence[Any],
    total: int | None = None,
    *,
    newest_last: bool = False,
    more: bool | None = None,
    **further: str | None,
) -> Mapping[str, Any]:
    """One page of a list: its items, how many there are in all, the addresses beside it.

    Where ``total`` is not known, ``found`` was asked for with :func:`one_more`: what is over tells
    of a next page, and stands first in a list with ``newest_last``; or ``more`` says whether there
    is one. ``further`` are parameters besides the filter's.
    """
    over = len(found) > asked.limit
    items = found[-asked.limit :] if newest_last else found[: asked.limit]
    if more is not None:
        items, going_on = found, more
    else:
        going_on = over if total is None else asked.offset + len(items) < total
    path = request.url.path
    after = asking(path, asked, offset=asked.offset + asked.limit, **further)
    before = asking(path, asked, offset=max(0, asked.offset - asked.limit), **further)
    return {
        "total": total,
        "count": len(items),
        "limit": asked.limit,
        "offset": asked.offset,
        "next": after if going_on else None,
        "previous": before if asked.offset else None,
        "items": [wire(one) for one in items],
    }
