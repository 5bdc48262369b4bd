"""Two accounts of one contact side by side: what both say, what only one says, where they differ.

Method. Every statement is cut into phrases: its quotations, and what is left of its content between
commas, semicolons and marks. A phrase is the set of its content lemmas (nouns, verbs, adjectives,
numbers; no names, which both sides share anyway). Two phrases of different accounts are set against
each other by the share of the smaller set that the other has; pairs are taken best first, one
partner each:

* at least half shared, and two lemmas or more: said by **both** - unless numbers disagree or only
  one of the two is negated, then they **differ**;
* a third to a half shared, and a topic of the lexicon in common: they **differ**;
* a phrase without a partner is said by **only** one side.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.records import Account, Comparison, Sentence, Span, Statement, Token

_BOTH = 0.5
_ALIKE = 0.34
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "NUM"})
_LIGHT = frozenset(
    "be have do make take give say said other such include including regard country side party "
    "part need set number way new current".split()
)
_EDGE = frozenset({"CCONJ", "SCONJ", "ADP", "PART", "PUNCT"})
_NEGATIONS = frozenset("not no never without n't nor neither".split())
_BREAK = re.compile(r"[,;:“”\"«»]|\s[-–—]\s")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Some words of an account and what they speak of."""

    side: str
    span: Span
    lemmas: frozenset[str]
    numbers: frozenset[str]
    negated: bool
    topics: frozenset[str]


def compare(
    accounts: Sequence[Account], statements: Sequence[Statement], sentences: Sequence[Sentence]
) -> Comparison | None:
    """The comparison of the accounts of one contact; None where fewer than two sides gave one."""
    if len(accounts) < 2:
        return None
    by_id = {statement.id: statement for statement in statements}
    phrases = {
        account.side: _phrases(
            account.side, [by_id[i] for i in account.statements if i in by_id], sentences
        )
        for account in accounts
    }
    both: list[tuple[Span, ...]] = []
    differ: list[tuple[Span, ...]] = []
    paired: set[Span] = set()
    for score, one, other in _pairs(phrases):
        if one.span in paired or other.span in paired:
            continue
        verdict = _verdict(score, one, other)
        if verdict is None:
            continue
        paired.update((one.span, other.span))
        (both if verdict == "both" else differ).append((one.span, other.span))
    only: Mapping[str, tuple[Span, ...]] = {
        side: tuple(phrase.span for phrase in told if phrase.span not in paired)
        for side, told in phrases.items()
    }
    return Comparison(tuple(sorted(both)), only, tuple(sorted(differ)))


def _pairs(phrases: Mapping[str, Sequence[Phrase]]) -> list[tuple[float, Phrase, Phrase]]:
    """Phrases of different sides with how much they share, best first."""
    sides = list(phrases)
    found = [
        (_shared(one, other), one, other)
        for index, side in enumerate(sides)
        for rival in sides[index + 1 :]
        for one in phrases[side]
        for other in phrases[rival]
    ]
    kept = [pair for pair in found if pair[0] >= _ALIKE]
    return sorted(
        kept, key=lambda pair: (-pair[0], -len(pair[1].lemmas & pair[2].lemmas), pair[1].span)
    )


def _shared(one: Phrase, other: Phrase) -> float:
    """The share of the smaller phrase's lemmas that the other has."""
    smaller = min(len(one.lemmas), len(other.lemmas))
    return len(one.lemmas & other.lemmas) / smaller if smaller else 0.0


def _verdict(score: float, one: Phrase, other: Phrase) -> str | None:
    """Both, differ, or None for phrases that do not belong together."""
    common = len(one.lemmas & other.lemmas)
    smaller = min(len(one.lemmas), len(other.lemmas))
    if score >= _BOTH and (
        common >= 2 or common == smaller == max(len(one.lemmas), len(other.lemmas))
    ):
        if one.negated != other.negated:
            return "differ"
        if one.numbers and other.numbers and not one.numbers & other.numbers:
            return "differ"
        return "both"
    return "differ" if one.topics & other.topics and common >= 2 else None


