"""The frame of every engine: what is to be coded, and what is settled when all of it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dragoman.batch.output import Out, begin, done
from dragoman.batch.planning import Order, plan
from dragoman.batch.settling import Index, outdated, settle
from dragoman.batch.shard import Shard, Tally
from dragoman.errors import SkippedError


@dataclass(slots=True)
class Work:
    """What a run has to do: the shards that are not done, and the index of what is.

    ``inputs`` are those of all shards, ``already`` those of shards that were done before;
    ``notes`` say what was passed over.
    """

    out: Out
    shards: list[Shard]
    index: Index
    inputs: int = 0
    already: int = 0
    notes: list[str] = field(default_factory=list)


def prepare(
    sources: Iterable[str],
    order: Order,
    out: Out,
    provenance: Mapping[str, str],
    planned: Iterable[Shard | SkippedError] | None = None,
) -> Work:
    """Plan the sources (or take what was ``planned`` elsewhere) and see what is done already.

    ``provenance`` is that of the reader. Raises InputError where ``out`` was coded otherwise.
    """
    begin(out, provenance)
    found: dict[str, Shard] = {}
    notes: list[str] = []
    for one in plan(sources, order) if planned is None else planned:
        if isinstance(one, SkippedError):
            notes.append(str(one))
        else:
            found.setdefault(one.id, one)
    index = Index()
    index.add(out, sorted(done(out)))
    missing = outdated(out, list(found.values()), index)
    notes += [f"{one}: leaned on a file that has changed. Code it again" for one in missing]
    ready = done(out)
    left = [one for one in found.values() if one.id not in ready]
    total = sum(one.count for one in found.values())
    waiting = sum(one.count for one in left)
    return Work(out, left, index, total, total - waiting, notes)


def conclude(work: Work) -> int:
    """Settle what several shards have; how many documents were double."""
    double = settle(work.out, work.index)
    work.index.close()
    return double


def summed(tallies: Iterable[Tally]) -> Tally:
    """All tallies in one."""
    total = Tally()
    for one in tallies:
        total.add(one)
    return total
