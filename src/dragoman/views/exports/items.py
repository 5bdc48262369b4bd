"""The value every export is made from: an event, with what the formats ask of it besides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from dragoman.chronicle import Event, Told
from dragoman.records import Codes


@dataclass(frozen=True, slots=True)
class Spot:
    """A place, as far as the gazetteers know it.

    ``kind`` is city, country, region, …; ``country`` ISO 3166-1 alpha-3. ``lat`` and ``lon`` are
    None for a country: its capital is not its middle. ``geonames`` is an id of GeoNames, ``first``
    the code there of the first administrative division, ``state`` the name of a state of the USA.
    """

    name: str
    country: str | None
    kind: str
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    first: str | None = None
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a report stands in its document; None where that is not known.

    ``sentence`` counts from 1; ``lead`` is true in the first paragraph; ``trigger`` is the offset
    of the word that tells the event; ``mentions`` are, by actor, the offset and the words of the
    mention nearest to it. ``added`` is the UTC time at which the document came into the record.
    """

    sentence: int | None = None
    lead: bool | None = None
    trigger: int | None = None
    characters: int | None = None
    language: str | None = None
    added: str | None = None
    mentions: Mapping[str, tuple[int, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Item:
    """An event to be exported. ``settings`` are by the ids of its reports."""

    event: Event
    codes: Codes
    spot: Spot | None = None
    settings: Mapping[str, Setting] = field(default_factory=dict)

    @property
    def first(self) -> Told | None:
        """The report that tells it first."""
        return self.event.reports[0] if self.event.reports else None

    def setting(self, report: Told | None) -> Setting:
        """Where a report stands; all unknown where nobody looked."""
        return self.settings.get(report.id, _NOWHERE) if report else _NOWHERE


@dataclass(frozen=True, slots=True)
class Day:
    """The day of an event, ISO, and whether the text gives it or the day of publication stands in.

    ``last`` is the last day of those that last longer. ``month`` and ``year`` are known of some
    events whose day is not: then ``first`` is None.
    """

    first: str | None
    last: str | None
    month: str | None
    year: str | None
    by: Literal["text", "publication"] | None


_NOWHERE = Setting()
UNDATED = Day(None, None, None, None, None)


def day(item: Item) -> Day:
    """The day that the text gives; without one, the month or year as far as it gives them."""
    when = item.event.when
    if when is None or when.start is None:
        return UNDATED
    first, last = when.start[:10], (when.end or when.start)[:10]
    if when.precision == "day":
        return Day(first, last, first[:7], first[:4], "text")
    month = first[:7] if first[:7] == last[:7] else None
    year = first[:4] if first[:4] == last[:4] else None
    return Day(None, None, month, year, "text")


def published(item: Item) -> Day:
    """The day of the first report that has one, for an event of which reports do not say when.

    Events that reports look back on, and those whose words name another time, stay as they are.
    """
    own = day(item)
    said = item.event.when
    if own.first or item.event.background or (said is not None and said.start is not None):
        return own
    days = [one.words.source.published for one in item.event.reports]
    known = sorted(one[:10] for one in days if one)
    if not known:
        return own
    return Day(known[0], known[0], known[0][:7], known[0][:4], "publication")
