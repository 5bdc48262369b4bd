"""A record opened: a SQLite file or a PostgreSQL database."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError

from dragoman.errors import StoreError
from dragoman.store.engines import WAIT, file_engine, is_server, server_engine, shown
from dragoman.store.faults import told
from dragoman.store.migrating import check_ours, migrate
from dragoman.store.reading import Reader
from dragoman.store.revising import Revision
from dragoman.store.schema import READABLE, REVISION
from dragoman.store.writing import Writer

#: Tables made by two processes at once: the second waits here for the first.
_MAKING_LOCK = 0x64726167


class Store:
    """A record that can be written and read. Close it, or use it in a ``with``."""

    def __init__(self, engine: Engine, name: str, *, read_only: bool) -> None:
        self.engine = engine
        self.name = name
        self.read_only = read_only
        self._revision = Revision(engine, name)

    @property
    def server(self) -> bool:
        """True for PostgreSQL, False for a SQLite file."""
        return self.engine.dialect.name == "postgresql"

    def writer(self) -> Writer:
        """Writes to the record. Raises StoreError where it was opened for reading alone."""
        if self.read_only:
            raise StoreError(f"{self.name}: was opened for reading alone")
        return Writer(self.engine, self.name)

    def reader(self) -> Reader:
        """Answers questions; never blocks a writer."""
        return Reader(self.engine, self.name)

    def revision(self) -> str:
        """A word that changes with every write by anybody; it means nothing to another opening."""
        return self._revision.now()

    def close(self) -> None:
        """Let go of every connection."""
        self._revision.close()
        self.engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_record(target: str | Path, *, create: bool = False, read_only: bool = False) -> Store:
    """The record at a path, or at a ``postgresql://`` address.

    ``create`` makes it where there is none; an older record is brought to the present tables unless
    ``read_only``: then it is read as it is where only indexes differ, else refused. Raises
    StoreError where it cannot be opened or is no record of ours, MissingExtraError where the
    driver of PostgreSQL is not installed.
    """
    if is_server(target):
        engine = server_engine(str(target))
    else:
        _check_path(Path(target), create)
        engine = file_engine(Path(target), read_only=read_only)
    name = shown(target)
    store = Store(engine, name, read_only=read_only)
    try:
        with told(name):
            _ready(store, create)
    except BaseException:
        store.close()
        raise
    return store


def _check_path(path: Path, create: bool) -> None:
    """Refuse what can be no record before a database driver makes a riddle of it.

    The file itself is not opened here: closing it would drop every lock this process holds on it
    through SQLite, and another process could then throw away the log that is being written.
    """
    if path.is_dir():
        raise StoreError(f"{path}: is a folder. Name a file in it, such as {path / 'record.db'}")
    if not path.parent.is_dir():
        raise StoreError(f"{path}: the folder {path.parent} does not exist. Make it first")
    if not path.exists() and not create:
        raise StoreError(f"{path}: there is no record. Make one with: dragoman add SOURCE")


def _ready(store: Store, create: bool) -> None:
    """See that the tables are there and the newest."""
    with _connected(store) as connection:
        revision = check_ours(connection, store.name)
    if revision == REVISION or (store.read_only and revision in READABLE):
        return
    if revision is None and not create:
        raise StoreError(f"{store.name}: holds no record. Make one with: dragoman add SOURCE")
    if store.read_only:
        raise StoreError(
            f"{store.name}: has the tables of an older version ({revision}). Open it for writing "
            "once, for instance with dragoman add, to renew them"
        )
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        if store.server:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MAKING_LOCK})")
        if check_ours(connection, store.name) != REVISION:
            migrate(connection, store.name)


@contextlib.contextmanager
def _connected(store: Store) -> Iterator[Connection]:
    """A connection; a file that another process is just making is waited for."""
    until = time.monotonic() + WAIT
    while True:
        try:
            connection = store.engine.connect()
            break
        except OperationalError as error:
            if "locked" not in str(error.orig) or time.monotonic() > until:
                raise
            time.sleep(0.05)
    with connection:
        yield connection


__all__ = ["Store", "open_record"]
