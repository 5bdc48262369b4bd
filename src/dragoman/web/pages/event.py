"""The page of an event that is no contact: its facts, and every report of it."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from dragoman.archive.asking import Archive
from dragoman.chronicle import Event, Publication
from dragoman.errors import AskError
from dragoman.web import addresses
from dragoman.web.asking import plain
from dragoman.web.rendering import page
from dragoman.web.room import AtDesk

router = APIRouter()

#: Reports whose other publications are looked up.
_LOOKED_UP = 50
#: Events shown that an event may be one with.
_PERHAPS = 8


@router.get("/event/{name}")
def event(request: Request, name: str, desk: AtDesk) -> Response:
    """An event with its reports; a contact, or the id of a report, leads to where it is shown."""
    archive = desk.archive
    found = found_event(archive, plain("event", name))
    if found.channel is not None or found.id != name:
        return RedirectResponse(addresses.address(found), status_code=303)
    return page(
        request,
        "event.html",
        event=found,
        elsewhere=told_elsewhere(archive, found),
        perhaps=perhaps_same(archive, found),
    )


def found_event(archive: Archive, name: str) -> Event:
    """The event of an id, or that a report of this id tells. Raises AskError."""
    found = archive.reader.event(name)
    if found is None:
        raise AskError(name)
    return found


def perhaps_same(archive: Archive, event: Event) -> list[tuple[Event, str]]:
    """The events that an event may be one with, each with the reason."""
    found = [(archive.reader.event(other), reason) for other, reason in event.unsure[:_PERHAPS]]
    return [(other, reason) for other, reason in found if other is not None]


def told_elsewhere(archive: Archive, event: Event) -> Mapping[str, tuple[Publication, ...]]:
    """Document → its publications, where it has more than one, of the reports of an event."""
    names = dict.fromkeys(told.words.source.document for told in event.reports)
    found = archive.reader.publications(list(names)[:_LOOKED_UP])
    return {name: several for name, several in found.items() if len(several) > 1}
