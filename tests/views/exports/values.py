"""Items made by hand, of the events of :mod:`tests.views.answers.values`."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from dragoman import lexicon
from dragoman.archive.exporting import codes_of
from dragoman.chronicle import Event, Source, Told, Who, Words
from dragoman.records import Codes, Date
from dragoman.views.exports.choosing import Dated, LeftOut, Policy, dated
from dragoman.views.exports.columns import Cell, Table
from dragoman.views.exports.delimited import Delimited
from dragoman.views.exports.items import Item, Setting, Spot
from tests.views.answers.values import (
    AYDIN,
    BLOCKADE,
    CALL,
    LUND,
    OSLO_OFFICE,
    SOMEDAY,
    TREATY,
    TURKEY,
    VISIT,
    event,
)

OSLO_CITY = Spot("Oslo", "NOR", "city", 59.91, 10.75, 3143244, "12")
AUSTIN = Spot("Austin", "USA", "city", 30.27, -97.74, 4671654, "TX", "Texas")
TEXAS = Spot("Texas", "USA", "region", 31.25, -99.25, 4736286, "TX", "Texas")
NORWAY = Spot("Norway", "NOR", "country", geonames=3144096)
BRUSSELS = Spot("Brussels", "BEL", "city", 50.85, 4.35, 2800866, "BRU")

SETTING = Setting(
    2, True, 62, 800, "en", "2026-03-02T10:15:00+00:00",
    {LUND.id: (17, "Prime Minister Ada Lund"), AYDIN.id: (80, "Kemal Aydin")},
)  # fmt: skip


def item(told: Event, spot: Spot | None = None, **settings: Setting) -> Item:
    known = {one.id: SETTING for one in told.reports[:1]} | settings
    return Item(told, codes_of(told, lexicon.load()), spot, known)


CALLED = item(CALL, OSLO_CITY)
ITEMS = (item(TREATY), CALLED, item(VISIT), item(BLOCKADE), item(SOMEDAY))
COUP = item(event("e-coup", "coup", plover="COERCE", cameo=None, quad=4, goldstein=None))
SPOKEN = item(
    event("e-spoken", "call", channel="call", actors=(LUND, AYDIN, TURKEY), recipients=())
)
MANY = item(event("e-many", "condemn", actors=(LUND, OSLO_OFFICE), recipients=(AYDIN, TURKEY)))


def ready(
    items: Iterable[Item], policy: Policy | None = None, code: str | None = None
) -> list[Dated]:
    """Items dated, with nothing said of what is left out."""
    return list(dated(items, policy or Policy("empty"), code, LeftOut()))


def text(table: Table, rows: Iterable[Mapping[str, Cell]], **look: Any) -> str:
    """A table as it is written."""
    stream = io.StringIO()
    out = Delimited(stream, table, **look)
    for row in rows:
        out.write(row)
    return stream.getvalue()


# --------------------------------------------------------------------------- any event

_NAMES = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12)
_COUNTRIES = st.sampled_from([None, "RUS", "ROU", "XKX", "GBR", "USA", "ZZZ"])
_KINDS = st.sampled_from(
    ["person", "government", "office", "organisation", "armed-group", "population", "media",
     "country"]
)  # fmt: skip
_DAYS = st.dates().map(lambda day: day.isoformat())


@st.composite
def whos(draw: Any) -> Who:
    number = draw(st.integers(0, 30))
    office = draw(st.sampled_from([None, "President", "Judge", "UN envoy", "Owner"]))
    return Who(f"a-{number}", draw(_NAMES), draw(_KINDS), draw(_COUNTRIES), office)


@st.composite
def whens(draw: Any) -> Date | None:
    if draw(st.booleans()):
        return draw(st.sampled_from([None, Date(None, None, "unknown", "then", None)]))
    first, last = sorted((draw(_DAYS), draw(_DAYS)))
    precision = draw(st.sampled_from(["day", "week", "month", "year"]))
    return Date(first, last, precision, draw(_NAMES), None)


@st.composite
def items_(draw: Any) -> Iterator[Item]:
    """Events with any parties, dates, words and places."""
    number = draw(st.integers(0, 10**6))
    source = Source(
        f"d-{draw(st.integers(0, 9))}", draw(_NAMES), draw(st.none() | _NAMES), None,
        draw(st.none() | _DAYS),
    )  # fmt: skip
    actors = tuple(draw(st.lists(whos(), max_size=3, unique_by=lambda who: who.id)))
    recipients = tuple(draw(st.lists(whos(), max_size=3, unique_by=lambda who: who.id)))
    reports = tuple(
        Told(
            f"r-{number}-{at}", "call", actors, recipients, None, None, "happened",
            draw(st.booleans()), Words(0, 3, draw(_NAMES), source), (), 0.5,
        )
        for at in range(draw(st.integers(1, 3)))
    )  # fmt: skip
    channel = draw(st.sampled_from([None, "call"]))
    act = draw(st.sampled_from(sorted(lexicon.load().acts)))
    codes: Codes = lexicon.load().acts[act].codes
    made = Event(
        f"e-{number}", act, channel, actors, recipients, None, draw(whens()), None, None,
        draw(st.sampled_from(["happened", "planned", "denied"])), draw(st.booleans()), False,
        codes.plover_type, codes.cameo, codes.quad, codes.goldstein, 0.5, ("p",), reports,
    )  # fmt: skip
    return Item(made, codes, draw(st.sampled_from([None, OSLO_CITY, TEXAS, NORWAY])))


any_items = st.lists(items_(), max_size=8, unique_by=lambda one: one.event.id)
policies = st.builds(Policy, st.sampled_from(["out", "empty", "publication"]), st.booleans())

__all__ = ["ITEMS", "replace"]
