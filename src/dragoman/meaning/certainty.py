"""How sure the text is that something took place.

:func:`of` walks from a trigger to the root and collects what each step says: the trigger's own
auxiliaries and negation, the words it hangs on (*plans to*, *denied that*, *called off*), and
conditions beside it. The strongest reading wins: a thing both threatened and denied is denied.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

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
#: Relations over which a clause or noun hangs on the word that governs whether it is real.
_GOVERNED = frozenset(
    {"xcomp", "ccomp", "obj", "acl", "nsubj:pass", "obl", "nmod", "nsubj", "csubj", "compound"}
)
_CONJOINED = ("conj", "parataxis")
#: Markers of the lexicon that speak of time as often as of a condition.
_TEMPORAL_MARKS = frozenset({"once", "until", "had", "were", "as"})
#: Adjectives that say something of an infinitive, not of the noun they stand before.
_PREDICATIVE = frozenset(
    {"ready", "willing", "prepared", "eager", "keen", "necessary", "essential", "important",
     "crucial", "open", "vital", "able", "free", "capable", "set", "due", "bound", "determined",
     "desirable", "anxious", "inclined", "failed"}
)  # fmt: skip
#: Verbs whose that-clause stays open even in the indicative.
_DOUBTING = frozenset(
    {"doubt", "suspect", "fear", "speculate", "wonder", "hope", "wish", "predict", "worry",
     "allege"}
)  # fmt: skip
#: "accused X of spying", "charged with attacking": told by one side, not known.
_ALLEGING = frozenset({"accuse", "suspect", "charge"})
#: What is met with these is there, whether or not they are done ("did not condemn the attack").
_PRESUPPOSING = frozenset(
    {"stop", "cease", "oppose", "resist", "condemn", "criticise", "criticize", "denounce", "end",
     "mention", "forget", "reject", "welcome", "praise", "halt", "recognise", "recognize", "regret",
     "justify", "investigate", "explain", "excuse", "tolerate", "forgive", "survive", "repel",
     "repulse", "rebuff", "support", "back", "ignore", "deplore", "decry", "discuss"}
)  # fmt: skip
#: Phrases that tell the occasion of a deed: they do not share its negation.
_CIRCUMSTANTIAL = frozenset(
    {"during", "after", "since", "amid", "amidst", "following", "despite", "because of", "due to",
     "in response to", "in spite of", "over", "in connection with", "as a result of", "owing to",
     "in the wake of", "given", "in retaliation for"}
)  # fmt: skip
_COMMENTING = frozenset({"comment", "speak", "talk", "report", "elaborate", "remark", "reflect"})
#: Marks of clauses that tell what is so beside the main clause.
_BESIDE = frozenset(
    {"when", "while", "as", "because", "although", "though", "since", "after", "before", "that",
     "whereas", "where"}
)  # fmt: skip
_FUTURE_MARKS = frozenset({"after", "before", "once", "until", "when", "as soon as"})
_UNCHANGED_PAST = frozenset(
    {"cut", "hit", "set", "put", "let", "shut", "quit", "beat", "spread", "read", "cast", "bet",
     "cost", "hurt", "split", "upset", "broadcast", "forecast"}
)  # fmt: skip


def strongest(*readings: str) -> str:
    """The strongest of several certainties."""
    return max(readings, key=_RANK.__getitem__, default="happened")


def of(tree: Tree, trigger: int, predicate: int | None = None) -> str:
    """Certainty of the event whose trigger is token ``trigger``.

    ``predicate`` is the verb of a light-verb phrase ("held" of "held a call"): its form counts as
    the trigger's own, and the phrase as a whole hangs where the verb hangs.
    """
    start = trigger if predicate is None else predicate
    readings = [_own(tree, start)]
    if predicate is not None or tree.tokens[trigger].upos in ("NOUN", "PROPN"):
        readings.append(_nominal(tree, trigger))
    node = start
    for _ in range(len(tree.tokens)):
        step = _above(tree, node)
        if step is None:
            break
        node, reading = step
        if reading == "stop":
            break
        if reading == "negated" == readings[0] and start - 3 <= node < start:
            continue  # "stopped short of": the phrase has said it.
        readings.append(reading)
    return _after_negation(readings)


def hedged(tree: Tree, index: int) -> bool:
    """True for a reporting verb that was not spoken: negated, future, conditional or wished for."""
    return of(tree, index) not in ("happened", "ongoing", "possible")


def _after_negation(readings: list[str]) -> str:
    """Two negations leave a possibility ("did not rule out an attack").

    What is presupposed stands, whatever is negated above it ("refused to condemn the attack").
    """
    if "presupposed" in readings:
        cut = readings.index("presupposed")
        above = [
            r
            for r in readings[cut + 1 :]
            if r not in ("negated", "lifted", "denied", "presupposed")
        ]
        readings = readings[:cut] + above
    if readings.count("negated") >= 2 and "denied" not in readings:
        return "possible"
    if "lifted" in readings:
        rest = [r for r in readings if r not in ("lifted", "negated")]
        return strongest("possible", *rest) if "negated" in readings else strongest(*rest)
    return strongest(*readings)


# --------------------------------------------------------------------------- the trigger itself


def habitual(tree: Tree, index: int) -> bool:
    """True for a verb in the simple present of running text."""
    return _habitual(tree, index, _auxiliaries(tree, index))


def _own(tree: Tree, index: int, below: int = -1) -> str:
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
    condition = _condition(tree, index)
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
        if reported and _condition(tree, index) == "":
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


def _condition(tree: Tree, index: int) -> str:
    """``self`` inside an if-clause, ``main`` where an if-clause hangs on the predicate, else ''."""
    if _conditional_mark(tree, index):
        return "self"
    for kid in tree.kids[index]:
        if base(tree.tokens[kid].deprel) == "advcl" and _conditional_mark(tree, kid):
            return "main"
    return ""


def _conditional_mark(tree: Tree, index: int) -> bool:
    """True where the clause of ``index`` opens with "if" or its like."""
    for kid in tree.children(index, "mark"):
        marker = (
            tree.tokens[kid].text.lower(),
            *(tree.tokens[k].text.lower() for k in tree.children(kid, "fixed")),
        )
        if marker in words().conditional_markers and marker[0] not in _TEMPORAL_MARKS:
            return True
    return _inverted(tree, index)


def _inverted(tree: Tree, index: int) -> bool:
    """ "Should Egypt attack, …", "Were Egypt to attack, …": a condition without "if"."""
    subject = tree.child(index, "nsubj", "nsubj:pass")
    if subject < 0 or tree.tokens[-1].text == "?" or base(tree.deprels[index]) != "advcl":
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


def _nominal(tree: Tree, index: int) -> str:
    """What a noun's own modifiers say: "planned talks", "no attack", "a possible visit"."""
    readings = ["happened"]
    for kid in tree.children(index, "amod", "compound", "det", "advmod", "nmod:desc"):
        token = tree.tokens[kid]
        if token.deprel == "det":
            if token.lemma.lower() in ("no", "neither"):
                readings.append("negated")
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


