"""The addresses of the pages: where each value is shown, and what a filter is called.

Every id is percent-encoded: nothing a document says can leave its part of an address.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import singledispatch
from typing import Any
from urllib.parse import quote, urlencode

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
    Source,
    Stand,
    Told,
    Who,
    Words,
)
from dragoman.records import Document

#: Answers on a page where the address does not say how many.
PAGE = 50
_LISTS = (("country", "countries"), ("act", "acts"), ("certainty", "certainties"),
          ("status", "statuses"), ("kind", "kinds"))  # fmt: skip
_WORDS = ("actor", "place", "topic", "publisher", "since", "until")


def report(document: str, anchor: str = "") -> str:
    """The page of a document; ``anchor`` is the id of one of its records, marked there."""
    return f"/report/{_part(document)}" + (f"#{_part(anchor)}" if anchor else "")


def words(document: str, start: int, end: int) -> str:
    """Words of a document, marked on its page: ``at`` names them, ``#at`` is where they stand."""
    return f"{report(document)}?at={start}-{end}#at"


def contact(event: str) -> str:
    """The page with every side's account of a contact."""
    return f"/contact/{_part(event)}"


def event(name: str) -> str:
    """The page of an event."""
    return f"/event/{_part(name)}"


def actor(name: str) -> str:
    """The page of an actor."""
    return f"/actor/{_part(name)}"


def commitment(name: str) -> str:
    """The page of a commitment."""
    return f"/commitment/{_part(name)}"


def pair(one: str, other: str) -> str:
    """The page of two countries, ISO 3166-1 alpha-3; one page whatever their order."""
    first, second = sorted((one, other))
    return f"/pair/{_part(first)}/{_part(second)}"


def show(name: str) -> str:
    """Leads to whatever has this id."""
    return f"/show/{_part(name)}"


def query(asked: Filter, **more: str | int | None) -> str:
    """The part of an address behind ``?`` that asks this again; empty where nothing is narrowed.

    ``more`` are further parameters (``q``, ``sort``), or others in place of those of the filter
    (``offset=100``); None leaves one out.
    """
    told: list[tuple[str, str]] = [
        (name, value) for name in _WORDS if (value := getattr(asked, name))
    ]
    if asked.dyad:
        told.append(("dyad", ",".join(asked.dyad)))
    for name, field in _LISTS:
        told.extend((name, value) for value in getattr(asked, field))
    if asked.contacts:
        told.append(("contacts", "true"))
    if asked.background is not None:
        told.append(("background", "true" if asked.background else "false"))
    if asked.limit != PAGE:
        told.append(("limit", str(asked.limit)))
    if asked.offset:
        told.append(("offset", str(asked.offset)))
    told = [(name, value) for name, value in told if name not in more]
    told += [(name, str(value)) for name, value in more.items() if value is not None]
    return urlencode(told, quote_via=quote)


def asking(path: str, asked: Filter, **more: str | int | None) -> str:
    """A page with a filter: the path with its query."""
    behind = query(asked, **more)
    return f"{path}?{behind}" if behind else path


@singledispatch
def address(value: Any) -> str:
    """Where a value of the record is shown. Raises TypeError for what has no page."""
    raise TypeError(f"{type(value).__name__} has no page of its own")


@address.register
def _(value: Event) -> str:
    return contact(value.id) if value.channel else event(value.id)


@address.register
def _(value: Contact) -> str:
    return contact(value.event.id)


@address.register
def _(value: Beside) -> str:
    return event(value.id)


@address.register
def _(value: Told) -> str:
    return report(value.words.source.document, value.id)


@address.register
def _(value: Said) -> str:
    return report(value.words.source.document, value.id)


@address.register
def _(value: Stand) -> str:
    return report(value.phrase.source.document, value.id)


@address.register
def _(value: Commitment) -> str:
    return commitment(value.id)


@address.register
def _(value: Who) -> str:
    return actor(value.id)


@address.register
def _(value: Profile) -> str:
    return actor(value.who.id)


@address.register
def _(value: Source) -> str:
    return report(value.document)


@address.register
def _(value: Paper) -> str:
    return report(value.document.id)


@address.register
def _(value: Document) -> str:
    return report(value.id)


@address.register
def _(value: Words) -> str:
    return words(value.source.document, value.start, value.end)


@address.register
def _(value: Pair) -> str:
    return pair(*value.countries)


@address.register
def _(value: Hit) -> str:
    return report(value.source.document, value.id if value.kind == "statement" else "")


@address.register
def _(value: Course) -> str:
    asked: Mapping[str, Sequence[str]] = {
        "actor": [value.holder[0].id] if value.holder else [],
        "topic": [value.topic],
    }
    return "/positions?" + urlencode(asked, doseq=True, quote_via=quote)


def _part(name: str) -> str:
    return quote(name, safe="")
