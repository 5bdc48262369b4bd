"""The record copied: to a file for safety, or from one database to the other."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, Connection, Table, func, select, text, update

from dragoman.errors import StoreError
from dragoman.store.faults import told
from dragoman.store.indexing import index
from dragoman.store.inserting import insert_rows
from dragoman.store.opening import Store, open_record
from dragoman.store.schema import PER_DOCUMENT, metadata
from dragoman.store.schema import told as tables

#: Rows carried at once.
_BATCH = 2000


def back_up(store: Store, target: Path) -> None:
    """Copy the record as it is at one moment to a new SQLite file, while others write it.

    The file appears under its name when it is whole. Raises StoreError where there is a file
    already, or where it cannot be written.
    """
    if target.exists():
        raise StoreError(f"{target}: is there already. Give a name that is free")
    part = target.with_name(target.name + ".part")
    _remove(part)
    try:
        with told(str(target)):
            if store.server:
                with open_record(part, create=True) as copy:
                    copy_record(store, copy)
                    _in_one_file(copy)
            else:
                _copy_file(store, part)
            part.replace(target)
    except sqlite3.Error as error:
        raise StoreError(f"{target}: cannot be written. ({error})") from error
    finally:
        _remove(part)


def _remove(part: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        part.with_name(part.name + ending).unlink(missing_ok=True)


def _copy_file(store: Store, part: Path) -> None:
    """SQLite's own online copy: one reading transaction, which no writer waits for."""
    with store.engine.connect() as connection:
        source = connection.connection.driver_connection
        if not isinstance(source, sqlite3.Connection):
            raise StoreError(f"{store.name}: is no SQLite file")
        copy = sqlite3.connect(part)
        try:
            source.backup(copy, pages=-1)
            copy.execute("PRAGMA journal_mode = DELETE")
        finally:
            copy.close()


def _in_one_file(copy: Store) -> None:
    """Fold the log into the file, so that the file is all there is."""
    with copy.engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("BEGIN")


def copy_record(source: Store, target: Store) -> None:
    """Copy everything into an empty record; either may be in SQLite or PostgreSQL.

    Raises StoreError where the target holds documents already.
    """
    with told(f"{source.name} to {target.name}"):
        opened = target.engine.connect().execution_options(writes=True)
        with source.engine.connect() as reading, opened as writing:
            if source.server:
                reading.execution_options(isolation_level="REPEATABLE READ")
            with reading.begin(), writing.begin():
                if writing.execute(select(tables.documents.c.number).limit(1)).first():
                    raise StoreError(f"{target.name}: holds documents already")
                for table in metadata.sorted_tables:
                    _copy_table(reading, writing, table)
                _set_variants(reading, writing)
                if target.server:
                    _count_on(writing)
                reindex(writing)


def _copy_table(reading: Connection, writing: Connection, table: Table) -> None:
    """Rows as the database holds them; whether a text is a variant is told when all are there."""
    names = [column.name for column in table.columns]
    truths = [i for i, one in enumerate(table.columns) if isinstance(one.type, Boolean)]
    variant = names.index("variant_of") if "variant_of" in names else None
    rows = reading.exec_driver_sql(f"SELECT {', '.join(names)} FROM {table.name}")
    for some in rows.partitions(_BATCH):
        made: list[tuple[Any, ...]] = []
        for row in some:
            values = list(row)
            for place in truths:
                values[place] = None if values[place] is None else bool(values[place])
            if variant is not None:
                values[variant] = None
            made.append(tuple(values))
        insert_rows(writing, table, made, odd=False)


def _set_variants(reading: Connection, writing: Connection) -> None:
    d = tables.documents.c
    rows = reading.execute(select(d.number, d.variant_of).where(d.variant_of.is_not(None)))
    for number, other in rows:
        writing.execute(update(tables.documents).where(d.number == number).values(variant_of=other))


def _count_on(connection: Connection) -> None:
    """Let the server number new rows behind those that were copied."""
    for table in metadata.sorted_tables:
        column = table.autoincrement_column
        if column is None:
            continue
        last = connection.execute(select(func.max(column))).scalar()
        if last is not None:
            connection.execute(
                text("SELECT setval(pg_get_serial_sequence(:name, 'number'), :last)"),
                {"name": table.name, "last": last},
            )


def reindex(connection: Connection) -> None:
    """Make full-text search anew from what is stored."""
    if connection.dialect.name == "sqlite":
        for words in ("document_words", "statement_words"):
            connection.exec_driver_sql(f"INSERT INTO {words} ({words}) VALUES ('rebuild')")
        return
    for words in ("document_words", "statement_words"):
        connection.exec_driver_sql(f"DELETE FROM {words}")
    s = tables.statements.c
    for number, title, content in list(_read_texts(connection)):
        said = connection.execute(
            select(s.number, s.words).where(
                s.number.between(number * PER_DOCUMENT, (number + 1) * PER_DOCUMENT - 1)
            )
        )
        index(connection, number, (title or "", content), [(one, words) for one, words in said])


def _read_texts(connection: Connection) -> Iterator[tuple[int, str | None, str]]:
    """Number, title and text of the documents that are read."""
    d, t = tables.documents.c, tables.texts.c
    numbers = connection.execute(select(d.number).where(d.variant_of.is_(None))).scalars().all()
    for number in numbers:
        row = connection.execute(
            select(d.title, t.text)
            .join_from(tables.documents, tables.texts, t.document == d.number)
            .where(d.number == number)
        ).one()
        yield number, row.title, row.text


__all__ = ["back_up", "copy_record", "reindex"]
