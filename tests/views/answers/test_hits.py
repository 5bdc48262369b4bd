"""Search results with the matching words told apart."""

from __future__ import annotations

from dragoman.views.answers import hits, page
from tests.views.answers.values import FOUND, HIT


def test_matches_are_seen_without_colour_too() -> None:
    shown = page.render("search", (HIT, FOUND), width=100, colour=False)
    assert "statement         Ada Lund" in shown
    assert "Oslo will not accept new *tariffs* on *fish*" in shown
    assert "Government of Norway, 2 March 2026 · d-oslo · statement s-fish" in shown
    assert "document          Lund and Aydin speak" in shown
    assert "\x1b[1;33m*tariffs*\x1b[0m" in page.render("search", (HIT,), width=100, colour=True)


def test_marks_that_do_not_pair_are_no_marks() -> None:
    assert list(hits.pieces("a \x02b\x03 c \x03 d \x02e")) == [
        ("a ", False),
        ("b", True),
        (" c \x03 d \x02e", False),
    ]


def test_where_the_matches_stand() -> None:
    shown, matches = hits.plain(HIT.snippet)
    assert [shown[m["start"] : m["end"]] for m in matches] == ["tariffs", "fish"]  # type: ignore[misc]
