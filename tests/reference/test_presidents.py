"""Presidents of states and of other bodies, as the shipped network reads them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.pipeline import Reader
from dragoman.records import Document, Reading

Read = Callable[[str], Reading]


@pytest.fixture(scope="module")
def read() -> Read:
    reader = Reader()
    return lambda text: reader.read(Document(id="d-test", text=text, published="2024-05-10"))


def speakers(reading: Reading) -> list[str]:
    """The names of who speaks, in the order of the statements."""
    known = {actor.id: actor.name for actor in reading.actors}
    return [known[one] for statement in reading.statements for one in statement.speakers]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "The President of the Russian Academy of Sciences said the vaccine was safe.",
            ["President of the Russian Academy of Sciences"],
        ),
        (
            "Vladimir Putin spoke in Moscow. The President of the Russian Academy of Sciences "
            "said the vaccine was safe.",
            ["President of the Russian Academy of Sciences"],
        ),
        (
            "The president of the Ukrainian Football Federation said the cup would be held.",
            ["president of the Ukrainian Football Federation"],
        ),
        ("The President of the Republic of Poland said that he agreed.", ["Andrzej Duda"]),
        (
            "The president of Libya's Presidential Council said that he agreed.",
            ["Mohammed al-Manfi"],
        ),
    ],
)
def test_the_president_of_a_body_is_not_the_states(read: Read, text: str, who: list[str]) -> None:
    assert speakers(read(text)) == who


def test_a_president_of_the_state_is_not_the_academys(read: Read) -> None:
    reading = read(
        "Putin met President of the Russian Academy of Sciences Alexander Sergeyev. "
        "The Russian president thanked him."
    )
    (thanks,) = [event for event in reading.events if event.act == "thank"]
    known = {actor.id: actor.name for actor in reading.actors}
    assert [known[one] for one in thanks.actors] == ["Putin"]
    assert [known[one] for one in thanks.recipients] == ["Alexander Sergeyev"]


def test_two_offices_joined_are_two_people(read: Read) -> None:
    reading = read("The President of France and the Prime Minister of Norway said they agreed.")
    assert {"Emmanuel Macron", "Jonas Gahr Store"} <= set(speakers(reading))
    reading = read("The Head of State of Chad and the First Lady said that they were moved.")
    assert "Mahamat Idriss Déby" in speakers(reading)


def test_one_office_over_two_matters_is_one(read: Read) -> None:
    reading = read("The Minister of Trade and Industry of Norway said that prices fell.")
    assert speakers(reading) == ["Minister of Trade and Industry of Norway"]
    reading = read("A spokesman for the Freedom and Justice Party said that it would wait.")
    assert speakers(reading) == ["spokesman for the Freedom and Justice Party"]
