"""A stored document: its reading, where it appeared, what else tells of it."""

from __future__ import annotations

from dragoman.views.answers import page
from dragoman.views.formats import page as reading_page
from tests.views.answers.values import PAPER


def test_the_page_of_the_reading_then_publications_then_the_story() -> None:
    shown = page.render_one(PAPER, width=100, colour=False)
    assert shown.startswith(reading_page.render(PAPER.reading, width=100, colour=False))
    assert "PUBLISHED 2 times · d0c ─" in shown
    assert "2 March 2026      Northern Wire" in shown
    assert "no date           Fjord Times\n                  A call about fish" in shown
    assert "TOLD OF THE SAME 1 document ─" in shown
    assert "Presidency of Turkey, 3 March 2026 · d-ankara" in shown
