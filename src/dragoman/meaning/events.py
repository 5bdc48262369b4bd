"""Events: triggers looked up in the lexicon, roles filled from the tree, certainty read off it."""

from __future__ import annotations

from dataclasses import replace

from dragoman.lexicon import Act, Lexicon
from dragoman.meaning import certainty
from dragoman.meaning.background import looks_back
from dragoman.meaning.doubt import weighed
from dragoman.meaning.kinds import Kinds
from dragoman.meaning.matching import Match
from dragoman.meaning.matching import matches as matches_in
from dragoman.meaning.modality import of_noun, of_predicate, strongest
from dragoman.meaning.pruning import lender, promised, pruned
from dragoman.meaning.roles import Anchor
from dragoman.meaning.settling import when, where
from dragoman.meaning.tense import ahead, past
from dragoman.meaning.trees import Tree, base
from dragoman.records import (
    Annotated,
    EventFinding,
    Mention,
    Span,
    StatementFinding,
    TimeExpression,
)

#: Complement relations that pass a cue's ``complement_certainty`` on to events told inside.
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "acl", "advcl"})
#: Acts done by saying that one does them.
_PERFORMATIVE = frozenset(
    {"thank", "congratulate", "condole", "apologise", "praise", "condemn", "appeal", "welcome",
     "invite", "pledge", "offer", "propose", "accept", "reject", "demand", "warn", "resign"}
)  # fmt: skip
#: The quad class of material conflict: "Russia's aggression" is there, whoever plans to end it.
_HOSTILE = 4
_HAPPENING = frozenset(
    {"happen", "take", "occur", "begin", "start", "come", "materialise", "materialize", "follow",
     "continue", "go", "end", "resume", "be"}
)  # fmt: skip
_LEADING = frozenset({"lead", "head", "spearhead", "command", "chair"})


def find(
    annotated: Annotated,
    trees: tuple[Tree, ...],
    lexicon: Lexicon,
    kinds: Kinds,
    statements: tuple[StatementFinding, ...],
    beside: frozenset[int] = frozenset(),
) -> tuple[EventFinding, ...]:
    """All events of a document in the order of their triggers.

    ``beside``: sentences that are no part of what the report tells.
    """
    found: list[EventFinding] = []
    for tree in trees:
        if tree.sentence.index in beside:
            continue
        matches = pruned(tree, list(matches_in(tree, lexicon, kinds)), kinds)
        first = len(found)
        matches = [m for m in matches if not promised(tree, m, matches)]
        for match in matches:
            finding = _finding(tree, match, matches, annotated, kinds)
            host, link = _host(tree, match, matches)
            found.append(
                replace(
                    finding,
                    statements=_within(finding, statements),
                    host=None if host is None else first + host,
                    link=link,
                )
            )
            told = _converse(tree, match, found[-1], kinds)
            found[-1] = weighed(told, tree, lexicon, match.cue.kind)
    return tuple(looks_back(found, annotated, trees))


def _converse(tree: Tree, match: Match, told: EventFinding, kinds: Kinds) -> EventFinding:
    """The act from the doer's side where that side is named: who sent what was received.

    "Syria received a Russian delegation headed by X": Russia and X sent one to Syria. Senders are
    the country in the delegation's own words, and who led it; without either the act stays as told.
    """
    if match.act.converse is None:
        return told
    other = match.roles.get("recipient", ())
    senders = [
        kid
        for index in other
        for kid in tree.children(index, "amod", "compound", "nmod:poss", "nmod")
        if kinds.label(tree, kid) in ("NORP", "GPE", "ORG")
        and tree.preposition(kid) in ("", "from", "of")
    ]
    led = [i for i in _led(tree, other, kinds) if i not in other]
    if not senders and not led:
        return told
    return replace(
        told,
        act=match.act.converse,
        actors=_mentions(tree, (*senders, *led)),
        recipients=told.actors,
    )


# --------------------------------------------------------------------------- findings


def _finding(
    tree: Tree,
    match: Match,
    matches: list[Match],
    annotated: Annotated,
    kinds: Kinds,
) -> EventFinding:
    roles, anchor = dict(match.roles), match.anchor
    if "actor" not in roles and match.cue.kind == "noun" and lender(tree, anchor.trigger):
        clause = tree.clause_of(tree.tokens[anchor.trigger].head)
        subject = tree.agent(clause) if tree.is_passive(clause) else tree.subject(clause)
        if subject >= 0 and kinds.fits(tree, subject, ("agent",)):
            roles["actor"] = tuple(tree.conjuncts(subject))
    initiator = roles.get("initiator", ()) or _initiative(tree, anchor)
    time = when(tree, anchor, annotated.times, kinds)
    done, published = past(tree, anchor.predicate), annotated.document.published
    if done and time is not None and ahead(time, published):
        time = None  # "agreed … in May", told in April: the day of what was agreed.
    return EventFinding(
        act=match.act.id,
        sentence=tree.sentence.index,
        trigger=anchor.trigger,
        evidence=_evidence(tree, anchor),
        actors=_mentions(tree, _led(tree, roles.get("actor", ()), kinds)),
        recipients=_mentions(tree, _led(tree, roles.get("recipient", ()), kinds)),
        certainty=_by_day(_certainty(tree, match, matches, kinds), time, published),
        background=False,
        time=time,
        place=where(tree, anchor, roles, kinds, match.act),
        what=_words(tree, roles.get("what", ())),
        topic=_words(tree, roles.get("topic", ())),
        initiator=tree.mention(initiator[0]) if initiator else None,
    )


