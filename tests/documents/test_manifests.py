"""Lists of files: what they say of each file, and that they lead nowhere else."""

from __future__ import annotations

import json
from pathlib import Path

from dragoman.documents import Given, count_inputs, load_all
from dragoman.errors import InputError
from dragoman.records import Document
from dragoman.settings import Settings

TEXT = "The foreign minister of Norway met her Danish counterpart in Oslo on Monday."


def _write(folder: Path, *lines: object) -> str:
    path = folder / "list.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return str(path)


def _load(path: str) -> list[Document | InputError]:
    return list(load_all(path, Given(publisher="Wire"), Settings()))


def test_a_list_says_what_its_files_do_not(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "one.txt").write_text(TEXT, encoding="utf-8")
    line = {"file": "below/one.txt", "published": "2025-02-12", "title": "Oslo"}
    (document,) = _load(_write(tmp_path, line))
    assert isinstance(document, Document)
    assert (document.text, document.title) == (TEXT, "Oslo")
    assert (document.published, document.publisher) == ("2025-02-12", "Wire")


def test_no_list_leads_out_of_its_folder(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    secret = tmp_path / "secret.txt"
    secret.write_text(TEXT, encoding="utf-8")
    (inside / "link.txt").symlink_to(secret)
    names = ["../secret.txt", str(secret), "link.txt"]
    outcomes = _load(_write(inside, *({"file": name} for name in names)))
    assert len(outcomes) == 3
    for outcome in outcomes:
        assert isinstance(outcome, InputError)
        assert "outside the list's folder" in outcome.problem


def test_a_line_that_names_nothing_costs_itself_alone(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    lines = [{"file": "one.txt"}, {"file": 3}, {"file": "two.txt"}, {"file": "one.txt"}]
    kinds = [type(outcome) for outcome in _load(_write(tmp_path, *lines))]
    assert [kind is Document for kind in kinds] == [True, False, False, True]


def test_lines_and_files_are_counted_beforehand(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    path = _write(tmp_path, {"text": TEXT}, {"text": TEXT})
    assert count_inputs([str(tmp_path)]) == 3
    assert count_inputs([path]) == 2
    assert count_inputs([path, "-"]) is None
    assert count_inputs([str(tmp_path / "none.txt")]) == 1
