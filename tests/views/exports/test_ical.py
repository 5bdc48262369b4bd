"""Calendars, read by icalendar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import icalendar
import pytest
from hypothesis import given, settings

from dragoman.records import Date
from dragoman.views.exports import ical
from dragoman.views.exports.choosing import Policy
from dragoman.views.exports.items import Item
from tests.views.answers.values import CALL
from tests.views.exports.values import CALLED, any_items, item, ready


def read(items: Iterable[Item], plain: bool = False) -> list[Any]:
    told = ready(items, Policy("publication"))
    calendar = icalendar.Calendar.from_ical(b"".join(ical.lines(told, "1", plain)))
    return list(calendar.walk("VEVENT"))


def test_a_call() -> None:
    (found,) = read([CALLED])
    assert found["uid"] == "e-call@dragoman"
    assert found["summary"] == "call: Ada Lund and Kemal Aydin"
    assert (found.decoded("dtstart"), found.decoded("dtend")) == (
        date(2026, 3, 2),
        date(2026, 3, 3),
    )
    assert (found["status"], found["location"]) == ("CONFIRMED", "Oslo")
    assert (found["geo"].latitude, found["geo"].longitude) == (59.91, 10.75)
    assert found["url"] == "https://example.org/1"
    assert "held a phone call with Turkish President" in found["description"]
    assert found["x-dragoman-reports"] == "3"


def test_what_lasts_ends_the_day_after_its_last() -> None:
    when = Date("2026-03-02", "2026-03-04", "day", "2 to 4 March", None)
    (found,) = read([item(replace(CALL, when=when))])
    assert found.decoded("dtend") == date(2026, 3, 5)


@pytest.mark.parametrize(
    ("certainty", "status", "summary"),
    [
        ("ongoing", "CONFIRMED", "call: "),
        ("planned", "TENTATIVE", "[planned] call: "),
        ("denied", "CANCELLED", "[denied] call: "),
    ],
)
def test_what_did_not_happen_says_so(certainty: str, status: str, summary: str) -> None:
    (found,) = read([item(replace(CALL, certainty=certainty))], plain=True)
    assert found["status"] == status
    assert found["summary"].startswith(summary)
    assert "x-dragoman-certainty" not in found


@settings(max_examples=40, deadline=None)
@given(any_items)
def test_any_events(items: list[Item]) -> None:
    found = read(items)
    assert len({str(one["uid"]) for one in found}) == len(found)
    assert all(one.decoded("dtend") > one.decoded("dtstart") for one in found)
