"""PLOVER type and quad class of related pairs, by the lexicon, by the model, and by both.

    python evaluation/relations.py plover-relations-train.jsonl --answers answers.jsonl [--misses]

``answers.jsonl`` holds the model's probabilities for every line, each by a model that has not seen
the line's sentence (``training/relations.py … --answers``). Four rows, macro-F1:

* lexicon: the act that the finder links source and target by (else one of them, else any);
* model: the likeliest type;
* both: the model's probabilities with the lexicon's answer weighed in;
* found: source and target found by the finder itself; a pair that it does not link counts as wrong.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sklearn.metrics import f1_score

from dragoman import grammar, lexicon, meaning
from dragoman.meaning.doubt import told_type
from dragoman.meaning.relations import QUADS
from dragoman.records import Document, EventFinding, Mention

Range = tuple[int, int]
NONE = "none"
# What the finder's act counts for against the model's probabilities, by how much of the pair it
# links: both actors, one, neither. It makes little difference: on the folds 80.2 / 89.7 with
# these, 79.8 / 89.7 without the act, 79.2 / 89.0 with 1.5 and 0.5.
WEIGHTS = {2: 0.3, 1: 0.3, 0: 0.0}


@dataclass(frozen=True, slots=True)
class Linked:
    """The type of an act found, and how many of the two actors it has in the right role."""

    root: str
    actors: int


def places_of(marked: str) -> tuple[str, list[Range], list[Range]]:
    """Text of "<s>A</s> … <t>B</t>" with the characters of each mention of either actor."""
    text = ""
    starts: dict[str, int] = {}
    found: dict[str, list[Range]] = {"s": [], "t": []}
    for part in re.split(r"(</?[st]>)", marked):
        if re.fullmatch(r"<[st]>", part):
            starts[part[1]] = len(text)
        elif re.fullmatch(r"</[st]>", part):
            found[part[2]].append((starts[part[2]], len(text)))
        else:
            text += part
    return text, found["s"], found["t"]


def touches(mentions: Sequence[Mention], places: Sequence[Range]) -> bool:
    """True where one of the mentions overlaps one of the places."""
    return any(m.span.start < end and start < m.span.end for m in mentions for start, end in places)


def link(
    events: Sequence[EventFinding],
    source: Sequence[Range],
    target: Sequence[Range],
    acts: Mapping[str, lexicon.Act],
) -> Linked:
    """The act that links the pair best: with both actors in their roles, then one, then any."""
    best = Linked(NONE, 0)
    rank = (-1, 0.0)
    for event in events:
        root = told_type(event, acts[event.act].codes)
        if root not in QUADS:
            continue
        straight = touches(event.actors, source) + touches(event.recipients, target)
        crossed = touches(event.actors, target) + touches(event.recipients, source)
        actors = max(straight, crossed if acts[event.act].codes.quad == 1 else 0)
        if (actors, event.confidence) > rank:
            best, rank = Linked(root, actors), (actors, event.confidence)
    return best


def combine(probabilities: Mapping[str, float], linked: Linked) -> dict[str, float]:
    """The model's probabilities with the act found weighed in."""
    scores = {root: math.log(p + 1e-9) for root, p in probabilities.items()}
    if linked.root in scores:
        scores[linked.root] += WEIGHTS[linked.actors]
    total = sum(math.exp(score) for score in scores.values())
    return {root: math.exp(score) / total for root, score in scores.items()}


def best(probabilities: Mapping[str, float]) -> tuple[str, str]:
    """The likeliest type, and the likeliest quad class."""
    quads = dict.fromkeys("1234", 0.0)
    for root, probability in probabilities.items():
        quads[str(QUADS[root])] += probability
    return max(probabilities, key=lambda r: probabilities[r]), max(quads, key=lambda q: quads[q])


def figures(rows: Sequence[Mapping[str, Any]], answers: Sequence[tuple[str, str]]) -> str:
    """Macro-F1 of types and of quad classes; "none" is always wrong and no class of its own."""
    labels = sorted(QUADS)
    root = f1_score(
        [r["root"] for r in rows], [a[0] for a in answers], labels=labels, average="macro"
    )
    quad = f1_score(
        [r["quad"] for r in rows], [a[1] for a in answers], labels=list("1234"), average="macro"
    )
    return f"root {100 * root:5.1f}   quad {100 * quad:5.1f}"


def main() -> int:
    """Command line: see the module's text."""
    parser = argparse.ArgumentParser(description="types of related pairs")
    parser.add_argument("file", type=Path)
    parser.add_argument("--answers", type=Path)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.file.read_text("utf-8").splitlines()]
    words, network = lexicon.load(), grammar.load()
    places = [places_of(row["marked"]) for row in rows]
    read = network.annotate([Document(str(i), text) for i, (text, _, _) in enumerate(places)])
    linked = [
        link(meaning.find(annotated, words).events, source, target, words.acts)
        for annotated, (_, source, target) in zip(read, places, strict=True)
    ]
    plain = [(item.root, str(QUADS.get(item.root, NONE))) for item in linked]
    both = [i for i, item in enumerate(linked) if item.actors == 2]
    some = sum(item.root != NONE for item in linked)
    print(f"{len(rows)} pairs; an act found in {some}, both actors linked in {len(both)}")
    right = sum(plain[i][0] == rows[i]["root"] for i in both)
    print(f"of the pairs linked, type right: {100 * right / max(1, len(both)):.1f} %")
    print("lexicon          ", figures(rows, plain))
    found = [plain[i] if linked[i].actors == 2 else (NONE, NONE) for i in range(len(rows))]
    print("lexicon, found   ", figures(rows, found))
    if options.answers:
        lines = options.answers.read_text("utf-8").splitlines()
        model = [json.loads(line) for line in lines]
        print("model            ", figures(rows, [best(answer) for answer in model]))
        weighed = [best(combine(a, item)) for a, item in zip(model, linked, strict=True)]
        print("both             ", figures(rows, weighed))
        own = [
            w if item.actors == 2 else (NONE, NONE) for w, item in zip(weighed, linked, strict=True)
        ]
        print("both, found      ", figures(rows, own))
    if options.misses:
        for row, item in zip(rows, linked, strict=True):
            if item.actors < 2 or item.root != row["root"]:
                print(f"{row['root']:10}{item.root:10}{item.actors} {row['marked']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
