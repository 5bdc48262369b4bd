"""GDELT's event table, column by column, and read by pandas, polars and DuckDB."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pandas
import polars
import pytest
from hypothesis import given, settings

from dragoman.lexicon.codes import ontologies
from dragoman.records import Date
from dragoman.views.exports import gdelt
from dragoman.views.exports.choosing import Policy
from dragoman.views.exports.items import Item
from dragoman.views.exports.lists import rows as listed
from tests.views.answers.values import CALL
from tests.views.exports.values import (
    AUSTIN,
    BRUSSELS,
    CALLED,
    ITEMS,
    MANY,
    NORWAY,
    TEXAS,
    any_items,
    item,
    policies,
    ready,
    text,
)

TYPES = {row[3] for row in listed("sectors.tsv")} | {row[1] for row in listed("groups.tsv")}
COUNTRIES = {row[2] for row in listed("countries.tsv")} | {""}
# Columns by which GDELT's own codebook numbers them.
PLACES = {"GLOBALEVENTID": 1, "Actor1Code": 6, "Actor2Code": 16, "EventCode": 27, "QuadClass": 30,
          "GoldsteinScale": 31, "AvgTone": 35, "ActionGeo_Type": 52, "DATEADDED": 60,
          "SOURCEURL": 61}  # fmt: skip


def row(one: Item, **how: Any) -> dict[str, Any]:
    (found,) = gdelt.events(ready([one]), Policy("empty", **how))
    return {name: found.get(name) for name in gdelt.EVENTS.names}


def test_there_are_61_columns_in_gdelts_order() -> None:
    names = gdelt.EVENTS.plain().names
    assert len(names) == 61
    assert {name: names.index(name) + 1 for name in PLACES} == PLACES


def test_a_call() -> None:
    found = row(CALLED)
    assert found["SQLDATE"] == 20260302
    assert (found["MonthYear"], found["Year"]) == (202603, 2026)
    assert found["FractionDate"] == pytest.approx(2026 + (3 * 30 + 2) / 365, abs=1e-4)
    assert (found["Actor1Code"], found["Actor1Name"]) == ("NORGOV", "ADA LUND")
    assert (found["Actor1CountryCode"], found["Actor1Type1Code"]) == ("NOR", "GOV")
    assert (found["Actor2Code"], found["Actor2Name"]) == ("TURGOV", "KEMAL AYDIN")
    assert (found["EventCode"], found["EventBaseCode"], found["EventRootCode"]) == (
        "041", "041", "04",
    )  # fmt: skip
    assert (found["QuadClass"], found["GoldsteinScale"]) == (1, 1.0)
    assert (found["NumMentions"], found["NumSources"], found["NumArticles"]) == (3, 3, 3)
    assert found["IsRootEvent"] == 1
    assert found["DATEADDED"] == 20260302101500
    assert found["SOURCEURL"] == "https://example.org/1"
    assert found["dragoman_certainty"] == "happened"
    assert found["dragoman_reports"] == 3


def test_what_we_do_not_know_is_empty() -> None:
    found = row(CALLED)
    unknown = [name for name in found if name.startswith(("Actor1Geo", "Actor2Geo"))]
    unknown += ["AvgTone", "Actor1EthnicCode", "Actor1Religion1Code", "ActionGeo_ADM2Code"]
    assert len(unknown) == 20
    assert all(found[name] is None for name in unknown)


def test_the_class_is_that_of_the_cameo_root() -> None:
    """An appeal is a request in PLOVER, verbal conflict; in GDELT it is verbal cooperation."""
    told = replace(CALL, act="appeal", plover="REQUEST", cameo="020", quad=3)
    assert row(item(told))["QuadClass"] == 1


def test_a_code_of_four_digits_has_a_base_of_three() -> None:
    found = row(item(replace(CALL, cameo="0251")))
    assert (found["EventCode"], found["EventBaseCode"], found["EventRootCode"]) == (
        "0251", "025", "02",
    )  # fmt: skip


def test_a_code_gdelt_does_not_have_has_no_score() -> None:
    assert row(item(replace(CALL, cameo="1951")))["GoldsteinScale"] is None


@pytest.mark.parametrize(
    ("spot", "cells"),
    [
        (NORWAY, (1, "Norway", "NO", "NO", None, "NO")),
        (AUSTIN, (3, "Austin, Texas, United States", "US", "USTX", 30.27, None)),
        (TEXAS, (2, "Texas, United States", "US", "USTX", 31.25, None)),
        (CALLED.spot, (4, "Oslo, Norway", "NO", "NO12", 59.91, None)),
        (BRUSSELS, (4, "Brussels, Belgium", "BE", None, 50.85, None)),
        (None, (None, None, None, None, None, None)),
    ],
)
def test_places(spot: Any, cells: tuple[Any, ...]) -> None:
    found = row(item(CALL, spot))
    names = ("Type", "FullName", "CountryCode", "ADM1Code", "Lat", "FeatureID")
    assert tuple(found[f"ActionGeo_{name}"] for name in names) == cells


def test_the_last_days_of_a_year_do_not_make_the_next() -> None:
    when = Date("2026-12-31", "2026-12-31", "day", "31 December", None)
    assert row(item(replace(CALL, when=when)))["FractionDate"] == 2026.9999


def test_without_a_day_month_and_year_stay() -> None:
    when = Date("2026-03-01", "2026-03-31", "month", "March", None)
    found = row(item(replace(CALL, when=when)))
    assert (found["SQLDATE"], found["MonthYear"], found["Year"]) == (None, 202603, 2026)
    assert found["FractionDate"] is None


@settings(max_examples=60, deadline=None)
@given(any_items, policies)
def test_any_events(items: list[Item], policy: Policy) -> None:
    told = ready(items, policy, "cameo")
    found = list(gdelt.events(told, policy))
    assert len(found) >= len(told)
    assert len({one["GLOBALEVENTID"] for one in found}) == len(found)
    for one in found:
        assert set(one) <= set(gdelt.EVENTS.names)
        assert all(cell is None or isinstance(cell, str | int | float) for cell in one.values())
        assert one["EventCode"] in ontologies().cameo
        assert one["QuadClass"] in (1, 2, 3, 4)
        for place in ("Actor1", "Actor2"):
            assert (one.get(f"{place}Type1Code") or "") in TYPES
            assert (one.get(f"{place}CountryCode") or "") in COUNTRIES


@settings(max_examples=30, deadline=None)
@given(any_items)
def test_any_events_are_read_back(items: list[Item]) -> None:
    found = list(gdelt.events(ready(items, None, "cameo"), Policy("empty")))
    if not found:
        return
    written = text(gdelt.EVENTS, found, header=False)
    frame = pandas.read_csv(
        io.StringIO(written), sep="\t", header=None, dtype=str, keep_default_na=False
    )
    assert frame.shape == (len(found), len(gdelt.EVENTS.names))
    assert [int(one) for one in frame[0]] == [one["GLOBALEVENTID"] for one in found]


def test_pandas_polars_and_duckdb_read_the_same(tmp_path: Path) -> None:
    found = list(gdelt.events(ready((*ITEMS, MANY), None, "cameo"), Policy("empty", pairs=True)))
    path = tmp_path / "events.tsv"
    path.write_text(text(gdelt.EVENTS, found, header=False), encoding="utf-8")
    names = list(gdelt.EVENTS.names)
    frame = pandas.read_csv(path, sep="\t", header=None, names=names)
    table = polars.read_csv(path, separator="\t", has_header=False, new_columns=names)
    told = duckdb.sql(
        f"select column00 from read_csv('{path}', delim='\t', header=false)"
    ).fetchall()
    numbers = [one["GLOBALEVENTID"] for one in found]
    assert frame["GLOBALEVENTID"].tolist() == table["GLOBALEVENTID"].to_list() == numbers
    assert [one[0] for one in told] == numbers
    assert frame["AvgTone"].isna().all()
