"""Cells of a table: the values of an answer taken apart, one value to a cell."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.chronicle import Judged, Source, Who, Words
from dragoman.records import Date

Cell = str | int | float | bool | None
Row = dict[str, Cell]

WHO = ("", "_id", "_kind", "_country")
DATE = ("start", "end", "precision", "date_words", "date_reason")
SOURCE = ("document", "title", "publisher", "url", "published")
WORDS = ("words", "words_start", "words_end", *SOURCE)
JUDGED = ("judged", "judged_by", "judged_on", "judged_why")


def who_columns(role: str) -> tuple[str, ...]:
    """The columns of an actor in a role."""
    return tuple(role + part for part in WHO)


def who(role: str, actor: Who | None) -> Row:
    """An actor in a role."""
    values = (actor.name, actor.id, actor.kind, actor.country) if actor else (None,) * len(WHO)
    return dict(zip(who_columns(role), values, strict=True))


def each(actors: Sequence[Who]) -> Sequence[Who | None]:
    """The actors, or once None: a row stands even where nobody is named."""
    return actors or (None,)


def date(value: Date | None) -> Row:
    """An interval with its precision and words."""
    if value is None:
        return dict.fromkeys(DATE)
    told = (value.start, value.end, value.precision, value.text, value.reason)
    return dict(zip(DATE, told, strict=True))


def source(value: Source) -> Row:
    """A document as answers name it."""
    told = (value.document, value.title, value.publisher, value.url, value.published)
    return dict(zip(SOURCE, told, strict=True))


def words(value: Words | None) -> Row:
    """Verbatim words and where they stand."""
    if value is None:
        return dict.fromkeys(WORDS)
    told: Row = {"words": value.text, "words_start": value.start, "words_end": value.end}
    return told | source(value.source)


def judged(value: Judged) -> Row:
    """What people decided."""
    return dict(zip(JUDGED, (value.verdict, value.who, value.when, value.why), strict=True))
