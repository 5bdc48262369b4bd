"""Who fills which role of a cue: the path language of the lexicon, walked over a tree.

A path is one or more steps joined by ``>``. ``nsubj`` and ``obj`` are the deep subject and object
(passives, relatives, control and shared subjects are undone); ``poss``, ``amod``, ``compound`` and
``appos`` are dependents of the trigger noun; ``pp:with`` is a prepositional phrase of the verb or
of the noun, ``obl:with`` only of the verb, ``nmod:with`` only of the noun; ``xcomp``, ``ccomp``,
``advcl`` and ``acl`` are clauses. For a noun ``nsubj`` is of whom it is said.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.lexicon import Cue
from dragoman.meaning.kinds import Kinds
from dragoman.meaning.trees import Tree, base

_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "acl"})
_ACTING = frozenset({"NORP", "GPE", "ORG", "PERSON"})
#: Particles that parsers take for the preposition of the object ("took over the port").
_PARTICLES = frozenset({"off", "over", "down", "out", "up"})
#: Roles that hold words, not actors: conjuncts are part of the words.
_WORDS = frozenset({"what", "topic"})


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a cue matched: the trigger, the predicate whose clause it is, and its voice.

    For a verb both are the same token; for a light-verb phrase the predicate is the verb; for a
    noun alone the predicate is -1. ``passive`` is the voice of the predicate; ``relative`` is true
    where the trigger noun is what a participle or relative clause is hung on.
    """

    trigger: int
    predicate: int
    passive: bool
    relative: bool = False


def fill(tree: Tree, anchor: Anchor, cue: Cue, kinds: Kinds) -> dict[str, tuple[int, ...]] | None:
    """Role → token indices; None where a required role stays empty."""
    filled: dict[str, tuple[int, ...]] = {}
    for role, rule in cue.roles.items():
        for path in rule.paths:
            fillers = walk(tree, anchor, path)
            if role not in _WORDS:
                fillers = [kinds.named(tree, i) for i in _spread(tree, fillers)]
            if path in ("amod", "compound"):
                # "Russian troops", "Israel talks", not "military drills".
                fillers = [i for i in fillers if kinds.label(tree, i) in _ACTING]
            if rule.kinds:
                fillers = [i for i in fillers if kinds.fits(tree, i, rule.kinds)]
            taken = {i for indices in filled.values() for i in indices}
            fillers = [i for i in fillers if i not in taken and i != anchor.trigger]
            if fillers:
                filled[role] = tuple(fillers)
                break
        if rule.required and role not in filled:
            return None
    return filled


def walk(tree: Tree, anchor: Anchor, path: str) -> list[int]:
    """The tokens at the end of ``path``, seen from the anchor."""
    first, *rest = path.split(">")
    nodes = _first(tree, anchor, first)
    for step in rest:
        nodes = [found for node in nodes for found in _below(tree, node, step)]
    return nodes


def _spread(tree: Tree, indices: list[int]) -> list[int]:
    """Each filler with its conjuncts, in order, none twice."""
    found: list[int] = []
    for index in indices:
        for member in tree.conjuncts(index):
            if member not in found:
                found.append(member)
    return found


def _first(tree: Tree, anchor: Anchor, step: str) -> list[int]:
    trigger, predicate = anchor.trigger, anchor.predicate
    verbal = predicate >= 0
    if step == "nsubj":
        return _deep_subject(tree, anchor) if verbal else _predicated(tree, trigger)
    if step == "obj":
        return _deep_object(tree, anchor) if verbal else []
    if step == "iobj":
        return _indirect(tree, anchor) if verbal else []
    relation, _, preposition = step.partition(":")
    if relation in ("pp", "obl", "nmod"):
        return _prepositional(tree, anchor, relation, preposition.replace("_", " "))
    if step in _CLAUSES:
        hosts = {trigger, predicate} if verbal else {trigger}
        return sorted(k for host in hosts for k in _below(tree, host, step) if k != predicate)
    return _below(tree, trigger, step)


def _below(tree: Tree, node: int, step: str) -> list[int]:
    """Dependents of one word along one plain step."""
    relation, _, preposition = step.partition(":")
    if step == "poss":
        return tree.children(node, "nmod:poss")
    if step == "compound":
        return tree.children(node, "compound", "nmod:desc")
    if relation in ("pp", "obl", "nmod"):
        wanted = ("obl", "nmod") if relation == "pp" else (relation,)
        prep = preposition.replace("_", " ")
        return [
            k
            for k in tree.kids[node]
            if base(tree.tokens[k].deprel) in wanted and tree.preposition(k) == prep
        ]
    return [k for k in tree.kids[node] if base(tree.tokens[k].deprel) == step]


