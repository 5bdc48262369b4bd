"""Watched feeds: the state each was left in, so that watching goes on where it stopped."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from dragoman.store.inserting import insert_rows
from dragoman.store.schema import told

_VALUES = ("due", "looked", "failures", "etag", "modified")


def keep_feed(connection: Connection, url: str, state: Mapping[str, Any]) -> None:
    """Write a feed's state in the place of the one it had."""
    for table in (told.feed_entries, told.feeds):
        column = table.c.url if table is told.feeds else table.c.feed
        connection.execute(delete(table).where(column == url))
    values = {name: state.get(name) for name in _VALUES}
    connection.execute(insert(told.feeds).values(url=url, **values))
    seen = [(url, place, str(one)) for place, one in enumerate(state.get("seen", ()))]
    insert_rows(connection, told.feed_entries, seen)


def fetch_feeds(connection: Connection) -> dict[str, dict[str, Any]]:
    """Address → state of every feed that was watched."""
    found: dict[str, dict[str, Any]] = {}
    for row in connection.execute(select(told.feeds).order_by(told.feeds.c.url)):
        found[row.url] = {name: row._mapping[name] for name in _VALUES} | {"seen": []}
    e = told.feed_entries.c
    for feed, entry in connection.execute(select(e.feed, e.entry).order_by(e.feed, e.position)):
        found[feed]["seen"].append(entry)
    return found
