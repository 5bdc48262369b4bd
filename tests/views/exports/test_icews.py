"""ICEWS's columns, and read by polars."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import polars

from dragoman.views.exports import icews
from dragoman.views.exports.choosing import Policy
from dragoman.views.exports.items import Item
from tests.views.answers.values import CALL
from tests.views.exports.values import AUSTIN, CALLED, ITEMS, item, ready, text


def row(one: Item) -> dict[str, Any]:
    (found,) = icews.events(ready([one]), Policy("empty"))
    return dict(found)


def test_there_are_20_columns() -> None:
    names = icews.EVENTS.plain().names
    assert len(names) == 20
    assert (names[0], names[6], names[19]) == ("Event ID", "CAMEO Code", "Longitude")


def test_a_call() -> None:
    found = row(CALLED)
    assert found["Event Date"] == "2026-03-02"
    assert (found["Source Name"], found["Source Sectors"]) == ("Ada Lund", "Government")
    assert (found["Source Country"], found["Target Country"]) == ("Norway", "Turkey")
    assert (found["Event Text"], found["CAMEO Code"]) == ("Discuss by telephone", "041")
    assert (found["Sentence Number"], found["Publisher"]) == (2, "Northern Wire")
    assert (found["City"], found["Country"], found["Latitude"]) == ("Oslo", "Norway", 59.91)


def test_intensity_is_icewss_own() -> None:
    denied = row(item(replace(CALL, act="deny", cameo="016", goldstein=-2.0)))
    assert denied["Intensity"] == -5.0


def test_a_state_of_the_usa_is_a_province() -> None:
    assert row(item(CALL, AUSTIN))["Province"] == "Texas"


def test_reports_of_one_document_share_a_story() -> None:
    assert row(CALLED)["Story ID"] == row(item(CALL))["Story ID"]


def test_polars_reads_it() -> None:
    found = list(icews.events(ready(ITEMS, None, "cameo"), Policy("empty")))
    table = polars.read_csv(io.StringIO(text(icews.EVENTS, found)), separator="\t")
    assert table.columns == list(icews.EVENTS.names)
    assert table["Event ID"].to_list() == [one["Event ID"] for one in found]
