"""A worker process: it loads the reader once and codes the shards it is handed, one by one.

What passes between it and its engine is JSON: a job to it, or null, which ends it; from it a
message, an object with ``kind``: ready, asked (which of ``documents`` are coded already?), reading
(these now, so many are through), done (with the tally) or failed; and its own figures.
"""

from __future__ import annotations

import contextlib
import gc
import json
import signal
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from dragoman.batch.inputs import Inputs
from dragoman.batch.measuring import Clock, measured
from dragoman.batch.memory import resident
from dragoman.batch.output import Out
from dragoman.batch.settling import turn_of
from dragoman.batch.shard import Shard
from dragoman.batch.shards import Manner, code_shard
from dragoman.errors import DragomanError, InputError
from dragoman.pipeline import Reader
from dragoman.records import Document
from dragoman.settings import Settings

_WHAT_NOW = "Check your rights and the space left, and run the command again: it goes on"


def send(connection: Connection, value: Any) -> None:
    """Send a value of JSON."""
    connection.send_bytes(json.dumps(value).encode())


def receive(connection: Connection) -> Any:
    """The next value of JSON; EOFError where the other end is gone."""
    return json.loads(connection.recv_bytes())


def start(settings: Settings, out: Out, measure: bool) -> dict[str, Any]:
    """What a worker is told first."""
    values = asdict(settings)
    values["acts"] = None if settings.acts is None else str(settings.acts)
    return {"settings": values, "out": asdict(out), "measure": measure}


def job(shard: Shard, alone: bool = False, deadly: Collection[str] = ()) -> dict[str, Any]:
    """A shard to code, and how (:class:`~dragoman.batch.shards.Manner`)."""
    return {"shard": shard.to_dict(), "alone": alone, "deadly": sorted(deadly)}


def work(connection: Connection, told: Mapping[str, Any]) -> None:
    """The life of a worker; it ends with its engine, whatever becomes of that."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    values = dict(told["settings"])
    values["acts"] = Path(values["acts"]) if values["acts"] else None
    clock = Clock()
    timing = measured(clock) if told["measure"] else contextlib.nullcontext()
    with timing, contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        _Worker(connection, Settings(**values), Out(**told["out"]), clock).run()


class _Worker:
    """``clock`` counts the stages where they are measured."""

    def __init__(self, connection: Connection, settings: Settings, out: Out, clock: Clock) -> None:
        self.connection, self.settings, self.out, self.clock = connection, settings, out, clock

    def run(self) -> None:
        """Load the reader, then work until there is no more."""
        try:
            reader = Reader(self.settings)
        except DragomanError as error:
            self.say("failed", problem=str(error), code=error.exit_code)
            return
        inputs = Inputs(self.settings)
        _calm()
        self.say("ready", provenance=reader.provenance)
        while (given := receive(self.connection)) is not None:
            self.code(given, reader, inputs)

    def code(self, given: Mapping[str, Any], reader: Reader, inputs: Inputs) -> None:
        """One shard; what cannot be written is said, since it will not be better elsewhere."""
        deadly = frozenset(given["deadly"])
        manner = Manner(self.known, self.reading, given["alone"], deadly)
        shard = Shard.from_dict(given["shard"])
        try:
            tally = code_shard(shard, reader, self.out, manner, inputs)
        except DragomanError as error:
            self.say("failed", problem=str(error), code=error.exit_code)
        except OSError as error:
            reason = error.strerror or str(error)
            problem = f"{self.out.path}: cannot be written ({reason}). {_WHAT_NOW}"
            self.say("failed", problem=problem, code=InputError.exit_code)
        else:
            self.say("done", tally=tally.to_dict())

    def known(self, documents: Sequence[Document]) -> Collection[str]:
        """Ask the engine, which has the index."""
        self.say("asked", documents=[(one.id, turn_of(one)) for one in documents])
        return frozenset(receive(self.connection))

    def reading(self, through: int, documents: tuple[str, ...]) -> None:
        """Say how far it is."""
        self.say("reading", through=through, documents=documents)

    def say(self, kind: str, **values: Any) -> None:
        """Send a message with the worker's own figures: bytes of memory, processor seconds."""
        figures = {"memory": resident(), "busy": time.process_time(), "stages": self.clock.busy}
        send(self.connection, {"kind": kind, **values, **figures})


def _calm() -> None:
    """Collect garbage rarely: what the reader holds stays, and a reading makes few cycles.

    It saves a twentieth of the time (600 documents); memory stays flat.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
