"""What is owed or offered: opened and moved by events, and by promises in statements."""

from __future__ import annotations

from dragoman.lexicon import Lexicon, stances
from dragoman.meaning import certainty
from dragoman.meaning.kinds import Kinds
from dragoman.meaning.trees import Tree
from dragoman.records import (
    Annotated,
    CommitmentFinding,
    EventFinding,
    Mention,
    Span,
    StatementFinding,
    TimeExpression,
)

#: Statement acts that put the speaker under an obligation, and its kind.
_SPOKEN = {"promise": "pledge", "offer": "offer", "pledge": "pledge"}
_TO_SOMEBODY = ("offer", "pledge")
_MADE = ("happened", "ongoing")


def find(
    annotated: Annotated,
    trees: tuple[Tree, ...],
    lexicon: Lexicon,
    kinds: Kinds,
    statements: tuple[StatementFinding, ...],
    events: tuple[EventFinding, ...],
) -> tuple[CommitmentFinding, ...]:
    """Commitments in the order of their words; steps that move one carry its new ``status``."""
    found: list[CommitmentFinding] = []
    for number, event in enumerate(events):
        finding = _from_event(number, event, (trees, kinds), lexicon, annotated.times)
        if finding is not None:
            found.append(finding)
    taken = [span for finding in found for span in finding.evidence]
    for number, statement in enumerate(statements):
        spoken = _from_statement(number, statement, trees, kinds)
        if spoken is None or any(s.overlaps(spoken.evidence[0]) for s in taken):
            continue
        if not any(spoken.kind == one.kind and spoken.what.overlaps(one.what) for one in found):
            found.append(spoken)
    return tuple(sorted(found, key=lambda c: (c.sentence, c.what.start)))


def _from_event(
    number: int,
    event: EventFinding,
    read: tuple[tuple[Tree, ...], Kinds],
    lexicon: Lexicon,
    times: tuple[TimeExpression, ...],
) -> CommitmentFinding | None:
    trees, kinds = read
    rule = lexicon.acts[event.act].commitment
    if rule is None or event.certainty not in _MADE:
        return None
    tree = trees[event.sentence]
    what = event.what or event.topic or _clause(tree, event.trigger) or event.evidence[-1]
    if rule.kind is None:
        # A step: it moves a standing commitment of one of the kinds in ``rule.of``.
        kind, status = "/".join(rule.of), rule.status or "open"
    else:
        kind, status = rule.kind, rule.status or "open"
        if not event.actors:
            return None
    return CommitmentFinding(
        kind=kind,
        sources=event.actors,
        targets=event.recipients
        or (_beneficiaries(tree, what, event.actors, kinds) if kind in _TO_SOMEBODY else ()),
        what=what,
        due=None if what.covers(event.evidence[0]) else _due(what, event, times, tree),
        status=status,
        evidence=event.evidence,
        sentence=event.sentence,
        event=number,
        statements=event.statements,
    )


def _clause(tree: Tree, trigger: int) -> Span | None:
    """The infinitive under a word of promising, whatever the parser calls it."""
    for kid in tree.children(trigger, "xcomp", "ccomp", "advcl", "acl"):
        if kid > trigger and tree.feature(kid, "VerbForm") == "Inf":
            return tree.clause(kid)
    return None


def _from_statement(
    number: int, statement: StatementFinding, trees: tuple[Tree, ...], kinds: Kinds
) -> CommitmentFinding | None:
    """ "reaffirmed readiness to help", "promised support": the speaker owes what is said."""
    if not statement.sources or not statement.content:
        return None
    tree = trees[statement.sentence]
    kind = _SPOKEN.get(statement.act)
    what: Span | None = statement.content[0] if kind else None
    targets: tuple[Mention, ...] = statement.addressees
    if kind is None:
        ready = _readiness(tree, statement)
        if ready is None:
            return None
        kind, what = "offer", ready
    cue = statement.cue or statement.content[0]
    if what is None or (what.overlaps(cue) and what != cue):
        return None
    if kind in _SPOKEN.values() and not _spoken(tree, cue):
        return None
    return CommitmentFinding(
        kind=kind,
        sources=statement.sources,
        targets=targets or _beneficiaries(tree, what, statement.sources, kinds),
        what=what,
        due=None,
        status="open",
        evidence=(cue, *statement.content),
        sentence=statement.sentence,
        statements=(number,),
    )


