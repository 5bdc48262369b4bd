"""Calls in official releases: is each one read with the right parties on the right day?

    python evaluation/readouts.py kremlin.jsonl.gz ukraine.jsonl.gz [--misses] [--others] [--json]

Takes the releases whose title says that a call took place (``calls.py``), reads summary and text
without the title, and compares the contacts of channel ``call`` that happened and are not
background with the calls of the title. A contact is right where its parties are exactly the people
of the call and its day is the day of the call.

``--misses`` prints every call missed and every contact too many with the text read. ``--others``
also reads the releases whose title speaks of no call, and lists the calls found in them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from calls import Call, fold, told_calls

Record = Mapping[str, Any]


@dataclass(slots=True)
class Tally:
    """Counts over the releases, and lines for reading."""

    wanted: int = 0
    found: int = 0
    right: int = 0
    right_parties: int = 0
    background: int = 0
    lines: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Recall and precision in percent, by parties and day and by parties alone."""
        share = lambda part, whole: round(100.0 * part / whole, 2) if whole else 0.0  # noqa: E731
        return {
            "calls": self.wanted,
            "found": self.found,
            "background": self.background,
            "recall": share(self.right, self.wanted),
            "precision": share(self.right, self.found),
            "recall, parties alone": share(self.right_parties, self.wanted),
            "precision, parties alone": share(self.right_parties, self.found),
        }


def releases(path: Path) -> Iterator[dict[str, Any]]:
    """The releases of a JSON lines file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def body(release: Mapping[str, Any]) -> str:
    """What is read: the summary and the text, never the title."""
    return "\n".join(part for part in (release["summary"], release["text"]) if part)


def call_contacts(reading: Record) -> tuple[list[Record], list[Record]]:
    """Contacts by call that happened: those of the day, and those in the background."""
    calls = [
        contact
        for contact in reading["contacts"]
        if contact["channel"] == "call" and contact["certainty"] == "happened"
    ]
    now = [contact for contact in calls if not contact["background"]]
    return now, [contact for contact in calls if contact["background"]]


def names_of(identity: str, actors: Mapping[str, Record]) -> set[str]:
    """The folded words of all names of a person; empty for what is no person."""
    actor = actors.get(identity)
    if actor is None or actor["kind"] != "person":
        return set()
    texts = [actor["name"], *actor["aliases"]]
    return {word for text in texts for word in fold(text).replace("-", " ").split()}


def same_parties(call: Call, contact: Record, actors: Mapping[str, Record]) -> bool:
    """True where the contact's parties are the people of the call, one for one."""
    if len(contact["parties"]) != len(call.parties):
        return False
    left = [names_of(identity, actors) for identity in contact["parties"]]
    for name in sorted(call.parties, key=len, reverse=True):
        words = {w for w in fold(name).replace("-", " ").split() if len(w) > 2}
        rated = sorted(((len(words & have), i) for i, have in enumerate(left)), reverse=True)
        if not rated or rated[0][0] == 0:
            return False
        left.pop(rated[0][1])
    return True


def same_day(call: Call, contact: Record) -> bool:
    """True where the contact is dated to exactly the day of the call."""
    when = contact["when"]
    return bool(when and when["start"] and when["start"][:10] == call.day == when["end"][:10])


def score(calls: Sequence[Call], reading: Record, tally: Tally, text: str) -> None:
    """Add one release to the tally. Each contact answers to one call."""
    actors = {actor["id"]: actor for actor in reading["actors"]}
    now, background = call_contacts(reading)
    tally.wanted += len(calls)
    tally.found += len(now)
    tally.background += len(background)
    tally.lines += [f"background: {describe(item, actors)}" for item in background]
    left = list(now)
    for call in calls:
        fitting = [contact for contact in left if same_parties(call, contact, actors)]
        dated = [contact for contact in fitting if same_day(call, contact)]
        tally.right += bool(dated)
        tally.right_parties += bool(fitting)
        if fitting:
            left.remove((dated or fitting)[0])
        if not dated:
            why = "day" if fitting else "missed"
            met = "; ".join(describe(contact, actors) for contact in now) or "no call"
            tally.lines.append(f"{why}: {' + '.join(call.parties)} {call.day}; found {met}: {text}")
    tally.lines += [f"too many: {describe(contact, actors)}: {text}" for contact in left]


def describe(contact: Record, actors: Mapping[str, Record]) -> str:
    """A contact on one line."""
    parties = " + ".join(
        f"{actors[p]['name']} ({actors[p]['kind']})" if p in actors else p
        for p in contact["parties"]
    )
    when = contact["when"] or {}
    words = contact["evidence"][0]["text"] if contact["evidence"] else ""
    return f"[{parties} on {when.get('start')} by {contact['act']} {words!r}]"


def measure(paths: Sequence[Path], others: bool) -> Tally:
    """Read the releases of the files and tally their calls."""
    from dragoman import Document, Reader  # late: the network loads here

    reader = Reader()
    tally = Tally()
    for path in paths:
        for number, release in enumerate(releases(path)):
            calls = told_calls(release)
            if not calls and not others:
                continue
            text = body(release)
            day = release["published"][:10]
            document = Document(
                id=f"{path.name}-{number}",
                text=text,
                published=day,
                publisher=release.get("publisher"),
                url=release.get("url"),
            )
            reading = reader.read(document).to_dict()
            if calls:
                score(calls, reading, tally, text)
            else:
                actors = {actor["id"]: actor for actor in reading["actors"]}
                for contact in call_contacts(reading)[0]:
                    tally.lines.append(f"other: {describe(contact, actors)}: {text[:300]}")
    return tally


def main() -> int:
    """Command line: see the module's text."""
    parser = argparse.ArgumentParser(description="calls found in official releases")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--others", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    tally = measure(options.files, options.others)
    if options.misses or options.others:
        print("\n".join(line[:700] for line in sorted(tally.lines)))
    figures = tally.figures()
    print(
        json.dumps(figures) if options.json else "\n".join(f"{k:26}{v}" for k, v in figures.items())
    )
    return 0 if min(figures["recall"], figures["precision"]) >= 95 else 1


if __name__ == "__main__":
    sys.exit(main())
