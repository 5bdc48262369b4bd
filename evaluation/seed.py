"""Compare the reading of a report with a list of expected facts, fact by fact.

    python evaluation/seed.py REPORT EXPECTED [--reading READING.json] [--no-date]

``EXPECTED`` is a JSON object with the lists ``actors``, ``contacts``, ``statements``, ``events``,
``positions``, ``commitments`` and the date ``published``. Each fact is compared with every record
of its kind, and the record that agrees on most points is shown with the points that fail. Words
are compared without regard to case, white space and the shape of quotation marks.

Prints one line a fact: ``found``, ``partly`` (with what is wrong) or ``missing``. The exit code is
0 where every fact is found. ``--no-date`` reads without a publication date and lists every date
that was filled in all the same.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from facts import (
    Check,
    Record,
    View,
    actor_checks,
    commitment_checks,
    contact_checks,
    event_checks,
    position_checks,
    statement_checks,
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One fact: how many of its points hold for the record that fits best."""

    kind: str
    label: str
    held: tuple[str, ...]
    failed: tuple[str, ...]

    @property
    def state(self) -> str:
        """``found``, ``partly`` or ``missing``."""
        if not self.failed:
            return "found"
        return "partly" if self.held else "missing"


CHECKS: dict[str, Callable[[Record, View], list[list[Check]]]] = {
    "actors": actor_checks,
    "contacts": contact_checks,
    "statements": statement_checks,
    "events": event_checks,
    "positions": position_checks,
    "commitments": commitment_checks,
}


def label(fact: Record) -> str:
    """A fact on one line."""
    return "; ".join(f"{key}: {value}" for key, value in fact.items() if key != "trap")[:150]


def compare(expected: Record, reading: Record) -> list[Outcome]:
    """Every expected fact with the record that agrees on most of its points."""
    view = View(reading)
    outcomes: list[Outcome] = []
    for kind, check in CHECKS.items():
        for fact in expected.get(kind, ()):
            rows = check(fact, view) or [[("any record of this kind", False)]]
            best = max(rows, key=lambda row: (sum(held for _, held in row), -len(row)))
            held = tuple(point for point, good in best if good)
            failed = tuple(point for point, good in best if not good)
            outcomes.append(Outcome(kind, label(fact), held, failed))
    return outcomes


def dated(reading: Record) -> list[str]:
    """Every date of a reading that claims to have been counted from the publication date."""
    found: list[str] = []
    for kind in ("statements", "events", "contacts", "positions"):
        for item in reading[kind]:
            date = item.get("when") or item.get("made")
            if date and date.get("start") and date.get("anchor") == "publication":
                found.append(f"{kind} {item['id']}: {date['text']!r} -> {date['start']}")
    return found


def read(report: Path, published: str | None) -> Record:
    """The reading of a text file as its JSON form."""
    import dragoman  # late: --reading works without the package

    result: Record = dragoman.read(report.read_text("utf-8"), published=published).to_dict()
    return result


def main() -> int:
    """Command line: see the module's text."""
    parser = argparse.ArgumentParser(description="facts found in the reading of a report")
    parser.add_argument("report", type=Path)
    parser.add_argument("expected", type=Path)
    parser.add_argument("--reading", type=Path, help="a reading already made, as JSON")
    parser.add_argument("--no-date", action="store_true")
    options = parser.parse_args()
    expected = json.loads(options.expected.read_text("utf-8"))
    if options.reading:
        reading = json.loads(options.reading.read_text("utf-8"))
    else:
        reading = read(options.report, None if options.no_date else expected["published"])
    if options.no_date:
        invented = dated(reading)
        print("\n".join(invented) or "no date was counted from an unknown publication date")
        return 1 if invented else 0
    outcomes = compare(expected, reading)
    for outcome in outcomes:
        print(f"{outcome.state:8}{outcome.kind[:-1]:12}{outcome.label}")
        if outcome.state == "partly":
            print("                    not: " + "; ".join(outcome.failed))
    counts = {s: sum(o.state == s for o in outcomes) for s in ("found", "partly", "missing")}
    points = (
        sum(len(o.held) for o in outcomes),
        sum(len(o.held + o.failed) for o in outcomes),
    )
    print(f"\n{len(outcomes)} facts: {counts}; points {points[0]} of {points[1]}")
    return 0 if counts["found"] == len(outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
