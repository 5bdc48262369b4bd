"""Questions of the API that have lists for answers, narrowed as everywhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from dragoman import lexicon
from dragoman.archive import narrowing
from dragoman.chronicle import Filter
from dragoman.web.api.answering import answer, one_more, paged
from dragoman.web.api.describing import list_of, one_of
from dragoman.web.asking import Asked, QuestionError, plain
from dragoman.web.room import AtDesk

router = APIRouter()
#: The longest stretch of days in which matters are set side by side, as that looks at each event.
_STRETCH = 92
Words = Annotated[str, Query(description='Words, "a phrase", -without, begin*.', max_length=300)]
Name = Annotated[str, Query(description="A part of a name.", max_length=300)]
Day = Annotated[str, Query(description="Status and age on this ISO day; today if none.")]


@router.get("/record", **one_of("Record", "How much of what the record holds."))
def record(request: Request, desk: AtDesk) -> Response:
    """Counts, and whether anything can be changed."""
    return answer(
        request,
        desk,
        lambda: {
            "counts": desk.kept("counts", desk.archive.counts),
            "read_only": desk.room.read_only,
            "version": request.app.version,
        },
    )


@router.get("/documents", **list_of("Source"))
def documents(request: Request, desk: AtDesk, asked: Asked) -> Response:
    """Documents, newest last; further pages lead back in time."""
    reader = desk.archive.reader
    return answer(
        request,
        desk,
        lambda: paged(request, asked, reader.documents(asked), reader.total("documents", asked)),
    )


@router.get("/events", **list_of("Event"))
def events(request: Request, desk: AtDesk, asked: Asked) -> Response:
    """What happened, newest last; further pages lead back in time."""
    return _events(request, desk, asked)


@router.get("/contacts", **list_of("Event"))
def contacts(request: Request, desk: AtDesk, asked: Asked) -> Response:
    """Calls, meetings, visits and letters, newest last; the accounts stand at each one's own."""
    return _events(request, desk, replace(asked, contacts=True))


def _events(request: Request, desk: AtDesk, asked: Filter) -> Response:
    """A page of events and how many there are."""
    archive = desk.archive
    return answer(
        request,
        desk,
        lambda: paged(
            request, asked, archive.timeline(asked), archive.reader.total("events", asked)
        ),
    )


@router.get("/compared", **list_of("Contact"))
def compared(request: Request, desk: AtDesk, asked: Asked) -> Response:
    """Contacts of which more than one side gave an account, the accounts set side by side."""
    most = replace(asked, limit=min(asked.limit, 50))
    return answer(
        request,
        desk,
        lambda: paged(request, most, desk.archive.compare(None, one_more(most)), newest_last=True),
    )


@router.get("/statements", **list_of("Said"))
def statements(request: Request, desk: AtDesk, asked: Asked) -> Response:
    """Who said what, newest last; further pages lead back in time."""
    reader = desk.archive.reader
    return answer(
        request,
        desk,
        lambda: paged(request, asked, reader.statements(asked), reader.total("statements", asked)),
    )


@router.get("/commitments", **list_of("Commitment"))
def commitments(request: Request, desk: AtDesk, asked: Asked, day: Day = "") -> Response:
    """What is owed or offered and what became of it, as it stands on a day; newest last."""
    on = _day(day)
    return answer(
        request,
        desk,
        lambda: paged(
            request,
            asked,
            desk.archive.commitments(one_more(asked), on),
            newest_last=True,
            day=day or None,
        ),
    )


@router.get("/positions", **list_of("Course"))
def positions(request: Request, desk: AtDesk, asked: Asked) -> Response:
    """Where each stood on each topic, and what moved; those first that moved last. The limit
    counts positions: each course is told whole, on the page of its last position.
    """

    def made() -> Any:
        behind = replace(asked, limit=1, offset=asked.offset + asked.limit)
        found, _ = desk.archive.latest_courses(asked)
        return paged(request, asked, found, more=bool(desk.archive.reader.stands(behind)))

    return answer(request, desk, made)


@router.get("/actors", **list_of("Profile"))
def actors(request: Request, desk: AtDesk, asked: Asked, name: Name = "") -> Response:
    """Who is who, those told of most first."""
    query = plain("name", name).strip() or None
    return answer(
        request,
        desk,
        lambda: paged(request, asked, desk.archive.actors(one_more(asked), query), name=query),
    )


@router.get("/search", **list_of("Hit"))
def search(request: Request, desk: AtDesk, asked: Asked, q: Words = "") -> Response:
    """Documents and statements that hold the words, best first; nothing where there are none."""
    wanted = plain("q", q).strip()

    def made() -> Any:
        found = desk.archive.search(wanted, one_more(asked)) if wanted else ()
        return paged(request, asked, found, q=wanted or None)

    return answer(request, desk, made)


@router.get("/related", **list_of("Beside"))
def related(request: Request, desk: AtDesk, asked: Asked) -> Response:
    """Events that are not one, yet worth setting side by side; within three months at most."""
    if not (asked.since and asked.until):
        raise QuestionError("since", "is needed here, and until with it")
    days = (date.fromisoformat(asked.until) - date.fromisoformat(asked.since)).days
    if days > _STRETCH:
        raise QuestionError("until", f"lies more than {_STRETCH} days after since")
    return answer(
        request, desk, lambda: paged(request, asked, desk.archive.related(one_more(asked)))
    )


@router.get("/judgements", **list_of("Judgement"))
def judgements(request: Request, desk: AtDesk, asked: Asked, target: Name = "") -> Response:
    """What people decided, undone or not, oldest first; on one record, or on all."""
    name = plain("target", target).strip() or None

    def made() -> Any:
        found = desk.archive.reader.judgements(name)
        part = found[asked.offset : asked.offset + asked.limit]
        return paged(request, asked, part, len(found), target=name)

    return answer(request, desk, made)


@router.get("/quarantine", **list_of("Refused"))
def quarantine(request: Request, desk: AtDesk, asked: Asked) -> Response:
    """What could not be read, and why."""

    def made() -> Any:
        found = desk.archive.reader.refused()
        part = found[asked.offset : asked.offset + asked.limit]
        shown = [replace(one, values={}) for one in part]
        return paged(request, asked, shown, len(found))

    return answer(request, desk, made)


@router.get("/acts", **one_of("Lexicon", "Acts and topics that questions can be narrowed to."))
def acts(request: Request, desk: AtDesk) -> Response:
    """The acts and topics of the lexicon."""
    return answer(
        request,
        desk,
        lambda: {
            "acts": sorted(desk.lexicon.acts),
            "topics": sorted(lexicon.topics()),
        },
    )


def _day(given: str) -> str | None:
    """An ISO day, or None for today. Raises QuestionError."""
    if not given.strip():
        return None
    try:
        return narrowing.day_of(plain("day", given), whole=False)
    except ValueError as error:
        raise QuestionError("day", str(error)) from error
