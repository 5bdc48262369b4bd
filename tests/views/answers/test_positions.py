"""Where a holder stood: first, last, and what moved."""

from __future__ import annotations

from dragoman.views.answers import page
from tests.views.answers.values import COURSE, STEADY


def test_first_and_last_wording_with_what_moved() -> None:
    shown = page.render("positions", (COURSE, STEADY), width=100, colour=False)
    assert "Ada Lund on trade" in shown
    assert "moved: opposes until 2 March 2026, supports from 31 March 2026" in shown
    assert "first opposes     2 March 2026 (“Monday”) · about Turkey" in shown
    assert "‹will not accept new tariffs›" in shown
    assert "last supports     March 2026 (“March”)" in shown
    assert "… 1 position in between" in shown
    assert "tariffs may be discussed" not in shown
    assert shown.index("first opposes") < shown.index("in between") < shown.index("last supports")
    assert "someone not named on fisheries\nnot moved\nfirst supports    day not told" in shown


def test_in_full_every_wording_with_the_statement() -> None:
    shown = page.render_one(COURSE, width=100, colour=False)
    assert "POSITIONS 3 positions" in shown
    assert all(f"position {stand.id}" in shown for stand in COURSE.stands)
    assert "said: ‹Oslo “will not accept” new tariffs›" in shown
