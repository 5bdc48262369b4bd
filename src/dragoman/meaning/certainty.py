"""How sure the text is that something took place.

:func:`of` walks from a trigger to the root and collects what each step says: the trigger's own
auxiliaries and negation, the words it hangs on (*plans to*, *denied that*, *called off*), and
conditions beside it. The strongest reading wins: a thing both threatened and denied is denied.
"""

from __future__ import annotations

from dragoman.lexicon import certainty as words
from dragoman.meaning.modality import condition_of, of_noun, of_predicate, strongest
from dragoman.meaning.trees import Tree, base

#: Relations over which a clause or noun hangs on the word that governs whether it is real.
_GOVERNED = frozenset(
    {"xcomp", "ccomp", "obj", "acl", "nsubj:pass", "obl", "nmod", "nsubj", "csubj", "compound"}
)
_CONJOINED = ("conj", "parataxis")
#: Verbs whose that-clause stays open even in the indicative.
_DOUBTING = frozenset(
    {"doubt", "suspect", "fear", "speculate", "wonder", "hope", "wish", "predict", "worry",
     "allege"}
)  # fmt: skip
#: What is said by wishing to say it.
_UTTERED = frozenset(
    {"announce", "inform", "express", "convey", "thank", "congratulate", "stress", "emphasise",
     "emphasize", "underline", "underscore", "recall", "remind", "reiterate", "note", "clarify",
     "state", "say", "reaffirm", "affirm", "extend", "assure", "draw", "point", "add", "notify",
     "advise", "confirm", "welcome", "commend", "apologise", "apologize", "highlight", "repeat"}
)  # fmt: skip
#: Verbs whose that-clause, with the bare verb, is what is asked for.
_CLAIMING = frozenset(
    {"demand", "request", "require", "urge", "propose", "recommend", "order", "ask", "insist",
     "suggest"}
)  # fmt: skip
#: "accused X of spying", "charged with attacking": told by one side, not known.
_ALLEGING = frozenset({"accuse", "suspect", "charge"})
#: What is met with these is there, whether or not they are done ("did not condemn the attack").
_PRESUPPOSING = frozenset(
    {"stop", "cease", "oppose", "resist", "condemn", "criticise", "criticize", "denounce", "end",
     "mention", "forget", "reject", "welcome", "praise", "halt", "recognise", "recognize", "regret",
     "justify", "investigate", "explain", "excuse", "tolerate", "forgive", "survive", "repel",
     "repulse", "rebuff", "support", "back", "ignore", "deplore", "decry", "discuss",
     "counter", "face", "confront", "withstand", "suffer"}
)  # fmt: skip
#: Phrases that tell the occasion of a deed: they do not share its negation.
_CIRCUMSTANTIAL = frozenset(
    {"during", "after", "since", "before", "behind", "until", "amid", "amidst", "following",
     "despite", "because of", "due to",
     "in response to", "in spite of", "over", "in connection with", "as a result of", "owing to",
     "in the wake of", "given", "in retaliation for"}
)  # fmt: skip
#: Nouns that follow on a deed: "the anniversary of the attack".
_AFTERMATH = frozenset(
    {"anniversary", "aftermath", "wake", "victim", "history", "consequence", "memory"}
)
_COMMENTING = frozenset({"comment", "speak", "talk", "report", "elaborate", "remark", "reflect"})
#: Marks of clauses that tell what is so beside the main clause.
_BESIDE = frozenset(
    {"when", "while", "as", "because", "although", "though", "since", "after", "before", "that",
     "whereas", "where"}
)  # fmt: skip
#: "would not sell arms until X ratified": X has not.
_ON_CONDITION = frozenset({"until", "till", "unless", "once"})
_FUTURE_MARKS = frozenset({"after", "before", "once", "until", "when", "as soon as"})


