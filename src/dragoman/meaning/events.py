"""Events: triggers looked up in the lexicon, roles filled from the tree, certainty read off it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.lexicon import Act, Cue, Lexicon
from dragoman.meaning import certainty
from dragoman.meaning.background import looks_back
from dragoman.meaning.cues import anchors
from dragoman.meaning.kinds import Kinds
from dragoman.meaning.roles import Anchor, fill
from dragoman.meaning.settling import when, where
from dragoman.meaning.trees import Tree, base
from dragoman.records import Annotated, EventFinding, Mention, Span, StatementFinding

#: Complement relations that pass a cue's ``complement_certainty`` on to events told inside.
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "acl", "advcl"})
#: Prepositions by which a nominal event leans on the subject of the clause it stands in.
#: Acts done by saying that one does them.
_PERFORMATIVE = frozenset(
    {"thank", "congratulate", "condole", "apologise", "praise", "condemn", "appeal", "welcome"}
)
_LEADING = frozenset({"lead", "head", "spearhead", "command", "chair"})
#: Contacts that are counted: their plural is several of them ("talks" is not).
_COUNTED = frozenset({"conversation", "call", "meeting", "visit", "interview", "videoconference"})
_OCCASIONS = frozenset({"during", "in", "on", "over", "at"})
_LENT = frozenset({"after", "during", "in", "with", "through", "following", "amid", "by"})


@dataclass(frozen=True, slots=True)
class Match:
    """A cue that holds at a place in the tree, with its fillers."""

    act: Act
    cue: Cue
    anchor: Anchor
    roles: dict[str, tuple[int, ...]]


def find(
    annotated: Annotated,
    trees: tuple[Tree, ...],
    lexicon: Lexicon,
    kinds: Kinds,
    statements: tuple[StatementFinding, ...],
) -> tuple[EventFinding, ...]:
    """All events of a document in the order of their triggers."""
    found: list[EventFinding] = []
    for tree in trees:
        if tree.sentence.start < annotated.document.body:
            continue  # A headline or dateline; the report tells it again.
        matches = _pruned(tree, list(_matches(tree, lexicon, kinds)))
        first = len(found)
        for match in (part for whole in matches for part in _each(tree, whole)):
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
            found[-1] = _converse(tree, match, found[-1], kinds)
    return tuple(looks_back(found, annotated, trees))


# --------------------------------------------------------------------------- matching


def _matches(tree: Tree, lexicon: Lexicon, kinds: Kinds) -> Iterator[Match]:
    """One match a trigger: the most specific cue that holds and whose roles can be filled."""
    for index, token in enumerate(tree.tokens):
        upos = {"AUX": "VERB", "PROPN": "NOUN"}.get(token.upos, token.upos)
        if token.upos == "AUX" and token.deprel in ("aux", "aux:pass", "cop"):
            continue
        if token.upos == "PROPN" and kinds.in_name(tree, index):
            continue
        options = lexicon.cues_by_lemma.get((token.lemma.lower(), upos), ())
        if not options and token.upos == "ADJ":
            options = lexicon.cues_by_lemma.get((token.lemma.lower(), "VERB"), ())
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


def _shared(roles: dict[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """ "Putin and Xi spoke": the first is the actor, the rest are whom it was done with."""
    actors, recipients = roles.get("actor", ()), roles.get("recipient", ())
    if len(actors) > 1 and not recipients:
        return {**roles, "actor": actors[:1], "recipient": actors[1:]}
    return roles


def _pruned(tree: Tree, matches: list[Match]) -> list[Match]:
    """Without nominal events that say again what the verb over them says, or say nothing."""
    kept: list[Match] = []
    predicates = {m.anchor.predicate for m in matches if m.anchor.predicate >= 0}
    for match in matches:
        parties = match.roles.get("actor", ()) + match.roles.get("recipient", ())
        if match.cue.kind == "verb" and any(
            other.cue.kind == "light" and other.anchor.predicate == match.anchor.trigger
            for other in matches
        ):
            continue
        if match.cue.kind == "noun":
            again = [
                other
                for other in matches
                if other is not match
                and _alike(other.act, match.act)
                and other.cue.kind != "noun"
                and _near(tree, match.anchor.trigger, other.anchor)
            ]
            if again:
                continue
            if not parties and not _lender(tree, match.anchor.trigger):
                continue
        elif not parties:
            continue
        if match.cue.kind == "noun" and match.anchor.trigger in predicates:
            continue
        kept.append(match)
    return kept


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


def _each(tree: Tree, match: Match) -> list[Match]:
    """ "had telephone conversations with A and B": one contact with each."""
    others = match.roles.get("recipient", ())
    noun = tree.tokens[match.anchor.trigger]
    several = match.act.channel is not None and len(others) > 1 and match.cue.kind != "verb"
    if not several or noun.lemma.lower() not in _COUNTED:
        return [match]
    if tree.feature(match.anchor.trigger, "Number") != "Plur":
        return [match]
    return [replace(match, roles={**match.roles, "recipient": (other,)}) for other in others]


def _alike(left: Act, right: Act) -> bool:
    return left.id == right.id or (left.channel is not None and right.channel is not None)


def _near(tree: Tree, trigger: int, anchor: Anchor) -> bool:
    """True where the noun hangs (over at most two words) on the other event's words."""
    hosts = {anchor.trigger, anchor.predicate} - {-1}
    chain = tree.ancestors(trigger)[:2]
    return any(node in hosts for node in chain)


