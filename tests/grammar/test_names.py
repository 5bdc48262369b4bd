"""Four types made finer by lists, by the last word and by the second head."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.grammar.names import NameTypes
from dragoman.grammar.tokens import RawToken

TYPES = ["PER", "ORG", "LOC", "MISC"]
POLITICS = ["person", "politician", "organisation", "politicalparty", "country", "location"] + [
    "event",
    "election",
    "misc",
]


def label(text: str, kind: str, vote: str | None = None) -> list[tuple[int, int, str]]:
    parts = text.split(" ")
    words = [RawToken(i, i + 1, part) for i, part in enumerate(parts)]
    base = 4 * TYPES.index(kind) if kind else 0
    size = len(parts)
    tags = [0] * size
    if kind:
        tags = [base + 4] if size == 1 else [base + 1, *[base + 2] * (size - 2), base + 3]
    scores = np.zeros((size, 4 * len(POLITICS) + 1), np.float32)
    scores[:, 0 if vote is None else 4 * POLITICS.index(vote) + 1] = 9
    types = NameTypes(TYPES, POLITICS)
    return types.decode(np.array(tags), types.odds(scores), words)


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Anna Lund", "PER", "PERSON"),
        ("Chile", "LOC", "GPE"),
        ("the Netherlands", "LOC", "GPE"),
        ("Valparaíso", "LOC", "GPE"),
        ("Barents Sea", "LOC", "LOC"),
        ("Norwegians", "MISC", "NORP"),
        ("Lisbon Summit", "MISC", "EVENT"),
        ("World War II", "MISC", "EVENT"),
        ("Asia", "LOC", "LOC"),
        ("Clean Rivers Act", "MISC", "LAW"),
        ("Airbus A320", "MISC", "MISC"),
    ],
)
def test_finer_types(text: str, kind: str, expected: str) -> None:
    assert label(text, kind) == [(0, len(text.split(" ")), expected)]


def test_the_second_head_decides_where_no_list_does() -> None:
    assert label("Xanthia", "LOC") == [(0, 1, "LOC")]
    assert label("Xanthia", "LOC", "country") == [(0, 1, "GPE")]
    assert label("Chile", "ORG") == [(0, 1, "ORG")]
    assert label("Chile", "ORG", "country") == [(0, 1, "GPE")]


def test_an_occasion_the_first_head_does_not_name() -> None:
    assert label("general election", "", "election") == [(0, 2, "EVENT")]
    assert label("general election", "") == []


@pytest.mark.parametrize(
    ("rest", "whole"),
    [("in", True), ("yong", True), ("era", False), ("backed", False), ("Lund", False)],
)
def test_a_name_that_a_hyphen_cuts_in_two_is_whole(rest: str, whole: bool) -> None:
    text = f"Han Seo-{rest}"
    words = [RawToken(0, 3, "Han"), RawToken(4, 7, "Seo"), RawToken(7, 8, "-")]
    words.append(RawToken(8, len(text), rest))
    tags = np.array([1, 3, 0, 0])
    scores = np.zeros((4, 4 * len(POLITICS) + 1), np.float32)
    scores[:, 0] = 9
    expected = [(0, 4 if whole else 2, "PERSON")]
    types = NameTypes(TYPES, POLITICS)
    assert types.decode(tags, types.odds(scores), words) == expected
