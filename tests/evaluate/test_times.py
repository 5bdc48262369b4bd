"""Time figures on a text made for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.evaluate.times import score_times
from dragoman.records import TimeExpression

TEXT = "They met on Monday, 3 May, and for two days talked; last year they did not."


def gold(words: str, kind: str, value: str) -> dict[str, object]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "type": kind, "value": value}


def ours(words: str, kind: str, value: str | None) -> TimeExpression:
    start = TEXT.index(words)
    return TimeExpression(start, start + len(words), words, kind, value, None)  # type: ignore[arg-type]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    timexes = [
        gold("Monday, 3 May", "DATE", "2021-05-03"),
        gold("two days", "DURATION", "P2D"),
        gold("last year", "DATE", "2020"),
    ]
    file = tmp_path / "times.jsonl"
    file.write_text(json.dumps({"text": TEXT, "dct": "2021-05-10", "timexes": timexes}), "utf-8")
    return file


def test_counts_by_hand(path: Path) -> None:
    def find(text: str, published: str | None) -> list[TimeExpression]:
        assert (text, published) == (TEXT, "2021-05-10")
        return [
            ours("Monday", "DATE", "2021-05-10"),
            ours("3 May", "DATE", "2021-05-03"),
            ours("for two days", "DURATION", "P2D"),
            ours("did not", "DATE", None),
        ]

    report = score_times(path, find)
    # The longer of the two pieces of "Monday, 3 May" is taken for it.
    assert (report["strict"].correct, report["strict"].system, report["strict"].gold) == (0, 4, 3)
    assert report["relaxed"].correct == 2
    assert report["type of matched"].f1 == 100.0
    assert report["value of matched"].correct == 1
    assert "- DATE 2020" in report.misses
    assert "+ DATE 'did not' None" in report.misses
    assert "= 'Monday' 2021-05-10, not 2021-05-03" in report.misses


def test_the_gold_scores_a_hundred(path: Path) -> None:
    found = [
        ours("Monday, 3 May", "DATE", "2021-05-03"),
        ours("two days", "DURATION", "P2D"),
        ours("last year", "DATE", "2020"),
    ]
    report = score_times(path, lambda text, published: found)
    assert {score.f1 for score in report.scores} == {100.0}
    assert report.misses == ()


def test_a_line_of_another_form_is_named(tmp_path: Path) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_text('{"text": "x", "timexes": [{"start": 1}]}\n', "utf-8")
    with pytest.raises(InputError, match="line 1"):
        score_times(file, lambda text, published: [])
