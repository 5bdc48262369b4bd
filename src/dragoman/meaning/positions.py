"""Where somebody stands: what a statement supports, opposes or calls for.

A position is read from a stance word of the lexicon (*support for*, *rejects*, *committed to*) and
the thing it is about, or from a reported demand that something must be done.
"""

from __future__ import annotations

from dragoman.lexicon import speech, stances
from dragoman.meaning.certainty import of as certainty_of
from dragoman.meaning.kinds import Kinds
from dragoman.meaning.topics import best_topic
from dragoman.meaning.trees import Tree
from dragoman.records import Mention, PositionFinding, Span, StatementFinding

_OPPOSITE = {"supports": "opposes", "opposes": "supports", "demands": "opposes"}
_OBLIGING = frozenset({"must", "should", "ought", "need", "shall"})
_SAYING = frozenset({"stress", "state", "demand", "add", "judge", "warn", "note", "reaffirm",
                     "declare", "announce", "insist", "agree"})  # fmt: skip

#: Words for saying that something is not so.
_DENYING = frozenset({"deny", "disavow"})
#: Who does not do these lets a thing be.
_RESISTING = frozenset(
    {"oppose", "object", "resist", "reject", "veto", "disagree", "dispute", "contest", "opposed",
     "opposition", "objection"}
)  # fmt: skip
#: What is said to be so: to reject it is to deny it.
_CLAIMS = frozenset(
    {"accusation", "allegation", "assertion", "account", "charge", "claim", "contention", "fact",
     "insinuation", "narrative", "notion", "report", "rumour", "rumor", "story", "suggestion",
     "speculation", "version", "wrongdoing", "involvement", "responsibility", "guilt"}
)  # fmt: skip


def find(
    trees: tuple[Tree, ...],
    kinds: Kinds,
    statements: tuple[StatementFinding, ...],
    beside: frozenset[int] = frozenset(),
) -> tuple[PositionFinding, ...]:
    """All positions of a document; one a holder, stance and phrase.

    ``beside``: sentences that are no part of what the report tells.
    """
    found: list[PositionFinding] = []
    for tree in trees:
        if tree.sentence.index in beside:
            continue
        for index, token in enumerate(tree.tokens):
            stance = stances().words.get((token.lemma.lower(), token.upos))
            if stance in _OPPOSITE and speech().act_of(token.lemma.lower(), "VERB") == "stress":
                continue  # "stressed the need": read from what is stressed.
            if stance in _OPPOSITE and not kinds.in_name(tree, index):
                position = _from_word(tree, index, stance, kinds, statements)
                if position is not None:
                    found.append(position)
    for number, statement in enumerate(statements):
        found.extend(_demands(trees, number, statement, kinds))
    return tuple(_distinct(found))


# --------------------------------------------------------------------------- stance words


def _from_word(
    tree: Tree,
    index: int,
    stance: str,
    kinds: Kinds,
    statements: tuple[StatementFinding, ...],
) -> PositionFinding | None:
    target = _target(tree, index, kinds)
    if target < 0 or (tree.tokens[target].lemma.lower(), "NOUN") in stances().words:
        return None  # "reaffirmed its support for …": read from "support".
    if tree.tokens[target].upos in ("PRON", "DET", "NUM"):
        return None
    if not _fits(tree, index, stance, target) or _of_fact(tree, index, stance, target):
        return None
    reading = certainty_of(tree, index)
    if reading in ("conditional", "possible", "denied", "proposed"):
        return None
    if reading == "negated":
        if stance == "opposes" and tree.lemmas[index] not in _RESISTING:
            return None  # Who does not criticise somebody does not support him.
        stance = _OPPOSITE[stance]
    number = _innermost(tree.span([index]), statements)
    holder = _holder(tree, index, number, statements, kinds)
    if not holder:
        return None
    phrase = tree.clause(target, frozenset({"case", "mark", "cc"}))
    return _position(tree, holder, stance, phrase, target, number, kinds)


def _target(tree: Tree, index: int, kinds: Kinds) -> int:
    """What is supported or opposed: object, clause or prepositional phrase of the stance word."""
    passive = tree.tokens[index].upos == "VERB" and tree.is_passive(index)
    if tree.tokens[index].upos == "VERB":
        target = tree.subject(index) if passive else tree.child(index, "obj", "ccomp", "xcomp")
        if target >= 0:
            return target
    for kid in tree.kids[index]:
        if kinds.is_time(tree, kid):
            continue
        if tree.tokens[kid].deprel in ("nmod", "obl", "acl", "advcl") and (
            tree.preposition(kid) in ("for", "of", "to", "against", "with")
            or any(tree.tokens[k].text.lower() in ("to", "in", "of", "for")
                   for k in tree.children(kid, "mark"))
        ):  # fmt: skip
            return kid
    return -1


def _fits(tree: Tree, index: int, stance: str, target: int) -> bool:
    """A demand is *for* something or *that* something be; an attitude is to a thing, not a deed."""
    token, relation = tree.tokens[index], tree.tokens[target].deprel
    if stance == "demands":
        if relation in ("nmod", "obl"):
            return tree.preposition(target) == "for"
        if token.lemma.lower() == "call":
            return tree.feature(target, "VerbForm") == "Inf"  # Not "called it a failure".
        return relation != "obj" or token.lemma.lower() in ("demand", "require", "request")
    return token.upos != "ADJ" or relation in ("obl", "nmod")


