"""What else is worth setting beside one event, without looking at the whole record."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.chronicle import Event, Filter, Related
from dragoman.reference.across.related import related
from dragoman.store import Reader

#: Two states' texts on one matter appear on one day or the next.
_NEAR = timedelta(days=1)
#: Events of those days that are weighed at most, the newest.
_MOST = 80


def related_to(reader: Reader, event: Event) -> tuple[Related, ...]:
    """The groups of related events that an event is in.

    Looked for among the events of its countries within a day; without a day there are none.
    """
    day = _day(event)
    if day is None:
        return ()
    countries = {who.country for who in (*event.actors, *event.recipients) if who.country}
    asked = Filter(
        countries=tuple(sorted(countries)),
        since=(day - _NEAR).isoformat(),
        until=(day + _NEAR).isoformat(),
        background=False,
        limit=_MOST,
    )
    events, reports = reader.merged(asked)
    return tuple(group for group in related(events, reports) if event.id in group.events)


def _day(event: Event) -> date | None:
    """The day of an event, else that of its first publication."""
    told = event.when.start if event.when is not None else None
    if told is None:
        told = next((one.words.source.published for one in event.reports), None)
    try:
        return None if told is None else date.fromisoformat(told[:10])
    except ValueError:
        return None


__all__ = ["related_to"]
