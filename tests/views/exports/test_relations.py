"""Our own tables: every row has a table, its columns and its keys; lists point back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from hypothesis import given, settings

from dragoman.views.exports import relations
from dragoman.views.exports.columns import Row
from dragoman.views.exports.items import Item
from dragoman.views.exports.schemas import OF_EVENTS, OF_RECORD
from tests.views.answers.values import (
    BARE,
    COURSE,
    INVITED,
    NOBODY,
    OWED,
    PROFILE,
    SAID,
    STEADY,
    WIRE,
)
from tests.views.exports.values import CALLED, ITEMS, any_items


def tables(told: Iterable[tuple[str, Row]]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for name, row in told:
        found[name].append(row)
    return found


def whole() -> Iterator[tuple[str, Row]]:
    held = [(one.holder, one.topic, stand) for one in (COURSE, STEADY) for stand in one.stands]
    return chain(
        relations.of_events(ITEMS),
        relations.of_sources([WIRE]),
        relations.of_statements([SAID, NOBODY]),
        relations.of_commitments([INVITED, OWED]),
        relations.of_positions(held),
        relations.of_profiles([PROFILE, BARE]),
    )


def check(found: dict[str, list[Row]]) -> None:
    for name, rows in found.items():
        table = OF_RECORD[name]
        keys = [tuple(row[key] for key in table.key) for row in rows]
        assert len(keys) == len(set(keys)), name
        for row in rows:
            assert set(row) <= set(table.names), name
            assert all(cell is None or isinstance(cell, str | int | float) for cell in row.values())


def test_every_table_of_a_record_is_made() -> None:
    found = tables(whole())
    assert set(found) == set(OF_RECORD)
    check(found)


def test_lists_point_back() -> None:
    found = tables(relations.of_events(ITEMS))
    events = {row["id"] for row in found["events"]}
    reports = {row["id"] for row in found["reports"]}
    for name in ("event_parties", "event_contexts", "event_unsure", "reports"):
        assert {row["event"] for row in found[name]} <= events
    for name in ("report_statements", "report_speakers"):
        assert {row["report"] for row in found[name]} <= reports


def test_a_call() -> None:
    found = tables(relations.of_events([CALLED]))
    (row,) = found["events"]
    assert (row["act"], row["first_day"], row["reports"]) == ("call", "2026-03-02", 3)
    assert (row["plover_mode"], row["geonames"], row["judged"]) == ("phone", 3143244, "confirm")
    assert [one["name"] for one in found["event_parties"]] == ["Ada Lund", "Kemal Aydin"]
    assert [one["sentence"] for one in found["reports"]] == [2, None, None]


@settings(max_examples=30, deadline=None)
@given(any_items)
def test_any_events(items: list[Item]) -> None:
    found = tables(relations.of_events(items))
    assert set(found) <= set(OF_EVENTS)
    check(found)
