"""Stretches of the calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reference.times import intervals as i
from dragoman.reference.times.feasts import holiday_in

some_days = st.dates(date(1600, 1, 1), date(2400, 12, 31))


@given(some_days, st.sampled_from(["D", "W", "M", "Q", "Y", "E", "C"]))
def test_the_unit_round_a_day_holds_it(on: date, unit: str) -> None:
    stretch = i.around(on, unit)
    assert stretch.start <= on <= stretch.end


@given(some_days)
def test_weeks_begin_on_monday_and_carry_the_iso_number(on: date) -> None:
    week = i.week(on)
    assert (week.start.isoweekday(), week.end - week.start) == (1, timedelta(days=6))
    assert date.fromisoformat(f"{week.value}-1") == week.start
    assert [i.weekend(on).start.isoweekday(), i.weekend(on).end.isoweekday()] == [6, 7]


@given(some_days, st.integers(-500, 500), st.sampled_from(["D", "W", "M", "Q", "Y"]))
def test_to_and_fro_loses_at_most_the_end_of_a_month(on: date, count: int, unit: str) -> None:
    back = i.shift(i.shift(on, count, unit), -count, unit)
    assert timedelta(0) <= on - back <= timedelta(days=3)


@given(st.integers(1600, 2400), st.integers(1, 12))
def test_the_parts_of_a_month_make_it_up(year: int, number: int) -> None:
    whole = i.month(year, number)
    early, mid, late = (i.part(whole, words) for words in ("early", "mid-", "late"))
    assert (early.start, late.end) == (whole.start, whole.end)
    assert early.end + timedelta(days=1) == mid.start
    assert mid.end + timedelta(days=1) == late.start


@given(st.integers(1600, 2400))
def test_the_parts_of_a_year_make_it_up(year: int) -> None:
    whole = i.year(year)
    early, mid, late = (i.part(whole, words) for words in ("early", "mid-", "late"))
    assert (early.start, late.end) == (whole.start, whole.end)
    assert early.end + timedelta(days=1) == mid.start
    assert mid.end + timedelta(days=1) == late.start


@pytest.mark.parametrize(
    ("stretch", "value", "start", "end"),
    [
        (i.quarter(2023, 4), "2023-Q4", "2023-10-01", "2023-12-31"),
        (i.quarter(2023, 5), "2024-Q1", "2024-01-01", "2024-03-31"),
        (i.quarter(2023, 0), "2022-Q4", "2022-10-01", "2022-12-31"),
        (i.half(2023, 2), "2023-H2", "2023-07-01", "2023-12-31"),
        (i.month(2024, 2), "2024-02", "2024-02-01", "2024-02-29"),
        (i.month(2024, 13), "2025-01", "2025-01-01", "2025-01-31"),
        (i.season(2024, "WI"), "2024-WI", "2024-12-01", "2025-02-28"),
        (i.decade(1980), "198", "1980-01-01", "1989-12-31"),
        (i.century(20), "19", "1901-01-01", "2000-12-31"),
    ],
)
def test_values_and_their_days(stretch: i.Stretch, value: str, start: str, end: str) -> None:
    assert (stretch.value, stretch.start.isoformat(), stretch.end.isoformat()) == (
        value,
        start,
        end,
    )


def test_what_the_calendar_does_not_have() -> None:
    for make in (
        lambda: i.of_day(2023, 2, 29),
        lambda: i.of_day(2024, 13, 1),
        lambda: i.year(0),
        lambda: i.year(10000),
        lambda: i.shift(date(2024, 1, 1), 9000, "Y"),
        lambda: i.shift(date(2024, 1, 1), -(10.0**9), "D"),
        lambda: i.days(date(2024, 1, 2), date(2024, 1, 1)),
    ):
        with pytest.raises(i.NoSuchDateError):
            make()


@pytest.mark.parametrize(
    ("year", "name", "day"),
    [
        (2000, "easter", "2000-04-23"),
        (2019, "easter sunday", "2019-04-21"),
        (2024, "good friday", "2024-03-29"),
        (2025, "easter monday", "2025-04-21"),
        (2024, "thanksgiving", "2024-11-28"),
        (2024, "election day", "2024-11-05"),
        (2024, "memorial day", "2024-05-27"),
        (2025, "martin luther king day", "2025-01-20"),
        (2024, "christmas eve", "2024-12-24"),
    ],
)
def test_holidays(year: int, name: str, day: str) -> None:
    assert holiday_in(year, name) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("year", "day"), [(2022, "2022-04-24"), (2023, "2023-04-16"), (2024, "2024-05-05")]
)
def test_the_easter_of_the_eastern_churches(year: int, day: str) -> None:
    assert i.eastern_easter(year) == date.fromisoformat(day)


def test_both_easters_fall_on_sundays() -> None:
    for year in range(1583, 3000):
        assert i.easter(year).isoweekday() == i.eastern_easter(year).isoweekday() == 7


def test_a_feast_of_another_calendar_has_no_day() -> None:
    assert holiday_in(2024, "ramadan") is None
