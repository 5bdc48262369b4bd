"""Connecting to a cluster: what is wrong with an address or an installation is said at once."""

from __future__ import annotations

import socket
import sys
import time
from pathlib import Path

import pytest

from dragoman.batch.ray_cluster import connected, enter, here
from dragoman.cli import main
from dragoman.errors import DragomanError, MissingExtraError

from .conftest import reports, write_lines


def test_without_ray_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'dragoman\[ray\]'"), connected():
        pass


def test_without_ray_the_command_says_so_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    source = write_lines(tmp_path / "a.jsonl", reports()[:1])
    with pytest.raises(SystemExit) as ended:
        main(["code", str(source), "--out", str(tmp_path / "out"), "--engine", "ray"])
    assert ended.value.code == 5
    assert "dragoman[ray]" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_an_address_where_nobody_listens_is_refused_at_once() -> None:
    pytest.importorskip("ray", reason="Ray is not installed: pip install 'dragoman[ray]'")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        began = time.monotonic()
        with pytest.raises(DragomanError, match="no Ray cluster answers there"), connected(address):
            pass
    assert time.monotonic() - began < 10


def test_a_cluster_is_for_the_engine_that_has_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--out", str(tmp_path / "out"), "--cluster", "10.0.0.5:6379"]
    with pytest.raises(SystemExit) as ended:
        main(["code", "a.jsonl", *options])
    assert ended.value.code == 2
    assert "--cluster is for --engine ray" in capsys.readouterr().err


def test_relative_paths_are_counted_from_the_folder_where_the_run_began(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    began = here()
    monkeypatch.chdir("/")
    enter(began)
    assert Path.cwd() == tmp_path
    enter(str(tmp_path / "not there"))
    assert Path.cwd() == tmp_path
