"""Which matches tell an event, and which say one again or say nothing in particular."""

from __future__ import annotations

from dragoman.lexicon import Act
from dragoman.meaning import certainty
from dragoman.meaning.kinds import Kinds
from dragoman.meaning.matching import Match
from dragoman.meaning.modality import habitual
from dragoman.meaning.roles import Anchor
from dragoman.meaning.trees import Tree, base

#: Subjects that stand for whoever it may be.
_ANYBODY = frozenset(
    {"you", "one", "anyone", "anybody", "someone", "somebody", "everyone", "everybody", "nobody",
     "something", "anything", "nothing", "everything", "whoever", "that", "this", "what"}
)  # fmt: skip
#: Nouns whose plural is one event.
_PLURAL_ONLY = frozenset(
    {"talks", "negotiations", "consultations", "sanctions", "hostilities", "congratulations",
     "condolences", "thanks", "clashes", "elections", "exercises", "drills", "tariffs"}
)  # fmt: skip
_UNSURE = ("possible", "conditional", "planned", "proposed")
_TALKING = frozenset({"discuss", "negotiate"})
_NAMING = frozenset({"call"})
_LENT = frozenset({"after", "with", "through", "following", "by"})
_BESIDE = frozenset({"after", "following"})
#: Acts that are words or an attitude until something is done.
_SLIGHT = frozenset(
    {"concede", "support", "agree", "cooperate", "pledge", "consider", "accept", "offer",
     "make-optimistic-comment", "defend", "praise"}
)  # fmt: skip
_GIVEN = frozenset({"pledge", "offer", "agreement"})
_KEEPING = frozenset(
    {"keep", "honour", "honor", "fulfil", "fulfill", "break", "breach", "betray", "meet", "uphold",
     "violate", "recall", "remember", "forget", "observe", "implement"}
)  # fmt: skip
#: Nouns of standing relations: an event only where something is told of them.
_STATES = frozenset({"cooperation", "co-operation", "collaboration", "partnership"})


def pruned(tree: Tree, matches: list[Match], kinds: Kinds) -> list[Match]:
    """Without what says an event again, names no party, or tells of nobody in particular."""
    predicates = {m.anchor.predicate for m in matches if m.anchor.predicate >= 0}
    kept = [
        match
        for match in matches
        if not (match.cue.kind == "verb" and _lightened(match, matches))
        and not (match.cue.kind == "noun" and _again(tree, match, matches, predicates))
        and (_parties(match) or (match.cue.kind == "noun" and lender(tree, match.anchor.trigger)))
        and not _vague(tree, match, kinds)
        and not _matter(tree, match, matches)
        and not _given_before(tree, match)
    ]
    return [m for n, m in enumerate(kept) if not _named_before(tree, m, kept[:n])]


def _named_before(tree: Tree, match: Match, before: list[Match]) -> bool:
    """True for a noun that names again what the sentence has named of the same doer."""
    return match.cue.kind == "noun" and any(
        other.act.id == match.act.id
        and _words(tree, other, "actor") & _words(tree, match, "actor")
        and (not match.roles.get("recipient") or not other.roles.get("recipient"))
        for other in before
    )


def _words(tree: Tree, match: Match, role: str) -> set[str]:
    return {tree.lemmas[index] for index in match.roles.get(role, ())}


def _parties(match: Match) -> tuple[int, ...]:
    return match.roles.get("actor", ()) + match.roles.get("recipient", ())


def _lightened(match: Match, matches: list[Match]) -> bool:
    """True for the verb of a light-verb phrase that is a match of its own."""
    return any(
        other.cue.kind == "light" and other.anchor.predicate == match.anchor.trigger
        for other in matches
    )


def _again(tree: Tree, match: Match, matches: list[Match], predicates: set[int]) -> bool:
    """True for a noun that says what the verb over it says."""
    trigger = match.anchor.trigger
    if trigger not in predicates and tree.preposition(trigger) in _BESIDE:
        return False  # "flew home after talks with X": two things, one behind the other.
    return trigger in predicates or any(
        _alike(other.act, match.act)
        and other.cue.kind != "noun"
        and _near(tree, trigger, other.anchor)
        for other in matches
        if other is not match
    )


def _matter(tree: Tree, match: Match, matches: list[Match]) -> bool:
    """True for what a contact was for ("met to discuss the truce"): it is its topic."""
    node = match.anchor.predicate
    if node < 0 or match.act.id not in _TALKING or tree.feature(node, "VerbForm") != "Inf":
        return False
    above = tree.ancestors(node)[:3]
    return base(tree.deprels[node]) in ("advcl", "acl", "xcomp") and any(
        other.act.channel is not None
        and (other.anchor.trigger in above or other.anchor.predicate in above)
        for other in matches
        if other is not match
    )


def promised(tree: Tree, match: Match, matches: list[Match]) -> bool:
    """True for what a pledge, an offer or an agreement says and nothing more.

    "promised concessions", "pledged 40 million in aid": the commitment tells it. A deed that can be
    seen once it is done ("pledged to release the prisoners") is a planned event beside it.
    """
    slight = match.act.id in _SLIGHT
    if not slight and (match.cue.kind != "noun" or "actor" in match.roles):
        return False
    trigger = match.anchor.trigger
    above = {trigger, *tree.ancestors(trigger)}
    for other in matches:
        rule = other.act.commitment
        if other is match or rule is None or rule.kind not in _GIVEN:
            continue
        hosts = {other.anchor.trigger, other.anchor.predicate} - {-1}
        clauses = {k for host in hosts for k in tree.children(host, "xcomp", "ccomp", "acl", "obj")}
        if above & (clauses | set(other.roles.get("what", ()))) - hosts:
            return True
    return False


