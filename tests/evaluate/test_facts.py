"""Expected facts against readings made by hand."""

from __future__ import annotations

from typing import Any

import pytest
from facts import covers, date_agrees, same_name
from seed import compare

TEXT = "Kenyan President Ruto called Hichilema on Monday. His office said “the talks” went well."


def span(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def actor(identity: str, name: str, *mentions: str, **more: Any) -> dict[str, Any]:
    held = {"kind": "person", "country": None, "office": None, "aliases": [], "members": []}
    return {**held, "id": identity, "name": name, "mentions": [span(m) for m in mentions], **more}


def reading(**more: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {
        kind: []
        for kind in ("actors", "contacts", "statements", "events", "positions", "commitments")
    }
    return {"document": {"text": TEXT, "published": "2024-05-07"}, **empty, **more}


RUTO = actor("a", "William Ruto", "Kenyan President Ruto", "His", country="KEN")
HICHILEMA = actor("b", "Hakainde Hichilema", "Hichilema", country="ZMB")


def test_an_actor_is_found_partly_or_missing() -> None:
    fact = {"name": "Ruto", "kind": "person", "country": "KEN", "words": ["Kenyan President Ruto"]}
    (found,) = compare({"actors": [fact]}, reading(actors=[HICHILEMA, RUTO]))
    assert found.state == "found"
    (partly,) = compare({"actors": [{**fact, "country": "UGA"}]}, reading(actors=[RUTO]))
    assert (partly.state, partly.failed) == ("partly", ("country UGA",))
    (missing,) = compare({"actors": [fact]}, reading(actors=[HICHILEMA]))
    assert missing.state == "missing"
    assert compare({"actors": [fact]}, reading())[0].state == "missing"


def test_a_place_must_not_be_an_actor() -> None:
    fact = {"name": "Ruto as place (President Ruto)", "kind": "place, not an actor"}
    assert compare({"actors": [fact]}, reading(actors=[HICHILEMA]))[0].state == "found"
    wrong = actor("x", "Ruto", "Ruto")
    assert compare({"actors": [fact]}, reading(actors=[wrong]))[0].state == "missing"


def test_a_group_has_its_members() -> None:
    fact = {"name": "the talks = Ruto and Hichilema"}
    group = actor("g", "both", "the talks", members=["a", "b"])
    assert compare({"actors": [fact]}, reading(actors=[RUTO, HICHILEMA, group]))[0].state == "found"
    half = {**group, "members": ["a"]}
    (outcome,) = compare({"actors": [fact]}, reading(actors=[RUTO, HICHILEMA, half]))
    assert outcome.failed == ("member Hichilema",)


def test_a_contact_wants_its_parties_and_day() -> None:
    when = {"start": "2024-05-06", "end": "2024-05-06", "precision": "day"}
    contact = {
        "channel": "call",
        "parties": ["a", "b"],
        "when": when,
        "certainty": "happened",
        "accounts": [{"side": "Ruto's office", "actor": None, "statements": []}],
        "comparison": None,
    }
    fact = {
        "channel": "call",
        "parties": ["Ruto", "Hichilema"],
        "when": "2024-05-06",
        "accounts_of": ["Ruto's office"],
    }
    held = reading(actors=[RUTO, HICHILEMA], contacts=[contact])
    assert compare({"contacts": [fact]}, held)[0].state == "found"
    contact["parties"] = ["a"]
    assert compare({"contacts": [fact]}, held)[0].failed == ("party Hichilema",)


def test_a_statement_needs_its_words() -> None:
    statement = {
        "id": "s",
        "speaker": "a",
        "speakers": ["a"],
        "voice": [{"name": "His office", "actor": None}],
        "act": "state",
        "manner": "mixed",
        "content": [span("“the talks” went well")],
        "quotes": [span("the talks")],
        "made": None,
    }
    fact = {"speaker": "Ruto", "voice": "his office", "quotes": ["the talks"]}
    held = reading(actors=[RUTO], statements=[statement])
    assert compare({"statements": [fact]}, held)[0].state == "found"
    other = {**fact, "quotes": ["the rain"]}
    assert compare({"statements": [other]}, held)[0].state == "missing"


@pytest.mark.parametrize(
    ("expected", "start", "end", "precision", "agrees"),
    [
        ("2024-05-06", "2024-05-06", "2024-05-06", "day", True),
        ("2024-05-06", "2024-05-01", "2024-05-31", "month", False),
        ("on or before 2024-05-06", "2024-05-02", "2024-05-02", "day", True),
        ("on or before 2024-05-06", "2024-05-07", "2024-05-07", "day", False),
        ("2024-05-01 or 02 to 2024-05-06", "2024-05-02", "2024-05-06", "day", True),
        ("part of month: late May 2024", "2024-05-21", "2024-05-31", "part-of-month", True),
        ("part of month: late May 2024", "2024-05-21", "2024-05-31", "month", False),
        ("part of month: late May 2024", "2024-06-21", "2024-06-30", "part-of-month", False),
        ("2024-05-06", None, None, "unknown", False),
    ],
)
def test_dates(
    expected: str, start: str | None, end: str | None, precision: str, agrees: bool
) -> None:
    assert date_agrees(expected, {"start": start, "end": end, "precision": precision}) is agrees


def test_names_and_words_are_compared_without_their_dress() -> None:
    assert same_name("Nausėda", "Gitanas Nauseda")
    assert not same_name("the", "of the")
    assert covers([span("“the talks”")], '"the talks"')
    assert not covers([span("the talks")], "the talks went")
