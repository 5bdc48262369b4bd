"""How sure an event is: what makes readings go wrong, weighed.

The confidence of an event is an estimate of how often events told like it are right as they are
printed: act, parties, certainty, day and place. It is a logistic regression of seven marks that
the reading has anyway. Where actor and recipient stand in one sentence, one of them is a second
opinion: the model of :mod:`dragoman.meaning.relations` weighs the whole sentence around the two and
says which PLOVER type it sees. It tells little where the lexicon has found an act by its words.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from dragoman.lexicon import Lexicon
from dragoman.lexicon.model import CueKind
from dragoman.meaning.relations import MERGED, QUADS, Model, load
from dragoman.meaning.trees import Tree
from dragoman.records import Codes, EventFinding, Mention

#: Log odds of the marks, fitted on 484 events of official releases and of news that one reader
#: judged without seeing any confidence: docs/quality.md has the method and the figures.
WEIGHTS: Mapping[str, float] = {
    "constant": 2.63,
    "length": -0.49,  # times the log of the number of words in the sentence
    "pronoun": -0.80,  # a party is told by a pronoun
    "embedded": -0.86,  # the trigger heads an adverbial clause, or one that hangs on a noun
    "noun": -0.60,  # a noun or an adjective alone tells the act, no verb
    "undone": -0.58,  # it did not happen, or has not yet
    "unreal": -0.59,  # nor is it said that it will: on top of ``undone``
    "agreed": 0.21,  # the model of relations sees the same type
}
_DONE = frozenset({"happened", "ongoing"})
_UNREAL = frozenset({"conditional", "possible", "proposed", "denied"})
_EMBEDDED = frozenset({"advcl", "acl"})


def told_type(event: EventFinding, codes: Codes) -> str | None:
    """The PLOVER type of an event as it is told.

    PLOVER codes cooperation that is agreed, promised or planned as AGREE, and cooperation refused,
    called off or negated as REJECT; what is already a word (REQUEST, ACCUSE, …) stays.
    """
    root = MERGED.get(codes.plover_type or "", codes.plover_type)
    if codes.quad in (1, 2) and root != "AGREE":
        if event.certainty in ("planned", "proposed"):
            return "AGREE"
        if event.certainty == "negated":
            return "REJECT"
    if root == "AGREE" and event.certainty == "negated":
        return "REJECT"
    return root


def weighed(event: EventFinding, tree: Tree, lexicon: Lexicon, kind: CueKind) -> EventFinding:
    """The event with its confidence; ``kind`` is that of the cue that found it."""
    told = event.certainty
    marks = {
        "pronoun": any(_pronoun(tree, one) for one in (*event.actors, *event.recipients)),
        "embedded": tree.deprels[event.trigger] in _EMBEDDED,
        "noun": kind in ("noun", "adj"),
        "undone": told not in _DONE,
        "unreal": told in _UNREAL,
        "agreed": _agreed(event, tree, lexicon),
    }
    odds = WEIGHTS["constant"] + WEIGHTS["length"] * math.log(len(tree.tokens))
    odds += sum(WEIGHTS[name] for name, holds in marks.items() if holds)
    return replace(event, confidence=round(1 / (1 + math.exp(-odds)), 2))


def _pronoun(tree: Tree, mention: Mention) -> bool:
    """True for a party of this sentence told as "he", "they", "our"."""
    own = mention.sentence == tree.sentence.index
    return own and tree.tokens[mention.head].upos == "PRON"


def _agreed(event: EventFinding, tree: Tree, lexicon: Lexicon) -> bool:
    """True where the model of relations sees the event's own type between its first parties."""
    root = told_type(event, lexicon.acts[event.act].codes)
    parties = (*event.actors[:1], *event.recipients[:1])
    together = all(mention.sentence == event.sentence for mention in parties) and len(parties) == 2
    if root not in QUADS or not together:
        return False
    source, target = (_range(tree, mention) for mention in parties)
    if source[0] < target[1] and target[0] < source[1]:
        return False
    return _model().classify(tree.tokens, source=source, target=target).root == root


def _range(tree: Tree, mention: Mention) -> tuple[int, int]:
    """First and last (exclusive) token of a mention."""
    inside = [
        i
        for i, token in enumerate(tree.tokens)
        if mention.span.start <= token.start < mention.span.end
    ]
    return inside[0], inside[-1] + 1


@cache
def _model() -> Model:
    return load()
