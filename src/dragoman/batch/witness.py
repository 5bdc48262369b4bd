"""What shards in work had come to, kept outside the workers, for when one of them dies."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Past:
    """What came before a try at a shard: how many tries, and documents that ended two of them."""

    tries: int = 0
    deadly: frozenset[str] = frozenset()


class Witness:
    """Is told what each worker reads, and tells the next one when that worker is gone.

    A document that was read alone by two workers when they died is deadly; one that a lost node
    read at its end is not, since the next try goes well.
    """

    def __init__(self) -> None:
        self._tries: Counter[str] = Counter()
        self._reading: dict[str, tuple[str, ...]] = {}
        self._through: dict[str, int] = {}
        self._deaths: dict[str, Counter[str]] = {}
        self._lost = 0

    def begin(self, shard: str) -> Past:
        """A try at a shard begins; what the tries before it, none of which ended, came to."""
        deaths = self._deaths.setdefault(shard, Counter())
        reading = self._reading.pop(shard, ())
        if len(reading) == 1:
            deaths[reading[0]] += 1
        tries = self._tries[shard]
        self._tries[shard] += 1
        self._through[shard] = 0
        self._lost += tries > 0
        return Past(tries, frozenset(one for one, times in deaths.items() if times > 1))

    def reading(self, shard: str, through: int, documents: tuple[str, ...]) -> None:
        """These documents of a shard are read now, so many are through."""
        self._reading[shard], self._through[shard] = documents, through

    def end(self, shard: str) -> None:
        """A try at a shard ended, well or not: nothing is to be remembered."""
        for kept in (self._tries, self._reading, self._through, self._deaths):
            kept.pop(shard, None)

    def figures(self) -> tuple[int, int]:
        """Documents that are through in shards under work; tries that a worker did not survive."""
        return sum(self._through.values()), self._lost
