"""Score time expressions as TempEval-3 does: spans strict and relaxed, values on those found.

``python -m evaluation.time FILE...`` reads JSON lines with ``text``, ``dct`` and ``timexes``
(``start``, ``end``, ``type``, ``value``) and prints one object of figures. ``--misses`` lists what
was missed, added and misread, for work on a development set.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dragoman.records import TimeExpression
from dragoman.reference import times

Find = Callable[[str, str | None], Sequence[TimeExpression]]


def read(text: str, published: str | None) -> tuple[TimeExpression, ...]:
    """What the package finds, leaning expressions counted from the date told before them."""
    return times.resolve_leaning(times.find(text, published), published)


@dataclass
class Tally:
    """Counts over documents."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    values: int = 0
    types: int = 0
    missed: Counter[str] = field(default_factory=Counter)
    added: Counter[str] = field(default_factory=Counter)
    misread: Counter[str] = field(default_factory=Counter)
    cut: Counter[str] = field(default_factory=Counter)


def pairs(
    gold: Sequence[Mapping[str, Any]], found: Sequence[TimeExpression]
) -> Iterator[tuple[int, int]]:
    """One-to-one pairs of overlapping spans, those that share most first."""
    overlaps = sorted(
        (
            (min(g["end"], f.end) - max(g["start"], f.start), -i, -j)
            for i, g in enumerate(gold)
            for j, f in enumerate(found)
            if g["start"] < f.end and f.start < g["end"]
        ),
        reverse=True,
    )
    gold_seen: set[int] = set()
    found_seen: set[int] = set()
    for _, minus_i, minus_j in overlaps:
        if -minus_i not in gold_seen and -minus_j not in found_seen:
            gold_seen.add(-minus_i)
            found_seen.add(-minus_j)
            yield -minus_i, -minus_j


def count(document: Mapping[str, Any], find: Find, tally: Tally) -> None:
    """Add one document to the tally."""
    text, gold = document["text"], document["timexes"]
    found = find(text, document.get("dct"))
    tally.gold += len(gold)
    tally.found += len(found)
    matched = list(pairs(gold, found))
    for i, j in matched:
        g, f = gold[i], found[j]
        tally.relaxed += 1
        same = (g["start"], g["end"]) == (f.start, f.end)
        tally.strict += same
        tally.types += g["type"] == f.type
        tally.values += g["value"] == f.value
        words = " ".join(text[g["start"] : g["end"]].split())
        if not same:
            tally.cut[f"{words!r} as {' '.join(f.text.split())!r}"] += 1
        if g["value"] != f.value:
            tally.misread[f"{words!r} {document.get('dct')} {g['value']} as {f.value}"] += 1
    for i in set(range(len(gold))) - {i for i, _ in matched}:
        tally.missed[_around(text, gold[i]["start"], gold[i]["end"])] += 1
    for j in set(range(len(found))) - {j for _, j in matched}:
        tally.added[_around(text, found[j].start, found[j].end)] += 1


def _around(text: str, start: int, end: int) -> str:
    words = f"{text[max(0, start - 30) : start]}[{text[start:end]}]{text[end : end + 25]}"
    return " ".join(words.split())


def figures(tally: Tally) -> dict[str, float]:
    """Precision, recall and F1 of spans; value and type accuracy of the spans found; value F1."""

    def rate(part: int, whole: int) -> float:
        return round(100 * part / whole, 2) if whole else 0.0

    return {
        "gold": tally.gold,
        "found": tally.found,
        "strict_precision": rate(tally.strict, tally.found),
        "strict_recall": rate(tally.strict, tally.gold),
        "strict_f1": rate(2 * tally.strict, tally.gold + tally.found),
        "relaxed_precision": rate(tally.relaxed, tally.found),
        "relaxed_recall": rate(tally.relaxed, tally.gold),
        "relaxed_f1": rate(2 * tally.relaxed, tally.gold + tally.found),
        "value_accuracy": rate(tally.values, tally.relaxed),
        "type_accuracy": rate(tally.types, tally.relaxed),
        "value_f1": rate(2 * tally.values, tally.gold + tally.found),
    }


def score(gold: Iterable[Mapping[str, Any]], find: Find = read) -> dict[str, float]:
    """The figures of ``find`` on documents with ``text``, ``dct`` and ``timexes``."""
    tally = Tally()
    for document in gold:
        count(document, find, tally)
    return figures(tally)


def documents(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """The documents of files of JSON lines."""
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures for the files named on the command line."""
    parser = argparse.ArgumentParser(description="Score time expressions on annotated files.")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--misses", action="store_true", help="list what went wrong")
    options = parser.parse_args(arguments)
    tally = Tally()
    for document in documents(options.files):
        count(document, read, tally)
    print(json.dumps(figures(tally), indent=1))
    if options.misses:
        for name in ("missed", "added", "cut", "misread"):
            print(f"\n== {name}")
            for words, times_seen in getattr(tally, name).most_common():
                print(f"{times_seen:4d}  {words}")


if __name__ == "__main__":
    main()
