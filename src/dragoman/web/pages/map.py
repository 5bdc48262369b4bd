"""Where things happened: circles on a map, and the places in a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from dragoman.chronicle import Filter, Site
from dragoman.reference.places import PlaceMatch, places
from dragoman.views import wording
from dragoman.web import addresses
from dragoman.web.asking import Asked, QuestionError, parts
from dragoman.web.pages.timeline import FIELDS
from dragoman.web.pictures.world import VIEWS, Mark, seen, world
from dragoman.web.rendering import page
from dragoman.web.room import AtDesk

router = APIRouter()

#: What counts as having taken place, where the address does not say otherwise.
_DONE = ("happened", "ongoing")
#: Circles on the map and places in the list, those first where most happened.
_CIRCLES, _LISTED = 250, 60


@dataclass(frozen=True, slots=True)
class Sites:
    """Places with coordinates, those without, and how many events are told without a place."""

    marks: tuple[Mark, ...]
    unknown: tuple[tuple[Site, str], ...]
    nowhere: int


@router.get("/map")
def map(
    request: Request, desk: AtDesk, asked: Asked, view: Annotated[str, Query()] = "world"
) -> HTMLResponse:
    """The map of the events that a filter keeps: where it does not say so, of what took place and
    is not looked back at."""
    if view not in VIEWS:
        raise QuestionError("view", f"is one of {', '.join(VIEWS)}")
    done = taken_place(asked)
    sites = desk.kept(("sites", done), lambda: sited(desk.archive.reader.sites(done), done))
    shown = [mark for mark in sites.marks if seen(mark, view)]
    told = view if view != "world" else None
    return page(
        request,
        "map.html",
        asked=asked,
        done=done,
        fields=FIELDS,
        view=view,
        views=[(key, VIEWS[key][0], addresses.asking("/map", asked, view=key)) for key in VIEWS],
        more={"view": told},
        parts=parts(asked, view=told),
        picture=world(shown[:_CIRCLES], view),
        sites=sites,
        marks=shown,
        listed=shown[:_LISTED],
        total=sum(mark.number for mark in shown),
    )


def taken_place(asked: Filter) -> Filter:
    """A question narrowed to what took place, not looked back at, unless it says otherwise."""
    return replace(
        asked,
        certainties=asked.certainties or _DONE,
        background=False if asked.background is None else asked.background,
        offset=0,
        limit=addresses.PAGE,
    )


def sited(found: Iterable[Site], asked: Filter) -> Sites:
    """Places on the map; those of one name and country together."""
    marks: list[Mark] = []
    unknown: list[tuple[Site, str]] = []
    nowhere = 0
    every = addresses.asking("/timeline", replace(asked, place=None))
    more = f"{every}{'&' if '?' in every else '?'}place="
    for site in found:
        if site.name is None:
            nowhere += site.events
            continue
        href = more + quote(site.name, safe="")
        match = located(site.name, site.country)
        if match is None or match.lat is None or match.lon is None:
            unknown.append((site, href))
            continue
        whole = match.kind == "country"
        name = ", ".join(dict.fromkeys(filter(None, (site.name, wording.country(site.country)))))
        marks.append(Mark(name, match.lat, match.lon, site.events, href, whole))
    return Sites(tuple(marks), tuple(unknown), nowhere)


@lru_cache(maxsize=16384)
def located(name: str, country: str | None) -> PlaceMatch | None:
    """Where a place of that name in a country is; None where the gazetteer knows it elsewhere."""
    found = places().find(name, near=(country,) if country else ())
    if found is None or (country and found.country and found.country != country):
        return None
    return found
