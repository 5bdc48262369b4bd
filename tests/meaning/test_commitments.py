"""Invitations, offers and pledges: opened, answered, and to whom."""

from __future__ import annotations

import pytest

from tests.meaning.conftest import Read, names


def test_an_invitation_is_open(read: Read) -> None:
    reading = read("President Lula invited Prime Minister Modi to visit Brasilia.")
    (owed,) = [c for c in reading.commitments if c.kind == "invitation"]
    assert owed.status == "open"
    assert names(reading, owed.giver) == ["Lula"]
    assert names(reading, owed.taker) == ["Modi"]
    assert "visit Brasilia" in owed.what.text


def test_a_planned_invitation_owes_nothing_yet(read: Read) -> None:
    reading = read("President Lula may invite Prime Minister Modi to Brasilia.")
    assert not [c for c in reading.commitments if c.kind == "invitation"]


def test_readiness_is_an_offer(read: Read) -> None:
    reading = read("The minister reaffirmed Norway’s readiness to help with the search in Chile.")
    (owed,) = [c for c in reading.commitments if c.kind == "offer"]
    assert owed.status == "open"
    assert "help with the search" in owed.what.text


def test_a_promise_is_a_pledge(read: Read) -> None:
    reading = read("Canada promised to send ten million dollars to Haiti.")
    assert any(c.kind == "pledge" for c in reading.commitments)


def test_every_commitment_shows_its_words(read: Read) -> None:
    text = "Canada promised to send ten million dollars to Haiti, and offered to host the talks."
    for owed in read(text).commitments:
        assert text[owed.what.start : owed.what.end] == owed.what.text
        assert owed.history
        assert owed.history[0].evidence


def test_a_pledge_is_due_when_it_is_to_be_kept(read: Read) -> None:
    reading = read("Norway pledged on Tuesday to send tents to Chad by July.")
    (owed,) = [c for c in reading.commitments if c.kind == "pledge"]
    assert owed.what.text == "to send tents to Chad by July"
    assert owed.due is not None
    assert owed.due.start == "2024-07-01"


def test_what_is_promised_is_not_told_again_as_a_concession(read: Read) -> None:
    for text in (
        "The president promised to ease restrictions on the press.",
        "Qatar pledged a further 40 million dollars in aid to Lebanon.",
    ):
        assert [event.act for event in read(text).events] == ["pledge"], text


def test_a_deed_that_is_promised_is_a_planned_event(read: Read) -> None:
    reading = read("Armenia promised to reopen the border with Turkey.")
    assert {(e.act, e.certainty) for e in reading.events} == {
        ("pledge", "happened"), ("open-border", "planned"),
    }  # fmt: skip


def test_the_bodies_in_an_agreement_are_not_to_whom_it_is_owed(read: Read) -> None:
    reading = read("Kenya and Chad agreed to meet at the summit in Addis Ababa in July.")
    (owed,) = [c for c in reading.commitments if c.kind == "agreement"]
    assert set(names(reading, owed.giver) + names(reading, owed.taker)) == {"Kenya", "Chad"}


def test_a_refusal_of_something_else_declines_nothing(read: Read) -> None:
    text = (
        "Norway offered Chad two field hospitals on Monday. Their crews come from Bergen and are "
        "to be flown in with tents, beds and medicines for six months, as the ministry in Oslo "
        "described it, with more planes to follow from the base at Bodø once the runway in the "
        "desert has been mended by engineers. Chad refused to condemn the coup in the region."
    )
    reading = read(text, "2031-05-06")
    offers = [c for c in reading.commitments if c.kind == "offer"]
    assert offers and {c.status for c in offers} == {"open"}


def test_an_answer_that_names_the_offer_moves_it(read: Read) -> None:
    text = "Norway offered Chad two field hospitals on Monday. Chad accepted the offer on Tuesday."
    reading = read(text, "2031-05-08")
    assert {c.status for c in reading.commitments if c.kind == "offer"} == {"accepted"}


