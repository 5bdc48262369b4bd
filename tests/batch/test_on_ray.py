"""The engine of Ray on a cluster of three node processes, with a worker and a node killed."""

from __future__ import annotations

import contextlib
import gzip
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.batch.on_ray import MOST_TASKS, tasks
from dragoman.batch.shard import Shard
from dragoman.pipeline import Reader

from .conftest import code_here, content, reports, write_lines
from .nodes import NOTICED, ROOT, coding, kill, start_cluster, until, workers_of


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    pytest.importorskip("ray", reason="Ray is not installed: pip install 'dragoman[ray]'")
    before = {name: os.environ.get(name) for name in NOTICED}
    os.environ.update(NOTICED)
    started = start_cluster()
    yield started
    started.shutdown()
    for name, value in before.items():
        if value is None:
            os.environ.pop(name)
        else:
            os.environ[name] = value


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a folder of two files: long reports, two double, and a line that is none."""
    some = reports()
    long = [
        {**one, "text": "\n\n".join(some[(at + 5 * step) % len(some)]["text"] for step in range(6))}
        for at, one in enumerate(some)
    ]
    doubled = [{**long[at], "publisher": "Example Wire", "url": None} for at in (3, 11)]
    folder = tmp_path_factory.mktemp("archive")
    (folder / "news").mkdir()
    write_lines(folder / "news" / "a.jsonl", [*long[:10], "{broken"])
    packed = write_lines(folder / "b.jsonl", [*doubled, *long[10:]])
    (folder / "news" / "b.jsonl.gz").write_bytes(gzip.compress(packed.read_bytes()))
    return folder


@pytest.fixture(scope="module")
def here(
    archive: Path, tmp_path_factory: pytest.TempPathFactory, reader: Reader
) -> dict[str, list[str]]:
    """The tables as one process makes them."""
    out = tmp_path_factory.mktemp("here")
    with contextlib.chdir(archive):
        code_here(["news"], out, reader, size=7)
    return content(out)


def _done(out: Path) -> int:
    return len(list((out / "shards").glob("*.json")))


def test_a_worker_and_a_node_killed_leave_the_tables_of_one_process(
    cluster: Any, archive: Path, here: dict[str, list[str]], tmp_path: Path
) -> None:
    first, second = cluster.worker_nodes
    options = ("--out", str(tmp_path), "--engine", "ray", "--cluster", cluster.address)
    run = coding(archive, "news", *options, "--shard", "1")
    until(lambda: _done(tmp_path) >= 2, run)
    killed = until(lambda: workers_of(first), run)[0]
    kill(killed)
    at_first = _done(tmp_path)
    until(lambda: _done(tmp_path) > at_first + 1, run)
    cluster.remove_node(second, allow_graceful=False)
    at_second = _done(tmp_path)
    _, said = run.communicate(timeout=300)

    assert run.returncode == 2, said
    assert 2 <= at_first < at_second < _done(tmp_path) == 31
    assert killed not in workers_of(first)
    assert content(tmp_path) == here
    assert len(here["quarantine"]) == 1
    assert "news/a.jsonl, line 11" in here["quarantine"][0]


def test_stopped_by_the_user_another_engine_goes_on(
    cluster: Any, archive: Path, here: dict[str, list[str]], tmp_path: Path
) -> None:
    options = ("news", "--out", str(tmp_path), "--shard", "1")
    run = coding(archive, *options, "--engine", "ray", "--cluster", cluster.address)
    until(lambda: _done(tmp_path) >= 2, run)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=60)
    assert run.returncode == 130, said
    assert said.endswith("dragoman: stopped\n")
    assert "Traceback" not in said
    stopped = _done(tmp_path)
    assert 2 <= stopped < 31

    again = coding(archive, *options, "--workers", "1")
    told, said = again.communicate(timeout=300)
    assert again.returncode == 2, said
    assert f"{stopped} inputs had been coded before" in told
    assert content(tmp_path) == here


@pytest.fixture(scope="module")
def store() -> Iterator[str]:
    """A server that speaks S3, in a process of its own; its address."""
    pytest.importorskip("moto.server", reason="moto is not installed: pip install 'moto[server]'")
    pytest.importorskip("s3fs", reason="s3fs is not installed: pip install s3fs")
    command = (
        "from moto.server import ThreadedMotoServer as S; import sys;"
        "s = S('127.0.0.1', 0, verbose=False); s.start();"
        "print(s.get_host_and_port()[1], flush=True); sys.stdin.read()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    lines = (line.strip() for line in process.stdout)
    port = next(line for line in lines if line.isdecimal())
    yield f"http://127.0.0.1:{port}"
    process.kill()
    process.communicate()


#: Put before every program of a run: the process ends that reads of one city.
_DEADLY = """
import os
import signal
from dragoman.pipeline import Reader

