"""Connections: to a SQLite file, or to a PostgreSQL server."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from dragoman.errors import MissingExtraError, StoreError
from dragoman.store.deadlines import late

#: Seconds a writer waits for another one: longer than any transaction of ours takes, shorter than
#: a person's patience.
WAIT = 60
_SERVER = ("postgresql", "postgres")
_CACHE_KIB = 65_536
#: Pages of the log (4 KiB each) before it is folded into the file. Neighbouring documents change
#: the same pages of the indexes: folding seldom writes those once instead of ten times.
_LOG_PAGES = 8000
#: Steps of SQLite's machine between two looks at the deadline: about a millisecond.
_STEPS = 50_000


def is_server(target: str | Path) -> bool:
    """True for an address of a PostgreSQL server, False for a path."""
    return str(target).split("://", 1)[0].split("+")[0] in _SERVER and "://" in str(target)


def shown(target: str | Path) -> str:
    """The target without its password."""
    if not is_server(target):
        return str(target)
    try:
        return make_url(str(target)).render_as_string(hide_password=True)
    except (ArgumentError, ValueError):
        return str(target).split("@")[-1]


def server_engine(target: str) -> Engine:
    """An engine for ``postgresql://user:password@host:port/database``.

    ``?host=/folder`` (or ``unix_sock``) names the folder of a local socket. Raises
    MissingExtraError without the driver, StoreError where the address is none.
    """
    if importlib.util.find_spec("pg8000") is None:
        raise MissingExtraError(
            "PostgreSQL needs the pg8000 driver. Install it with: "
            "pip install 'dragoman[postgresql]'"
        )
    try:
        url = make_url(target).set(drivername="postgresql+pg8000")
    except (ArgumentError, ValueError) as error:
        raise StoreError(f"{shown(target)}: is no address of a database. ({error})") from error
    given: dict[str, Any] = {"timeout": None}
    folder = url.query.get("host")
    if isinstance(folder, str) and folder.startswith("/"):
        port = url.query.get("port") or url.port or 5432
        given["unix_sock"] = f"{folder}/.s.PGSQL.{port}"
        url = url.difference_update_query(["host", "port"])
    engine = create_engine(url, connect_args=given, pool_pre_ping=True, pool_size=5)
    event.listen(engine, "connect", _prepare_server)
    return engine


def _prepare_server(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute(f"SET lock_timeout = '{WAIT}s'")
    cursor.execute("SET client_min_messages = 'warning'")
    cursor.close()
    connection.commit()


def file_engine(path: Path, *, read_only: bool) -> Engine:
    """An engine for a SQLite file.

    Writing begins each transaction with ``BEGIN IMMEDIATE``: two writers wait for each other at the
    start and never fail in the middle. ``synchronous`` is NORMAL: with a write-ahead log no crash
    and no loss of power can damage the file; a loss of power may cost the last documents, which
    adding the same sources again brings back. FULL would wait for the disk after each document.
    """
    query = {"mode": "ro" if read_only else "rwc", "uri": "true"}
    if read_only and not _can_share(path):
        query["immutable"] = "1"
    engine = create_engine(
        URL.create("sqlite", database=f"file:{_quoted(path)}", query=query),
        connect_args={"timeout": WAIT, "check_same_thread": False},
    )
    event.listen(engine, "connect", _prepare_reading if read_only else _prepare_writing)
    event.listen(engine, "begin", _begin)
    return engine


def _can_share(path: Path) -> bool:
    """False where nobody can be writing: the folder is closed to us and holds no log."""
    return os.access(path.parent, os.W_OK) or path.with_name(path.name + "-wal").exists()


def _quoted(path: Path) -> str:
    return str(path.absolute()).replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def _prepare_reading(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    connection.set_progress_handler(late, _STEPS)
    for pragma in (f"cache_size = -{_CACHE_KIB}", "mmap_size = 268435456", "query_only = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _prepare_writing(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in (
        *(("journal_mode = WAL",) if _may_be_ours(connection) else ()),
        "synchronous = NORMAL",
        "foreign_keys = ON",
        f"cache_size = -{_CACHE_KIB}",
        "mmap_size = 268435456",
        "temp_store = MEMORY",
        f"wal_autocheckpoint = {_LOG_PAGES}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _may_be_ours(connection: Any) -> bool:
    """False for the database of another program, which is refused and left as it is."""
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return not rows or ("alembic_version",) in rows


def _begin(connection: Any) -> None:
    """Begin as the connection was asked to: for writing, or for reading alone."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


__all__ = ["WAIT", "file_engine", "is_server", "server_engine", "shown"]