def _spoken(tree: Tree, cue: Span) -> bool:
    """False for a promise that may or would be made ("might offer to mediate")."""
    verbs = [i for i in tree.between(cue.start, cue.end) if tree.tokens[i].upos == "VERB"]
    return not verbs or certainty.of(tree, verbs[-1]) in _MADE


def _readiness(tree: Tree, statement: StatementFinding) -> Span | None:
    """The words after "readiness to", "willingness to", "ready to" inside a content."""
    for index, token in enumerate(tree.tokens):
        if not any(span.start <= token.start < span.end for span in statement.content):
            continue
        if token.lemma.lower() not in stances().readiness:
            continue
        for kid in tree.kids[index]:
            if tree.tokens[kid].deprel in ("acl", "xcomp", "advcl", "nmod", "ccomp"):
                return tree.clause(kid, frozenset({"case"}))
    return None


def _beneficiaries(
    tree: Tree, what: Span, givers: tuple[Mention, ...], kinds: Kinds
) -> tuple[Mention, ...]:
    """The first country or people named in what is offered, if it is not the giver's own words."""
    taken = [giver.span for giver in givers]
    for index, token in enumerate(tree.tokens):
        if not what.start <= token.start < what.end or kinds.label(tree, index) != "GPE":
            continue
        mention = tree.mention(index)
        if not any(span.overlaps(mention.span) for span in taken):
            return (mention,)
    return ()


def _due(
    what: Span, event: EventFinding, times: tuple[TimeExpression, ...], tree: Tree
) -> TimeExpression | None:
    """A date of what is owed, inside its words; not the day on which it was promised."""
    for time in times:
        if time.type not in ("DATE", "TIME") or time == event.time or not what.covers(time.span):
            continue
        if _dates_it(time, what, tree):
            return time
    return None


#: What a day begins, or what it is for or of, is not due on it.
_NOT_BY = frozenset({"for", "of", "from", "since", "after", "as of", "than"})
#: A noun behind these is what is owed about, not what is done.
_ABOUT = frozenset({"for", "of", "on", "about", "based on"})


def _dates_it(time: TimeExpression, what: Span, tree: Tree) -> bool:
    """True for a day on or by which a thing is to be done.

    Not for what the day merely describes: "the budget for 2031", "the April figures", "our work
    this year", "a team that began in March", "consultations scheduled for spring".
    """
    inside = tree.between(time.start, time.end)
    tops = [i for i in inside if tree.tokens[i].head not in inside]
    if not tops:
        return False
    node = tops[0]
    bare = not tree.preposition(node)
    if tree.preposition(node) in _NOT_BY:
        return False
    if tree.tokens[node].deprel in ("compound", "amod", "nmod:poss", "nummod"):
        return False
    head = tree.tokens[node].head
    if bare and head >= 0 and tree.tokens[head].upos == "NOUN" and _within(tree, head, what):
        return False
    while _within(tree, head, what):
        relation = tree.tokens[head].deprel
        over = tree.tokens[head].head
        if relation == "acl" or relation.startswith(("advcl", "acl:")):
            return not _within(tree, over, what)
        if relation in ("nmod", "obl") and tree.preposition(head) in _ABOUT:
            return not _within(tree, over, what)
        head = over
    return True


def _within(tree: Tree, index: int, what: Span) -> bool:
    """True for a word inside the words of what is owed."""
    return index >= 0 and what.start <= tree.tokens[index].start < what.end
