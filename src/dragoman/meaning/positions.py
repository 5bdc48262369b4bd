"""Where somebody stands: what a statement supports, opposes or calls for.

A position is read from a stance word of the lexicon (*support for*, *rejects*, *committed to*) and
the thing it is about, or from a reported demand that something must be done.
"""

from __future__ import annotations

from dragoman.lexicon import speech, stances
from dragoman.meaning.certainty import of as certainty_of
from dragoman.meaning.holders import THANKS, either, holders, innermost
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

#: Said of somebody these are courtesy; said of a thing they show where the speaker stands.
_COURTESY = THANKS | {"welcome", "pleased", "satisfied", "satisfaction", "honor", "honour",
                       "respect", "cheer", "hail", "value", "cherish", "greet"}  # fmt: skip
#: "A requirement for Norway": whose it is, not what is required.
_WHOSE = frozenset({"need", "necessity", "importance", "requirement", "imperative", "necessary",
                    "essential", "vital", "crucial", "indispensable"})  # fmt: skip
#: Done to somebody or at a place these are deeds: "defended the town".
_DEEDS = frozenset({"defend", "protect", "safeguard", "resist", "combat", "counter", "assist",
                    "promote", "encourage", "protection", "resistance"})  # fmt: skip
#: Thanks are no position on what is thanked for.
_GRATITUDE = frozenset({"grateful", "gratitude", "thankful"})
_POINTING = frozenset({"this", "that", "these", "those", "such", "any", "what", "which"})


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
    for number in range(len(statements)):
        found.extend(_demands(trees, number, statements, kinds))
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
    if _says_little(tree, index, target, kinds) or _of_purpose(tree, index):
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
    number = innermost(tree.span([index]), statements)
    statement = statements[number] if number is not None else None
    holder = holders(tree, index, statement, kinds)
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


def _says_little(tree: Tree, index: int, target: int, kinds: Kinds) -> bool:
    """True where what is supported or called for cannot be told, or is courtesy to somebody.

    "Supports this step", "stressed the need to deliver", "supports our people", "is grateful to the
    minister", "a requirement for Norway", "defended the town".
    """
    token, below = tree.tokens[target], tree.kids[target]
    if token.upos in ("PRON", "DET", "NUM"):
        return True
    telling = [k for k in below if tree.tokens[k].upos not in ("PUNCT", "ADP", "PART", "CCONJ")]
    if token.upos == "VERB" and tree.feature(target, "VerbForm") == "Inf":
        return all(tree.tokens[k].upos in ("AUX", "PRON", "DET", "SCONJ") for k in telling)
    named = bool(kinds.label(tree, target))
    somebody = kinds.fits(tree, target, ("agent",)) and token.upos in ("NOUN", "PROPN")
    if tree.lemmas[index] in _GRATITUDE or (tree.lemmas[index] in _COURTESY and somebody):
        return True
    if tree.lemmas[index] in _DEEDS and (somebody or kinds.is_place(tree, target)):
        return True
    if either(tree, index, target, kinds) or _fixed(tree, index, target):
        return True
    if tree.lemmas[index] in _WHOSE and somebody and tree.preposition(target) == "for":
        return True
    bare = all(tree.tokens[k].upos in ("DET", "PRON") for k in telling)
    pointing = any(tree.words[k] in _POINTING for k in telling)
    return token.upos == "NOUN" and not named and bare and (pointing or somebody)


def _tells(tree: Tree, index: int, target: int, kinds: Kinds) -> bool:
    """True for a demand that names a thing: not "they must be implemented"."""
    if index != target and _says_little(tree, index, target, kinds):
        return False
    subject = tree.child(target, "nsubj:pass")
    if subject >= 0 and tree.tokens[subject].upos == "PRON":
        return False
    return any(tree.tokens[i].upos in ("NOUN", "PROPN") for i in tree.subtree(target))


def _around(tree: Tree, index: int) -> bool:
    """True for a need that stands beside what is said: "the crisis around the need to …"."""
    node = index
    while tree.tokens[node].deprel == "conj":
        node = tree.tokens[node].head
    if tree.tokens[node].deprel not in ("nmod", "obl"):
        return False
    return tree.preposition(node) not in ("on", "about", "of")


def _fixed(tree: Tree, index: int, target: int) -> bool:
    """True for "in respect to", "in the interests of", and for a deed on no matter of politics."""
    lemma = tree.lemmas[index]
    if lemma in _DEEDS and best_topic(tree.clause(target).text) is None:
        return True
    if lemma == "interest":
        return tree.preposition(target) != "in"
    beside = lemma in ("respect", "regard") and tree.preposition(index) in ("in", "with")
    return beside and tree.preposition(target) == "to"


def _of_purpose(tree: Tree, index: int) -> bool:
    """True for what something is for, or a word beside a noun: no stance of whoever it hangs on.

    "A mission to protect the port", "by supporting farms", "honoured guests".
    """
    if tree.tokens[index].upos != "VERB":
        return False
    node = index
    while tree.tokens[node].deprel == "conj" and tree.child(node, "nsubj", "nsubj:pass") < 0:
        node = tree.tokens[node].head
    relation, form = tree.tokens[node].deprel, tree.feature(node, "VerbForm")
    supposed = relation == "xcomp" and tree.lemmas[tree.tokens[node].head] == "suppose"
    asked = any(tree.words[k] == "for" for k in tree.children(node, "mark"))
    if relation == "amod" or supposed or (asked and form == "Inf"):
        return True
    if relation not in ("acl", "advcl", "obl", "nmod") or form == "Fin":
        return False
    if any(tree.tokens[k].deprel.startswith(("nsubj", "aux")) for k in tree.kids[node]):
        return False
    marked = any(tree.tokens[k].deprel in ("mark", "case", "det") for k in tree.kids[node])
    return form == "Inf" or marked or tree.lemmas[index] in (*_DEEDS, "support")


def _of_fact(tree: Tree, index: int, stance: str, target: int) -> bool:
    """True for a denial of what is said to be so, and for an agreement to do something.

    "denied that it had expelled him", "rejected the allegations": what is so, not what should be.
    "agreed to lend the money": a commitment, read as one.
    """
    lemma = tree.lemmas[index]
    if lemma == "agree":
        return tree.feature(target, "VerbForm") == "Inf"
    return stance == "opposes" and (lemma in _DENYING or tree.lemmas[target] in _CLAIMS)


# --------------------------------------------------------------------------- demands


def _demands(
    trees: tuple[Tree, ...],
    number: int,
    statements: tuple[StatementFinding, ...],
    kinds: Kinds,
) -> list[PositionFinding]:
    """``stressed that X must do Y`` and ``stressed the need for Y``."""
    statement = statements[number]
    if statement.act not in _SAYING or not statement.sources:
        return []
    tree = trees[statement.sentence]
    found = []
    for index, token in enumerate(tree.tokens):
        inside = any(span.start <= token.start < span.end for span in statement.content)
        if not inside or innermost(tree.span([index]), statements) not in (number, None):
            continue  # What somebody else is told to have said in it is his.
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
            if kid >= 0 and not _around(tree, index):
                target, phrase = kid, tree.clause(kid, frozenset({"case", "mark"}))
        if phrase is not None and _tells(tree, index, target, kinds):
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
