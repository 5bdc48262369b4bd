"""Whose position it is: the stance word's owner or subject, who is thanked for it, the speaker.

Where the words leave it open nobody holds it: a position that is told of somebody unnamed ("some
voices call for …", "our proposal was rejected") is not the speaker's.
"""

from __future__ import annotations

from dragoman.lexicon import speech, stances
from dragoman.meaning.kinds import Kinds
from dragoman.meaning.trees import Tree
from dragoman.records import Mention, Span, StatementFinding

#: Who is thanked for his support holds the position, not who thanks.
THANKS = frozenset(
    {"thank", "thanks", "grateful", "thankful", "gratitude", "appreciate", "appreciation",
     "commend", "praise", "laud", "applaud", "salute", "welcome"}
)  # fmt: skip
#: Beside the words of saying: who does this to a stance has it.
_SHOWING = frozenset(
    {"express", "voice", "reaffirm", "reconfirm", "affirm", "confirm", "reiterate", "declare",
     "show", "demonstrate", "extend", "offer", "lend", "give", "provide", "throw", "convey",
     "maintain", "make", "raise", "share", "feel", "hold", "issue", "have", "come", "speak",
     "stand", "vote", "repeat", "announce", "note", "state", "emphasize", "emphasise", "underline",
     "underscore", "take", "remain", "act", "play", "join", "continue", "keep", "send"}
)  # fmt: skip
#: "Has the support of its partners": theirs. "Support of Norway" may be either's.
_EITHER = frozenset({"support", "backing", "approval", "endorsement", "trust", "protection"})


def holders(
    tree: Tree, index: int, statement: StatementFinding | None, kinds: Kinds
) -> tuple[Mention, ...]:
    """Who holds the stance of a word; ``statement``: the innermost one it stands in."""
    owners = _owners(tree, index, kinds)
    if owners is None:
        said = statement is not None and _spoken(tree, index, statement)
        return statement.sources if statement is not None and said else ()
    agents = [
        i for owner in owners for i in tree.conjuncts(owner) if kinds.fits(tree, i, ("agent",))
    ]
    return tuple(tree.mention(i) for i in agents)


def _owners(tree: Tree, index: int, kinds: Kinds) -> list[int] | None:
    """Who has the stance, as far as the sentence tells; None where only the speaker is left."""
    node = index
    if tree.tokens[index].deprel == "nmod" and _calls(tree, index):
        return []  # "A recovery in demand for credit" asks for nothing.
    for _ in range(4):
        owner = tree.child(node, "nmod:poss")
        if owner >= 0 and not kinds.is_time(tree, owner):
            pronoun = tree.tokens[owner].upos == "PRON"
            return (_thanked_above(tree, node) if pronoun else []) or [owner]
        given = _giver(tree, node, kinds) if node == index else -1
        if given >= 0:
            return [given]
        if node != index and tree.lemmas[node] in THANKS:
            return _thanked(tree, node)
        if tree.tokens[node].upos in ("VERB", "AUX") or tree.child(node, "nsubj") >= 0:
            return _subject(tree, node, index)
        if tree.tokens[node].head < 0:
            return None
        node = tree.tokens[node].head
    return None


def _calls(tree: Tree, index: int) -> bool:
    """True for a noun of calling for something."""
    token = tree.tokens[index]
    return stances().words.get((tree.lemmas[index], token.upos)) == "demands"


def _subject(tree: Tree, node: int, index: int) -> list[int] | None:
    """Who does the predicate over a stance word; empty where it is no showing of the stance."""
    verb = tree.tokens[node].upos in ("VERB", "AUX")
    if node != index and verb and not _shows(tree, node):
        return []
    if verb and tree.is_passive(node):
        agent = tree.agent(node)
        return [agent] if agent >= 0 else []
    subject = tree.subject(node)
    return [subject] if subject >= 0 else None


def _shows(tree: Tree, index: int) -> bool:
    """True for a verb whose subject has the stance that is its object: "voiced support for"."""
    lemma = tree.lemmas[index]
    if lemma in _SHOWING:
        return True
    return (lemma, "VERB") not in stances().words and speech().act_of(lemma, "VERB") is not None


def _spoken(tree: Tree, index: int, statement: StatementFinding) -> bool:
    """True where the stance is in the words of saying themselves or hangs on them."""
    if statement.cue is None:
        return False
    return any(
        statement.cue.overlaps(tree.span([node])) for node in (index, *tree.ancestors(index)[:2])
    )


def either(tree: Tree, index: int, target: int, kinds: Kinds) -> bool:
    """True where "support of" somebody may be given by or to them."""
    return (
        tree.lemmas[index] in _EITHER
        and tree.preposition(target) == "of"
        and kinds.fits(tree, target, ("agent",))
        and tree.child(index, "nmod:poss") < 0
    )


def _thanked_above(tree: Tree, index: int) -> list[int]:
    """Who is thanked for what a noun tells ("thanked Norway for its support"), as a list of one."""
    above = next((i for i in tree.ancestors(index)[:3] if tree.lemmas[i] in THANKS), -1)
    return _thanked(tree, above) if above >= 0 else []


def _giver(tree: Tree, index: int, kinds: Kinds) -> int:
    """Who gives what a noun tells: "support from Norway", "its condemnation by the council"."""
    if tree.tokens[index].upos != "NOUN":
        return -1
    for kid in tree.children(index, "nmod", "nmod:agent"):
        if tree.preposition(kid) in ("by", "from") and kinds.fits(tree, kid, ("agent",)):
            return kid
    return -1


def _thanked(tree: Tree, index: int) -> list[int]:
    """Who is thanked, as a list of one; empty where nobody is named."""
    if tree.tokens[index].upos == "VERB":
        passive = tree.is_passive(index)
        found = tree.subject(index) if passive else tree.child(index, "obj", "iobj")
        if found >= 0:
            return [found]
    places = [index, tree.tokens[index].head] if tree.tokens[index].upos == "NOUN" else [index]
    for place in places:
        for kid in tree.children(place, "nmod", "obl") if place >= 0 else []:
            if tree.preposition(kid) in ("to", "towards"):
                return [kid]
    return []


def innermost(span: Span, statements: tuple[StatementFinding, ...]) -> int | None:
    """The statement with the shortest content around ``span``, or whose cue it is."""
    best: tuple[int, int] | None = None
    for number, statement in enumerate(statements):
        if statement.cue is not None and statement.cue.overlaps(span):
            return number
        for content in statement.content:
            if content.covers(span) and (best is None or content.end - content.start < best[0]):
                best = (content.end - content.start, number)
    return best[1] if best else None
