"""What several shards have is one in the end, whatever the order; what is gone is taken out."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from dragoman.batch.engine import conclude, prepare
from dragoman.batch.output import Out
from dragoman.batch.planning import Order
from dragoman.batch.settling import turn_of
from dragoman.batch.shards import Manner, code_shard
from dragoman.pipeline import Reader

from .conftest import code_here, content, reports, write_lines


def doubled() -> list[dict[str, Any]]:
    """Reports, a third of which appear again, later or without a day."""
    rows = reports()
    again = [{**one, "published": "2025-04-01", "publisher": "Again"} for one in rows[::3]]
    return [*rows, *again, {"text": rows[0]["text"]}, rows[5]]


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_inputs_does_not_show(tmp_path: Path, reader: Reader, seed: int) -> None:
    rows = doubled()
    code_here([write_lines(tmp_path / "a.jsonl", rows)], tmp_path / "one", reader, size=7)
    random.Random(seed).shuffle(rows)
    half = len(rows) // 2
    first = write_lines(tmp_path / "b.jsonl", rows[:half])
    second = write_lines(tmp_path / "c.jsonl", rows[half:])
    code_here([second, first], tmp_path / "other", reader, size=4)
    one = content(tmp_path / "one")
    assert one == content(tmp_path / "other")
    assert len(one["documents"]) == 28
    assert len(one["publications"]) == 28 + 10 + 1


def test_the_index_spares_reading_and_changes_nothing(tmp_path: Path, reader: Reader) -> None:
    source = write_lines(tmp_path / "a.jsonl", doubled())
    code_here([source], tmp_path / "plain", reader, size=9)
    out = Out(str(tmp_path / "spared"))
    work = prepare([str(source)], Order(size=9), out, reader.provenance)
    spared = 0
    for shard in work.shards:
        known = Manner(lambda some: work.index.known((one.id, turn_of(one)) for one in some))
        spared += code_shard(shard, reader, out, known).known
        work.index.add(out, [shard.id])
    assert spared >= 10
    assert conclude(work) == 0
    assert content(tmp_path / "spared") == content(tmp_path / "plain")


def test_settling_broken_off_is_done_again(
    tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write_lines(tmp_path / "a.jsonl", doubled())
    code_here([source], tmp_path / "whole", reader, size=9)
    from dragoman.batch import settling

    calls = 0
    rewrite = settling.rewrite

    def failing(*given: Any) -> None:
        nonlocal calls
        calls += 1
        if calls > 20:
            raise KeyboardInterrupt
        rewrite(*given)

    monkeypatch.setattr(settling, "rewrite", failing)
    with pytest.raises(KeyboardInterrupt):
        code_here([source], tmp_path / "broken", reader, size=9)
    monkeypatch.undo()
    code_here([source], tmp_path / "broken", reader, size=9)
    assert content(tmp_path / "broken") == content(tmp_path / "whole")


def test_a_changed_file_replaces_what_it_gave(tmp_path: Path, reader: Reader) -> None:
    rows = doubled()
    one = write_lines(tmp_path / "one.jsonl", rows[:20])
    other = write_lines(tmp_path / "other.jsonl", rows[20:])
    code_here([one, other], tmp_path / "out", reader, size=6)
    # Texts that the other file has too leave this one; a broken line comes and goes.
    write_lines(one, [*rows[:4], "{broken", *rows[8:12]])
    code_here([one, other], tmp_path / "out", reader, size=6)
    assert len(content(tmp_path / "out")["quarantine"]) == 1
    write_lines(one, [*rows[:4], *rows[8:12]])
    code_here([other, one], tmp_path / "out", reader, size=6)
    code_here([one, other], tmp_path / "fresh", reader, size=6)
    assert content(tmp_path / "out") == content(tmp_path / "fresh")


def test_who_leans_on_a_changed_file_is_named(tmp_path: Path, reader: Reader) -> None:
    rows = reports()
    one = write_lines(tmp_path / "one.jsonl", rows[:3])
    other = write_lines(tmp_path / "other.jsonl", [{**rows[0], "published": "2025-05-05"}])
    code_here([one, other], tmp_path / "out", reader)
    write_lines(one, rows[1:3])
    work = code_here([one], tmp_path / "out", reader)
    assert work.notes == [f"{other}: leaned on a file that has changed. Code it again"]
    code_here([one, other], tmp_path / "out", reader)
    held = [json.loads(row)["published"] for row in content(tmp_path / "out")["documents"]]
    assert "2025-05-05" in held
