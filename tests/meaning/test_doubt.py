"""How sure an event is: what lowers it, what raises it, and the type it is told as."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from dragoman import lexicon
from dragoman.lexicon.model import CueKind
from dragoman.meaning import doubt
from dragoman.meaning.trees import Tree
from dragoman.records import Codes, EventFinding, Sentence, Span, Token
from tests.meaning.conftest import Read


def _event(certainty: str) -> EventFinding:
    return EventFinding(
        act="visit",
        sentence=0,
        trigger=0,
        evidence=(Span(0, 5, "visit"),),
        actors=(),
        recipients=(),
        certainty=certainty,
        background=False,
    )


def _codes(plover: str, quad: int) -> Codes:
    return Codes(plover, None, (), None, quad, None)


def test_planned_cooperation_is_told_as_agreement() -> None:
    assert doubt.told_type(_event("planned"), _codes("CONSULT", 1)) == "AGREE"


def test_refused_cooperation_is_told_as_rejection() -> None:
    assert doubt.told_type(_event("negated"), _codes("AID", 2)) == "REJECT"


def test_conflict_stays_what_it_is() -> None:
    assert doubt.told_type(_event("planned"), _codes("ASSAULT", 4)) == "ASSAULT"


def test_types_the_model_has_as_one_are_one() -> None:
    assert doubt.told_type(_event("happened"), _codes("RETREAT", 2)) == "YIELD"


def _sure(read: Read, text: str, act: str) -> float:
    """The confidence of the one event of an act."""
    (event,) = [one for one in read(text).events if one.act == act]
    return event.confidence


def test_plain_words_of_diplomacy_are_surer_than_vague_ones(read: Read) -> None:
    plain = _sure(read, "France imposed sanctions on Belarus on Monday.", "sanction")
    vague = _sure(
        read,
        "It might impose sanctions on Belarus if the talks in the capital, which nobody expects "
        "to end before the summer, should fail.",
        "sanction",
    )
    assert plain >= 0.8
    assert vague < 0.4


def test_contacts_of_the_named_are_sure(read: Read) -> None:
    assert _sure(read, "Kenya's president met Egypt's president in Cairo.", "meeting") >= 0.8
    assert _sure(read, "Macron had a telephone conversation with Sisi.", "call") >= 0.8


@pytest.mark.parametrize(
    ("surer", "less", "act"),
    [
        ("Kenya condemned the Sudanese government.", "It condemned the government.", "condemn"),
        ("France imposed sanctions on Belarus.", "France may sanction Belarus.", "sanction"),
        ("France may sanction Belarus.", "She may sanction Belarus.", "sanction"),
    ],
)
def test_what_makes_readings_go_wrong_lowers_it(
    read: Read, surer: str, less: str, act: str
) -> None:
    assert _sure(read, surer, act) > _sure(read, less, act)


def test_every_mark_weighs_what_it_should() -> None:
    """Only agreement speaks for an event; what is not real is in more doubt than what is ahead."""
    assert doubt.WEIGHTS["agreed"] > 0
    against = {"length", "pronoun", "embedded", "noun", "undone", "unreal"}
    assert all(doubt.WEIGHTS[name] < 0 for name in against)
    assert set(doubt.WEIGHTS) == against | {"agreed", "constant"}


@pytest.mark.parametrize("kind", ["verb", "noun"])
def test_the_odds_are_those_of_the_weights(kind: CueKind) -> None:
    """An event of nobody that happened: the constant, the length, and the kind of its cue."""
    words = "The visit ended ."
    tokens = tuple(
        Token(place, place + len(word), word, word.lower(), upos, "", head, deprel)
        for place, word, upos, head, deprel in (
            (0, "The", "DET", 1, "det"),
            (4, "visit", "NOUN", 2, "nsubj"),
            (10, "ended", "VERB", -1, "root"),
            (16, ".", "PUNCT", 2, "punct"),
        )
    )
    tree = Tree(Sentence(0, 0, len(words), words, tokens))
    event = replace(_event("happened"), trigger=1)
    odds = doubt.WEIGHTS["constant"] + doubt.WEIGHTS["length"] * math.log(4)
    odds += doubt.WEIGHTS["noun"] if kind == "noun" else 0
    told = doubt.weighed(event, tree, lexicon.load(), kind)
    assert told.confidence == pytest.approx(1 / (1 + math.exp(-odds)), abs=0.005)
