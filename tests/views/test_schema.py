from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from dragoman.records import Reading
from dragoman.views.formats import json as json_format
from dragoman.views.schema import MEANINGS, schema


def errors(value: dict[str, Any]) -> list[str]:
    return [e.message for e in jsonschema.Draft202012Validator(schema()).iter_errors(value)]


def test_it_is_itself_a_valid_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_what_the_json_format_prints_is_valid(any_reading: Reading) -> None:
    read = json.loads(json_format.render(any_reading))
    wrong = [e for e in errors(read) if "window.hacked" not in e]
    assert wrong == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("document", "text"), None),
        (("events", 0, "certainty"), "rumoured"),
        (("events", 0, "evidence", 0, "start"), "12"),
        (("events", 0, "codes", "plover", "type"), 4),
        (("statements", 0, "voice"), "nobody"),
        (("actors", 0, "office", "basis"), "guess"),
        (("commitments", 0, "surprise"), 1),
    ],
)
def test_a_wrong_value_is_told(
    reading: Reading, path: tuple[str | int, ...], value: object
) -> None:
    read = reading.to_dict()
    assert errors(read) == []
    place: Any = read
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert errors(read)


def test_a_missing_field_is_told(reading: Reading) -> None:
    read = reading.to_dict()
    del read["events"][0]["according_to"]
    assert any("according_to" in error for error in errors(read))


def test_every_field_has_a_meaning_and_every_meaning_a_field() -> None:
    told = schema()
    shapes = {"Reading": told, **told["$defs"]}
    named = {
        f"{name}.{field}"
        for name, shape in shapes.items()
        if name != "Codes"
        for field in shape["properties"]
    }
    assert named == set(MEANINGS)
