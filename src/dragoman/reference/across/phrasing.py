"""Accounts of one contact set side by side, word by word.

Method. Every sentence of an account is cut into clauses, and a clause is the stems that carry
content, each with its weight: how rare it is in news, and how few clauses of these accounts have
it (what every clause has tells none apart). Names of countries and of persons who stand in both
accounts throughout weigh next to nothing that way. Clauses of different sides are held against each
other; the best pairs are taken first, one partner each:

* much shared (:data:`_BOTH`): said by **both** - unless the same thing is counted differently
  ("nine corridors", "ten corridors") or what one affirms the other negates: then they **differ**;
* the matter shared (:data:`_MATTER`), by words rare enough: they **differ** in wording;
* a clause without a partner is what **only** one side says.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.chronicle import Phrases, Side, Words
from dragoman.reference.across.rarity import rarity
from dragoman.reference.across.wording import Word, carries, negates, stem, words

_BOTH, _NEAR, _MATTER = 0.5, 0.42, 0.3
#: Rarity added up of what two clauses share, names left out, from which on it tells something; and
#: how many everyday words do as well.
_TELLING, _MANY = 1.0, 5
_BREAK = re.compile(
    r"[;:\n]\s*|\s[-–—]\s|,\s+(?=(?:and|but|while|as well as|including|in particular|which|who|"
    r"where|noting|stressing|adding|saying|emphasi[sz]ing)\b)|[“”«»]|\*\s\*\s\*"
)
_SHORTEST = 3
#: Words that turn what follows into its contrary.
_TURNING = frozenset(
    stem(word)
    for word in "refuse reject deny fail prevent block disrupt impede thwart sabotage stop "
    "suspend cancel impossible unable violate break".split()
)
_NUMBERED = 3


@dataclass(frozen=True, slots=True)
class Clause:
    """Some words of an account: what they speak of, what they count, what they negate."""

    side: str
    words: Words
    stems: frozenset[str]
    names: frozenset[str]
    counts: frozenset[tuple[str, str]]
    negated: frozenset[str]


def compare_sides(sides: Sequence[Side]) -> Phrases | None:
    """What the accounts share, where they differ, what one alone says; None for fewer than two."""
    if len(sides) < 2:
        return None
    clauses = [clause for side in sides for clause in _clauses(side)]
    weight = _weights(clauses)
    both: list[tuple[Words, Words]] = []
    differ: list[tuple[Words, Words, str]] = []
    paired: set[int] = set()
    for one, other, score in _pairs(clauses, weight):
        if one in paired or other in paired:
            continue
        verdict = _verdict(clauses[one], clauses[other], score)
        if verdict is None:
            continue
        paired.update((one, other))
        left, right = clauses[one].words, clauses[other].words
        if verdict == "both":
            both.append((left, right))
        else:
            differ.append((left, right, verdict))
    only = {
        side.side: tuple(
            clause.words
            for number, clause in enumerate(clauses)
            if clause.side == side.side and number not in paired
        )
        for side in sides
    }
    return Phrases(tuple(sorted(both, key=_place)), tuple(sorted(differ, key=_place)), only)


def _place(pair: Sequence[Words | str]) -> tuple[str, int, int]:
    """Where the first words of a pair stand."""
    first = pair[0]
    assert isinstance(first, Words)
    return (first.source.document, first.start, first.end)


# --------------------------------------------------------------------------- clauses


def _clauses(side: Side) -> Iterable[Clause]:
    """The clauses of an account, each once."""
    seen: set[frozenset[str]] = set()
    for phrase in side.phrases:
        for start, end in _cut(phrase.text):
            clause = _clause(side.side, phrase, start, end)
            if clause is not None and clause.stems not in seen:
                seen.add(clause.stems)
                yield clause


def _clause(side: str, phrase: Words, start: int, end: int) -> Clause | None:
    """One clause of a sentence; None where it says next to nothing."""
    text = phrase.text[start:end]
    found = words(text, opens=start == 0)
    stems = frozenset(word.stem for word in found if carries(word))
    if len(stems) < 2:
        return None
    place = Words(phrase.start + start, phrase.start + end, text, phrase.source)
    names = frozenset(word.stem for word in found if word.name)
    return Clause(side, place, stems, names, _counted(found), _negated(found))


def _cut(text: str) -> list[tuple[int, int]]:
    """The stretches of a sentence between breaks; short ones stay with what is before them."""
    pieces: list[tuple[int, int]] = []
    last = 0
    for match in (*_BREAK.finditer(text), None):
        stop = match.start() if match is not None else len(text)
        if text[last:stop].strip():
            start, end = _bare(text, last, stop)
            content = sum(carries(word) for word in words(text[start:end]))
            if pieces and content < _SHORTEST:
                pieces[-1] = (pieces[-1][0], end)
            else:
                pieces.append((start, end))
        last = match.end() if match is not None else stop
    return [piece for piece in pieces if piece[0] < piece[1]]


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Without blanks and marks at the ends."""
    while start < end and text[start] in " \n\t,.;:\"“”'’":
        start += 1
    while start < end and text[end - 1] in ' \n\t,.;:"“”':
        end -= 1
    return start, end


