"""Noun phrases that may refer to an actor, as :mod:`mentions` finds them.

Also :class:`Words`, the small view of one sentence that every module of the actor resolver shares.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from dragoman.records import Name, Sentence, Span

Form = Literal["name", "description", "pronoun"]


@dataclass(frozen=True, slots=True)
class Title:
    """An office as the words give it.

    ``words`` as printed, without article, country or owner ("interim President"); ``group`` and
    ``rank`` as in the vocabulary; ``country`` alpha-3; ``body`` what it is an office of
    ("Kremlin"); ``owner`` the token of a possessor who is a person or pronoun ("Putin's envoy");
    ``past`` where the words say it is held no more; ``tokens`` all tokens it covers; ``several``
    where the title noun is plural ("heads of …").
    """

    words: str
    group: str
    rank: int
    country: str | None
    body: str | None
    owner: int | None
    past: bool
    tokens: tuple[int, ...]
    noun: int = -1
    several: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """One noun phrase that may refer to an actor.

    ``tokens``: every token that stands for it (name, titles, head), for look-ups by head. ``what``:
    person, organisation, country, capital, place, people (a nationality as a noun), seat, office,
    group, or pronoun. ``name`` the bare name; ``kind`` and ``country`` as far as the words say.
    """

    sentence: int
    head: int
    tokens: tuple[int, ...]
    span: Span
    form: Form
    what: str
    name: str | None = None
    title: Title | None = None
    kind: str | None = None
    country: str | None = None
    gender: str | None = None
    plural: bool = False
    definite: bool = False
    owner: int | None = None
    aliases: tuple[str, ...] = ()
    inner: tuple[int, ...] = ()
    titles: tuple[Title, ...] = field(default=())

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands: (sentence, head token)."""
        return self.sentence, self.head


class Words:
    """One sentence as the resolver looks at it: tokens, children, what name covers which."""

    __slots__ = ("cover", "folded", "kids", "names", "sentence", "tokens")

    def __init__(self, sentence: Sentence, names: Iterable[Name], folded: tuple[str, ...]) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.folded = folded
        self.names = tuple(names)
        self.cover: dict[int, Name] = {
            index: name for name in self.names for index in range(name.first, name.last)
        }
        kids: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if 0 <= token.head < len(kids) and token.head != index:
                kids[token.head].append(index)
        self.kids = kids

    def span(self, first: int, last: int) -> Span:
        """The words of tokens ``first`` to ``last`` (exclusive)."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        offset = self.sentence.start
        return Span(start, end, self.sentence.text[start - offset : end - offset])

    def text(self, first: int, last: int) -> str:
        """Those words, with single blanks."""
        offset = self.sentence.start
        start, end = self.tokens[first].start - offset, self.tokens[last - 1].end - offset
        return " ".join(self.sentence.text[start:end].split())

    def is_possessive(self, index: int) -> bool:
        """True for the mark in "Syria's"."""
        return 0 <= index < len(self.tokens) and self.folded[index] in ("'s", "'")

    def top(self, first: int, last: int) -> int:
        """The token of [first, last) whose head lies outside: the head of the stretch."""
        for index in range(first, last):
            head = self.tokens[index].head
            if not first <= head < last:
                return index
        return last - 1

    def case(self, index: int) -> str:
        """The preposition before a noun, lower case; '' where none."""
        for kid in self.kids[index]:
            if self.tokens[kid].deprel.startswith("case") and kid < index:
                words = [self.folded[kid]]
                words += [
                    self.folded[k] for k in self.kids[kid] if self.tokens[k].deprel == "fixed"
                ]
                return " ".join(words)
        return ""

    def relation(self, index: int) -> str:
        """The relation of ``index`` to the sentence, seen through coordination."""
        seen = 0
        while self.tokens[index].deprel == "conj" and self.tokens[index].head >= 0 and seen < 20:
            index = self.tokens[index].head
            seen += 1
        return self.tokens[index].deprel

    def governor(self, index: int) -> int:
        """The head of ``index``, seen through coordination; -1 for the root."""
        seen = 0
        while self.tokens[index].deprel == "conj" and self.tokens[index].head >= 0 and seen < 20:
            index = self.tokens[index].head
            seen += 1
        return self.tokens[index].head

    def above(self, index: int) -> list[int]:
        """The tokens above ``index``, nearest first."""
        chain: list[int] = []
        node = self.tokens[index].head
        while node >= 0 and node not in chain:
            chain.append(node)
            node = self.tokens[node].head
        return chain
