"""What the network is told of a word besides its pieces."""

from __future__ import annotations

import pytest

from dragoman.grammar import features


@pytest.mark.parametrize(
    ("word", "expected"),
    [("calls", 1), ("Oslo", 2), ("NATO", 3), ("A", 4), ("McLean", 5), ("12,000", 6), ("B52", 7)]
    + [("—", 8), ("東京", 9), ("al-Haddad", 5), ("U.S.", 3)],
)
def test_shape(word: str, expected: int) -> None:
    assert features.shape(word) == expected


@pytest.mark.parametrize("mark", ['"', "“”", "«»"])
def test_words_between_marks_are_inside(mark: str) -> None:
    words = ["He", "said", mark[0], "yes", mark[-1], "."]
    before = [True, True, True, False, False, False]
    assert features.quotes(words, before, [*before[1:], True]) == [0, 0, 2, 1, 3, 0]


def test_a_lone_closing_mark_opens_nothing() -> None:
    words = ["Yes", '"', "she", "said"]
    assert features.quotes(words, [True, False, True, True], [False, True, True, True]) == [
        0,
        3,
        0,
        0,
    ]


def test_codes_are_apart() -> None:
    codes = features.codes(["Oslo", "oslo", "Oslo"], [2, 0, 0], [0, 0, 1])
    assert len(set(codes)) == 3
    assert all(0 <= code < features.CODES for code in codes)


def test_spaces_pair_quotation_marks() -> None:
    assert features.spaces(['"', "Yes", '"', ",", "he"]) == [True, False, False, False, True]
