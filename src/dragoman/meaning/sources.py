"""Sources told by nouns: "according to X", "his claim that", "a statement from his office"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from dragoman.lexicon import speech, titles
from dragoman.meaning.candidates import Candidate
from dragoman.meaning.certainty import hedged
from dragoman.meaning.trees import Tree

#: Verbs whose subject owns the words that are their object ("repeated the claim that").
_MAKING = frozenset(
    {"make", "issue", "repeat", "reiterate", "voice", "express", "give", "have", "send", "renew",
     "offer", "convey", "level", "raise", "hold"}
)  # fmt: skip


def of_noun(tree: Tree, index: int) -> list[Candidate]:
    act = speech().act_of(tree.tokens[index].lemma.lower(), "NOUN")
    if act is None or act in ("believe", "judge", "plan", "discuss"):
        return []
    clause = _that_clause(tree, index)
    if clause < 0 or hedged(tree, index):
        return []
    return [_told(tree, index, _owner(tree, index), clause, act)]


def _told(tree: Tree, index: int, speaker: int, clause: int, act: str) -> Candidate:
    """What the clause on a noun or adjective says; ``speaker`` is -1 where nobody is named."""
    return Candidate(
        sentence=tree.sentence.index,
        cue=tree.span([index]),
        cue_index=index,
        speaker=speaker,
        source=(),
        content=(tree.clause(clause),),
        act=act,
        unattributed=speaker < 0,
        confidence=0.7,
    )


def _that_clause(tree: Tree, index: int) -> int:
    """A clause with "that" or "whether" hung on a noun or adjective, or -1."""
    for kid in tree.children(index, "acl", "ccomp", "advcl"):
        mark = tree.child(kid, "mark")
        if mark >= 0 and tree.tokens[mark].text.lower() in ("that", "whether"):
            return kid
    return -1


def of_adjective(tree: Tree, index: int) -> list[Candidate]:
    """``was adamant that …``, ``is confident that …``."""
    act = speech().act_of(tree.tokens[index].lemma.lower(), "ADJ")
    clause = _that_clause(tree, index) if act is not None else -1
    subject = tree.subject(index) if clause >= 0 else -1
    if act is None or subject < 0 or hedged(tree, index):
        return []
    return [_told(tree, index, subject, clause, act)]


def _owner(tree: Tree, index: int) -> int:
    """Whose noun it is: "his claim", "a claim by the ministry"; else the subject that makes it."""
    owner = tree.child(index, "nmod:poss")
    if owner >= 0:
        return owner
    for kid in tree.children(index, "nmod"):
        if tree.preposition(kid) in ("by", "from", "of"):
            return kid
    head = tree.tokens[index].head
    if (
        head >= 0
        and tree.tokens[index].deprel == "obj"
        and tree.tokens[head].lemma.lower() in _MAKING
    ):
        return tree.subject(head)
    return -1


def issuer_after(tree: Tree, vehicle: int) -> int:
    """Who issued a text, read off the words right behind it: "a statement from his office"."""
    at = max(i for i in tree.subtree(vehicle) if i >= vehicle) + 1
    if tree.tokens[vehicle].lemma.lower() not in titles().vehicles or at + 1 >= len(tree.tokens):
        return -1
    if tree.tokens[at].text.lower() not in ("from", "by"):
        return -1
    return tree.phrase_from(at + 1)


@lru_cache(maxsize=1)
def prepositions() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The prepositions of sources by their first word."""
    listed = speech().prepositions
    return {first: tuple(w for w in listed if w[0] == first) for first in {w[0] for w in listed}}


def source_after(tree: Tree, index: int) -> int:
    """The noun that "according to" (or its like) at ``index`` leads to; -1 where none begins here.

    Read off the words, not the relations: parsers hang "according" in many ways.
    """
    for words in prepositions().get(tree.words[index], ()):
        after = index + len(words)
        if (
            after < len(tree.words)
            and tree.words[index:after] == words
            and (len(words) > 1 or tree.tokens[index].deprel == "case")
        ):
            node = tree.phrase_from(after)
            if len(words) == 1 and not _aside(tree, index, node):
                return -1  # "$150 per person"
            return node if tree.tokens[node].upos in ("NOUN", "PROPN", "PRON", "NUM") else -1
    return -1


def _aside(tree: Tree, start: int, source: int) -> bool:
    """True for ", per the ministry,": a single preposition set off by a comma before a name."""
    named = tree.tokens[source].upos == "PROPN" or (
        tree.tokens[source].lemma.lower() in titles().vehicles
    )
    return named and (start == 0 or tree.tokens[start - 1].upos == "PUNCT")


def according_to(tree: Tree, start: int, source: int) -> list[Candidate]:
    """``…, according to X``: X carries the rest of the clause it stands in."""
    head = tree.tokens[source].head
    clause = tree.clause_of(head) if head >= 0 else -1
    while clause >= 0 and clause >= start and tree.tokens[clause].head >= 0:
        clause = tree.clause_of(tree.tokens[clause].head)
    last = max(i for i in tree.subtree(source) if i >= source)
    issuer = issuer_after(tree, source)
    if issuer >= 0:
        last = max(last, *tree.subtree(issuer))
    mine = set(range(start, last + 1))
    closing = all(token.upos == "PUNCT" for token in tree.tokens[last + 1 :])
    if clause < 0 or closing or start == 0:
        # At either end of a sentence it speaks for all of it.
        clause = tree.root
    if clause in mine:
        return []
    words = [i for i in tree.subtree(clause) if i not in mine]
    parts = [[i for i in words if i < start], [i for i in words if i > last]]
    content = tuple(
        tree.span(tree.trim(part))
        for part in parts
        if sum(tree.tokens[i].upos != "PUNCT" for i in part) > 1
    )
    size = next(
        len(words)
        for words in speech().prepositions
        if tree.tokens[start].text.lower() == words[0] and start + len(words) <= source
    )
    return [
        Candidate(
            sentence=tree.sentence.index,
            cue=tree.span(range(start, start + size)),
            cue_index=start,
            speaker=source,
            source=(),
            content=content,
            act="state",
            confidence=0.9,
            trust_rule=True,
        )
    ]
