"""Building blocks of the tables.

Rows are numbered so that nothing has to be looked up while a document is written: the number of
what a document tells (actors, statements, reports, …) is the document's own number times
``PER_DOCUMENT`` plus a count, so that statement 12000003 is the third of document 12. What one
document tells lies together, and new documents are written at the end of each table: adding stays
linear, however long the table is.

``day`` is what rows are ordered by: the day a thing is told to be of, or else that of publication;
empty where neither is known. What the words say of it stands in ``first_day`` and ``last_day``.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData, Table

from dragoman.store.verbatim import Verbatim

#: More statements than a text of five million characters can hold.
PER_DOCUMENT = 1_000_000

Number = BigInteger().with_variant(Integer, "sqlite")

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_N_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def words(name: str, **given: Any) -> Column[str]:
    """A column of text."""
    return Column(name, Verbatim, **given)


def number(name: str, target: str | None = None, **given: Any) -> Column[int]:
    """A column of whole numbers; with ``target`` (table.column) it points there."""
    return Column(name, Number, *([ForeignKey(target)] if target else []), **given)


def position() -> Column[int]:
    """The place in a list, from 0; part of the key."""
    return Column("position", Integer, primary_key=True, autoincrement=False)


def key(name: str, target: str | None = None) -> Column[int]:
    """A part of the key of a table whose rows hang on another table's."""
    return number(name, target, primary_key=True, autoincrement=False)


def date_columns(prefix: str = "") -> tuple[Column[str], ...]:
    """A date, one value per cell; ``prefix`` where a table has several."""
    names = ("first_day", "last_day", "precision", "date_words", "date_anchor", "date_reason")
    return tuple(words(prefix + name) for name in names)


def span_columns() -> tuple[Column[Any], ...]:
    """Verbatim words: offsets into the document's text, end exclusive, and the words."""
    return (
        Column("start_at", Integer, nullable=False),
        Column("end_at", Integer, nullable=False),
        words("words", nullable=False),
    )


def listed(name: str, owner: str, *columns: Any) -> Table:
    """A table of lists: rows hang on those of ``owner`` and lie in its order."""
    singular = owner.split(".")[0]
    return Table(
        name,
        metadata,
        key(SINGULAR[singular], owner),
        position(),
        *columns,
        sqlite_with_rowid=False,
    )


#: What a row of each table is called where another table points at it.
SINGULAR = {
    "actors": "actor",
    "signatures": "signature",
    "statements": "statement",
    "reports": "report",
    "positions": "taken",
    "owed": "owed",
    "events": "event",
    "people": "person",
    "stories": "story",
    "debts": "debt",
}
