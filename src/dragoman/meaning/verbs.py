"""Reporting verbs with what is said under them, by whom and to whom."""

from __future__ import annotations

from dragoman.lexicon import SpeechCue, speech
from dragoman.meaning.candidates import Candidate
from dragoman.meaning.certainty import courteous, hedged
from dragoman.meaning.hearsay import cue_span, evaluation
from dragoman.meaning.kinds import Kinds
from dragoman.meaning.sources import source_after
from dragoman.meaning.trees import Tree
from dragoman.records import Span

_OBLIQUE = ("obl", "advcl", "xcomp", "nmod")


_CLAUSES = ("ccomp", "csubj:pass")


#: Acts whose object is whom the words are about, not to whom they are said.
_ABOUT_OBJECT = frozenset(
    {"accuse", "condemn", "criticise", "praise", "judge", "reject", "deny", "support", "believe"}
)


#: Acts whose object, if it is somebody, is always to whom they are said.
_TO_OBJECT = frozenset({"thank", "congratulate", "appeal", "ask", "warn", "wish"})


#: Acts that with a bare noun phrase are deeds or thoughts rather than statements.
_NEEDS_CLAUSE = frozenset(
    {"discuss", "believe", "ask", "answer", "plan", "predict", "argue", "confirm", "agree", "judge"}
)


#: Acts whose verbs report speech even over a bare noun phrase ("stressed the need").
_OUTSPOKEN = frozenset(
    {"stress", "reaffirm", "welcome", "thank", "condemn", "criticise", "praise", "congratulate",
     "condole", "wish", "offer", "promise", "demand", "deny", "reject", "warn", "threaten",
     "express", "announce", "accuse", "recall", "concern", "regret", "hope", "appeal"}
)  # fmt: skip


#: What is denied by not granting it.
_REFUSED = frozenset(
    {"request", "permission", "access", "entry", "visa", "appeal", "bail", "motion", "application",
     "right", "asylum", "petition", "parole", "coverage", "benefit", "service", "license", "permit"}
)  # fmt: skip
#: Acts of thinking and willing: statements only where a writer presents them as said.
_THOUGHTS = frozenset({"believe", "plan", "discuss"})


#: Acts whose content may be an infinitive ("promised to come").
_INFINITIVE = frozenset(
    {"promise", "offer", "threaten", "propose", "demand", "appeal", "plan", "reject", "agree",
     "hope", "wish", "warn", "ask", "claim"}
)  # fmt: skip


def of_verb(tree: Tree, index: int, kinds: Kinds, marks: tuple[Span, ...]) -> list[Candidate]:
    cue = speech_cue(tree, index)
    lemma = tree.lemmas[index]
    if cue is None and lemma not in speech().passives:
        return []
    uttered = tree.child(index, "xcomp")
    if uttered >= 0 and courteous(tree, index, uttered):
        return []  # "wishes to announce": read from "announce".
    passive = tree.is_passive(index)
    if passive and lemma in speech().passives:
        judged = evaluation(tree, index, cue)
        if judged:
            return judged
    if cue is None or hedged(tree, index) or _asked(tree, index):
        return []
    speaker = tree.agent(index) if passive else tree.subject(index)
    content, addressees, plain = _content(tree, index, cue, passive, kinds, marks)
    act = cue.act
    if act == "express":
        act = _expressed(tree, index)
    if not content or (plain and (cue.weak or cue.act in _NEEDS_CLAUSE)):
        return []
    if plain and act == "deny" and _withheld(tree, index):
        return []
    if (
        cue.weak
        and not any(_clausal(tree, span) for span in content)
        and not quoted(content, marks)
    ):
        return []
    if speaker < 0 and not passive and tree.tokens[index].deprel not in ("root", "parataxis"):
        return []
    if speaker < 0 and (lemma not in speech().passives if passive else _gerund(tree, index)):
        return []
    if speaker >= 0 and not kinds.may_speak(tree, speaker):
        return []
    fragment = tree.feature(index, "VerbForm") == "Inf" or tree.feature(index, "Mood") == "Imp"
    if speaker < 0 and not passive and (fragment or not quoted(content, marks)):
        return []  # "Thank you for reading": nobody is named.
    if all(len(span.text.split()) == 1 and span.text.islower() for span in content):
        return []  # "said that", "announced this": the words stand elsewhere.
    return [
        Candidate(
            sentence=tree.sentence.index,
            cue=cue_span(tree, index),
            cue_index=index,
            speaker=speaker,
            source=(),
            content=content,
            act=act,
            addressees=addressees,
            unattributed=passive and speaker < 0,
            confidence=0.7 if plain or cue.weak else 0.85,
            needs_support=cue.weak
            or act in _THOUGHTS
            or _doubtful(tree, index, plain, act, speaker),
        )
    ]


