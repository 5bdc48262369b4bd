"""Train the model of relations and measure it by cross-validation.

    python training/relations.py plover-relations-train.jsonl --encoder FOLDER [--ship]

``FOLDER`` holds ``tokenizer.json`` and ``model.safetensors`` of all-MiniLM-L6-v2, whose word
vectors, brought down to a few dozen numbers, are the model's table of meanings. Words and trees are
those of the package's own grammar: train again when its weights change. The lexicon's example
sentences are added to the training side. Folds are by sentence: pairs of one sentence never stand
on both sides. ``--ship`` writes the weights of a model of all sentences to the package.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse
from safetensors import safe_open
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import classification_report, f1_score
from sklearn.model_selection import StratifiedGroupKFold

from dragoman import grammar, lexicon
from dragoman.meaning.relation_features import (
    BUCKETS,
    Cues,
    Pair,
    Range,
    bucket,
    structure,
    surface,
)
from dragoman.meaning.relations import (
    MERGED,
    QUADS,
    Model,
    Vectors,
    arrays_of,
    dense_row,
    sparse_row,
)
from dragoman.records import Annotated, Document, Token

SIZE = 48
STRENGTH = 5.0
DENSE_STEP = 0.03
EXTRA_WEIGHT = 0.2
SEED = 0
WEIGHTS = Path(__file__).parents[1] / "src/dragoman/meaning/weights/relations.npz"
Places = tuple[str, Range | None, Range | None]


@dataclass(frozen=True)
class Sample:
    """One pair with its type, quad class, and the sentence it comes from."""

    pair: Pair
    root: str
    quad: str
    sentence: str
    weight: float = 1.0


def places_of(marked: str) -> Places:
    """Text of "<s>A</s> … <t>B</t>" and the characters of the first mention of each actor."""
    text = ""
    at: dict[str, int] = {}
    for part in re.split(r"(</?[st]>)", marked):
        if re.fullmatch(r"</?[st]>", part):
            at.setdefault(part, len(text))
        else:
            text += part
    spans = [(at[f"<{n}>"], at[f"</{n}>"]) if f"<{n}>" in at else None for n in "st"]
    return text, spans[0], spans[1]


def pair_of(annotated: Annotated, source: Range | None, target: Range | None) -> Pair:
    """The words of a text as one sentence, and the ranges of words of two stretches of it."""
    tokens: list[Token] = []
    for sentence in annotated.sentences:
        base = len(tokens)
        tokens += [replace(t, head=t.head + base if t.head >= 0 else -1) for t in sentence.tokens]

    def words(place: Range | None) -> Range | None:
        if place is None:
            return None
        inside = [i for i, t in enumerate(tokens) if t.start < place[1] and t.end > place[0]]
        return (inside[0], inside[-1] + 1) if inside else None

    first, second = words(source), words(target)
    if first and second and first[0] < second[1] and second[0] < first[1]:
        second = None  # both in one of our words: they cannot be seen apart
    return Pair(tokens, first, second)


def load(path: Path, network: grammar.Grammar) -> list[Sample]:
    """The samples of a file, read by our own grammar."""
    rows: list[Mapping[str, Any]] = [json.loads(x) for x in path.read_text("utf-8").splitlines()]
    places = [places_of(row["marked"]) for row in rows]
    documents = [Document(str(i), text) for i, (text, _, _) in enumerate(places)]
    return [
        Sample(pair_of(annotated, source, target), row["root"], row["quad"], row["sentence"])
        for row, (_, source, target), annotated in zip(
            rows, places, network.annotate(documents), strict=True
        )
    ]


def examples(network: grammar.Grammar) -> list[Sample]:
    """The lexicon's own sentences that name both actors, as samples of lower weight."""
    wanted: list[tuple[str, Places]] = []
    for act in lexicon.load().acts.values():
        kind = MERGED.get(act.codes.plover_type or "", act.codes.plover_type)
        for example in act.match:
            spans = [_span(example.text, words) for words in (example.actor, example.recipient)]
            if kind in QUADS and spans[0]:
                wanted.append((kind, (example.text, spans[0], spans[1])))
    documents = [Document(str(i), place[0]) for i, (_, place) in enumerate(wanted)]
    return [
        Sample(pair_of(found, *place[1:]), kind, str(QUADS[kind]), place[0], EXTRA_WEIGHT)
        for (kind, place), found in zip(wanted, network.annotate(documents), strict=True)
    ]


def _span(text: str, words: Sequence[str]) -> Range | None:
    at = text.find(words[0]) if words else -1
    return (at, at + len(words[0])) if at >= 0 else None


def cues_of() -> Cues:
    """Which types the lexicon's single-word cues speak for."""
    found: dict[tuple[str, str], set[str]] = {}
    for key, entries in lexicon.load().cues_by_lemma.items():
        for act, cue in entries:
            kind = act.codes.plover_type
            if kind and cue.kind != "light":
                found.setdefault(key, set()).add(MERGED.get(kind, kind))
    return found


