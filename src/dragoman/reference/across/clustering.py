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
    must: Iterable[Pair] = (),
) -> tuple[tuple[str, ...], ...]:
    """The connected groups of items by their ids, each sorted, in the order of their first ids.

    ``name`` gives an item's id. Two items are linked where they share a key and ``alike`` is at
    least ``link``, or where a person's judgement (``must``) joins them.
    """
    known = {name(item): item for item in items}
    sharing: dict[str, list[str]] = {}
    joined = _Sets(known)
    for one, other in must:
        if one in known and other in known:
            joined.join(one, other)
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
        """Join the pair with the highest average until none reaches the threshold.

        Each group keeps its best partner. Where that partner is joined to another, what it had is
        still a bound (an average never exceeds both that it is made of), and the group asks anew
        only when that bound is the best there is.
        """
        best = {one: self._best(one) for one in self.members}
        bounds: set[int] = set()
        while best:
            cost, _, _, one = min(
                (cost, *((-1, -1) if one in bounds else (min(one, far), max(one, far))), one)
                for one, (cost, far) in best.items()
            )
            if cost > -self.threshold:
                return
            if one in bounds:
                bounds.discard(one)
                best[one] = self._best(one)
                continue
            one, other = sorted((one, best[one][1]))
            near = set(self.sums[one]) | set(self.sums[other])
            self.join(one, other)
            del best[other]
            bounds.discard(other)
            bounds.add(one)
            best[one] = (cost, -1)
            for far in near - {one, other}:
                if best[far][1] in (one, other):
                    bounds.add(far)
                elif far not in bounds:
                    best[far] = min(best[far], (self._cost(far, one), one))

    def _best(self, one: int) -> tuple[float, int]:
        """The group that fits best, and how well (less is better)."""
        return min(((self._cost(one, far), far) for far in self.sums[one]), default=(1.0, -1))

    def _cost(self, one: int, other: int) -> float:
        """Less the higher the average of two groups is; 1 for groups that may not be joined."""
        if other in self.barred[one]:
            return 1.0
        size = len(self.members[one]) * len(self.members[other])
        return -round(self.sums[one][other] / size, _DIGITS)