def _given_before(tree: Tree, match: Match) -> bool:
    """True for a word that is kept or broken ("we keep our promises"): it was given before."""
    head = tree.tokens[match.anchor.trigger].head
    rule = match.act.commitment
    if match.cue.kind != "noun" or rule is None or rule.kind is None or head < 0:
        return False
    return tree.deprels[match.anchor.trigger] == "obj" and tree.lemmas[head] in _KEEPING


def _naming(tree: Tree, verb: int) -> bool:
    """True for "called him a clown": a name given, not a call made."""
    if tree.lemmas[verb] not in _NAMING:
        return False
    named = tree.children(verb, "obj", "xcomp", "obl", "ccomp", "obl:unmarked", "nsubj")
    bare = [k for k in named if k > verb and tree.child(k, "case") < 0]
    quoted = any(
        word in ("“", '"', "‘") for kid in bare[:1] for word in tree.words[kid + 1 : kid + 4]
    )
    return len(bare) > 1 or quoted or (bool(bare) and tree.deprels[verb] == "acl:relcl")


# --------------------------------------------------------------------------- nobody in particular


def _vague(tree: Tree, match: Match, kinds: Kinds) -> bool:
    """True for deeds of nobody in particular: habits of people at large, kinds of deed."""
    verb = match.anchor.predicate
    if verb < 0:
        trigger = match.anchor.trigger
        told = tree.deprels[trigger].startswith("nsubj") or tree.lemmas[trigger] not in _STATES
        return not told or tree.deprels[trigger] == "compound" or _kind_of_deed(tree, match)
    if match.act.channel is not None and match.cue.kind == "verb" and _naming(tree, verb):
        return True
    subject = tree.agent(verb) if match.anchor.passive else tree.subject(verb)
    if subject >= 0 and tree.words[subject] in _ANYBODY:
        return True
    if match.anchor.relative or match.anchor.passive:
        return False
    if "actor" not in match.roles and subject < 0 and match.cue.kind in ("verb", "light"):
        # "introduce sanctions", "to support the army": said of no one.
        return "nsubj" in _first_paths(match)
    if tree.deprels[verb] == "acl:relcl" and (match.cue.kind == "adj" or habitual(tree, verb)):
        return True  # "those who support X": a kind of people.
    actors = match.roles.get("actor", ())
    return (
        bool(actors)
        and all(_at_large(tree, index, kinds) for index in actors)
        and (habitual(tree, verb) or certainty.of(tree, match.anchor.trigger, verb) in _UNSURE)
    )


def _first_paths(match: Match) -> tuple[str, ...]:
    rule = match.cue.roles.get("actor")
    return rule.paths if rule is not None else ()


def _kind_of_deed(tree: Tree, match: Match) -> bool:
    """ "protected from attacks": a plural noun without any word that says which."""
    trigger = match.anchor.trigger
    if tree.feature(trigger, "Number") != "Plur" or len(_parties(match)) > 1:
        return False
    if base(tree.deprels[trigger]) not in ("obl", "nmod", "conj"):
        return False
    if tree.lemmas[trigger] in _PLURAL_ONLY or tree.words[trigger] in _PLURAL_ONLY:
        return False
    return tree.child(trigger, "det", "nmod:poss", "nummod", "amod", "acl:relcl", "acl") < 0


def _at_large(tree: Tree, index: int, kinds: Kinds) -> bool:
    """True for a bare plural: "voters", "men", "people"."""
    if tree.tokens[index].upos not in ("NOUN", "ADJ") or kinds.in_name(tree, index):
        return False
    if "armed" in kinds.of(tree, index):
        return False
    plural = tree.feature(index, "Number") in ("Plur", "Ptan") or tree.lemmas[index] == "people"
    if not plural or tree.child(index, "det", "nmod:poss", "nummod", "nmod", "acl") >= 0:
        return False
    return not any(
        kinds.may_act(tree, kid) or tree.tokens[kid].upos == "PROPN"
        for kid in tree.children(index, "amod", "compound")
    )


# --------------------------------------------------------------------------- said again


def _alike(left: Act, right: Act) -> bool:
    return left.id == right.id or (left.channel is not None and right.channel is not None)


def _near(tree: Tree, trigger: int, anchor: Anchor) -> bool:
    """True where the noun hangs (over at most two words) on the other event's words."""
    hosts = {anchor.trigger, anchor.predicate} - {-1}
    chain = tree.ancestors(trigger)[:2]
    return any(node in hosts for node in chain)


def lender(tree: Tree, trigger: int) -> bool:
    """True for "… after an offensive": a new nominal event beside a clause with a subject."""
    token = tree.tokens[trigger]
    if base(token.deprel) != "obl" or tree.preposition(trigger) not in _LENT:
        return False
    determiner = tree.child(trigger, "det")
    new = determiner >= 0 and tree.tokens[determiner].lemma.lower() in ("a", "an")
    return new and tree.subject(token.head) >= 0
