"""Counting spans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from seqeval.metrics.sequence_labeling import get_entities

from dragoman.evaluate.spans import chunks, exact, overlap, pair_up

TAGS = st.lists(st.sampled_from(["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]), max_size=12)


@given(TAGS)
def test_chunks_are_those_of_seqeval(tags: list[str]) -> None:
    assert chunks(tags) == [(label, a, b + 1) for label, a, b in get_entities(tags)]


def test_a_chunk_ends_where_the_label_changes() -> None:
    assert chunks(["B-PER", "I-LOC", "I-LOC", "O", "I-PER"]) == [
        ("PER", 0, 1),
        ("LOC", 1, 3),
        ("PER", 4, 5),
    ]


def test_exact_counts_what_is_given_twice_twice() -> None:
    score = exact("x", [1, 1, 2], [1, 2, 3])
    assert (score.correct, score.system, score.gold) == (2, 3, 3)
    assert score.f1 == pytest.approx(200 * 2 / 6)


def test_overlap_is_shared_over_all_characters() -> None:
    assert overlap([(0, 4)], [(2, 8)]) == pytest.approx(2 / 8)
    assert overlap([(0, 2), (4, 6)], [(4, 6)]) == pytest.approx(0.5)
    assert overlap([], []) == 0.0


def test_pairs_are_one_to_one_and_the_best_first() -> None:
    gold = [[(0, 10)], [(10, 20)]]
    system = [[(0, 20)], [(10, 20)], [(30, 40)]]
    assert pair_up(gold, system, 0.3) == {1: 1, 0: 0}
    assert pair_up(gold, [[(0, 20)]], 0.3) == {0: 0}
    assert pair_up(gold, [[(0, 40)]], 0.3) == {}