def _lender(tree: Tree, trigger: int) -> bool:
    """True for "… after an offensive": a new nominal event beside a clause with a subject."""
    token = tree.tokens[trigger]
    if base(token.deprel) != "obl" or tree.preposition(trigger) not in _LENT:
        return False
    determiner = tree.child(trigger, "det")
    new = determiner >= 0 and tree.tokens[determiner].lemma.lower() in ("a", "an")
    return new and tree.subject(token.head) >= 0


# --------------------------------------------------------------------------- findings


def _finding(
    tree: Tree,
    match: Match,
    matches: list[Match],
    annotated: Annotated,
    kinds: Kinds,
) -> EventFinding:
    roles, anchor = dict(match.roles), match.anchor
    if "actor" not in roles and match.cue.kind == "noun" and _lender(tree, anchor.trigger):
        clause = tree.clause_of(tree.tokens[anchor.trigger].head)
        subject = tree.agent(clause) if tree.is_passive(clause) else tree.subject(clause)
        if subject >= 0 and kinds.fits(tree, subject, ("agent",)):
            roles["actor"] = tuple(tree.conjuncts(subject))
    initiator = roles.get("initiator", ()) or _initiative(tree, anchor)
    return EventFinding(
        act=match.act.id,
        sentence=tree.sentence.index,
        trigger=anchor.trigger,
        evidence=_evidence(tree, anchor),
        actors=_mentions(tree, _led(tree, roles.get("actor", ()), kinds)),
        recipients=_mentions(tree, _led(tree, roles.get("recipient", ()), kinds)),
        certainty=_certainty(tree, match, matches),
        background=False,
        time=when(tree, anchor, annotated.times),
        place=where(tree, anchor, roles, kinds),
        what=_words(tree, roles.get("what", ())),
        topic=_words(tree, roles.get("topic", ())),
        initiator=tree.mention(initiator[0]) if initiator else None,
        confidence=_confidence(match, roles),
    )


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


def _certainty(tree: Tree, match: Match, matches: list[Match]) -> str:
    anchor = match.anchor
    predicate = anchor.predicate if anchor.predicate >= 0 else None
    if anchor.relative:
        predicate = None
    reading = certainty.of(tree, anchor.trigger, predicate)
    if match.cue.certainty:
        reading = certainty.strongest(reading, match.cue.certainty)
    start = anchor.trigger if predicate is None else predicate
    if reading in ("proposed", "conditional") and _performed(tree, start, match.act):
        return "happened"
    for other in matches:
        if other is match:
            continue
        lent = other.cue.complement_certainty or other.act.complement_certainty
        if lent and _inside_complement(tree, start, other):
            reading = certainty.strongest(reading, lent)
    return reading


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
        head = tree.tokens[node].head
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


def _confidence(match: Match, roles: dict[str, tuple[int, ...]]) -> float:
    """Rough odds from what is filled; to be replaced by measured figures a cue kind."""
    score = {"light": 0.9, "verb": 0.85, "adj": 0.7, "noun": 0.7}[match.cue.kind]
    if "actor" not in roles:
        score -= 0.15
    if "recipient" not in roles:
        score -= 0.05
    return round(score, 2)


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
