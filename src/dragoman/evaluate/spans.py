"""Counting spans: exact agreement, overlap, and chunks of BIO tags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

from .report import Score

Range = tuple[int, int]
Chunk = tuple[str, int, int]


def exact(name: str, gold: Iterable[Hashable], system: Iterable[Hashable]) -> Score:
    """Things that are in both; a thing given twice counts twice."""
    wanted, found = Counter(gold), Counter(system)
    return Score(name, sum((wanted & found).values()), sum(found.values()), sum(wanted.values()))


def chunks(tags: Sequence[str]) -> list[Chunk]:
    """The chunks (label, first, last exclusive) of BIO tags, as conlleval and seqeval read them.

    An ``I-X`` that follows nothing of label ``X`` opens a chunk of its own.
    """
    found: list[Chunk] = []
    label, first = "", 0
    for index, tag in enumerate([*tags, "O"]):
        prefix, _, kind = tag.partition("-")
        if label and (prefix in ("O", "B") or kind != label):
            found.append((label, first, index))
            label = ""
        if not label and prefix in ("B", "I"):
            label, first = kind, index
    return found


def overlap(left: Sequence[Range], right: Sequence[Range]) -> float:
    """Characters in both sets of ranges over characters in either (0 to 1)."""
    if not _touch(left, right):
        return 0.0
    one = {i for start, end in left for i in range(start, end)}
    two = {i for start, end in right for i in range(start, end)}
    return len(one & two) / len(one | two)


def pair_up(
    gold: Sequence[Sequence[Range]], system: Sequence[Sequence[Range]], least: float
) -> dict[int, int]:
    """Pairs gold index -> system index whose overlap is at least ``least``, the best first.

    Each gold and each system entry is used once.
    """
    rated = sorted(
        (
            (-overlap(wanted, found), g, s)
            for g, wanted in enumerate(gold)
            for s, found in enumerate(system)
            if _touch(wanted, found)
        ),
    )
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for minus, g, s in rated:
        if -minus >= least and g not in pairs and s not in used:
            pairs[g] = s
            used.add(s)
    return pairs


def _touch(left: Sequence[Range], right: Sequence[Range]) -> bool:
    return any(a < d and c < b for a, b in left for c, d in right)
