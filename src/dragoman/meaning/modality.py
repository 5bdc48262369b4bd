"""What the words of one verb or noun say of whether a thing took place.

Auxiliaries, negation, aspect, conditions and fixed phrases of a predicate; the modifiers of a noun.
What the word hangs on is for :mod:`certainty`.
"""

from __future__ import annotations

from functools import cache

from dragoman.lexicon import certainty as words
from dragoman.meaning.trees import Tree, base

#: From weakest to strongest; the first is what plain past or present narration says.
ORDER = (
    "happened",
    "ongoing",
    "planned",
    "possible",
    "proposed",
    "conditional",
    "negated",
    "denied",
)
_RANK = {name: rank for rank, name in enumerate(ORDER)}
#: Markers of the lexicon that speak of time as often as of a condition.
_TEMPORAL_MARKS = frozenset({"once", "until", "had", "were", "as"})
#: Adjectives that say something of an infinitive, not of the noun they stand before.
_PREDICATIVE = frozenset(
    {"ready", "willing", "prepared", "eager", "keen", "necessary", "essential", "important",
     "crucial", "open", "vital", "able", "free", "capable", "set", "due", "bound", "determined",
     "desirable", "anxious", "inclined", "failed"}
)  # fmt: skip
_UNCHANGED_PAST = frozenset(
    {"cut", "hit", "set", "put", "let", "shut", "quit", "beat", "spread", "read", "cast", "bet",
     "cost", "hurt", "split", "upset", "broadcast", "forecast"}
)  # fmt: skip


def strongest(*readings: str) -> str:
    """The strongest of several certainties."""
    return max(readings, key=_RANK.__getitem__, default="happened")


def habitual(tree: Tree, index: int) -> bool:
    """True for a verb in the simple present of running text."""
    return _habitual(tree, index, _auxiliaries(tree, index))


def of_predicate(tree: Tree, index: int, below: int = -1) -> str:
    """Auxiliaries, negation, aspect and conditions of one predicate."""
    readings = ["happened"]
    auxiliaries = _auxiliaries(tree, index)
    for kid in auxiliaries:
        said = _modal(tree, index, kid)
        if said:
            readings.append(said)
    if _negated(tree, index, below):
        readings.append("negated")
    if _progressive(tree, index, auxiliaries) or _habitual(tree, index, auxiliaries):
        readings.append("ongoing")
    condition = condition_of(tree, index)
    if condition == "self" or (condition == "main" and len(readings) > 1):
        readings.append("conditional")
    for kid in tree.children(index, "advmod"):
        reading = words().adverbs.get(tree.tokens[kid].lemma.lower())
        if reading:
            readings.append(reading)
    readings.append(_phrase_before(tree, index))
    if _bare_infinitive_purpose(tree, index):
        readings.append("planned")
    if _question(tree, index):
        readings.append("possible")
    return strongest(*readings)


def _modal(tree: Tree, index: int, auxiliary: int) -> str:
    """What a modal says; "would" under a past verb of saying is a future told in the past."""
    lemma, text = tree.tokens[auxiliary].lemma.lower(), tree.tokens[auxiliary].text.lower()
    modals = words().modals
    reading = modals.get(text) or modals.get(lemma, "")
    if text in ("would", "'d", "’d") and reading:
        head = tree.tokens[index].head
        reported = tree.tokens[index].deprel == "ccomp" and tree.feature(head, "Tense") == "Past"
        if reported and condition_of(tree, index) == "":
            return "planned"
    return reading


def _auxiliaries(tree: Tree, index: int) -> list[int]:
    """Auxiliaries of a predicate, or of the conjunct before it where it has none of its own."""
    own = tree.children(index, "aux", "aux:pass")
    node = index
    while not own and tree.tokens[node].deprel == "conj":
        if tree.child(node, "nsubj", "nsubj:pass") >= 0:
            break
        head = tree.tokens[node].head
        if tree.feature(head, "VerbForm") != tree.feature(index, "VerbForm"):
            break
        node = head
        own = tree.children(node, "aux", "aux:pass")
    return own


def _negated(tree: Tree, index: int, below: int = -1) -> bool:
    """True for a negated predicate; "no" before the phrase ``below`` is left to that phrase."""
    negators = words().negators
    for kid in tree.kids[index]:
        token = tree.tokens[kid]
        if token.deprel in ("advmod", "det", "cc:preconj", "mark", "case", "aux") and (
            token.lemma.lower() in negators or token.text.lower() in negators
        ):
            if token.lemma.lower() == "not" and _not_only(tree, kid):
                continue
            return True
        if kid == below:
            continue
        if token.deprel in ("nsubj", "nsubj:pass", "obj") and any(
            tree.lemmas[k] in ("no", "neither") and tree.deprels[k] in ("det", "cc:preconj")
            for k in tree.kids[kid]
        ):
            return True
        if token.deprel in ("nsubj", "nsubj:pass") and token.lemma.lower() in ("nobody", "none"):
            return True
    token = tree.tokens[index]
    if token.deprel == "conj" and tree.child(index, "nsubj", "aux", "aux:pass") < 0:
        head = token.head
        same = tree.feature(head, "VerbForm") == tree.feature(index, "VerbForm")
        return same and token.upos == "VERB" and _negated(tree, head)
    return False