# --------------------------------------------------------------------------- what it hangs on


def _above(tree: Tree, node: int) -> tuple[int, str] | None:
    """The next word up and what it says of ``node``; None at the top of what governs it."""
    token = tree.tokens[node]
    head, relation = token.head, token.deprel
    if head < 0:
        return None
    if relation in _CONJOINED:
        # A conjunct shares what its first conjunct hangs on, not that one's own modality.
        return (head, "happened") if relation == "conj" else None
    if base(relation) == "advcl":
        if relation == "advcl:relcl":
            return None
        if _told_beside(tree, node, head):
            return None
        if tree.lemmas[head] in _ALLEGING and _mark(tree, node) in ("of", "with"):
            return head, strongest("possible", _own(tree, head))
        governed = _embedding(tree, head, node)
        if governed and _mark(tree, node) in ("", "from", "of", "to"):
            return head, _governor(tree, head, node)
        own = _own(tree, head)
        inherits = own in ("conditional", "negated", "proposed", "planned", "possible")
        if tree.feature(node, "VerbForm") in ("Ger", "Part") and inherits and own != "negated":
            return head, own
        if _condition(tree, node) == "self":
            return None
        return head, "happened"
    if relation not in _GOVERNED and base(relation) not in ("nmod", "obl", "nsubj"):
        return None
    if relation == "acl:relcl" or (relation == "acl" and tree.feature(node, "Tense") == "Past"):
        return None  # "a deal negotiated by X": that was done, whatever becomes of the deal.
    if relation == "obl" and _circumstance(tree, node, head):
        return None
    if relation == "acl" and tree.child(node, "nsubj", "nsubj:pass") >= 0:
        # "the fact that X attacked": what holds of the noun's own holder does not reach inside.
        said = _embedding(tree, head, node)
        return (head, said) if said not in ("", "happened") else None
    return head, _governor(tree, head, node)


def _mark(tree: Tree, node: int) -> str:
    """The word that opens a clause, or ''."""
    mark = tree.child(node, "mark")
    if mark >= 0:
        return tree.words[mark]
    first = tree.child(node, "advmod")
    return tree.words[first] if first >= 0 and tree.words[first] in ("when", "where") else ""


def _told_beside(tree: Tree, node: int, head: int) -> bool:
    """True for a finite clause that tells what is so, not what depends on the main clause.

    "failed to act after X attacked"; not "will meet once X signs".
    """
    if tree.child(node, "nsubj", "nsubj:pass", "expl") < 0:
        return False
    mark = _mark(tree, node)
    if mark not in _BESIDE:
        return False
    if mark in _FUTURE_MARKS and tree.feature(node, "Tense") == "Pres":
        return _own(tree, head) not in ("planned", "proposed", "conditional", "possible")
    return True


