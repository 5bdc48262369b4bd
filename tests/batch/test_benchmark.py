"""The benchmark's figures add up, and its made texts are what they are said to be."""

from __future__ import annotations

import json
from pathlib import Path

from dragoman.batch.benchmark import Figures, Moment, benchmark, made
from dragoman.cli.benchmarking import page
from dragoman.settings import Settings

from .conftest import reports, write_lines


def test_made_texts_are_no_two_alike_and_the_same_each_time() -> None:
    texts = [str(one["text"]) for one in made(12)]
    assert len(set(texts)) == 12
    assert texts == [one["text"] for one in made(12)]
    assert all(200 < len(text.split()) < 900 for text in texts)


def test_a_run_is_told_in_figures_that_add_up(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "a.jsonl", reports())
    figures = benchmark([str(source)], 12, 1, Settings(), lambda progress: None)
    told = json.loads(json.dumps(figures.to_dict()))
    assert told["documents"] == 12
    assert told["words"] == sum(len(one["text"].split()) for one in reports()[:12])
    spent = sum(told["stages"].values()) + told["start_busy"]
    assert 0.7 * told["whole"] < spent <= 1.02 * told["whole"]
    assert told["ratio"] > 1
    assert 50_000_000 < told["memory_peak"] < 1_000_000_000
    assert told["moments"][-1]["documents"] == 12
    assert not list(tmp_path.glob("coded*"))


def test_the_page_has_every_stage_and_the_ratio() -> None:
    moments = [Moment(1.0, 5, 300_000_000)]
    stages = {"cut": 2.0, "encoder": 5.0}
    figures = Figures("mine", 5, 4000, 2, 10.0, 8.0, 0.1, stages, 1.0, 0.5, moments)
    text = "\n".join(page(figures))
    assert "1.60" in text
    assert "300 MB" in text
    assert [line.split()[0] for line in text.splitlines() if line.endswith("0.0")][:1] == ["start"]
    shares = [line for line in text.splitlines() if line.startswith("encoder")]
    assert "62.5%" in shares[0]
