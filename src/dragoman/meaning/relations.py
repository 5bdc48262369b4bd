"""What one actor does to another in a sentence, as a PLOVER type: a small linear model.

Given the words of a sentence and where source and target stand in it, the model weighs single
words and pairs of words of the sentence and of the places around the two actors, and the meaning
of the words there (a table of word vectors). It knows the 15 types of its training sentences, in which
CONCEDE and RETREAT are one, ``YIELD``. It answers for pairs that are related; it cannot say that two
actors have nothing to do with each other.

Trained by ``training/relations.py``; figures are in ``evaluation/floors.json``.
"""

from __future__ import annotations

import json
import math
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import WeightsError

Array = NDArray[np.float32]
Range = tuple[int, int]

SOURCE, TARGET = "<s>", "<t>"
BUCKETS = 1 << 15
REGIONS = 5
QUADS: Mapping[str, int] = {
    "AGREE": 1,
    "CONSULT": 1,
    "SUPPORT": 1,
    "COOPERATE": 2,
    "AID": 2,
    "YIELD": 2,
    "REQUEST": 3,
    "ACCUSE": 3,
    "REJECT": 3,
    "THREATEN": 3,
    "PROTEST": 4,
    "SANCTION": 4,
    "MOBILIZE": 4,
    "COERCE": 4,
    "ASSAULT": 4,
}
#: PLOVER types that the model does not tell apart, in its own terms.
MERGED: Mapping[str, str] = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


@dataclass(frozen=True, slots=True)
class Relation:
    """The likeliest type with its probability, and the probability of every type.

    ``quad`` is the likeliest quad class (1 to 4), which is that of the most probable types together
    and need not be that of ``root``.
    """

    root: str
    quad: int
    probability: float
    probabilities: Mapping[str, float]


def mark(words: Sequence[str], source: Range | None, target: Range | None) -> list[str]:
    """Lower-case words with each actor's words replaced by one mark.

    Ranges are of word indices, end exclusive, and must not overlap. ValueError where they do.
    """
    cuts = sorted((r, m) for r, m in ((source, SOURCE), (target, TARGET)) if r is not None)
    if len(cuts) == 2 and cuts[0][0][1] > cuts[1][0][0]:
        raise ValueError(f"source {source} and target {target} overlap")
    marked: list[str] = []
    at = 0
    for (first, last), sign in cuts:
        marked += [word.lower() for word in words[at:first]]
        marked.append(sign)
        at = last
    return marked + [word.lower() for word in words[at:]]


def _place(marked: Sequence[str], sign: str) -> int:
    return marked.index(sign) if sign in marked else -1


def _between(marked: Sequence[str], source: int, target: int) -> Sequence[str]:
    low, high = sorted((source, target))
    return marked[low + 1 : high] if low >= 0 else marked[high + 1 : high + 9]


def features(marked: Sequence[str]) -> Counter[str]:
    """Words and word pairs of the sentence, between the actors, and next to each of them."""
    source, target = _place(marked, SOURCE), _place(marked, TARGET)
    between = _between(marked, source, target)
    way = ">" if source <= target else "<"
    found: Counter[str] = Counter()
    for size in (1, 2):
        found.update(_runs(marked, size))
        found.update(f"b:{run}" for run in _runs(between, size))
        found.update(f"b{way}{run}" for run in _runs(between, size))
    found.update(f"b:{run}" for run in _runs(between, 3))
    if source >= 0:
        found.update(f"s+:{word}" for word in marked[source + 1 : source + 5])
        found[f"s+1:{' '.join(marked[source + 1 : source + 3])}"] += 1
        found[f"s-1:{' '.join(marked[max(0, source - 2) : source])}"] += 1
    if target >= 0:
        found.update(f"t+:{word}" for word in marked[target + 1 : target + 4])
        found.update(f"t-:{word}" for word in marked[max(0, target - 3) : target])
        found[f"t+1:{' '.join(marked[target + 1 : target + 3])}"] += 1
    found["no source"] += source < 0
    found["no target"] += target < 0
    return +found


def _runs(words: Sequence[str], size: int) -> Iterable[str]:
    return (" ".join(words[i : i + size]) for i in range(len(words) - size + 1))


def regions(marked: Sequence[str]) -> list[list[str]]:
    """Words whose meaning is averaged: all, between, after source, before and after target."""
    source, target = _place(marked, SOURCE), _place(marked, TARGET)
    parts = [
        marked,
        _between(marked, source, target),
        marked[source + 1 : source + 4] if source >= 0 else (),
        marked[max(0, target - 2) : target] if target >= 0 else (),
        marked[target + 1 : target + 4] if target >= 0 else (),
    ]
    return [[word for word in part if word not in (SOURCE, TARGET)] for part in parts]


def bucket(feature: str) -> int:
    """The row of a feature in the table of weights: the same on every machine."""
    return zlib.crc32(feature.encode()) % BUCKETS


