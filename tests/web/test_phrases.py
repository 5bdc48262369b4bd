"""Words of the pages."""

from __future__ import annotations

import pytest

from dragoman.chronicle import Filter
from dragoman.lexicon.model import COMMITMENT_STATUSES
from dragoman.records import Date
from dragoman.web import phrases


@pytest.mark.parametrize(
    ("start", "end", "precision", "told"),
    [
        ("2025-02-12", "2025-02-12", "day", "12 Feb 2025"),
        ("2025-02-01", "2025-02-28", "month", "Feb 2025"),
        ("2025-01-01", "2025-12-31", "year", "2025"),
        ("2025-02-10", "2025-02-16", "week", "10–16 Feb 2025"),
        ("2025-12-29", "2026-01-04", "week", "29 Dec 2025 – 4 Jan 2026"),
        (None, None, "unknown", ""),
    ],
)
def test_a_day_fits_a_narrow_column(
    start: str | None, end: str | None, precision: str, told: str
) -> None:
    value = Date(start, end, precision, "then", None)  # type: ignore[arg-type]
    assert phrases.brief(value) == told


def test_a_day_as_text_and_none() -> None:
    assert phrases.brief("2025-02-12T10:00:00") == "12 Feb 2025"
    assert phrases.brief("sometime") == "sometime"
    assert phrases.brief(None) == ""


def test_every_status_has_a_sign_of_its_own() -> None:
    assert set(phrases.STATUS_SIGNS) == set(COMMITMENT_STATUSES)
    assert len(set(phrases.STATUS_SIGNS.values())) == len(COMMITMENT_STATUSES)


def test_a_room_for_reading_alone_has_no_review() -> None:
    assert "/review" in dict(phrases.sections(False))
    assert "/review" not in dict(phrases.sections(True))


def test_fields_that_narrow_are_counted() -> None:
    asked = Filter(countries=("FRA",), contacts=True, background=False, since="2025-01-01")
    assert phrases.narrowed_fields(asked, ("country", "contacts", "background", "act")) == 3
    assert phrases.narrowed_fields(Filter(), ("country", "contacts", "since", "limit")) == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "the text gives no year and no publication date is known; give one with --published",
            "the text gives no year and no publication date is known",
        ),
        (
            "No publication date is known, and none was assumed. Give one with --published "
            "YYYY-MM-DD to resolve the days it counts from.",
            "No publication date is known, and none was assumed.",
        ),
        ("12 February 2025 (“Tuesday”)", "12 February 2025 (“Tuesday”)"),
    ],
)
def test_advice_for_the_command_line_is_left_out(text: str, told: str) -> None:
    assert phrases.plainly(text) == told


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (0, "0 days"),
        (1, "1 day"),
        (45, "45 days"),
        (61, "2 months"),
        (700, "22 months"),
        (731, "2 years"),
        (1669, "4 years, 6 months"),
        (3330, "9 years, 1 month"),
    ],
)
def test_an_age_is_told_as_one_says_it(days: int, told: str) -> None:
    assert phrases.aged(days) == told


def test_how_words_are_told_has_words_for_readers() -> None:
    told = [phrases.manner(one) for one in ("direct", "mixed", "indirect")]
    assert told == ["quoted", "partly quoted", "paraphrased"]


def test_statements_have_a_section() -> None:
    assert dict(phrases.sections(False))["/statements"] == "Statements"
