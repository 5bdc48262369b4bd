"""Quality is a number with a floor: the figures on file hold theirs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import score
from score import FIGURES, FLOORS, stale, table, under


def load(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def test_every_figure_on_file_holds_its_floor() -> None:
    assert under(load(FIGURES), load(FLOORS)) == []


def test_floors_are_well_formed() -> None:
    floors = load(FLOORS)
    assert len(floors) >= 10
    for name, floor in floors.items():
        assert set(floor) == {"floor", "target"}, name
        assert 0 <= floor["floor"] <= 100, name
        assert floor["target"] <= 100, name


def test_what_is_under_its_floor_is_named() -> None:
    floors = {"a": {"floor": 80.0, "target": 90.0}, "b": {"floor": 1.0, "target": 2.0}}
    lines = under({"a": {"value": 79.9}}, floors)
    assert lines == ["a: 79.9 is under its floor 80.0", "b: not measured"]
    assert under({"a": {"value": 80.0}, "b": {"value": 1.5}}, floors) == []


def test_figures_of_other_weights_are_stale() -> None:
    figures = {"a": {"value": 1, "weights": "old"}, "b": {"value": 1, "weights": "new"}}
    assert stale(figures, "new") == ["a"]
    assert stale({"c": {"value": 1}}, "new") == []


def test_the_table_shows_figure_floor_and_target() -> None:
    lines = table({"a": {"value": 81.5}}, {"a": {"floor": 80.0, "target": 90.0}}).splitlines()
    assert lines[1].split() == ["a", "81.50", "80.0", "90.0"]


def test_measuring_writes_the_figures_with_their_weights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(score, "FIGURES", tmp_path / "figures.json")
    monkeypatch.setattr(score, "FLOORS", tmp_path / "floors.json")
    monkeypatch.setattr(score, "MEASURES", {"names": lambda data: {"names x": 50.004}})
    monkeypatch.setattr(score, "weights", lambda: "w1")
    monkeypatch.setattr("sys.argv", ["score.py", str(tmp_path)])
    (tmp_path / "floors.json").write_text('{"names x": {"floor": 50.0, "target": 60.0}}')
    assert score.main() == 0
    assert load(tmp_path / "figures.json") == {"names x": {"value": 50.0, "weights": "w1"}}
    (tmp_path / "floors.json").write_text('{"names x": {"floor": 51.0, "target": 60.0}}')
    monkeypatch.setattr("sys.argv", ["score.py", "--check"])
    assert score.main() == 1
