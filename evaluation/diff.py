"""What a change did: records gained, lost and changed between two outputs of ``dragoman read``.

    python evaluation/diff.py BEFORE.jsonl AFTER.jsonl [--kind events] [--context 60]

Both files hold one reading a line, of the same documents in the same order. A record is the same
where its kind, its words in the text and its act (or stance, kind, label) are the same; of a record
in both, the fields that differ are shown. Actors are shown by name, since their ids may change.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any

Record = Mapping[str, Any]
Key = tuple[Any, ...]
KINDS = ("names", "times", "actors", "statements", "events", "contacts", "positions", "commitments")
_ACTORS = frozenset(
    "speaker speakers addressees actors recipients parties initiator holder about from to".split()
)
_LINKS = frozenset(("id", "event", "statement", "according_to", "confidence", "by"))


def span_of(kind: str, record: Record) -> tuple[int, int]:
    """The words that a record stands on."""
    if kind in ("names", "times"):
        return record["start"], record["end"]
    if kind == "positions":
        span = record["topic"]["phrase"]
    elif kind == "commitments":
        span = record["what"]
    else:
        spans = record.get("evidence") or record.get("content") or record.get("mentions") or ()
        span = spans[0] if spans else record.get("cue") or {"start": 0, "end": 0}
    return span["start"], span["end"]


def key_of(kind: str, record: Record) -> Key:
    """What makes a record the same in both outputs."""
    label = next((record[k] for k in ("act", "stance", "kind", "label", "type") if k in record), "")
    return (kind, label, *span_of(kind, record))


def plain(record: Record, names: Mapping[str, str]) -> dict[str, Any]:
    """The fields that are compared, actors by name."""

    def named(value: Any) -> Any:
        if isinstance(value, list):
            return [named(item) for item in value]
        return names.get(value, value) if isinstance(value, str) else value

    return {
        key: named(value) if key in _ACTORS else value
        for key, value in record.items()
        if key not in _LINKS
    }


def records(reading: Record) -> dict[Key, dict[str, Any]]:
    """Every record of a reading by its key; a key met again gets a number."""
    names = {actor["id"]: actor["name"] for actor in reading.get("actors", ())}
    found: dict[Key, dict[str, Any]] = {}
    for kind in KINDS:
        for record in reading.get(kind, ()):
            key = key_of(kind, record)
            while key in found:
                key = (*key, "again")
            found[key] = plain(record, names)
    return found


def changes(before: Record, after: Record) -> Iterator[tuple[str, Key, str]]:
    """(gained, lost or changed; key; what) for one document."""
    old, new = records(before), records(after)
    for key in sorted(old.keys() | new.keys(), key=str):
        if key not in old:
            yield "gained", key, ""
        elif key not in new:
            yield "lost", key, ""
        else:
            left, right = old[key], new[key]
            fields = [f for f in left.keys() | right.keys() if left.get(f) != right.get(f)]
            if fields:
                shown = "; ".join(
                    f"{f}: {brief(left.get(f))} -> {brief(right.get(f))}" for f in sorted(fields)
                )
                yield "changed", key, shown


def brief(value: Any) -> str:
    """A value on part of a line."""
    if isinstance(value, Mapping):
        value = value.get("text") or value.get("name") or value.get("start") or dict(value)
    elif isinstance(value, list):
        value = [item.get("text", item) if isinstance(item, Mapping) else item for item in value]
    text = str(value)
    return text if len(text) <= 80 else text[:77] + "…"


def show(text: str, key: Key, context: int) -> str:
    """The words of a record among their neighbours, on one line."""
    start, end = key[2], key[3]
    left = text[max(0, start - context) : start]
    return " ".join(f"{left}[{text[start:end]}]{text[end : end + context]}".split())


def compare(
    before: Sequence[Record], after: Sequence[Record], kinds: Sequence[str], context: int
) -> tuple[Counter[tuple[str, str]], list[str]]:
    """Counts by kind and change, and a line for each change."""
    counts: Counter[tuple[str, str]] = Counter()
    lines: list[str] = []
    for number, (old, new) in enumerate(zip_longest(before, after, fillvalue={}), 1):
        text = (new or old).get("document", {}).get("text", "")
        for change, key, what in changes(old, new):
            if key[0] in kinds:
                counts[key[0], change] += 1
                lines.append(
                    f"{number:5} {change:8}{key[0]:12}{key[1]}  "
                    f"{show(text, key, context)}" + (f"\n      {what}" if what else "")
                )
    return counts, lines


def load(path: Path) -> list[Record]:
    """The readings of a file, one a line."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def main() -> int:
    """Command line: see the module's text. The exit code is 1 where anything differs."""
    parser = argparse.ArgumentParser(description="records gained, lost and changed")
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("--kind", action="append", choices=KINDS)
    parser.add_argument("--context", type=int, default=40)
    options = parser.parse_args()
    kinds = options.kind or KINDS
    counts, lines = compare(load(options.before), load(options.after), kinds, options.context)
    print("\n".join(lines))
    for kind in kinds:
        row = ", ".join(f"{counts[kind, c]} {c}" for c in ("gained", "lost", "changed"))
        print(f"{kind:12}{row}")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
