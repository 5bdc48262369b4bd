"""Measure everything that has a floor, and say what is under it.

    python evaluation/score.py DATA [--only syntax names …] [--check]

``DATA`` is a folder with ``syntax/``, ``names/``, ``attribution/``, ``time/``, ``readouts/``.
The figures go to ``figures.json`` beside this script, with the weights they were measured on; the
floors they must hold are in ``floors.json`` ("floor": what may not be fallen under, "target": what
is aimed at). Figures of relations come from ``training/relations.py`` and are entered by hand.
``--check`` measures nothing and compares the figures on file with the floors, and their weights
with those of the package. The exit code is 1 where a figure is under its floor or of other weights.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from functools import reduce
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FLOORS, FIGURES = HERE / "floors.json", HERE / "figures.json"


def syntax(data: Path) -> dict[str, float]:
    """UPOS, features, lemmas and trees of both treebanks."""
    from dragoman.evaluate import run

    found: dict[str, float] = {}
    for name in ("ewt", "gum"):
        report = run("syntax", data / "syntax" / f"{name}-dev.conllu")
        found |= {f"{name} {score.name}": score.f1 for score in report.scores}
    return found


def names(data: Path) -> dict[str, float]:
    """Span F1 on newswire and on politics."""
    from dragoman.evaluate import run

    files = {"conllpp": "conllpp-dev.txt", "politics": "politics-dev.txt"}
    reports = {name: run("names", data / "names" / file) for name, file in files.items()}
    return {f"names {name}": report["all"].f1 for name, report in reports.items()}


def attribution(data: Path) -> dict[str, float]:
    """Who says what: spans, triples and shares found."""
    from dragoman.evaluate import run

    report = run("attribution", data / "attribution" / "polnear-dev.jsonl")
    return {f"attribution {score.name}": score.f1 for score in report.scores}


def time(data: Path) -> dict[str, float]:
    """Time expressions of both sets together."""
    from dragoman.evaluate import run

    reports = [run("time", data / "time" / name) for name in ("timebank.jsonl", "aquaint.jsonl")]
    columns = zip(*(report.scores for report in reports), strict=True)
    totals = [reduce(lambda a, b: a + b, column) for column in columns]
    return {f"time {score.name}": score.f1 for score in totals}


def acts(data: Path) -> dict[str, float]:
    """The lexicon's own sentences."""
    from dragoman.evaluate import run

    report = run("acts", Path("lexicon"))
    return {f"acts {name}": report[name].f1 for name in ("match", "no match")}


def readouts(data: Path) -> dict[str, float]:
    """Calls in official releases."""
    from readouts import measure

    tally = measure(sorted((data / "readouts").glob("*.jsonl.gz")), others=False)
    kept = ("recall", "precision", "recall, parties alone", "precision, parties alone")
    return {f"readouts {name}": tally.figures()[name] for name in kept}


MEASURES: Mapping[str, Callable[[Path], dict[str, float]]] = {
    "syntax": syntax,
    "names": names,
    "attribution": attribution,
    "time": time,
    "acts": acts,
    "readouts": readouts,
}


def weights() -> str:
    """What tells the weights of the package from others: the sums of their files, shortened."""
    import hashlib

    import dragoman.grammar

    folder = Path(dragoman.grammar.__file__).parent / "weights"
    return hashlib.sha256((folder / "sha256.json").read_bytes()).hexdigest()[:12]


def load(path: Path) -> dict[str, Any]:
    """A JSON object, empty where there is no file."""
    found: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return found


def under(figures: Mapping[str, Any], floors: Mapping[str, Any]) -> list[str]:
    """A line for each floor that is not held, or whose figure is missing."""
    lines: list[str] = []
    for name, floor in floors.items():
        figure = figures.get(name)
        if figure is None:
            lines.append(f"{name}: not measured")
        elif figure["value"] < floor["floor"]:
            lines.append(f"{name}: {figure['value']} is under its floor {floor['floor']}")
    return lines


def stale(figures: Mapping[str, Any], version: str) -> list[str]:
    """Names of figures measured on other weights than ``version``; relations have their own."""
    return [name for name, figure in figures.items() if figure.get("weights", version) != version]


def table(figures: Mapping[str, Any], floors: Mapping[str, Any]) -> str:
    """Every figure with its floor and target."""
    lines = [f"{'':42}{'figure':>8} {'floor':>7} {'target':>7}"]
    for name, figure in figures.items():
        floor = floors.get(name, {})
        shown = [str(floor.get(key, "")) for key in ("floor", "target")]
        lines.append(f"{name:42}{figure['value']:8.2f} {shown[0]:>7} {shown[1]:>7}")
    return "\n".join(lines)


def main() -> int:
    """Command line: see the module's text."""
    parser = argparse.ArgumentParser(description="figures and their floors")
    parser.add_argument("data", type=Path, nargs="?")
    parser.add_argument("--only", nargs="*", choices=MEASURES, default=list(MEASURES))
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    figures, floors = load(FIGURES), load(FLOORS)
    if not options.check:
        if options.data is None:
            parser.error("DATA is needed to measure")
        for name in options.only:
            print(f"measuring {name} …", flush=True)
            for key, value in MEASURES[name](options.data).items():
                figures[key] = {"value": round(value, 2), "weights": weights()}
            FIGURES.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", "utf-8")
    problems = under(figures, floors)
    problems += [f"{name}: of other weights" for name in stale(figures, weights())]
    print(table(figures, floors))
    print("\n".join(problems) or "every floor holds")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
