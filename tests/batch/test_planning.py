"""What cannot be read costs itself alone, from planning on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dragoman.batch.listing import listing
from dragoman.batch.places import filesystem
from dragoman.batch.planning import Order, plan
from dragoman.batch.shard import Shard
from dragoman.pipeline import Reader

from .conftest import code_here, content, reports, write_lines


def test_a_damaged_parquet_file_is_one_row_of_the_quarantine(
    tmp_path: Path, reader: Reader
) -> None:
    good = write_lines(tmp_path / "a.jsonl", reports()[:1])
    broken = tmp_path / "broken.parquet"
    broken.write_bytes(b"PAR1" + bytes(range(256)) * 9)
    shards = [one for one in plan([str(good), str(broken)], Order()) if isinstance(one, Shard)]
    assert [(one.kind, one.count, one.last) for one in shards] == [
        ("lines", 1, True),
        ("rows", 0, True),
    ]
    code_here([good, broken], tmp_path / "out", reader)
    found = content(tmp_path / "out")
    assert len(found["documents"]) == 1
    assert len(found["quarantine"]) == 1
    assert "is no Parquet" in found["quarantine"][0]


def test_what_is_called_parquet_and_is_none_is_not_read_as_a_text(
    tmp_path: Path, reader: Reader
) -> None:
    (tmp_path / "a.parquet").write_text("The ministers met on Monday.", encoding="utf-8")
    code_here([tmp_path / "a.parquet"], tmp_path / "out", reader)
    found = content(tmp_path / "out")
    assert not found["documents"]
    assert "is no Parquet" in found["quarantine"][0]


def test_a_parquet_file_without_texts_says_how_to_name_their_column(
    tmp_path: Path, reader: Reader
) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    pyarrow = pytest.importorskip("pyarrow")
    parquet.write_table(pyarrow.table({"body": ["a", "b"]}), tmp_path / "a.parquet")
    code_here([tmp_path / "a.parquet"], tmp_path / "out", reader)
    refused = content(tmp_path / "out")["quarantine"]
    assert len(refused) == 2
    assert all("--column text=NAME" in one for one in refused)


def test_a_store_that_refuses_is_a_source_that_cannot_be_read(
    tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise RuntimeError("no credentials")

    files, _ = filesystem("memory://news")
    for name in ("isdir", "open"):
        monkeypatch.setattr(files, name, refuse)
    assert list(listing("memory://news/a.jsonl")) == ["memory://news/a.jsonl"]
    good = write_lines(tmp_path / "a.jsonl", reports()[:1])
    code_here([good, "memory://news/a.jsonl"], tmp_path / "out", reader)
    found = content(tmp_path / "out")
    assert len(found["documents"]) == 1
    assert len(found["quarantine"]) == 1
    assert "no credentials" in found["quarantine"][0]
