"""Packed sources are read as they are; damage is named, and no bomb is unpacked."""

from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from dragoman.documents import Given, load_all
from dragoman.documents.packed import Joined, too_thick, unpacked
from dragoman.errors import InputError
from dragoman.records import Document
from dragoman.settings import Settings

TEXT = "Nepal’s envoy thanked Bhutan for its help with the bridge."
LINE = (json.dumps({"text": TEXT}) + "\n").encode()


def outcomes(source: object) -> list[Document | InputError]:
    return list(load_all(str(source), Given(), Settings()))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl.gz", LINE),
        ("a.jsonl", LINE),
        ("a.gz", LINE),
        ("a.json.gz", b"[" + LINE + b"]"),
        ("a.txt.gz", TEXT.encode()),
        ("a.html.gz", f"<p>{TEXT}</p>".encode()),
    ],
)
def test_any_kind_of_file_may_be_packed(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(gzip.compress(data))
    (found,) = outcomes(tmp_path / name)
    assert isinstance(found, Document)
    assert found.text == TEXT


def test_packed_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = SimpleNamespace(buffer=io.BytesIO(gzip.compress(LINE * 3)))
    monkeypatch.setattr(sys, "stdin", stream)
    assert len(outcomes("-")) == 3


def test_several_members(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(LINE) + gzip.compress(LINE))
    assert [type(outcome) for outcome in outcomes(path)] == [Document, Document]


def test_what_comes_before_the_damage_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(LINE) + gzip.compress(LINE * 100)[:-12])
    *read, error = outcomes(path)
    assert read
    assert all(isinstance(outcome, Document) for outcome in read)
    assert "damaged or cut off" in str(error)


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    blank = gzip.compress(b"\n" * 10_000_000)
    path.write_bytes(blank * 20)
    (error,) = outcomes(path)
    assert "a hundred times its size" in str(error)


def test_large_and_thick_are_both_needed() -> None:
    assert not too_thick(1_000, 1_000_000)
    assert not too_thick(50_000_000, 500_000_000)
    assert too_thick(500_000, 100_000_000)


@pytest.mark.parametrize("size", [1, 3, 100, -1])
def test_joined_gives_everything_in_order(size: int) -> None:
    stream = io.BufferedReader(Joined(b"abcd", io.BytesIO(b"efgh")), 1)
    got = b""
    while piece := stream.read(size):
        got += piece
    assert got == b"abcdefgh"


def test_plain_is_left_alone() -> None:
    assert unpacked(io.BytesIO(b"words"), "a").read() == b"words"