def is_speech(tree: Tree, index: int) -> bool:
    """True for a verb that reports speech."""
    return speech().act_of(tree.tokens[index].lemma.lower(), "VERB") is not None


def _withheld(tree: Tree, index: int) -> bool:
    """ "denied the request": something was refused, no fact disputed."""
    target = tree.child(index, "obj", "nsubj:pass")
    return target >= 0 and tree.tokens[target].lemma.lower() in _REFUSED


def _asked(tree: Tree, index: int) -> bool:
    """ "How did she threaten them?": a question says nothing."""
    return tree.tokens[index].deprel == "root" and tree.tokens[-1].text == "?"


def _gerund(tree: Tree, index: int) -> bool:
    """ "Calling it a success would be wrong": nobody says it."""
    return tree.feature(index, "VerbForm") == "Ger" or (
        tree.tokens[index].text.lower().endswith("ing") and not tree.children(index, "aux")
    )


def _clausal(tree: Tree, span: Span) -> bool:
    """True where the words hold a verb of their own."""
    return any(
        token.upos in ("VERB", "AUX") and span.start <= token.start < span.end
        for token in tree.tokens
    )


def quoted(content: tuple[Span, ...], marks: tuple[Span, ...]) -> bool:
    """True where some of the words stand between quotation marks."""
    return any(mark.overlaps(span) for mark in marks for span in content)


def _doubtful(tree: Tree, index: int, plain: bool, act: str, speaker: int) -> bool:
    """True where the words may as well tell a deed: a bare noun phrase, a thing that speaks."""
    if speaker >= 0 and tree.tokens[speaker].text.lower() in ("it", "this", "that", "which"):
        return True
    if not plain:
        return False
    about = any(
        tree.preposition(k) in ("of", "about", "against", "for", "over", "to")
        for k in tree.children(index, "obl")
    )
    return act not in _OUTSPOKEN or (tree.child(index, "obj", "nsubj:pass") < 0 and not about)


def speech_cue(tree: Tree, index: int) -> SpeechCue | None:
    """The lexicon's cue for a verb: the first whose particle and preposition stand beside it."""
    options = speech().cues.get((tree.lemmas[index], "VERB"), ())
    if not options:
        return None
    beside: set[str] = set()
    for kid in tree.kids[index]:
        token = tree.tokens[kid]
        if token.deprel in ("compound:prt", "advmod", "xcomp", "obj"):
            beside.add(token.text.lower())
            beside.add(token.lemma.lower())
        if token.deprel in ("obl", "advcl", "xcomp", "ccomp"):
            beside.add(tree.preposition(kid))
            beside.update(tree.tokens[k].text.lower() for k in tree.children(kid, "mark"))
        if token.deprel == "case":
            beside.add(token.text.lower())
    particle = tree.child(index, "compound:prt")
    for option in options:
        if particle >= 0 and not option.particle:
            continue  # "called off", "backed down": another verb.
        needed = {*option.particle, *([option.preposition] if option.preposition else [])}
        if needed <= beside:
            return option
    return None


def _expressed(tree: Tree, index: int) -> str:
    """ "voiced concern", "expressed gratitude": the act its object names."""
    for kid in tree.children(index, "obj"):
        for member in tree.conjuncts(kid):
            act = speech().act_of(tree.tokens[member].lemma.lower(), "NOUN")
            if act is not None:
                return act
    return "express"


def _content(
    tree: Tree,
    index: int,
    cue: SpeechCue,
    passive: bool,
    kinds: Kinds,
    marks: tuple[Span, ...],
) -> tuple[tuple[Span, ...], tuple[int, ...], bool]:
    """The words reported under a verb, to whom they were said, and whether they are no clause."""
    addressees = _addressees(tree, index, cue, passive, kinds)
    clauses = tree.children(index, *_CLAUSES)
    if clauses:
        spans = tuple(tree.clause(kid) for kid in clauses)
        behind = tuple(span for kid, span in zip(clauses, spans, strict=True) if kid > index)
        if behind and len(behind) < len(spans) and not quoted(spans, marks):
            spans = behind  # "A happened, but B says that C": only C is said.
        return spans, addressees, False
    inverted = _inverted(tree, index)
    if inverted:
        return inverted, addressees, False
    kid = tree.child(index, "xcomp")
    if kid >= 0 and tree.tokens[kid].upos in ("VERB", "AUX"):
        said = cue.act in _INFINITIVE
        if cue.act == "reject":
            # "refused to comment" is an answer, "refused to pay" a deed.
            said = is_speech(tree, kid)
        return ((tree.clause(kid),) if said else ()), addressees, False
    words = _object_words(tree, index, addressees, passive) or _antecedent(tree, index)
    if words:
        return words, addressees, not quoted(words, marks)
    return _loose_quote(tree, index, marks), addressees, False


