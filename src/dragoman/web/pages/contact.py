"""The page of a contact: every side's account of it, phrase beside phrase."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from dragoman.archive.asking import Archive
from dragoman.chronicle import Beside, Contact, Event, Related, Side, Words
from dragoman.errors import AskError
from dragoman.views import wording
from dragoman.views.answers import contacts
from dragoman.web import addresses
from dragoman.web.asking import plain
from dragoman.web.pages.event import found_event, perhaps_same, told_elsewhere
from dragoman.web.rendering import page
from dragoman.web.room import AtDesk

router = APIRouter()

#: What two phrases on one thing differ by, in words.
_DIFFER = {
    "number": "another number",
    "negation": "one says it, the other denies it",
    "wording": "worded otherwise",
}


@dataclass(frozen=True, slots=True)
class Row:
    """Phrases of several sides that belong together: side → words, and which of the words stand
    out; ``by`` says what they differ by."""

    phrases: Mapping[str, Words]
    strong: Mapping[str, tuple[str, ...]]
    by: str = ""


@dataclass(frozen=True, slots=True)
class Accounts:
    """The accounts as the page shows them."""

    sides: tuple[Side, ...]
    differ: tuple[Row, ...]
    both: tuple[Row, ...]
    only: Mapping[str, tuple[Words, ...]]

    @property
    def compared(self) -> bool:
        """True where there are two accounts or more."""
        return len(self.sides) > 1


@router.get("/contact/{name}")
def contact(
    request: Request, name: str, desk: AtDesk, beside: Annotated[str, Query()] = ""
) -> Response:
    """A contact with its accounts; ``beside`` is another event to set it beside."""
    archive = desk.archive
    event = found_event(archive, plain("event", name))
    if event.channel is None or event.id != name:
        return RedirectResponse(addresses.address(event), status_code=303)
    groups = desk.kept(("related", event.id), lambda: archive.related_to(event))
    shown = _beside(archive, groups, plain("beside", beside)) if beside else None
    found = shown or desk.kept(("contact", event.id), lambda: archive.contact(event))
    return contact_page(request, archive, event, found, groups)


def contact_page(
    request: Request,
    archive: Archive,
    event: Event,
    found: Contact | Beside,
    groups: tuple[Related, ...],
) -> HTMLResponse:
    """The page of a contact, by itself or beside other events."""
    return page(
        request,
        "contact.html",
        event=event,
        beside=found if isinstance(found, Beside) else None,
        accounts=accounts_of(found),
        elsewhere=told_elsewhere(archive, event),
        perhaps=perhaps_same(archive, event),
        related=[(group, _others(archive, group, event)) for group in groups],
    )


def _beside(archive: Archive, groups: tuple[Related, ...], other: str) -> Beside:
    """The accounts of the group that another event is in. Raises AskError where it is in none."""
    for group in groups:
        if other in group.events:
            return archive.beside(group)
    raise AskError(other)


def _others(archive: Archive, group: Related, event: Event) -> tuple[Event, ...]:
    """The other events of a group, in their order."""
    found = (archive.reader.event(name) for name in group.events if name != event.id)
    return tuple(one for one in found if one is not None)


def accounts_of(found: Contact | Beside) -> Accounts:
    """The accounts of a contact, row by row."""
    differ: list[Row] = []
    both: list[Row] = []
    only: dict[str, list[Words]] = {side.side: [] for side in found.sides}
    for relation, by, phrases in contacts.lines(found):
        if relation == "they differ":
            differ.append(Row(phrases, stressed(phrases), _DIFFER.get(by, by)))
        elif relation == "said by both":
            both.append(Row(phrases, {}))
        else:
            for side, words in phrases.items():
                only.setdefault(side, []).append(words)
    if found.compared is None:
        only = {side.side: list(side.phrases) for side in found.sides}
    kept = {side: tuple(words) for side, words in only.items()}
    return Accounts(found.sides, tuple(differ), tuple(both), kept)


def stressed(phrases: Mapping[str, Words]) -> dict[str, tuple[str, ...]]:
    """The stretches of two phrases that the other does not have, by side."""
    if len(phrases) != 2:
        return {}
    (one, left), (other, right) = ((side, words.text) for side, words in phrases.items())
    return {one: tuple(_unshared(left, right)), other: tuple(_unshared(right, left))}


def _unshared(text: str, other: str) -> Iterator[str]:
    """Runs of words that another text does not hold; whatever their capitals and marks."""
    known = {_bare(word) for word in other.split()}
    run: list[str] = []
    for word in (*text.split(), None):
        if word is not None and _bare(word) not in known:
            run.append(word)
        elif run:
            yield " ".join(run)
            run = []


def _bare(word: str) -> str:
    return word.casefold().strip(".,;:!?()[]“”\"'‘’«»-–—")


def named(side: str) -> str:
    """A side by its country's name, or a publisher by its own."""
    return wording.country(side) or side
