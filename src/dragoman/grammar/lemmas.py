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
def _forms() -> dict[str, str]:
    """``form<tab>UPOS`` → its lemmas with "/" between, from ``data/lemmas.tsv.gz``; read once."""
    packed = (files("dragoman.grammar") / "data" / "lemmas.tsv.gz").read_bytes()
    lines = gzip.decompress(packed).decode().splitlines()
    return {key: lemmas for key, _, lemmas in (line.rpartition("\t") for line in lines)}


@cache
def _known() -> frozenset[str]:
    """Every ``lemma<tab>UPOS`` of the table; made when a form is met that the table has not."""
    return frozenset(
        f"{lemma}\t{upos}"
        for key, lemmas in _forms().items()
        for upos in (key.rpartition("\t")[2],)
        for lemma in lemmas.split("/")
    )


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
    table = _forms()
    low = word.lower()
    listed = table.get(f"{low}\t{upos}")
    if listed is not None:
        options = listed.split("/")
        return guess if guess.lower() in options else options[0]
    if upos not in ("VERB", "NOUN") or guess.lower() == low:
        return guess
    known = f"{guess.lower()}\t{upos}" in _known()
    if not known and f"{low}\t{upos}" in _known():
        return low
    if upos == "VERB" and not known:
        for prefix in _PREFIXES:
            rest = table.get(f"{low[len(prefix) :]}\t{upos}") if low.startswith(prefix) else None
            if rest is not None:
                return prefix + rest.partition("/")[0]
    return guess
