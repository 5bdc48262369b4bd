"""``dragoman serve``: what it refuses, and in which words."""

from __future__ import annotations

import importlib.util
import socket
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from dragoman.cli.serving import command
from dragoman.errors import DragomanError, MissingExtraError, ServeError, StoreError
from dragoman.store import open_record

running = pytest.importorskip("dragoman.web.running")


@pytest.fixture
def record(tmp_path: Path) -> Path:
    open_record(tmp_path / "record.db", create=True).close()
    return tmp_path / "record.db"


def serve(*arguments: object) -> DragomanError:
    """The error that a command ends with."""
    result = CliRunner().invoke(command, [str(one) for one in arguments])
    assert isinstance(result.exception, DragomanError), result.output
    return result.exception


def test_others_are_let_in_with_a_key_alone(record: Path) -> None:
    error = serve(record, "--host", "0.0.0.0", "--port", "0")
    assert isinstance(error, ServeError) and error.exit_code == 2
    assert "DRAGOMAN_TOKEN" in str(error)
    error = serve(record, "--host", "0.0.0.0", "--port", "0", "--token", "short")
    assert isinstance(error, ServeError) and "fewer than 8" in str(error)


def test_a_port_that_is_taken_is_told(record: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        error = serve(record, "--port", taken.getsockname()[1])
    assert isinstance(error, ServeError) and "--port 0" in str(error)


def test_an_address_of_another_machine_is_told(record: Path) -> None:
    assert isinstance(serve(record, "--host", "no.such.host.invalid"), ServeError)


def test_a_record_that_is_not_there_is_not_made_for_reading_alone(tmp_path: Path) -> None:
    missing = tmp_path / "none.db"
    error = serve(missing, "--read-only", "--port", "0")
    assert isinstance(error, StoreError) and error.exit_code == 6
    assert not missing.exists()


def test_what_is_not_installed_is_told(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "uvicorn" else find(name)
    )
    error = serve(record)
    assert isinstance(error, MissingExtraError) and error.exit_code == 5
    assert "pip install 'dragoman[web]'" in str(error)


def test_options_reach_the_room(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: dict[str, Any] = {}

    def taken(room: Any, host: str, port: int, told: Any, processes: int) -> None:
        given.update(room=room, host=host, port=port, processes=processes)
        told("http://127.0.0.1:1/")

    monkeypatch.setattr(running, "serve", taken)
    result = CliRunner().invoke(
        command,
        [str(record), "--read-only", "--public-name", "desk.example.org", "--https", "--rate", "2"],
        env={"DRAGOMAN_TOKEN": "a token of this test", "DRAGOMAN_PASSWORD": "a password too"},
    )
    assert result.exit_code == 0, result.output
    room = given["room"]
    assert (room.target, room.read_only, room.secure, room.rate) == (str(record), True, True, 2.0)
    assert room.hosts == ("desk.example.org",)
    assert (room.token, room.password) == ("a token of this test", "a password too")
    assert "http://127.0.0.1:1/ (for reading alone, with a login)" in result.output
    assert "a token of this test" not in result.output + repr(room)


@pytest.mark.parametrize(
    ("host", "loopback"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("0.0.0.0", False), ("", False),
     ("192.0.2.1", False)],
)  # fmt: skip
def test_which_addresses_are_this_machines_alone(host: str, loopback: bool) -> None:
    assert running.is_loopback(host) is loopback
