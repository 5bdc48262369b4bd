"""Expressions counted from something else the text tells of."""

from __future__ import annotations

import pytest

from dragoman.records import Date, TimeExpression
from dragoman.reference.times import find, lean, leans, resolve_leaning

ON_DAY = Date("2024-12-08", "2024-12-08", "day", "December 8", "publication")  # a Sunday
ON_MONTH = Date("2024-12-01", "2024-12-31", "month", "December", "publication")
ON_RANGE = Date("2024-12-08", "2024-12-10", "day", "December 8-10", "publication")


def leaning(text: str) -> TimeExpression:
    """The one leaning expression of a text; it has no days and says why."""
    (found,) = find(text, "2025-02-12")
    assert leans(found)
    assert found.value is None
    return found


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("He said so a day later.", "2024-12-09", "2024-12-09", "day"),
        ("He said so two days earlier.", "2024-12-06", "2024-12-06", "day"),
        ("He said so the next day.", "2024-12-09", "2024-12-09", "day"),
        ("He said so the following day.", "2024-12-09", "2024-12-09", "day"),
        ("He said so the same day.", "2024-12-08", "2024-12-08", "day"),
        ("He said so the previous day.", "2024-12-07", "2024-12-07", "day"),
        ("He said so the day before.", "2024-12-07", "2024-12-07", "day"),
        ("He said so two weeks earlier.", "2024-11-18", "2024-11-24", "week"),
        ("He said so the following week.", "2024-12-09", "2024-12-15", "week"),
        ("He said so the following month.", "2025-01-01", "2025-01-31", "month"),
        ("He said so that year.", "2024-01-01", "2024-12-31", "year"),
        ("He said so a year later.", "2025-01-01", "2025-12-31", "year"),
        ("He said so the following Friday.", "2024-12-13", "2024-12-13", "day"),
        ("He said so the following Sunday.", "2024-12-15", "2024-12-15", "day"),
        ("He said so the previous Friday.", "2024-12-06", "2024-12-06", "day"),
        ("He said so the previous Sunday.", "2024-12-01", "2024-12-01", "day"),
        ("He said so the next morning.", "2024-12-09", "2024-12-09", "day"),
    ],
)
def test_counted_from_a_day(text: str, start: str, end: str, precision: str) -> None:
    date = lean(leaning(text), ON_DAY, "e7")
    assert (date.start, date.end, date.precision) == (start, end, precision)
    assert date.anchor == "e7"
    assert date.reason is None


def test_no_finer_than_what_it_is_counted_from() -> None:
    date = lean(leaning("He said so a day later."), ON_MONTH, "e7")
    assert date.precision == "month"


def test_after_a_range_of_days_comes_the_day_after_its_end() -> None:
    date = lean(leaning("He said so the next day."), ON_RANGE, "e7")
    assert date.start == "2024-12-11"


def test_an_open_date_makes_an_open_date() -> None:
    open_date = Date(None, None, "day", "Sunday", None, "the publication date is not known")
    date = lean(leaning("He said so a day later."), open_date, "e7")
    assert (date.start, date.end, date.anchor) == (None, None, "e7")
    assert date.reason is not None
    assert "the publication date is not known" in date.reason


def test_a_distance_left_open_stays_open() -> None:
    date = lean(leaning("He said so some days later."), ON_DAY, "e7")
    assert date.start is None
    assert date.reason


def test_the_end_of_time_is_no_error() -> None:
    date = lean(leaning("He said so 20,000 years later."), ON_DAY, "e7")
    assert date.start is None
    assert date.reason


def test_by_default_the_date_told_before_counts() -> None:
    text = "The town fell on December 8. He said so a day later. She came the following week."
    found = resolve_leaning(find(text, "2025-02-12"), "2025-02-12")
    assert [one.value for one in found] == ["2024-12-08", "2024-12-09", "2024-W51"]
    assert {one.date.anchor for one in found if one.date} == {"publication"}


def test_what_is_compared_with_does_not_carry_on() -> None:
    text = "In March 2023 sales fell, having risen a year earlier. A year later they rose."
    found = resolve_leaning(find(text, "2025-02-12"), "2025-02-12")
    assert [one.value for one in found] == ["2023-03", "2022-03", "2024-03"]


def test_with_nothing_before_the_publication_counts() -> None:
    (found,) = resolve_leaning(find("He said so the same day.", "2025-02-12"), "2025-02-12")
    assert found.value == "2025-02-12"


def test_with_nothing_at_all_it_stays_open() -> None:
    (found,) = resolve_leaning(find("He said so the same day.", None))
    assert leans(found)


def test_dates_that_do_not_lean() -> None:
    for text in ("He left on Friday.", "He left in 2011.", "He left two days ago."):
        for published in (None, "2025-02-12"):
            assert not any(leans(found) for found in find(text, published))
