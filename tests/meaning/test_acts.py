"""The lexicon's own sentences through network, finders and references: what each act must match.

Whether the finder sees the act, with the right doer, undergoer and certainty, is asked of its
findings: a sentence alone does not always tell whom "the two presidents" are.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from dragoman.grammar import attach
from dragoman.lexicon import Act, load, titles
from dragoman.lexicon.model import Example
from dragoman.meaning import find
from dragoman.pipeline import Reader
from dragoman.records import Annotated, Document, EventFinding, Mention

#: Share of the sentences that must be found with everything right.
FLOOR = 0.95

ACTS = tuple(load(None).acts.values())


@pytest.fixture(scope="module")
def findings(reader: Reader) -> dict[str, tuple[EventFinding, ...]]:
    """The events found in every example, read once."""
    texts = [e.text for act in ACTS for e in (*act.match, *act.no_match)]
    documents = [Document(id="d-act", text=text) for text in dict.fromkeys(texts)]
    return {
        annotated.document.text: find(attach(annotated, titles().by_phrase), reader.lexicon).events
        for annotated in _annotated(reader, documents)
    }


def _annotated(reader: Reader, documents: list[Document]) -> Iterable[Annotated]:
    for start in range(0, len(documents), 16):
        yield from reader.grammar.annotate(documents[start : start + 16])


def right(act: Act, example: Example, found: EventFinding) -> bool:
    """Act, parties and certainty as the example has them."""
    if found.act not in (act.id, act.converse):
        return False
    if example.certainty and found.certainty != example.certainty:
        return False
    around = " ".join(span.text.lower() for span in found.evidence)
    doers, others = _said(found.actors), _said(found.recipients) + around
    if found.act == act.converse:  # "received a delegation": told as one that was sent.
        doers = others = doers + others
    return all(word.lower() in doers for word in example.actor) and all(
        word.lower() in others for word in example.recipient
    )


def _said(mentions: tuple[Mention, ...]) -> str:
    return " | ".join(mention.span.text.lower() for mention in mentions)


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.id)
def test_no_sentence_that_must_not_match_does(
    act: Act, findings: dict[str, tuple[EventFinding, ...]]
) -> None:
    wrong = [e.text for e in act.no_match if any(f.act == act.id for f in findings[e.text])]
    assert not wrong


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.id)
def test_each_act_is_found(act: Act, findings: dict[str, tuple[EventFinding, ...]]) -> None:
    found = [e.text for e in act.match if any(right(act, e, f) for f in findings[e.text])]
    assert found


def test_share_of_all_sentences(findings: dict[str, tuple[EventFinding, ...]]) -> None:
    cases = [(act, example) for act in ACTS for example in act.match]
    missed = [
        f"{act.id}: {example.text}"
        for act, example in cases
        if not any(right(act, example, found) for found in findings[example.text])
    ]
    assert 1 - len(missed) / len(cases) >= FLOOR, "\n".join(missed)
