"""Pairs of countries as a table and in words."""

from __future__ import annotations

import csv

from dragoman.chronicle import Dyad
from dragoman.views.answers import page
from dragoman.views.answers.csv import render

PAIRS = (
    Dyad(("FRA", "NOR"), 1204, 1, 900, 12, "2025-04-09"),
    Dyad(("NOR", "TUR"), 1, 0, 0, 0, None),
)


def test_a_row_for_each_pair() -> None:
    first, second = csv.DictReader(render("pairs", PAIRS))
    assert first == {
        **{"one": "FRA", "other": "NOR", "events": "1204", "contacts": "1"},
        **{"cooperation": "900", "conflict": "12", "latest": "2025-04-09"},
    }
    assert second["latest"] == ""


def test_a_pair_in_words() -> None:
    shown = page.render("pairs", PAIRS, width=100, colour=False)
    assert "France ↔ Norway" in shown and "1,204 events" in shown
    assert "1 contact ·" in shown and "12 of conflict" in shown