def _not_only(tree: Tree, index: int) -> bool:
    return index + 1 < len(tree.tokens) and tree.tokens[index + 1].text.lower() in (
        "only", "just", "merely",
    )  # fmt: skip


def _progressive(tree: Tree, index: int, auxiliaries: list[int]) -> bool:
    if tree.feature(index, "VerbForm") not in ("Ger", "Part") or not tree.tokens[
        index
    ].text.lower().endswith("ing"):
        return False
    return any(
        tree.tokens[kid].lemma.lower() == "be" and tree.feature(kid, "Tense") != "Past"
        for kid in auxiliaries
    )


def _habitual(tree: Tree, index: int, auxiliaries: list[int]) -> bool:
    """Simple present in running text: a state or a habit ("Washington accuses", "voters vote").

    Headlines tell news in the present; they are known by the missing full stop.
    """
    if auxiliaries or tree.tokens[index].upos != "VERB":
        return False
    if tree.feature(index, "Tense") != "Pres" or tree.feature(index, "VerbForm") != "Fin":
        return False
    if tree.words[index] in _UNCHANGED_PAST or tree.words[index].endswith("ed"):
        return False
    return tree.tokens[-1].text in (".", "!", "?", "”", '"', "’", "'")


def _phrase_before(tree: Tree, index: int) -> str:
    """What fixed words right before a verb say ("is due to", "have yet to"), whatever the tree."""
    if index == 0:
        return "happened"
    best, size = "happened", 0
    known = _phrases_by_end()
    for last in {tree.words[index - 1], tree.lemmas[index - 1]}:
        for phrase, reading in known.get(last, ()):
            start = index - len(phrase)
            if len(phrase) > size and start >= 0 and _stands(tree, start, phrase):
                best, size = reading, len(phrase)
    return best


@cache
def _phrases_by_end() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The fixed words of the lexicon by their last word."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, reading in words().phrases.items():
        found.setdefault(phrase[-1], []).append((phrase, reading))
    return found


def _stands(tree: Tree, start: int, phrase: tuple[str, ...]) -> bool:
    return all(
        word in (tree.words[start + n], tree.lemmas[start + n]) for n, word in enumerate(phrase)
    )


def condition_of(tree: Tree, index: int) -> str:
    """``self`` inside an if-clause, ``main`` where an if-clause hangs on the predicate, else ''."""
    if _conditional_mark(tree, index):
        return "self"
    for kid in tree.kids[index]:
        if base(tree.deprels[kid]) == "advcl" and _conditional_mark(tree, kid):
            return "main"
    return ""


def _conditional_mark(tree: Tree, index: int) -> bool:
    """True where the clause of ``index`` opens with "if" or its like."""
    for kid in tree.kids[index]:
        if tree.deprels[kid] != "mark":
            continue
        marker = (tree.words[kid], *(tree.words[k] for k in tree.children(kid, "fixed")))
        if marker in words().conditional_markers and marker[0] not in _TEMPORAL_MARKS:
            return True
    return _inverted(tree, index)


def _inverted(tree: Tree, index: int) -> bool:
    """ "Should Egypt attack, …", "Were Egypt to attack, …": a condition without "if"."""
    if base(tree.deprels[index]) != "advcl" or tree.tokens[-1].text == "?":
        return False
    subject = tree.child(index, "nsubj", "nsubj:pass")
    if subject < 0:
        return False
    first = min(tree.kids[index])
    return tree.words[first] in ("should", "had", "were") and first < subject


def _bare_infinitive_purpose(tree: Tree, index: int) -> bool:
    """``met to discuss a truce``: what is aimed at has not happened yet."""
    token = tree.tokens[index]
    return (
        base(token.deprel) == "advcl"
        and tree.feature(index, "VerbForm") == "Inf"
        and any(tree.tokens[k].text.lower() == "to" for k in tree.children(index, "mark"))
    )


def _question(tree: Tree, index: int) -> bool:
    if tree.tokens[index].deprel not in ("root", "ccomp", "parataxis"):
        return False
    return any(tree.tokens[k].text == "?" for k in tree.kids[index])


def of_noun(tree: Tree, index: int) -> str:
    """What a noun's own modifiers say: "planned talks", "no attack", "a possible visit"."""
    readings = ["happened"]
    for kid in tree.children(index, "amod", "compound", "det", "advmod", "nmod:desc"):
        token = tree.tokens[kid]
        if token.deprel == "det":
            if token.lemma.lower() in ("no", "neither"):
                readings.append("negated")
            elif token.lemma.lower() == "any":
                readings.append("possible")
            continue
        for lemma in (token.lemma.lower(), token.text.lower()):
            reading = words().adjectives.get(lemma)
            if reading and lemma not in _PREDICATIVE:
                readings.append(reading)
    preposition = tuple(tree.preposition(index).split())
    if preposition and preposition[0] in words().negators:
        readings.append("negated")
    readings.append(words().phrases.get(preposition, "happened"))
    return strongest(*readings)
