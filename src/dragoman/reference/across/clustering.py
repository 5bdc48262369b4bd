"""Items to groups: the engine behind merging, the same for actors, events, stories, commitments.

Whatever is done here depends on the set of items alone, never on the order in which they came:
items are taken by id, ties are broken by id. Two steps:

* :func:`components` joins what may belong together: items that share a key and are alike enough.
* :func:`cluster` divides one component: average linkage from the bottom up, under people's
  judgement. As no average exceeds its greatest member, items of two components are never grouped
  (where the link is no higher than the threshold), so components grown one document at a time
  give what all documents at once give.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

_T = TypeVar("_T")
Pair = tuple[str, str]
_DIGITS = 9  # Sums of scores are compared to this many digits: far above the noise of adding.


def components(
    items: Sequence[_T],
    keys: Callable[[_T], Iterable[str]],
    alike: Callable[[_T, _T], float],
    link: float,
    name: Callable[[_T], str],
) -> tuple[tuple[str, ...], ...]:
    """The connected groups of items by their ids, each sorted, in the order of their first ids.

    ``name`` gives an item's id. Two items are linked where they share a key and ``alike`` is at
    least ``link``.
    """
    known = {name(item): item for item in items}
    sharing: dict[str, list[str]] = {}
    joined = _Sets(known)
    for one in sorted(known):
        for key in dict.fromkeys(keys(known[one])):
            for other in sharing.setdefault(key, []):
                apart = joined.find(one) != joined.find(other)
                if apart and alike(known[other], known[one]) >= link:
                    joined.join(one, other)
            sharing[key].append(one)
    return joined.groups()


def cluster(
    ids: Iterable[str],
    score: Callable[[str, str], float],
    must: Iterable[Pair] = (),
    cannot: Iterable[Pair] = (),
    threshold: float = 0.5,
) -> tuple[tuple[str, ...], ...]:
    """Groups of ``ids`` by average linkage, each sorted, in the order of their first ids.

    ``score`` is asked once a pair, with the smaller id first. Pairs in ``must`` start in one group
    as far as ``cannot`` lets them; pairs in ``cannot`` never meet in one. Of pairs of groups with
    the same average those with the smaller ids are joined first.
    """
    names = sorted(set(ids))
    place = {name: number for number, name in enumerate(names)}
    barred: list[set[int]] = [set() for _ in names]
    for one, other in cannot:
        if one in place and other in place and one != other:
            barred[place[one]].add(place[other])
            barred[place[other]].add(place[one])
    work = _Groups(names, score, barred, threshold)
    for one, other in sorted({(min(pair), max(pair)) for pair in must}):
        if one in place and other in place:
            work.join(work.home(place[one]), work.home(place[other]))
    work.run()
    return tuple(sorted(tuple(names[i] for i in sorted(group)) for group in work.members.values()))


class _Sets:
    """Disjoint sets of ids."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._above = {name: name for name in ids}

    def find(self, name: str) -> str:
        """The id that stands for the set of ``name``: its smallest."""
        while self._above[name] != name:
            self._above[name] = name = self._above[self._above[name]]
        return name

    def join(self, one: str, other: str) -> None:
        """Make two sets one."""
        low, high = sorted((self.find(one), self.find(other)))
        self._above[high] = low

    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The sets, sorted."""
        found: dict[str, list[str]] = {}
        for name in sorted(self._above):
            found.setdefault(self.find(name), []).append(name)
        return tuple(tuple(group) for group in found.values())


class _Groups:
    """Groups of numbers while they are joined; a group is known by its smallest member.

    ``sums`` are the scores between two groups, added up; pairs that score 0 are not in it.
    """

    def __init__(
        self,
        names: Sequence[str],
        score: Callable[[str, str], float],
        barred: list[set[int]],
        threshold: float,
    ) -> None:
        self.members: dict[int, list[int]] = {number: [number] for number in range(len(names))}
        self.barred = barred
        self.threshold = threshold
        self.sums: list[dict[int, float]] = [{} for _ in names]
        self._home = list(range(len(names)))
        self._heap: list[tuple[float, int, int, int, int]] = []
        for left, one in enumerate(names):
            for right in range(left + 1, len(names)):
                if right not in barred[left] and (value := score(one, names[right])) > 0:
                    self.sums[left][right] = self.sums[right][left] = value

    def home(self, number: int) -> int:
        """The group a number is in."""
        while self._home[number] != number:
            self._home[number] = number = self._home[self._home[number]]
        return number

    def join(self, one: int, other: int) -> bool:
        """Make two groups one; False where that is barred or done already."""
        if one == other or other in self.barred[one]:
            return False
        low, high = min(one, other), max(one, other)
        self.members[low] += self.members.pop(high)
        self._home[high] = low
        for far in self.barred[high]:
            self.barred[far].discard(high)
            self.barred[far].add(low)
            self.barred[low].add(far)
        self.sums[low].pop(high, None)
        for far, value in self.sums[high].items():
            if far == low:
                continue
            del self.sums[far][high]
            self.sums[low][far] = self.sums[far][low] = self.sums[low].get(far, 0.0) + value
        self.sums[high] = {}
        return True

    def run(self) -> None:
        """Join the pair with the highest average until none reaches the threshold."""
        for one in sorted(self.members):
            for other in sorted(self.sums[one]):
                if one < other:
                    self._offer(one, other)
        while self._heap:
            _, one, other, first, second = heapq.heappop(self._heap)
            now = (len(self.members.get(one, ())), len(self.members.get(other, ())))
            if now != (first, second) or not self.join(one, other):
                continue
            for far in sorted(self.sums[one]):
                self._offer(min(one, far), max(one, far))

    def _offer(self, one: int, other: int) -> None:
        """Queue a pair of groups, unless its average is too low or the pair is barred."""
        sizes = len(self.members[one]), len(self.members[other])
        average = round(self.sums[one][other] / (sizes[0] * sizes[1]), _DIGITS)
        if average >= self.threshold and other not in self.barred[one]:
            heapq.heappush(self._heap, (-average, one, other, *sizes))
