"""Spans of one window become attributions by their link scores."""

from __future__ import annotations

import numpy as np

from dragoman.grammar import attributions
from dragoman.grammar.decoding import Floats
from dragoman.grammar.tokens import split

TEXT = "Ana says rain fell and Bo denies snow fell"


def decode(pairs: list[tuple[int, int, int]], spans: list[list[tuple[int, int]]]) -> list[object]:
    """``pairs``: (kind, first word of span, first word of cue) that belong together."""
    (words,) = split(TEXT)
    size = len(words)
    link = np.zeros((3, 65, 65), np.float32)
    link[:, :64, :64] = np.eye(64)
    link[:, 64, 64] = -1
    vectors = np.zeros((size, 3, 64), np.float32)
    cues = np.zeros((size, 3, 64), np.float32)
    for axis, (kind, span, cue) in enumerate(pairs):
        vectors[span, kind, axis] = cues[cue, kind, axis] = 2
    tags = np.zeros((3, size), np.int64)
    for row, some in enumerate(spans):
        for first, last in some:
            tags[row, first : last + 1] = 4 if first == last else [1, *[2] * (last - first - 1), 3]
    scores: dict[str, Floats] = {
        "spans": vectors.reshape(size, -1),
        "cues": cues.reshape(size, -1),
    }
    sure = attributions.confidence(attributions.layers(np.zeros((size, 15), np.float32)), tags)
    found = attributions.decode(tags, scores, sure, link, (words, TEXT))
    return [
        tuple(" | ".join(s.text for s in getattr(a, k)) for k in ("source", "cue", "content"))
        for a in found
    ]


def test_each_content_goes_to_its_cue() -> None:
    spans = [[(0, 0), (5, 5)], [(1, 1), (6, 6)], [(2, 3), (7, 8)]]
    pairs = [(0, 0, 1), (0, 5, 6), (1, 2, 1), (1, 7, 6)]
    assert decode(pairs, spans) == [
        ("Ana", "says", "rain fell"),
        ("Bo", "denies", "snow fell"),
    ]


def test_one_source_may_speak_twice_and_content_may_have_parts() -> None:
    spans = [[(0, 0)], [(1, 1), (6, 6)], [(2, 3), (5, 5), (7, 8)]]
    pairs = [(0, 0, 1), (0, 0, 6), (1, 2, 1), (1, 5, 6), (1, 7, 6)]
    assert decode(pairs, spans) == [
        ("Ana", "says", "rain fell"),
        ("Ana", "denies", "Bo | snow fell"),
    ]


def test_content_without_a_cue_is_kept() -> None:
    assert decode([], [[], [], [(2, 3)]]) == [("", "", "rain fell")]


def test_a_cue_in_two_parts_is_one() -> None:
    spans = [[(0, 0)], [(1, 1), (6, 6)], [(2, 3)]]
    pairs = [(0, 0, 1), (1, 2, 1), (2, 6, 1)]
    assert decode(pairs, spans) == [("Ana", "says | denies", "rain fell")]
