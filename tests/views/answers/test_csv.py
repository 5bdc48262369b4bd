"""Tables: one value to a cell, harmless in a spreadsheet."""

from __future__ import annotations

import csv as csv_module
import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dragoman.views.answers import csv
from dragoman.views.answers.kinds import LISTS, SINGLE
from tests.views.answers.values import (
    ALONE,
    AYDIN,
    CALL,
    CONTACT,
    EVENTS,
    INVITED,
    LUND,
    PAIR,
    PROFILE,
    TURKEY,
)
from tests.views.answers.values import LISTS as MADE

DOCS = Path(__file__).parents[3] / "docs" / "asking.md"


def table(lines: Any) -> list[dict[str, str]]:
    return list(csv_module.DictReader(io.StringIO("".join(lines))))


@pytest.mark.parametrize("command", MADE)
def test_a_header_then_rows_with_the_line_ends_of_the_rfc(command: str) -> None:
    lines = list(csv.render(command, MADE[command]))
    assert lines[0] == ",".join(LISTS[command].columns) + "\r\n"
    assert all(line.endswith("\r\n") for line in lines)
    assert len(lines) > 1


def test_an_event_has_a_row_for_each_actor_with_each_recipient() -> None:
    many = replace(CALL, actors=(LUND, TURKEY), recipients=(AYDIN, TURKEY))
    rows = table(csv.render("timeline", (many,)))
    assert [(row["actor"], row["recipient_id"]) for row in rows] == [
        ("Ada Lund", "p-aydin"),
        ("Ada Lund", "c-tur"),
        ("Turkey", "p-aydin"),
        ("Turkey", "c-tur"),
    ]
    assert {row["event"] for row in rows} == {"e-call"}


def test_cells_are_plain_values() -> None:
    row = table(csv.render("timeline", (CALL,)))[0]
    assert (row["start"], row["precision"], row["date_words"]) == ("2026-03-02", "day", "Monday")
    assert (row["background"], row["publishers"], row["reports"]) == ("false", "3", "3")
    assert (row["goldstein"], row["place_country"], row["judged"]) == ("1.9", "NOR", "confirm")
    assert (row["words_start"], row["document"]) == ("10", "d-wire")
    nobody = table(csv.render("timeline", EVENTS))[-3]
    assert nobody["recipient"] == ""


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＠"])
def test_no_cell_of_text_is_a_formula(start: str) -> None:
    evil = f'{start}HYPERLINK("https://example.org")'
    told = (replace(CALL, act=evil),)
    assert table(csv.render("timeline", told))[0]["act"].startswith("'")
    assert table(csv.render("timeline", told, verbatim=True))[0]["act"] == evil


def test_negative_numbers_stay_numbers() -> None:
    assert table(csv.render("timeline", (replace(CALL, goldstein=-10.0),)))[0]["goldstein"] == (
        "-10.0"
    )


def test_controls_are_shown_unless_asked_for() -> None:
    told = (replace(CALL, act="a\x1b[2J\u202eb\r\nc"),)
    assert table(csv.render("timeline", told))[0]["act"] == "a\ufffd[2J\ufffdb\nc"
    shown = "".join(csv.render("timeline", told, verbatim=True))
    assert "\x1b[2J" in shown


def test_accounts_have_a_row_for_each_phrase_of_each_side() -> None:
    rows = table(csv.render("compare", (CONTACT,)))
    told = [(row["relation"], row["number"], row["side"], row["words"]) for row in rows]
    assert told == [
        ("both", "0", "NOR", "fish"),
        ("both", "0", "TUR", "fish"),
        ("differ", "1", "NOR", "twelve vessels"),
        ("differ", "1", "TUR", "ten vessels"),
        ("only", "2", "NOR", "new tariffs"),
        ("only", "3", "TUR", "grain shipments"),
    ]
    assert [row["relation"] for row in table(csv.render("compare", (ALONE,)))] == ["alone"]


def test_one_answer_by_its_parts() -> None:
    reports = table(csv.render_one(CALL))
    assert [(row["report"], row["teller"]) for row in reports] == [
        ("r-1", ""),
        ("r-2", "Ada Lund"),
        ("r-3", ""),
    ]
    steps = table(csv.render_one(INVITED))
    assert [(row["status"], row["confidence"]) for row in steps] == [
        ("open", "1.0"),
        ("accepted", "0.7"),
    ]
    offices = table(csv.render_one(PROFILE))
    assert [(row["from"], row["to"], row["basis"]) for row in offices] == [
        ("2024-02-01", "2025-01-13", "text"),
        ("2025-01-14", "", "known"),
    ]
    assert len(table(csv.render_one(PAIR))) == 2


def test_the_columns_are_those_of_the_page_of_the_docs() -> None:
    documented = dict(re.findall(r"^\| `([a-z ]+)` \| (`.*`) \|$", DOCS.read_text("utf-8"), re.M))
    kinds = dict(LISTS)
    for value, kind in SINGLE.items():
        if kind not in LISTS.values():
            kinds[f"show {value.__name__.lower()}"] = kind
    named = {"said": "statement", "paper": "document", "course": "position", "profile": "actor"}
    for command, kind in kinds.items():
        words = command.split()
        name = " ".join(named.get(word, word) for word in words)
        assert documented.pop(name) == ", ".join(f"`{column}`" for column in kind.columns), name
    assert documented == {}
