"""The tables made, and brought to the newest revision; by alembic, without its command line."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from dragoman.errors import StoreError
from dragoman.store.schema import REVISION

_FOLDER = Path(__file__).parent / "migrations"


def revision_of(connection: Connection) -> str | None:
    """The revision of the tables; None where there are none yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def migrate(connection: Connection, target: str) -> None:
    """Make or renew the tables, in the connection's transaction.

    Raises StoreError where the record was written by a newer version, or is somebody else's.
    """
    # Its import takes longer than all else here, and it is needed once in a record's life.
    from alembic import command
    from alembic.config import Config

    check_ours(connection, target)
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def check_ours(connection: Connection, target: str) -> str | None:
    """The revision of the record. Raises StoreError where it is newer, or no record."""
    revision = revision_of(connection)
    if revision is None and inspect(connection).get_table_names():
        raise StoreError(
            f"{target}: is a database of another program. Give a path where no file is yet, or a "
            "database of its own"
        )
    if revision is not None and revision > REVISION:
        raise StoreError(
            f"{target}: was written by a newer version of dragoman (schema {revision}, this one "
            f"knows {REVISION}). Update with: pip install --upgrade dragoman"
        )
    return revision


__all__ = ["check_ours", "migrate", "revision_of"]
