"""Documents from their rows."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, Row, Select, select

from dragoman.chronicle import Publication, Source
from dragoman.records import Document, Place, Reading, Span
from dragoman.store.codecs import decompress
from dragoman.store.inserting import chunks
from dragoman.store.schema import told

_D = told.documents.c


def number_of(connection: Connection, document: str) -> int | None:
    """The number of a stored text, read or variant; None where it is not stored."""
    found = connection.execute(select(_D.number).where(_D.id == document)).scalar()
    return None if found is None else int(found)


def canonical_number(connection: Connection, document: str) -> int | None:
    """The number of the text that is read for this one."""
    row = connection.execute(select(_D.number, _D.variant_of).where(_D.id == document)).first()
    if row is None:
        return None
    return int(row.number if row.variant_of is None else row.variant_of)


def _with_text() -> Select[tuple[object, ...]]:
    return select(*told.documents.columns, told.texts.c.text).join_from(
        told.documents, told.texts, told.texts.c.document == _D.number
    )


def fetch_document(connection: Connection, number: int) -> Document:
    """A stored document as it was added. Raises KeyError where there is none."""
    row = connection.execute(_with_text().where(_D.number == number)).first()
    if row is None:
        raise KeyError(number)
    return as_document(row)


def as_document(row: Row[tuple[object, ...]]) -> Document:
    """The document of a row with its text."""
    place = None
    if row.place is not None:
        span = Span(row.place_start, row.place_end, row.place_words)
        place = Place(row.place, row.place_country, row.place_lat, row.place_lon, span)
    return Document(
        row.id,
        row.text,
        row.title,
        row.publisher,
        row.url,
        row.published,
        place,
        row.language,
        row.body_at,
    )


def fetch_readings(connection: Connection, numbers: Iterable[int]) -> Iterable[tuple[int, Reading]]:
    """Readings with their documents' numbers, in the order of the numbers."""
    compressed = told.readings.c.compressed
    for some in chunks(sorted(numbers), 50):
        query = _with_text().add_columns(compressed)
        query = query.join(told.readings, told.readings.c.document == _D.number)
        for row in connection.execute(query.where(_D.number.in_(some)).order_by(_D.number)):
            yield row.number, decompress(row.compressed, as_document(row))


def fetch_sources(connection: Connection, numbers: Iterable[int]) -> dict[int, Source]:
    """How answers name some documents, by their numbers."""
    found: dict[int, Source] = {}
    for some in chunks(numbers):
        rows = connection.execute(
            select(_D.number, _D.id, _D.title, _D.publisher, _D.url, _D.published).where(
                _D.number.in_(some)
            )
        )
        for number, *values in rows:
            found[number] = Source(*values)
    return found


def fetch_publications(connection: Connection, number: int) -> tuple[Publication, ...]:
    """Every appearance of a text and of its variants, by day."""
    p = told.publications.c
    rows = connection.execute(
        select(p.publisher, p.url, p.published, p.title)
        .join_from(told.publications, told.documents, _D.number == p.document)
        .where((_D.number == number) | (_D.variant_of == number))
    )
    found = {Publication(*row) for row in rows}
    return tuple(
        sorted(
            found,
            key=lambda one: tuple(
                value or "" for value in (one.published, one.publisher, one.url, one.title)
            ),
        )
    )


__all__ = [
    "as_document",
    "canonical_number",
    "fetch_document",
    "fetch_publications",
    "fetch_readings",
    "fetch_sources",
    "number_of",
]
