"""Lemmas as edits of the word: a class that the network can predict, and its application.

An edit is ``case|cut|add``: drop ``cut`` characters from the end of the lower-cased word, append
``add``, then give it the case: ``l`` lower, ``t`` Title, ``u`` UPPER, ``k`` as in the word.
"""

from __future__ import annotations

from os.path import commonprefix


def edit(word: str, lemma: str) -> str:
    """The edit that turns ``word`` into ``lemma``."""
    low, target = word.lower(), lemma.lower()
    stem = commonprefix((low, target))
    cut, add = len(low) - len(stem), target[len(stem) :]
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


def _case(case: str, plain: str, word: str) -> str:
    if case == "t":
        return plain[:1].upper() + plain[1:]
    if case == "u":
        return plain.upper()
    if case == "k":
        same = len(commonprefix((plain, word.lower())))
        return word[:same] + plain[same:]
    return plain
