"""The first page: what is new since one last looked, and what to do where there is nothing yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from dragoman.archive.asking import today as present_day
from dragoman.archive.standing import on
from dragoman.chronicle import News
from dragoman.web.asking import QuestionError
from dragoman.web.regions import Region, regions, shares
from dragoman.web.rendering import page
from dragoman.web.room import AtDesk, Desk

router = APIRouter()

#: The cookie that holds what was seen: the number of the document added last, and when.
COOKIE = "dragoman_seen"
#: Answers of each kind on the page, and where one kind alone is asked for.
_FEW, _MANY = 8, 100
_KINDS = ("contacts", "statements", "commitments", "documents")
_YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen last: the number of the last document, and the moment (ISO, UTC)."""

    position: int
    moment: str

    @classmethod
    def of(cls, cookie: str) -> Seen | None:
        """What a cookie says; None where it says nothing that makes sense."""
        number, _, moment = cookie.partition("@")
        if not (number.isascii() and number.isdigit() and len(number) < 12):
            return None
        try:
            return cls(int(number), datetime.fromisoformat(moment).isoformat(timespec="minutes"))
        except ValueError:
            return None

    @classmethod
    def now(cls, position: int) -> Seen:
        """All of it, now."""
        return cls(position, datetime.now(UTC).isoformat(timespec="minutes"))

    def keep(self, response: Response, *, secure: bool) -> None:
        """Leave it with the browser, for a year."""
        value = f"{self.position}@{self.moment}"
        response.set_cookie(
            COOKIE, value, max_age=_YEAR, httponly=True, secure=secure, samesite="strict"
        )


@router.get("/")
def today(
    request: Request,
    desk: AtDesk,
    region: Annotated[str, Query()] = "",
    show: Annotated[str, Query()] = "",
) -> HTMLResponse:
    """What is new, or else newest; ``region`` narrows it, ``show`` is a kind to see more of."""
    chosen = _region(region)
    if show and show not in _KINDS:
        raise QuestionError("show", f"is to be one of {', '.join(_KINDS)}")
    seen = Seen.of(request.cookies.get(COOKIE, ""))
    position = desk.archive.reader.position()
    if not position:
        return page(request, "nothing.html")
    fresh = seen is not None and seen.position < position
    news = _news(desk, seen.position if seen and fresh else None, chosen, bool(show))
    answer = page(
        request,
        "today.html",
        news=news,
        counts=desk.counts(),
        seen=seen,
        fresh=fresh,
        region=chosen,
        shares=shares(news.countries),
        show=show,
    )
    if seen is None or seen.position > position:
        Seen.now(position).keep(answer, secure=desk.room.secure)
    return answer


@router.post("/seen")
def mark_seen(desk: AtDesk) -> Response:
    """All that is in the record counts as seen."""
    answer = RedirectResponse("/", status_code=303)
    position = desk.archive.reader.position()
    Seen.now(position).keep(answer, secure=desk.room.secure)
    return answer


def _region(name: str) -> Region | None:
    """The region of this id. Raises QuestionError where there is none."""
    if name and name not in regions():
        raise QuestionError("region", f"is to be one of {', '.join(regions())}")
    return regions().get(name)


def _news(desk: Desk, since: int | None, region: Region | None, many: bool) -> News:
    """What is new or newest, the commitments as they stand today; kept until the record changes."""
    countries = region.countries if region else ()
    limit = _MANY if many else _FEW

    def make() -> News:
        found = desk.archive.reader.news(since, present_day(), countries, limit)
        standing = tuple(on(one, present_day()) for one in found.commitments)
        return replace(found, commitments=standing)

    return desk.kept(("news", since, countries, limit), make)
