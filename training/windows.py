"""Windows of consecutive sentences and their gold labels as tensors."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

Doc = dict[str, Any]
CLS, SEP = 101, 102
KINDS = ("source", "cue", "content")


@dataclass
class Window:
    """Consecutive sentences of one document, ``start`` the number of the first."""

    sentences: list[Doc]
    document: list[Doc]
    start: int

    @property
    def size(self) -> int:
        """Pieces, both ends included."""
        return 2 + sum(len(p) for s in self.sentences for p in s["pieces"])


def cut(document: list[Doc], most: int, first: int = 0, whole: bool = False) -> list[Window]:
    """Greedy windows of at most ``most`` pieces; a longer sentence stands alone.

    ``first`` limits the first window (random cuts while training); ``whole`` keeps paragraphs
    together where they fit.
    """
    windows: list[Window] = []
    group: list[Doc] = []
    begin = used = 0
    limit = first or most
    sizes = [sum(map(len, s["pieces"])) for s in document]
    for number, sentence in enumerate(document):
        size = sizes[number]
        need = size
        if whole and (number == 0 or document[number - 1]["par"] != sentence["par"]):
            after = number + 1
            while after < len(document) and document[after]["par"] == sentence["par"]:
                need += sizes[after]
                after += 1
            need = need if need + 2 <= most else size
        if group and used + need + 2 > limit:
            windows.append(Window(group, document, begin))
            group, begin, used, limit = [], number, 0, most
        group.append(sentence)
        used += size
    if group:
        windows.append(Window(group, document, begin))
    return windows


@dataclass
class Packed:
    """Windows end to end: pieces, codes, window sizes; per word its first and last piece."""

    ids: Tensor
    codes: Tensor
    sizes: list[int]
    first: Tensor
    last: Tensor
    words: list[int]


def pack(windows: Sequence[Window], hide: float = 0.0) -> Packed:
    """Lay the windows end to end; ``hide`` of the words become [MASK] (training only)."""
    ids: list[int] = []
    codes: list[int] = []
    sizes, words = [], []
    first: list[int] = []
    last: list[int] = []
    for window in windows:
        begin, count = len(ids), len(first)
        ids.append(CLS)
        codes.append(0)
        for sentence in window.sentences:
            for pieces, code in zip(sentence["pieces"], sentence["codes"], strict=True):
                first.append(len(ids))
                hidden = hide and random.random() < hide
                ids.extend([103] * len(pieces) if hidden else pieces)
                codes.extend([code] * len(pieces))
                last.append(len(ids) - 1)
        ids.append(SEP)
        codes.append(0)
        del ids[begin + 512 :], codes[begin + 512 :]
        top = len(ids) - 1
        first[count:] = [min(i, top) for i in first[count:]]
        last[count:] = [min(i, top) for i in last[count:]]
        sizes.append(len(ids) - begin)
        words.append(len(first) - count)
    return Packed(
        torch.tensor(ids),
        torch.tensor(codes),
        sizes,
        torch.tensor(first),
        torch.tensor(last),
        words,
    )


def bioes(length: int, spans: Sequence[tuple[int, int]]) -> list[int]:
    """0 O, 1 B, 2 I, 3 E, 4 S of spans ``(first, last)``, last inclusive; the earlier one wins."""
    tags = [0] * length
    for first, last in sorted(set(spans), key=lambda s: (s[0], -s[1])):
        if any(tags[first : last + 1]):
            continue
        if first == last:
            tags[first] = 4
        else:
            tags[first : last + 1] = [1, *[2] * (last - first - 1), 3]
    return tags


def typed(tags: Sequence[str], types: Sequence[str]) -> list[int]:
    """BIO strings to BIOES numbers: 0, then B I E S of each type."""
    spans = spans_of(tags)
    numbers = [0] * len(tags)
    for first, last, kind in spans:
        if kind in types:
            base = 4 * types.index(kind)
            inside = bioes(last - first + 1, [(0, last - first)])
            numbers[first : last + 1] = [base + tag for tag in inside]
    return numbers


def spans_of(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Spans ``(first, last, type)`` of BIO tags, as conlleval reads them."""
    spans: list[tuple[int, int, str]] = []
    open_at, kind = -1, ""
    for i, tag in enumerate([*tags, "O"]):
        if open_at >= 0 and (tag[0] != "I" or tag[2:] != kind):
            spans.append((open_at, i - 1, kind))
            open_at = -1
        if tag != "O" and open_at < 0:
            open_at, kind = i, tag[2:]
    return spans


@dataclass
class Gold:
    """Attribution of one window: tags [3, n], and pairs of first words (span, cue) per kind."""

    tags: list[list[int]]
    pairs: list[set[tuple[int, int]]]  # source, content, further cue → first cue
    spans: list[set[int]]
    cues: set[int]


def attribution(window: Window) -> Gold:
    """The gold attributions that lie in the window, those that leave it cut off at its ends."""
    offsets, total = [], 0
    for sentence in window.sentences:
        offsets.append(total)
        total += len(sentence["words"])

    def place(where: int) -> int:
        number = where // 100000 - window.start
        if number < 0:
            return -1
        if number >= len(offsets):
            return total
        return offsets[number] + where % 100000

    spans: list[list[tuple[int, int]]] = [[], [], []]
    gold = Gold([], [set(), set(), set()], [set(), set(), set()], set())
    for group in window.document[0].get("groups", ()):
        here: list[list[tuple[int, int]]] = []
        for kind in KINDS:
            inside = []
            for first, last in group[kind]:
                a, b = place(first), place(last)
                if b >= 0 and a < total:
                    inside.append((max(a, 0), min(b, total - 1)))
            here.append(inside)
        for kind, inside in enumerate(here):
            spans[kind] += inside
        if here[1]:
            anchor = min(here[1])[0]
            gold.cues.add(anchor)
            gold.pairs[0] |= {(s[0], anchor) for s in here[0]}
            gold.pairs[1] |= {(s[0], anchor) for s in here[2]}
            gold.pairs[2] |= {(s[0], anchor) for s in here[1] if s[0] != anchor}
    gold.tags = [bioes(total, kind) for kind in spans]
    gold.spans = [{s[0] for s in spans[0]}, {s[0] for s in spans[2]}, {s[0] for s in spans[1]}]
    return gold


class Stream:
    """Endless windows of a set of documents, cut anew and shuffled every epoch."""

    def __init__(
        self, documents: list[list[Doc]], most: int, seed: int, join: bool = False
    ) -> None:
        self.documents = documents
        self.most = most
        self.random = random.Random(seed)
        self.join = join
        self.queue: list[Window] = []
        self.epochs = 0
        self.prepare: Callable[[Window], Window] = lambda w: w

    def next(self) -> Window:
        """The next window."""
        if not self.queue:
            for document in self.documents:
                first = self.random.randint(self.most // 4, self.most)
                whole = self.random.random() < 0.5
                self.queue += cut(document, self.most, first, whole)
            self.random.shuffle(self.queue)
            self.epochs += 1
        return self.queue.pop()