class Vectors:
    """Vectors of words from a table of word pieces, the longest pieces first."""

    def __init__(self, pieces: Sequence[str], table: NDArray[np.int8], scale: float) -> None:
        self._rows = {piece: row for row, piece in enumerate(pieces)}
        self._table = table
        self._scale = scale

    @property
    def size(self) -> int:
        """Numbers in a vector."""
        return int(self._table.shape[1])

    def mean(self, words: Sequence[str]) -> Array:
        """The mean over the words that have a vector; zeros where none has."""
        rows = [self.word(word) for word in words]
        known = [row for row in rows if row is not None]
        if not known:
            return np.zeros(self.size, np.float32)
        return np.mean(known, axis=0, dtype=np.float32)

    def word(self, word: str) -> Array | None:
        """The mean of the pieces of a word; None where no piece is known."""
        rows: list[int] = []
        at = 0
        while at < len(word):
            end = next((e for e in range(len(word), at, -1) if self._key(word, at, e)), at)
            if end == at:
                at += 1
                continue
            rows.append(self._rows[("##" if at else "") + word[at:end]])
            at = end
        if not rows:
            return None
        return np.asarray(self._table[rows].mean(0) * self._scale, np.float32)

    def _key(self, word: str, start: int, end: int) -> bool:
        return ("##" if start else "") + word[start:end] in self._rows


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by bucket and by region of meaning, for each type.

    ``sparse`` is [BUCKETS, types] with ``rarity`` [BUCKETS]; ``dense`` is [REGIONS × size, types],
    to be applied to what is left of the means of the regions after ``centre``.
    """

    types: tuple[str, ...]
    sparse: NDArray[np.int8]
    steps: Array
    rarity: Array
    dense: Array
    centre: Array
    bias: Array
    vectors: Vectors = field(repr=False)

    def classify(
        self, words: Sequence[str], source: Range | None, target: Range | None
    ) -> Relation:
        """The type of what ``source`` does to ``target`` in a sentence.

        Ranges are of word indices, end exclusive; None where there is no such actor in it.
        """
        marked = mark(words, source, target)
        scores = self.bias + self._sparse(marked) + self._dense(marked)
        share = np.exp(scores - scores.max())
        share /= share.sum()
        by_type = {name: float(value) for name, value in zip(self.types, share, strict=True)}
        best = max(by_type, key=lambda name: by_type[name])
        quads: Counter[int] = Counter()
        for name, value in by_type.items():
            quads[QUADS[name]] += value  # type: ignore[assignment]
        return Relation(best, quads.most_common(1)[0][0], by_type[best], by_type)

    def _sparse(self, marked: Sequence[str]) -> Array:
        rows, values = sparse_row(marked, self.rarity)
        return np.asarray(values @ self.sparse[rows].astype(np.float32) * self.steps, np.float32)

    def _dense(self, marked: Sequence[str]) -> Array:
        return np.asarray((dense_row(marked, self.vectors) - self.centre) @ self.dense, np.float32)


def sparse_row(marked: Sequence[str], rarity: Array) -> tuple[NDArray[np.int64], Array]:
    """Buckets of a sentence's features and their weights, of length 1 together."""
    counts: Counter[int] = Counter()
    for feature, count in features(marked).items():
        counts[bucket(feature)] += count
    rows = np.array(sorted(counts), np.int64)
    values = np.array([1.0 + math.log(counts[row]) for row in rows.tolist()], np.float32)
    values = values * rarity[rows]
    return rows, np.asarray(values / (np.linalg.norm(values) or 1.0), np.float32)


def dense_row(marked: Sequence[str], vectors: Vectors) -> Array:
    """The mean vectors of the regions one after the other."""
    return np.concatenate([vectors.mean(part) for part in regions(marked)])


@lru_cache(maxsize=1)
def load() -> Model:
    """The model that the package ships. WeightsError where its file is missing or damaged."""
    place = files("dragoman.meaning") / "weights" / "relations.npz"
    try:
        with as_file(place) as path, np.load(path, allow_pickle=False) as stored:
            return _model({name: stored[name] for name in stored.files})
    except (OSError, KeyError, ValueError) as problem:
        raise WeightsError(
            f"{place}: the weights of relations cannot be read ({problem}). Reinstall dragoman."
        ) from problem


def _model(stored: Mapping[str, NDArray[np.generic]]) -> Model:
    names = json.loads(bytes(stored["names"].astype(np.uint8)).decode())
    vectors = Vectors(
        re.split("\n", names["pieces"]), stored["table"].astype(np.int8), float(names["scale"])
    )
    single = {
        key: stored[key].astype(np.float32)
        for key in ("steps", "rarity", "dense", "centre", "bias")
    }
    return Model(tuple(names["types"]), stored["sparse"].astype(np.int8), vectors=vectors, **single)
