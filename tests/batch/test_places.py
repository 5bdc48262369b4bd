"""Folders wherever they lie: whole files or none, and errors that can be told."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fsspec
import pytest

from dragoman.batch.places import place, plain_errors
from dragoman.errors import InputError, MissingExtraError


@pytest.fixture(params=["disk", "memory"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    yield str(tmp_path / "out") if request.param == "disk" else f"memory://{uuid.uuid4().hex}"


def test_what_is_written_is_read_listed_replaced_and_removed(folder: str) -> None:
    here = place(folder)
    assert here.files("a") == []
    here.write("a/one", b"1")
    here.write("a/two", b"2")
    here.write("a/one", b"3")
    assert here.files("a") == ["one", "two"]
    assert here.holds("a/one")
    with here.open("a/one") as stream:
        assert stream.read() == b"3"
    here.remove("a/one")
    here.remove("a/one")
    assert not here.holds("a/one")
    assert here.files("a") == ["two"]


def test_what_was_left_half_done_is_no_file_and_swept(tmp_path: Path) -> None:
    here = place(str(tmp_path))
    here.write("a/one", b"1")
    (tmp_path / "a" / ".one.12345678.half").write_bytes(b"")
    assert here.files("a") == ["one"]
    here.sweep(["a", "b"])
    assert [one.name for one in (tmp_path / "a").iterdir()] == ["one"]


def test_what_a_store_raises_in_its_own_way_is_an_error_of_files(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class NoCredentialsError(Exception):
        """As libraries of object stores raise it."""

    def refuse(*_: Any, **__: Any) -> None:
        raise NoCredentialsError("Unable to locate credentials")

    here = place("memory://refused")
    for name in ("pipe_file", "ls", "exists", "open", "rm_file"):
        monkeypatch.setattr(fsspec.filesystem("memory"), name, refuse)
    for attempt in (
        lambda: here.write("a/one", b"1"),
        lambda: here.files("a"),
        lambda: here.holds("a/one"),
        lambda: here.open("a/one").__enter__(),
        lambda: here.remove("a/one"),
    ):
        with pytest.raises(OSError, match="NoCredentialsError: Unable to locate credentials"):
            attempt()


def test_errors_of_files_and_of_ours_stay_what_they_are() -> None:
    with pytest.raises(FileNotFoundError), plain_errors():
        raise FileNotFoundError
    with pytest.raises(InputError), plain_errors():
        raise InputError("a", "b", "c")


def test_an_address_of_a_kind_nobody_knows_is_refused() -> None:
    with pytest.raises(InputError, match="gopher"):
        place("gopher://example.org/out")


def test_a_store_whose_package_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: str) -> None:
        raise ImportError("Please install gcsfs to access Google Storage")

    monkeypatch.setattr("fsspec.core.url_to_fs", missing)
    with pytest.raises(MissingExtraError, match="install gcsfs"):
        place("gs://bucket/out")
