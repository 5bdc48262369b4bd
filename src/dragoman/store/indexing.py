"""Full-text search kept in step with what is stored: SQLite's FTS5, PostgreSQL's tsvector."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, text

from dragoman.store.inserting import chunks
from dragoman.store.schema import PER_DOCUMENT
from dragoman.store.words import fold

#: Characters of a text that PostgreSQL looks into: a tsvector holds a megabyte of words.
_MOST = 400_000


def index(
    connection: Connection, number: int, words: tuple[str, str], said: Sequence[tuple[int, str]]
) -> None:
    """Make a document's ``words`` (title, text) and its statements (number, words) findable."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(
            "INSERT INTO document_words (rowid, title, text) "
            "SELECT document, title, text FROM document_contents WHERE document = ?",
            (number,),
        )
        connection.exec_driver_sql(
            "INSERT INTO statement_words (rowid, words) "
            "SELECT number, words FROM statements WHERE number BETWEEN ? AND ?",
            _range(number),
        )
        return
    both = f"{fold(words[0])} {fold(words[1])}"[:_MOST]
    connection.exec_driver_sql(
        "INSERT INTO document_words (document, words) VALUES (%s, to_tsvector('record_words', %s))",
        (number, both),
    )
    for some in chunks(said):
        given = tuple(value for one, content in some for value in (one, fold(content)[:_MOST]))
        row = "(%s, to_tsvector('record_words', %s))"
        connection.exec_driver_sql(
            "INSERT INTO statement_words (statement, words) VALUES " + ", ".join([row] * len(some)),
            given,
        )


def unindex(connection: Connection, number: int) -> None:
    """Take a document and its statements out; call it while their rows still stand."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(
            "INSERT INTO document_words (document_words, rowid, title, text) "
            "SELECT 'delete', document, title, text FROM document_contents WHERE document = ?",
            (number,),
        )
        connection.exec_driver_sql(
            "INSERT INTO statement_words (statement_words, rowid, words) "
            "SELECT 'delete', number, words FROM statements WHERE number BETWEEN ? AND ?",
            _range(number),
        )
        return
    first, last = _range(number)
    connection.execute(text("DELETE FROM document_words WHERE document = :n"), {"n": number})
    connection.execute(
        text("DELETE FROM statement_words WHERE statement BETWEEN :first AND :last"),
        {"first": first, "last": last},
    )


def _range(number: int) -> tuple[int, int]:
    return (number * PER_DOCUMENT, (number + 1) * PER_DOCUMENT - 1)


__all__ = ["index", "unindex"]
