"""Questions of the API about one thing, by its id."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Request, Response

from dragoman.archive import narrowing
from dragoman.chronicle import Commitment, Contact, Course, Event, Paper, Profile, Said
from dragoman.errors import AskError
from dragoman.web.addresses import address
from dragoman.web.api.answering import answer, wire
from dragoman.web.api.describing import one_of
from dragoman.web.asking import Asked, QuestionError, plain
from dragoman.web.room import AtDesk, Desk

router = APIRouter()
Id = Annotated[str, Path(description="An id of the record.", max_length=300)]
Nation = Annotated[str, Path(description="A country, by name or ISO code.", max_length=100)]


@router.get("/documents/{id}", **one_of("Paper", "A document with its reading."))
def document(request: Request, desk: AtDesk, id: Id) -> Response:
    """A document with all that was read in it."""
    return _one(request, desk, id, Paper)


@router.get("/events/{id}", **one_of("Event", "An event with its reports."))
def event(request: Request, desk: AtDesk, id: Id) -> Response:
    """An event; the id of a report leads to it."""

    def made() -> Any:
        found = desk.archive.reader.event(plain("id", id))
        if found is None:
            raise AskError(id)
        return wire(found)

    return answer(request, desk, made)


@router.get("/contacts/{id}", **one_of("Contact", "A contact with every side's account."))
def contact(request: Request, desk: AtDesk, id: Id) -> Response:
    """A contact: what each side says of it, alike and otherwise."""
    return _one(request, desk, id, Contact)


@router.get("/statements/{id}", **one_of("Said", "A statement."))
def statement(request: Request, desk: AtDesk, id: Id) -> Response:
    """A statement."""
    return _one(request, desk, id, Said)


@router.get("/commitments/{id}", **one_of("Commitment", "A commitment and its life."))
def commitment(request: Request, desk: AtDesk, id: Id) -> Response:
    """A commitment as it stands today."""
    return _one(request, desk, id, Commitment)


@router.get("/positions/{id}", **one_of("Course", "A holder's positions on one topic."))
def position(request: Request, desk: AtDesk, id: Id) -> Response:
    """The course of positions that one belongs to."""
    return _one(request, desk, id, Course)


@router.get("/actors/{id}", **one_of("Profile", "An actor."))
def actor(request: Request, desk: AtDesk, id: Id) -> Response:
    """An actor, by id or name, with offices over time and whom it met."""
    return _one(request, desk, id, Profile)


@router.get("/pairs/{one}/{other}", **one_of("Pair", "Two countries."))
def pair(request: Request, desk: AtDesk, one: Nation, other: Nation, asked: Asked) -> Response:
    """Two countries: months, contacts, events, what is open between them, statements."""
    codes = _country("one", one), _country("other", other)
    if codes[0] == codes[1]:
        raise QuestionError("other", "is the same country")
    return answer(request, desk, lambda: wire(desk.archive.pair(*codes, asked)))


@router.get("/show/{id}", **one_of("Shown", "Whatever has this id."))
def show(request: Request, desk: AtDesk, id: Id) -> Response:
    """Whatever has this id, with what it is and the address of its page."""

    def made() -> Any:
        found = desk.archive.show(plain("id", id))
        return {"record": _KINDS[type(found)], "page": address(found), "value": wire(found)}

    return answer(request, desk, made)


_KINDS: dict[type[Any], str] = {
    Paper: "document",
    Event: "event",
    Contact: "contact",
    Commitment: "commitment",
    Profile: "actor",
    Said: "statement",
    Course: "position",
}


def _one(request: Request, desk: Desk, name: str, kind: type[Any]) -> Response:
    """The thing of this id, if it is of this kind. Raises AskError."""
    finders = {
        Paper: desk.archive.reader.paper,
        Said: desk.archive.reader.statement,
        Profile: desk.archive.reader.actor,
    }
    find = finders.get(kind, desk.archive.show)

    def made() -> Any:
        found = find(plain("id", name))
        if not isinstance(found, kind):
            raise AskError(name)
        return wire(found)

    return answer(request, desk, made)


def _country(parameter: str, given: str) -> str:
    try:
        return narrowing.country(plain(parameter, given))
    except ValueError as error:
        raise QuestionError(parameter, str(error)) from error
