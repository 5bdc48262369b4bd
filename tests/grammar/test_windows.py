"""Windows hold every word once, in order, and keep paragraphs whole where they fit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.grammar.tokens import RawToken
from dragoman.grammar.windows import Layout, Unit, above, units, windows


@given(st.lists(st.tuples(st.integers(1, 90), st.booleans()), max_size=40), st.integers(20, 160))
def test_windows_partition_the_units(sizes: list[tuple[int, bool]], most: int) -> None:
    paragraph = 0
    parts = []
    for number, (size, fresh) in enumerate(sizes):
        paragraph += fresh
        parts.append(Unit(number, 0, size, size, paragraph))
    found = windows(parts, most)
    assert [unit for window in found for unit in window] == parts
    for window in found:
        assert len(window) == 1 or sum(unit.size for unit in window) + 2 <= most


def test_a_paragraph_that_fits_is_not_cut() -> None:
    parts = [Unit(0, 0, 60, 60, 0), Unit(1, 0, 40, 40, 1), Unit(2, 0, 80, 80, 1)]
    assert windows(parts, 130) == [parts[:1], parts[1:]]
    assert windows(parts, 110) == [parts[:2], parts[2:]]


def test_a_huge_sentence_becomes_units_without_loss() -> None:
    plan = Layout([], [], [[(1, 2)] * 500], [0])
    parts = units(plan, 400)
    assert [(p.first, p.last) for p in parts] == [(0, 200), (200, 400), (400, 500)]
    assert all(p.size <= 400 for p in parts)


def test_headline_and_dateline_stand_in_windows_of_their_own() -> None:
    parts = [Unit(0, 0, 6, 6, 0), Unit(1, 0, 9, 9, 1), Unit(2, 0, 20, 20, 1), Unit(3, 0, 9, 9, 2)]
    assert windows(parts, 112, 2) == [parts[:2], parts[2:]]
    assert windows(parts, 112) == [parts]


def test_sentences_above_the_report_are_counted() -> None:
    words = [[RawToken(0, 4, "OSLO")], [RawToken(7, 13, "Norway")]]
    plan = Layout(words, [], [], [0, 0])
    assert (above(plan, 0), above(plan, 6), above(plan, 20)) == (0, 1, 2)
