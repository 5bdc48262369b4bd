"""Figures of the shipped weights through the shipped code, on development sets (gold words).

Usage: python training/measure.py --weights src/dragoman/grammar/weights [--quick]
"""

from __future__ import annotations

import argparse
import pickle
from collections import Counter
from pathlib import Path
from typing import Any

from windows import spans_of

from dragoman.grammar import Grammar
from dragoman.grammar.windows import given
from dragoman.records import Annotated, Document
from evaluate import f1

Doc = dict[str, Any]
COARSE = {"PERSON": "PER", "GPE": "LOC", "NORP": "MISC", "EVENT": "MISC", "LAW": "MISC"}


def annotate(grammar: Grammar, documents: list[list[Doc]]) -> list[Annotated]:
    """Run the shipped reader on documents whose words are given."""
    plans = []
    for document in documents:
        text, plan = given([s["words"] for s in document], grammar.network.pieces)
        plan.codes[:] = [s["codes"] for s in document]
        plan.paragraphs[:] = [s["par"] for s in document]
        plans.append((Document("d", text), plan))
    return grammar.annotate_laid(plans)


def syntax(grammar: Grammar, documents: list[list[Doc]]) -> dict[str, float]:
    """UPOS, FEATS, lemma, UAS, LAS."""
    right: Counter[str] = Counter()
    total = 0
    for found, document in zip(annotate(grammar, documents), documents, strict=True):
        for mine, gold in zip(found.sentences, document, strict=True):
            assert sum(t.head < 0 for t in mine.tokens) == 1
            for i, token in enumerate(mine.tokens):
                total += 1
                right["upos"] += token.upos == gold["upos"][i]
                right["feats"] += token.feats == gold["feats"][i]
                right["lemma"] += token.lemma == gold["lemma"][i]
                head = token.head + 1 == gold["head"][i]
                right["uas"] += head
                same = token.deprel.split(":")[0] == gold["deprel"][i].split(":")[0]
                right["las"] += head and same
    return {k: round(100 * v / total, 2) for k, v in right.items()}


def names(grammar: Grammar, documents: list[list[Doc]]) -> float:
    """Span F1 of the four types (finer labels folded back)."""
    right = guessed = total = 0
    for found, document in zip(annotate(grammar, documents), documents, strict=True):
        mine = {
            (n.sentence, n.first, n.last - 1, COARSE.get(n.label, n.label)) for n in found.names
        }
        gold = {(i, a, b, k) for i, s in enumerate(document) for a, b, k in spans_of(s["tags"])}
        right += len(mine & gold)
        guessed += len(mine)
        total += len(gold)
    return f1(right, guessed, total)


def attribution(grammar: Grammar, documents: list[list[Doc]]) -> dict[str, float]:
    """Exact spans; contents found (overlap ≥ 0.3), of all and of those without quotation marks;
    pairs of source and content that belong together."""
    exact = {k: [0, 0, 0] for k in ("source", "cue", "content", "source+content")}
    told: Counter[str] = Counter()
    for document in documents:
        (found,) = grammar.annotate([Document("d", document[0]["text"])])
        gold = document[0]["gold"]
        mine = [
            {k: [(s.start, s.end) for s in getattr(a, k)] for k in ("source", "cue", "content")}
            for a in found.attributions
        ]
        for kind in exact:
            a, b = spans(mine, kind), spans(gold, kind)
            for i, n in enumerate((len(a & b), len(a), len(b))):
                exact[kind][i] += n
        text = document[0]["text"]
        ours = spans(mine, "content")
        for start, end in spans(gold, "content"):
            hit = any(overlap((start, end), other) >= 0.3 for other in ours)
            marks = any(c in text[start:end] for c in '"“”') or text[start:end].count("''") > 0
            told["all"] += 1
            told["all found"] += hit
            told["indirect"] += not marks
            told["indirect found"] += hit and not marks
    figures = {k: f1(*v) for k, v in exact.items()}
    figures["found"] = round(100 * told["all found"] / told["all"], 2)
    figures["indirect found"] = round(100 * told["indirect found"] / told["indirect"], 2)
    return figures


def spans(records: list[dict[str, Any]], kind: str) -> set[Any]:
    """All spans of a kind; for ``source+content`` the pairs."""
    if kind == "source+content":
        return {(tuple(s), tuple(c)) for r in records for s in r["source"] for c in r["content"]}
    return {tuple(s) for r in records for s in r[kind]}


def overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Shared characters over those of both together."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(shared, 0) / (max(one[1], other[1]) - min(one[0], other[0]))


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("runs/data.pkl"))
    parser.add_argument("--weights", type=Path, default=Path("src/dragoman/grammar/weights"))
    parser.add_argument("--quick", action="store_true")
    args = parser.parse_args()
    sets = pickle.loads(args.data.read_bytes())["sets"]
    every = 5 if args.quick else 1
    grammar = Grammar(folder=args.weights)
    print("ewt", syntax(grammar, sets["ewt-dev"][::every]))
    if not args.quick:
        print("gum", syntax(grammar, sets["gum-dev"]))
    print("names", names(grammar, sets["names-dev"][::every]))
    print("attribution", attribution(grammar, sets["attribution-dev"][::every]))


if __name__ == "__main__":
    main()
