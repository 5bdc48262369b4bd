"""Stored documents read again with the present version: what is gained, what is lost.

People's judgements are kept: each follows its record, by the words it stands on, to the one that
stands for it now. A judgement whose record is gone stays in the record and is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.archive.adding import Reads, publication
from dragoman.archive.differing import Change, differences, successors
from dragoman.archive.entries import entry
from dragoman.errors import InputError
from dragoman.records import Reading
from dragoman.store import Reader, Writer


@dataclass(frozen=True, slots=True)
class Reread:
    """One document read again. ``orphans`` are judgements whose record is no longer found."""

    document: str
    changes: tuple[Change, ...]
    orphans: tuple[str, ...] = ()
    error: InputError | None = None


def reread(
    documents: Iterable[str], reader: Reads, stored: Reader, writer: Writer | None
) -> Iterator[Reread]:
    """Read stored documents again, one transaction each; without a writer nothing is changed.

    A document that breaks the reader keeps its old reading.
    """
    for name in documents:
        paper = stored.paper(name)
        if paper is None:
            continue
        try:
            new = reader.read(paper.document)
        except Exception as error:
            problem = f"breaks the reader ({type(error).__name__}: {error})"
            remedy = "Its old reading is kept; please report this text as a fault of the reader"
            yield Reread(name, (), error=InputError(name, problem, remedy))
            continue
        orphans = _replace(paper.reading, new, writer) if writer is not None else ()
        yield Reread(name, tuple(differences(paper.reading, new)), orphans)


def _replace(old: Reading, new: Reading, writer: Writer) -> tuple[str, ...]:
    """Write the new reading; ids of judgements that no record answers to any more."""
    return writer.replace(entry(new, publication(new.document)), successors(old, new))
