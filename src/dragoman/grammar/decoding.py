"""From scores to tags and trees: Viterbi and maximum spanning trees, in numpy."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
_NEVER = np.float32(-1e4)


@cache
def bioes_moves(types: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]:
    """Which tag may follow which, may begin, may end. Tags: 0 is O, then B I E S of each type."""
    tags = 4 * types + 1
    opens = np.array([t > 0 and (t - 1) % 4 in (0, 1) for t in range(tags)])
    starts = np.array([t == 0 or (t - 1) % 4 in (0, 3) for t in range(tags)])
    kind = np.array([0 if t == 0 else (t - 1) // 4 + 1 for t in range(tags)])
    follow = np.where(
        opens[:, None], ~starts[None, :] & (kind[:, None] == kind[None, :]), starts[None, :]
    )
    return follow, starts, ~opens


def viterbi(scores: list[Floats], between: Floats, start: Floats, end: Floats) -> list[Ints]:
    """The best legal BIOES tags of several sequences at once.

    Each of ``scores`` is [layers, n, tags] with its own n; ``between`` is [layers, tags, tags],
    ``start`` and ``end`` [layers, tags]. Returns [layers, n] for each.
    """
    if not scores:
        return []
    sizes = np.array([s.shape[1] for s in scores])
    layers, _, tags = scores[0].shape
    longest = int(sizes.max())
    grid = np.zeros((longest, len(scores), layers, tags), np.float32)
    for row, some in enumerate(scores):
        grid[: some.shape[1], row] = some.transpose(1, 0, 2)
    follow, begins, ends = bioes_moves((tags - 1) // 4)
    moves = np.where(follow, between, _NEVER).transpose(0, 2, 1).copy()  # [layers, to, from]
    best = grid[0] + np.where(begins, start, _NEVER)
    back = np.zeros((longest, len(scores), layers, tags), np.int64)
    stay = np.arange(tags)
    every, layer, _ = np.ogrid[: len(scores), :layers, :1]
    shortest = int(sizes.min())
    for i in range(1, longest):
        paths = best[:, :, None, :] + moves
        choice = paths.argmax(3, out=back[i])
        value = paths[every, layer, stay, choice]
        value += grid[i]
        if i < shortest:
            best = value
        else:
            live = (i < sizes)[:, None, None]
            best = np.where(live, value, best)
            back[i] = np.where(live, back[i], stay)
    found = np.zeros((longest, len(scores), layers), np.int64)
    found[-1] = (best + np.where(ends, end, _NEVER)).argmax(2)
    rows, layers_ = every[..., 0], layer[..., 0]
    for i in range(longest - 1, 0, -1):
        found[i - 1] = back[i][rows, layers_, found[i]]
    return [found[:size, row].T for row, size in enumerate(sizes)]


def spans(tags: Ints) -> list[tuple[int, int, int]]:
    """Spans ``(first, last, type)`` of legal BIOES tags, last inclusive."""
    found = []
    begin = 0
    for index in np.flatnonzero(tags):
        tag = int(tags[index]) - 1
        place = tag % 4
        if place == 0:
            begin = int(index)
        elif place == 3:
            found.append((int(index), int(index), tag // 4))
        elif place == 2:
            found.append((begin, int(index), tag // 4))
    return found


def tree(scores: Floats) -> Ints:
    """Heads of the best tree with one root; scores [n, n + 1], column 0 the root.

    Returns heads as column numbers: 0 for the one root, i + 1 for word i.
    """
    heads = scores.argmax(1).astype(np.int64)
    if int((heads == 0).sum()) == 1 and _reaches_root(heads):
        return np.asarray(heads, np.int64)
    size = scores.shape[0]
    full = np.full((size + 1, size + 1), -np.inf)
    full[1:] = scores
    full[np.arange(1, size + 1), np.arange(1, size + 1)] = -np.inf
    free = _arborescence(full)
    if int((free[1:] == 0).sum()) == 1:
        return np.asarray(free[1:])
    return _one_root(full, scores)


def _one_root(full: NDArray[np.float64], scores: Floats) -> Ints:
    """The best tree over the likeliest roots; Gabow's trick costs more code than it saves here."""
    size = scores.shape[0]
    candidates = np.argsort(-scores[:, 0], kind="stable")[:4] + 1
    best, best_score = None, -np.inf
    for root in candidates:
        forced = full.copy()
        forced[1:, 0] = -np.inf
        forced[root] = -np.inf
        forced[root, 0] = 0.0
        found = _arborescence(forced)[1:]
        others = np.delete(np.arange(size), root - 1)
        total = float(scores[root - 1, 0] + scores[others, found[others]].sum())
        if total > best_score:
            best, best_score = found, total
    assert best is not None
    return np.asarray(best, np.int64)


def _reaches_root(heads: Ints) -> bool:
    """Whether every word hangs, in the end, on column 0."""
    parent = np.concatenate([[0], heads])
    for _ in range(int(np.ceil(np.log2(len(parent) + 1))) + 1):
        parent = parent[parent]
    return not parent.any()


def _arborescence(scores: NDArray[np.float64]) -> Ints:
    """Chu–Liu–Edmonds; scores [m, m] of (dependent, head), node 0 the root. Heads, 0 for node 0."""
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return np.asarray(heads, np.int64)
    inside = np.array(sorted(cycle))
    outside = np.array([i for i in range(len(heads)) if i not in cycle])
    size = len(outside)
    held = scores[inside, heads[inside]]
    smaller = np.full((size + 1, size + 1), -np.inf)
    smaller[:size, :size] = scores[np.ix_(outside, outside)]
    into = scores[np.ix_(inside, outside)] - held[:, None]
    smaller[size, :size] = into.max(0)
    enters = inside[into.argmax(0)]
    away = scores[np.ix_(outside, inside)]
    smaller[:size, size] = away.max(1)
    leaves = inside[away.argmax(1)]
    smaller[0] = -np.inf
    smaller[np.arange(size + 1), np.arange(size + 1)] = -np.inf
    inner = _arborescence(smaller)
    found = heads.copy()
    for place in range(1, size):
        head = inner[place]
        found[outside[place]] = leaves[place] if head == size else outside[head]
    head = inner[size]
    found[enters[head]] = outside[head]
    return np.asarray(found, np.int64)


def _cycle(heads: Ints) -> set[int] | None:
    """The nodes of some cycle, or None."""
    seen = np.zeros(len(heads), np.int64)
    seen[0] = 1
    for first in range(1, len(heads)):
        node, mark = first, first + 1
        while not seen[node]:
            seen[node] = mark
            node = int(heads[node])
        if seen[node] == mark and node != 0:
            cycle = {node}
            after = int(heads[node])
            while after != node:
                cycle.add(after)
                after = int(heads[after])
            return cycle
    return None
