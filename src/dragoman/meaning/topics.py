"""The topic of the lexicon that some words speak of."""

from __future__ import annotations

from dragoman.lexicon import topics


def best_topic(text: str) -> str | None:
    """The topic whose longest phrase stands in ``text``; None where none does."""
    words = "".join(c if c.isalnum() or c in "'’-" else " " for c in text.lower())
    padded = f" {' '.join(words.split())} "
    best: tuple[int, str] | None = None
    for entry in topics().values():
        for phrase in entry.phrases:
            if f" {' '.join(phrase)} " in padded and (best is None or len(phrase) > best[0]):
                best = (len(phrase), entry.id)
    return best[1] if best else None
