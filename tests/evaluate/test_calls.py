"""Who was on a call, from titles and texts of our own."""

from __future__ import annotations

from typing import Any

import pytest
from calls import person, told_calls
from readouts import Tally, score


def release(title: str, text: str = "", published: str = "2023-05-04T10:00:00Z") -> dict[str, Any]:
    return {"title": title, "summary": None, "text": text, "published": published}


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("President of the Republic of Kenya William Ruto", "William Ruto"),
        ("King Harald of Norway", "Harald"),
        ("Crown Prince of Kuwait Mishal al-Ahmad Al Sabah", "Mishal al-Ahmad Al Sabah"),
        ("Sanna Marin, Leader of the Opposition", "Sanna Marin"),
        ("African Union Chairperson, President of Comoros Azali Assoumani", "Azali Assoumani"),
        ("President of the European Parliament", None),
        ("the Prime Minister of Belgium", None),
    ],
)
def test_person(phrase: str, name: str | None) -> None:
    assert person(phrase) == name


def test_several_conversations_are_several_calls() -> None:
    title = "Telephone conversations with President of Chile Gabriel Boric and Olaf Scholz"
    calls = told_calls(release(title))
    assert [call.parties[1] for call in calls] == ["Gabriel Boric", "Olaf Scholz"]
    one = told_calls(release(title.replace("conversations", "conversation")))
    assert [call.parties[1:] for call in one] == [("Gabriel Boric", "Olaf Scholz")]


def test_the_holder_of_an_office_is_taken_from_the_text() -> None:
    text = (
        "President of Ukraine Volodymyr Zelenskyy had a phone conversation with Prime Minister of "
        "Belgium Alexander De Croo. They spoke of grain."
    )
    title = (
        "President of Ukraine had a second phone conversation with the Prime Minister of Belgium"
    )
    (call,) = told_calls(release(title, text))
    assert call.parties == ("Volodymyr Zelenskyy", "Alexander De Croo")
    assert call.day == "2023-05-04"


def test_a_day_named_at_the_head_of_the_text_is_the_day() -> None:
    text = "On December 30, Vladimir Putin had a telephone conversation with Gabriel Boric."
    (call,) = told_calls(
        release("Telephone conversation with Gabriel Boric", text, "2024-01-01T02:00:00Z")
    )
    assert call.day == "2023-12-30"


@pytest.mark.parametrize(
    "title",
    [
        "President held a conference call on road repair",
        "Telephone conversations with heads of several states",
        "Briefing following a telephone conversation between two presidents",
        "Talks with President of Chile Gabriel Boric",
    ],
)
def test_other_titles_tell_of_no_call(title: str) -> None:
    assert told_calls(release(title)) == ()


def reading(parties: list[str], day: str | None, background: bool = False) -> dict[str, Any]:
    names = {"a": "Vladimir Putin", "b": "Gabriel Boric", "c": "Olaf Scholz"}
    contact = {
        "channel": "call",
        "act": "call",
        "certainty": "happened",
        "background": background,
        "parties": parties,
        "when": {"start": day, "end": day},
        "evidence": [],
    }
    actors = [{"id": i, "name": n, "kind": "person", "aliases": []} for i, n in names.items()]
    return {"actors": actors, "contacts": [contact]}


@pytest.mark.parametrize(
    ("parties", "day", "right", "right_parties"),
    [
        (["a", "b"], "2023-05-04", 1, 1),
        (["b", "a"], "2023-05-04", 1, 1),
        (["a", "b"], "2023-05-03", 0, 1),
        (["a", "b"], None, 0, 1),
        (["a", "c"], "2023-05-04", 0, 0),
        (["a", "b", "c"], "2023-05-04", 0, 0),
        (["a"], "2023-05-04", 0, 0),
    ],
)
def test_only_the_right_parties_on_the_right_day(
    parties: list[str], day: str | None, right: int, right_parties: int
) -> None:
    tally = Tally()
    calls = told_calls(release("Telephone conversation with President of Chile Gabriel Boric"))
    score(calls, reading(parties, day), tally, "")
    assert (tally.wanted, tally.found) == (1, 1)
    assert (tally.right, tally.right_parties) == (right, right_parties)


def test_a_call_in_the_background_is_listed_not_counted() -> None:
    tally = Tally()
    score((), reading(["a", "b"], "2023-01-01", background=True), tally, "")
    assert (tally.found, tally.background) == (0, 1)
    assert tally.lines[0].startswith("background")
