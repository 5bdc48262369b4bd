"""A Ray cluster of several node processes on this machine, and how to kill some of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
#: A dead node is noticed within a few seconds, not within half a minute.
NOTICED = {
    "RAY_health_check_initial_delay_ms": "2000",
    "RAY_health_check_period_ms": "1000",
    "RAY_health_check_timeout_ms": "1000",
    "RAY_health_check_failure_threshold": "3",
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_BACKEND_LOG_LEVEL": "fatal",
}
_STORE = 100 * 2**20


def start_cluster() -> Any:
    """A head node that takes no work, and two nodes with a processor each."""
    from ray.cluster_utils import Cluster

    head = {"num_cpus": 0, "object_store_memory": _STORE, "include_dashboard": False}
    cluster = Cluster(initialize_head=True, head_node_args=head)
    for _ in range(2):
        add_node(cluster)
    return cluster


def add_node(cluster: Any) -> Any:
    """One more node with a processor."""
    return cluster.add_node(num_cpus=1, object_store_memory=_STORE)


def coding(folder: Path, *options: str, **variables: str) -> subprocess.Popen[str]:
    """``dragoman code`` with these options and variables of the environment, begun in a folder."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), **variables}
    return subprocess.Popen(
        [sys.executable, "-m", "dragoman", "code", *options],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def until(true: Callable[[], Any], process: subprocess.Popen[str], seconds: float = 180) -> Any:
    """Wait until something holds, while a process runs; what it gave."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := true():
            return found
        if process.poll() is not None:
            raise AssertionError(f"ended before: {process.communicate()}")
        time.sleep(0.05)
    process.kill()
    raise AssertionError(f"nothing happened within {seconds} seconds: {process.communicate()}")


def workers_of(node: Any) -> list[int]:
    """The ids of the processes of a node that code."""
    raylet = node.all_processes["raylet"][0].process.pid
    listed = subprocess.run(["ps", "-e", "-o", "pid=,ppid=,args="], capture_output=True, text=True)
    rows = [line.split(None, 2) for line in listed.stdout.splitlines()]
    return [int(row[0]) for row in rows if int(row[1]) == raylet and "MapWorker" in row[2]]


def kill(process: int) -> None:
    """Kill a process, as the kernel does one that takes too much memory."""
    os.kill(process, signal.SIGKILL)
