"""A second opinion on what an event is: the relations model against the lexicon.

The lexicon finds an act by its words; the model of :mod:`dragoman.meaning.relations` weighs the
whole sentence around actor and recipient. Measured on 450 labelled pairs that the finder links
(five folds, the model never having seen the sentence): where both name one PLOVER type the type is
right in 94 of 100, where they differ in 28, and where the model is sure of another in 5. These are
the confidences an event gets; without both parties in one sentence there is no second opinion.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from dragoman.lexicon import Lexicon
from dragoman.meaning.relations import MERGED, QUADS, Model, load
from dragoman.meaning.trees import Tree
from dragoman.records import Codes, EventFinding, Mention

AGREED, DIFFERENT, CONTRADICTED = 0.94, 0.28, 0.05
#: Probability from which the model is taken to be sure of another type.
_SURE = 0.6


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


def weighed(event: EventFinding, tree: Tree, lexicon: Lexicon) -> EventFinding:
    """The event with its confidence after the second opinion."""
    root = told_type(event, lexicon.acts[event.act].codes)
    own = event.sentence
    parties = (*event.actors[:1], *event.recipients[:1])
    together = all(mention.sentence == own for mention in parties) and len(parties) == 2
    if root not in QUADS or not together:
        return event
    source, target = (_range(tree, mention) for mention in parties)
    if source[0] < target[1] and target[0] < source[1]:
        return event
    said = _model().classify(tree.tokens, source=source, target=target)
    if said.root == root:
        return replace(event, confidence=AGREED)
    sure = said.probability >= _SURE
    return replace(event, confidence=CONTRADICTED if sure else DIFFERENT)


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
