"""Time expressions against JSON lines in the form of TimeBank: ``text``, ``dct``, ``timexes``.

Counted as TempEval-3 counts: spans strict (the same characters) and relaxed (any overlap, one to
one), and type and value of the expressions found.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dragoman.errors import InputError
from dragoman.records import TimeExpression

from .acts import summed
from .report import Report, Score

Find = Callable[[str, str | None], Sequence[TimeExpression]]


def score_times(path: Path, find: Find) -> Report:
    """Strict and relaxed F1, and the shares of those matched with the right type and value.

    ``find`` gets a text and its date. ``dct`` may be missing; each of ``timexes`` has ``start``,
    ``end``, ``type`` and ``value``.
    """
    scores: list[Score] = []
    lines: list[str] = []
    for row in read_rows(path):
        found = find(row["text"], row.get("dct"))
        scores += score_document(row["timexes"], found)
        lines += misses(row["timexes"], found)
    return Report("time", str(path), summed(scores), ("TempEval-3",), tuple(lines))


def read_rows(path: Path) -> Iterator[Mapping[str, Any]]:
    """The lines of the file. InputError names one of another form."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                row = json.loads(line)
                row["text"], [(t["start"], t["end"], t["type"], t["value"]) for t in row["timexes"]]
            except (ValueError, KeyError, TypeError) as error:
                problem = f"line {number} is no object with text and timexes ({error})"
                raise InputError(str(path), problem, "Give JSON lines") from error
            yield row


def pairs(
    gold: Sequence[Mapping[str, Any]], found: Sequence[TimeExpression]
) -> list[tuple[Mapping[str, Any], TimeExpression]]:
    """One-to-one pairs of overlapping expressions, those that share most characters first."""
    shared = sorted(
        (max(g["start"], f.start) - min(g["end"], f.end), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if g["start"] < f.end and f.start < g["end"]
    )
    kept: list[tuple[Mapping[str, Any], TimeExpression]] = []
    left, right = set(range(len(gold))), set(range(len(found)))
    for _, i, j in shared:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            kept.append((gold[i], found[j]))
    return kept


def score_document(
    gold: Sequence[Mapping[str, Any]], found: Sequence[TimeExpression]
) -> list[Score]:
    """All scores of one document."""
    matched = pairs(gold, found)
    strict = sum((g["start"], g["end"]) == (f.start, f.end) for g, f in matched)
    types = sum(g["type"] == f.type for g, f in matched)
    values = sum(g["value"] == f.value for g, f in matched)
    size = len(matched)
    return [
        Score("strict", strict, len(found), len(gold)),
        Score("relaxed", size, len(found), len(gold)),
        Score("type of matched", types, size, size),
        Score("value of matched", values, size, size),
    ]


def misses(gold: Sequence[Mapping[str, Any]], found: Sequence[TimeExpression]) -> list[str]:
    """One line for each expression missed (-), added (+), or given another value (=)."""
    matched = pairs(gold, found)
    seen, used = [g for g, _ in matched], [f for _, f in matched]
    lines = [f"- {g['type']} {g['value']}" for g in gold if g not in seen]
    lines += [f"+ {f.type} {f.text!r} {f.value}" for f in found if f not in used]
    lines += [
        f"= {f.text!r} {f.value}, not {g['value']}" for g, f in matched if f.value != g["value"]
    ]
    return lines
