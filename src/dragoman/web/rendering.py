"""Templates rendered: one environment that escapes everything, and what every page is given."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from dragoman.archive.asking import today
from dragoman.lexicon.model import COMMITMENT_STATUSES
from dragoman.records import CERTAINTIES
from dragoman.views import wording
from dragoman.views.answers import telling
from dragoman.views.marked import certainty_class
from dragoman.web import addresses, emphasis, judgeable, phrases
from dragoman.web.room import desk
from dragoman.web.static_files import address_of


def page(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A page made of a template and values.

    Every template also has ``room``, ``path`` (of the address), ``csrf`` (for the hidden field of
    that name in every form that posts) and ``csrf_field`` (that field).
    """
    found = environment().get_template(template)
    return HTMLResponse(found.render(given(request) | values), status_code=status)


def given(request: Request) -> dict[str, Any]:
    """What every page is given besides its values."""
    return {
        "request": request,
        "room": desk(request).room,
        "path": request.url.path,
        "csrf": getattr(request.state, "csrf", ""),
        "logged_in": getattr(request.state, "logged_in", False),
    }


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates, escaping whatever they are given."""
    made = Environment(
        loader=PackageLoader("dragoman.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        address=addresses.address,
        asking=addresses.asking,
        day=day,
        country=wording.country,
        act=wording.act,
        ago=ago,
        aged=phrases.aged,
        manner=phrases.manner,
        followable=followable,
        brief=phrases.brief,
        plainly=phrases.plainly,
        in_touch=phrases.in_touch,
        initiator_first=phrases.initiator_first,
        voice_chain=phrases.voice_chain,
        narrowed_fields=phrases.narrowed_fields,
        emphasised=emphasis.emphasised,
        matched=emphasis.matched,
        certainty_class=certainty_class,
        visible=wording.visible,
        showable=wording.showable,
    )
    made.globals.update(
        addresses=addresses,
        wording=wording,
        static=address_of,
        today=today,
        csrf_name="csrf",
        telling=telling,
        sections=phrases.sections,
        status_signs=phrases.STATUS_SIGNS,
        judgeable=judgeable,
        certainties=CERTAINTIES,
        statuses=COMMITMENT_STATUSES,
    )
    return made


def prepare() -> None:
    """Compile every template: a second at the start instead of a part of it at each first page."""
    for name in environment().list_templates():
        environment().get_template(name)


def day(value: Any) -> str:
    """A day as one writes it: of an ISO day, or of a :class:`dragoman.records.Date`; empty where
    none is known."""
    if not value:
        return ""
    if isinstance(value, str):
        return wording.day(value[:10])
    return wording.when(value)


def ago(value: str | None) -> str:
    """How long an ISO day lies back: "today", "yesterday", "3 days ago", "2 years ago"."""
    if not value:
        return ""
    days = (date.fromisoformat(today()) - date.fromisoformat(value[:10])).days
    if days in _NEAR:
        return _NEAR[days]
    number, unit = next((abs(days) // long, name) for long, name in _UNITS if abs(days) >= long)
    plural = "" if number == 1 else "s"
    return f"{number} {unit}{plural} ago" if days > 0 else f"in {number} {unit}{plural}"


def followable(url: str | None) -> str | None:
    """An address that a link may lead to (http, https), or None."""
    try:
        return url if urlsplit(url or "").scheme in ("http", "https") else None
    except ValueError:
        return None


_NEAR: Mapping[int, str] = {-1: "tomorrow", 0: "today", 1: "yesterday"}
_UNITS = ((730, "year"), (365, "year"), (60, "month"), (14, "week"), (1, "day"))
