"""The command: what it prints, where, and with which exit code."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from dragoman import __version__
from dragoman.cli import main
from dragoman.pipeline import Reader
from dragoman.records import Annotated, Reading

TEXT = (
    "HARARE (Example Wire) — Zambia's president, Hakainde Hichilema, met his Zimbabwean "
    "counterpart in Harare on Tuesday. He said that the two countries would sign a trade "
    "agreement next week.\n"
)
KEYS = [
    "document", "sentences", "names", "times", "actors", "statements", "events", "contacts",
    "positions", "commitments", "provenance",
]  # fmt: skip


def run(*arguments: object) -> int:
    """The exit code of the command."""
    with pytest.raises(SystemExit) as caught:
        main([str(argument) for argument in arguments])
    assert isinstance(caught.value.code, int)
    return caught.value.code


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize("command", [[], ["read"], ["acts"], ["evaluate"], ["doctor"]])
def test_every_help_has_an_example(command: list[str], capsys: Capture) -> None:
    assert run(*command, "--help") == 0
    shown = capsys.readouterr().out
    assert "Usage:" in shown
    assert "Example" in shown
    assert "  dragoman " in shown or "Example: dragoman " in shown


def test_version(capsys: Capture) -> None:
    assert run("--version") == 0
    assert __version__ in capsys.readouterr().out


def test_json_has_the_keys_of_the_record(report: Path, capsys: Capture) -> None:
    assert run("read", report, "--published", "2024-05-15", "--format", "json") == 0
    out, err = capsys.readouterr()
    reading = json.loads(out)
    assert list(reading) == KEYS
    assert out.count("\n") == 1
    assert err == ""
    assert reading["document"]["text"] == TEXT
    assert reading["document"]["published"] == "2024-05-15"
    assert any(event["act"] in ("meeting", "visit") for event in reading["events"])


def test_page(report: Path, capsys: Capture) -> None:
    assert run("read", report, "--published", "2024-05-15") == 0
    out = capsys.readouterr().out
    assert "Hichilema" in out
    assert "\x1b" not in out, "no colour where there is no terminal"


def test_conllu(report: Path, capsys: Capture) -> None:
    assert run("read", report, "--format", "conllu") == 0
    rows = [row for row in capsys.readouterr().out.splitlines() if row and row[0].isdigit()]
    assert all(row.count("\t") == 9 for row in rows)
    assert len(rows) > 25


def test_html_to_a_file(report: Path, tmp_path: Path, capsys: Capture) -> None:
    target = tmp_path / "record.html"
    assert run("read", report, "--format", "html", "--output", target) == 0
    page = target.read_text(encoding="utf-8")
    assert page.lstrip().lower().startswith("<!doctype html>")
    assert "Hichilema" in page
    assert capsys.readouterr().out == ""


def test_several_pages_need_a_folder(report: Path, tmp_path: Path, capsys: Capture) -> None:
    second = tmp_path / "second.txt"
    second.write_text("Ghana thanked Togo for its help.", encoding="utf-8")
    assert run("read", report, second, "--format", "html") == 2
    assert "--output FOLDER" in capsys.readouterr().err
    folder = tmp_path / "pages"
    assert run("read", report, second, "--format", "html", "--output", folder) == 0
    assert len(list(folder.glob("d-*.html"))) == 2


def test_lines_stay_in_step(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "corpus.jsonl"
    good = json.dumps({"text": TEXT, "published": "2024-05-15"})
    path.write_text(f'{good}\n{{"text": ""}}\nnot json\n{good}\n', encoding="utf-8")
    assert run("read", path, "--format", "json") == 2
    out, err = capsys.readouterr()
    rows = [json.loads(row) for row in out.splitlines()]
    assert ["error" in row for row in rows] == [False, True, True, False]
    assert "line 2: is empty" in err
    assert "line 3: is no valid JSON" in err


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(TEXT.encode())))
    assert run("read", "-", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["document"]["text"] == TEXT


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7", "PDF"),
        (b"\x00\x01\x02\x03", "binary"),
        ("Министр заявил, что переговоры идут.".encode(), "only English"),
        (b"12345", "no words"),
    ],
)
def test_bad_input(data: bytes, words: str, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    assert run("read", path) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"dragoman: {path}: ")
    assert words in err
    assert "Traceback" not in err


def test_bad_use(report: Path, tmp_path: Path, capsys: Capture) -> None:
    assert run("read", tmp_path / "none.txt") == 2
    assert "no such file" in capsys.readouterr().err
    assert run("read", report, "--published", "2025-02-30") == 2
    assert "'2025-02-30' is no date" in capsys.readouterr().err
    assert run("read") == 2
    assert "SOURCE" in capsys.readouterr().err
    assert run("read", report, "--format", "xml") == 2
    assert run("write", report) == 2
    assert run("read", report, "--output", tmp_path / "no" / "folder.txt") == 1
    assert "cannot be written" in capsys.readouterr().err


def test_a_good_report_is_read_beside_a_bad_one(
    report: Path, tmp_path: Path, capsys: Capture
) -> None:
    assert run("read", tmp_path / "none.txt", report, "--format", "json") == 2
    rows = [json.loads(row) for row in capsys.readouterr().out.splitlines()]
    assert ["error" in row for row in rows] == [True, False]


def test_a_fault_of_ours_costs_one_report(
    report: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    plain = Reader.finish

    def failing(self: Reader, annotated: Annotated) -> Reading:
        if "Ghana" in annotated.document.text:
            raise KeyError("broken stage")
        return plain(self, annotated)

    monkeypatch.setattr(Reader, "finish", failing)
    second = report.with_name("second.txt")
    second.write_text("Ghana thanked Togo for its help.", encoding="utf-8")
    assert run("read", second, report, "--format", "json") == 1
    out, err = capsys.readouterr()
    assert ["error" in json.loads(row) for row in out.splitlines()] == [True, False]
    assert "fault of Dragoman" in err
    assert "KeyError" in err


def test_own_acts_that_are_faulty(report: Path, tmp_path: Path, capsys: Capture) -> None:
    acts = tmp_path / "acts"
    acts.mkdir()
    (acts / "bad.toml").write_text("id = 'bad'\nlabel = ", encoding="utf-8")
    assert run("read", report, "--acts", acts) == 3
    assert "bad.toml" in capsys.readouterr().err


def test_acts(capsys: Capture) -> None:
    assert run("acts") == 0
    assert "invite" in capsys.readouterr().out
    assert run("acts", "invite") == 0
    assert "PLOVER" in capsys.readouterr().out
    assert run("acts", "invte") == 2
    assert "invite" in capsys.readouterr().err


def test_doctor(capsys: Capture) -> None:
    assert run("doctor", "--smoke") == 0
    out = capsys.readouterr().out
    assert "weights" in out
    assert "a call was read" in out
    assert "FAILED" not in out


def test_evaluate_names_a_missing_file(tmp_path: Path, capsys: Capture) -> None:
    assert run("evaluate", "syntax", tmp_path / "none.conllu") == 2
    assert "no such file" in capsys.readouterr().err


def shell(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dragoman", *arguments],
        capture_output=True, text=True, check=False, encoding="utf-8", **options,  # type: ignore[call-overload]
    )  # fmt: skip


def test_a_closed_pipe_is_no_failure(report: Path) -> None:
    command = f'"{sys.executable}" -m dragoman read "{report}" "{report}" --format json | head -c 1'
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout == "{"


def test_output_is_utf8_in_any_locale(report: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = shell("read", str(report), "--format", "json", env=environment)
    assert done.returncode == 0
    assert "—" in json.loads(done.stdout)["document"]["text"]


def test_help_does_not_wait_for_the_network() -> None:
    begin = time.perf_counter()
    assert shell("--help").returncode == 0
    assert time.perf_counter() - begin < 2
    code = "import sys, dragoman.cli; sys.exit('onnxruntime' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
