"""The shards of a run coded by Ray Data, on a cluster or on this machine.

Workers are actors of a pool: each loads the reader once and writes the tables of its shards itself,
so that neither texts nor readings pass through the machine that began the run. What a lost worker
or node had in work another does again; a shard's parts are written whole or not at all.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from dragoman.batch.engine import Work
from dragoman.batch.local import Progress, Told
from dragoman.batch.output import done
from dragoman.batch.ray_cluster import Cluster, enter, here, plainly
from dragoman.batch.ray_worker import Brief, Coder, packed
from dragoman.batch.shard import Shard, Tally
from dragoman.batch.witness import Past, Witness
from dragoman.errors import DragomanError
from dragoman.pipeline import provenance
from dragoman.settings import Settings

#: A shard in trouble (an output that cannot be written) is tried in so many rounds.
ROUNDS = 3
#: Tasks of one run at most, some 50 KB of memory each where it began; else each has several shards.
MOST_TASKS = 10_000
# Neighbours in a packed source, which must be unpacked from its beginning, go to one worker.
_PACKED = 8
# Tasks for each worker, so that one slow task at the end does not leave the others idle for long.
_EACH = 4
_SECONDS = 2.0


def code_on_ray(work: Work, settings: Settings, cluster: Cluster, told: Told) -> Progress:
    """Code what is to be done on a cluster that is connected.

    Raises DragomanError where a node cannot load the reader, does not see a source, or writes
    elsewhere than this machine reads; what was coded until then stays.
    """
    run = _Run(work, settings, cluster, told)
    left = {one.id: one for one in work.shards}
    trouble: dict[str, str] = {}
    with plainly():
        for _ in range(ROUNDS):
            if left:
                trouble = run.round(list(left.values()))
                left = {name: left[name] for name in trouble}
    missing = {one.id for one in work.shards} - set(trouble) - done(work.out)
    if missing:
        raise DragomanError(
            f"{work.out.path}: what the nodes wrote is not there. Give --out a folder that all "
            "nodes and this machine share, or a URL"
        )
    if trouble:
        first = next(iter(trouble.values()))
        raise DragomanError(
            f"{len(trouble):,} of {len(work.shards):,} shards could not be coded, each tried "
            f"{ROUNDS} times. The first: {first}. What was coded stays: run the command again"
        )
    return run.progress


class _Run:
    """One run: the witness, the progress, and rounds over what is left."""

    def __init__(self, work: Work, settings: Settings, cluster: Cluster, told: Told) -> None:
        self._work, self._cluster, self._told = work, cluster, told
        self._brief = Brief(
            work.out, settings, provenance(settings), packed(settings.acts)
        ).to_json()
        self._witness = cluster.actor(Witness)
        self.progress = Progress(work)

    def round(self, shards: Sequence[Shard]) -> dict[str, str]:
        """Code some shards; what kept each of the rest from being coded."""
        trouble: dict[str, str] = {}
        with self._watched():
            for row in self._rows(tasks(shards, self._cluster.workers)):
                if row["trouble"]:
                    trouble[row["shard"]] = row["trouble"]
                    continue
                self.progress.tally.add(Tally.from_dict(json.loads(row["tally"])))
                self._told(self.progress)
        self._work.index.add(self._work.out, [one.id for one in shards if one.id not in trouble])
        return trouble

    def _rows(self, blocks: Sequence[Sequence[Shard]]) -> Iterator[dict[str, str]]:
        """What the workers say of each shard, as it is done."""
        import pyarrow
        import ray.data

        made = [
            pyarrow.table({"shard": [json.dumps(one.to_dict()) for one in block]})
            for block in blocks
        ]
        most = min(self._cluster.workers, len(made))
        pool = ray.data.ActorPoolStrategy(
            min_size=1, max_size=most, initial_size=most, max_tasks_in_flight_per_actor=1
        )
        yield from (
            ray.data.from_arrow(made)
            .map_batches(
                _Worker,
                batch_size=None,
                batch_format="pyarrow",
                compute=pool,
                fn_constructor_args=(self._brief, self._witness, here()),
                num_cpus=1,
            )
            .iter_rows()
        )

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """Tell how far the shards under work are, every other second."""
        stop = threading.Event()

        def look() -> None:
            figures = self._cluster.answer(self._witness.figures)
            if figures is not None:
                self.progress.current, self.progress.deaths = figures

        def watch() -> None:
            while not stop.wait(_SECONDS):
                look()
                self._told(self.progress)

        thread = threading.Thread(target=watch, daemon=True)
        thread.start()
        try:
            yield
        finally:
            stop.set()
            thread.join()
            look()
            self.progress.current = 0


def tasks(shards: Sequence[Shard], workers: int) -> list[list[Shard]]:
    """The shards in runs of neighbours, each a task.

    A task is one shard where there are few. Shards of a packed source, of which each costs
    unpacking all before it, are kept together as far as all workers have enough to do.
    """
    enough = max(len(shards) // (workers * _EACH), 1)
    most = max(-(-len(shards) // MOST_TASKS), 1)
    found: list[list[Shard]] = []
    for one in shards:
        limit = max(most, min(enough, _PACKED) if _is_packed(one) else 1)
        last = found[-1] if found else None
        if last and len(last) < limit and (last[-1].source == one.source or most > 1):
            last.append(one)
        else:
            found.append([one])
    return found


def _is_packed(shard: Shard) -> bool:
    return shard.kind == "records" or shard.source.endswith(".gz")


class _Worker:
    """An actor of Ray Data: a :class:`Coder` over blocks of shards."""

    def __init__(self, brief: str, witness: Any, folder: str) -> None:
        enter(folder)
        self._coder = Coder(brief, _Remote(witness))

    def __call__(self, block: Any) -> Iterator[Any]:
        import pyarrow

        for told in block["shard"].to_pylist():
            yield pyarrow.Table.from_pylist([self._coder.code(told)])


class _Remote:
    """The witness as seen from a worker; without one (its node is gone) nothing is remembered."""

    def __init__(self, witness: Any) -> None:
        self._witness = witness
        self._sure = False

    def begin(self, shard: str) -> Past:
        """Ask, and wait for the answer."""
        past: Past = self._wait(self._witness.begin.remote(shard)) or Past()
        self._sure = past.tries > 0
        return past

    def reading(self, shard: str, through: int, documents: tuple[str, ...]) -> None:
        """Tell; wait until it is known only where a worker has died already."""
        said = self._witness.reading.remote(shard, through, documents)
        if self._sure:
            self._wait(said)

    def end(self, shard: str) -> None:
        """Tell."""
        self._witness.end.remote(shard)

    def _wait(self, reference: Any) -> Any:
        import ray

        try:
            return ray.get(reference, timeout=60)
        except ray.exceptions.RayError:
            return None
