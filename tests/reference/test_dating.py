"""Days counted from other events, and what they cannot be."""

from __future__ import annotations

from dragoman.records import Date
from dragoman.reference.dating import AHEAD, not_ahead

LATER = Date("2102-01-01", "2102-12-31", "year", "80 years later", "e-123456789abc")


def test_what_happened_does_not_lie_after_its_report() -> None:
    made = not_ahead(LATER, "happened", "2022-03-05")
    assert (made.start, made.end, made.precision, made.reason) == (None, None, "unknown", AHEAD)
    assert (made.text, made.anchor) == (LATER.text, LATER.anchor)


def test_what_is_planned_may_lie_ahead() -> None:
    assert not_ahead(LATER, "planned", "2022-03-05") == LATER


def test_without_a_day_of_publication_nothing_is_known_of_it() -> None:
    assert not_ahead(LATER, "happened", None) == LATER


def test_the_other_side_of_the_date_line_is_a_day_ahead() -> None:
    day = Date("2022-03-06", "2022-03-06", "day", "a day later", "e-123456789abc")
    assert not_ahead(day, "happened", "2022-03-05T23:10:00Z") == day


def test_a_day_that_the_words_set_themselves_stays() -> None:
    told = Date("2102-01-01", "2102-12-31", "year", "2102", "absolute")
    assert not_ahead(told, "happened", "2022-03-05") == told
