"""Statements resolved: who speaks, through which texts, when it was made, what it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.lexicon import topics
from dragoman.records import (
    Annotated,
    Date,
    Mention,
    Sentence,
    Span,
    Statement,
    StatementFinding,
    Voice,
)
from dragoman.reference.actors import ActorIndex
from dragoman.reference.identifiers import record_id


@dataclass(frozen=True, slots=True)
class Resolved:
    """A statement finding with its speakers, issuers and record."""

    finding: StatementFinding
    record: Statement


def resolve_statements(
    annotated: Annotated,
    findings: Sequence[StatementFinding],
    actors: ActorIndex,
    made: Mapping[int, Date],
) -> tuple[Statement, ...]:
    """One record a finding, in the same order.

    ``made``: the dates of findings whose words tell one, by index.
    """
    speakers = tuple(_speakers(finding, actors) for finding in findings)
    issuers = _issuers(findings, actors)
    records: list[Statement] = []
    for number, finding in enumerate(findings):
        named = bool(finding.sources or finding.source or finding.vehicles)
        voice = _chain(annotated, findings, number, (speakers, issuers), actors)
        unattributed = finding.unattributed or not named
        who = () if unattributed else speakers[number]
        records.append(
            Statement(
                id=record_id(
                    "s", annotated.document.id, (*finding.content, *finding.source), finding.act
                ),
                source=finding.source,
                speaker=who[0] if who else None,
                speakers=who,
                voice="unattributed" if unattributed else voice,
                cue=finding.cue,
                act=finding.act,
                manner=finding.manner,
                content=finding.content,
                quotes=finding.quotes,
                addressees=_all(finding.addressees, actors),
                made=made.get(number),
                topics=topics_in(annotated.sentences, finding.content),
                by=finding.by,
                confidence=finding.confidence,
                reason=_reason(finding, who, unattributed),
            )
        )
    return tuple(records)


def _all(mentions: Sequence[Mention], actors: ActorIndex) -> tuple[str, ...]:
    """The actors of several noun phrases, each once."""
    return tuple(dict.fromkeys(one for mention in mentions for one in actors.at(mention)))


def _speakers(finding: StatementFinding, actors: ActorIndex) -> tuple[str, ...]:
    """Who speaks."""
    return _all(finding.sources, actors)


def _reason(finding: StatementFinding, who: tuple[str, ...], unattributed: bool) -> str | None:
    """Why nobody is named, where the words name a source that means no actor we know."""
    if who or unattributed:
        return None
    words = " … ".join(span.text for span in finding.source)
    return f"who is meant by {words!r} is not told" if words else "the source is not told"


def _issuers(
    findings: Sequence[StatementFinding], actors: ActorIndex
) -> tuple[tuple[str, ...], ...]:
    """Who issued the text a statement came in: its speaker where the text itself is the source.

    "said in an interview" is no text of an issuer's: then the speaker alone counts.
    """
    return tuple(_all(finding.sources, actors) if finding.vehicles else () for finding in findings)


def _chain(
    annotated: Annotated,
    findings: Sequence[StatementFinding],
    number: int,
    resolved: tuple[Sequence[tuple[str, ...]], Sequence[tuple[str, ...]]],
    actors: ActorIndex,
) -> tuple[Voice, ...]:
    """The chain to the reader, outermost first: publisher, the statements around, the own text."""
    speakers, issuers = resolved
    links: list[Voice] = []
    if annotated.document.publisher:
        links.append(Voice(annotated.document.publisher, None))
    for outer in _around(findings, number):
        links.extend(_vehicles(findings[outer], issuers[outer]))
        for identifier in speakers[outer]:
            actor = actors.get(identifier)
            span = findings[outer].source[0] if findings[outer].source else None
            if actor is not None and not findings[outer].vehicles:
                links.append(Voice(actor.name, span, identifier))
    links.extend(_vehicles(findings[number], issuers[number]))
    return tuple(links)


def _vehicles(finding: StatementFinding, issuer: tuple[str, ...]) -> list[Voice]:
    """The texts a statement came in, each with who issued it where that is one actor."""
    one = issuer[0] if len(issuer) == 1 else None
    return [
        Voice(" ".join(mention.span.text.split()), mention.span, one)
        for mention in finding.vehicles
    ]


def _around(findings: Sequence[StatementFinding], number: int) -> list[int]:
    """The statements a statement lies in, outermost first."""
    chain: list[int] = []
    parent = findings[number].parent
    while parent is not None and parent not in chain and parent != number:
        chain.append(parent)
        parent = findings[parent].parent
    return list(reversed(chain))


# ------------------------------------------------------------------ topics


def topics_in(sentences: Sequence[Sentence], spans: Sequence[Span]) -> tuple[str, ...]:
    """Topics of the lexicon spoken of in some words, in order of their first phrase."""
    found: dict[str, int] = {}
    for span in spans:
        for words in _words_in(sentences, span):
            for place, word in enumerate(words):
                for topic, phrase in _phrases().get(word, ()):
                    if tuple(words[place : place + len(phrase)]) == phrase:
                        found[topic] = min(found.get(topic, span.start + place), span.start + place)
    return tuple(sorted(found, key=lambda topic: (found[topic], topic)))


@lru_cache(maxsize=1)
def _phrases() -> Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """The phrases of all topics by their first word, with the topic."""
    index: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for entry in topics().values():
        for phrase in entry.phrases:
            index.setdefault(phrase[0], []).append((entry.id, phrase))
    return {word: tuple(found) for word, found in index.items()}


def _words_in(sentences: Sequence[Sentence], span: Span) -> tuple[list[str], list[str]]:
    """Lemmas and lower-case words of the tokens inside a span."""
    tokens = [
        token
        for sentence in sentences
        if sentence.start < span.end and span.start < sentence.end
        for token in sentence.tokens
        if span.start <= token.start and token.end <= span.end
    ]
    return [token.lemma.lower() for token in tokens], [token.text.lower() for token in tokens]
