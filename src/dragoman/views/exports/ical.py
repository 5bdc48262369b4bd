"""iCalendar (RFC 5545): an entry for each event whose day is known.

What is planned, proposed, possible or conditional is TENTATIVE, what is denied or negated
CANCELLED, and its summary says so.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from dragoman.errors import MissingExtraError
from dragoman.views import wording
from dragoman.views.exports.added import speaker
from dragoman.views.exports.choosing import HAPPENED, Dated
from dragoman.views.exports.columns import Column, Table

_CANCELLED = ("denied", "negated")

ENTRIES = Table(
    "calendar",
    "Events as entries of a calendar.",
    (
        Column("UID", "string", "Id of the event.", "id"),
        Column(
            "DTSTAMP", "string", "When the first report appeared, or the day itself.", "reports"
        ),
        Column("DTSTART", "date", "First day.", "when"),
        Column("DTEND", "date", "The day after the last.", "when"),
        Column("SUMMARY", "string", "Act and parties; how sure it is, unless it happened.", "act"),
        Column("DESCRIPTION", "string", "The words of the first report.", "reports[0].words"),
        Column("LOCATION", "string", "Where.", "place"),
        Column("GEO", "string", "Latitude and longitude; not of countries.", "place"),
        Column("CATEGORIES", "string", "The act, and the channel of a contact.", "act, channel"),
        Column("STATUS", "string", "CONFIRMED, TENTATIVE or CANCELLED.", "certainty"),
        Column("URL", "string", "Address of the first report.", "reports[0].words.source.url"),
    ),
    (
        Column("X-DRAGOMAN-CERTAINTY", "string", "How sure it is.", "certainty"),
        Column("X-DRAGOMAN-ACCORDING-TO", "string", "Who says so.", "reports[0].according_to"),
        Column("X-DRAGOMAN-REPORTS", "integer", "Reports that tell it.", "reports"),
        Column("X-DRAGOMAN-DATED-BY", "string", "text or publication.", "when"),
    ),
    ("UID",),
)


def lines(told: Iterable[Dated], version: str, plain: bool = False) -> Iterator[bytes]:
    """The parts of the calendar, each ending with a line break.

    Raises MissingExtraError, with the install command, where icalendar is not installed.
    """
    try:
        library = importlib.import_module("icalendar")
    except ImportError as error:
        raise MissingExtraError(
            "Calendars need icalendar, which is not installed. "
            "Install it with: pip install 'dragoman[export]'"
        ) from error
    yield b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
    yield f"PRODID:-//Dragoman//{version}//EN\r\nCALSCALE:GREGORIAN\r\n".encode()
    for dated in told:
        yield _entry(library, dated, plain).to_ical()
    yield b"END:VCALENDAR\r\n"


def _entry(library: Any, dated: Dated, plain: bool) -> Any:
    item, event, first = dated.item, dated.item.event, dated.item.first
    day, last = date.fromisoformat(str(dated.day.first)), date.fromisoformat(str(dated.day.last))
    entry = library.Event()
    entry.add("uid", f"{event.id}@dragoman")
    entry.add("dtstamp", _stamp(dated, day))
    entry.add("dtstart", day)
    entry.add("dtend", last + timedelta(days=1))
    entry.add("summary", _summary(dated))
    entry.add("status", _status(event.certainty))
    entry.add("categories", [one for one in (event.act, event.channel) if one])
    if first is not None:
        entry.add("description", _description(dated))
        if first.words.source.url:
            entry.add("url", first.words.source.url)
    if event.place:
        entry.add("location", event.place)
    if item.spot and item.spot.lat is not None and item.spot.lon is not None:
        entry.add("geo", (item.spot.lat, item.spot.lon))
    for name, value in () if plain else _ours(dated):
        entry.add(name, value)
    return entry


def _stamp(dated: Dated, day: date) -> datetime:
    """The first day of publication: the same each time it is exported."""
    days = [one.words.source.published for one in dated.item.event.reports]
    known = sorted(one[:10] for one in days if one)
    stamped = date.fromisoformat(known[0]) if known else day
    return datetime.combine(stamped, time(), tzinfo=UTC)


def _summary(dated: Dated) -> str:
    event = dated.item.event
    names = wording.listed(dict.fromkeys(who.name for who in (*event.actors, *event.recipients)))
    mark = "" if event.certainty in HAPPENED else f"[{event.certainty}] "
    label = wording.act(event.act)
    return f"{mark}{label}: {names}" if names else f"{mark}{label}"


def _status(certainty: str) -> str:
    if certainty in HAPPENED:
        return "CONFIRMED"
    return "CANCELLED" if certainty in _CANCELLED else "TENTATIVE"


def _description(dated: Dated) -> str:
    words = dated.item.event.reports[0].words
    told_by = words.source.publisher or words.source.title or words.source.document
    return f"“{words.text}” ({told_by})"


def _ours(dated: Dated) -> Iterator[tuple[str, str]]:
    event, first = dated.item.event, dated.item.first
    yield "x-dragoman-certainty", event.certainty
    said = first.according_to[0] if first and first.according_to else None
    name = speaker(said)
    if name:
        yield "x-dragoman-according-to", name
    yield "x-dragoman-reports", str(len(event.reports))
    if dated.day.by:
        yield "x-dragoman-dated-by", dated.day.by
