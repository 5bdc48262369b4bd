"""How far something is, told on standard error without touching what passes."""

from __future__ import annotations

import pytest

from dragoman.cli import counting
from dragoman.cli.counting import counted


def test_values_pass_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(counted("abc")) == ["a", "b", "c"]
    assert capsys.readouterr().err == ""


def test_now_and_then_it_says_how_many(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "_EVERY_LOGGED", 0.0)
    assert len(list(counted(range(1200), "events"))) == 1200
    lines = capsys.readouterr().err.splitlines()
    assert lines[-1].startswith("dragoman: 1,200 events, ")
    assert all(line.startswith("dragoman: ") for line in lines)
