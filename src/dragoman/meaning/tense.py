"""Does the clause around a word speak of what was or of what is to come?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from dragoman.lexicon import certainty
from dragoman.meaning.trees import Tree
from dragoman.records import Annotated, TimeExpression


def future_of(annotated: Annotated) -> Callable[[int], bool | None]:
    """A function from an offset to True (to come), False (past) or None (the clause does not say).

    Built lazily: a sentence's tree is made when the first of its offsets is asked for.
    """
    starts = [sentence.start for sentence in annotated.sentences]
    trees: dict[int, Tree] = {}

    def future(offset: int) -> bool | None:
        number = bisect_right(starts, offset) - 1
        if number < 0 or offset >= annotated.sentences[number].end:
            return None
        tree = trees.get(number)
        if tree is None:
            tree = trees[number] = Tree(annotated.sentences[number])
        index = next((i for i, t in enumerate(tree.tokens) if t.end > offset), -1)
        if index < 0:
            return None
        verb = tree.clause_of(index)
        return True if _of_goal(tree, verb, index) else _of_clause(tree, verb)

    return future


def ahead(time: TimeExpression, published: str | None) -> bool:
    """True for a day after the day of the report."""
    begins = time.date.start if time.date is not None else None
    return published is not None and begins is not None and begins[:10] > published[:10]


def past(tree: Tree, verb: int) -> bool:
    """True for a finite verb in the past or the perfect, without a modal: it has been done."""
    if verb < 0:
        return False
    helpers = tree.children(verb, "aux", "aux:pass", "cop")
    texts = {tree.words[kid] for kid in helpers}
    if texts & {"had", "has", "have", "'ve", "’ve"}:
        return not any(tree.feature(kid, "VerbForm") == "Inf" for kid in helpers)
    if helpers:
        return False
    return tree.feature(verb, "Tense") == "Past" and tree.feature(verb, "VerbForm") == "Fin"


def _of_goal(tree: Tree, verb: int, index: int) -> bool:
    """True behind what somebody is invited to: "invited her to a summit in Bergen in October"."""
    if verb < 0 or tree.tokens[verb].lemma.lower() != "invite":
        return False
    goals = [kid for kid in tree.children(verb, "obl") if tree.preposition(kid) == "to"]
    return any(verb < goal < index for goal in goals)


def _of_clause(tree: Tree, verb: int) -> bool | None:
    """Tense of a predicate and its auxiliaries; an infinitive has that of what governs it."""
    for _ in range(len(tree.tokens)):
        if verb < 0:
            return None
        helpers = [tree.tokens[k] for k in tree.children(verb, "aux", "aux:pass", "cop")]
        texts = {token.text.lower() for token in helpers}
        if texts & {"will", "'ll", "’ll", "shall", "wo"}:
            return True
        if texts & {"was", "were", "had", "did", "has", "have", "'ve", "’ve"}:
            return False
        if texts & {"would", "could", "may", "might", "should", "can", "must"}:
            return None
        if tree.feature(verb, "Tense") == "Past" and tree.feature(verb, "VerbForm") != "Part":
            return False
        if tree.feature(verb, "VerbForm") == "Inf":
            head = tree.tokens[verb].head
            lemma = tree.tokens[head].lemma.lower() if head >= 0 else ""
            if certainty().clause_governors.get(lemma) in ("planned", "proposed"):
                return True
            verb = tree.clause_of(head) if head >= 0 else -1
            continue
        return None
    return None