def _by_day(reading: str, time: TimeExpression | None, published: str | None) -> str:
    """What is told as done but lies after the day of the report is planned."""
    if reading not in ("happened", "ongoing") or time is None or published is None:
        return reading
    return "planned" if ahead(time, published) else reading


def _led(tree: Tree, indices: tuple[int, ...], kinds: Kinds) -> tuple[int, ...]:
    """Fillers, with who leads them: "groups spearheaded by the Front", "a team headed by X"."""
    found = list(indices)
    for index in indices:
        for clause in tree.children(index, "acl"):
            if tree.tokens[clause].lemma.lower() not in _LEADING:
                continue
            agent = tree.agent(clause)
            if agent >= 0 and kinds.fits(tree, agent, ("agent",)):
                found.extend(i for i in tree.conjuncts(agent) if i not in found)
    return tuple(found)


def _mentions(tree: Tree, indices: tuple[int, ...]) -> tuple[Mention, ...]:
    return tuple(tree.mention(index) for index in indices)


def _words(tree: Tree, indices: tuple[int, ...]) -> Span | None:
    return tree.clause(indices[0]) if indices else None


def _evidence(tree: Tree, anchor: Anchor) -> tuple[Span, ...]:
    """The trigger's words, then the clause they stand in."""
    parts = {anchor.trigger}
    if anchor.predicate >= 0 and abs(anchor.predicate - anchor.trigger) <= 6:
        parts.add(anchor.predicate)
    parts.update(
        k for k in tree.children(anchor.trigger, "compound", "amod") if abs(k - anchor.trigger) <= 3
    )
    verb = anchor.predicate if anchor.predicate >= 0 else anchor.trigger
    parts.update(k for k in tree.children(verb, "compound:prt") if abs(k - verb) <= 2)
    trigger = tree.span(parts)
    clause = tree.clause_of(verb)
    if clause < 0:
        clause = verb
    if anchor.relative:
        clause = tree.clause_of(anchor.trigger)
        clause = anchor.trigger if clause < 0 else clause
    whole = tree.clause(clause, frozenset({"conj", "cc", "parataxis"}))
    return (trigger, whole) if whole.covers(trigger) and whole != trigger else (trigger,)


def _certainty(tree: Tree, match: Match, matches: list[Match], kinds: Kinds) -> str:
    anchor = match.anchor
    predicate = anchor.predicate if anchor.predicate >= 0 and not anchor.relative else None
    reading = _of(tree, match)
    if match.cue.certainty:
        reading = strongest(reading, match.cue.certainty)
    start = anchor.trigger if predicate is None else predicate
    if reading == "ongoing" and match.act.id in _PERFORMATIVE and _first_person(tree, start, kinds):
        return "happened"
    if reading in ("proposed", "conditional") and _performed(tree, start, match.act):
        return "happened"
    if reading == "happened" and anchor.relative and _told_by_clause(tree, anchor.predicate):
        return reading
    for other in matches:
        if other is match:
            continue
        lent = other.cue.complement_certainty or other.act.complement_certainty
        if lent == "negated" and _of(tree, other) == "negated":
            lent = "possible"  # "did not rule out an attack".
        if lent == "negated" and match.cue.kind == "noun" and _standing(match.act):
            continue
        if lent and _inside_complement(tree, start, other):
            reading = strongest(reading, lent)
    return reading


def _of(tree: Tree, match: Match) -> str:
    """What the sentence alone says of a match."""
    anchor = match.anchor
    if anchor.relative:
        # "the pledges that we made", "talks to be held": what the clause says of it.
        return strongest(of_noun(tree, anchor.trigger), of_predicate(tree, anchor.predicate))
    if match.cue.kind == "noun" and not certainty.is_new(tree, anchor.trigger):
        if _standing(match.act):
            far = certainty.of(tree, anchor.trigger)
            head = tree.tokens[anchor.trigger].head
            if tree.deprels[anchor.trigger] == "nsubj" and tree.lemmas[head] not in _HAPPENING:
                return of_noun(tree, anchor.trigger)  # "the attack did not stop the talks"
            near = certainty.of(tree, anchor.trigger, None, reach=1)
            return far if far in ("denied", "conditional") else near
    return certainty.of(tree, anchor.trigger, anchor.predicate if anchor.predicate >= 0 else None)


