"""What each stage of the reading costs, in processor seconds, measured where it is called."""

from __future__ import annotations

import contextlib
import functools
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from dragoman import grammar, meaning, reference
from dragoman.batch import output, shards
from dragoman.grammar import network, reader

#: Stage, what holds the function, its name there. A stage inside another is not counted twice.
_STAGES: tuple[tuple[str, Any, str], ...] = (
    ("input", shards.Coding, "gathered"),
    ("cut", reader, "layout"),
    ("cut", reader, "units"),
    ("cut", reader, "windows"),
    ("cut", reader, "network_input"),
    ("encoder", network.Network, "score"),
    ("decode", reader.Grammar, "annotate"),
    ("titles", grammar, "attach"),
    ("times", reference, "find_times"),
    ("meaning", meaning, "future_of"),
    ("meaning", meaning, "find"),
    ("reference", reference, "resolve"),
    ("rows", shards, "rows"),
    ("write", output.Parts, "add"),
    ("write", output.Parts, "write"),
)
#: The stages in the order of the flow.
STAGES = tuple(dict.fromkeys(name for name, _, _ in _STAGES))


class Clock:
    """Processor seconds by stage, of all threads of the process."""

    def __init__(self) -> None:
        self.busy: dict[str, float] = defaultdict(float)
        self._inside = threading.local()
        self._lock = threading.Lock()

    def around(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, its own time counted for ``stage`` and not for the one around it."""

        @functools.wraps(function)
        def timed(*args: Any, **kwargs: Any) -> Any:
            outer: list[float] | None = getattr(self._inside, "within", None)
            within = self._inside.within = [0.0]
            began = time.thread_time()
            try:
                return function(*args, **kwargs)
            finally:
                taken = time.thread_time() - began
                self._inside.within = outer
                if outer is not None:
                    outer[0] += taken
                with self._lock:
                    self.busy[stage] += taken - within[0]

        return timed


@contextlib.contextmanager
def measured(clock: Clock) -> Iterator[None]:
    """While it lasts, the stages are timed by ``clock``, in every reader of the process."""
    before = [(holder, name, getattr(holder, name)) for _, holder, name in _STAGES]
    try:
        for (stage, holder, name), (_, _, function) in zip(_STAGES, before, strict=True):
            setattr(holder, name, clock.around(stage, function))
        yield
    finally:
        for holder, name, function in before:
            setattr(holder, name, function)
