"""One object a line, under the names of the record."""

from __future__ import annotations

import json as json_module
from dataclasses import replace
from typing import Any

import pytest

from dragoman.views.answers import json
from tests.views.answers.values import (
    CALL,
    CONTACT,
    COURSE,
    HIT,
    INVITED,
    LISTS,
    LUND,
    PAIR,
    PAPER,
    PROFILE,
    SAID,
)


def line(value: Any) -> dict[str, Any]:
    told: dict[str, Any] = json_module.loads(json.render(value))
    return told


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (CALL, "event"),
        (CONTACT, "contact"),
        (INVITED, "commitment"),
        (COURSE, "position"),
        (PROFILE, "actor"),
        (PAIR, "dyad"),
        (SAID, "statement"),
        (PAPER, "document"),
        (HIT, "hit"),
    ],
)
def test_each_line_says_first_what_it_is(value: Any, name: str) -> None:
    assert next(iter(line(value).items())) == ("record", name)


def test_keys_are_in_the_order_of_the_fields() -> None:
    assert list(line(CALL))[:6] == ["record", "id", "act", "channel", "actors", "recipients"]
    assert json.render(CALL) == json.render(CALL)


def test_a_commitment_has_the_names_it_has_in_a_reading() -> None:
    told = line(INVITED)
    assert [one["name"] for one in told["from"]] == ["Ada Lund"]
    assert [one["name"] for one in told["to"]] == ["Kemal Aydin"]
    assert "givers" not in told
    assert "from" in line(PAIR)["commitments"][0]


def test_an_office_has_from_and_to() -> None:
    assert line(PROFILE)["offices"][1] == {
        "title": "Prime Minister",
        "body": None,
        "country": "NOR",
        "from": "2025-01-14",
        "to": None,
        "basis": "known",
    }


def test_pairs_have_names() -> None:
    assert line(CALL)["unsure"][0]["id"] == "e-other"
    assert line(CONTACT)["event"]["unsure"][0]["id"] == "e-other"
    assert line(CONTACT)["compared"]["differ"][0]["by"] == "number"
    assert line(PROFILE)["met"][0]["times"] == 2
    assert line(PAIR)["months"][1] == {
        "month": "2026-03",
        "cooperation": 12,
        "conflict": 3,
        "goldstein": -1.25,
    }


def test_a_hit_has_the_snippet_without_marks_and_the_places_of_the_matches() -> None:
    told = line(HIT)
    assert told["snippet"] == "Oslo will not accept new tariffs on fish"
    assert [one["text"] for one in told["matches"]] == ["tariffs", "fish"]


def test_what_a_terminal_acts_on_is_escaped_and_comes_back() -> None:
    name = "\x1b[31m \x9b \u202e \u2028 \ud800 é 汉"
    told = json.render(replace(CALL, actors=(replace(LUND, name=name),)))
    assert "é 汉" in told
    assert json_module.loads(told)["actors"][0]["name"] == name
    assert told.encode("utf-8")


def test_every_list_is_a_line_for_each() -> None:
    for values in LISTS.values():
        assert all("\n" not in json.render(value) for value in values)
