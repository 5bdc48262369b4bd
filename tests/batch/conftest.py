"""Small archives of hand-written reports, and what a coded folder holds in the end."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from dragoman.batch.engine import Work, conclude, prepare
from dragoman.batch.folder import open_folder
from dragoman.batch.output import Out
from dragoman.batch.planning import Order
from dragoman.batch.shards import Manner, code_shard
from dragoman.pipeline import Reader

PLACES = (
    ("Norway", "Denmark", "Oslo"),
    ("France", "Egypt", "Paris"),
    ("Turkey", "Iraq", "Ankara"),
    ("Japan", "Vietnam", "Tokyo"),
    ("Kenya", "Ethiopia", "Nairobi"),
    ("Chile", "Peru", "Lima"),
    ("Poland", "Ukraine", "Warsaw"),
)
TELLINGS = (
    "The foreign ministers of {one} and {other} met in {city} on Monday. They agreed to hold "
    "further talks in June, the government of {one} said in a statement.",
    'The president of {one} spoke by telephone with the president of {other}. "We support the '
    'ceasefire," he said after the call.',
    "{one} condemned the attack on the embassy of {other} in {city}. {other} demanded an "
    "investigation and recalled its ambassador.",
    "{one} pledged to send aid to {other} by the end of the month, the foreign ministry said.",
)


def reports() -> list[dict[str, Any]]:
    """28 reports, all different."""
    return [
        {
            "text": telling.format(one=one, other=other, city=city),
            "published": f"2025-03-{4 + place:02d}",
            "publisher": f"Wire {number}",
            "url": f"https://example.org/{place}/{number}",
            "title": f"{one} and {other}",
        }
        for place, (one, other, city) in enumerate(PLACES)
        for number, telling in enumerate(TELLINGS)
    ]


def write_lines(path: Path, rows: Sequence[object]) -> Path:
    """A file of JSON lines; what is a string stands as it is."""
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader()


def code_here(
    sources: Sequence[Path | str],
    out: Path | str,
    reader: Any,
    size: int = 10,
    order: Order | None = None,
    **given: Any,
) -> Work:
    """Code some sources in this process, shard by shard."""
    kind = Out(str(out), **given)
    order = order or Order(settings=reader.settings, size=size)
    work = prepare([str(one) for one in sources], order, kind, reader.provenance)
    for shard in work.shards:
        known = Manner(lambda documents: frozenset())
        code_shard(shard, reader, kind, known)
        work.index.add(kind, [shard.id])
    conclude(work)
    return work


def content(out: Path | str, without: Sequence[str] = ()) -> dict[str, list[str]]:
    """Every table, its rows sorted; the same folder is the same content, byte for byte."""
    coded = open_folder(str(out))
    return {
        table: sorted(json.dumps(row, ensure_ascii=False) for row in coded.rows(table))
        for table in coded.tables
        if table not in without
    }
