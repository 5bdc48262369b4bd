"""POLECAT's columns, coded in PLOVER, and read by DuckDB."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
from hypothesis import given, settings

from dragoman.chronicle import Who
from dragoman.lexicon.codes import ontologies
from dragoman.views.exports import polecat
from dragoman.views.exports.choosing import Policy
from dragoman.views.exports.items import Item
from tests.views.answers.values import event
from tests.views.exports.values import (
    CALLED,
    ITEMS,
    any_items,
    item,
    policies,
    ready,
    text,
)


def row(one: Item) -> dict[str, Any]:
    (found,) = polecat.events(ready([one]), Policy("empty"), "dragoman 1")
    return dict(found)


def test_there_are_40_columns() -> None:
    names = polecat.EVENTS.plain().names
    assert len(names) == 40
    assert (names[0], names[7], names[32], names[39]) == (
        "Event ID", "Actor Name", "Feature Type", "Version",
    )  # fmt: skip


def test_a_call() -> None:
    found = row(CALLED)
    assert (found["Event ID"], found["Event Date"]) == ("e-call", "2026-03-02")
    assert (found["Event Type"], found["Event Mode"]) == ("CONSULT", "phone")
    assert (found["Intensity"], found["Quad Code"]) == (1.5, "VERBAL COOPERATION")
    assert found["Contexts"] == "diplomatic"
    assert (found["Actor Name"], found["Actor Country"]) == ("Ada Lund", "NOR")
    assert (found["Actor COW"], found["Primary Actor Sector"]) == (385, "GOV")
    assert found["Actor Title"] == "Prime Minister of Norway"
    assert found["Actor Name Raw"] == "Prime Minister Ada Lund"
    assert (found["Placename"], found["GeoNames ID"]) == ("Oslo", 3143244)
    assert (found["Publication Date"], found["Language"]) == ("2026-03-02", "en")
    assert found["Version"] == "dragoman 1"


def test_an_international_body_stands_where_a_country_would() -> None:
    nations = Who("o-un", "United Nations", "organisation", None)
    found = row(item(event("e-un", "call", actors=(nations,))))
    assert (found["Actor Country"], found["Primary Actor Sector"]) == ("IGO", None)


@settings(max_examples=40, deadline=None)
@given(any_items, policies)
def test_any_events(items: list[Item], policy: Policy) -> None:
    told = ready(items, policy, "plover_type")
    found = list(polecat.events(told, policy, "dragoman 1"))
    assert len({one["Event ID"] for one in found}) == len(found)
    for one in found:
        assert set(one) <= set(polecat.EVENTS.names)
        known = ontologies().plover[str(one["Event Type"])]
        assert one["Event Mode"] is None or one["Event Mode"] in known.modes
        assert one["Contexts"] is None or one["Contexts"] in ontologies().contexts
        assert all(cell is None or isinstance(cell, str | int | float) for cell in one.values())


def test_duckdb_reads_it(tmp_path: Path) -> None:
    found = list(polecat.events(ready(ITEMS, None, "plover_type"), Policy("empty"), "dragoman 1"))
    path = tmp_path / "polecat.tsv"
    path.write_text(text(polecat.EVENTS, found), encoding="utf-8")
    told = duckdb.sql(f"""select "Event ID", "Quad Code" from read_csv('{path}', delim='\t')""")
    assert told.fetchall() == [(one["Event ID"], one["Quad Code"]) for one in found]
