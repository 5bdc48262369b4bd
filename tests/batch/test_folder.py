"""Coded folders read back, in every format, and told from what is none."""

from __future__ import annotations

from pathlib import Path

import pyarrow.dataset
import pytest

from dragoman.batch.folder import open_folder
from dragoman.batch.output import Out, begin
from dragoman.errors import InputError
from dragoman.pipeline import Reader

from .conftest import code_here, content, reports, write_lines


def test_the_formats_hold_the_same(tmp_path: Path, reader: Reader) -> None:
    source = write_lines(tmp_path / "a.jsonl", [*reports()[:8], "{broken"])
    for kind in ("parquet", "csv", "jsonl"):
        code_here([source], tmp_path / kind, reader, size=3, format=kind)
    parquet = content(tmp_path / "parquet")
    assert len(parquet["documents"]) == 8
    assert len(parquet["quarantine"]) == 1
    assert parquet == content(tmp_path / "csv") == content(tmp_path / "jsonl")
    read = pyarrow.dataset.dataset(tmp_path / "parquet" / "reports").to_table()
    assert read.num_rows == len(parquet["reports"])
    assert read.schema.field("background").type == pyarrow.bool_()


def test_rows_come_with_the_documents_they_belong_to(tmp_path: Path, reader: Reader) -> None:
    source = write_lines(tmp_path / "a.jsonl", reports()[:9])
    code_here([source], tmp_path / "out", reader, size=4)
    coded = open_folder(str(tmp_path / "out"))
    some = list(coded.documents())
    assert [len(one["documents"]) for one in some].count(4) == 2
    for one in some:
        held = {row["id"] for row in one["documents"]}
        assert {row["document"] for row in one["statements"]} <= held


def test_memory_is_a_place_too(tmp_path: Path, reader: Reader) -> None:
    source = write_lines(tmp_path / "a.jsonl", reports()[:4])
    code_here([source], "memory://coded/one", reader)
    code_here([source], tmp_path / "out", reader)
    assert content("memory://coded/one") == content(tmp_path / "out")


def test_what_is_no_coded_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no coded folder"):
        open_folder(str(tmp_path))
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(InputError, match="not empty"):
        begin(Out(str(tmp_path)), {})


def test_other_settings_do_not_mix(tmp_path: Path) -> None:
    begin(Out(str(tmp_path)), {"lexicon": "one"})
    begin(Out(str(tmp_path)), {"lexicon": "one"})
    with pytest.raises(InputError, match="another lexicon"):
        begin(Out(str(tmp_path)), {"lexicon": "other"})
    with pytest.raises(InputError, match="another format"):
        begin(Out(str(tmp_path), "csv"), {"lexicon": "one"})


def test_a_table_it_does_not_have_is_said(tmp_path: Path) -> None:
    begin(Out(str(tmp_path)), {})
    with pytest.raises(InputError, match="no table events"):
        list(open_folder(str(tmp_path)).rows("events"))
