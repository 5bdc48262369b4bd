"""The engine of one machine: worker processes, each with a reader of its own.

The engine hands out shards, one at a time to each worker. A worker that dies (killed, out of
memory) is replaced and its shard is coded again, the second time document by document; a document
that ends its process twice goes to the quarantine.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any

from dragoman.batch.engine import Work
from dragoman.batch.output import Out
from dragoman.batch.shard import Shard, Tally
from dragoman.batch.worker import job, receive, send, start, work
from dragoman.errors import DragomanError
from dragoman.settings import Settings

#: A worker that holds more than this between two shards is replaced by a fresh one.
_MOST_MEMORY = 900_000_000
#: How often a worker may die before it says what it reads: then nothing can be done about it.
_MOST_DEATHS = 3


@dataclass(slots=True)
class Progress:
    """How far a run is; ``tally`` is that of the shards done in it.

    ``current`` are documents through in shards under work. ``workers`` has the last figures of each
    process by its number: memory in bytes, processor seconds, those of stages where measured;
    ``ready`` the seconds and processor seconds each took to load the reader.
    """

    work: Work
    tally: Tally = field(default_factory=Tally)
    current: int = 0
    workers: dict[int, Mapping[str, Any]] = field(default_factory=dict)
    began: float = field(default_factory=time.monotonic)
    deaths: int = 0
    ready: dict[int, tuple[float, float]] = field(default_factory=dict)

    @property
    def stage(self) -> str:
        """What is done."""
        return "coding"

    @property
    def inputs(self) -> int:
        """Inputs that are through in this run."""
        return self.tally.inputs + self.current

    @property
    def refused(self) -> int:
        """Inputs in quarantine."""
        return self.tally.quarantined

    @property
    def seconds(self) -> float:
        """Seconds since it began."""
        return time.monotonic() - self.began


Told = Callable[[Progress], None]


@dataclass(slots=True)
class _Task:
    """A shard, how often a worker died of it, and what it read when it did."""

    shard: Shard
    deaths: int = 0
    suspect: str = ""
    deadly: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Hand:
    """A worker as the engine sees it."""

    number: int
    process: SpawnProcess
    connection: Connection
    task: _Task | None = None
    reading: tuple[str, ...] = ()
    through: int = 0
    ready: bool = False
    hired: float = field(default_factory=time.monotonic)


def code_locally(
    work: Work, settings: Settings, workers: int, told: Told, measure: bool = False
) -> Progress:
    """Code what is to be done with some processes; with ``measure`` they time their stages.

    Raises DragomanError where a worker cannot load the reader or write what it made.
    """
    # numpy's products here are small: threads of its own would only spin.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    engine = Engine(work, replace(settings, threads=1), told, measure)
    try:
        engine.run(min(workers, len(work.shards)))
    finally:
        engine.end()
    return engine.progress


class Engine:
    """Hands out shards, hears workers, and replaces those that die."""

    def __init__(self, work: Work, settings: Settings, told: Told, measure: bool) -> None:
        self.work, self.told = work, told
        self.started = start(settings, work.out, measure)
        self.waiting = deque(_Task(one) for one in work.shards)
        self.hands: list[_Hand] = []
        self.progress = Progress(work)
        self.count = 0

    def run(self, workers: int) -> None:
        """Until no shard is left."""
        for _ in range(workers):
            self.hire()
        while self.hands:
            sources = [one.connection for one in self.hands]
            ready = set(wait(sources, timeout=1.0))
            for hand in [one for one in self.hands if one.connection in ready]:
                self.hear(hand)
            self.progress.current = sum(one.through for one in self.hands)
            self.told(self.progress)

    def hire(self) -> None:
        """One more worker."""
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=work, args=(theirs, self.started), daemon=True)
        with _unheard():
            process.start()
        theirs.close()
        self.count += 1
        self.hands.append(_Hand(self.count, process, ours))

    def hear(self, hand: _Hand) -> None:
        """Take one message of a worker, or see that it is gone."""
        try:
            message = receive(hand.connection)
        except (EOFError, OSError):
            self.lost(hand)
            return
        self.progress.workers[hand.number] = message
        kind = message["kind"]
        if kind == "asked":
            self.answer(hand, message)
        elif kind == "reading":
            hand.through, hand.reading = message["through"], tuple(message["documents"])
        elif kind == "failed":
            raise _Failed(message["problem"], message["code"])
        else:
            if not hand.ready:
                self.progress.ready[hand.number] = (time.monotonic() - hand.hired, message["busy"])
            hand.ready = True
            if kind == "done":
                self.take(hand, Tally.from_dict(message["tally"]))
            self.hand_out(hand, message["memory"])

    def answer(self, hand: _Hand, message: Mapping[str, Any]) -> None:
        """Say which documents are coded already."""
        asked = [(document, turn) for document, turn in message["documents"]]
        try:
            send(hand.connection, self.work.index.known(asked))
        except OSError:
            self.lost(hand)

    def take(self, hand: _Hand, tally: Tally) -> None:
        """Count in what a worker has done."""
        assert hand.task is not None
        self.work.index.add(self.work.out, [hand.task.shard.id])
        self.progress.tally.add(tally)
        hand.task, hand.reading, hand.through = None, (), 0

    def hand_out(self, hand: _Hand, memory: int) -> None:
        """Give a worker its next shard; it goes where there is none or it has grown too large."""
        tired = memory > _MOST_MEMORY
        try:
            if tired or not self.waiting:
                send(hand.connection, None)
                self.dismiss(hand)
            else:
                hand.task = self.waiting.popleft()
                task = hand.task
                send(hand.connection, job(task.shard, task.deaths > 0, task.deadly))
        except OSError:
            self.lost(hand)
            return
        if tired and self.waiting:
            self.hire()

    def dismiss(self, hand: _Hand) -> None:
        """A worker that is no longer needed."""
        hand.process.join(10)
        hand.connection.close()
        self.hands.remove(hand)

    def lost(self, hand: _Hand) -> None:
        """A worker died: its shard waits again, and another takes its place."""
        self.hands.remove(hand)
        hand.connection.close()
        hand.process.join(10)
        self.progress.deaths += 1
        task = hand.task
        if not hand.ready or (
            task is not None and task.deaths >= _MOST_DEATHS and not hand.reading
        ):
            raise _Failed("a worker process ended before it could read anything", 1)
        if task is not None:
            task.deaths += 1
            suspect = hand.reading[0] if len(hand.reading) == 1 else ""
            if suspect and suspect == task.suspect:
                task.deadly.add(suspect)
            task.suspect = suspect
            self.waiting.appendleft(task)
        if self.waiting:
            self.hire()

    def end(self) -> None:
        """End every worker that is left."""
        for hand in self.hands:
            hand.process.terminate()
        for hand in self.hands:
            hand.process.join(10)
            hand.connection.close()


@contextmanager
def _unheard() -> Iterator[None]:
    """Processes started meanwhile never hear Ctrl-C, not even while they load: the engine does,
    and ends them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # Started on the way, it would let Ctrl-C through again.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Failed(DragomanError):
    """A worker could not go on."""

    def __init__(self, problem: str, code: int) -> None:
        super().__init__(problem)
        self.exit_code = code


__all__ = ["Out", "Progress", "Told", "code_locally"]
