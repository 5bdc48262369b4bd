"""Dyads: two countries month by month, their contacts, what is open between them, what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from dragoman.chronicle import Pair
from dragoman.views import wording
from dragoman.views.answers import commitments, events, statements, telling
from dragoman.views.answers.cells import Row
from dragoman.views.answers.sheet import Sheet
from dragoman.views.terminal import text

COLUMNS = ("one", "other", "month", "cooperation", "conflict", "goldstein")
# Columns of the bar of the month in which most happened.
_BAR = 30


def entries(pairs: Sequence[Pair], sheet: Sheet) -> Iterator[RenderableType]:
    """The table by month, then what stands behind it."""
    for pair in pairs:
        one, other = (wording.country(code) for code in pair.countries)
        yield sheet.heading(f"{one} ↔ {other}")
        yield months(pair, sheet)
        contacts = {event.id for event in pair.contacts}
        others = [event for event in pair.events if event.id not in contacts]
        if pair.contacts:
            yield sheet.heading("Contacts", telling.times(len(pair.contacts), "contact"))
            yield from (events.entry(event, sheet) for event in pair.contacts)
        if others:
            yield sheet.heading("Other events", telling.times(len(others), "event"))
            yield from (events.entry(event, sheet) for event in others)
        if pair.commitments:
            note = telling.times(len(pair.commitments), "commitment")
            yield sheet.heading("Open between them", note)
            yield from (commitments.entry(item, sheet) for item in pair.commitments)
        if pair.statements:
            note = telling.times(len(pair.statements), "statement")
            yield sheet.heading("What they say of each other", note)
            yield from statements.entries(pair.statements, sheet)
        yield events.legend((*pair.contacts, *others))


def months(pair: Pair, sheet: Sheet) -> RenderableType:
    """A line for each month: how much cooperation, how much conflict, the mean Goldstein score."""
    if not pair.months:
        return text("No event between the two is dated to a month.", "dim")
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("month", no_wrap=True)
    for title in ("cooperation", "conflict", "Goldstein") if not sheet.narrow else ("+", "−", "G"):
        table.add_column(title, justify="right", no_wrap=True)
    most = max((good + bad for _, good, bad, _ in pair.months), default=0)
    room = min(_BAR, sheet.width - 60)
    if room > 0:
        table.add_column("▪ cooperation ▫ conflict", no_wrap=True)
    for month, good, bad, mean in pair.months:
        row = [text(_month(month)), text(f"{good:,}", "green" if good else "dim")]
        row += [text(f"{bad:,}", "red" if bad else "dim"), text(_scale(mean))]
        row += [_bar(good, bad, most, room)] if room > 0 else []
        table.add_row(*row)
    return table


def _month(iso: str) -> str:
    """``2024-03`` as ``March 2024``; anything else as it is."""
    told = wording.day(f"{iso}-01")
    return told.split(" ", 1)[1] if told.startswith("1 ") else iso


def _scale(mean: float | None) -> str:
    return "–" if mean is None else f"{mean:+.1f}"


def _bar(good: int, bad: int, most: int, room: int) -> Text:
    """The two counts as a bar; none that is not 0 goes without a mark."""
    step = max(1.0, most / room)
    plus, minus = (max(round(n / step), int(n > 0)) for n in (good, bad))
    return Text.assemble(("▪" * plus, "green"), ("▫" * minus, "red"))


def rows(pairs: Iterable[Pair]) -> Iterator[Row]:
    """A row for each month."""
    for pair in pairs:
        for month, good, bad, mean in pair.months:
            told = (*pair.countries, month, good, bad, mean)
            yield dict(zip(COLUMNS, told, strict=True))
