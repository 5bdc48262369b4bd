"""What is said or thought by nobody named: evaluations in the passive and hearsay adverbs."""

from __future__ import annotations

from dragoman.lexicon import SpeechCue, speech
from dragoman.meaning.candidates import Candidate
from dragoman.meaning.certainty import hedged
from dragoman.meaning.trees import Tree
from dragoman.records import Span

#: Clauses hung on a reporting verb that are not part of what is reported.
_ASIDE = frozenset({"conj", "cc", "punct", "parataxis", "discourse", "vocative", "list"})


def cue_span(tree: Tree, index: int) -> Span:
    particle = tree.child(index, "compound:prt")
    return tree.span([index, particle] if particle == index + 1 else [index])


def evaluation(tree: Tree, index: int, cue: SpeechCue | None) -> list[Candidate]:
    """``The fall has been deemed a setback``: said or thought by nobody named.

    With a by-phrase, or where the verb takes a clause as its subject matter, the ordinary reading
    of the verb applies and nothing is returned.
    """
    agent = tree.agent(index)
    subject = tree.child(index, "nsubj:pass")
    complement = tree.child(index, "xcomp", "obj", "obl", "ccomp", "advcl")
    if subject < 0 or complement < 0 or complement == agent or hedged(tree, index):
        return []
    if tree.tokens[index].lemma.lower() == "call" and tree.tokens[subject].upos == "PRON":
        return []  # "it is called the Duma": a name, no judgement.
    if tree.tokens[complement].deprel == "obl" and tree.preposition(complement) != "as":
        return []
    act = cue.act if cue is not None else "judge"
    if act == "state" or act == "believe":
        act = "judge" if tree.tokens[complement].upos != "VERB" else "report"
    words = tree.trim([*tree.subtree(subject), *_outside(tree, index, agent)])
    return [
        Candidate(
            sentence=tree.sentence.index,
            cue=cue_span(tree, index),
            cue_index=index,
            speaker=agent,
            source=(),
            content=(tree.span(words),),
            act=act,
            unattributed=agent < 0,
            confidence=0.75,
            trust_rule=True,
        )
    ]


def _outside(tree: Tree, index: int, agent: int) -> list[int]:
    """All under a predicate but its by-phrase, coordinated clauses and final stop."""
    without = set(tree.subtree(agent)) if agent >= 0 else set()
    return [i for i in tree.subtree(index, _ASIDE) if i not in without]


def of_adverb(tree: Tree, index: int) -> list[Candidate]:
    """``reportedly``, ``allegedly``: hearsay without a source."""
    if tree.tokens[index].text.lower() not in speech().adverbs:
        return []
    head = tree.tokens[index].head
    clause = tree.clause_of(head) if head >= 0 else -1
    if clause < 0:
        return []
    words = [i for i in tree.subtree(clause, _ASIDE) if i != index]
    return [
        Candidate(
            sentence=tree.sentence.index,
            cue=tree.span([index]),
            cue_index=index,
            speaker=-1,
            source=(),
            content=(tree.span(tree.trim(words)),),
            act="report",
            unattributed=True,
            confidence=0.7,
            trust_rule=True,
        )
    ]
