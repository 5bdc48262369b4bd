"""One shard coded: the unit of work of every engine, the same whoever does it and how often."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from dragoman.batch.columns import Row, Rows
from dragoman.batch.inputs import Inputs
from dragoman.batch.output import Out, Parts, finished
from dragoman.batch.rows import publication, refused, rows
from dragoman.batch.shard import Shard, Tally
from dragoman.documents.duplicates import turn
from dragoman.errors import InputError, SkippedError
from dragoman.records import Document, Reading
from dragoman.settings import Settings

#: Documents read together; as many as the pipeline annotates in one go.
_TOGETHER = 8
_TELL_US = "The rest was coded; please report this text as a fault of the reader"
_DEADLY = "The rest was coded; read it alone, with more memory"


class Reads(Protocol):
    """What coding needs of the pipeline's reader."""

    settings: Settings

    def read(self, document: Document) -> Reading:
        """Everything found in one document."""

    def read_many(self, documents: Sequence[Document]) -> Iterator[Reading]:
        """A reading for each document, in order."""


def _none(documents: Sequence[Document]) -> frozenset[str]:
    return frozenset()


def _silent(begun: int, documents: tuple[str, ...]) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Manner:
    """How a shard is coded, none of which changes what the folder holds in the end.

    ``known`` says which documents (their ids) were read elsewhere already, in the telling that was
    published first; ``told`` is
    called with the number of documents of the shard that are through and the ids of those that are
    read now; ``alone`` reads one at a time, so that it shows which of them kills the process;
    documents of the ids in ``deadly`` did: they go to the quarantine.
    """

    known: Callable[[Sequence[Document]], Collection[str]] = _none
    told: Callable[[int, tuple[str, ...]], None] = _silent
    alone: bool = False
    deadly: frozenset[str] = frozenset()


def code_shard(
    shard: Shard,
    reader: Reads,
    out: Out,
    manner: Manner = Manner(),
    inputs: Inputs | None = None,
) -> Tally:
    """Read the documents of a shard and write their rows as parts of the tables in ``out``.

    Files of an earlier try are replaced; a mark is written last. A document that cannot be read is
    a row of ``quarantine``, whatever goes wrong with it. ``inputs`` keeps sources open from shard
    to shard. Raises what writing raises (OSError).
    """
    own = Inputs(reader.settings) if inputs is None else None
    try:
        return Coding(shard, reader, out, manner).code(inputs or own)  # type: ignore[arg-type]
    finally:
        if own is not None:
            own.close()


class Coding:
    """The coding of one shard."""

    def __init__(self, shard: Shard, reader: Reads, out: Out, manner: Manner) -> None:
        self.shard, self.reader, self.out, self.manner = shard, reader, out, manner
        self.parts = Parts(out)
        self.tally = Tally()
        self.through = 0
        self.others: dict[str, dict[str, Row]] = {}

    def code(self, inputs: Inputs) -> Tally:
        """All of it."""
        fresh = self.gathered(inputs)
        rest = iter(fresh)
        while some := list(islice(rest, 1 if self.manner.alone else _TOGETHER)):
            self.manner.told(self.through, tuple(one.id for one in some))
            for document, result in zip(some, self._readings(some), strict=True):
                self._keep(document, result)
            self.through += len(some)
        self.parts.write(self.shard.id)
        finished(self.out, self.shard, self.tally)
        return self.tally

    def gathered(self, inputs: Inputs) -> list[Document]:
        """The shard's documents that are to be read, each once, as it was published first."""
        first: dict[str, Document] = {}
        appeared: dict[str, Row] = {}
        for outcome in inputs.of(self.shard):
            self.tally.inputs += 1
            if isinstance(outcome, InputError):
                self._refuse(outcome)
                continue
            row = publication(outcome)
            appeared[str(row["id"])] = row
            before = first.get(outcome.id)
            self.tally.known += before is not None
            if before is None or turn(outcome) < turn(before):
                first[outcome.id] = outcome
        fresh: list[Document] = []
        known = self.manner.known(list(first.values()))
        for key, row in appeared.items():
            self.others.setdefault(str(row["document"]), {})[key] = row
        for one in first.values():
            if one.id in known:
                self.tally.known += 1
                self._appeared(one.id)
            else:
                fresh.append(one)
        return fresh

    def _appeared(self, document: str, but: object = None) -> None:
        """The rows of a document's publications, save the one called ``but``."""
        others = self.others[document].items()
        self.parts.add({"publications": [row for key, row in others if key != but]})

    def _readings(self, documents: Sequence[Document]) -> Iterator[Reading | InputError]:
        """A reading for each document, or the error in its place.

        Where one of them breaks the reader, each is read alone, so that it costs itself alone.
        """
        if any(one.id in self.manner.deadly for one in documents) or len(documents) == 1:
            yield from map(self._reading, documents)
            return
        try:
            yield from list(self.reader.read_many(documents))
        except Exception:
            yield from map(self._reading, documents)

    def _reading(self, document: Document) -> Reading | InputError:
        """One reading; whatever goes wrong is this document's error."""
        name = document.url or document.title or document.id
        if document.id in self.manner.deadly:
            return InputError(name, "ends the process that reads it, twice", _DEADLY)
        try:
            return self.reader.read(document)
        except InputError as error:
            return error
        except Exception as error:
            kind = type(error).__name__
            return InputError(name, f"breaks the reader ({kind}: {error})", _TELL_US)

    def _keep(self, document: Document, result: Reading | InputError) -> None:
        if isinstance(result, InputError):
            self._refuse(result, document.id)
            return
        found: Rows = rows(result)
        self.parts.add(found)
        self._appeared(document.id, found["publications"][0]["id"])
        self.tally.coded += 1
        self.tally.words += int(found["documents"][0]["words"] or 0)

    def _refuse(self, error: InputError, document: str | None = None) -> None:
        """A row of the quarantine; what was merely passed over is told alone."""
        if isinstance(error, SkippedError):
            self.tally.skipped.append(str(error))
            return
        source = error.source or (error.name if self.shard.files else self.shard.source)
        self.parts.add({"quarantine": [refused(error, source, document)]})
        self.tally.quarantined += 1


__all__ = ["Manner", "Out", "Shard", "Tally", "code_shard"]
