"""Indexes of events that answer for days and places without a look at the table itself."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0002"
down_revision = "0001"

#: Stands between two statements.
_BETWEEN = "\n--\n"


def upgrade() -> None:
    """Make the indexes; the longest record measured takes two seconds."""
    connection = op.get_bind()
    written = Path(__file__).with_name(f"revision_0002.{connection.dialect.name}.sql")
    for statement in written.read_text(encoding="utf-8").split(_BETWEEN):
        connection.exec_driver_sql(statement.strip())
