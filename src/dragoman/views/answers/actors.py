"""Actors: who somebody is, the offices over time, and how often the record names them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from dragoman.chronicle import Profile, Tenure
from dragoman.views import wording
from dragoman.views.answers import cells, telling
from dragoman.views.answers.cells import Row
from dragoman.views.answers.sheet import Sheet, aside
from dragoman.views.terminal import text
from dragoman.views.wording import visible

COLUMNS = (
    *(*cells.who_columns("actor"), "documents", "statements", "events"),
    *("office", "office_body", "office_country", "from", "to", "basis"),
)
_ALIASES, _MET = 6, 5


def entries(profiles: Sequence[Profile], sheet: Sheet) -> Iterator[RenderableType]:
    """Each actor with the offices over time."""
    yield Text("")
    for profile in profiles:
        yield entry(profile, sheet)


def full(profile: Profile, sheet: Sheet) -> Iterator[RenderableType]:
    """One actor with nothing left out."""
    yield sheet.heading(profile.who.name, f"actor {profile.who.id}")
    yield entry(profile, sheet, whole=True)


def entry(profile: Profile, sheet: Sheet, *, whole: bool = False) -> RenderableType:
    """Name, kind and country; offices; other names; whom it met; whom it may be one with."""
    who = profile.who
    head = text(who.name, "bold")
    for fact in (who.office or "", wording.country(who.country)):
        head.append(f"  {visible(fact)}" if fact else "", "dim")
    aliases = profile.aliases if whole else profile.aliases[:_ALIASES]
    met = profile.met if whole else profile.met[:_MET]
    more = len(profile.aliases) - len(aliases)
    also = ", ".join(aliases) + (f" and {telling.times(more, 'other name')}" if more else "")
    lines = [
        head,
        *(text(tenure(one)) for one in profile.offices),
        aside(
            telling.times(profile.documents, "document"),
            telling.times(profile.statements, "statement"),
            telling.times(profile.events, "event"),
            f"actor {who.id}",
        ),
        aside(f"also {also}" if also else ""),
        aside("met " + ", ".join(f"{one.name} ({n:,})" for one, n in met) if met else ""),
    ]
    for other, reason in profile.unsure:
        lines.append(text(f"? may be {other}: {reason}", "yellow"))
    return sheet.entry(wording.act(who.kind), lines, "")


def tenure(value: Tenure) -> str:
    """An office with its days, and by what we know them."""
    told = value.title
    belongs = value.body or wording.country(value.country)
    if belongs and belongs.lower() not in told.lower():
        told += f", {belongs}"
    since = wording.day(value.since) if value.since else ""
    until = wording.day(value.until) if value.until else ""
    if value.basis == "text":
        days = since if since == until else " to ".join(part for part in (since, until) if part)
        return f"{told}: so told {days}".rstrip()
    span = (
        f"{since or '…'} to {until}" if until else f"since {since}" if since else "days not known"
    )
    return f"{told}: {span}"


def rows(profiles: Iterable[Profile]) -> Iterator[Row]:
    """A row for each office; one for an actor without any."""
    for profile in profiles:
        for office in profile.offices or (None,):
            yield {
                **cells.who("actor", profile.who),
                "documents": profile.documents,
                "statements": profile.statements,
                "events": profile.events,
                "office": office.title if office else None,
                "office_body": office.body if office else None,
                "office_country": office.country if office else None,
                "from": office.since if office else None,
                "to": office.until if office else None,
                "basis": office.basis if office else None,
            }
