"""Rows into tables, many at a time, past everything that costs time per row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Table

from dragoman.store.rows import Row
from dragoman.store.verbatim import escape

_T = TypeVar("_T")

#: Parameters of one statement that both databases take (SQLite 32,766, PostgreSQL 65,535).
_MOST_PARAMETERS = 20_000
#: Values looked up at once.
_CHUNK = 500


def chunks(values: Iterable[_T], size: int = _CHUNK) -> Iterator[Sequence[_T]]:
    """The values, some hundreds at a time, each once and in their order."""
    every = list(dict.fromkeys(values))
    for start in range(0, len(every), size):
        yield every[start : start + size]


def insert_rows(
    connection: Connection,
    table: Table,
    rows: Sequence[Row],
    *,
    odd: bool = True,
    skip: bool = False,
) -> None:
    """Write rows whose values stand in the order of the table's columns.

    ``odd`` False spares looking for text that the database cannot hold, where the caller knows that
    there is none. ``skip`` passes over rows that are there already.
    """
    if not rows:
        return
    if odd:
        rows = [tuple(escape(v) if isinstance(v, str) else v for v in row) for row in rows]
    names = [column.name for column in table.columns]
    if len(names) != len(rows[0]) and table.autoincrement_column is not None:
        names.remove(table.autoincrement_column.name)
    head = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES "
    tail = " ON CONFLICT DO NOTHING" if skip else ""
    if connection.dialect.name == "sqlite":
        values = f"({', '.join('?' * len(names))})"
        connection.exec_driver_sql(head + values + tail, list(rows))
        return
    # One round trip for many rows: a server is a network away.
    values = f"({', '.join(['%s'] * len(names))})"
    size = max(1, _MOST_PARAMETERS // len(names))
    for start in range(0, len(rows), size):
        some = rows[start : start + size]
        given: tuple[Any, ...] = tuple(value for row in some for value in row)
        connection.exec_driver_sql(head + ", ".join([values] * len(some)) + tail, given)


__all__ = ["chunks", "insert_rows"]
