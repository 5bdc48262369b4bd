"""Stored words as markup: nothing of them is ever markup itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some
from markupsafe import Markup, escape

from dragoman.views.wording import visible
from dragoman.web.emphasis import emphasised, matched


def test_parts_stand_out_where_they_first_stand() -> None:
    assert emphasised("a <b> c b c", ["b", "c", "zz", ""]) == Markup(
        "a &lt;<strong>b</strong>&gt; <strong>c</strong> b c"
    )


def test_parts_that_overlap_stand_out_once() -> None:
    assert emphasised("one two three", ["one two", "two three"]) == Markup(
        "<strong>one two</strong> three"
    )


def test_long_words_are_cut_at_a_blank() -> None:
    assert emphasised("one two three", [], 9) == Markup("one two…")
    assert emphasised("one two", [], 7) == Markup("one two")


@given(some.text(), some.lists(some.text(min_size=1, max_size=5), max_size=3))
def test_without_its_marks_it_is_the_text(text: str, parts: list[str]) -> None:
    made = emphasised(text, parts)
    plain = made.replace(Markup("<strong>"), "").replace(Markup("</strong>"), "")
    assert plain == escape(visible(text))


def test_what_matched_is_marked() -> None:
    assert matched("x <i> \x02grain\x03 & y") == Markup("x &lt;i&gt; <mark>grain</mark> &amp; y")


@given(some.text(alphabet="a<>&\"'\x02\x03 "))
def test_odd_snippets_are_escaped(snippet: str) -> None:
    made = str(matched(snippet)).replace("<mark>", "").replace("</mark>", "")
    assert "<" not in made
    assert ">" not in made
