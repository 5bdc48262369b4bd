"""What the model of relations looks at: the words around two actors and the trees they hang in."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.records import Token

Range = tuple[int, int]
Cues = Mapping[tuple[str, str], Collection[str]]

SOURCE, TARGET = "<s>", "<t>"
BUCKETS = 1 << 16
_TELLING = frozenset({"VERB", "NOUN", "ADJ", "ADV", "ADP", "PART"})
_PREDICATES = frozenset({"VERB", "NOUN", "ADJ", "AUX"})
_DEPENDENTS = frozenset({"xcomp", "ccomp", "obj", "compound:prt", "advcl", "obl", "nmod"})
_NEGATIONS = frozenset({"not", "never", "no"})
_MODALS = frozenset({"will", "would", "could", "may"})


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence and the word ranges of its actors (None where one is not in it)."""

    tokens: Sequence[Token]
    source: Range | None
    target: Range | None

    @property
    def words(self) -> list[str]:
        """Lower-case words, each actor's words replaced by one mark."""
        cuts = sorted((r, m) for r, m in ((self.source, SOURCE), (self.target, TARGET)) if r)
        marked: list[str] = []
        at = 0
        for (first, last), sign in cuts:
            marked += [token.text.lower() for token in self.tokens[at:first]]
            marked.append(sign)
            at = last
        return marked + [token.text.lower() for token in self.tokens[at:]]

    def head(self, place: Range) -> int:
        """The word of an actor's words that hangs on a word outside them."""
        first, last = place
        return next(
            (i for i in range(first, last) if not first <= self.tokens[i].head < last), first
        )

    def chain(self, index: int) -> list[int]:
        """A word, its head, the head of that, up to the root."""
        found = [index]
        while (head := self.tokens[found[-1]].head) >= 0 and head not in found:
            found.append(head)
        return found

    def inside(self, index: int) -> bool:
        """True for a word of one of the actors."""
        return any(r is not None and r[0] <= index < r[1] for r in (self.source, self.target))

    def lemma(self, index: int) -> str:
        """The lower-case lemma of a word."""
        return self.tokens[index].lemma.lower()

    def cues(self, index: int, cues: Cues) -> Collection[str]:
        """Types of which the lexicon calls the word a cue."""
        return cues.get((self.lemma(index), self.tokens[index].upos), ())


def bucket(feature: str) -> int:
    """The row of a feature in the table of weights: the same on every machine."""
    return zlib.crc32(feature.encode()) % BUCKETS


def surface(marked: Sequence[str]) -> Counter[str]:
    """Words and word pairs of the sentence, between the actors, and next to each of them."""
    source, target = _place(marked, SOURCE), _place(marked, TARGET)
    between = _between(marked, source, target)
    way = ">" if source <= target else "<"
    found: Counter[str] = Counter()
    for size in (1, 2):
        found.update(_runs(marked, size))
        found.update(f"b:{run}" for run in _runs(between, size))
        found.update(f"b{way}{run}" for run in _runs(between, size))
    found.update(f"b:{run}" for run in _runs(between, 3))
    if source >= 0:
        found.update(f"s+:{word}" for word in marked[source + 1 : source + 5])
        found[f"s+1:{' '.join(marked[source + 1 : source + 3])}"] += 1
        found[f"s-1:{' '.join(marked[max(0, source - 2) : source])}"] += 1
    if target >= 0:
        found.update(f"t+:{word}" for word in marked[target + 1 : target + 4])
        found.update(f"t-:{word}" for word in marked[max(0, target - 3) : target])
        found[f"t+1:{' '.join(marked[target + 1 : target + 3])}"] += 1
    found["no source"] += source < 0
    found["no target"] += target < 0
    return +found


def regions(marked: Sequence[str]) -> list[list[str]]:
    """Words whose meaning is averaged: all, between, after source, before and after target."""
    source, target = _place(marked, SOURCE), _place(marked, TARGET)
    parts = [
        marked,
        _between(marked, source, target),
        marked[source + 1 : source + 4] if source >= 0 else (),
        marked[max(0, target - 2) : target] if target >= 0 else (),
        marked[target + 1 : target + 4] if target >= 0 else (),
    ]
    return [[word for word in part if word not in (SOURCE, TARGET)] for part in parts]


