"""Documents to stories: those whose main event is one.

Two documents tell one story where their rare words agree, above all those of title and opening.
Where both open with a contact of a known day, it counts whether that is the same one. Time counts
softly: a follow-up weeks later may belong, an anniversary years later does not. What one publisher
writes alike on several days is taken for a series (an office reports calls in the same words each
time): it belongs to one story only where other publishers' documents join it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from dragoman.chronicle import Summary
from dragoman.reference.across import clustering
from dragoman.reference.across.clustering import Pair

#: Documents at least so alike may tell one story. A lower link finds more (0.13: F1 89.2 on 221
#: articles of 38 stories; 0.22: 87), but joins a third of two offices' releases of seven months to
#: one component (455 of 1,332), and what is weighed together must not grow with the record.
LINK = 0.22
#: A story's documents are so alike on average.
_SAME = 0.13
#: A third of the likeness is gone after a week or two, the rest is halved in five months.
_SOON, _DAYS, _HALF_LIFE = 0.3, 10.0, 150.0
_UNDATED = 0.8
_DEPTH = 10  # Words are paired as keys down to this sum of their places.
_MOST, _CLOSER = 200, 1.2  # Documents weighed pair by pair; how links are raised above that.
_SHARED = 0.5  # What a shared main contact adds of what is lacking.
_OTHER = 0.5  # What another main contact leaves.


def keys(item: Summary) -> tuple[str, ...]:
    """What a document is looked up by: its heaviest words two by two, and its main contacts."""
    heavy = sorted(item.words, key=lambda word: (-item.words[word], word))[: _DEPTH + 1]
    pairs = [
        "+".join(sorted((word, other)))
        for place, word in enumerate(heavy)
        for other in heavy[place + 1 : _DEPTH - place + 1]
    ]
    return (*dict.fromkeys(pairs), *_contacts(item))


def _contacts(item: Summary) -> tuple[str, ...]:
    """Lookups of the contacts between two sides that the document opens with."""
    return tuple(key for key in item.events if "+" in key)


def alike(one: Summary, other: Summary) -> float:
    """How sure it is that two documents tell one story, 0 to 1."""
    few, many = one.words, other.words
    if len(few) > len(many):
        few, many = many, few
    shared = sum([weight * many[word] for word, weight in few.items() if word in many])
    score = min(1.0, round(shared, 9))
    if one.events and other.events:
        if set(one.events).isdisjoint(other.events):
            score *= 0.0 if one.source == other.source else _OTHER
        else:
            score += (1.0 - score) * _SHARED
    if score < _SAME:
        return score
    apart = _apart(one.published, other.published)
    if apart is None:
        return score * _UNDATED
    if apart > 1 and one.source == other.source:
        return 0.0
    return score * _near(apart)


@lru_cache(maxsize=4096)
def _near(apart: int) -> float:
    """1 on one day, falling quickly for a week and slowly for a year."""
    lasting = (1.0 - _SOON) * math.pow(0.5, apart / _HALF_LIFE)
    return lasting + _SOON * math.exp(-apart / _DAYS)


@lru_cache(maxsize=65536)
def _apart(one: str | None, other: str | None) -> int | None:
    """Days between two publications."""
    if one is None or other is None:
        return None
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    except ValueError:
        return None


def cluster(
    items: Sequence[Summary], must: Sequence[Pair] = (), cannot: Sequence[Pair] = ()
) -> tuple[tuple[str, ...], ...]:
    """The documents of each story. ``must`` and ``cannot`` are people's judgement."""
    known = {item.document: item for item in items}
    return clustering.cluster(
        sorted(known), lambda one, other: alike(known[one], known[other]), must, cannot, _SAME
    )


def cut(items: Sequence[Summary], must: Sequence[Pair] = ()) -> tuple[tuple[str, ...], ...]:
    """A component too large to weigh every pair of it, cut where its links are weakest.

    From then on each piece is a component of its own. Only beyond this size may the order in which
    documents came show in their stories.
    """
    return tuple(_pieces(items, must, LINK))


def _pieces(
    items: Sequence[Summary], must: Sequence[Pair], link: float
) -> Iterable[tuple[str, ...]]:
    """Components by closer and closer links, until each is small enough."""
    if len(items) <= _MOST or link > 1.0:
        yield tuple(sorted(item.document for item in items))
        return
    known = {item.document: item for item in items}
    closer = link * _CLOSER
    for piece in clustering.components(items, keys, alike, closer, _document, must):
        yield from _pieces([known[one] for one in piece], must, closer)


def _document(item: Summary) -> str:
    """The id of its document."""
    return item.document


def gather(items: Sequence[Summary]) -> tuple[str, ...]:
    """The documents of a story, the first published first."""
    ordered = sorted(items, key=lambda item: (item.published or "9999", item.document))
    return tuple(item.document for item in ordered)