def test_a_day_that_has_passed_is_no_due_day(read: Read) -> None:
    text = "Norway demanded on Monday that Chad return to the borders of 1997."
    reading = read(text, "2031-05-06")
    assert all(c.due is None for c in reading.commitments)


@pytest.mark.parametrize(
    "text",
    [
        "The diplomat said Norway might offer to mediate.",
        "Norway could promise to help.",
        "Norway would offer to mediate if asked.",
    ],
)
def test_what_may_be_promised_is_not_owed(read: Read, text: str) -> None:
    assert read(text).commitments == ()
    assert len(read("Norway offered to mediate.").commitments) == 1


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("before 2033", "2032-12-31"),
        ("ahead of 9 June 2031", "2031-06-08"),
        ("before the end of May", "2031-05-31"),
        ("by June", "2031-06-30"),
    ],
)
def test_before_a_day_is_by_the_day_before(read: Read, words: str, end: str) -> None:
    (pledge,) = read(f"Norway promised to send doctors {words}.", "2031-05-06").commitments
    assert pledge.due is not None and pledge.due.end == end


@pytest.mark.parametrize(
    "text",
    [
        "Norway promised to set a higher pension for 2032.",
        "Norway offered to support the team, which began working in Chad in May.",
        "Norway proposed raising wages every year from 2035 on.",
        "The President of Norway asked the ministry to finish the list based on the results of "
        "their work this year.",
    ],
)
def test_a_day_that_describes_a_thing_is_no_due_day(read: Read, text: str) -> None:
    found = read(text, "2031-05-06").commitments
    assert found and all(one.due is None for one in found)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        (
            "Norway proposed to hold a summit in Oslo in June with the leaders of Chad.",
            "2031-06-30",
        ),
        ("Norway and Chad agreed to complete the work by the end of the year.", "2031-12-31"),
    ],
)
def test_a_day_on_which_it_is_to_be_done_is_its_due_day(read: Read, text: str, end: str) -> None:
    (one,) = read(text, "2031-05-06").commitments
    assert one.due is not None and one.due.end == end


def test_who_was_not_asked_does_not_answer(read: Read) -> None:
    text = "Austria offered to send doctors. Kenya rejected the budget for doctors."
    assert {c.status for c in read(text, "2031-05-06").commitments} == {"open"}
    text = "Austria offered to send doctors to Kenya. Kenya rejected the offer."
    assert [c.status for c in read(text, "2031-05-06").commitments] == ["declined"]


def test_who_is_named_in_what_is_offered_may_answer(read: Read) -> None:
    text = "Austria offered to meet with the President of Kenya at any time. Kenya refused to meet."
    assert [c.status for c in read(text, "2031-05-06").commitments] == ["declined"]


def test_a_proposal_is_another_one(read: Read) -> None:
    text = (
        "The minister of Austria suggested turning to the agenda. "
        "Yesterday the Government approved a proposal to support the sale of medicines."
    )
    assert {c.status for c in read(text, "2031-05-06").commitments} == {"open"}


def test_a_visit_of_others_keeps_no_invitation(read: Read) -> None:
    text = "Chad invited farmers of Kenya to visit its fair. The King of Bahrain visited Chad."
    reading = read(text, "2031-05-06")
    assert [c.status for c in reading.commitments if c.kind == "invitation"] == ["open"]
    text = "Chad invited the minister of Kenya to visit. The minister visited Chad on Monday."
    reading = read(text, "2031-05-06")
    assert [c.status for c in reading.commitments if c.kind == "invitation"] == ["kept"]


def test_a_name_shared_is_no_answer(read: Read) -> None:
    text = (
        "Last year Acme Mills proposed a slate of Borealis board members. The trade press wrote at "
        "length about it and about many other things that moved the markets of the north in those "
        "days, from herring to timber. Borealis rejected the merger."
    )
    assert {c.status for c in read(text, "2031-05-06").commitments} == {"open"}


def test_the_day_an_offer_was_raised_is_not_when_it_is_due(read: Read) -> None:
    found = read("Acme Mills on Monday raised its offer to $82 a share.", "2031-05-06").commitments
    assert all(one.due is None for one in found)
