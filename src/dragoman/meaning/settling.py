"""The time expression and the place that belong to an event's clause."""

from __future__ import annotations

from dragoman.lexicon import Act, certainty
from dragoman.meaning.kinds import AGENTS, Kinds
from dragoman.meaning.roles import Anchor
from dragoman.meaning.tense import past
from dragoman.meaning.trees import Tree, base
from dragoman.records import Mention, TimeExpression

_OCCASIONS = frozenset({"during", "at", "in", "on"})
# Acts whose goal is where they take place: a state, capital or town "visited".
_GOING = frozenset({"visit", "send-delegation"})
_PLACED = frozenset({"in", "at", "near", "outside", "on", "across", "inside", "around", "into"})
#: "On the sidelines of the summit in X": what is held beside something is where that is.
_BESIDE = frozenset({"sideline", "sidelines", "margin", "margins", "fringe", "fringes"})
#: What is set "for" a day is on that day.
_SCHEDULING = frozenset(
    {"schedule", "plan", "set", "slate", "due", "book", "fix", "arrange", "postpone", "expect",
     "call", "convene", "reschedule", "propose", "delay", "announce", "pencil", "invite", "talk",
     "meeting", "summit", "visit", "trip", "election", "vote", "referendum"}
)  # fmt: skip
#: Relations over which an event takes the time of the clause it hangs on.
_LENDING = frozenset({"advcl", "xcomp", "obl", "nmod", "obj", "acl", "ccomp"})


def when(
    tree: Tree, anchor: Anchor, times: tuple[TimeExpression, ...], kinds: Kinds
) -> TimeExpression | None:
    """The expression nearest the event in the tree; none that stands in another finite clause."""
    best: tuple[int, int, TimeExpression] | None = None
    hosts = _hosts(tree, anchor) if anchor.predicate >= 0 else _nominal_hosts(tree, anchor)
    for time in times:
        if time.sentence != tree.sentence.index or time.type == "SET":
            continue
        tokens = tree.between(time.start, time.end)
        if not tokens or _within_name(tree, tokens):
            continue
        distance = _distance(tree, tokens, hosts, kinds)
        if distance is None or _meant_for(tree, tokens, time):
            continue
        # A date beats a duration ("on 8 December after an 11-day offensive").
        rank = (
            distance + (0 if time.type in ("DATE", "TIME") else 3),
            abs(tokens[0] - anchor.trigger),
        )
        if best is None or rank < best[:2]:
            best = (*rank, time)
    return best[2] if best else None


def _meant_for(tree: Tree, tokens: list[int], time: TimeExpression) -> bool:
    """ "agreed on quotas for next year": not the day of the agreement, but what it is for."""
    inside = set(tokens)
    node = next((i for i in tokens if tree.tokens[i].head not in inside), tokens[0])
    if tree.preposition(node) == "since" or "since" in tree.words[tokens[0] - 1 : tokens[0]]:
        return True  # "the first meeting since 2000", "have met often since May".
    if time.type != "DATE":
        return False
    head = tree.tokens[node].head
    return tree.preposition(node) == "for" and head >= 0 and tree.lemmas[head] not in _SCHEDULING


def _within_name(tree: Tree, tokens: list[int]) -> bool:
    """True for a year that is part of a name ("the World Quality Day 2021 Forum")."""
    head = tree.tokens[tokens[-1]].head
    return (
        head >= 0
        and tree.deprels[tokens[-1]] in ("compound", "flat", "nummod")
        and tree.tokens[head].upos == "PROPN"
        and head not in tokens
    )


def _nominal_hosts(tree: Tree, anchor: Anchor) -> dict[int, int]:
    """For a noun: itself, the verb it is the subject of, and the clause it is the occasion of.

    In "condemned the attack on Monday" the day is that of the condemning.
    """
    trigger = anchor.trigger
    head, relation = tree.tokens[trigger].head, base(tree.deprels[trigger])
    occasion = relation == "obl" and tree.preposition(trigger) in _OCCASIONS
    if head >= 0 and (relation == "nsubj" or occasion):
        return {trigger: 0, head: 1}
    return {trigger: 0}


def _hosts(tree: Tree, anchor: Anchor) -> dict[int, int]:
    """Words a date may hang on, with how far from the event they are."""
    hosts = {anchor.trigger: 0}
    if anchor.predicate >= 0:
        hosts.setdefault(anchor.predicate, 0)
    node, far = (anchor.predicate if anchor.predicate >= 0 else anchor.trigger), 0
    for _ in range(6):
        token = tree.tokens[node]
        if token.head < 0:
            break
        relation = base(token.deprel)
        finite = tree.child(node, "nsubj", "nsubj:pass") >= 0 and relation in (
            "ccomp",
            "advcl",
            "acl",
        )
        if relation in _LENDING and _lies_ahead(tree, node):
            break
        if relation == "conj":
            far += 2
        elif relation in _LENDING and not finite:
            far += 1
        else:
            break
        node = token.head
        hosts.setdefault(node, far)
    return hosts


