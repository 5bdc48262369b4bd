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
from dragoman.meaning.trees import DIRECTING, RELATIVES, Tree, base

#: Verbs that keep an object in the passive, and endings of nouns that have a doer of their own.
_GIVING = frozenset({"refuse", "deny", "grant", "give", "offer", "promise", "award", "accord"})
_DEEDS = (
    *("tion", "sion", "ment", "ing", "ack", "ault", "strike", "raid"),
    *("awal", "ival", "oval", "nial", "usal", "osal", "isal"),
)
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "acl"})
#: Particles that parsers take for the preposition of the object ("took over the port").
_PARTICLES = frozenset({"off", "over", "down", "out", "up"})
#: Roles that hold words, not actors: conjuncts are part of the words.
_WORDS = frozenset({"what", "topic"})


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a cue matched: the trigger, the predicate whose clause it is, and its voice.

    For a verb both are the same token; for a light-verb phrase the predicate is the verb; for a
    noun alone the predicate is -1. ``passive`` is the voice of the predicate; ``relative`` is true
    where the trigger noun is what a participle or relative clause is hung on. ``particles`` are
    those that the cue asks for.
    """

    trigger: int
    predicate: int
    passive: bool
    relative: bool = False
    particles: tuple[str, ...] = ()


def fill(tree: Tree, anchor: Anchor, cue: Cue, kinds: Kinds) -> dict[str, tuple[int, ...]] | None:
    """Role → token indices; None where a required role stays empty."""
    filled: dict[str, tuple[int, ...]] = {}
    for role, rule in cue.roles.items():
        for path in rule.paths:
            fillers = [i for i in walk(tree, anchor, path) if not kinds.is_time(tree, i)]
            if role not in _WORDS:
                fillers = [kinds.named(tree, i) for i in _spread(tree, fillers)]
            if path in ("amod", "compound"):
                # "Russian troops", "Israel talks", not "military drills".
                fillers = [i for i in fillers if kinds.may_act(tree, i)]
            wanted = rule.kinds or (("agent",) if role == "actor" else ())
            if wanted:
                fillers = [i for i in fillers if kinds.fits(tree, i, wanted)]
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
        return deep_object(tree, anchor) if verbal else []
    if step == "iobj":
        return _indirect(tree, anchor) if verbal else []
    relation, _, preposition = step.partition(":")
    if relation in ("pp", "obl", "nmod"):
        return _prepositional(tree, anchor, relation, preposition.replace("_", " "))
    if step in _CLAUSES:
        return [k for k in clauses(tree, anchor, (step,)) if k != predicate]
    return _below(tree, trigger, step)


def clauses(tree: Tree, anchor: Anchor, relations: tuple[str, ...]) -> list[int]:
    """Clauses under the trigger or its verb; an infinitive hung on the object is the verb's."""
    hosts = {anchor.trigger, anchor.predicate} - {-1}
    found = [k for host in hosts for k in tree.kids[host] if base(tree.deprels[k]) in relations]
    verb = anchor.predicate
    if not found and "xcomp" in relations and verb >= 0 and tree.lemmas[verb] in DIRECTING:
        found = [
            k
            for obj in tree.children(verb, "obj")
            for k in tree.children(obj, "acl")
            if tree.feature(k, "VerbForm") == "Inf"
        ]
    return sorted(found)


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
    if anchor.passive and index < 0:
        index = _stray_agent(tree, anchor.predicate)
    return [index] if index >= 0 and index != anchor.trigger else []


def _stray_agent(tree: Tree, predicate: int) -> int:
    """The by-phrase of a passive, hung by mistake on the noun before it; never on its subject."""
    for kid in tree.children(predicate, "obl", "obj", "xcomp"):
        for inner in (kid, *tree.children(kid, "nmod", "amod")):
            purpose = inner == kid and tree.preposition(kid) == "for"
            if kid < predicate or (tree.lemmas[inner].endswith(_DEEDS) and not purpose):
                continue
            for found in tree.children(inner, "nmod"):
                if tree.preposition(found) == "by":
                    return found
    return -1