def meanings(folder: Path, size: int) -> Vectors:
    """The encoder's own table of word pieces, brought down to its widest directions, in int8."""
    vocabulary = json.loads((folder / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
    with safe_open(folder / "model.safetensors", "np") as stored:
        key = next(k for k in stored.keys() if k.endswith("word_embeddings.weight"))  # noqa: SIM118
        table = stored.get_tensor(key).astype(np.float64)
    kept = [p for p in vocabulary if re.fullmatch(r"(?:##)?[a-z]{2,}", p)]
    rows = table[[vocabulary[piece] for piece in kept]]
    rows -= rows.mean(0)
    _, directions = np.linalg.eigh(np.cov(rows.T))
    rows = rows @ directions[:, ::-1][:, :size]
    scale = float(np.abs(rows).max() / 127)
    return Vectors(kept, np.round(rows / scale).astype(np.int8), scale)


def fit(samples: Sequence[Sample], vectors: Vectors, cues: Cues) -> Model:
    """A model of the samples, its sparse weights in int8."""
    rarity = rarities(samples, cues)
    rows = [sparse_row(sample.pair, cues, rarity) for sample in samples]
    starts = np.cumsum([0, *(len(columns) for columns, _ in rows)])
    columns, values = (np.concatenate(parts) for parts in zip(*rows, strict=True))
    sparse = scipy.sparse.csr_matrix((values, columns, starts), (len(rows), BUCKETS))
    dense = np.array([dense_row(sample.pair, vectors) for sample in samples])
    centre, spread = dense.mean(0), dense.std(0) + 1e-6
    scaled = scipy.sparse.csr_matrix((dense - centre) / spread * DENSE_STEP)
    learner = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=150, tol=1e-3)
    learner.fit(
        scipy.sparse.hstack([sparse, scaled]).tocsr(),
        [sample.root for sample in samples],
        sample_weight=[sample.weight for sample in samples],
    )
    weights = learner.coef_.T
    steps = np.abs(weights[:BUCKETS]).max(0) / 127
    return Model(
        types=tuple(str(name) for name in learner.classes_),
        sparse=np.round(weights[:BUCKETS] / steps).astype(np.int8),
        steps=steps.astype(np.float32),
        rarity=rarity,
        dense=(weights[BUCKETS:] / spread[:, None] * DENSE_STEP).astype(np.float32),
        centre=centre.astype(np.float32),
        bias=learner.intercept_.astype(np.float32),
        vectors=vectors,
        cues=cues,
    )


def rarities(samples: Sequence[Sample], cues: Cues) -> np.ndarray[Any, np.dtype[np.float32]]:
    """Log of how few of the samples have a feature of each bucket, plus one."""
    counts = np.zeros(BUCKETS)
    for sample in samples:
        found = surface(sample.pair.words) + structure(sample.pair, cues)
        counts[list({bucket(feature) for feature in found})] += 1
    return (np.log((1 + len(samples)) / (1 + counts)) + 1).astype(np.float32)


def cross_validate(
    samples: Sequence[Sample], extra: Sequence[Sample], vectors: Vectors, cues: Cues
) -> tuple[dict[str, float], list[Mapping[str, float]]]:
    """Macro-F1 of types and quad classes over five folds, and every sample's probabilities.

    Prints the figures by type.
    """
    roots = np.array([s.root for s in samples])
    groups = np.unique([s.sentence for s in samples], return_inverse=True)[1]
    splitter = StratifiedGroupKFold(5, shuffle=True, random_state=SEED)
    found_roots = np.zeros(len(samples), "U16")
    found_quads = np.zeros(len(samples), "U1")
    answers: list[Mapping[str, float]] = [{} for _ in samples]
    for train, test in splitter.split(roots, roots, groups):
        model = fit([*(samples[i] for i in train), *extra], vectors, cues)
        for i in test:
            pair = samples[i].pair
            answer = model.classify(pair.tokens, pair.source, pair.target)
            found_roots[i], found_quads[i] = answer.root, str(answer.quad)
            answers[i] = answer.probabilities
    quads = [s.quad for s in samples]
    print(classification_report(roots, found_roots, digits=3, zero_division=0))
    figures = {
        "root": 100 * f1_score(roots, found_roots, average="macro"),
        "quad": 100 * f1_score(quads, found_quads, average="macro"),
        "root accuracy": 100 * float((roots == found_roots).mean()),
    }
    return figures, answers


def main() -> None:
    """Command line: see the module's text."""
    parser = argparse.ArgumentParser(description="train the model of relations")
    parser.add_argument("file", type=Path)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--no-examples", action="store_true")
    parser.add_argument("--ship", action="store_true")
    parser.add_argument("--answers", type=Path, help="write the answers of the folds here")
    options = parser.parse_args()
    network = grammar.load()
    samples = load(options.file, network)
    extra = [] if options.no_examples else examples(network)
    vectors, cues = meanings(options.encoder, SIZE), cues_of()
    figures, answers = cross_validate(samples, extra, vectors, cues)
    if options.answers:
        options.answers.write_text("\n".join(map(json.dumps, answers)) + "\n", "utf-8")
    print(f"{len(samples)} samples, {len(extra)} examples of the lexicon, {len(cues)} cues")
    print({name: round(value, 2) for name, value in figures.items()})
    if options.ship:
        WEIGHTS.parent.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(WEIGHTS, **arrays_of(fit([*samples, *extra], vectors, cues)))
        print(WEIGHTS, WEIGHTS.stat().st_size)


if __name__ == "__main__":
    main()
