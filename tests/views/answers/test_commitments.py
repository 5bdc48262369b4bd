"""What is owed: status, age and steps."""

from __future__ import annotations

from dataclasses import replace

from dragoman.views.answers import page
from tests.views.answers.values import INVITED, OWED


def test_a_commitment_tells_status_age_and_each_step_with_its_words() -> None:
    shown = page.render("commitments", (INVITED,), width=100, colour=False)
    assert "invitation        Ada Lund → Kemal Aydin  (accepted)" in shown
    assert "made 2 March 2026 (“Monday”) · due March 2026 (“March”) · 30 days old" in shown
    assert "→ accepted · 2 March 2026 (“Monday”) · confidence 0.70" in shown
    assert "‹welcomed the invitation›" in shown
    assert "Presidency of Turkey, 3 March 2026 · d-ankara" in shown
    assert "→ open" not in shown, "its making is told by the words above"


def test_they_stand_under_their_status_those_still_open_first() -> None:
    lapsed = replace(OWED, id="k-old", status="lapsed")
    shown = page.render("commitments", (lapsed, INVITED, OWED), width=100, colour=False)
    places = [shown.index(title) for title in ("OPEN 1", "ACCEPTED 1", "LAPSED 1")]
    assert places == sorted(places)


def test_what_is_not_known_is_said() -> None:
    shown = page.render("commitments", (replace(OWED, givers=()),), width=100, colour=False)
    assert "between parties not named" in shown
    assert "no day is set" in shown
    assert "old" not in shown


def test_an_unknown_status_has_a_heading_too() -> None:
    shown = page.render("commitments", (replace(OWED, status="renewed"),), width=80, colour=False)
    assert "RENEWED 1 commitment" in shown
