"""A word for the state of a record, to tell whether an answer still holds: cheap, and it changes
with every write of any process."""

from __future__ import annotations

import threading
from typing import Any

from sqlalchemy import Engine, text

from dragoman.store.faults import told


class Revision:
    """The state of a record, looked at from one connection of its own."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self._name = name
        self._lock = threading.Lock()
        self._connection: Any = None

    def now(self) -> str:
        """The word for the present state. Raises StoreError.

        SQLite counts the changes that others made, as one connection sees them: the word means
        nothing to another process or another opening. PostgreSQL tells which transactions can be
        seen, so that the word may change without the record.
        """
        with told(self._name):
            if self._engine.dialect.name == "postgresql":
                with self._engine.connect() as connection:
                    return str(
                        connection.execute(text("SELECT pg_current_snapshot()::text")).scalar()
                    )
            with self._lock:
                if self._connection is None:
                    self._connection = self._engine.raw_connection()
                cursor = self._connection.cursor()
                try:
                    return str(cursor.execute("PRAGMA data_version").fetchone()[0])
                finally:
                    cursor.close()

    def close(self) -> None:
        """Let go of the connection."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None
