"""What the store takes of one document."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, TypeVar

from dragoman.chronicle import Owed, Publication, Report, Signature, Summary
from dragoman.records import Document, Reading


@dataclass(frozen=True, slots=True)
class Entry:
    """A document with its reading, and what merging compares.

    ``signatures``: id of an actor of the reading → its signature. ``keys``: kind ("actor", "event",
    "story", "commitment") → id of the item → its blocking keys; items that share none are never
    compared.
    """

    document: Document
    reading: Reading
    publication: Publication
    sketch: tuple[int, ...]
    reports: tuple[Report, ...]
    summary: Summary
    signatures: Mapping[str, Signature]
    owed: tuple[Owed, ...]
    keys: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)


class _Named(Protocol):
    @property
    def id(self) -> str:
        """Its id."""


_N = TypeVar("_N", bound=_Named)


def ids_in(entry: Entry) -> set[str]:
    """Ids of the records that have rows of their own."""
    told: tuple[tuple[Any, ...], ...] = (
        entry.reading.statements,
        entry.reading.positions,
        entry.reports,
        entry.owed,
    )
    return {one.id for records in told for one in records}


def each_once(entry: Entry, taken: Collection[str] = ()) -> Entry:
    """The entry with one record of each id, and none of those ``taken``.

    Ids are hashes of 48 bits: among millions of records two documents may come to share one, and a
    reading may hold a record twice. The reading as a whole is stored as it is.
    """

    def once(records: tuple[_N, ...]) -> tuple[_N, ...]:
        first = {one.id: one for one in reversed(records)}
        names = dict.fromkeys(one.id for one in records if one.id not in taken)
        return tuple(first[name] for name in names)

    reading = entry.reading
    return replace(
        entry,
        reading=replace(
            reading,
            actors=once(reading.actors),
            statements=once(reading.statements),
            positions=once(reading.positions),
        ),
        reports=once(entry.reports),
        owed=once(entry.owed),
    )


__all__ = ["Entry", "each_once", "ids_in"]
