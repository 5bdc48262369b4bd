"""Schema files: every column with its type, its meaning and what fills it."""

from __future__ import annotations

import pytest

from dragoman.views.exports import entities, gdelt, graph, ical, icews, mentions, plover, polecat
from dragoman.views.exports.columns import Table
from dragoman.views.exports.schemas import OF_RECORD

TABLES = (
    *(gdelt.EVENTS, mentions.MENTIONS, icews.EVENTS, polecat.EVENTS, plover.EVENTS),
    *(entities.ENTITIES, graph.NODES, graph.EDGES, ical.ENTRIES, *OF_RECORD.values()),
)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_is_told(table: Table) -> None:
    fields = table.schema()["fields"]
    assert len({one["name"] for one in fields}) == len(fields)
    for one in fields:
        assert one["description"].endswith((".", "…")) or ":" in one["description"]
        assert one["source"]


def test_what_nothing_fills_says_so() -> None:
    fields = {one["name"]: one for one in gdelt.EVENTS.schema()["fields"]}
    assert fields["AvgTone"]["source"] == "nothing: always empty"


def test_plain_is_without_ours() -> None:
    assert gdelt.EVENTS.plain().names == gdelt.EVENTS.names[:61]


def test_a_key_of_our_own_goes_with_our_columns() -> None:
    assert "primaryKey" in mentions.MENTIONS.schema()
    assert "primaryKey" not in mentions.MENTIONS.plain().schema()