def _counted(found: Sequence[Word]) -> frozenset[tuple[str, str]]:
    """What is counted and how: each number with the nouns just behind it; no years, no days."""
    made: set[tuple[str, str]] = set()
    for place, word in enumerate(found):
        if not word.number or re.fullmatch(r"(?:19|20)\d\d", word.text):
            continue
        if place and found[place - 1].text.casefold() in _MONTHS:
            continue
        for other in found[place + 1 : place + 1 + _NUMBERED]:
            if other.text.casefold() in _MONTHS:
                break
            if carries(other) and not other.number:
                made.add((other.stem, word.stem))
    return frozenset(made)


_MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "am pm o'clock".split()
)


def _negated(found: Sequence[Word]) -> frozenset[str]:
    """The stems a negation governs: the three words of content behind it."""
    made: set[str] = set()
    for place, word in enumerate(found):
        if negates(word) or word.stem in _TURNING:
            behind = [other.stem for other in found[place + 1 :] if carries(other)]
            made.update(behind[:3])
    return frozenset(made)


# --------------------------------------------------------------------------- pairs


def _weights(clauses: Sequence[Clause]) -> Mapping[str, float]:
    """How much each stem tells clauses apart: rare in news, and in few of these clauses."""
    total = len(clauses) or 1
    counts = Counter(word for clause in clauses for word in clause.stems)
    return {
        word: (0.15 + rarity(word)) * math.log(1 + total / count) / math.log(1 + total)
        for word, count in counts.items()
    }


def _pairs(clauses: Sequence[Clause], weight: Mapping[str, float]) -> list[tuple[int, int, float]]:
    """Clauses of different sides that share something, best first."""
    index: dict[str, list[int]] = {}
    for number, clause in enumerate(clauses):
        for word in clause.stems:
            index.setdefault(word, []).append(number)
    sums = [sum(weight[word] for word in sorted(clause.stems)) for clause in clauses]
    shared: dict[tuple[int, int], list[str]] = {}
    for word in sorted(index):
        ids = index[word]
        for place, one in enumerate(ids):
            for other in ids[place + 1 :]:
                if clauses[one].side != clauses[other].side:
                    shared.setdefault((one, other), []).append(word)
    found = []
    for (one, other), common in shared.items():
        if len(common) > 1:
            value = sum(weight[word] for word in common)
            score = value / math.sqrt(sums[one] * sums[other])
            if score >= _MATTER:
                found.append((one, other, round(score, 6)))
    return sorted(found, key=lambda pair: (-pair[2], pair[0], pair[1]))


def _verdict(one: Clause, other: Clause, score: float) -> str | None:
    """Both, what differs, or None for clauses that do not belong together."""
    common = one.stems & other.stems
    told = sorted(common - one.names - other.names)
    if len(told) < 2 or _of_other_states(one, other):
        return None  # Names alone, or one word, make no matter.
    matter = sum(rarity(word) for word in told)
    mine, theirs = dict(one.counts), dict(other.counts)
    counted = [word for word in mine if word in theirs and word in told]
    if counted and matter >= _TELLING and all(mine[word] != theirs[word] for word in counted):
        return "number"
    contrary = (one.negated & other.stems) - other.negated
    contrary |= (other.negated & one.stems) - one.negated
    if contrary & set(told):
        return "negation" if score >= _NEAR and matter >= _TELLING else None
    if score >= _BOTH and (matter >= _TELLING or len(told) >= _MANY):
        return "both"
    return "wording" if score >= _NEAR and matter >= _TELLING + 0.2 else None


def _of_other_states(one: Clause, other: Clause) -> bool:
    """True where both name states, and not one in common."""
    mine = {word for word in one.names if word.isupper()}
    theirs = {word for word in other.names if word.isupper()}
    return bool(mine and theirs and not mine & theirs)


__all__ = ["compare_sides"]
