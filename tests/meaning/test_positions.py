"""Where somebody stands: support, opposition, demands."""

from __future__ import annotations

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
