"""Words for the values of an answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.chronicle import Judged
from dragoman.records import Date
from dragoman.views.answers import telling
from tests.views.answers.values import AYDIN, CALL, LUND, NOBODY, SAID, WIRE, told


@pytest.mark.parametrize(
    ("publishers", "words"),
    [
        ((), ""),
        (("A",), "1 publisher: A"),
        (("A", "B"), "2 publishers: A and B"),
        (("A", "B", "C"), "3 publishers: A, B and C"),
        (("A", "B", "C", "D", "E"), "5 publishers: A, B, C and 2 more"),
    ],
)
def test_publishers_are_counted(publishers: tuple[str, ...], words: str) -> None:
    assert telling.carried(publishers) == words


def test_the_word_of_nobody_named_is_not_the_publishers_own() -> None:
    assert telling.according((told("r", "x", WIRE, (NOBODY,)),)) == (
        "according to someone not named"
    )
    assert telling.according((told("r", "x"),)) == "in Northern Wire’s own voice"
    both = (told("r", "x", WIRE, (SAID, SAID)), told("q", "y", replace(WIRE, publisher=None)))
    assert telling.according(both) == ("according to Ada Lund, in the publisher’s own voice")


def test_the_two_of_a_contact_are_both_told_whatever_their_role() -> None:
    assert telling.parties(replace(CALL, actors=(LUND, AYDIN), recipients=())) == (
        "Kemal Aydin ↔ Ada Lund"
    )
    assert telling.parties(replace(CALL, initiator=None)) == "Ada Lund ↔ Kemal Aydin"


@pytest.mark.parametrize(
    ("judged", "words"),
    [
        (Judged(), ""),
        (Judged("reject", "Ann", "2026-04-01"), "✗ rejected by Ann, 1 April 2026"),
        (Judged("correct", None, None, "typo", ("when", "place")),
         "✎ corrected (when and place), because “typo”"),
        (Judged("something"), "something"),
    ],
)  # fmt: skip
def test_judgements(judged: Judged, words: str) -> None:
    assert telling.judged(judged) == words


def test_a_day_says_how_exactly_it_is_known() -> None:
    quarter = Date("2026-01-01", "2026-03-31", "quarter", "this quarter", "publication")
    assert telling.dated(quarter) == (
        "1 January 2026 to 31 March 2026 (“this quarter”), to the quarter"
    )
    assert telling.dated(None) == ""
    assert telling.dated(Date(None, None, "unknown", "then", None)) == "“then” (date open)"


def test_a_place_that_is_the_country_stands_once() -> None:
    assert telling.located("Norway", "NOR") == "Norway"
    assert telling.located("Oslo", "NOR") == "Oslo, Norway"
    assert telling.located(None, None) == ""