real, real_many = Reader.read, Reader.read_many


def live(document):
    if "Samarkand" in document.text:
        os.kill(os.getpid(), signal.SIGKILL)


def read(self, document):
    live(document)
    return real(self, document)


def read_many(self, documents):
    documents = list(documents)
    for one in documents:
        live(one)
    return real_many(self, documents)


Reader.read, Reader.read_many = read, read_many
"""


def test_an_object_store_and_a_deadly_document_on_nodes_of_its_own(
    store: str, tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    import s3fs

    given = {
        "AWS_ENDPOINT_URL": store,
        "AWS_ACCESS_KEY_ID": "nobody",
        "AWS_SECRET_ACCESS_KEY": "nothing",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    files = s3fs.S3FileSystem(skip_instance_cache=True)
    files.mkdir("news")
    source = write_lines(tmp_path / "a.jsonl", [*reports()[:6], "{broken"])
    files.put_file(str(source), "news/in/a.jsonl")
    code_here(["s3://news/in"], tmp_path / "here", reader)
    deadly = {**reports()[6], "text": "The ministers of Iran and Iraq met in Samarkand on Monday."}
    write_lines(source, [*reports()[:6], "{broken", deadly])
    files.put_file(str(source), "news/in/a.jsonl")
    (tmp_path / "sitecustomize.py").write_text(_DEADLY, encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), str(ROOT / "src")])

    options = ("--out", "s3://news/out", "--engine", "ray", "--workers", "2", "--shard", "2")
    run = coding(tmp_path, "s3://news/in", *options, PYTHONPATH=path)
    told, said = run.communicate(timeout=300)

    assert run.returncode == 2, said
    assert "8 inputs" in told
    found, wanted = content("s3://news/out"), content(tmp_path / "here")
    refused = set(found.pop("quarantine")) - set(wanted.pop("quarantine"))
    assert found == wanted
    assert len(refused) == 1
    assert "ends the process that reads it, twice" in refused.pop()


def _shards(count: int, source: str) -> list[Shard]:
    return [Shard(f"m-{at}", source, "lines", at, 1) for at in range(count)]


def test_a_task_is_a_shard_unless_its_source_is_packed_or_there_are_very_many() -> None:
    assert [len(one) for one in tasks(_shards(40, "a.jsonl"), 2)] == [1] * 40
    packed = tasks(_shards(40, "a.jsonl.gz"), 2)
    assert [len(one) for one in packed] == [5] * 8
    assert [len(one) for one in tasks(_shards(7, "a.jsonl.gz"), 2)] == [1] * 7
    assert max(len(one) for one in tasks(_shards(4000, "a.jsonl.gz"), 2)) == 8
    two = tasks([*_shards(30, "a.jsonl.gz"), *_shards(30, "b.jsonl.gz")], 2)
    assert all(len({shard.source for shard in one}) == 1 for one in two)
    many = _shards(MOST_TASKS * 3 - 1, "a.jsonl")
    found = tasks(many, 4)
    assert len(found) <= MOST_TASKS
    assert [shard for one in found for shard in one] == many
