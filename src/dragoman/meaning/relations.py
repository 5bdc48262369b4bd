"""What one actor does to another in a sentence, as a PLOVER type: a small linear model.

Given the words of a sentence with their tree, and where source and target stand in it, the model
weighs words and word pairs around the two, the predicates they hang in and the path between them,
and the meaning of the words (a table of word vectors). It knows the 15 types of its training
sentences, in which CONCEDE and RETREAT are one, ``YIELD``. It answers for pairs that are related;
it cannot say that two actors have nothing to do with each other.

Trained by ``training/relations.py``; the figures are in ``training/LOG.md``.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import WeightsError
from dragoman.meaning.relation_features import (
    Cues,
    Pair,
    Range,
    bucket,
    regions,
    structure,
    surface,
)
from dragoman.records import Token

Array = NDArray[np.float32]

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

    ``quad`` is the likeliest quad class (1 to 4): that of the most probable types together, which
    need not be that of ``root``.
    """

    root: str
    quad: int
    probability: float
    probabilities: Mapping[str, float]


class Vectors:
    """Vectors of words from a table of word pieces, the longest pieces first."""

    def __init__(self, pieces: Sequence[str], table: NDArray[np.int8], scale: float) -> None:
        self.pieces = tuple(pieces)
        self.table = table
        self.scale = scale
        self._rows = {piece: row for row, piece in enumerate(pieces)}
        # A sentence with several pairs of actors asks for each of its words several times.
        self.word = lru_cache(maxsize=4096)(self._word)

    def mean(self, words: Sequence[str]) -> Array:
        """The mean over the words that have a vector; zeros where none has."""
        found = [vector for word in words if (vector := self.word(word)) is not None]
        if not found:
            return np.zeros(self.table.shape[1], np.float32)
        return np.asarray(np.mean(found, axis=0), np.float32)

    def _word(self, word: str) -> Array | None:
        """The mean of the pieces of a word; None where no piece is known."""
        rows: list[int] = []
        at = 0
        while at < len(word):
            sign = "##" if at else ""
            ends = range(len(word), at, -1)
            end = next((e for e in ends if sign + word[at:e] in self._rows), None)
            if end is None:
                at += 1
                continue
            rows.append(self._rows[sign + word[at:end]])
            at = end
        if not rows:
            return None
        return np.asarray(self.table[rows].mean(0) * self.scale, np.float32)


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by bucket and by region of meaning, for each type.

    ``sparse`` is [buckets, types] in steps of ``steps`` [types]; ``rarity`` [buckets] weighs what a
    feature counts for; ``dense`` is [regions × size, types], for what the means of the regions
    are beyond ``centre``.
    """

    types: tuple[str, ...]
    sparse: NDArray[np.int8]
    steps: Array
    rarity: Array
    dense: Array
    centre: Array
    bias: Array
    vectors: Vectors = field(repr=False)
    cues: Cues = field(repr=False)

    def classify(
        self, tokens: Sequence[Token], source: Range | None, target: Range | None
    ) -> Relation:
        """The type of what ``source`` does to ``target`` in a sentence.

        Ranges are of word indices, end exclusive; None where there is no such actor in it.
        ValueError where the two overlap.
        """
        if source and target and source[0] < target[1] and target[0] < source[1]:
            raise ValueError(f"source {source} and target {target} overlap")
        pair = Pair(tokens, source, target)
        rows, values = sparse_row(pair, self.cues, self.rarity)
        scores = self.bias + values @ self.sparse[rows].astype(np.float32) * self.steps
        scores = scores + (dense_row(pair, self.vectors) - self.centre) @ self.dense
        share = np.exp(scores - scores.max())
        share /= share.sum()
        by_type = {name: float(value) for name, value in zip(self.types, share, strict=True)}
        best = max(by_type, key=lambda name: by_type[name])
        by_quad = dict.fromkeys((1, 2, 3, 4), 0.0)
        for name, value in by_type.items():
            by_quad[QUADS[name]] += value
        return Relation(best, max(by_quad, key=lambda q: by_quad[q]), by_type[best], by_type)


def sparse_row(pair: Pair, cues: Cues, rarity: Array) -> tuple[NDArray[np.int64], Array]:
    """Buckets of a pair's features and their weights.

    Those of the surface and those of the structure are each of length 1 together.
    """
    total: Counter[int] = Counter()
    for found in (surface(pair.words), structure(pair, cues)):
        counts: Counter[int] = Counter()
        for feature, count in found.items():
            counts[bucket(feature)] += count
        rare = rarity[list(counts)].tolist()
        values = {
            row: (1 + math.log(n)) * weight
            for (row, n), weight in zip(counts.items(), rare, strict=True)
        }
        length = math.sqrt(sum(value * value for value in values.values())) or 1.0
        for row, value in values.items():
            total[row] += value / length
    rows = np.array(sorted(total), np.int64)
    return rows, np.array([total[row] for row in rows.tolist()], np.float32)


def dense_row(pair: Pair, vectors: Vectors) -> Array:
    """The mean vectors of the regions one after the other."""
    return np.concatenate([vectors.mean(part) for part in regions(pair.words)])


@lru_cache(maxsize=1)
def load() -> Model:
    """The model that the package ships. WeightsError where its file is missing or damaged."""
    place = files("dragoman.meaning") / "weights" / "relations.npz"
    try:
        with as_file(place) as path, np.load(path, allow_pickle=False) as stored:
            return model_of({name: stored[name] for name in stored.files})
    except (OSError, KeyError, ValueError) as problem:
        raise WeightsError(
            f"{place}: the weights of relations cannot be read ({problem}). Reinstall dragoman."
        ) from problem


def model_of(stored: Mapping[str, NDArray[Any]]) -> Model:
    """The model in the arrays of a file, as ``arrays_of`` wrote them."""
    names = json.loads(stored["names"].astype(np.uint8).tobytes().decode())
    return Model(
        types=tuple(names["types"]),
        sparse=stored["sparse"].astype(np.int8),
        steps=stored["steps"].astype(np.float32),
        rarity=stored["rarity"].astype(np.float32),
        dense=stored["dense"].astype(np.float32),
        centre=stored["centre"].astype(np.float32),
        bias=stored["bias"].astype(np.float32),
        vectors=Vectors(names["pieces"].split(" "), stored["table"], names["scale"]),
        cues={(lemma, pos): tuple(kinds) for lemma, pos, kinds in names["cues"]},
    )


def arrays_of(model: Model) -> dict[str, NDArray[Any]]:
    """The model as arrays to be stored; rarities and dense weights lose precision."""
    names = {
        "types": model.types,
        "pieces": " ".join(model.vectors.pieces),
        "scale": model.vectors.scale,
        "cues": [[*key, sorted(kinds)] for key, kinds in sorted(model.cues.items())],
    }
    return {
        "names": np.frombuffer(json.dumps(names).encode(), np.uint8),
        "table": model.vectors.table,
        "sparse": model.sparse,
        "steps": model.steps,
        "rarity": model.rarity.astype(np.float16),
        "dense": model.dense.astype(np.float16),
        "centre": model.centre.astype(np.float16),
        "bias": model.bias,
    }
