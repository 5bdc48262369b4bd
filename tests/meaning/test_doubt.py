"""The second opinion on an event: agreement, difference, and where there is none to be had."""

from __future__ import annotations

from dragoman.meaning import doubt
from dragoman.records import Codes, EventFinding, Span
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


def test_agreement_gives_the_measured_confidence(read: Read) -> None:
    (event,) = read("Kenya condemned the Sudanese government on Friday.").events
    assert event.act == "condemn"
    assert event.confidence == doubt.AGREED


def test_without_both_parties_there_is_no_second_opinion(read: Read) -> None:
    (event,) = [e for e in read("The president resigned on Friday.").events if e.act == "resign"]
    assert event.confidence not in (doubt.AGREED, doubt.DIFFERENT, doubt.CONTRADICTED)
