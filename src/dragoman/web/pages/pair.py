"""The page of two countries, and which pairs of countries the record knows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from dragoman.archive.asking import Archive, by_month
from dragoman.archive.narrowing import country
from dragoman.chronicle import Filter
from dragoman.web import addresses
from dragoman.web.asking import Asked, QuestionError, parts, plain
from dragoman.web.pictures.chart import chart, filled, month_name
from dragoman.web.rendering import page
from dragoman.web.room import AtDesk

router = APIRouter()

#: Parameters by which the page can be narrowed.
FIELDS = ("act", "certainty", "topic", "publisher", "since", "until", "background")
#: Answers shown of each kind; links lead to all.
_SHOWN, _EVENTS = 8, 15
#: Width of the chart, in units of its letters: on a wide page and on a narrow one.
_WIDE, _NARROW = 1080, 350


@router.get("/pair/{one}/{other}")
def pair(request: Request, one: str, other: str, desk: AtDesk, asked: Asked) -> Response:
    """Two countries, by their codes or names."""
    codes = tuple(_code(name) for name in (one, other))
    if codes[0] == codes[1]:
        raise QuestionError("other", "takes two different countries")
    first, second = sorted(codes)
    if (one, other) != (first, second):
        path = addresses.asking(addresses.pair(first, second), asked)
        return RedirectResponse(path, status_code=303)
    dyad = (first, second)
    narrowed = replace(asked, dyad=dyad, countries=(), actor=None, offset=0)
    held = desk.kept(("pair", narrowed), lambda: told(desk.archive, narrowed))
    return page(
        request,
        "pair.html",
        dyad=dyad,
        asked=asked,
        all=replace(narrowed, limit=addresses.PAGE),
        fields=FIELDS,
        parts=parts(replace(asked, limit=addresses.PAGE)),
        leads=_leads(narrowed),
        **held,
    )


def told(archive: Archive, asked: Filter) -> dict[str, Any]:
    """What the page shows of the two countries of a filter: how much is known in all, months with
    their charts, and of each kind of answer the newest few."""
    reader, dyad = archive.reader, asked.dyad
    assert dyad is not None
    months = by_month(reader.months(dyad, asked))
    owed = replace(asked, acts=(), certainties=(), statuses=("open", "accepted"), limit=_SHOWN)
    return {
        "counted": next(iter(reader.dyads(Filter(dyad=dyad))), None),
        "months": [(month_name(name), name, *rest) for name, *rest in filled(months)],
        "charts": [chart(months, _leads(asked), width) for width in (_WIDE, _NARROW)],
        "contacts": reader.timeline(replace(asked, contacts=True, limit=_SHOWN))[::-1],
        "events": reader.timeline(replace(asked, limit=_EVENTS))[::-1],
        "commitments": archive.commitments(owed)[::-1],
        "statements": reader.statements(replace(asked, limit=_SHOWN))[::-1],
    }


def _code(name: str) -> str:
    """The code of a country. Raises QuestionError."""
    try:
        return country(plain("country", name))
    except ValueError as error:
        raise QuestionError("country", str(error)) from None


def _leads(asked: Filter) -> Callable[[str], str]:
    """What makes of an ISO month, or year, the address of its events."""
    every = replace(asked, limit=addresses.PAGE)
    return lambda name: addresses.asking("/timeline", every, since=name, until=name)


@router.get("/pairs")
def pairs(request: Request, desk: AtDesk, asked: Asked) -> HTMLResponse:
    """Which pairs of countries the record knows most about."""
    found = desk.kept(("pairs", asked), lambda: desk.archive.reader.dyads(asked))
    return page(
        request,
        "pairs.html",
        asked=asked,
        fields=("country", *FIELDS, "contacts"),
        parts=parts(asked),
        dyads=found,
    )
