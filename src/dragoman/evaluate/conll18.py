"""The measures of the CoNLL 2018 shared task on parsing from raw text.

Words of two parses are laid side by side by the characters they cover; within multiword tokens by
the longest common subsequence of their forms. The rules are those of the task's own script: only
universal features and the universal part of relations count, and a gold lemma ``_`` accepts all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dragoman.errors import InputError

from .conllu import Parse, Word
from .report import Score

UNIVERSAL_FEATURES = frozenset(
    {
        "PronType",
        "NumType",
        "Poss",
        "Reflex",
        "Foreign",
        "Abbr",
        "Gender",
        "Animacy",
        "Number",
        "Case",
        "Definite",
        "Degree",
        "VerbForm",
        "Mood",
        "Tense",
        "Aspect",
        "Voice",
        "Evident",
        "Polarity",
        "Person",
        "Polite",
    }
)

Pair = tuple[int, int]
Key = Callable[[Word, int | None], object]


def evaluate(gold: Parse, system: Parse) -> tuple[Score, ...]:
    """Tokens, Sentences, Words, UPOS, UFeats, Lemmas, UAS and LAS of one parse against another.

    InputError where the two are not parses of the same characters.
    """
    if gold.characters != system.characters:
        at = next(
            (
                i
                for i, (a, b) in enumerate(zip(gold.characters, system.characters, strict=False))
                if a != b
            ),
            min(len(gold.characters), len(system.characters)),
        )
        raise InputError(
            "treebank",
            f"the two texts differ at character {at}: {gold.characters[at : at + 20]!r} and "
            f"{system.characters[at : at + 20]!r}",
            "Score a parse of the same text",
        )
    pairs = align(gold.words, system.words)
    back = {mine: theirs for theirs, mine in pairs}
    measures: list[tuple[str, Key]] = [
        ("UPOS", lambda word, _: word.upos),
        ("UFeats", lambda word, _: universal(word.feats)),
        ("Lemmas", lambda word, _: word.lemma),
        ("UAS", lambda word, head: head),
        ("LAS", lambda word, head: (head, word.deprel.split(":")[0])),
    ]
    scores = [
        _spans("Tokens", gold.tokens, system.tokens),
        _spans("Sentences", gold.sentences, system.sentences),
        Score("Words", len(pairs), len(system.words), len(gold.words)),
    ]
    for name, key in measures:
        correct = sum(_agree(name, gold, system, pair, back, key) for pair in pairs)
        scores.append(Score(name, correct, len(system.words), len(gold.words)))
    return tuple(scores)


def universal(feats: str) -> str:
    """The universal features of a FEATS string, sorted."""
    kept = (f for f in feats.split("|") if f.split("=", 1)[0] in UNIVERSAL_FEATURES)
    return "|".join(sorted(kept))


def _spans(name: str, gold: Sequence[Pair], system: Sequence[Pair]) -> Score:
    return Score(name, len(set(gold) & set(system)), len(system), len(gold))


def _agree(
    name: str, gold: Parse, system: Parse, pair: Pair, back: dict[int, int], key: Key
) -> bool:
    wanted, found = gold.words[pair[0]], system.words[pair[1]]
    if name == "Lemmas" and wanted.lemma == "_":
        return True
    # A system head that has no counterpart agrees with nothing: -1 is no gold index.
    head = None if found.head is None else back.get(found.head, -1)
    return key(wanted, wanted.head) == key(found, head)


def align(gold: Sequence[Word], system: Sequence[Word]) -> list[Pair]:
    """Pairs of indices of words that are the same word."""
    pairs: list[Pair] = []
    g = s = 0
    while g < len(gold) and s < len(system):
        left, right = gold[g], system[s]
        if left.multiword or right.multiword:
            g0, s0, g, s = _multiword_range(gold, system, g, s)
            pairs += _align_range(gold, system, (g0, g), (s0, s))
        elif (left.start, left.end) == (right.start, right.end):
            pairs.append((g, s))
            g, s = g + 1, s + 1
        elif left.start <= right.start:
            g += 1
        else:
            s += 1
    return pairs


def _multiword_range(
    gold: Sequence[Word], system: Sequence[Word], g: int, s: int
) -> tuple[int, int, int, int]:
    """The smallest stretch of both sides that holds the multiword token at ``g`` or ``s``."""
    if gold[g].multiword:
        end = gold[g].end
        if not system[s].multiword and system[s].start < gold[g].start:
            s += 1
    else:
        end = system[s].end
        if not gold[g].multiword and gold[g].start < system[s].start:
            g += 1
    g0, s0 = g, s
    while not (_beyond(gold, g, end) and _beyond(system, s, end)):
        if g < len(gold) and (s >= len(system) or gold[g].start <= system[s].start):
            end = max(end, gold[g].end) if gold[g].multiword else end
            g += 1
        else:
            end = max(end, system[s].end) if system[s].multiword else end
            s += 1
    return g0, s0, g, s


def _beyond(words: Sequence[Word], index: int, end: int) -> bool:
    if index >= len(words):
        return True
    word = words[index]
    return word.start >= end if word.multiword else word.end > end


def _align_range(
    gold: Sequence[Word], system: Sequence[Word], rows: Pair, columns: Pair
) -> list[Pair]:
    """Longest common subsequence of the lower-case forms of two stretches."""
    (g0, g1), (s0, s1) = rows, columns
    same = [
        [gold[g].form.lower() == system[s].form.lower() for s in range(s0, s1)]
        for g in range(g0, g1)
    ]
    height, width = g1 - g0, s1 - s0
    table = [[0] * (width + 1) for _ in range(height + 1)]
    for i in reversed(range(height)):
        for j in reversed(range(width)):
            diagonal = 1 + table[i + 1][j + 1] if same[i][j] else 0
            table[i][j] = max(diagonal, table[i + 1][j], table[i][j + 1])
    pairs: list[Pair] = []
    i = j = 0
    while i < height and j < width:
        if same[i][j]:
            pairs.append((g0 + i, s0 + j))
            i, j = i + 1, j + 1
        elif table[i][j] == table[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs
