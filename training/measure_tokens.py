"""Token and sentence F1 of grammar.tokens on the raw text of a UD file (CoNLL 2018 definitions).

Usage: python training/measure_tokens.py ../shared/data/syntax/ewt-dev.conllu [--show 40]
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from dragoman.grammar import tokens


def read(path: Path) -> list[tuple[str, list[tuple[int, int]], list[tuple[int, int]]]]:
    """Per paragraph its text, gold word spans and gold sentence spans."""
    found = []
    text, words, sentences = "", [], []  # type: ignore[var-annotated]
    start, skip, fresh = 0, 0, True
    for line in path.read_text(encoding="utf-8").split("\n"):
        if (line.startswith("# newpar") or line.startswith("# newdoc")) and text:
            found.append((text.rstrip(), words, sentences))
            text, words, sentences = "", [], []
        if line.startswith("#"):
            continue
        if not line:
            if not fresh:
                sentences.append((start, len(text.rstrip())))
                fresh = True
            continue
        parts = line.split("\t")
        if fresh:
            if text and not text.endswith(" "):
                text += " "
            start, fresh, skip = len(text), False, 0
        gap = "" if "SpaceAfter=No" in parts[9] else " "
        if "-" in parts[0]:
            skip = int(parts[0].split("-")[1])
            at = len(text)
            text += parts[1] + gap
            whole = parts[1]
            rest = at
            continue
        if "." in parts[0]:
            continue
        if int(parts[0]) <= skip:  # a part of a joined word: "do" + "n't"
            place = text.find(parts[1], rest, at + len(whole))
            if place >= 0:
                words.append((place, place + len(parts[1])))
                rest = place + len(parts[1])
            continue
        words.append((len(text), len(text) + len(parts[1])))
        text += parts[1] + gap
    if text:
        found.append((text.rstrip(), words, sentences))
    return found


def main() -> None:
    """Print the figures and the commonest differences."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--show", type=int, default=0)
    args = parser.parse_args()
    counts: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for text, words, sentences in read(args.path):
        mine = tokens.split(text)
        got = {(w.start, w.end) for s in mine for w in s}
        ours = {(s[0].start, s[-1].end) for s in mine}
        for key, a, b in (("words", got, set(words)), ("sentences", ours, set(sentences))):
            counts[f"{key} right"] += len(a & b)
            counts[f"{key} ours"] += len(a)
            counts[f"{key} gold"] += len(b)
        for start, end in set(words) - got:
            about = [text[a:b] for a, b in sorted(got) if a < end and b > start]
            missed[f"{text[start:end]!r} → {about}"] += 1
        for _, end in sorted(set(sentences) - ours):
            missed[f"S …{text[max(0, end - 25) : end]}¦{text[end : end + 25]}"] += 1
    for key in ("words", "sentences"):
        right, ours, gold = (counts[f"{key} {x}"] for x in ("right", "ours", "gold"))
        print(key, f"F1 {200 * right / (ours + gold):.2f} P {100 * right / ours:.2f}", gold)
    for text, count in missed.most_common(args.show):
        print(count, text)


if __name__ == "__main__":
    main()
