"""The commands that fill a record and keep it in order, on a record of their own."""

from __future__ import annotations

import io
import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.archive.asking import Archive
from dragoman.chronicle import Filter
from dragoman.cli import adding, keeping, progress
from dragoman.pipeline import Reader
from dragoman.settings import Settings
from dragoman.store import open_record
from tests.archive.conftest import Cached, put
from tests.archive.reports import REPORTS

Run = Callable[..., int]
Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="session")
def cached() -> Cached:
    return Cached(Reader(Settings(threads=1)))


@pytest.fixture(autouse=True)
def read_once(cached: Cached, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands read with one reader that keeps what it read."""
    monkeypatch.setattr(adding, "Reader", lambda settings: cached)
    monkeypatch.setattr(keeping, "Reader", lambda settings=None: cached)
    monkeypatch.delenv("DRAGOMAN_RECORD", raising=False)


@pytest.fixture(scope="session")
def made(cached: Cached, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of a few reports, to copy."""
    path = tmp_path_factory.mktemp("made") / "record.db"
    with Archive.open(path, create=True) as opened:
        put(opened, cached, "oslo-release", "paris-release", "next-day")
    return path


@pytest.fixture
def record(made: Path, tmp_path: Path) -> Path:
    path = tmp_path / "record.db"
    shutil.copy(made, path)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two texts and one that cannot be read."""
    path = tmp_path / "in"
    path.mkdir()
    (path / "a.txt").write_text(REPORTS["next-day"][0], encoding="utf-8")
    (path / "b.txt").write_text(REPORTS["ministers"][0], encoding="utf-8")
    (path / "empty.txt").write_bytes(b"")
    return path


# ------------------------------------------------------------------ add


def test_add_says_what_was_done_and_what_is_held(
    folder: Path, tmp_path: Path, run: Run, capsys: Capture
) -> None:
    target = tmp_path / "new.db"
    assert run("add", folder / "a.txt", folder / "b.txt", "--record", target) == 0
    out, err = capsys.readouterr()
    first, second = out.splitlines()
    assert first.startswith("2 inputs in ")
    assert first.endswith(
        "2 read, 0 known already, 0 other publications of a known text, 0 in quarantine"
    )
    assert second.startswith(f"{target}: ") and " 2 documents," in second
    assert err == ""
    assert run("add", folder / "a.txt", "--record", target) == 0
    assert "0 read, 1 known already" in capsys.readouterr().out


def test_add_a_folder_with_something_broken_in_it_is_2(
    folder: Path, tmp_path: Path, run: Run, capsys: Capture
) -> None:
    assert run("add", folder, "--record", tmp_path / "new.db", "--quiet") == 2
    out, err = capsys.readouterr()
    assert "2 read" in out and "1 in quarantine" in out
    assert err == "What could not be read, and why: dragoman quarantine\n"


def test_add_from_standard_input_with_what_is_said_of_it(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = REPORTS["next-day"][0]
    lines = json.dumps({"text": text}) + "\n"
    given = io.TextIOWrapper(io.BytesIO(lines.encode()), encoding="utf-8")
    monkeypatch.setattr("sys.stdin", given)
    target = tmp_path / "new.db"
    said = ("--published", "2025-03-05", "--publisher", "Example Wire", "--quiet")
    assert run("add", "-", *said, "--record", target) == 0
    with open_record(target, read_only=True) as store:
        (source,) = store.reader().documents()
    assert (source.publisher, source.published) == ("Example Wire", "2025-03-05")


def test_progress_is_a_line_now_and_then_where_there_is_no_terminal(
    folder: Path, tmp_path: Path, run: Run, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_EVERY", 0.0)
    assert run("add", folder, "--record", tmp_path / "one.db") == 2
    lines = capsys.readouterr().err.splitlines()
    assert any(line.startswith("dragoman: reading, ") for line in lines)
    assert any(line.startswith("dragoman: merging, 3 of 3 inputs") for line in lines)
    assert run("add", folder, "--record", tmp_path / "two.db", "--quiet") == 2
    assert "inputs" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "problem"),
    [("nowhere/record.db", "the folder"), ("", "is a folder"), ("page.html", "is no record")],
)
@pytest.mark.parametrize("command", ["add", "judge list", "quarantine", "check", "backup"])
def test_a_record_that_is_none(
    command: str, name: str, problem: str, folder: Path, tmp_path: Path, run: Run, capsys: Capture
) -> None:
    (tmp_path / "page.html").write_text("<p>no database, but some words</p>", encoding="utf-8")
    more = {"add": [folder / "a.txt"], "backup": [tmp_path / "copy.db"]}.get(command, [])
    assert run(*command.split(), *more, "--record", tmp_path / name) == 6
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("dragoman: ") and problem in err and err.count("\n") == 1
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<p>")


def test_another_programs_database_is_left_alone(tmp_path: Path, run: Run, capsys: Capture) -> None:
    target = tmp_path / "other.db"
    with sqlite3.connect(target) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    before = target.read_bytes()
    assert run("add", "-", "--record", target) == 6
    assert str(target) in capsys.readouterr().err
    assert target.read_bytes() == before


def test_a_wrong_day_is_refused_before_anything_is_made(
    folder: Path, tmp_path: Path, run: Run, capsys: Capture
) -> None:
    target = tmp_path / "new.db"
    assert run("add", folder / "a.txt", "--published", "5 March", "--record", target) == 2
    assert "--published" in capsys.readouterr().err
    assert not target.exists()


# ------------------------------------------------------------------ quarantine


def test_quarantine_lists_and_tries_again(
    folder: Path, tmp_path: Path, run: Run, capsys: Capture
) -> None:
    target = tmp_path / "new.db"
    run("add", folder, "--record", target, "--quiet")
    capsys.readouterr()
    broken = folder / "empty.txt"
    assert run("quarantine", "--record", target) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"{broken}: ") and "tried 1 times, last 20" in out
    assert run("quarantine", "--record", target, "--format", "json") == 0
    (row,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (row["name"], row["tries"]) == (str(broken), 1)

    assert run("quarantine", "--retry", "--record", target) == 0
    out = capsys.readouterr().out
    assert "0 read, 1 still in quarantine" in out and "tried 2 times" in out
    broken.write_text(REPORTS["denial"][0], encoding="utf-8")
    assert run("quarantine", "--retry", "--record", target) == 0
    out = capsys.readouterr().out
    assert out == "1 read, 0 still in quarantine\nNothing is in quarantine.\n"
    with Archive.open(target) as opened:
        assert opened.timeline(Filter(acts=("expel",))) != ()


def test_quarantine_in_json_is_json_alone(
    folder: Path, tmp_path: Path, run: Run, capsys: Capture
) -> None:
    target = tmp_path / "new.db"
    run("add", folder, "--record", target, "--quiet")
    capsys.readouterr()
    assert run("quarantine", "--retry", "--record", target, "--format", "json") == 0
    (row,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert row["tries"] == 2


# ------------------------------------------------------------------ reread


def test_reread_dry_and_for_good(record: Path, run: Run, capsys: Capture) -> None:
    before = record.read_bytes()
    assert run("reread", "--dry-run", "--record", record) == 0
    assert capsys.readouterr().out == "0 gained, 0 lost, 0 changed\n"
    assert record.read_bytes() == before
    assert run("reread", "--outdated", "--record", record) == 0
    assert capsys.readouterr().out == "0 gained, 0 lost, 0 changed\n"
    assert run("reread", "--record", record, "--format", "json") == 0
    assert capsys.readouterr().out == ""


# ------------------------------------------------------------------ backup, check


def test_backup_copies_and_never_overwrites(
    record: Path, tmp_path: Path, run: Run, capsys: Capture
) -> None:
    copy = tmp_path / "copy.db"
    assert run("backup", copy, "--record", record) == 0
    assert capsys.readouterr().out == f"{copy}: 3 documents\n"
    assert run("check", "--record", copy) == 0
    assert f"{copy}: whole; " in capsys.readouterr().out
    before = copy.read_bytes()
    assert run("backup", copy, "--record", record) == 6
    assert "is there already" in capsys.readouterr().err
    assert copy.read_bytes() == before
    assert run("backup", tmp_path / "none" / "copy.db", "--record", record) == 6


def test_check_prints_what_does_not_show_its_words(record: Path, run: Run, capsys: Capture) -> None:
    with sqlite3.connect(record) as connection:
        connection.execute("UPDATE statements SET words = 'never said' WHERE number % 2 = 1")
    connection.close()
    assert run("check", "--record", record) == 1
    out, err = capsys.readouterr()
    assert "never said" in out
    assert err.strip().endswith("faults")


def test_check_on_a_damaged_file(record: Path, run: Run, capsys: Capture) -> None:
    data = bytearray(record.read_bytes())
    for start in range(4096 * 20, len(data), 4096 * 3):
        data[start : start + 600] = b"\xff" * 600
    record.write_bytes(bytes(data))
    assert run("check", "--record", record) in (1, 6)
    out, err = capsys.readouterr()
    assert "malformed" in (out + err) or "damaged" in (out + err) or "faults" in err
    assert "Traceback" not in out + err


def test_check_on_a_file_cut_short(record: Path, run: Run, capsys: Capture) -> None:
    record.write_bytes(record.read_bytes()[: 4096 * 30])
    assert run("check", "--record", record) in (1, 6)
    out, err = capsys.readouterr()
    assert out + err and "Traceback" not in out + err


# ------------------------------------------------------------------ judge


def _late(record: Path) -> str:
    """The id of the second call."""
    with Archive.open(record) as opened:
        (event,) = opened.timeline(Filter(acts=("call",), since="2025-03-05"))
        return event.id


def test_judge_writes_merges_and_lists(record: Path, run: Run, capsys: Capture) -> None:
    late = _late(record)
    why = ("--why", "the office's own log", "--who", "Ada")
    assert run("judge", "correct", late, "when", "2025-03-04", *why, "--record", record) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("j-")
    assert f"  Ada  correct {late} when=2025-03-04 – the office's own log" in line
    with Archive.open(record) as opened:
        assert opened.timeline(Filter(acts=("call",), since="2025-03-05")) == ()
        joined = opened.reader.event(late)
        assert joined is not None and len(joined.reports) == 3
    name = line.split()[0]
    assert run("judge", "undo", name, "--who", "Bo", "--record", record) == 0
    assert f"Bo  undo {late} {name}" in capsys.readouterr().out
    assert _late(record) == late
    for more in ((), (late,)):
        assert run("judge", "list", *more, "--record", record) == 0
        assert [row.split()[3] for row in capsys.readouterr().out.splitlines()] == [
            *("correct", "undo"),
        ]
    assert run("judge", "list", "e-nothing", "--record", record) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("verdict", ["confirm", "reject"])
def test_judge_by_login_where_nobody_is_named(
    verdict: str, record: Path, run: Run, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "desk")
    assert run("judge", verdict, _late(record), "--record", record) == 0
    assert f"  desk  {verdict} e-" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("confirm", "e-nothing"), "nothing in the record has this id"),
        (("undo", "j-nothing"), "no such judgement"),
        (("correct", "LATE", "mood", "bad"), "no field 'mood'"),
        (("merge", "LATE", "e-nothing"), "nothing in the record has this id"),
        (("confirm", "LATE", "--who", ""), "Nobody is named"),
    ],
)
def test_judge_refuses_in_one_line(
    arguments: tuple[str, ...], problem: str, record: Path, run: Run, capsys: Capture
) -> None:
    given = [_late(record) if one == "LATE" else one for one in arguments]
    assert run("judge", *given, "--record", record) == 2
    out, err = capsys.readouterr()
    assert out == "" and problem in err and err.count("\n") == 1
    with open_record(record, read_only=True) as store:
        assert store.reader().judgements() == ()


# ------------------------------------------------------------------ helps


@pytest.mark.parametrize(
    "command",
    [
        *("add", "watch", "judge", "reread", "quarantine", "backup", "check"),
        *(
            f"judge {one}"
            for one in ("confirm", "reject", "undo", "merge", "split", "correct", "list")
        ),
    ],
)
def test_every_help_has_an_example(command: str, run: Run, capsys: Capture) -> None:
    assert run(*command.split(), "--help") == 0
    shown = capsys.readouterr().out
    assert f"dragoman {command}" in shown.partition("Example")[2]
    assert command == "judge" or "--record" in shown
