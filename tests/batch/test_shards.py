"""One shard: idempotent, each document once, no document at another's cost."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from dragoman.batch.output import Out, begin, done, done_with
from dragoman.batch.planning import Order, plan
from dragoman.batch.shards import Manner, Shard, code_shard
from dragoman.errors import InputError
from dragoman.pipeline import Reader
from dragoman.records import Document, Reading

from .conftest import content, reports, write_lines


class Breaking:
    """A reader that breaks on some words."""

    def __init__(self, reader: Reader) -> None:
        self.settings = reader.settings
        self._reader = reader

    def read(self, document: Document) -> Reading:
        if "Vietnam" in document.text:
            raise RecursionError("too deep")
        if "Peru" in document.text:
            raise InputError(document.id, "is too odd", "Leave it")
        return self._reader.read(document)

    def read_many(self, documents: Sequence[Document]) -> Iterator[Reading]:
        return map(self.read, documents)


def _shard(path: Path) -> Shard:
    (found,) = plan([str(path)], Order())
    assert isinstance(found, Shard)
    return found


def _files(out: Path) -> dict[str, bytes]:
    return {str(one.relative_to(out)): one.read_bytes() for one in sorted(out.rglob("*.parquet"))}


def test_coding_a_shard_again_writes_the_same_bytes(tmp_path: Path, reader: Reader) -> None:
    shard = _shard(write_lines(tmp_path / "a.jsonl", reports()[:6]))
    out = Out(str(tmp_path / "out"))
    begin(out, reader.provenance)
    first = code_shard(shard, reader, out)
    before = _files(tmp_path / "out")
    (tmp_path / "out" / "documents" / f"{shard.id}.parquet").unlink()
    # What an earlier try left in a table that has no rows any more goes.
    stale = tmp_path / "out" / "quarantine" / f"{shard.id}.parquet"
    stale.parent.mkdir()
    stale.write_bytes(b"half")
    second = code_shard(shard, reader, out, Manner(alone=True))
    assert first == second
    assert _files(tmp_path / "out") == before
    assert done(out) == {shard.id}
    assert done_with(out, shard.id) == first
    assert done_with(out, "another") is None


def test_what_breaks_the_reader_costs_itself_alone(tmp_path: Path, reader: Reader) -> None:
    shard = _shard(write_lines(tmp_path / "a.jsonl", [*reports(), "[1]"]))
    out = Out(str(tmp_path / "out"))
    begin(out, reader.provenance)
    tally = code_shard(shard, Breaking(reader), out)
    assert (tally.inputs, tally.coded, tally.quarantined) == (29, 20, 9)
    held = [json.loads(row) for row in content(out.path)["quarantine"]]
    problems = sorted(row["problem"] for row in held)
    assert problems[0] == "breaks the reader (RecursionError: too deep)"
    assert problems[-1] == "is too odd"
    assert {row["source"] for row in held} == {shard.source}
    coded = {json.loads(row)["id"] for row in content(out.path)["documents"]}
    assert not coded & {row["document"] for row in held}
    appeared = {json.loads(row)["document"] for row in content(out.path)["publications"]}
    assert appeared == coded


def test_a_text_is_coded_once_as_it_was_published_first(tmp_path: Path, reader: Reader) -> None:
    one = reports()[0]
    later = {**one, "published": "2025-03-09", "publisher": "Later Wire"}
    undated: dict[str, Any] = {"text": one["text"], "publisher": "Undated"}
    shard = _shard(write_lines(tmp_path / "a.jsonl", [undated, later, one, later]))
    out = Out(str(tmp_path / "out"))
    begin(out, reader.provenance)
    tally = code_shard(shard, reader, out)
    assert (tally.inputs, tally.coded, tally.known) == (4, 1, 3)
    (row,) = content(out.path)["documents"]
    assert json.loads(row)["publisher"] == one["publisher"]
    appeared = [json.loads(row)["publisher"] for row in content(out.path)["publications"]]
    assert sorted(appeared) == ["Later Wire", "Undated", one["publisher"]]


def test_known_documents_are_not_read_and_deadly_ones_are_quarantined(
    tmp_path: Path, reader: Reader
) -> None:
    shard = _shard(write_lines(tmp_path / "a.jsonl", reports()[:4]))
    out = Out(str(tmp_path / "out"))
    begin(out, reader.provenance)
    seen: list[tuple[int, int]] = []
    ids: list[str] = []

    def known(documents: Sequence[Document]) -> frozenset[str]:
        ids.extend(one.id for one in documents)
        return frozenset(ids[:1])

    tally = code_shard(
        shard, reader, out, Manner(known, lambda n, some: seen.append((n, len(some))))
    )
    assert (tally.coded, tally.known) == (3, 1)
    assert seen == [(0, 3)]
    code_shard(shard, reader, out, Manner(alone=True, deadly=frozenset(ids[1:2])))
    (row,) = content(out.path)["quarantine"]
    assert json.loads(row)["document"] == ids[1]
    assert len(content(out.path)["documents"]) == 3