def _excluding(tree: Tree, head: int) -> bool:
    """True for "rule out" and its like: not to do so leaves a thing open."""
    return tree.lemmas[head] in ("rule", "exclude", "preclude")


def presupposed(tree: Tree, node: int) -> bool:
    """True for what is there, whatever is said of the verb over it ("to condemn the attack")."""
    head = tree.tokens[node].head
    return (
        head >= 0
        and tree.deprels[node] in ("obj", "nsubj:pass")
        and tree.lemmas[head] in _PRESUPPOSING
        and not _new(tree, node)
    )


def _new(tree: Tree, node: int) -> bool:
    """True for a noun with an indefinite article or none of its own: "prevent an attack"."""
    determiner = tree.child(node, "det")
    if determiner >= 0:
        return tree.lemmas[determiner] not in ("the", "this", "that")
    return tree.child(node, "nmod:poss", "amod") < 0


def _circumstance(tree: Tree, node: int, head: int) -> bool:
    """True for the occasion or the matter of a deed ("declined to comment on the attack")."""
    preposition = tree.preposition(node)
    if preposition in ("on", "about"):
        return tree.lemmas[head] in _COMMENTING
    return preposition in _CIRCUMSTANTIAL


def _governor(tree: Tree, head: int, node: int) -> str:
    """What word ``head`` says of what hangs on it at ``node``, its own modality included."""
    token, relation = tree.tokens[head], tree.tokens[node].deprel
    own = "happened"
    if token.upos in ("VERB", "AUX", "ADJ"):
        own = _own(tree, head, node)
    elif token.upos in ("NOUN", "PROPN"):
        own = _nominal(tree, head)
    said = _embedding(tree, head, node)
    met = relation in ("obj", "nsubj:pass") and tree.lemmas[head] in _PRESUPPOSING
    if met and not said and own in ("negated", "happened"):
        return "presupposed"
    if met and not said and own != "conditional" and not _new(tree, node):
        return "stop"  # "how to stop the invasion": it is there.
    if relation == "nsubj" and not said:
        # The subject of a verb is as real as the verb: "talks will begin" has planned talks.
        return own
    if own == "negated":
        if said in ("negated", "denied"):
            return "possible" if said == "denied" or _excluding(tree, head) else "lifted"
        # "did not say that X attacked" leaves X open; "did not plan to" denies the plan.
        return "possible" if relation == "ccomp" else "negated"
    if relation == "ccomp" and said not in ("denied",):
        # What is said to be so does not get the saying's own modality, but "if he said" does.
        return strongest(said or "happened", own if own == "conditional" else "happened")
    return strongest(said or "happened", own)


def _embedding(tree: Tree, head: int, node: int) -> str:
    """The certainty that the lexicon gives to what hangs on ``head`` over this relation, or ''."""
    token, relation = tree.tokens[head], tree.tokens[node].deprel
    lemma = token.lemma.lower()
    particle = tree.child(head, "compound:prt")
    if particle >= 0:
        lemma = f"{lemma} {tree.tokens[particle].text.lower()}"
    verbal = token.upos in ("VERB", "AUX")
    if relation in ("xcomp", "csubj", "acl", "advcl"):
        if lemma == "go" and tree.feature(head, "VerbForm") in ("Ger", "Part"):
            return "planned"
        if lemma in ("have", "need") and verbal:
            return "proposed"
        said = words().clause_governors.get(lemma, "")
        if relation == "acl" and not said and tree.feature(node, "VerbForm") == "Inf":
            return "planned"
        return said
    if relation == "ccomp":
        said = words().clause_governors.get(lemma, "")
        return said if said == "denied" or _open_clause(tree, node, lemma) else ""
    if relation in ("obj", "nsubj:pass"):
        return words().object_governors.get(lemma, "") if verbal else ""
    preposition = tree.preposition(node)
    if relation == "obl" and particle >= 0 and not preposition:
        return words().object_governors.get(lemma, "")  # "called off the visit".
    if base(relation) == "obl" and verbal:
        said = words().clause_governors.get(f"{lemma} {preposition}", "")
        if not said and preposition in ("for", "against", "from"):
            said = words().object_governors.get(lemma, "")
        return said
    if base(relation) == "nmod" and token.upos in ("NOUN", "PROPN"):
        linked = preposition in ("of", "for", "on", "to", "about")
        return words().noun_governors.get(lemma, "") if linked else ""
    return ""


def _open_clause(tree: Tree, node: int, lemma: str) -> bool:
    """True for a that-clause whose verb leaves it open: a wish, a fear, a subjunctive demand."""
    if lemma in _DOUBTING:
        return True
    return tree.feature(node, "Mood") == "Sub" or (
        tree.feature(node, "VerbForm") == "Inf" and tree.child(node, "aux") < 0
    )
