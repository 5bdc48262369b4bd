"""Everything a question keeps, a little at a time: for what is too much for memory at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, func, select

from dragoman.chronicle import Filter
from dragoman.store.codecs import plain_reading
from dragoman.store.documents import fetch_sources
from dragoman.store.filtering import document_conditions
from dragoman.store.inserting import chunks
from dragoman.store.profiles import fetch_profiles, find_people
from dragoman.store.saying import fetch_said, find_statements
from dragoman.store.schema import told
from dragoman.store.stances import fetch_stands, find_positions
from dragoman.store.timeline import fetch_timeline, find_events

Flowing = Literal["documents", "events", "statements", "positions", "actors"]
#: Numbers of what is wanted, and the values of some numbers.
_Find = Callable[[Connection, Filter], list[int]]
_Fetch = Callable[[Connection, Sequence[int]], Iterator[Any]]
#: Values, and documents, in memory at a time.
_SOME, _FEW = 500, 20


def flow(connection: Connection, kind: Flowing, asked: Filter) -> Iterator[Any]:
    """The values in the order of their answers; only their numbers are all in memory."""
    find, fetch = _KINDS[kind]
    for some in chunks(find(connection, asked), _SOME):
        yield from fetch(connection, some)


@dataclass(frozen=True, slots=True)
class Stored:
    """A document with its reading as it is stored: the JSON form, which takes a tenth of the time
    of records. ``body`` is where the report begins, ``added`` when it came in, ISO."""

    id: str
    text: str
    body: int
    language: str | None
    added: str
    reading: Mapping[str, Any]


def fetch_stored(connection: Connection, documents: Iterable[str]) -> Iterator[Stored]:
    """Some documents by their ids, a few in memory at a time."""
    d, r, t = told.documents.c, told.readings.c, told.texts.c
    query = (
        select(d.id, d.body_at, d.language, d.added, t.text, r.compressed)
        .join_from(told.documents, told.readings, r.document == d.number)
        .join(told.texts, t.document == d.number)
    )
    for some in chunks(documents, _FEW):
        for row in connection.execute(query.where(d.id.in_(some))).all():
            reading = plain_reading(row.compressed)
            yield Stored(row.id, row.text, row.body_at, row.language, row.added, reading)


def _documents(connection: Connection, asked: Filter) -> list[int]:
    """Documents that are read, oldest first."""
    d = told.documents.c
    query = select(d.number).where(d.variant_of.is_(None), *document_conditions(connection, asked))
    query = query.order_by(func.coalesce(d.day, ""), d.number)
    query = query.limit(asked.limit or None).offset(asked.offset or None)
    return [int(number) for number in connection.execute(query).scalars()]


def _sources(connection: Connection, numbers: Sequence[int]) -> Iterator[Any]:
    found = fetch_sources(connection, numbers)
    return (found[number] for number in numbers)


def _said(connection: Connection, numbers: Sequence[int]) -> Iterator[Any]:
    found = fetch_said(connection, numbers)
    return (found[number] for number in numbers if number in found)


def _people(connection: Connection, asked: Filter) -> list[int]:
    return find_people(connection, asked, None)


_KINDS: Mapping[Flowing, tuple[_Find, _Fetch]] = {
    "documents": (_documents, _sources),
    "events": (find_events, lambda connection, some: iter(fetch_timeline(connection, some))),
    "statements": (find_statements, _said),
    "positions": (find_positions, lambda connection, some: iter(fetch_stands(connection, some))),
    "actors": (_people, lambda connection, some: iter(fetch_profiles(connection, some))),
}
