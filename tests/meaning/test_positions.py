"""Where somebody stands: support, opposition, demands."""

from __future__ import annotations

import pytest

from tests.meaning.conftest import Read, names


def test_support_for_a_thing(read: Read) -> None:
    reading = read("Kenya expressed support for Somalia’s territorial integrity.")
    (position,) = [p for p in reading.positions if p.stance == "supports"]
    assert names(reading, position.holder) == ["Kenya"]
    assert "territorial integrity" in position.topic.phrase.text
    assert position.topic.topic == "territorial-integrity"


def test_opposition(read: Read) -> None:
    reading = read("Chile opposes the construction of the dam.")
    (position,) = [p for p in reading.positions if p.stance == "opposes"]
    assert names(reading, position.holder) == ["Chile"]


def test_negated_support_is_opposition(read: Read) -> None:
    reading = read("Chile does not support the construction of the dam.")
    assert [p.stance for p in reading.positions] == ["opposes"]


def test_a_demand_is_what_must_be_done(read: Read) -> None:
    reading = read("The Sudanese government stressed that the siege must end.")
    (position,) = [p for p in reading.positions if p.stance == "demands"]
    assert "must end" in position.topic.phrase.text


def test_a_denial_of_a_fact_is_no_position(read: Read) -> None:
    for text in (
        "Rabat denied that it had expelled a diplomat.",
        "The junta denied the allegations of torture.",
        "Belgrade rejected the accusation that it had armed the rebels.",
    ):
        assert not read(text).positions, text


def test_an_agreement_to_do_something_is_no_position(read: Read) -> None:
    assert not read("Poland agreed to meet Czech officials on Friday.").positions


def test_no_criticism_is_no_support(read: Read) -> None:
    assert not read("Vietnam stopped short of criticising China.").positions
    assert not read("Israel’s opposition leader called it a failure of policy.").positions
    assert not read("The envoys failed to agree on quotas for next year.").positions


@pytest.mark.parametrize(
    "text",
    [
        "The minister of Norway thanked for the support of the farm reform.",
        "The President of Norway is grateful to the Prime Minister of Austria for his visit.",
        "Norway welcomed the President of Chad to Oslo.",
        "The minister said Norway supports this step.",
        "Norway's president said the army had been sent to protect the port of Bergen.",
        "Norway stressed the need to deliver.",
        "The minister said Norway supports our people.",
    ],
)
def test_courtesy_purpose_and_what_cannot_be_told_are_no_position(read: Read, text: str) -> None:
    assert read(text).positions == ()
