"""Folders: every known file once, in order; what is left out is said with its number."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from dragoman.documents import Given, load_all
from dragoman.documents.folders import suffix_of, walk
from dragoman.errors import InputError, SkippedError
from dragoman.records import Document
from dragoman.settings import Settings

TEXT = "Bolivia thanked Paraguay for the help of its doctors, part {}."


def fill(folder: Path) -> None:
    (folder / "b").mkdir()
    (folder / ".git").mkdir()
    line = json.dumps({"text": TEXT.format(3)}) + "\n"
    (folder / "z.txt").write_text(TEXT.format(4), encoding="utf-8")
    (folder / "a.TXT").write_text(TEXT.format(1), encoding="utf-8")
    (folder / "b" / "c.jsonl.gz").write_bytes(gzip.compress((line + "{broken\n").encode()))
    (folder / "b" / "d.html").write_text(f"<html><body><p>{TEXT.format(2)}</p>", encoding="utf-8")
    (folder / ".hidden.txt").write_text(TEXT.format(8), encoding="utf-8")
    (folder / ".git" / "x.txt").write_text(TEXT.format(9), encoding="utf-8")
    for name in ("a.docx", "b.docx", "c.png", "README"):
        (folder / name).write_bytes(b"\0")


def outcomes(source: Path) -> list[Document | InputError]:
    return list(load_all(str(source), Given(), Settings()))


def test_every_known_file_once(tmp_path: Path) -> None:
    fill(tmp_path)
    found = outcomes(tmp_path)
    assert [outcome.text[-2] for outcome in found if isinstance(outcome, Document)] == list("1432")
    broken, skipped = [outcome for outcome in found if isinstance(outcome, InputError)]
    place = str(tmp_path / "b" / "c.jsonl.gz")
    assert broken.name == f"{place}, line 2"
    assert (broken.source, broken.raw) == (place, "{broken")
    assert isinstance(skipped, SkippedError)
    assert "holds 4 files of unknown kinds (.docx: 2, no suffix: 1, .png: 1)" in str(skipped)


def test_one_bad_file_does_not_cost_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.json").write_bytes(b"{")
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(TEXT.encode() * 50)[:40])
    (tmp_path / "d.txt").write_text(TEXT, encoding="utf-8")
    *errors, last = outcomes(tmp_path)
    assert isinstance(last, Document)
    assert [isinstance(error, InputError) and Path(error.name).name for error in errors] == [
        "a.txt",
        "b.json",
        "c.txt.gz",
    ]


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert len(list(walk(str(tmp_path)))) == 1


def test_suffix_is_that_of_the_content() -> None:
    assert suffix_of("x/y.jsonl.gz") == ".jsonl"
    assert suffix_of("y.WARC.GZ") == ".warc"
    assert suffix_of("y.gz") == ""
    assert suffix_of("y") == ""
