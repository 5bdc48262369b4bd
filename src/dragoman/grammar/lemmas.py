"""Lemmas as edits of the word: a class that the network can predict, and its application.

An edit is ``case|cut|add``: drop ``cut`` characters from the end of the lower-cased word, append
``add``, then give it the case: ``l`` lower, ``t`` Title, ``u`` UPPER, ``k`` as in the word.
"""

from __future__ import annotations

import gzip
from functools import cache, lru_cache
from importlib.resources import files


def edit(word: str, lemma: str) -> str:
    """The edit that turns ``word`` into ``lemma``."""
    low, target = word.lower(), lemma.lower()
    stem = _same(low, target)
    cut, add = len(low) - stem, target[stem:]
    plain = low[: len(low) - cut] + add
    for case in "lktu":
        if _case(case, plain, word) == lemma:
            return f"{case}|{cut}|{add}"
    return f"l|{cut}|{add}"


def apply(word: str, change: str) -> str:
    """``word`` after the edit ``change``; the lower-cased word where the edit does not fit."""
    case, cut, add = change.split("|", 2)
    low = word.lower()
    size = int(cut)
    if size > len(low) or (size == len(low) and not add):
        return low
    return _case(case, low[: len(low) - size] + add, word)


def _same(one: str, other: str) -> int:
    """How many characters both begin with."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _case(case: str, plain: str, word: str) -> str:
    if case == "t":
        return plain[:1].upper() + plain[1:]
    if case == "u":
        return plain.upper()
    if case == "k":
        same = _same(plain, word.lower())
        return word[:same] + plain[same:]
    return plain


#: Prefixes of verbs that a table of forms need not have ("reaffirmed").
_PREFIXES = ("re", "un", "de", "over", "out", "mis", "pre", "co", "under", "dis", "counter")


@cache
def _forms() -> tuple[dict[tuple[str, str], tuple[str, ...]], frozenset[tuple[str, str]]]:
    """(form, UPOS) → its lemmas, and all (lemma, UPOS), from ``data/lemmas.tsv.gz``; read once."""
    packed = (files("dragoman.grammar") / "data" / "lemmas.tsv.gz").read_bytes()
    table: dict[tuple[str, str], tuple[str, ...]] = {}
    known: set[tuple[str, str]] = set()
    for line in gzip.decompress(packed).decode().splitlines():
        form, upos, joined = line.split("\t")
        lemmas = tuple(joined.split("/"))
        table[form, upos] = lemmas
        known.update((lemma, upos) for lemma in lemmas)
    return table, frozenset(known)


#: Short forms and words of comparison, whose lemmas the treebanks fix; "’" counts as "'".
_FIXED = {
    ("i", "PRON"): "I",
    ("more", "ADJ"): "more",
    ("most", "ADJ"): "most",
    ("least", "ADJ"): "least",
    ("an", "DET"): "a",
    ("'s", "PART"): "'s",
    ("'", "PART"): "'s",
    ("n't", "PART"): "not",
    ("'re", "AUX"): "be",
    ("'m", "AUX"): "be",
    ("'ve", "AUX"): "have",
    ("'ll", "AUX"): "will",
}


@lru_cache(maxsize=65536)
def of(word: str, upos: str, change: str) -> str:
    """The lemma of ``word``: the table's where it has the form, else the network's edit.

    The network sees the sentence but spells unknown stems badly ("stresse"); the table spells well
    but cannot tell "lay" from "lie": where it offers several the network chooses.
    """
    fixed = _FIXED.get((word.lower().replace("’", "'"), upos))
    if fixed is not None:
        return fixed
    guess = apply(word, change)
    table, known = _forms()
    low = word.lower()
    options = table.get((low, upos))
    if options is not None:
        return guess if guess.lower() in options else options[0]
    if upos not in ("VERB", "NOUN") or guess.lower() == low:
        return guess
    if (low, upos) in known and (guess.lower(), upos) not in known:
        return low
    if upos == "VERB" and (guess.lower(), upos) not in known:
        for prefix in _PREFIXES:
            rest = table.get((low.removeprefix(prefix), upos)) if low.startswith(prefix) else None
            if rest is not None:
                return prefix + rest[0]
    return guess