def _deep_subject(tree: Tree, anchor: Anchor) -> list[int]:
    index = tree.agent(anchor.predicate) if anchor.passive else tree.subject(anchor.predicate)
    return [index] if index >= 0 and index != anchor.trigger else []


def _indirect(tree: Tree, anchor: Anchor) -> list[int]:
    """The indirect object; in "the pilots were granted asylum" the subject is it."""
    found = tree.children(anchor.predicate, "iobj")
    if anchor.passive and tree.child(anchor.predicate, "obj") >= 0:
        subject = tree.subject(anchor.predicate)
        found.extend([subject] if subject >= 0 else [])
    return found


def _deep_object(tree: Tree, anchor: Anchor) -> list[int]:
    predicate = anchor.predicate
    if anchor.passive:
        subject = tree.subject(predicate)
        retained = [k for k in tree.children(predicate, "obj") if k != anchor.trigger]
        if tree.child(predicate, "obj") >= 0:
            return retained
        return [subject] if subject >= 0 and subject != anchor.trigger else []
    own = [k for k in tree.children(predicate, "obj") if k != anchor.trigger]
    if own:
        return own
    for kid in tree.children(predicate, "obl"):
        case = tree.child(kid, "case")
        if case == predicate + 1 and tree.tokens[case].text.lower() in _PARTICLES:
            return [kid]
    relative = _gap(tree, predicate)
    if relative >= 0:
        return [relative]
    # "captured and burned the town": the object stands with the later verb.
    for kid in tree.children(predicate, "conj"):
        if tree.tokens[kid].upos == "VERB" and tree.child(kid, "nsubj", "nsubj:pass") < 0:
            return [k for k in tree.children(kid, "obj") if kid > predicate]
    return []


def _gap(tree: Tree, predicate: int) -> int:
    """ "the town they captured": the noun a relative with its own subject is hung on."""
    token = tree.tokens[predicate]
    if token.deprel != "acl:relcl" or token.head < 0:
        return -1
    subject = tree.child(predicate, "nsubj")
    if subject < 0 or tree.tokens[subject].text.lower() in ("that", "who", "which"):
        return -1
    return token.head


def _predicated(tree: Tree, noun: int) -> list[int]:
    """Of whom a noun is said: "Cuba was one of its backers", "Cuba, its backer"."""
    node = noun
    for _ in range(3):
        token = tree.tokens[node]
        subject = tree.child(node, "nsubj")
        if subject >= 0 and tree.child(node, "cop") >= 0:
            return [subject]
        if token.deprel == "appos" and token.head >= 0:
            return [token.head]
        if token.head < 0 or token.deprel not in ("nmod", "conj"):
            break
        node = token.head
    return []


def _prepositional(tree: Tree, anchor: Anchor, relation: str, preposition: str) -> list[int]:
    hosts: list[int] = []
    if relation in ("pp", "obl") and anchor.predicate >= 0:
        hosts.append(anchor.predicate)
    if relation in ("pp", "nmod"):
        hosts.append(anchor.trigger)
        if anchor.predicate == anchor.trigger:
            # "discuss the plan with Y": the phrase is often hung on the object.
            hosts.extend(tree.children(anchor.trigger, "obj", "xcomp") if relation == "pp" else [])
    found: list[int] = []
    for host in hosts:
        for kid in tree.kids[host]:
            token = tree.tokens[kid]
            if base(token.deprel) not in ("obl", "nmod", "advcl", "acl"):
                continue
            if token.deprel == "obl:agent" and preposition != "by":
                continue
            if tree.preposition(kid) == preposition or _marked(tree, kid, preposition):
                found.append(kid)
    if anchor.passive and preposition == "by" and anchor.predicate >= 0:
        agent = tree.agent(anchor.predicate)
        if agent >= 0 and agent not in found:
            found.append(agent)
    return found


def _marked(tree: Tree, index: int, preposition: str) -> bool:
    """ "accused X of lying": a clause whose marker is the preposition."""
    return base(tree.tokens[index].deprel) in ("advcl", "acl") and any(
        tree.tokens[k].text.lower() == preposition for k in tree.children(index, "mark")
    )
