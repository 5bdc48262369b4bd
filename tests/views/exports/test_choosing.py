"""What is left out and why; under which day events stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.records import Date
from dragoman.views.exports.choosing import (
    WITHOUT_CODE,
    WITHOUT_DAY,
    LeftOut,
    Policy,
    Undated,
    dated,
)
from dragoman.views.exports.items import Day
from tests.views.answers.values import CALL, MARCH, TREATY, WEEK, YEAR
from tests.views.exports.values import CALLED, COUP, item

UNDATED = item(replace(CALL, when=None))
LONG = item(
    replace(CALL, when=Date("2026-03-02", "2026-03-04", "day", "Monday to Wednesday", None))
)


def days(one: object, undated: Undated = "empty") -> list[Day]:
    return [made.day for made in dated([one], Policy(undated), None, LeftOut())]  # type: ignore[list-item]


def test_a_known_day() -> None:
    assert days(CALLED) == [Day("2026-03-02", "2026-03-02", "2026-03", "2026", "text")]
    assert days(LONG)[0].last == "2026-03-04"


@pytest.mark.parametrize(
    ("when", "month", "year"),
    [(WEEK, "2026-03", "2026"), (MARCH, "2026-03", "2026"), (YEAR, None, "2019")],
)
def test_a_month_or_year_alone_is_no_day(when: Date, month: str | None, year: str) -> None:
    assert days(item(replace(CALL, when=when))) == [Day(None, None, month, year, "text")]


def test_without_a_day_it_is_left_out_and_counted() -> None:
    left_out = LeftOut()
    (kept,) = dated([UNDATED, CALLED], Policy(), "cameo", left_out)
    assert kept.item is CALLED
    assert left_out == {WITHOUT_DAY: 1}


def test_publication_stands_in_only_when_asked() -> None:
    assert days(UNDATED, "out") == []
    assert days(UNDATED) == [Day(None, None, None, None, None)]
    assert days(UNDATED, "publication") == [
        Day("2026-03-02", "2026-03-02", "2026-03", "2026", "publication")
    ]


@pytest.mark.parametrize(
    "told", [replace(CALL, when=None, background=True), TREATY, replace(CALL, when=MARCH)]
)
def test_publication_never_dates_what_lies_back_or_at_another_time(told: object) -> None:
    assert days(item(told), "publication") == []  # type: ignore[arg-type]


def test_what_publication_cannot_date_stays_where_no_day_is_needed() -> None:
    policy = Policy("publication", needed=False)
    assert len(list(dated([item(TREATY)], policy, None, LeftOut()))) == 1


def test_without_a_code_it_is_left_out_and_counted() -> None:
    left_out = LeftOut()
    assert list(dated([COUP], Policy(), "cameo", left_out)) == []
    assert left_out == {WITHOUT_CODE: 1}
    assert len(list(dated([COUP], Policy(), "plover_type", left_out))) == 1
