"""``dragoman acts try`` and ``new``: pages, JSON, exit codes, faults with file and field."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.cli import main

OWN = Path(__file__).parent.parent.parent / "examples" / "own-acts"


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as stopped:
        main([str(argument) for argument in arguments])
    return int(stopped.value.code or 0)


def test_a_good_act_and_what_it_finds(capsys: pytest.CaptureFixture[str]) -> None:
    file, texts = OWN / "acts" / "violate-airspace.toml", OWN / "articles.jsonl"
    assert run("acts", "try", file, texts, "--near", "1") == 0
    out = capsys.readouterr().out
    assert "Must be read so: 4 of 4 right" in out
    assert "In 8 texts: 5 found in 4, 2 near misses" in out
    assert "Moscow denied that its aircraft had [violated] Estonian airspace." in out
    assert "Near misses, the first 1:" in out
    assert "violate (verb): violate-truce – as much, so yours first" in out


def test_json_has_everything(capsys: pytest.CaptureFixture[str]) -> None:
    file, texts = OWN / "acts" / "lay-wreath.toml", OWN / "articles.jsonl"
    assert run("acts", "try", file, texts, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["act"], told["right"], told["texts"]) == ("lay-wreath", True, 8)
    assert {one["certainty"] for one in told["found"]} == {"happened", "planned"}
    assert all(one["reason"] for one in told["near"])
    assert all(one["right"] for one in told["sentences"])


def test_a_record_is_a_text_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = tmp_path / "own.db"
    assert run("add", OWN / "articles.jsonl", "--record", record) == 0
    capsys.readouterr()
    assert run("acts", "try", OWN / "acts" / "lay-wreath.toml", "--record", record) == 0
    assert "In 8 texts: 4 found in 3" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('kind = "verb"', 'knd = "verb"', "lay-wreath.toml: cues[0]: knd: unknown field"),
        ('cameo = "050"', 'cameo = "999"', "lay-wreath.toml: codes: "),
        ('paths = ["nsubj"]', 'paths = ["subject"]', "paths: 'subject' is no path"),
        ('actor = "Lula"', 'actor = "Lulu"', "match[0]: text: does not contain 'Lulu'"),
        ('id = "lay-wreath"', 'id = "wreath"', "id: 'wreath' must be the name of the file"),
        ("match = [", "match = [[", "lay-wreath.toml: not readable as TOML"),
    ],
)
def test_a_faulty_file_is_named_with_its_field(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, told: str
) -> None:
    text = (OWN / "acts" / "lay-wreath.toml").read_text("utf-8")
    assert old in text
    file = tmp_path / "lay-wreath.toml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert run("acts", "try", file) == 3
    assert told in capsys.readouterr().err


def test_sentences_that_go_wrong_are_an_exit_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (OWN / "acts" / "lay-wreath.toml").read_text("utf-8")
    file = tmp_path / "lay-wreath.toml"
    file.write_text(text.replace('"flower", ', ""), encoding="utf-8")
    assert run("acts", "try", file) == 1
    assert "why: “laid”: object_any, object_none: “flower”" in capsys.readouterr().out


def test_a_text_that_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("acts", "try", OWN / "acts" / "lay-wreath.toml", tmp_path / "no.txt") == 2
    assert "no.txt" in capsys.readouterr().err
    assert run("acts", "try", tmp_path / "no-act.toml") == 3
    assert "no-act.toml: cannot be read" in capsys.readouterr().err


def test_a_new_act_can_be_tried_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("acts", "new", "lend-art", "--folder", tmp_path / "mine") == 0
    file = tmp_path / "mine" / "lend-art.toml"
    assert run("acts", "try", file) == 0
    assert "Must be read so: 3 of 3 right" in capsys.readouterr().out
    assert run("acts", "new", "lend-art", "--folder", tmp_path / "mine") == 2
    assert "is there already" in capsys.readouterr().err
    assert run("acts", "new", "Lend Art") == 2


def test_an_act_is_still_shown_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("acts", "invite") == 0
    assert capsys.readouterr().out.startswith("invite: invitation")
    assert run("acts", "--acts", OWN / "acts") == 0
    assert "lay-wreath" in capsys.readouterr().out
    assert run("acts", "show", "lay-wreath", "--acts", OWN / "acts") == 0
    assert run("acts", "zzz") == 2
