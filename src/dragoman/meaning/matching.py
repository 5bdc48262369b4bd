"""Where the cues of the lexicon hold in a sentence, and who fills their roles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.lexicon import Act, Cue, Lexicon
from dragoman.meaning.cues import anchors
from dragoman.meaning.kinds import Kinds
from dragoman.meaning.roles import Anchor, fill
from dragoman.meaning.trees import Tree, base

#: Prepositions by which a nominal contact leans on the clause it stands in.
_OCCASIONS = frozenset({"during", "in", "on", "over", "at"})
#: Prepositions by which a contact stands before or behind what is told of one who took part.
_BESIDE = frozenset({"after", "following"})
#: Relations of nouns: a verb there is a noun in truth ("Shelling by rebels damaged the clinic").
_NOMINAL = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "nmod"})


#: Classes that the lexicon lists under another one.
_LISTED_AS = {"AUX": "VERB", "PROPN": "NOUN"}
#: Classes of words that no act is told by, the most of a sentence.
_MARKS = frozenset({"PUNCT", "SYM", "DET", "CCONJ", "SCONJ", "NUM"})


@dataclass(frozen=True, slots=True)
class Match:
    """A cue that holds at a place in the tree, with its fillers."""

    act: Act
    cue: Cue
    anchor: Anchor
    roles: dict[str, tuple[int, ...]]


def matches(tree: Tree, lexicon: Lexicon, kinds: Kinds) -> Iterator[Match]:
    """One match a trigger: the most specific cue that holds and whose roles can be filled."""
    listed, lemmas = lexicon.cues_by_lemma, tree.lemmas
    for index, token in enumerate(tree.tokens):
        upos = token.upos
        if upos in _MARKS or (upos == "AUX" and token.deprel in ("aux", "aux:pass", "cop")):
            continue
        options = listed.get((lemmas[index], _LISTED_AS.get(upos, upos)), ())
        if upos == "PROPN" and options and kinds.in_name(tree, index):
            continue
        if token.deprel == "amod" and tree.words[index].endswith("ing"):
            continue  # "promising projects", "warring sides"
        if not options and token.upos == "ADJ":
            options = lexicon.cues_by_lemma.get((tree.lemmas[index], "VERB"), ())
        if token.upos == "VERB" and token.deprel in _NOMINAL:
            options = lexicon.cues_by_lemma.get((tree.words[index], "NOUN"), options)
        if not options:
            continue
        match = _first(tree, index, options, kinds)
        if match is not None:
            yield match


def _first(
    tree: Tree, index: int, options: tuple[tuple[Act, Cue], ...], kinds: Kinds
) -> Match | None:
    for act, cue in options:
        for anchor in anchors(tree, index, cue):
            roles = fill(tree, anchor, cue, kinds)
            if roles is None:
                continue
            if cue.symmetric:
                roles = _shared(roles)
            if act.channel is not None:
                roles = _occasion(tree, anchor, roles, kinds)
            return Match(act, cue, anchor, roles)
    return None


def _occasion(
    tree: Tree, anchor: Anchor, roles: dict[str, tuple[int, ...]], kinds: Kinds
) -> dict[str, tuple[int, ...]]:
    """ "During a call, X congratulated Y": the parties are those of the clause it stands in."""
    if "actor" in roles and "recipient" in roles:
        return roles
    node = anchor.trigger
    token = tree.tokens[node]
    if tree.preposition(node) in _BESIDE:
        return _guest(tree, node, roles, kinds)
    if base(token.deprel) != "obl" or tree.preposition(node) not in _OCCASIONS:
        return roles
    clause = token.head
    if clause < 0:
        return roles
    found: list[int] = []
    subject = tree.agent(clause) if tree.is_passive(clause) else tree.subject(clause)
    if subject >= 0:
        found.extend(tree.conjuncts(subject))
    if len(found) < 2:
        for kid in tree.kids[clause]:
            relation = base(tree.tokens[kid].deprel)
            told = relation in ("obj", "iobj") or (
                relation == "obl" and tree.preposition(kid) in ("to", "with")
            )
            if told:
                found.extend(tree.conjuncts(kid))
            if relation in ("obj", "obl"):
                found.extend(
                    k for k in tree.children(kid, "nmod") if tree.preposition(k) in ("to", "with")
                )
    people = [i for i in dict.fromkeys(found) if kinds.fits(tree, i, ("person",))]
    known = {*roles.get("actor", ()), *roles.get("recipient", ())}
    people = [i for i in people if i not in known and i != anchor.trigger]
    if "actor" in roles or "recipient" in roles:
        empty = "recipient" if "actor" in roles else "actor"
        return {**roles, empty: tuple(people)} if people else roles
    if len(people) < 2:
        return roles
    return {**roles, "actor": tuple(people[:1]), "recipient": tuple(people[1:])}


def _guest(
    tree: Tree, node: int, roles: dict[str, tuple[int, ...]], kinds: Kinds
) -> dict[str, tuple[int, ...]]:
    """ "Following talks with X, Y left": who is told of in the clause is who talked with X."""
    clause = tree.clause_of(tree.tokens[node].head)
    if "actor" in roles or "recipient" not in roles or clause < 0 or tree.is_passive(clause):
        return roles
    subject = tree.subject(clause)
    if subject < 0 or not kinds.fits(tree, subject, ("person", "state", "organisation")):
        return roles
    found = [i for i in tree.conjuncts(subject) if i not in roles["recipient"] and i != node]
    return {**roles, "actor": tuple(found)} if found else roles


def _shared(roles: dict[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """ "Putin and Xi spoke": the first is the actor, the rest are whom it was done with."""
    actors, recipients = roles.get("actor", ()), roles.get("recipient", ())
    if len(actors) > 1 and not recipients:
        return {**roles, "actor": actors[:1], "recipient": actors[1:]}
    return roles
