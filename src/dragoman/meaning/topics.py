"""The topic of the lexicon that some words speak of."""

from __future__ import annotations

from functools import cache

from dragoman.lexicon import topics


def best_topic(text: str) -> str | None:
    """The topic whose longest phrase stands in ``text``; None where none does."""
    spaced = "".join(c if c.isalnum() or c in "'’-" else " " for c in text.lower())
    words = tuple(spaced.split())
    known = _by_first_word()
    found = [
        (len(phrase), -rank, topic)
        for place, word in enumerate(words)
        for rank, topic, phrase in known.get(word, ())
        if words[place : place + len(phrase)] == phrase
    ]
    return max(found)[2] if found else None


@cache
def _by_first_word() -> dict[str, list[tuple[int, str, tuple[str, ...]]]]:
    """The phrases of all topics by their first word, each with its rank in the lexicon."""
    known: dict[str, list[tuple[int, str, tuple[str, ...]]]] = {}
    listed = ((entry.id, phrase) for entry in topics().values() for phrase in entry.phrases)
    for rank, (topic, phrase) in enumerate(listed):
        known.setdefault(phrase[0], []).append((rank, topic, tuple(phrase)))
    return known
