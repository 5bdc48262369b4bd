"""The scorer of time expressions counts as TempEval-3 does."""

from __future__ import annotations

from typing import Any

import pytest
from evaluation.time import score

from dragoman.records import TimeExpression

TEXT = "They met on Friday morning and left in May for two weeks."


def gold(words: str, kind: str, value: str) -> dict[str, Any]:
    """An annotation of the text."""
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "type": kind, "value": value}


def found(words: str, kind: Any, value: str) -> TimeExpression:
    """A finding in the text."""
    start = TEXT.index(words)
    return TimeExpression(start, start + len(words), words, kind, value, None)


def run(*findings: TimeExpression) -> dict[str, float]:
    """The figures of findings against three annotations."""
    timexes = [
        gold("Friday morning", "TIME", "2025-02-07TMO"),
        gold("May", "DATE", "2024-05"),
        gold("two weeks", "DURATION", "P2W"),
    ]
    document = {"text": TEXT, "dct": "2025-02-12", "timexes": timexes}
    return score([document], lambda text, published: findings)


def test_all_right() -> None:
    figures = run(
        found("Friday morning", "TIME", "2025-02-07TMO"),
        found("May", "DATE", "2024-05"),
        found("two weeks", "DURATION", "P2W"),
    )
    for name in ("strict_f1", "relaxed_f1", "value_accuracy", "type_accuracy", "value_f1"):
        assert figures[name] == 100


def test_part_of_a_span_is_found_but_not_strictly() -> None:
    figures = run(found("Friday", "DATE", "2025-02-07"), found("May", "DATE", "2024-05"))
    assert figures["strict_recall"] == pytest.approx(33.33)
    assert figures["relaxed_recall"] == pytest.approx(66.67)
    assert figures["strict_precision"] == 50
    assert figures["relaxed_precision"] == 100
    assert figures["value_accuracy"] == 50
    assert figures["type_accuracy"] == 50


def test_one_annotation_is_found_once() -> None:
    figures = run(found("Friday", "DATE", "2025-02-07"), found("morning", "TIME", "TMO"))
    assert figures["relaxed_recall"] == pytest.approx(33.33)
    assert figures["relaxed_precision"] == 50


def test_nothing_found_is_no_error() -> None:
    assert run()["relaxed_f1"] == 0
