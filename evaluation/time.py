"""Score time expressions as TempEval-3 does: spans strict and relaxed, values on those found.

``python -m evaluation.time FILE...`` reads JSON lines with ``text``, ``dct`` and ``timexes``
(``start``, ``end``, ``type``, ``value``) and prints one object of figures. ``--misses`` lists what
was missed, added and misread, for work on a development set.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dragoman.evaluate import Score
from dragoman.evaluate.acts import summed
from dragoman.evaluate.running import find_times
from dragoman.evaluate.times import Find, pairs, read_rows, score_document


@dataclass
class Tally:
    """The package's scores over documents, and what went wrong in words."""

    scores: list[Score] = field(default_factory=list)
    missed: Counter[str] = field(default_factory=Counter)
    added: Counter[str] = field(default_factory=Counter)
    misread: Counter[str] = field(default_factory=Counter)
    cut: Counter[str] = field(default_factory=Counter)


def count(document: Mapping[str, Any], find: Find, tally: Tally) -> None:
    """Add one document to the tally."""
    text, gold = document["text"], document["timexes"]
    found = find(text, document.get("dct"))
    tally.scores += score_document(gold, found)
    matched = pairs(gold, found)
    for g, f in matched:
        words = " ".join(text[g["start"] : g["end"]].split())
        if (g["start"], g["end"]) != (f.start, f.end):
            tally.cut[f"{words!r} as {' '.join(f.text.split())!r}"] += 1
        if g["value"] != f.value:
            tally.misread[f"{words!r} {document.get('dct')} {g['value']} as {f.value}"] += 1
    for g in gold:
        if all(g is not other for other, _ in matched):
            tally.missed[_around(text, g["start"], g["end"])] += 1
    for f in found:
        if all(f is not other for _, other in matched):
            tally.added[_around(text, f.start, f.end)] += 1


def _around(text: str, start: int, end: int) -> str:
    words = f"{text[max(0, start - 30) : start]}[{text[start:end]}]{text[end : end + 25]}"
    return " ".join(words.split())


def figures(tally: Tally) -> dict[str, float]:
    """Precision, recall and F1 of spans; value and type accuracy of the spans found; value F1."""
    by_name = {score.name: score for score in summed(tally.scores)}
    strict, relaxed = (by_name.get(name, Score(name, 0, 0, 0)) for name in ("strict", "relaxed"))
    types, values = (
        by_name.get(f"{name} of matched", Score(name, 0, 0, 0)) for name in ("type", "value")
    )
    told = {
        "strict_precision": strict.precision,
        "strict_recall": strict.recall,
        "strict_f1": strict.f1,
        "relaxed_precision": relaxed.precision,
        "relaxed_recall": relaxed.recall,
        "relaxed_f1": relaxed.f1,
        "value_accuracy": values.f1,
        "type_accuracy": types.f1,
        "value_f1": Score("value", values.correct, strict.system, strict.gold).f1,
    }
    counts = {"gold": strict.gold, "found": strict.system}
    return {**counts, **{name: round(figure, 2) for name, figure in told.items()}}


def score(gold: Iterable[Mapping[str, Any]], find: Find = find_times) -> dict[str, float]:
    """The figures of ``find`` on documents with ``text``, ``dct`` and ``timexes``."""
    tally = Tally()
    for document in gold:
        count(document, find, tally)
    return figures(tally)


def documents(paths: Iterable[Path]) -> Iterator[Mapping[str, Any]]:
    """The documents of files of JSON lines. InputError names a line of another form."""
    for path in paths:
        yield from read_rows(path)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures for the files named on the command line."""
    parser = argparse.ArgumentParser(description="Score time expressions on annotated files.")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--misses", action="store_true", help="list what went wrong")
    options = parser.parse_args(arguments)
    tally = Tally()
    for document in documents(options.files):
        count(document, find_times, tally)
    print(json.dumps(figures(tally), indent=1))
    if options.misses:
        for name in ("missed", "added", "cut", "misread"):
            print(f"\n== {name}")
            for words, times_seen in getattr(tally, name).most_common():
                print(f"{times_seen:4d}  {words}")


if __name__ == "__main__":
    main()
