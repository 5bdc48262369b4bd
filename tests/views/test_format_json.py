from __future__ import annotations

import json
from dataclasses import replace

from dragoman.errors import InputError
from dragoman.records import Reading
from dragoman.views.formats.json import render, render_error


def test_one_line_that_reads_back_as_the_record(any_reading: Reading) -> None:
    line = render(any_reading)
    assert "\n" not in line
    assert json.loads(line) == any_reading.to_dict()


def test_keys_stand_in_the_order_of_the_record(reading: Reading) -> None:
    keys = list(json.loads(render(reading)))
    assert keys[:4] == ["document", "sentences", "names", "times"]
    assert keys[4:10] == [
        "actors", "statements", "events", "contacts", "positions", "commitments",
    ]  # fmt: skip


def test_the_records_own_names_stand_on_the_wire(reading: Reading) -> None:
    read = json.loads(render(reading))
    assert read["commitments"][0]["from"] == ["a1"]
    assert read["commitments"][0]["to"] == ["a2"]
    assert read["actors"][0]["office"]["from"] == "2025-01-14"
    assert "first" not in read["names"][0]


def test_every_span_is_verbatim(reading: Reading) -> None:
    read = json.loads(render(reading))
    seen = 0

    def check(value: object) -> None:
        nonlocal seen
        if isinstance(value, dict):
            if value.keys() == {"start", "end", "text"}:
                seen += 1
                assert read["document"]["text"][value["start"] : value["end"]] == value["text"]
            for item in value.values():
                check(item)
        elif isinstance(value, list):
            for item in value:
                check(item)

    check({key: value for key, value in read.items() if key != "times"})
    assert seen > 30


def test_letters_stay_letters_and_indent_is_kept(reading: Reading) -> None:
    assert "Türkiye" in render(reading)
    assert render(reading, indent=2).count("\n") > 100


def test_a_lone_surrogate_can_still_be_written(empty: Reading) -> None:
    broken = replace(empty, document=replace(empty.document, text="half \ud83d pair"))
    line = render(broken)
    assert json.loads(line.encode("utf-8"))["document"]["text"] == "half \ud83d pair"


def test_an_error_keeps_its_place_in_the_lines() -> None:
    line = render_error(InputError("line 3", "it is empty", "Give it a text."), index=2)
    assert json.loads(line) == {
        "error": {
            "type": "InputError",
            "message": "line 3: it is empty. Give it a text.",
            "input": "line 3",
            "problem": "it is empty",
            "remedy": "Give it a text.",
            "index": 2,
        }
    }