def _phrases(
    side: str, statements: Sequence[Statement], sentences: Sequence[Sentence]
) -> tuple[Phrase, ...]:
    """The phrases of an account, none inside another."""
    spans: list[Span] = []
    for statement in _innermost(statements):
        for content in statement.content:
            pieces = (_bare(piece, sentences) for piece in _cut(content, statement.quotes))
            spans.extend(piece for piece in pieces if piece is not None)
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda s: (s.start - s.end, s.start)):
        if not any(other.overlaps(span) for other in kept):
            kept.append(span)
    made: list[Phrase] = []
    for span in sorted(kept):
        tokens = _tokens(span, sentences)
        lemmas = frozenset(
            token.lemma.lower()
            for token in tokens
            if token.upos in _CONTENT
            and token.lemma.lower() not in _LIGHT
            and not (token.upos in ("PROPN", "ADJ") and token.text[:1].isupper())
        )
        if lemmas:
            made.append(
                Phrase(
                    side,
                    span,
                    lemmas,
                    frozenset(token.text for token in tokens if token.upos == "NUM"),
                    any(token.text.lower() in _NEGATIONS for token in tokens),
                    frozenset(t for s in statements if _covers(s, span) for t in s.topics),
                )
            )
    return tuple(made)


def _innermost(statements: Sequence[Statement]) -> list[Statement]:
    """Without statements whose words the statements inside them tell again for the most part."""
    kept: list[Statement] = []
    for outer in statements:
        size = sum(span.end - span.start for span in outer.content)
        inner = {
            span
            for other in statements
            if other.cue is not None and other.id != outer.id and _covers(outer, other.cue)
            for span in other.content
            if _covers(outer, span)
        }
        if sum(span.end - span.start for span in inner) * 2 < size:
            kept.append(outer)
    return kept


def _bare(span: Span, sentences: Sequence[Sentence]) -> Span | None:
    """A phrase without the particles it begins and ends with; None where nothing is left."""
    tokens = _tokens(span, sentences)
    while tokens and tokens[0].upos in _EDGE:
        tokens = tokens[1:]
    while tokens and tokens[-1].upos in _EDGE | {"DET"}:
        tokens = tokens[:-1]
    if not tokens:
        return None
    start, end = tokens[0].start, tokens[-1].end
    return Span(start, end, span.text[start - span.start : end - span.start])


def _covers(statement: Statement, span: Span) -> bool:
    """True where a statement's content holds the span."""
    return any(content.covers(span) for content in statement.content)


def _cut(content: Span, quotes: Sequence[Span]) -> list[Span]:
    """Quotations inside a content, and the stretches between them and the commas."""
    inside = sorted(quote for quote in quotes if content.covers(quote))
    pieces: list[Span] = list(inside)
    place = content.start
    for quote in (*inside, None):
        end = quote.start if quote is not None else content.end
        if end > place:
            pieces.extend(_split(content, place, end))
        place = max(place, quote.end) if quote is not None else place
    return pieces


def _split(content: Span, start: int, end: int) -> list[Span]:
    """The stretches of [start, end) between breaks, blanks trimmed."""
    text = content.text[start - content.start : end - content.start]
    pieces: list[Span] = []
    last = 0
    for match in (*_BREAK.finditer(text), None):
        stop = match.start() if match is not None else len(text)
        piece = text[last:stop]
        bare = piece.strip(" \n\t.!?'’‘")
        if bare:
            begin = start + last + piece.index(bare)
            pieces.append(Span(begin, begin + len(bare), bare))
        last = match.end() if match is not None else stop
    return pieces


def _tokens(span: Span, sentences: Sequence[Sentence]) -> list[Token]:
    """The tokens inside a span."""
    return [
        token
        for sentence in sentences
        if sentence.start < span.end and span.start < sentence.end
        for token in sentence.tokens
        if span.start <= token.start and token.end <= span.end
    ]
