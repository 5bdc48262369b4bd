"""Turn the corpora into word-level examples: one pickle that train.py draws windows from.

Usage: python training/prepare.py --data ../shared/data --out runs/data.pkl
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from dragoman.grammar import features, lemmas, tokens

Doc = dict[str, Any]
POLITICS = {  # CrossNER's types, as they are; only the order is ours
    t: i
    for i, t in enumerate(
        "person politician organisation politicalparty country location event election misc".split()
    )
}


class Pieces:
    """Word pieces of single words, remembered."""

    def __init__(self, path: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(path))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.known: dict[str, list[int]] = {}

    def __call__(self, word: str) -> list[int]:
        if word not in self.known:
            ids = self.tokenizer.encode(word, add_special_tokens=False).ids
            self.known[word] = ids[:24] or [100]
        return self.known[word]


def finish(sentences: list[Doc], pieces: Pieces) -> list[Doc]:
    """Add pieces and feature codes; quotation marks are counted over a paragraph."""
    for group in _paragraphs(sentences):
        words = [w for s in group for w in s["words"]]
        before = [b for s in group for b in s["before"]]
        after = [*before[1:], True]
        marks = features.quotes(words, before, after)
        starts: list[int] = []
        for number, sentence in enumerate(group):
            starts += [2 if number == 0 else 1] + [0] * (len(sentence["words"]) - 1)
        codes = features.codes(words, starts, marks)
        at = 0
        for sentence in group:
            size = len(sentence["words"])
            sentence["codes"] = codes[at : at + size]
            sentence["pieces"] = [pieces(w) for w in sentence["words"]]
            at += size
    return sentences


def _paragraphs(sentences: list[Doc]) -> Iterator[list[Doc]]:
    group: list[Doc] = []
    for sentence in sentences:
        if group and sentence["par"] != group[-1]["par"]:
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def syntax(path: Path) -> Iterator[list[Doc]]:
    """Documents of a CoNLL-U file."""
    sentences: list[Doc] = []
    rows: list[list[str]] = []
    par = 0
    glued: set[int] = set()
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# newdoc") and sentences:
            yield sentences
            sentences = []
        if line.startswith("# newpar") or line.startswith("# newdoc"):
            par += 1
        if line.startswith("#"):
            continue
        if line:
            parts = line.split("\t")
            if "-" in parts[0]:
                first, last = map(int, parts[0].split("-"))
                glued |= set(range(first, last))
                if "SpaceAfter=No" in parts[9]:
                    glued.add(last)
            elif "." not in parts[0]:
                rows.append(parts)
                if "SpaceAfter=No" in parts[9]:
                    glued.add(int(parts[0]))
        elif rows:
            sentences.append(
                {
                    "words": [r[1] for r in rows],
                    "before": [i not in glued for i in range(len(rows))],
                    "upos": [r[3] for r in rows],
                    "feats": [r[5] for r in rows],
                    "lemma": [r[2] for r in rows],
                    "head": [int(r[6]) for r in rows],
                    "deprel": [r[7] for r in rows],
                    "par": par,
                }
            )
            rows, glued = [], set()
    if sentences:
        yield sentences


def names(path: Path, separator: str, column: int) -> Iterator[list[Doc]]:
    """Documents (or one, where they are not marked) of a file with a word and tag a line."""
    sentences: list[Doc] = []
    words: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("-DOCSTART-"):
            if sentences:
                yield sentences
            sentences = []
        elif line.strip():
            parts = line.strip().split(separator)
            words.append(parts[0])
            tags.append(parts[column])
        elif words:
            sentences.append(
                {
                    "words": words,
                    "before": features.spaces(words),
                    "tags": tags,
                    "par": len(sentences),
                }
            )
            words, tags = [], []
    if sentences:
        yield sentences


def attribution(path: Path) -> Iterator[list[Doc]]:
    """Articles with their attributions laid on our own words."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            yield lay(json.loads(line))


def lay(article: Doc) -> list[Doc]:
    """Sentences of an article with span lists ``(first, last, kind)`` and their groups."""
    text = article["text"]
    sentences: list[Doc] = []
    starts: list[tuple[int, int, int]] = []
    for number, paragraph in enumerate(tokens.paragraphs(text)):
        for words in paragraph:
            for index, word in enumerate(words):
                starts.append((word.start, word.end, len(sentences) * 100000 + index))
            sentences.append(
                {
                    "words": [w.text for w in words],
                    "offsets": [(w.start, w.end) for w in words],
                    "before": [w.start == 0 or text[w.start - 1].isspace() for w in words],
                    "par": number,
                }
            )
    order = [place for _, _, place in starts]
    groups = []
    for record in article["attributions"]:
        group: Doc = {}
        for kind in ("source", "cue", "content"):
            spans = []
            for begin, end in record[kind]:
                inside = [i for i, (b, e, _) in enumerate(starts) if b < end and e > begin]
                if inside:
                    spans.append((order[inside[0]], order[inside[-1]]))
            group[kind] = spans
        groups.append(group)
    if sentences:
        sentences[0]["groups"] = groups
        sentences[0]["text"] = text
        sentences[0]["gold"] = article["attributions"]
        sentences[0]["doc_id"] = article["doc_id"]
    return sentences


def classes(counter: Counter[str], least: int) -> list[str]:
    """Labels seen at least ``least`` times, most frequent first."""
    return [label for label, count in counter.most_common() if count >= least]


def main() -> None:
    """Read, lay out, count the labels, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("DATA", "../shared/data")))
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("runs/data.pkl"))
    args = parser.parse_args()
    pieces = Pieces(args.tokenizer)
    sets: dict[str, list[list[Doc]]] = {}
    for part in ("train", "dev"):
        for name in ("ewt", "gum"):
            sets[f"{name}-{part}"] = list(syntax(args.data / f"syntax/{name}-{part}.conllu"))
        sets[f"names-{part}"] = list(names(args.data / f"names/conllpp-{part}.txt", " ", -1))
        sets[f"politics-{part}"] = [
            [s] for d in names(args.data / f"names/politics-{part}.txt", "\t", -1) for s in d
        ]
        sets[f"attribution-{part}"] = list(
            attribution(args.data / f"attribution/polnear-{part}.jsonl")
        )
    for documents in sets.values():
        for document in documents:
            finish(document, pieces)
    counts: dict[str, Counter[str]] = {k: Counter() for k in ("upos", "feats", "edit", "deprel")}
    for name in ("ewt-train", "gum-train", "ewt-dev", "gum-dev"):
        for document in sets[name]:
            for s in document:
                s["edit"] = [lemmas.edit(w, m) for w, m in zip(s["words"], s["lemma"], strict=True)]
                if name.endswith("train"):
                    for key in counts:
                        counts[key].update(s[key])
    labels = {
        "upos": classes(counts["upos"], 1),
        "feats": classes(counts["feats"], 3),
        "edit": classes(counts["edit"], 3),
        "deprel": classes(counts["deprel"], 2),
        "name": ["PER", "ORG", "LOC", "MISC"],
        "politics": list(POLITICS),
    }
    for name, documents in sets.items():
        size = sum(len(p) for d in documents for s in d for p in s["pieces"])
        print(name, len(documents), sum(map(len, documents)), "sentences", size, "pieces")
    print({k: len(v) for k, v in labels.items()})
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_bytes(pickle.dumps({"sets": sets, "labels": labels}, protocol=5))


if __name__ == "__main__":
    main()
