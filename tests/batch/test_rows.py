"""Rows of readings: typed, keyed, pointing at each other, with the words they are about."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.batch.rows import publication, refused, rows
from dragoman.batch.tables import BY_NAME, TABLES, schema
from dragoman.documents import Given, build
from dragoman.errors import InputError
from dragoman.pipeline import Reader
from dragoman.settings import Settings

from .conftest import reports

_TYPES = {"string": str, "integer": int, "number": float, "boolean": bool}


@pytest.fixture(scope="module")
def told(reader: Reader) -> dict[str, list[dict[str, Any]]]:
    """The rows of all reports."""
    found: dict[str, list[dict[str, Any]]] = {table.name: [] for table in TABLES}
    texts = {}
    for one in reports():
        given = Given(one["published"], one["title"], one["publisher"], one["url"])
        reading = reader.read(build(one["text"], given, Settings()))
        texts[reading.document.id] = one["text"]
        for table, some in rows(reading).items():
            found[table] += some
    found["texts"] = [{"document": key, "text": text} for key, text in texts.items()]
    return found


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_row_has_the_columns_of_its_table(
    told: dict[str, list[dict[str, Any]]], table: Any
) -> None:
    for row in told[table.name]:
        assert sorted(row) == sorted(column.name for column in table.columns)
        for column in table.columns:
            value = row[column.name]
            assert value is not None or not column.required, column.name
            assert value is None or type(value) is _TYPES[column.kind], column.name
            assert value != "", column.name


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_keys_are_unique_and_references_lead_to_rows(
    told: dict[str, list[dict[str, Any]]], table: Any
) -> None:
    keys = [tuple(row[name] for name in table.key) for row in told[table.name]]
    assert len(keys) == len(set(keys))
    for column in table.columns:
        if column.references:
            target, name = column.references.split(".")
            held = {row[name] for row in told[target]}
            pointing = {row[column.name] for row in told[table.name]} - {None}
            assert pointing <= held


def test_words_stand_where_they_are_said_to_stand(told: dict[str, list[dict[str, Any]]]) -> None:
    texts = {row["document"]: row["text"] for row in told["texts"]}
    seen = 0
    for table in TABLES:
        names = [column.name for column in table.columns]
        for prefix in ("", "cue_", "place_"):
            if f"{prefix}start_at" not in names or table.name == "documents":
                continue
            for row in told[table.name]:
                start, end = row[f"{prefix}start_at"], row[f"{prefix}end_at"]
                if start is not None:
                    assert texts[row["document"]][start:end] == row[f"{prefix}words"]
                    seen += 1
    assert seen > 200


def test_a_meeting_is_a_report_a_contact_and_two_parties(
    told: dict[str, list[dict[str, Any]]],
) -> None:
    meetings = [row for row in told["reports"] if row["act"] == "meeting"]
    assert len(meetings) >= 7
    oslo = next(row for row in meetings if row["place"] == "Oslo")
    assert (oslo["first_day"], oslo["certainty"], oslo["sentence"]) == ("2025-03-03", "happened", 0)
    contact = next(row for row in told["contacts"] if row["report"] == oslo["id"])
    assert contact["channel"] == "meeting"
    parties = [row for row in told["contact_parties"] if row["contact"] == contact["id"]]
    assert {row["country"] for row in parties} == {"NOR", "DNK"}
    assert [row["ordinal"] for row in parties] == [0, 1]


def test_publications_differ_by_all_they_say() -> None:
    text = "Norway and Denmark met in Oslo on Monday and agreed to meet again."
    one = publication(build(text, Given(publisher="A"), Settings()))
    other = publication(build(text, Given(publisher="B"), Settings()))
    assert one["document"] == other["document"]
    assert one["id"] != other["id"]


def test_names_no_file_can_hold_are_made_sound() -> None:
    row = refused(InputError("bad-\udcff.txt", "is empty", "Fill it"), "bad-\udcff.txt")
    assert str(row["name"]).encode()
    assert BY_NAME["quarantine"].key == ("id",)


def test_the_schema_names_what_the_tables_have() -> None:
    told = {one["name"]: one for one in schema()["tables"]}
    assert list(told) == [table.name for table in TABLES]
    for one in told.values():
        names = [field["name"] for field in one["fields"]]
        assert set(one["primaryKey"]) <= set(names)
        assert one["name"] == "documents" or "document" in names
        for pointer in one["foreignKeys"]:
            target = told[pointer["reference"]["resource"]]
            fields = [field["name"] for field in target["fields"]]
            assert pointer["fields"] in names
            assert pointer["reference"]["fields"] in fields


def test_a_document_has_the_place_it_was_filed_at(reader: Reader) -> None:
    text = "KIEV, March 5 (Reuters) - The foreign ministers of Norway and Denmark met on Monday."
    (row,) = rows(reader.read(build(text, Given(), Settings())))["documents"]
    assert (row["place"], row["place_country"], row["place_words"]) == ("Kyiv", "UKR", "KIEV")
    assert (row["place_lat"], row["place_lon"]) == (50.45, 30.52)
