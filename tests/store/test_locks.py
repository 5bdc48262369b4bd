"""A record opened twice by one process keeps its locks: nobody else may clear its log away."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from dragoman.store import open_record

from .making import made

_ELSEWHERE = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
print(connection.execute("SELECT count(*) FROM documents").fetchone()[0])
connection.close()
"""


def _seen_by_another(path: Path) -> int:
    """How many documents another process sees, which opens the file and lets go of it."""
    done = subprocess.run(
        [sys.executable, "-c", _ELSEWHERE, str(path)], capture_output=True, text=True, check=True
    )
    return int(done.stdout)


def test_opening_a_record_again_costs_no_lock(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with open_record(path, create=True) as store:
        writer = store.writer()
        assert writer.add(made(1))
        open_record(path, read_only=True).close()
        open_record(path).close()
        assert _seen_by_another(path) == 1
        assert path.with_name("record.db-wal").exists(), "the log of an open record was cleared"
        assert writer.add(made(2))
        assert _seen_by_another(path) == 2
    with open_record(path, read_only=True) as again:
        assert again.reader().counts()["documents"] == 2