def _aside(tree: Tree, node: int) -> bool:
    """True for a participle hung on a noun: told beside what becomes of the noun."""
    if tree.deprels[node] not in ("acl", "acl:relcl") or tree.child(node, "mark") >= 0:
        return False
    return tree.feature(node, "VerbForm") in ("Ger", "Part") and tree.child(node, "nsubj") < 0


def _told_by_clause(tree: Tree, verb: int) -> bool:
    """True for a past relative clause: "cancelled the deal it signed" - it did sign it."""
    return tree.deprels[verb] == "acl:relcl" and tree.feature(verb, "Tense") == "Past"


def _first_person(tree: Tree, verb: int, kinds: Kinds) -> bool:
    """ "I congratulate you", "Ireland calls on all sides": done by saying so."""
    subject = tree.subject(verb)
    if subject < 0:
        return False
    state = kinds.label(tree, subject) == "GPE" and not tree.children(verb, "aux")
    return state or tree.words[subject] in ("i", "we")


def _standing(act: Act) -> bool:
    """True for words and blows: rejected, they have been uttered or dealt all the same."""
    opened = act.commitment is not None and act.commitment.kind is not None
    return opened or act.codes.quad in (3, _HOSTILE) or act.codes.plover_type == "REQUEST"


def _performed(tree: Tree, index: int, act: Act) -> bool:
    """ "I want to thank you", "we would like to congratulate": saying so does it."""
    if act.id not in _PERFORMATIVE:
        return False
    head = tree.tokens[index].head
    governed = tree.tokens[index].deprel == "xcomp" and head >= 0
    if not governed or tree.tokens[head].lemma.lower() not in ("want", "like", "wish", "let"):
        return False
    subject = tree.subject(head)
    return subject >= 0 and tree.tokens[subject].text.lower() in ("i", "we")


def _inside_complement(tree: Tree, index: int, other: Match) -> bool:
    """True where token ``index`` lies in a clause or in the ``what`` under the other event."""
    hosts = {other.anchor.trigger, other.anchor.predicate} - {-1}
    whats = set(other.roles.get("what", ()))
    node = index
    while node >= 0:
        if node in whats and node not in hosts:
            return True
        if certainty.presupposed(tree, node) or _aside(tree, node):
            return False
        head = tree.tokens[node].head
        if head >= 0 and certainty.told_beside(tree, node, head):
            return False
        if head in hosts:
            return base(tree.tokens[node].deprel) in _COMPLEMENTS and not (
                base(tree.tokens[node].deprel) == "advcl"
                and tree.feature(node, "VerbForm") != "Inf"
            )
        node = head
    return False


def _host(tree: Tree, match: Match, matches: list[Match]) -> tuple[int | None, str]:
    """The event whose clause this one hangs in by a preposition or marker, and that word."""
    node = match.anchor.predicate if match.anchor.predicate >= 0 else match.anchor.trigger
    token = tree.tokens[node]
    if base(token.deprel) not in ("obl", "advcl") or token.head < 0:
        return None, ""
    for number, other in enumerate(matches):
        if other is not match and token.head in (other.anchor.trigger, other.anchor.predicate):
            mark = tree.child(node, "mark")
            word = tree.tokens[mark].text.lower() if mark >= 0 else ""
            return number, tree.preposition(node) or word
    return None, ""


def _initiative(tree: Tree, anchor: Anchor) -> tuple[int, ...]:
    """ "at the initiative of the Indonesian side", "at Joko Widodo's request"."""
    for host in {anchor.predicate, anchor.trigger} - {-1}:
        for kid in tree.kids[host]:
            token = tree.tokens[kid]
            if token.lemma.lower() not in ("initiative", "request", "invitation"):
                continue
            if tree.preposition(kid) not in ("at", "on", "upon"):
                continue
            for owner in tree.children(kid, "nmod:poss", "nmod"):
                if tree.tokens[owner].deprel == "nmod:poss" or tree.preposition(owner) == "of":
                    return (owner,)
    return ()


def _within(finding: EventFinding, statements: tuple[StatementFinding, ...]) -> tuple[int, ...]:
    """Indices of the statements whose content holds the trigger, outermost first."""
    trigger = finding.evidence[0]
    inside = []
    for number, statement in enumerate(statements):
        if statement.cue is not None and statement.cue.overlaps(trigger):
            continue
        sizes = [s.end - s.start for s in statement.content if s.overlaps(trigger)]
        if sizes:
            inside.append((-max(sizes), number))
    return tuple(number for _, number in sorted(inside))
