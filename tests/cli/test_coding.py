"""``dragoman code``: what it prints, its exit codes, its options."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman.batch.folder import open_folder
from dragoman.cli import group
from dragoman.errors import InputError

TEXT = "The foreign ministers of Norway and Denmark met in Oslo on Monday."


def _run(*arguments: object, given: str | None = None) -> Result:
    arguments = ("code", *map(str, arguments), "--workers", "1")
    return CliRunner().invoke(group, arguments, input=given, standalone_mode=False)


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "a.jsonl"
    rows = [{"text": TEXT, "published": "2025-03-05"}, {"text": ""}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_it_says_what_it_did_and_goes_on_where_it_stopped(lines: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = _run(lines, tmp_path / "missing.txt", "--out", out)
    assert first.return_value == 2
    assert "1 coded, 0 further publications of a coded text, 2 in quarantine" in first.output
    assert [row["act"] for row in open_folder(str(out)).rows("contacts")] == ["meeting"]
    assert len(list(open_folder(str(out)).rows("quarantine"))) == 2
    second = _run(lines, "--out", out)
    assert "0 inputs" in second.output
    assert "2 inputs had been coded before" in second.output


def test_standard_input_and_columns_of_other_names(tmp_path: Path) -> None:
    row = json.dumps({"body": TEXT, "day": "2025-03-05", "publisher": "Own"}) + "\n"
    out = tmp_path / "out"
    named = ["--column", "text=body", "--column", "published=day", "--publisher", "Wire"]
    result = _run("-", "--out", out, "--format", "csv", *named, given=row)
    assert "1 coded" in result.output
    (document,) = open_folder(str(out)).rows("documents")
    assert (document["day"], document["publisher"]) == ("2025-03-05", "Own")


OWN = """
id = "board-vessel"
label = "boarding of a vessel"
definition = "Officers of one side go aboard a ship of another."
codes = { plover_type = "COERCE", cameo = "17" }
match = [
  { text = "Argentine officers boarded a Chinese trawler on Monday.", actor = "officers" },
  { text = "The vessel was boarded by the Icelandic coast guard.", actor = "guard" },
  { text = "Dutch marines may board the tanker tonight.", actor = "marines" },
]
no_match = ["The minister boarded a plane to Brussels.", "The ship left the port on Friday."]

[[cues]]
kind = "verb"
lemmas = ["board"]
object_any = ["vessel", "ship", "trawler", "tanker", "boat", "freighter"]
[cues.roles]
actor = { paths = ["nsubj"], kinds = ["agent"] }
what = ["obj"]
"""


def test_own_acts_are_coded_into_a_folder_of_their_own(tmp_path: Path) -> None:
    acts = tmp_path / "acts"
    acts.mkdir()
    (acts / "board-vessel.toml").write_text(OWN, encoding="utf-8")
    source = tmp_path / "a.txt"
    source.write_text("Argentine officers boarded a Chinese trawler on Monday.", encoding="utf-8")
    result = _run(source, "--out", tmp_path / "out", "--acts", acts)
    assert result.return_value == 0
    assert [row["act"] for row in open_folder(str(tmp_path / "out")).rows("reports")] == [
        "board-vessel"
    ]
    other = _run(source, "--out", tmp_path / "out")
    assert "another lexicon" in str(other.exception)


def test_wrong_use_is_said(lines: Path, tmp_path: Path) -> None:
    result = _run(lines, "--out", tmp_path / "out", "--column", "body=text")
    assert "give KEY=NAME" in str(result.exception)


def test_an_output_that_cannot_be_written_is_said(lines: Path, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("no folder", encoding="utf-8")
    told = _run(lines, "--out", in_the_way / "out")
    assert isinstance(told.exception, InputError)
    assert "cannot be written (Not a directory)" in str(told.exception)
