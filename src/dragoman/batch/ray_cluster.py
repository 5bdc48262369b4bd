"""A Ray cluster, connected: one that runs, or one of this machine's own."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.errors import DragomanError, MissingExtraError

# Nothing but lists of shards is kept in Ray's own store.
_STORE = 128 * 2**20
_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Cluster:
    """A connected cluster, and how many workers a run has on it at most."""

    workers: int

    def actor(self, made: type) -> Any:
        """An actor that takes no processor, kept on this machine where that is possible."""
        import ray
        from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy

        here = ray.get_runtime_context().get_node_id()
        place = NodeAffinitySchedulingStrategy(here, soft=True)
        options = {"num_cpus": 0, "max_restarts": -1, "scheduling_strategy": place}
        remote: Any = ray.remote
        return remote(**options)(made).remote()

    def answer(self, method: Any) -> Any:
        """What an actor's method gives; None where the actor is lost for the moment."""
        import ray

        try:
            return ray.get(method.remote(), timeout=_SECONDS)
        except ray.exceptions.RayError:
            return None


@contextmanager
def connected(address: str | None = None, workers: int = 0) -> Iterator[Cluster]:
    """Be connected to the cluster at an address (host:port, or auto: the one of this machine).

    Without an address, that of the environment (RAY_ADDRESS) is taken; without that, nodes of our
    own are started here and ended with the run. ``workers`` 0: one for each processor. Raises
    MissingExtraError without Ray, DragomanError where no cluster answers or it has no processors.
    """
    # Read when Ray is imported: nothing is reported to anybody, and its own log stays short.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")
    try:
        import ray
        import ray.data
    except ImportError:
        problem = "Coding on a cluster needs Ray, which is not installed"
        raise MissingExtraError(f"{problem}: pip install 'dragoman[ray]'") from None
    ours = not ray.is_initialized()
    try:
        if ours:
            _start(ray, address or os.environ.get("RAY_ADDRESS"), workers)
        yield Cluster(workers or _processors(ray))
    except ray.exceptions.RayError as error:
        raise DragomanError(f"Ray: {_reason(error)}") from error
    finally:
        if ours:
            ray.shutdown()


def here() -> str:
    """The folder that relative paths are counted from."""
    return str(Path.cwd())


def enter(folder: str) -> None:
    """On a node: count relative paths from the same folder, where it is there."""
    with suppress(OSError):
        os.chdir(folder)


@contextmanager
def plainly() -> Iterator[None]:
    """Without the bars and plans that Ray Data shows: progress is ours to show."""
    import ray.data

    context = ray.data.DataContext.get_current()
    logger = logging.getLogger("ray.data")
    before = context.enable_progress_bars, logger.level
    context.enable_progress_bars = False
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        context.enable_progress_bars = before[0]
        logger.setLevel(before[1])


def _start(ray: Any, address: str | None, workers: int) -> None:
    quiet = {"log_to_driver": False, "logging_level": logging.ERROR}
    if address is None:
        own = {"include_dashboard": False, "object_store_memory": _STORE}
        ray.init("local", num_cpus=workers or None, **own, **quiet)
        return
    _answers(address)
    try:
        ray.init(address, **quiet)
    except (ConnectionError, RuntimeError, ValueError) as error:
        problem = f"{address}: no Ray cluster can be used there ({error})"
        raise DragomanError(
            f"{problem}. Where it asks for a token, set RAY_AUTH_MODE=token"
        ) from None


def _answers(address: str) -> None:
    """Raise DragomanError where nobody listens: Ray itself would wait for minutes."""
    host, _, port = address.rpartition(":")
    if "://" in address or not host or not port.isdecimal():
        return
    try:
        socket.create_connection((host, int(port)), _SECONDS).close()
    except (OSError, OverflowError) as error:
        problem = f"{address}: no Ray cluster answers there ({error})"
        raise DragomanError(f"{problem}. Start one: ray start --head") from None


def _processors(ray: Any) -> int:
    found = int(ray.cluster_resources().get("CPU", 0))
    if not found:
        raise DragomanError(
            "The cluster has no processors yet. Start nodes, or give --workers if it grows by need"
        )
    return found


def _reason(error: Exception) -> str:
    """The last line that says something: what was raised on the node."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    last = lines[-1] if lines else type(error).__name__
    if last.startswith("ModuleNotFoundError"):
        return f"{last}. Install the same version of dragoman, with its extras, on every node"
    return last
