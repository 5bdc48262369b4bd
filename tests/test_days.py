"""Days and intervals as people give them."""

from __future__ import annotations

import pytest

from dragoman.days import interval, judged_date


@pytest.mark.parametrize(
    ("value", "start", "end", "precision"),
    [
        ("2022-03-05", "2022-03-05", "2022-03-05", "day"),
        (" 2022-03-05 ", "2022-03-05", "2022-03-05", "day"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2023-02", "2023-02-01", "2023-02-28", "month"),
        ("2022", "2022-01-01", "2022-12-31", "year"),
        ("2022-03-05/2022-03-07", "2022-03-05", "2022-03-07", "unknown"),
        ("2022-03-05 / 2022-03-05", "2022-03-05", "2022-03-05", "day"),
        ("2022-03/2022-05", "2022-03-01", "2022-05-31", "unknown"),
    ],
)
def test_an_interval(value: str, start: str, end: str, precision: str) -> None:
    assert interval(value) == (start, end, precision)


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("yesterday", "is no date; give a day, month or year"),
        ("05.03.2022", "is no date;"),
        ("2022-3-5", "is no date;"),
        ("2022-03-05T10:00", "is no date;"),
        ("/2022", "is no date;"),
        ("2022-13", "is no date of the calendar"),
        ("2022-02-29", "is no date of the calendar"),
        ("0000-01-01", "is no date of the calendar"),
        ("2022-05/2022-03", "ends before it begins"),
        ("2022-05-02/2022-05-01", "ends before it begins"),
    ],
)
def test_what_is_no_interval_says_so(value: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem) as caught:
        interval(value)
    assert repr(value) in str(caught.value), "the whole value is named"


def test_a_date_of_a_judgement_says_whose_it_is() -> None:
    made = judged_date("2022-03")
    assert made is not None
    assert (made.start, made.end, made.precision) == ("2022-03-01", "2022-03-31", "month")
    assert (made.text, made.anchor) == ("2022-03", "judgement")
    assert judged_date(" ") is None
    with pytest.raises(ValueError, match="no date"):
        judged_date("soon")
