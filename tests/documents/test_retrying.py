"""What could not be read can be tried again: from what was kept, else from where it stood."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from dragoman.documents import Given, load_all, remember, retry
from dragoman.errors import InputError
from dragoman.records import Document
from dragoman.settings import Settings

TEXT = "Laos thanked Thailand for the rice that it sent."
SMALL = Settings(max_characters=20)


def failures(source: object, settings: Settings, given: Given) -> list[InputError]:
    found = load_all(str(source), given, settings)
    return [outcome for outcome in found if isinstance(outcome, InputError)]


def again(error: InputError, given: Given) -> list[Document | InputError]:
    kept = json.loads(json.dumps(remember(error, given)))
    return list(retry(error.name, kept, Settings()))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", json.dumps({"text": TEXT}) + "\n"),
        ("a.json", json.dumps([{"text": TEXT}])),
    ],
)
def test_an_object_needs_its_source_no_more(tmp_path: Path, name: str, data: str) -> None:
    path, given = tmp_path / name, Given(publisher="Wire", published="2024-01-02")
    path.write_text(data, encoding="utf-8")
    (error,) = failures(path, SMALL, given)
    path.unlink()
    (found,) = again(error, given)
    assert isinstance(found, Document)
    assert (found.text, found.publisher, found.published) == (TEXT, "Wire", "2024-01-02")


def test_a_file_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    (missing,) = failures(path, Settings(), Given())
    path.write_text(TEXT, encoding="utf-8")
    (found,) = again(missing, Given())
    assert isinstance(found, Document)


@pytest.mark.parametrize("text", [TEXT, "[Vientiane] " + TEXT, "{Corrected} " + TEXT])
def test_standard_input_is_kept(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(text.encode())))
    (error,) = failures("-", SMALL, Given())
    (found,) = again(error, Given())
    assert isinstance(found, Document)
    assert found.text == text


def test_what_still_fails_says_so_again(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": ""}\n')
    (error,) = failures(path, Settings(), Given())
    (still,) = again(error, Given())
    assert isinstance(still, InputError)
    assert (still.name, still.raw) == (error.name, '{"text": ""}')
    (gone,) = again(failures(tmp_path / "none", Settings(), Given())[0], Given())
    assert "no such file" in str(gone)
