"""Parquet: typed columns, written group by group, read by polars and DuckDB."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

import duckdb
import polars
import pyarrow.parquet
import pytest

from dragoman.errors import MissingExtraError
from dragoman.views.exports import gdelt
from dragoman.views.exports import parquet as module
from dragoman.views.exports.choosing import Policy
from dragoman.views.exports.parquet import Parquet
from tests.views.exports.values import ITEMS, ready


def test_groups_of_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_GROUP", 2)
    path = tmp_path / "events.parquet"
    found = list(gdelt.events(ready(ITEMS, None, "cameo"), Policy("empty")))
    out = Parquet(path, gdelt.EVENTS)
    for row in found:
        out.write(row)
    out.close()
    table = polars.read_parquet(path)
    assert table["GLOBALEVENTID"].to_list() == [row["GLOBALEVENTID"] for row in found]
    assert (table.schema["SQLDATE"], table.schema["EventCode"]) == (polars.Int64, polars.String)
    assert duckdb.sql(f"select count(*) from '{path}'").fetchall() == [(len(found),)]
    metadata = pyarrow.parquet.read_schema(path).metadata
    assert json.loads(metadata[b"frictionless"])["name"] == "gdelt_events"


def test_a_table_without_rows_is_one(tmp_path: Path) -> None:
    Parquet(tmp_path / "none.parquet", gdelt.EVENTS).close()
    assert polars.read_parquet(tmp_path / "none.parquet").shape == (0, len(gdelt.EVENTS.names))


def test_without_pyarrow_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", absent)
    monkeypatch.delitem(sys.modules, "pyarrow", raising=False)
    with pytest.raises(MissingExtraError, match=r"dragoman\[export\]"):
        Parquet(tmp_path / "x.parquet", gdelt.EVENTS)
