"""The addresses of files: any view with ``.csv``, ``.json``, ``.ics`` or ``.atom`` behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request, Response
from fastapi.responses import StreamingResponse

from dragoman.archive import narrowing
from dragoman.chronicle import Filter
from dragoman.views.answers import csv
from dragoman.web.api.answering import entity_tag, held, wire, written
from dragoman.web.asking import Given, QuestionError, asked_of, plain
from dragoman.web.outputs.calendar import calendar
from dragoman.web.outputs.feed import feed
from dragoman.web.outputs.items import items
from dragoman.web.room import AtDesk, Desk

router = APIRouter()
#: Rows of a file where the address names no number, and the most; entries of a feed.
_USUAL, _MOST, _FED = 1000, 10_000, 100
#: Bytes of a file sent at once.
_PIECE = 262_144


@dataclass(frozen=True, slots=True)
class View:
    """A view that can be had as a file: its title, the table it makes, what asks for its values."""

    title: str
    table: str
    ask: Callable[[Desk, Filter, str], Sequence[Any]]
    forms: tuple[str, ...] = ("csv", "json", "ics", "atom")


VIEWS: Mapping[str, View] = {
    "timeline": View("Timeline", "timeline", lambda desk, asked, _: desk.archive.timeline(asked)),
    "contacts": View(
        "Contacts",
        "timeline",
        lambda desk, asked, _: desk.archive.timeline(replace(asked, contacts=True)),
    ),
    "commitments": View(
        "Commitments",
        "commitments",
        lambda desk, asked, _: desk.archive.commitments(asked),
    ),
    "positions": View(
        "Positions", "positions", lambda desk, asked, _: desk.archive.latest_courses(asked)[0]
    ),
    "statements": View(
        "Statements", "statements", lambda desk, asked, _: desk.archive.reader.statements(asked)
    ),
    "pairs": View(
        "Pairs of countries",
        "pairs",
        lambda desk, asked, _: desk.archive.reader.dyads(asked),
        ("csv", "json"),
    ),
    "actors": View(
        "Actors", "actors", lambda desk, asked, q: desk.archive.actors(asked, q or None)
    ),
    "search": View(
        "Search", "search", lambda desk, asked, q: desk.archive.search(q, asked) if q else ()
    ),
}
Words = Annotated[str, Query(max_length=300)]


@router.get("/{view}.{form}")
def file(
    request: Request,
    desk: AtDesk,
    view: str,
    form: str,
    given: Annotated[Given, Query()],
    q: Words = "",
) -> Response:
    """A view as a file, narrowed as the page is."""
    found = VIEWS.get(view)
    if found is None or form not in found.forms:
        raise HTTPException(404)
    asked, wanted = _asked(given, desk, form), plain("q", q).strip()
    return _written(request, desk, found, form, lambda: found.ask(desk, asked, wanted))


@router.get("/pair/{one}/{other}.{form}")
def pair(
    request: Request,
    desk: AtDesk,
    one: str,
    other: str,
    form: str,
    given: Annotated[Given, Query()],
) -> Response:
    """Two countries as a file."""
    if form not in _FORMS:
        raise HTTPException(404)
    try:
        codes = narrowing.dyad_of(f"{plain('one', one)},{plain('other', other)}")
    except ValueError as error:
        raise QuestionError("pair", str(error)) from error
    asked = _asked(given, desk, form)
    view = View(" – ".join(codes), "dyad", lambda *_: (desk.archive.pair(*codes, asked),))
    return _written(request, desk, view, form, lambda: view.ask(desk, asked, ""))


def _asked(given: Given, desk: Desk, form: str) -> Filter:
    """The filter of a file: it has more rows than a page."""
    usual = _FED if form == "atom" else _USUAL
    return asked_of(given, desk.lexicon.acts, usual, _MOST)


def _written(
    request: Request, desk: Desk, view: View, form: str, ask: Callable[[], Sequence[Any]]
) -> Response:
    """The values of a view in a form, or 304 where the asker holds them already."""
    tag = entity_tag(request, desk)
    if held(request, tag):
        return Response(status_code=304, headers={"ETag": tag})
    kind, write = _FORMS[form]
    name = request.url.path.rpartition("/")[2]
    headers = {"ETag": tag}
    if form in ("csv", "json", "ics"):
        headers["Content-Disposition"] = f'attachment; filename="{_name(name)}"'
    lines = _gathered(write(request, view, ask()))
    return StreamingResponse(lines, media_type=kind, headers=headers)


def _gathered(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Lines sent many at a time: each piece waits for a thread of its own."""
    piece = bytearray()
    for line in lines:
        piece += line
        if len(piece) > _PIECE:
            yield bytes(piece)
            piece.clear()
    yield bytes(piece)


def _csv(_: Request, view: View, values: Sequence[Any]) -> Iterable[bytes]:
    return (line.encode("utf-8", "replace") for line in csv.render(view.table, values))


def _json(_: Request, view: View, values: Sequence[Any]) -> Iterable[bytes]:
    yield b"["
    for number, value in enumerate(values):
        yield (b",\n" if number else b"\n") + written(wire(value))
    yield b"\n]\n"


def _ics(request: Request, view: View, values: Sequence[Any]) -> Iterable[bytes]:
    told = chain.from_iterable(map(items, values))
    yield calendar(told, f"Dragoman: {view.title}", _base(request))


def _atom(request: Request, view: View, values: Sequence[Any]) -> Iterable[bytes]:
    told = list(chain.from_iterable(map(items, values)))
    query = f"?{request.url.query}" if request.url.query else ""
    yield feed(told, f"Dragoman: {view.title}", _base(request), request.url.path + query)


_Write = Callable[[Request, View, Sequence[Any]], Iterable[bytes]]
_FORMS: Mapping[str, tuple[str, _Write]] = {
    "csv": ("text/csv; charset=utf-8", _csv),
    "json": ("application/json", _json),
    "ics": ("text/calendar; charset=utf-8", _ics),
    "atom": ("application/atom+xml; charset=utf-8", _atom),
}


def _base(request: Request) -> str:
    """The address of the server as the asker knows it, whose name has been checked."""
    return f"{request.url.scheme}://{request.headers['host']}"


def _name(path: str) -> str:
    """A file's name of plain letters."""
    return "".join(one for one in path if one.isascii() and (one.isalnum() or one in "._-"))
