"""What goes wrong in a database, said in words that help."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from sqlalchemy import exc

from dragoman.errors import StoreError

#: SQLSTATE of a serialization failure and of a deadlock: trying again is the cure.
_AGAIN = ("40001", "40P01")
_SAYINGS = (
    (
        ("database is locked", "database table is locked", "lock timeout", "55P03"),
        "is being written by another process, which did not finish in time. Try again later",
    ),
    (
        ("interrupted", "57014"),
        "the question took longer than it may. Ask for less: a shorter time, one country, one act",
    ),
    (
        ("database or disk is full", "No space left", "53100"),
        "the disk is full. Make room and run the same command again: it goes on where it stopped",
    ),
    (
        ("readonly database", "read-only transaction", "attempt to write a readonly"),
        "cannot be written: it was opened, or lies, where only reading is allowed",
    ),
    (
        ("file is not a database", "file is encrypted"),
        "is no record: the file holds something else. Give another path",
    ),
    (
        ("malformed", "disk I/O error"),
        "is damaged or its disk fails. Run dragoman check, and restore a backup",
    ),
    (
        ("unable to open database file",),
        "cannot be opened. Check that the folder exists and may be written",
    ),
    (
        ("password authentication", "28P01", "28000"),
        "the database server refuses this user or password",
    ),
    (("3D000",), "there is no database of this name on the server. Create it with createdb"),
    (
        ("does not exist", "42P01", "no such table", "no such column"),
        "lacks a table of the record. Run dragoman check",
    ),
    (
        ("tsvector", "54000"),
        "a text is too long for the database's full-text search",
    ),
)
_LOST = (
    "no connection to the database server, or it was lost. What was added until then stands; run "
    "the same command again when the server is back"
)


def again(error: BaseException) -> bool:
    """True where the transaction only has to be tried again."""
    return isinstance(error, exc.DBAPIError) and any(
        f"'C': '{code}'" in str(error.orig) for code in _AGAIN
    )


def store_error(target: str, error: Exception) -> StoreError:
    """The error a user is shown for one of the database's."""
    said = _said(error)
    for marks, meaning in _SAYINGS:
        if any(mark in said for mark in marks):
            return StoreError(f"{target}: {meaning}. ({_short(said)})")
    lost = isinstance(
        error, exc.InterfaceError | exc.OperationalError | exc.DisconnectionError | ConnectionError
    )
    if lost or getattr(error, "connection_invalidated", False) or _severed(said):
        return StoreError(f"{target}: {_LOST}. ({_short(said)})")
    return StoreError(f"{target}: the database cannot do this: {_short(said)}")


def _said(error: Exception) -> str:
    """What the database said first: a refused connection may end in a plain network error."""
    one: BaseException | None = getattr(error, "orig", None) or error
    words: list[str] = []
    while one is not None and len(words) < 5:
        words.append(str(one))
        one = one.__context__
    return next((said for said in words if "'C': '" in said), words[0])


def _severed(said: str) -> bool:
    return any(
        mark in said
        for mark in ("57P0", "connection is closed", "network error", "Can't create a connection")
    )


def _short(said: str) -> str:
    return " ".join(said.split())[:200]


@contextlib.contextmanager
def told(target: str) -> Iterator[None]:
    """Raise StoreError for what the database raises inside."""
    try:
        yield
    except exc.SQLAlchemyError as error:
        raise store_error(target, error) from error
    except (OSError, UnicodeError) as error:
        raise store_error(target, error) from error


__all__ = ["again", "store_error", "told"]
