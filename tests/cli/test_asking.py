"""What every asking command does with its answer."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Fake
from tests.views.answers.values import LISTS

Run = Callable[..., int]
Capture = pytest.CaptureFixture[str]
COMMANDS: dict[str, tuple[str, ...]] = {
    "timeline": (),
    "search": ("grain",),
    "compare": (),
    "commitments": (),
    "positions": (),
    "actors": (),
    "dyad": ("Norway", "Turkey"),
}


@pytest.mark.parametrize("command", [*COMMANDS, "show"])
def test_every_help_has_an_example(command: str, run: Run, capsys: Capture) -> None:
    assert run(command, "--help") == 0
    shown = capsys.readouterr().out
    assert f"  dragoman {command} " in shown
    assert "--record" in shown


@pytest.mark.parametrize("command", COMMANDS)
def test_a_page_json_and_csv(command: str, fake: Fake, run: Run, capsys: Capture) -> None:
    arguments = COMMANDS[command]
    assert run(command, *arguments) == 0
    page, err = capsys.readouterr()
    assert "\x1b" not in page, "no colour where there is no terminal"
    assert err == ""
    assert run(command, *arguments, "--format", "json") == 0
    out, err = capsys.readouterr()
    rows = [json.loads(line) for line in out.splitlines()]
    assert len(rows) == len(LISTS[command])
    assert err == ""
    assert run(command, *arguments, "--format", "csv") == 0
    assert len(list(csv.reader(io.StringIO(capsys.readouterr().out, newline="")))) > 1


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_matches_and_which_part_to_widen(
    command: str, fake: Fake, run: Run, capsys: Capture
) -> None:
    fake.match = lambda asked: asked.publisher is None
    arguments = (*COMMANDS[command], "--publisher", "Nobody", "--since", "2020")
    assert run(command, *arguments) == 0
    shown = capsys.readouterr().out
    assert "Nothing matches. Without --publisher Nobody something does." in shown
    assert all(asked.limit == 1 for asked in fake.questions[1:])


def test_several_parts_may_be_widened(fake: Fake, run: Run, capsys: Capture) -> None:
    fake.match = lambda asked: not (asked.acts and asked.since)
    run("timeline", "--act", "call", "--since", "2020", "--contacts", "--format", "json")
    out, err = capsys.readouterr()
    assert out == ""
    assert "Without either of --act call and --since 2020-01-01 something does" in err
    fake.match = lambda asked: not (asked.acts or asked.since)
    run("timeline", "--act", "call", "--since", "2020")
    assert "leaving out no single part would help" in capsys.readouterr().out


def test_an_empty_record_says_how_to_add(fake: Fake, run: Run, capsys: Capture) -> None:
    fake.documents = 0
    assert run("timeline", "--record", "new.db") == 0
    assert "dragoman add SOURCE… --record new.db" in capsys.readouterr().out
    assert run("timeline", "--format", "csv") == 0
    out, err = capsys.readouterr()
    assert out.count("\n") == 1
    assert "dragoman add" in err


def test_a_full_page_says_how_to_see_more(fake: Fake, run: Run, capsys: Capture) -> None:
    run("timeline", "--limit", 2, "--offset", 4)
    assert "--offset 6 for the next, --limit 0 for all" in capsys.readouterr().out
    run("timeline", "--limit", 9)
    assert "--offset" not in capsys.readouterr().out
    run("dyad", "Norway", "Turkey", "--limit", 2)
    assert "--limit 0 for all" in capsys.readouterr().out
    run("dyad", "Norway", "Turkey", "--limit", 9)
    assert "--limit" not in capsys.readouterr().out


def test_an_answer_to_a_file(fake: Fake, run: Run, tmp_path: Path, capsys: Capture) -> None:
    target = tmp_path / "events.csv"
    assert run("timeline", "--format", "csv", "--output", target) == 0
    assert capsys.readouterr().out == ""
    assert target.read_bytes().startswith(b"event,act,")
    assert target.read_bytes().count(b"\r\r\n") == 0
    assert run("timeline", "--output", tmp_path / "none" / "x.txt") == 1
    assert "cannot be written" in capsys.readouterr().err


def test_csv_verbatim(
    fake: Fake, run: Run, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    evil = tuple(
        type(hit)(hit.kind, hit.id, "=1+1", hit.source, hit.speakers) for hit in LISTS["search"]
    )
    monkeypatch.setitem(LISTS, "search", evil)
    run("search", "x", "--format", "csv")
    assert ",'=1+1," in capsys.readouterr().out
    run("search", "x", "--format", "csv", "--verbatim")
    assert ",=1+1," in capsys.readouterr().out


def test_a_reader_that_goes_ends_it_quietly(tmp_path: Path) -> None:
    program = tmp_path / "many.py"
    program.write_text(
        "import sys\n"
        "from contextlib import nullcontext\n"
        "from types import SimpleNamespace\n"
        "from dragoman.cli import asking, main\n"
        "from tests.views.answers.values import CALL\n"
        "many = SimpleNamespace(timeline=lambda asked: (CALL,) * 5000)\n"
        "asking.opened = lambda record: nullcontext(many)\n"
        "main(['timeline', '--format', sys.argv[1]])\n",
        encoding="utf-8",
    )
    path = os.pathsep.join([str(Path.cwd()), *sys.path])
    for format_ in ("json", "csv", "page"):
        ran = subprocess.run(
            ["bash", "-c", f"{sys.executable} {program} {format_} | head -n 1"],
            env={**os.environ, "PYTHONPATH": path},
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.stdout.count("\n") == 1
        assert ran.stderr == ""
