"""Words of the pages: short days, who was in touch with whom, the chain of voices."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields
from datetime import date

from dragoman.chronicle import Event, Filter, Said, Who
from dragoman.records import Date
from dragoman.views import wording
from dragoman.views.answers import telling

#: The sections of the reading room, in the order of the bar.
_SECTIONS = (
    ("/", "Today"),
    ("/timeline", "Timeline"),
    ("/map", "Map"),
    ("/pairs", "Pairs"),
    ("/actors", "Actors"),
    ("/statements", "Statements"),
    ("/commitments", "Commitments"),
    ("/positions", "Positions"),
    ("/review", "Review"),
    ("/read", "Read a report"),
)
#: What reasons and notes of a reading advise those at the command line.
_OPTION = re.compile(
    r"; give one with --published|\s*Give one with --published YYYY-MM-DD[^.]*(?=\.)\.?"
)
#: What tells the states of a commitment apart where there is no colour.
STATUS_SIGNS = {
    "open": "○",
    "accepted": "◐",
    "kept": "●",
    "declined": "✕",
    "withdrawn": "↩",
    "lapsed": "◌",
}
#: How words came into a report, for people.
_MANNERS = {"direct": "quoted", "indirect": "paraphrased", "mixed": "partly quoted"}
#: Days of a month, and the months from which ages are told in years.
_MONTH, _YEARS = 365.25 / 12, 24
#: The fields of a filter by the names of their parameters, where the two are not the same.
_FIELDS = {
    "country": "countries",
    "act": "acts",
    "certainty": "certainties",
    "status": "statuses",
    "kind": "kinds",
}


def sections(read_only: bool) -> tuple[tuple[str, str], ...]:
    """Address and name of every section; of a record that is only read, without the review."""
    return tuple(one for one in _SECTIONS if not (read_only and one[0] == "/review"))


def brief(value: Date | str | None) -> str:
    """A day as a narrow column holds it: ``12 Feb 2025``, ``Feb 2025``, ``12–14 Feb 2025``."""
    if isinstance(value, str):
        return _short(value)
    if value is None or value.start is None:
        return ""
    start, end = value.start[:10], (value.end or value.start)[:10]
    if start == end:
        return _short(start)
    if value.precision == "year" and start[:4] == end[:4]:
        return start[:4]
    if value.precision == "month" and start[:7] == end[:7]:
        return _short(start).split(" ", 1)[-1]
    if start[:7] == end[:7]:
        return f"{int(start[8:])}–{_short(end)}"
    return f"{_short(start)} – {_short(end)}"


def _short(iso: str) -> str:
    try:
        told = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return f"{told.day} {wording.day(iso[:10]).split()[1][:3]} {told.year}"


def aged(days: int) -> str:
    """An age as one says it: ``12 days``, ``14 months``, ``4 years, 6 months``."""
    months = int(days / _MONTH)
    if months < 2:
        return telling.times(days, "day")
    if months < _YEARS:
        return telling.times(months, "month")
    years, rest = divmod(months, 12)
    return ", ".join(
        [telling.times(years, "year"), *([telling.times(rest, "month")] if rest else [])]
    )


def manner(value: str) -> str:
    """How words are told: ``quoted`` for direct speech, ``paraphrased`` for indirect."""
    return _MANNERS.get(value, value)


def plainly(text: str) -> str:
    """Words without the advice that names an option of the commands."""
    return _OPTION.sub("", text)


def in_touch(event: Event) -> tuple[Who, ...]:
    """The parties of a contact, each once, the initiator first."""
    met = {who.id: who for who in (*event.actors, *event.recipients)}
    first = event.initiator.id if event.initiator else None
    return tuple(sorted(met.values(), key=lambda who: who.id != first))


def initiator_first(parties: Iterable[str], initiator: str | None) -> tuple[str, ...]:
    """Ids of the parties of a contact, the initiator's first."""
    return tuple(sorted(parties, key=lambda party: party != initiator))


def voice_chain(said: Said) -> tuple[str, ...]:
    """How the words came from the speaker to the reader, where more than the publisher stands
    between them."""
    own = {who.name for who in said.speakers} | {said.words.source.publisher}
    return tuple(voice for voice in said.voice if voice not in own)


def narrowed_fields(asked: Filter, names: Iterable[str]) -> int:
    """How many of the parameters narrow the question."""
    plain = Filter()
    known = {one.name for one in fields(Filter)}
    found = (_FIELDS.get(name, name) for name in names)
    return sum(
        getattr(asked, name) != getattr(plain, name) for name in dict.fromkeys(found)
        if name in known
    )  # fmt: skip
