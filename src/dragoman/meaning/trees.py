"""Walks over one sentence's Universal Dependencies tree.

A :class:`Tree` is built once a sentence and only read. Token positions are indices into
``sentence.tokens``; -1 stands for "none".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise

from dragoman.records import Mention, Sentence, Span, Token

# Dependents that are not part of the words of a noun phrase: clauses hung on it, what is joined
# to it, the preposition before it, punctuation and asides.
_OUTSIDE_PHRASE = frozenset(
    {"acl:relcl", "cc", "conj", "case", "punct", "parataxis", "mark", "appos", "cop", "nsubj",
     "advcl", "advcl:relcl", "orphan", "list", "discourse", "nsubj:outer", "aux", "csubj"}
)  # fmt: skip
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "nsubj:outer")
#: Relative pronouns.
RELATIVES = frozenset({"that", "who", "which", "whom", "whose"})
_PREDICATES = frozenset({"VERB", "AUX", "ADJ", "NOUN"})
#: Verbs whose object is who is to do what the infinitive says.
DIRECTING = frozenset(
    {"order", "urge", "ask", "tell", "invite", "force", "allow", "want", "instruct", "compel",
     "permit", "press", "persuade", "command", "direct", "encourage", "require", "oblige", "let"}
)  # fmt: skip
# Verbs whose object, not subject, does what the infinitive under them says; others leave it to
# the subject ("promised him to come" against "urged him to come").
_SUBJECT_CONTROL = frozenset({"promise", "vow", "pledge", "threaten", "swear"})


def base(deprel: str) -> str:
    """The universal part of a relation: ``nmod`` of ``nmod:poss``."""
    return deprel.partition(":")[0]


def _begin(token: Token) -> int:
    return token.start


class Tree:
    """A sentence as a tree. Cheap to build: one pass over the tokens."""

    __slots__ = ("__dict__", "deprels", "kids", "lemmas", "sentence", "tokens", "words")

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens: tuple[Token, ...] = sentence.tokens
        kids: list[list[int]] = [[] for _ in sentence.tokens]
        for index, token in enumerate(sentence.tokens):
            if token.head >= 0:
                kids[token.head].append(index)
        self.kids = kids
        # Looked up at every step: lower-case words and lemmas, and the relations.
        self.words = tuple(token.text.lower() for token in self.tokens)
        self.lemmas = tuple(token.lemma.lower() for token in self.tokens)
        self.deprels = tuple(token.deprel for token in self.tokens)

    @cached_property
    def root(self) -> int:
        """Index of the root; -1 in an empty sentence."""
        return next((i for i, token in enumerate(self.tokens) if token.head < 0), -1)

    def between(self, start: int, end: int) -> list[int]:
        """The tokens that begin at or behind ``start`` and before ``end``."""
        first = bisect_left(self.tokens, start, key=_begin)
        return list(range(first, bisect_left(self.tokens, end, lo=first, key=_begin)))

    # ------------------------------------------------------------------ relations

    def children(self, index: int, *relations: str) -> list[int]:
        """Dependents of ``index`` whose relation is one of ``relations`` (all where none given)."""
        if not relations:
            return list(self.kids[index])
        deprels = self.deprels
        return [k for k in self.kids[index] if deprels[k] in relations]

    def child(self, index: int, *relations: str) -> int:
        """The first such dependent, or -1."""
        deprels = self.deprels
        for kid in self.kids[index]:
            if not relations or deprels[kid] in relations:
                return kid
        return -1

    def subtree(self, index: int, without: frozenset[str] = frozenset()) -> list[int]:
        """``index`` and all below it, in order; dependents in ``without`` are cut at the top."""
        found = [index]
        stack = [k for k in self.kids[index] if self.tokens[k].deprel not in without]
        while stack:
            node = stack.pop()
            found.append(node)
            stack.extend(self.kids[node])
        return sorted(found)

    def ancestors(self, index: int) -> list[int]:
        """The tokens above ``index``, nearest first."""
        chain = []
        node = self.tokens[index].head
        while node >= 0:
            chain.append(node)
            node = self.tokens[node].head
        return chain

    def conjuncts(self, index: int) -> list[int]:
        """``index`` and what is coordinated with it."""
        found = [index]
        for kid in self.children(index, "conj"):
            if self.tokens[kid].upos in ("NOUN", "PROPN", "PRON", "NUM", "SYM", "X", "ADJ"):
                found.extend(self.conjuncts(kid))
        return found

    def preposition(self, index: int) -> str:
        """The lower-cased case marker of a noun ("according to" for a fixed one), or ''.

        Of markers that other words part ("according to a statement from X", both hung on X) the
        ones nearest the noun count.
        """
        marks: list[int] = []
        for kid in self.children(index, "case"):
            if kid < index:
                marks.extend((kid, *self.children(kid, "fixed")))
        marks.sort()
        while len(marks) > 1 and any(b - a > 1 for a, b in pairwise(marks)):
            marks.pop(0)
        return " ".join(self.tokens[mark].text.lower() for mark in marks)

    def phrase_from(self, start: int) -> int:
        """The word that governs the noun phrase beginning at ``start``, by order of words alone."""
        node = start
        while node < len(self.tokens) and self.tokens[node].head >= start:
            node = self.tokens[node].head
        return node if node < len(self.tokens) else -1

    def feature(self, index: int, name: str) -> str:
        """The value of a UD feature, or ''."""
        for pair in self.tokens[index].feats.split("|"):
            key, _, value = pair.partition("=")
            if key == name:
                return value
        return ""

    # ------------------------------------------------------------------ words

    def span(self, indices: Iterable[int]) -> Span:
        """The verbatim words from the first to the last of ``indices``."""
        ordered = sorted(indices)
        start, end = self.tokens[ordered[0]].start, self.tokens[ordered[-1]].end
        offset = self.sentence.start
        return Span(start, end, self.sentence.text[start - offset : end - offset])

    def contiguous(self, indices: list[int], anchor: int) -> list[int]:
        """The run of ``indices`` around ``anchor`` without holes wider than punctuation."""
        chosen = set(indices)
        low = high = anchor
        while low - 1 in chosen or (
            low - 2 in chosen and low >= 2 and self.tokens[low - 1].upos == "PUNCT"
        ):
            low -= 1 if low - 1 in chosen else 2
        while high + 1 in chosen or (high + 2 in chosen and self.tokens[high + 1].upos == "PUNCT"):
            high += 1 if high + 1 in chosen else 2
        return list(range(low, high + 1))

    def phrase(self, index: int) -> Span:
        """The noun phrase of ``index`` without clauses, conjuncts and the preposition before it."""
        words = self.contiguous(self.subtree(index, _OUTSIDE_PHRASE), index)
        return self.span(self.trim(words))

    def clause(self, index: int, without: frozenset[str] = frozenset()) -> Span:
        """All words under ``index``, outer punctuation trimmed."""
        return self.span(self.trim(self.subtree(index, without)))

    def trim(self, indices: list[int]) -> list[int]:
        """``indices`` without punctuation at either end; quotation marks in pairs are kept."""
        ordered = sorted(indices)
        low, high = 0, len(ordered) - 1
        while low < high and self.tokens[ordered[low]].text in {",", ";", ":", "-", "–", "—", "."}:
            low += 1
        while high > low and self._loose(ordered, low, high):
            high -= 1
        return ordered[low : high + 1]

    def _loose(self, ordered: list[int], low: int, high: int) -> bool:
        """True for a last token that is punctuation without a partner before it."""
        text = self.tokens[ordered[high]].text
        if text in {",", ";", ":", "-", "–", "—", ".", "!", "?"}:
            return True
        opening = {"”": "“", "»": "«", ")": "(", "]": "[", '"': '"', "’": "‘"}.get(text)
        return opening is not None and not any(
            self.tokens[i].text == opening for i in ordered[low:high]
        )

    def mention(self, index: int) -> Mention:
        """The noun phrase of ``index`` as a role filler."""
        return Mention(self.sentence.index, index, self.phrase(index))

    # ------------------------------------------------------------------ grammar of clauses

    def is_passive(self, index: int) -> bool:
        """True for a passive predicate, a bare past participle hung on a noun included."""
        if any(self.tokens[k].deprel in ("aux:pass", "nsubj:pass") for k in self.kids[index]):
            return True
        token = self.tokens[index]
        if token.deprel == "conj" and self.feature(index, "VerbForm") == "Part":
            head = token.head
            own_subject = self.child(index, *_SUBJECTS) >= 0
            own_auxiliary = self.child(index, "aux") >= 0
            return (
                not own_subject
                and not own_auxiliary
                and self.feature(index, "Tense") == "Past"
                and self.is_passive(head)
            )
        return (
            token.deprel in ("acl", "advcl", "amod")
            and token.upos in ("VERB", "ADJ")
            and self.feature(index, "VerbForm") == "Part"
            and self.feature(index, "Tense") == "Past"
            and not self.children(index, "obj")
            and not self.children(index, "aux")
        )

    def agent(self, index: int) -> int:
        """The by-phrase of a passive, or -1."""
        for kid in self.children(index, "obl:agent", "obl"):
            if self.tokens[kid].deprel == "obl:agent" or self.preposition(kid) == "by":
                return kid
        return -1

    def subject(self, index: int, depth: int = 0) -> int:
        """The grammatical subject of a predicate, found through control, relatives and conjuncts.

        For a passive this is what undergoes. -1 where the sentence does not give one.
        """
        if depth > 8:
            return -1
        own = self.child(index, *_SUBJECTS)
        token = self.tokens[index]
        if own >= 0:
            return self._antecedent(index, own)
        relation, head = token.deprel, token.head
        dummy = self.child(index, "expl")
        if dummy >= 0 and token.upos == "ADJ" and self.child(index, "xcomp") >= 0:
            return dummy  # "Spain said it was ready to help": no dummy in truth.
        if head < 0:
            return -1
        if relation in ("conj", "parataxis") and self.tokens[head].upos in _PREDICATES:
            return self.subject(head, depth + 1)
        if relation == "advmod" and self.words[index] == "yet":
            return self.subject(head, depth + 1)  # "has yet to ratify".
        if relation == "xcomp":
            return self._controller(head, depth)
        if relation == "acl:relcl":
            # A relative without its own subject: "the man who …" has one, "whom …" does not.
            return head
        if relation == "acl":
            return self._of_participle(index, head, depth)
        if base(relation) == "advcl" and self.feature(index, "VerbForm") in ("Ger", "Part", "Inf"):
            blamed = self.child(head, "obj")
            mark = self.child(index, "mark")
            if blamed >= 0 and mark >= 0 and self.words[mark] == "for":
                return blamed  # "punished them for criticising it": they criticised.
            if blamed >= 0 and mark >= 0 and blamed < index and self.lemmas[head] in DIRECTING:
                return blamed  # "invited him to visit", with the visit hung as a purpose.
            return self.subject(head, depth + 1)
        if relation == "ccomp" and self.feature(index, "VerbForm") != "Fin":
            # "denies having attacked": who denies.
            return -1 if self._finite(index) else self.subject(head, depth + 1)
        return -1

    def _finite(self, index: int) -> bool:
        """True where an auxiliary makes the clause finite ("that X was hit")."""
        return any(self.feature(k, "VerbForm") == "Fin" for k in self.children(index, "aux"))

    def _antecedent(self, index: int, subject: int) -> int:
        """The noun a relative pronoun stands for, or the subject itself."""
        if self.tokens[subject].text.lower() in RELATIVES:
            node = index
            while node >= 0 and self.tokens[node].deprel == "conj":
                node = self.tokens[node].head
            if node >= 0 and self.tokens[node].deprel in ("acl:relcl", "acl"):
                return self.tokens[node].head
        return subject

    def _controller(self, head: int, depth: int) -> int:
        """Who does the infinitive under ``head``: its object if it has one, else its subject."""
        target = self.child(head, "obj", "iobj")
        if target >= 0 and self.tokens[head].lemma not in _SUBJECT_CONTROL:
            return target
        if self.is_passive(head) or target < 0 or self.tokens[head].lemma in _SUBJECT_CONTROL:
            return self.subject(head, depth + 1)
        return -1

    def _of_participle(self, index: int, head: int, depth: int) -> int:
        """Subject of a clause hung on a noun: the noun, or for "invitation to visit" its taker."""
        if self.feature(index, "VerbForm") != "Inf" and self.child(index, "mark") < 0:
            return head
        for kid in self.kids[head]:
            if self.tokens[kid].deprel == "nmod" and self.preposition(kid) in ("for", "to"):
                return kid
        owner = self.child(head, "nmod:poss")
        if owner >= 0:
            return owner
        verb = self.tokens[head].head
        if verb >= 0 and self.tokens[head].deprel in ("obj", "obl"):
            return self.subject(verb, depth + 1)
        return -1

    def clause_of(self, index: int) -> int:
        """The nearest predicate at or above ``index``."""
        node = index
        while node >= 0:
            token = self.tokens[node]
            helping = token.deprel in ("aux", "cop", "aux:pass")
            verbal = token.upos in ("VERB", "AUX") and not helping
            if verbal or any(self.tokens[k].deprel in _SUBJECTS for k in self.kids[node]):
                return node
            node = token.head
        return -1


def trees(sentences: Iterable[Sentence]) -> tuple[Tree, ...]:
    """One tree a sentence, in order."""
    return tuple(Tree(sentence) for sentence in sentences)
