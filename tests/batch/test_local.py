"""The engine of processes: the same tables however many, whoever dies, and whenever."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from dragoman.batch import local, worker
from dragoman.batch.engine import Work, conclude, prepare
from dragoman.batch.local import Progress, code_locally
from dragoman.batch.output import Out
from dragoman.batch.planning import Order
from dragoman.batch.worker import work as real_work
from dragoman.errors import DragomanError
from dragoman.pipeline import Reader
from dragoman.records import Document, Reading
from dragoman.settings import Settings

from .conftest import code_here, content, reports, write_lines
from .nodes import ROOT, until
from .test_settling import doubled


def _prepared(source: Path, out: Path, reader: Reader, size: int = 4) -> Work:
    return prepare([str(source)], Order(size=size), Out(str(out)), reader.provenance)


def _silent(progress: Progress) -> None:
    pass


def _coded(source: Path, out: Path, reader: Reader, workers: int) -> Progress:
    work = _prepared(source, out, reader)
    progress = code_locally(work, Settings(), workers, _silent)
    conclude(work)
    return progress


def test_one_and_two_workers_and_none_code_the_same(tmp_path: Path, reader: Reader) -> None:
    source = write_lines(tmp_path / "a.jsonl", [*doubled(), "{broken"])
    code_here([source], tmp_path / "here", reader, size=9)
    here = content(tmp_path / "here")
    for workers in (1, 2):
        progress = _coded(source, tmp_path / str(workers), reader, workers)
        assert progress.tally.inputs == 41
        assert progress.tally.quarantined == 1
        assert len(progress.workers) == workers
        assert all(0 < one["memory"] < 1_000_000_000 for one in progress.workers.values())
        assert content(tmp_path / str(workers)) == here
    assert _coded(source, tmp_path / "2", reader, 2).tally.inputs == 0


def test_killed_at_any_moment_and_started_again_it_codes_the_same(
    tmp_path: Path, reader: Reader
) -> None:
    source = write_lines(tmp_path / "a.jsonl", doubled())
    code_here([source], tmp_path / "here", reader, size=9)
    out = tmp_path / "killed"
    command = [sys.executable, "-m", "dragoman", "code", str(source), "--out", str(out)]
    command += ["--workers", "2", "--shard", "3", "--quiet"]
    chance = random.Random(time.time_ns())
    kills = 0
    for _ in range(4):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        # From the loading of the network, past the first shards, towards the end.
        deadline = time.monotonic() + chance.uniform(1.0, 8.0)
        while process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.02)
        if process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)
            kills += 1
        process.communicate()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    assert kills or content(out)
    assert content(out) == content(tmp_path / "here")
    assert not list(out.rglob("*.half"))


def test_a_killed_worker_is_replaced(tmp_path: Path, reader: Reader) -> None:
    source = write_lines(tmp_path / "a.jsonl", reports())
    code_here([source], tmp_path / "here", reader)
    killed: list[int] = []
    work = _prepared(source, tmp_path / "out", reader)
    engine = local.Engine(work, Settings(threads=1), _silent, False)

    def kill(progress: Progress) -> None:
        busy = [one for one in engine.hands if one.reading]
        if busy and not killed:
            killed.append(busy[0].process.pid or 0)
            os.kill(killed[0], signal.SIGKILL)

    engine.told = kill
    engine.run(2)
    conclude(work)
    assert killed
    assert engine.progress.deaths == 1
    assert content(tmp_path / "out") == content(tmp_path / "here")


def fragile(connection: Connection, told: Mapping[str, Any]) -> None:
    """A worker whose process ends when it reads of Vietnam, as one does that lacks memory."""

    class Fragile(Reader):
        def read(self, document: Document) -> Reading:
            if "Vietnam" in document.text:
                os._exit(9)
            return super().read(document)

        def read_many(self, documents: Sequence[Document]) -> Iterator[Reading]:  # type: ignore[override]
            return iter([self.read(one) for one in documents])

    worker.Reader = Fragile  # type: ignore[misc]
    real_work(connection, told)


def test_a_document_that_ends_its_process_goes_to_the_quarantine(
    tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write_lines(tmp_path / "a.jsonl", reports()[8:16])
    monkeypatch.setattr(local, "work", fragile)
    progress = _coded(source, tmp_path / "out", reader, 1)
    assert progress.tally.coded == 4
    assert progress.tally.quarantined == 4
    held = [json.loads(row)["problem"] for row in content(tmp_path / "out")["quarantine"]]
    assert held == ["ends the process that reads it, twice"] * 4


def hopeless(connection: Connection, told: Mapping[str, Any]) -> None:
    """A worker that ends before it is ready."""
    os._exit(1)


def test_workers_that_cannot_begin_end_the_run(
    tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write_lines(tmp_path / "a.jsonl", reports()[:2])
    monkeypatch.setattr(local, "work", hopeless)
    with pytest.raises(DragomanError, match="ended before"):
        _coded(source, tmp_path / "out", reader, 1)


def test_what_cannot_be_written_ends_the_run(tmp_path: Path, reader: Reader) -> None:
    source = write_lines(tmp_path / "a.jsonl", reports()[:2])
    work = _prepared(source, tmp_path / "out", reader)
    (tmp_path / "out" / "documents").write_text("in the way")
    with pytest.raises(DragomanError) as caught:
        code_locally(work, Settings(), 1, _silent)
    assert str(caught.value).startswith(f"{tmp_path / 'out'}: cannot be written (")
    assert "run the command again" in str(caught.value)
    assert caught.value.exit_code == 2


def _begun(source: Path, out: Path, workers: int) -> subprocess.Popen[str]:
    """A run with a session of its own, as a terminal has it."""
    options = ("--out", str(out), "--workers", str(workers), "--shard", "2")
    return subprocess.Popen(
        [sys.executable, "-m", "dragoman", "code", str(source), *options],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def _alive(run: subprocess.Popen[str]) -> list[str]:
    """The processes of a run's session that are not dead."""
    command = ["ps", "-eww", "-o", "sid=,stat=,args="]
    told = subprocess.run(command, capture_output=True, text=True).stdout
    rows = [line.split(None, 2) for line in told.splitlines()]
    return [row[2] for row in rows if row[0] == str(run.pid) and not row[1].startswith("Z")]


@pytest.mark.parametrize(
    ("number", "workers", "coded"),
    [(signal.SIGINT, 2, 0), (signal.SIGINT, 1, 1), (signal.SIGTERM, 2, 1)],
    ids=["ctrl-c-while-they-load", "ctrl-c", "sigterm"],
)
def test_stopped_it_says_so_leaves_no_process_and_goes_on(
    number: signal.Signals, workers: int, coded: int, tmp_path: Path, reader: Reader
) -> None:
    source, out = write_lines(tmp_path / "a.jsonl", reports()), tmp_path / "out"
    run = _begun(source, out, workers)
    if coded:
        until(lambda: len(list((out / "shards").glob("*.json"))) >= coded, run)
    else:
        until(lambda: sum("spawn_main" in one for one in _alive(run)) == workers, run)
    if number == signal.SIGINT:
        os.killpg(run.pid, number)  # A terminal tells all of them.
    else:
        run.send_signal(number)
    printed, said = run.communicate(timeout=60)
    assert (run.returncode, printed) == (128 + number, "")
    assert said.strip() == "dragoman: stopped"
    time.sleep(0.5)  # The process that looks after resources sees the end of the others.
    assert _alive(run) == []
    assert code_here([source], out, reader, size=2).already >= 2 * coded
    code_here([source], tmp_path / "whole", reader)
    assert content(out) == content(tmp_path / "whole")
