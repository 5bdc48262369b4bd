"""What the README shows is what the program does.

``README_WRITE=1 python -m pytest tests/test_readme.py`` writes the shown output anew.
"""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import pytest

from dragoman import Reader
from dragoman.archive.adding import add
from dragoman.archive.asking import Archive
from dragoman.cli import main
from dragoman.documents import Given

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
TEXT = README.read_text(encoding="utf-8")
SHOWN = re.compile(r"(<!-- output: dragoman (.+?) -->\n)(.*?)(<!-- /output -->)", re.DOTALL)
COMMANDS = re.findall(r"^\$ dragoman (.+)$", TEXT, re.MULTILINE)
PROGRAMS = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
#: The id of a record that hangs on where a span ends. Processors round the network's sums
#: differently, so that one boundary in some thousands falls otherwise on another machine.
SPANNED = re.compile(r"\b([sepck])-[0-9a-f]{12}\b")
LINKS = re.findall(r"\]\((?!https?:)([^)#]+)", TEXT)


def run(line: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What the command prints; it must succeed."""
    with pytest.raises(SystemExit) as caught:
        main(shlex.split(line))
    out, err = capsys.readouterr()
    assert caught.value.code == 0, err
    return out


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record that the README makes of the examples and then asks."""
    path = tmp_path_factory.mktemp("readme") / "diplomacy.db"
    with Archive.open(path, create=True) as archive:
        index = ROOT / "examples" / "index.jsonl"
        add([str(index)], Given(), Reader(), archive.store.writer())
    return path


@pytest.fixture
def asked(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands that name no record ask this one."""
    monkeypatch.setenv("DRAGOMAN_RECORD", str(record))


def test_there_is_something_to_check() -> None:
    assert COMMANDS
    assert PROGRAMS
    assert SHOWN.search(TEXT)


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("line", COMMANDS)
def test_commands_run(
    line: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Every command of the README, with its files written elsewhere."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    command, _, target = line.partition(" > ")
    out = run(command, capsys)
    assert out or "--output" in command
    assert not target or out


@pytest.mark.usefixtures("asked")
def test_shown_output_is_real(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)

    def fresh(match: re.Match[str]) -> str:
        return f"{match[1]}```\n{run(match[2], capsys).strip()}\n```\n{match[4]}"

    renewed = SHOWN.sub(fresh, TEXT)
    if os.environ.get("README_WRITE"):
        README.write_text(renewed, encoding="utf-8")
    else:
        assert SPANNED.sub(r"\1-…", renewed) == SPANNED.sub(r"\1-…", TEXT)


@pytest.mark.parametrize("program", PROGRAMS)
def test_programs_run(program: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(program, "README.md", "exec"), {"__name__": "readme"})
    assert "meeting" in capsys.readouterr().out


@pytest.mark.parametrize("target", LINKS)
def test_links_lead_somewhere(target: str) -> None:
    assert (ROOT / target).exists()
