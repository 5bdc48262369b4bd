"""Documents to stories: those whose main event is one.

Two documents tell one story where their rare words agree, above all those of title and opening.
Time counts softly: a follow-up weeks later may belong, an anniversary years later does not.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import combinations

from dragoman.chronicle import Summary
from dragoman.reference.across import clustering
from dragoman.reference.across.clustering import Pair

LINK = 0.2
_SAME = 0.2
_KEY_WORDS = 6
_HALF_LIFE = 60.0  # Days after which likeness counts half.


def keys(item: Summary) -> tuple[str, ...]:
    """What a document is looked up by: its heaviest words, two by two."""
    heavy = sorted(item.words, key=lambda word: (-item.words[word], word))[:_KEY_WORDS]
    return tuple("+".join(sorted(pair)) for pair in combinations(heavy, 2))


def alike(one: Summary, other: Summary) -> float:
    """How sure it is that two documents tell one story, 0 to 1."""
    few, many = (
        (one.words, other.words)
        if len(one.words) <= len(other.words)
        else (
            other.words,
            one.words,
        )
    )
    shared = sum([few[word] * many[word] for word in few if word in many])
    return min(1.0, shared) * _near(one.published, other.published)


@lru_cache(maxsize=65536)
def _near(one: str | None, other: str | None) -> float:
    """1 on one day, falling slowly."""
    if one is None or other is None:
        return 0.8
    try:
        apart = abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    except ValueError:
        return 0.8
    return math.pow(0.5, apart / _HALF_LIFE)


def cluster(
    items: Sequence[Summary], must: Sequence[Pair] = (), cannot: Sequence[Pair] = ()
) -> tuple[tuple[str, ...], ...]:
    """The documents of each story. ``must`` and ``cannot`` are people's judgement."""
    known = {item.document: item for item in items}
    return clustering.cluster(
        known, lambda one, other: alike(known[one], known[other]), must, cannot, _SAME
    )


def gather(items: Sequence[Summary]) -> tuple[str, ...]:
    """The documents of a story, the first published first."""
    ordered = sorted(items, key=lambda item: (item.published or "9999", item.document))
    return tuple(item.document for item in ordered)
