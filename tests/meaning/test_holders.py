"""Whose position it is: the owner of the words, who is thanked for it, the speaker, or nobody."""

from __future__ import annotations

import pytest

from tests.meaning.conftest import Read, names


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        (
            "The President of Norway thanked Austria for consistent support for the reform of the "
            "bank.",
            ["Austria"],
        ),
        (
            "Norway expressed gratitude to Austria for its support of the reform of the bank.",
            ["Austria"],
        ),
        ("Norway thanked Austria and Kenya for their support for the new port.",
         ["Austria", "Kenya"]),
    ],
)  # fmt: skip
def test_who_is_thanked_for_support_holds_the_position(
    read: Read, text: str, holders: list[str]
) -> None:
    reading = read(text)
    (position,) = [p for p in reading.positions if p.stance == "supports"]
    assert names(reading, position.holder) == holders


@pytest.mark.parametrize(
    "text",
    [
        "Norway's proposal on the port was rejected, the President of Norway said.",
        "The President of Norway said some voices were calling for new tariffs.",
        "The plan needs the support of our partners, the President of Norway said.",
        "The captain defended Bergen and captured a tank.",
        "Norway saw a recovery in demand for credit.",
        "The minister of Norway spoke with respect to the port.",
        "Norway will act in the interests of the farmers.",
        "The minister of Norway stressed that they must be implemented.",
    ],
)
def test_a_stance_of_nobody_named_is_not_the_speakers(read: Read, text: str) -> None:
    assert read(text).positions == ()


def test_what_somebody_else_is_told_to_demand_is_his(read: Read) -> None:
    reading = read("The President of Norway said that Kenya stressed that the siege must end.")
    assert [names(reading, one.holder) for one in reading.positions] == [["Kenya"]]