def _addressees(
    tree: Tree, index: int, cue: SpeechCue, passive: bool, kinds: Kinds
) -> tuple[int, ...]:
    found = list(tree.children(index, "iobj"))
    objects = tree.children(index, "obj")
    if passive:
        subject = tree.child(index, "nsubj:pass")
        objects = [subject] if subject >= 0 else []
    more = any(
        tree.tokens[k].deprel in ("ccomp", "xcomp", "obl", "advcl") for k in tree.kids[index]
    )
    if cue.act not in _ABOUT_OBJECT and (more or cue.act in _TO_OBJECT):
        found.extend(k for k in objects if kinds.may_be_told(tree, k))
    found.extend(
        kid
        for kid in tree.children(index, "obl")
        if tree.preposition(kid) in ("to", "with", "upon", "on") and kinds.may_be_told(tree, kid)
    )
    return tuple(sorted({i for kid in found for i in tree.conjuncts(kid)}))


def _inverted(tree: Tree, index: int) -> tuple[Span, ...]:
    """``"…," X said`` parsed with the speech verb hung on what it reports."""
    token = tree.tokens[index]
    if token.deprel != "parataxis" or token.head < 0:
        return ()
    mine = set(tree.subtree(index))
    rest = [i for i in tree.subtree(token.head) if i not in mine]
    before = [i for i in rest if i < min(mine)]
    after = [i for i in rest if i > max(mine)]
    parts = [tree.trim(part) for part in (before, after) if part]
    return tuple(
        tree.span(part) for part in parts if any(tree.tokens[i].upos != "PUNCT" for i in part)
    )


def _object_words(
    tree: Tree, index: int, addressees: tuple[int, ...], passive: bool
) -> tuple[Span, ...]:
    """A noun-phrase content with what follows it under the same verb, up to the next clause."""
    start = tree.child(index, "obj") if not passive else tree.child(index, "nsubj:pass")
    told = set(addressees)
    parts: list[int] = []
    if start >= 0 and start not in told:
        parts.extend(tree.subtree(start))
    for kid in tree.kids[index]:
        if kid < index or kid in told or tree.tokens[kid].deprel.split(":")[0] not in _OBLIQUE:
            continue
        if _adjunct(tree, kid) or _after_comma(tree, kid):
            continue
        parts.extend(tree.subtree(kid))
    if not parts:
        return ()
    if start < 0 or start in told:
        first = min(parts)
        parts = [i for i in parts if i >= first]
    words = tree.trim(tree.contiguous(sorted(set(parts)), start if start in parts else min(parts)))
    return (tree.span(words),)


def _antecedent(tree: Tree, index: int) -> tuple[Span, ...]:
    """ "the allegations, which he denied": what a relative clause leaves open is before it."""
    token = tree.tokens[index]
    subject = tree.child(index, "nsubj")
    open_ = token.deprel == "acl:relcl" and subject >= 0
    if not open_ or tree.tokens[subject].text.lower() in ("who", "which", "that"):
        return ()
    return (tree.phrase(token.head),)


def _adjunct(tree: Tree, index: int) -> bool:
    """True for an adjunct of the saying itself: when, where and according to whom it was said."""
    token = tree.tokens[index]
    if token.deprel in ("obl:unmarked", "obl:agent"):
        return True
    if any(source_after(tree, k) == index for k in range(max(0, index - 12), index)):
        return True
    if token.deprel == "advcl" and tree.child(index, "mark") < 0:
        # "stressing", "adding": a clause of its own; "in supporting" keeps its preposition.
        return tree.preposition(index) == ""
    return token.deprel == "obl" and tree.preposition(index) in ("during", "at", "after", "by")


def _after_comma(tree: Tree, index: int) -> bool:
    first = min(tree.subtree(index))
    return tree.words[first] == "," or (first > 0 and tree.words[first - 1] == ",")


def _loose_quote(tree: Tree, index: int, marks: tuple[Span, ...]) -> tuple[Span, ...]:
    """Quotations of the sentence that stand outside the verb's own subject."""
    sentence = tree.sentence
    subject = tree.subject(index)
    taken = tree.phrase(subject) if subject >= 0 else None
    return tuple(
        mark
        for mark in marks
        if sentence.start <= mark.start
        and mark.end <= sentence.end
        and (taken is None or not taken.overlaps(mark))
        and len(mark.text.split()) > 2
    )
