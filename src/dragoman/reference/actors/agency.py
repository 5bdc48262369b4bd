"""Does a place name act, or is it a place? "Moscow said" against "flew to Moscow"."""

from __future__ import annotations

from dragoman.reference.actors.phrases import Phrase, Words
from dragoman.reference.actors.vocabulary import plain

_WHERE = frozenset(
    "in at near inside outside around across through throughout within into onto over above off "
    "via along toward towards".split()
)
_GO = frozenset(
    "visit leave reach enter tour arrive travel fly go come return depart head land stay live move "
    "drive walk flee escape evacuate stop meet gather convene hold host".split()
)
_TAKE = frozenset(
    "seize capture take retake recapture liberate occupy besiege encircle storm overrun shell bomb "
    "bombard hit strike control hold surround approach cross rebuild destroy".split()
)
_PLACE_NOUNS = frozenset(
    "city capital town village district suburb region province area street airport outskirt fall "
    "capture siege visit trip residence summit mayor governor embassy resident centre center north "
    "south east west battle road streets part siege flight office correspondent bureau".split()
)
_SPEAK_NOUNS = frozenset({"visit", "trip"})


def acts(words: Words, phrase: Phrase) -> bool:
    """True where the words around a country, capital or place use it as one who acts.

    Subjects of verbs, owners of positions, partners of talks act; what follows "in", what is
    visited, flown to or seized is a place.
    """
    head = phrase.head
    relation = words.relation(head)
    governor = words.governor(head)
    case = words.case(head) or _shared_case(words, head)
    if case in _WHERE:
        return False
    above = plain(words.tokens[governor].lemma) if governor >= 0 else ""
    if relation.startswith("nsubj") or relation == "obl:agent":
        return phrase.what != "place" or above not in _GO
    if relation.startswith("nmod:poss") or words.is_possessive(phrase.tokens[-1] + 1):
        return above not in _PLACE_NOUNS
    if relation in ("obj", "iobj"):
        return above not in _GO and (phrase.what == "country" or above not in _TAKE)
    if case in ("to", "for", "from") and (above in _GO or above in _SPEAK_NOUNS):
        return False
    if case == "of" and above in _PLACE_NOUNS:
        return False
    if relation in ("compound", "amod", "appos", "flat", "root", "dep", "list", "parataxis"):
        return False
    if phrase.what == "place":
        return case == "by"
    return case in (
        "with",
        "between",
        "against",
        "by",
        "to",
        "for",
        "from",
        "on",
        "of",
        "among",
        "",
    )


def _shared_case(words: Words, head: int) -> str:
    """The preposition of the first conjunct: "between Moscow and Kyiv"."""
    token = words.tokens[head]
    return words.case(token.head) if token.deprel == "conj" and token.head >= 0 else ""
