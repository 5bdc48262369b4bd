"""Who said what, and how it reached the reader."""

from __future__ import annotations

from dragoman.views.answers import page
from tests.views.answers.values import NOBODY, SAID


def test_a_statement_tells_who_to_whom_how_and_where() -> None:
    shown = page.render_one(SAID, width=100, colour=False)
    assert "state             Ada Lund to Kemal Aydin" in shown
    assert "Ada Lund: Prime Minister of Norway" in shown
    assert "‹Oslo “will not accept” new tariffs›" in shown
    assert "mixed · through a statement from her office · said 2 March 2026 (“Monday”)" in shown
    assert "Government of Norway, 2 March 2026 · d-oslo · statement s-fish" in shown


def test_what_is_quoted_is_in_bold() -> None:
    assert "\x1b[1;3mwill not accept\x1b[0m" in page.render_one(SAID, width=100, colour=True)


def test_nobody_named_is_said_with_the_reason() -> None:
    shown = page.render_one(NOBODY, width=100, colour=False)
    assert "judge             someone not named" in shown
    assert "indirect · the report names no one" in shown
