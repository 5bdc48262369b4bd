"""The first tables, with full-text search and the views.

Each database has its statements in a file of its own, frozen as they were at this revision; a test
compares what they make with the tables of :mod:`dragoman.store.schema`.
"""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None

#: Stands between two statements, since those of functions hold semicolons of their own.
_BETWEEN = "\n--\n"


def upgrade() -> None:
    """Make everything."""
    connection = op.get_bind()
    written = Path(__file__).with_name(f"revision_0001.{connection.dialect.name}.sql")
    for statement in written.read_text(encoding="utf-8").split(_BETWEEN):
        connection.exec_driver_sql(statement.strip())
