"""Tags are legal, trees are trees, and both are the best there are."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from dragoman.grammar import decoding


def legal(tags: tuple[int, ...], types: int) -> bool:
    follow, begins, ends = decoding.bioes_moves(types)
    steps = all(follow[a, b] for a, b in pairwise(tags))
    return bool(begins[tags[0]] and ends[tags[-1]] and steps)


@pytest.mark.parametrize("seed", range(8))
def test_viterbi_is_the_best_legal_path(seed: int) -> None:
    random = np.random.default_rng(seed)
    scores = random.normal(size=(2, 4, 5)).astype(np.float32)
    between = random.normal(size=(2, 5, 5)).astype(np.float32)
    start, end = random.normal(size=(2, 2, 5)).astype(np.float32)
    (found,) = decoding.viterbi([scores], between, start, end)
    for layer in range(2):

        def worth(tags: tuple[int, ...], layer: int = layer) -> float:
            steps = sum(between[layer, a, b] for a, b in pairwise(tags))
            own = sum(scores[layer, i, t] for i, t in enumerate(tags))
            return float(own + steps + start[layer, tags[0]] + end[layer, tags[-1]])

        paths = [p for p in product(range(5), repeat=4) if legal(p, 1)]
        assert tuple(found[layer]) == max(paths, key=worth)


def test_viterbi_does_not_see_its_neighbours() -> None:
    random = np.random.default_rng(3)
    some = [random.normal(size=(1, n, 9)).astype(np.float32) for n in (7, 2, 30, 1)]
    between = random.normal(size=(1, 9, 9)).astype(np.float32)
    zero = np.zeros((1, 9), np.float32)
    together = decoding.viterbi(some, between, zero, zero)
    for one, tags in zip(some, together, strict=True):
        assert (decoding.viterbi([one], between, zero, zero)[0] == tags).all()


def test_spans() -> None:
    tags = np.array([0, 1, 2, 3, 4, 0, 8, 5, 7])
    assert decoding.spans(tags) == [(1, 3, 0), (4, 4, 0), (6, 6, 1), (7, 8, 1)]


def is_tree(heads: tuple[int, ...]) -> bool:
    if sum(h == 0 for h in heads) != 1:
        return False
    for node in range(1, len(heads) + 1):
        seen = set()
        while node:
            if node in seen:
                return False
            seen.add(node)
            node = heads[node - 1]
    return True


@pytest.mark.parametrize("seed", range(20))
def test_tree_is_the_best_of_all(seed: int) -> None:
    random = np.random.default_rng(seed)
    scores = random.normal(size=(4, 5)).astype(np.float32)
    found = tuple(int(h) for h in decoding.tree(scores))
    trees = [t for t in product(range(5), repeat=4) if is_tree(t)]

    def worth(heads: tuple[int, ...]) -> float:
        return float(sum(scores[i, h] for i, h in enumerate(heads)))

    assert is_tree(found)
    assert worth(found) == pytest.approx(max(map(worth, trees)))


@pytest.mark.parametrize("seed", range(20))
def test_long_random_scores_give_one_tree(seed: int) -> None:
    random = np.random.default_rng(seed)
    size = int(random.integers(1, 60))
    heads = decoding.tree(random.normal(size=(size, size + 1)).astype(np.float32))
    assert is_tree(tuple(int(h) for h in heads))
