"""Pairs of countries: how much the record knows of each, and how much of it is conflict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType

from dragoman.chronicle import Dyad
from dragoman.views import wording
from dragoman.views.answers import telling
from dragoman.views.answers.cells import Row
from dragoman.views.answers.sheet import Sheet, aside
from dragoman.views.terminal import text

COLUMNS = ("one", "other", "events", "contacts", "cooperation", "conflict", "latest")


def entries(pairs: Sequence[Dyad], sheet: Sheet) -> Iterator[RenderableType]:
    """A few words on each pair."""
    for pair in pairs:
        one, other = (wording.country(code) for code in pair.countries)
        told = aside(
            telling.times(pair.contacts, "contact"),
            f"{pair.good:,} of cooperation",
            f"{pair.bad:,} of conflict",
            f"latest {wording.day(pair.last)}" if pair.last else "",
        )
        events = telling.times(pair.events, "event")
        yield sheet.entry(events, [text(f"{one} ↔ {other}", "bold"), told], "")


def rows(pairs: Iterable[Dyad]) -> Iterator[Row]:
    """A row for each pair."""
    for pair in pairs:
        told = (*pair.countries, pair.events, pair.contacts, pair.good, pair.bad, pair.last)
        yield dict(zip(COLUMNS, told, strict=True))
