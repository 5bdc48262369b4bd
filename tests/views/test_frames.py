from __future__ import annotations

import sys

import pytest

from dragoman.errors import MissingExtraError
from dragoman.records import Reading
from dragoman.views.frames import frames, tables


def test_one_row_per_record_and_one_value_per_cell(reading: Reading) -> None:
    made = frames(reading)
    assert len(made["events"]) == len(reading.events)
    assert len(made["statements"]) == len(reading.statements)
    for name, frame in made.items():
        for column in frame.columns:
            held = frame[column].dropna()
            assert not any(isinstance(value, list | dict | tuple) for value in held), (name, column)


def test_ids_are_unique_and_links_lead_somewhere(reading: Reading, undated: Reading) -> None:
    made = frames([reading, undated])
    for singular in ("actor", "event", "contact", "position", "commitment", "statement"):
        table = made[f"{singular}s"]
        assert table["id"].notna().all()
        for name, link in made.items():
            if name.startswith(f"{singular}_"):
                assert set(link[singular]) <= set(table["id"]), name
    joined = made["event_actors"].merge(
        made["actors"], left_on=["document", "value"], right_on=["document", "id"]
    )
    assert "Ada Lund" in set(joined["name"])


def test_parts_become_columns(reading: Reading) -> None:
    call = frames(reading)["events"].set_index("id").loc["e1"]
    assert (call["when_start"], call["when_anchor"]) == ("2026-03-02", "publication")
    assert (call["plover_type"], call["plover_mode"], call["cameo"]) == ("CONSULT", "phone", "041")
    blockade = frames(reading)["events"].set_index("id").loc["e4"]
    assert (blockade["where_country"], blockade["where_lat"]) == ("TUR", 36.8)


def test_accounts_and_comparison_have_tables(reading: Reading) -> None:
    made = frames(reading)
    assert list(made["contact_account_statements"]["value"]) == ["s1", "s2", "s3", "s4"]
    only = made["contact_comparison"].query("relation == 'only'")
    assert dict(zip(only["side"], only["text"], strict=True)) == {
        "Norway": "new tariffs",
        "Türkiye": "grain shipments",
    }


def test_a_voice_that_is_a_word_is_a_link_of_the_chain(reading: Reading) -> None:
    voice = frames(reading)["statement_voice"].query("statement == 's6'")
    assert list(voice["name"]) == ["unattributed"]


def test_an_empty_reading_still_gives_every_table_with_its_columns(
    empty: Reading, reading: Reading
) -> None:
    none, some = frames(empty), frames(reading)
    assert list(none) == list(some) == list(tables())
    for name, frame in none.items():
        assert list(frame.columns) == list(some[name].columns)
        assert dict(frame.dtypes) == dict(some[name].dtypes)
    assert len(none["events"]) == 0


def test_without_pandas_the_install_command_is_told(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'dragoman\[frames\]'"):
        frames(reading)
