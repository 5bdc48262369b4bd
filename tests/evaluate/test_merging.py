"""B-cubed, and the truth about contacts that titles and sentences give, on releases of our own."""

from __future__ import annotations

import pytest
from merging import across_days, bcubed, day_told, met, small_hours, states, validated

from tests.reference.across.telling import report, state


def test_bcubed_by_hand() -> None:
    # Groups {a b c}, {d}, {e}; classes {a b}, {c d}, {e}. Precision: a 2/3, b 2/3, c 1/3, d 1, e 1;
    # recall: a 1, b 1, c 1/2, d 1/2, e 1.
    truth = {"a": 1, "b": 1, "c": 2, "d": 2, "e": 3}
    precision, recall, f1 = bcubed([("a", "b", "c"), ("d",), ("e",)], truth)
    assert precision == pytest.approx(11 / 15)
    assert recall == pytest.approx(4 / 5)
    assert f1 == pytest.approx(2 * (11 / 15) * (4 / 5) / (11 / 15 + 4 / 5))


def test_bcubed_leaves_out_what_has_no_truth() -> None:
    assert bcubed([("a", "x", "y"), ("b",)], {"a": 1, "b": 2}) == (1.0, 1.0, 1.0)


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("I spoke today with the chancellor.", "2031-05-04"),
        ("Yesterday I had a conversation with him.", "2031-05-03"),
        ("We talked on April 30.", "2031-04-30"),
        ("We talked on December 30.", "2030-12-30"),
        ("We have talked often.", None),
    ],
)
def test_the_day_of_a_sentence(sentence: str, day: str | None) -> None:
    assert day_told(sentence, {"published": "2031-05-04T20:00:00Z"}) == day


def test_in_the_small_hours_it_is_still_the_day_before() -> None:
    row = {"published": "2031-05-04T00:24:00Z"}
    assert day_told("I spoke today with the chancellor.", row) == "2031-05-03"
    assert small_hours({"published": "2031-05-04T00:00:00Z"}, "2031-05-04") == "2031-05-04"


def test_states_of_a_phrase() -> None:
    assert states("President of South Korea") == ["KOR"]
    assert states("our colleagues") == []


def test_talks_that_a_title_announces() -> None:
    row = {
        "title": "On May 9, Vladimir Putin will hold talks with President of Kenya William Ruto",
        "publisher": "kremlin.ru",
        "published": "2031-05-04T12:00:00Z",
    }
    told = report("a", act="meeting", parties=(state("Russia", "RUS"), state("Kenya", "KEN")))
    assert met(row, [told]) == {"e-a": ("meeting", "RUS", "KEN", "2031-05-09")}
    assert met(row, [report("b")]) == {}


def test_one_pair_on_two_days_is_seen() -> None:
    truth = {"a": ("x", "y", "2031-05-04"), "b": ("x", "y", "2031-05-05"), "c": ("z", "2031-05-05")}
    assert across_days([("a", "c"), ("b",)], truth) == []
    assert len(across_days([("a", "b")], truth)) == 1


def test_folds_of_stories_that_fall_apart_by_themselves() -> None:
    truth = {f"{story}{number}": story for story in "pqrstu" for number in range(3)}
    alike = {
        (one, other): 0.9 if truth[one] == truth[other] else 0.01
        for one in truth
        for other in truth
        if one < other
    }
    figures, _ = validated(alike, truth)
    assert figures == pytest.approx((1.0, 1.0, 1.0))
