"""The topic some words speak of: that of its longest phrase."""

from __future__ import annotations

from dragoman.lexicon import topics
from dragoman.meaning.topics import best_topic


def test_every_phrase_of_the_lexicon_is_found() -> None:
    for entry in topics().values():
        for phrase in entry.phrases:
            found = best_topic(f"They spoke of {' '.join(phrase)}, he said.")
            assert found is not None, phrase
            assert any(" ".join(phrase) in " ".join(p) for p in topics()[found].phrases), phrase


def test_the_longest_phrase_decides() -> None:
    listed = [(len(p), e.id, p) for e in topics().values() for p in e.phrases]
    size, topic, longest = max(listed, key=lambda one: one[0])
    assert size > 1
    assert best_topic(f"Trade and {' '.join(longest).upper()}") == topic


def test_part_of_a_word_is_no_phrase_and_no_words_have_no_topic() -> None:
    assert best_topic("tradesmanship") is None
    assert best_topic("") is None
