"""Edits from word to lemma."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.grammar import lemmas


@pytest.mark.parametrize(
    ("word", "lemma", "change"),
    [
        ("visits", "visit", "l|1|"),
        ("Said", "say", "l|2|y"),
        ("was", "be", "l|3|be"),
        ("Oslo", "Oslo", "k|0|"),
        ("Kurds", "Kurd", "k|1|"),
        ("english", "English", "t|0|"),
    ],
)
def test_edit(word: str, lemma: str, change: str) -> None:
    assert lemmas.edit(word, lemma) == change
    assert lemmas.apply(word, change) == lemma


@given(st.text(st.characters(codec="ascii", categories=["Ll"]), min_size=1, max_size=12))
def test_a_lower_lemma_survives(word: str) -> None:
    assert lemmas.apply(word + "s", lemmas.edit(word + "s", word)) == word


def test_an_edit_that_does_not_fit_leaves_the_word() -> None:
    assert lemmas.apply("is", "l|5|go") == "is"
    assert lemmas.apply("is", "l|2|") == "is"


def test_attested_forms_win_over_edits() -> None:
    assert lemmas.of("held", "VERB", "l|3|") == "hold"


def test_short_forms_with_either_apostrophe() -> None:
    assert lemmas.of("n’t", "PART", "k|0|") == lemmas.of("n't", "PART", "k|0|") == "not"
    assert lemmas.of("’s", "PART", "l|0|") == "'s"
    assert lemmas.of("’ll", "AUX", "l|0|") == "will"
