"""Train the model of relations and measure it by cross-validation.

    python training/relations.py plover-relations-train.jsonl --encoder FOLDER [--ship] [--extra F]

``FOLDER`` holds ``tokenizer.json`` and ``model.safetensors`` of all-MiniLM-L6-v2, whose word
vectors, brought down to a few dozen numbers, are the model's table of meanings. Folds are by
sentence: pairs of one sentence never stand on both sides. ``--ship`` writes the weights of a model
of all sentences to the package. ``--extra`` is a JSON lines file of further sentences in the same
form (``marked``, ``root``), used for training only.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse
from safetensors import safe_open
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import classification_report, f1_score
from sklearn.model_selection import StratifiedGroupKFold

from dragoman.grammar.tokens import tokenize
from dragoman.meaning import relations
from dragoman.meaning.relations import BUCKETS, QUADS, Model, Vectors, bucket, features

SIZE = 48
STRENGTH = 5.0
DENSE_STEP = 0.03
SEED = 0
WEIGHTS = Path(__file__).parents[1] / "src/dragoman/meaning/weights/relations.npz"


@dataclass(frozen=True)
class Sample:
    """One sentence with its actors marked, its type and quad class, and what it counts for."""

    marked: list[str]
    root: str
    quad: str
    group: str
    weight: float = 1.0


def words_of(marked: str) -> tuple[list[str], tuple[int, int] | None, tuple[int, int] | None]:
    """Words of "<s>A</s> … <t>B</t>" as our own tokeniser cuts them, and the actors' ranges."""
    text = ""
    places: dict[str, int] = {}
    for part in re.split(r"(</?[st]>)", marked):
        if re.fullmatch(r"</?[st]>", part):
            places.setdefault(part, len(text))
        else:
            text += part
    tokens = tokenize(text)

    def span(name: str) -> tuple[int, int] | None:
        if f"<{name}>" not in places:
            return None
        start, end = places[f"<{name}>"], places[f"</{name}>"]
        inside = [i for i, token in enumerate(tokens) if token.start < end and token.end > start]
        return (inside[0], inside[-1] + 1) if inside else None

    source, target = span("s"), span("t")
    if source and target and source[0] < target[1] and target[0] < source[1]:
        target = None  # both inside one of our words: the model cannot see them apart
    return [text[token.start : token.end] for token in tokens], source, target


def load(path: Path, weight: float = 1.0) -> list[Sample]:
    """The samples of a file."""
    samples: list[Sample] = []
    for line in path.read_text("utf-8").splitlines():
        row: Mapping[str, Any] = json.loads(line)
        marked = relations.mark(*words_of(row["marked"]))
        quad = row.get("quad") or str(QUADS[row["root"]])
        group = row.get("sentence") or row["marked"]
        samples.append(Sample(marked, row["root"], quad, group, weight))
    return samples