def _of_fact(tree: Tree, index: int, stance: str, target: int) -> bool:
    """True for a denial of what is said to be so, and for an agreement to do something.

    "denied that it had expelled him", "rejected the allegations": what is so, not what should be.
    "agreed to lend the money": a commitment, read as one.
    """
    lemma = tree.lemmas[index]
    if lemma == "agree":
        return tree.feature(target, "VerbForm") == "Inf"
    return stance == "opposes" and (lemma in _DENYING or tree.lemmas[target] in _CLAIMS)


def _holder(
    tree: Tree,
    index: int,
    number: int | None,
    statements: tuple[StatementFinding, ...],
    kinds: Kinds,
) -> tuple[Mention, ...]:
    """Whose stance: the owner of the noun, the subject, else who makes the statement."""
    owners: list[int] = []
    node = index
    for _ in range(4):
        owner = tree.child(node, "nmod:poss")
        if owner >= 0:
            owners = [owner]
            break
        token = tree.tokens[node]
        if token.upos in ("VERB", "AUX"):
            subject = tree.agent(node) if tree.is_passive(node) else tree.subject(node)
            owners = [subject] if subject >= 0 else []
            break
        if token.head < 0:
            break
        node = token.head
    agents = [
        i for owner in owners for i in tree.conjuncts(owner) if kinds.fits(tree, i, ("agent",))
    ]
    if agents:
        return tuple(tree.mention(i) for i in agents)
    return statements[number].sources if number is not None else ()


def _innermost(span: Span, statements: tuple[StatementFinding, ...]) -> int | None:
    """The statement with the shortest content around ``span``, or whose cue it is."""
    best: tuple[int, int] | None = None
    for number, statement in enumerate(statements):
        if statement.cue is not None and statement.cue.overlaps(span):
            return number
        for content in statement.content:
            if content.covers(span) and (best is None or content.end - content.start < best[0]):
                best = (content.end - content.start, number)
    return best[1] if best else None


# --------------------------------------------------------------------------- demands


def _demands(
    trees: tuple[Tree, ...],
    number: int,
    statement: StatementFinding,
    kinds: Kinds,
) -> list[PositionFinding]:
    """``stressed that X must do Y`` and ``stressed the need for Y``."""
    if statement.act not in _SAYING or not statement.sources:
        return []
    tree = trees[statement.sentence]
    found = []
    for index, token in enumerate(tree.tokens):
        inside = any(span.start <= token.start < span.end for span in statement.content)
        if not inside:
            continue
        phrase: Span | None = None
        target = index
        if token.lemma.lower() in _OBLIGING and token.deprel == "aux":
            target = token.head
            if tree.tokens[target].deprel in ("acl:relcl", "advcl", "advcl:relcl"):
                continue
            phrase = tree.clause(target, frozenset({"conj", "cc", "mark", "parataxis"}))
        elif token.lemma.lower() in ("need", "necessity", "importance") and token.upos == "NOUN":
            kid = next((k for k in tree.kids[index]
                        if tree.tokens[k].deprel in ("nmod", "acl")), -1)  # fmt: skip
            if kid >= 0:
                target, phrase = kid, tree.clause(kid, frozenset({"case", "mark"}))
        if phrase is not None:
            found.append(
                _position(tree, statement.sources, "demands", phrase, target, number, kinds)
            )
    return found


# --------------------------------------------------------------------------- shared


def _position(
    tree: Tree,
    holder: tuple[Mention, ...],
    stance: str,
    phrase: Span,
    target: int,
    number: int | None,
    kinds: Kinds,
) -> PositionFinding:
    about = [
        i for i in tree.subtree(target)
        if kinds.label(tree, i) in ("PERSON", "ORG", "GPE", "NORP")
        and not (
            tree.tokens[i].head >= 0
            and kinds.label(tree, tree.tokens[i].head) == kinds.label(tree, i)
            and tree.tokens[i].deprel in ("flat", "compound")
        )
    ]  # fmt: skip
    return PositionFinding(
        holder=holder,
        stance=stance,  # type: ignore[arg-type]  # one of the literals by construction
        phrase=phrase,
        topic=best_topic(phrase.text),
        about=tuple(tree.mention(i) for i in about),
        statement=number,
        sentence=tree.sentence.index,
    )


def _distinct(found: list[PositionFinding]) -> list[PositionFinding]:
    """Without a position whose words lie inside another of the same holder and stance."""
    kept: list[PositionFinding] = []
    for position in sorted(found, key=lambda p: (p.sentence, p.phrase.start - p.phrase.end)):
        if not any(
            other.sentence == position.sentence
            and other.stance == position.stance
            and other.phrase.overlaps(position.phrase)
            for other in kept
        ):
            kept.append(position)
    return sorted(kept, key=lambda p: (p.sentence, p.phrase.start))
