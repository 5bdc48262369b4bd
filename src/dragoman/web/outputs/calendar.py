"""A view as iCalendar (RFC 5545): whole days, one entry for each thing whose days are known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from dragoman import __version__
from dragoman.views.wording import visible
from dragoman.web.outputs.items import Item

_STATUS = {"happened": "CONFIRMED", "ongoing": "CONFIRMED", "denied": "CANCELLED",
           "negated": "CANCELLED"}  # fmt: skip
#: Characters of a line in a calendar's entry.
_LONGEST = 2000


def calendar(told: Iterable[Item], name: str, base: str) -> bytes:
    """A calendar called ``name``; links begin with ``base``, the address of the server.

    Entries keep their ids, so that a calendar that is fetched again is changed, not doubled. What
    has no day, or a day outside the calendar's, is left out.
    """
    made = Calendar()
    made.add("prodid", f"-//Dragoman//{__version__}//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", visible(name))
    for item in told:
        entry = _entry(item, base)
        if entry is not None:
            made.add_component(entry)
    return bytes(made.to_ical())


def _entry(item: Item, base: str) -> Event | None:
    days = _days(item)
    if days is None:
        return None
    made = Event()
    made.add("uid", f"{item.id}@dragoman")
    made.add("dtstamp", _stamp(item))
    made.add("dtstart", days[0])
    made.add("dtend", days[1] + timedelta(days=1))
    made.add("summary", visible(item.title)[:_LONGEST])
    lines = (visible(line)[:_LONGEST] for line in item.lines if line)
    made.add("description", "\n".join((*lines, base + item.address)))
    made.add("url", base + item.address)
    made.add("transp", "TRANSPARENT")
    if item.place:
        made.add("location", visible(item.place)[:_LONGEST])
    if item.certainty:
        made.add("status", _STATUS.get(item.certainty, "TENTATIVE"))
    return made


def _days(item: Item) -> tuple[date, date] | None:
    """First and last day; the day alone that is known where the other is open."""
    when = item.when
    if when is None or not (when.start or when.end):
        return None
    start, end = when.start or when.end or "", when.end or when.start or ""
    try:
        first, last = date.fromisoformat(start[:10]), date.fromisoformat(end[:10])
    except ValueError:
        return None
    return (first, last) if first <= last < date.max else None


def _stamp(item: Item) -> datetime:
    """When the entry was last changed: with its latest document."""
    try:
        found = datetime.fromisoformat(item.published or "")
    except ValueError:
        return datetime(1970, 1, 1, tzinfo=UTC)
    return found.astimezone(UTC) if found.tzinfo else datetime.combine(found, time(), UTC)