def of(tree: Tree, trigger: int, predicate: int | None = None, reach: int = 99) -> str:
    """Certainty of the event whose trigger is token ``trigger``.

    ``predicate`` is the verb of a light-verb phrase ("held" of "held a call"): its form counts as
    the trigger's own, and the phrase as a whole hangs where the verb hangs. ``reach``: how many
    words up the tree are asked.
    """
    start = trigger if predicate is None else predicate
    readings = [of_predicate(tree, start)]
    if predicate is not None or tree.tokens[trigger].upos in ("NOUN", "PROPN"):
        readings.append(of_noun(tree, trigger))
    node, supposed = start, condition_of(tree, start) == "self"
    for _ in range(min(reach, len(tree.tokens))):
        step = _above(tree, node)
        if step is None:
            break
        node, reading = step
        if reading == "stop":
            break
        if reading == "negated" == readings[0] and start - 3 <= node < start:
            continue  # "stopped short of": the phrase has said it.
        readings.append(reading)
        supposed = supposed or condition_of(tree, node) == "self"
    final = _after_negation(readings)
    return "conditional" if supposed and final != "denied" else final


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
        if told_beside(tree, node, head):
            return None
        if tree.lemmas[head] in _ALLEGING and _mark(tree, node) in ("of", "with"):
            return head, strongest("possible", of_predicate(tree, head))
        governed = "" if _set_off(tree, node, head) else _embedding(tree, head, node)
        if governed and _mark(tree, node) in ("", "from", "of", "to", "on", "at", "against"):
            return head, _governor(tree, head, node)
        own = of_predicate(tree, head)
        inherits = own in ("conditional", "negated", "proposed", "planned", "possible")
        if tree.feature(node, "VerbForm") in ("Ger", "Part") and inherits and own != "negated":
            return head, own
        if condition_of(tree, node) == "self":
            return None
        if inherits and _mark(tree, node) in _ON_CONDITION:
            return head, "conditional"
        return head, "happened"
    if relation not in _GOVERNED and base(relation) not in ("nmod", "obl", "nsubj"):
        return None
    if relation == "acl:relcl" or (relation == "acl" and _participle(tree, node)):
        return None  # "a deal negotiated by X": that was done, whatever becomes of the deal.
    if relation == "nmod" and tree.lemmas[head] in _AFTERMATH:
        return None
    if relation == "obl" and _circumstance(tree, node, head):
        return None
    if relation == "acl" and tree.child(node, "nsubj", "nsubj:pass") >= 0:
        # "the fact that X attacked": what holds of the noun's own holder does not reach inside.
        said = _embedding(tree, head, node)
        return (head, said) if said not in ("", "happened") else None
    return head, _governor(tree, head, node)


def _set_off(tree: Tree, node: int, head: int) -> bool:
    """True for a participle clause behind a comma ("…, prompting Madrid to protest")."""
    first = min(tree.subtree(node))
    comma = tree.words[first] == "," or (first > 0 and tree.words[first - 1] == ",")
    return comma and node > head and tree.feature(node, "VerbForm") in ("Ger", "Part")


def _participle(tree: Tree, node: int) -> bool:
    past = tree.feature(node, "Tense") == "Past"
    return past and tree.child(node, "mark", "nsubj", "nsubj:pass", "aux", "aux:pass") < 0


def _mark(tree: Tree, node: int) -> str:
    """The word that opens a clause, or ''."""
    mark = tree.child(node, "mark")
    if mark >= 0:
        return tree.words[mark]
    first = tree.child(node, "advmod")
    return tree.words[first] if first >= 0 and tree.words[first] in ("when", "where") else ""


def told_beside(tree: Tree, node: int, head: int) -> bool:
    """True for a finite clause that tells what is so, not what depends on the main clause.

    "failed to act after X attacked"; not "will meet once X signs".
    """
    if base(tree.deprels[node]) not in ("advcl", "acl"):
        return False
    if tree.child(node, "nsubj", "nsubj:pass", "expl") < 0:
        return False
    mark = _mark(tree, node)
    if mark not in _BESIDE or (mark == "that" and tree.deprels[node] == "acl"):
        return False
    if mark in _FUTURE_MARKS and tree.feature(node, "Tense") == "Pres":
        return of_predicate(tree, head) not in ("planned", "proposed", "conditional", "possible")
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
        and not is_new(tree, node)
    )


def is_new(tree: Tree, node: int) -> bool:
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
    if relation == "xcomp" and courteous(tree, head, node):
        return own
    if token.upos in ("VERB", "AUX", "ADJ"):
        own = of_predicate(tree, head, node)
    elif token.upos in ("NOUN", "PROPN"):
        own = of_noun(tree, head)
    said = _embedding(tree, head, node)
    if relation in ("xcomp", "obl") and tree.lemmas[head] in _ALLEGING:
        if _mark(tree, node) in ("of", "with"):
            said = strongest("possible", said or "happened")
    met = relation in ("obj", "nsubj:pass") and tree.lemmas[head] in _PRESUPPOSING
    if met and not said and own in ("negated", "happened"):
        return "presupposed"
    if met and not said and own != "conditional" and not is_new(tree, node):
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


def courteous(tree: Tree, head: int, node: int) -> bool:
    """True for "wishes to announce", "we would like to thank": saying so says it."""
    if tree.lemmas[node] not in _UTTERED or tree.lemmas[head] not in ("wish", "want", "like"):
        return False
    if tree.feature(head, "Tense") == "Past" or tree.child(head, "advmod") >= 0:
        return False
    if tree.lemmas[head] == "wish":
        return True
    subject = tree.subject(head)
    return subject >= 0 and tree.words[subject] in ("i", "we")


def _open_clause(tree: Tree, node: int, lemma: str) -> bool:
    """True for a that-clause whose verb leaves it open: a wish, a fear, a subjunctive demand."""
    if lemma in _DOUBTING:
        return True
    if lemma in _CLAIMING and tree.words[node] == tree.lemmas[node]:
        helpers = tree.children(node, "aux", "aux:pass", "cop")
        if all(tree.words[kid] in ("be", "should", "not") for kid in helpers):
            return True  # "demanded that Sweden arrest them": not yet done.
    return tree.feature(node, "Mood") == "Sub" or (
        tree.feature(node, "VerbForm") == "Inf" and tree.child(node, "aux") < 0
    )