def _lies_ahead(tree: Tree, node: int) -> bool:
    """ "pledged on Tuesday to send tanks": Tuesday is not the day of the sending."""
    head = tree.tokens[node].head
    said = certainty().clause_governors.get(tree.lemmas[head], "")
    ahead = tree.feature(node, "VerbForm") == "Inf" and said in ("planned", "proposed")
    return ahead and past(tree, head)


def _distance(tree: Tree, tokens: list[int], hosts: dict[int, int], kinds: Kinds) -> int | None:
    """Steps from the expression up to a host, through nouns only; None where there is no way."""
    inside = set(tokens)
    node = next((i for i in tokens if tree.tokens[i].head not in inside), tokens[0])
    if _of_conjunct_before(tree, node, hosts):
        return None
    inner = base(tree.tokens[node].deprel) in ("amod", "compound", "nummod", "det")
    if inner and tree.tokens[node].head not in hosts:
        return None  # "recent events": the time of those, not of this.
    for steps in range(4):
        head = tree.tokens[node].head
        if head < 0:
            return None
        if head in hosts:
            return hosts[head] + steps
        if tree.tokens[head].upos in ("VERB", "AUX") or "event" in kinds.of(tree, head):
            return None  # "his victory in the election on Sunday".
        node = head
    return None


def _of_conjunct_before(tree: Tree, node: int, hosts: dict[int, int]) -> bool:
    """ "will mark its centenary in 2023 and invited X": a date behind a verb of another tense."""
    head = tree.tokens[node].head
    if hosts.get(head, 0) < 2 or head > node or tree.tokens[head].upos != "VERB":
        return False
    first = min(hosts, key=lambda host: hosts[host])
    past = tree.feature(first, "Tense") == "Past" and not tree.children(first, "aux")
    return past and any(tree.words[k] in ("will", "shall") for k in tree.children(head, "aux"))


def where(
    tree: Tree,
    anchor: Anchor,
    roles: dict[str, tuple[int, ...]],
    kinds: Kinds,
    act: Act,
) -> Mention | None:
    """The place role, a prepositional phrase of place, or a place that is acted on or visited.

    Acts of words: in "discussed the situation in X" the place is its matter's.
    """
    spoken = act.codes.quad in (1, 3)
    for index in roles.get("place", ()):
        return tree.mention(index)
    hosts = [h for h in (anchor.predicate, anchor.trigger) if h >= 0]
    named: list[int] = []
    for host in hosts:
        for kid in tree.kids[host]:
            if base(tree.tokens[kid].deprel) not in ("obl", "nmod"):
                continue
            if tree.preposition(kid) not in _PLACED or not kinds.is_place(tree, kid):
                continue
            if spoken and _of_matter(tree, anchor, kid, kinds):
                continue
            if tree.preposition(kid) == "on" and kinds.is_state(tree, kid):
                continue  # "called on Russia", "sanctions on Iran".
            named.append(kid)
        named += _beside(tree, host, kinds)
    if named:
        return tree.mention(min(named, key=lambda k: abs(k - anchor.trigger)))
    for index in roles.get("recipient", ()):
        state = kinds.is_state(tree, index)
        somewhere = kinds.is_place(tree, index) and "person" not in kinds.of(tree, index)
        if (state and act.id in _GOING) or (somewhere and not state):
            return tree.mention(index)
    return None


def _beside(tree: Tree, host: int, kinds: Kinds) -> list[int]:
    """Places of what the event was held on the sidelines of."""
    found: list[int] = []
    for kid in tree.kids[host]:
        if base(tree.tokens[kid].deprel) not in ("obl", "nmod"):
            continue
        if tree.tokens[kid].lemma.lower() not in _BESIDE or tree.preposition(kid) not in _OCCASIONS:
            continue
        inside = (k for k in tree.subtree(kid) if tree.preposition(k) in ("in", "at"))
        found += [k for k in inside if kinds.is_place(tree, k)][:1]
    return found


def _of_matter(tree: Tree, anchor: Anchor, place: int, kinds: Kinds) -> bool:
    """True for a place that follows at once on an object that is no party."""
    case = tree.child(place, "case")
    for obj in tree.children(anchor.predicate, "obj") if anchor.predicate >= 0 else []:
        if obj != anchor.trigger and case > 0 and case - 1 in tree.subtree(obj):
            return not kinds.of(tree, obj) & AGENTS
    return False
