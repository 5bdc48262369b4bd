"""Windows: runs of whole sentences that the network sees at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from dragoman.grammar import features, tokens
from dragoman.grammar.network import CLS, SEP, Input, Pieces

LONGEST = 400  # pieces of one unit; the encoder knows 512 places, sentences beyond are lists


@dataclass(frozen=True, slots=True)
class Layout:
    """The words of a document: per sentence its words, feature codes, pieces and paragraph."""

    words: list[list[tokens.RawToken]]
    codes: list[list[int]]
    pieces: list[list[tuple[int, ...]]]
    paragraphs: list[int]


@dataclass(frozen=True, slots=True)
class Unit:
    """Words ``first`` to ``last`` (exclusive) of a sentence: all of it, or a part if it is huge."""

    sentence: int
    first: int
    last: int
    size: int
    paragraph: int


def layout(text: str, pieces: Pieces, body: int = 0) -> Layout:
    """Cut ``text`` into sentences of words and look every word up (``body``: see tokens)."""
    found = Layout([], [], [], [])
    for number, paragraph in enumerate(tokens.paragraphs(text, body)):
        words = [word for sentence in paragraph for word in sentence]
        texts = [word.text for word in words]
        before = [w.start == 0 or text[w.start - 1].isspace() for w in words]
        marks = features.quotes(texts, before, [*before[1:], True])
        starts = [2]
        for sentence in paragraph:
            starts += [0] * (len(sentence) - 1) + [1]
        codes = features.codes(texts, starts[:-1], marks)
        at = 0
        for sentence in paragraph:
            size = len(sentence)
            found.words.append(sentence)
            found.codes.append(codes[at : at + size])
            found.pieces.append([pieces(word.text) for word in sentence])
            found.paragraphs.append(number)
            at += size
    return found


def given(sentences: Sequence[Sequence[str]], pieces: Pieces) -> tuple[str, Layout]:
    """A text and layout for words that are cut already; every sentence a paragraph of its own."""
    found = Layout([], [], [], [])
    lines: list[str] = []
    start = 0
    for number, words in enumerate(sentences):
        before = features.spaces(words)
        marks = features.quotes(words, before, [*before[1:], True])
        found.codes.append(features.codes(words, [2] + [0] * (len(words) - 1), marks))
        found.pieces.append([pieces(word) for word in words])
        found.paragraphs.append(number)
        row = []
        for word in words:
            row.append(tokens.RawToken(start, start + len(word), word))
            start += len(word) + 1
        found.words.append(row)
        lines.append(" ".join(words))
    return "\n".join(lines), found


def units(plan: Layout, most: int) -> list[Unit]:
    """The sentences as units; one of more than ``most`` pieces becomes several."""
    found = []
    for number, pieces in enumerate(plan.pieces):
        first = size = 0
        for index, word in enumerate(pieces):
            if size + len(word) > most and size:
                found.append(Unit(number, first, index, size, plan.paragraphs[number]))
                first, size = index, 0
            size += len(word)
        found.append(Unit(number, first, len(pieces), size, plan.paragraphs[number]))
    return found


def windows(parts: Sequence[Unit], most: int, above: int = 0) -> list[list[Unit]]:
    """Greedy windows of at most ``most`` pieces, ends included.

    A paragraph that fits a window is not cut; a unit longer than a window stands alone. The first
    ``above`` sentences (headline and dateline) are no part of the report's own windows: what is
    seen beside its first sentence changes how that is read.
    """
    needs = _needs(parts)
    found: list[list[Unit]] = []
    used = 0
    for index, unit in enumerate(parts):
        begins = index > 0 and parts[index - 1].sentence < above <= unit.sentence
        fresh = index == 0 or parts[index - 1].paragraph != unit.paragraph or begins
        need = needs[unit.paragraph] if fresh else unit.size
        need = need if need + 2 <= most else unit.size
        if not found or begins or used + need + 2 > most:
            found.append([])
            used = 0
        found[-1].append(unit)
        used += unit.size
    return found


def _needs(parts: Sequence[Unit]) -> dict[int, int]:
    """Pieces of every paragraph."""
    needs: dict[int, int] = {}
    for unit in parts:
        needs[unit.paragraph] = needs.get(unit.paragraph, 0) + unit.size
    return needs


def above(plan: Layout, body: int) -> int:
    """How many sentences stand above the report itself, which begins at ``body``."""
    return sum(words[0].start < body for words in plan.words)


def network_input(plan: Layout, window: Sequence[Unit]) -> Input:
    """The window as the network takes it."""
    pieces = [p for u in window for p in plan.pieces[u.sentence][u.first : u.last]]
    codes = [code for u in window for code in plan.codes[u.sentence][u.first : u.last]]
    sizes = np.fromiter(map(len, pieces), np.int64, len(pieces))
    ends = np.cumsum(sizes)  # also the place of each word's last piece, the CLS before it counted
    return Input(
        np.array([CLS, *chain.from_iterable(pieces), SEP], np.int64),
        np.concatenate([[0], np.repeat(np.array(codes, np.int64), sizes), [0]]),
        ends - sizes + 1,
        ends,
        np.repeat(np.arange(len(window)), [u.last - u.first for u in window]),
    )