def _place(marked: Sequence[str], sign: str) -> int:
    return marked.index(sign) if sign in marked else -1


def _between(marked: Sequence[str], source: int, target: int) -> Sequence[str]:
    low, high = sorted((source, target))
    return marked[low + 1 : high] if low >= 0 else marked[high + 1 : high + 9]


def _runs(words: Sequence[str], size: int) -> Iterable[str]:
    return (" ".join(words[i : i + size]) for i in range(len(words) - size + 1))


def structure(pair: Pair, cues: Cues) -> Counter[str]:
    """Lemmas, the predicates above each actor, and the path from one to the other."""
    found: Counter[str] = Counter()
    for index, token in enumerate(pair.tokens):
        if not pair.inside(index):
            if token.upos in _TELLING:
                found[f"l:{pair.lemma(index)}"] += 1
            found.update(f"c:{kind}" for kind in pair.cues(index, cues))
    if pair.source is not None:
        found.update(_above(pair, pair.head(pair.source), "S", cues))
    if pair.target is not None:
        head = pair.head(pair.target)
        found.update(_above(pair, head, "T", cues))
        found.update(_case(pair, head))
    if pair.source is not None and pair.target is not None:
        found.update(_path(pair, pair.head(pair.source), pair.head(pair.target), cues))
    return found


def _above(pair: Pair, head: int, name: str, cues: Cues) -> Iterator[str]:
    """The two nearest predicates that an actor hangs in."""
    level = 0
    chain = pair.chain(head)
    for below, index in pairwise(chain):
        if pair.tokens[index].upos not in _PREDICATES:
            continue
        level += 1
        lemma = pair.lemma(index)
        yield f"{name}{level}:{lemma}"
        yield f"{name}:{lemma}"
        yield f"{name}{level}:{pair.tokens[below].deprel}:{lemma}"
        yield from (f"{name}{level}c:{kind}" for kind in pair.cues(index, cues))
        yield from _below(pair, index, f"{name}{level}", name)
        if level == 2:
            return


def _below(pair: Pair, index: int, level: str, name: str) -> Iterator[str]:
    """What hangs on a predicate: objects and clauses, negation, modals, the passive."""
    lemma = pair.lemma(index)
    for child, token in enumerate(pair.tokens):
        if token.head != index:
            continue
        own = pair.lemma(child)
        if token.deprel in _DEPENDENTS and not pair.inside(child):
            yield f"{level}>{token.deprel}:{lemma}:{own}"
            yield f"{level}>:{own}"
        if own in _NEGATIONS:
            yield f"{level}neg"
            yield f"{name}neg:{lemma}"
        if token.deprel == "aux" and own in _MODALS:
            yield f"{level}aux:{own}"
        if token.deprel == "aux:pass":
            yield f"{level}pass"


def _case(pair: Pair, head: int) -> Iterator[str]:
    """The prepositions of the target, alone and with what they hang on."""
    for child, token in enumerate(pair.tokens):
        if token.head == head and token.deprel == "case":
            above = pair.tokens[head].head
            yield f"Tcase:{pair.lemma(child)}"
            yield f"Tcase:{pair.lemma(child)}:{pair.lemma(above) if above >= 0 else 'root'}"


def _path(pair: Pair, source: int, target: int, cues: Cues) -> Iterator[str]:
    """The words from one actor up to where both hang and down to the other."""
    left, right = pair.chain(source), pair.chain(target)
    top = next((index for index in left if index in right), None)
    if top is None:
        return
    rise, fall = left[: left.index(top)], right[: right.index(top)]
    up = "/".join(pair.lemma(i) for i in left[1 : left.index(top) + 1])
    down = "/".join(pair.lemma(i) for i in reversed(fall[1:]))
    yield f"path:{up}\\{down}"
    yield f"top:{pair.lemma(top)}"
    for index in {*rise[1:], *fall[1:], top}:
        yield f"on:{pair.lemma(index)}"
        yield from (f"onc:{kind}" for kind in pair.cues(index, cues))
    labels = ("/".join(pair.tokens[i].deprel for i in part) for part in (rise, fall))
    yield "pd:" + "|".join(labels)