def meanings(folder: Path, size: int) -> Vectors:
    """The encoder's own table of word pieces, brought down to its widest directions, in int8."""
    vocabulary = json.loads((folder / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
    with safe_open(folder / "model.safetensors", "np") as stored:
        key = next(k for k in stored.keys() if k.endswith("word_embeddings.weight"))  # noqa: SIM118
        table = stored.get_tensor(key).astype(np.float64)
    kept = [p for p in vocabulary if re.fullmatch(r"(?:##)?[a-z]{2,}|['’]s|n['’]t", p)]
    rows = table[[vocabulary[piece] for piece in kept]]
    rows -= rows.mean(0)
    _, directions = np.linalg.eigh(np.cov(rows.T))
    rows = rows @ directions[:, ::-1][:, :size]
    scale = float(np.abs(rows).max() / 127)
    return Vectors(kept, np.round(rows / scale).astype(np.int8), scale)


def fit(samples: Sequence[Sample], vectors: Vectors) -> Model:
    """A model of the samples, its sparse weights in int8."""
    rarity = rarities(samples)
    sparse = sparse_matrix(samples, rarity)
    dense = np.array([relations.dense_row(s.marked, vectors) for s in samples])
    centre, spread = dense.mean(0), dense.std(0) + 1e-6
    scaled = (dense - centre) / spread * DENSE_STEP
    matrix = scipy.sparse.hstack([sparse, scipy.sparse.csr_matrix(scaled)]).tocsr()
    learner = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=200, tol=1e-3)
    learner.fit(matrix, [s.root for s in samples], sample_weight=[s.weight for s in samples])
    weights = learner.coef_.T
    steps = np.abs(weights[:BUCKETS]).max(0) / 127
    return Model(
        types=tuple(learner.classes_),
        sparse=np.round(weights[:BUCKETS] / steps).astype(np.int8),
        steps=steps.astype(np.float32),
        rarity=rarity,
        dense=(weights[BUCKETS:] / spread[:, None] * DENSE_STEP).astype(np.float32),
        centre=centre.astype(np.float32),
        bias=learner.intercept_.astype(np.float32),
        vectors=vectors,
    )


def rarities(samples: Sequence[Sample]) -> relations.Array:
    """Log of how few of the samples have a feature of each bucket, plus one."""
    counts = np.zeros(BUCKETS)
    for sample in samples:
        counts[list({bucket(feature) for feature in features(sample.marked)})] += 1
    return (np.log((1 + len(samples)) / (1 + counts)) + 1).astype(np.float32)


def sparse_matrix(samples: Sequence[Sample], rarity: relations.Array) -> scipy.sparse.csr_matrix:
    """One row a sample."""
    rows = [relations.sparse_row(sample.marked, rarity) for sample in samples]
    starts = np.cumsum([0, *(len(columns) for columns, _ in rows)])
    columns = np.concatenate([c for c, _ in rows])
    values = np.concatenate([v for _, v in rows])
    return scipy.sparse.csr_matrix((values, columns, starts), (len(rows), BUCKETS))


def cross_validate(
    samples: Sequence[Sample], extra: Sequence[Sample], vectors: Vectors
) -> dict[str, float]:
    """Macro-F1 of types and quad classes over five folds; prints the figures by type."""
    roots = np.array([s.root for s in samples])
    groups = np.unique([s.group for s in samples], return_inverse=True)[1]
    splitter = StratifiedGroupKFold(5, shuffle=True, random_state=SEED)
    found_roots, found_quads = np.empty(len(samples), object), np.empty(len(samples), object)
    for train, test in splitter.split(roots, roots, groups):
        model = fit([*(samples[i] for i in train), *extra], vectors)
        for i in test:
            words = samples[i].marked
            answer = answer_for(model, words)
            found_roots[i], found_quads[i] = answer.root, str(answer.quad)
    quads = [s.quad for s in samples]
    print(classification_report(roots, found_roots.astype(str), digits=3, zero_division=0))
    return {
        "root": 100 * f1_score(roots, found_roots.astype(str), average="macro"),
        "quad": 100 * f1_score(quads, found_quads.astype(str), average="macro"),
        "root accuracy": 100 * float((roots == found_roots).mean()),
    }


def answer_for(model: Model, marked: Sequence[str]) -> relations.Relation:
    """The model's answer for a sentence that is marked already."""
    places = [
        (marked.index(sign), marked.index(sign) + 1) if sign in marked else None
        for sign in (relations.SOURCE, relations.TARGET)
    ]
    return model.classify(marked, *places)


def save(model: Model, vectors: Vectors, pieces: Sequence[str], path: Path) -> None:
    """Write the model as the package loads it."""
    names = {"types": model.types, "pieces": "\n".join(pieces), "scale": vectors._scale}
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        path,
        names=np.frombuffer(json.dumps(names).encode(), np.uint8),
        table=vectors._table,
        sparse=model.sparse,
        steps=model.steps,
        rarity=model.rarity.astype(np.float16),
        dense=model.dense.astype(np.float16),
        centre=model.centre.astype(np.float16),
        bias=model.bias,
    )


def main() -> None:
    """Command line: see the module's text."""
    parser = argparse.ArgumentParser(description="train the model of relations")
    parser.add_argument("file", type=Path)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--extra", type=Path)
    parser.add_argument("--extra-weight", type=float, default=0.5)
    parser.add_argument("--ship", action="store_true")
    options = parser.parse_args()
    samples = load(options.file)
    extra = load(options.extra, options.extra_weight) if options.extra else []
    vectors = meanings(options.encoder, SIZE)
    figures = cross_validate(samples, extra, vectors)
    print({name: round(value, 2) for name, value in figures.items()})
    if options.ship:
        save(fit([*samples, *extra], vectors), vectors, list(vectors._rows), WEIGHTS)
        print(WEIGHTS, WEIGHTS.stat().st_size)


if __name__ == "__main__":
    main()