def _indirect(tree: Tree, anchor: Anchor) -> list[int]:
    """The indirect object; in "the pilots were granted asylum" the subject is it."""
    found = tree.children(anchor.predicate, "iobj")
    if anchor.passive and _retained(tree, anchor.predicate):
        subject = tree.subject(anchor.predicate)
        found.extend([subject] if subject >= 0 else [])
    return found


def _retained(tree: Tree, predicate: int) -> list[int]:
    """Objects of a passive ("were refused entry"); parsers call a bare noun ``xcomp`` as well."""
    found = tree.children(predicate, "obj")
    if not found and tree.lemmas[predicate] in _GIVING:
        found = [
            k
            for k in tree.children(predicate, "xcomp")
            if tree.tokens[k].upos == "NOUN" and tree.child(k, "case", "cop", "mark") < 0
        ]
    return found


def deep_object(tree: Tree, anchor: Anchor) -> list[int]:
    """What the predicate acts on, whatever the voice; the trigger noun itself left out."""
    predicate = anchor.predicate
    if anchor.passive:
        subject = tree.subject(predicate)
        retained = _retained(tree, predicate)
        if retained:
            return [k for k in retained if k != anchor.trigger]
        return [subject] if subject >= 0 and subject != anchor.trigger else []
    own = [k for k in tree.children(predicate, "obj") if k != anchor.trigger]
    own = own or _particle_object(tree, anchor) or tree.children(predicate, "iobj")
    if own:
        return own
    subjects = tree.children(predicate, "nsubj")
    if len(subjects) == 2 and subjects[0] < predicate < subjects[1]:
        return subjects[1:]  # "Algiers accused Rabat": both taken for subjects.
    relative = _gap(tree, predicate)
    if relative >= 0:
        return [relative]
    # "captured and burned the town": the object stands with the later verb.
    for kid in tree.children(predicate, "conj"):
        if tree.tokens[kid].upos == "VERB" and tree.child(kid, "nsubj", "nsubj:pass") < 0:
            return [k for k in tree.children(kid, "obj") if kid > predicate]
    return []


def _particle_object(tree: Tree, anchor: Anchor) -> list[int]:
    """ "called off his trip": an object taken for an oblique, its particle for a preposition."""
    predicate = anchor.predicate
    for kid in tree.children(predicate, "obl"):
        case = tree.child(kid, "case")
        word = tree.words[predicate + 1] if case == predicate + 1 else ""
        if word and (word in _PARTICLES or word in anchor.particles):
            return [kid]
        loose = case < 0 and tree.child(predicate, "compound:prt") == predicate + 1 < kid
        if loose and not any(tree.deprels[k] == "obl" for k in range(predicate + 2, kid)):
            return [kid]
    return []


def _gap(tree: Tree, predicate: int) -> int:
    """ "the town they (hoped to) capture": the noun a relative with its own subject is hung on."""
    node = predicate
    while tree.deprels[node] == "xcomp" and tree.child(tree.tokens[node].head, "obj") < 0:
        node = tree.tokens[node].head
    if tree.deprels[node] != "acl:relcl" or tree.tokens[node].head < 0:
        return -1
    subject = tree.child(node, "nsubj", "nsubj:pass")
    if subject < 0 or tree.words[subject] in RELATIVES:
        return -1
    return tree.tokens[node].head


def _predicated(tree: Tree, noun: int) -> list[int]:
    """Of whom a noun is said: "Cuba was one of its backers", "Cuba, its backer"."""
    node = noun
    for _ in range(3):
        token = tree.tokens[node]
        subject = tree.child(node, "nsubj")
        if subject >= 0 and tree.child(node, "cop") >= 0:
            return [tree.subject(node)]
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
