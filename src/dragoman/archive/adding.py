"""Documents into the record: what is new is read, what is known gains a publication.

One transaction a document: killed at any moment, the record holds whole documents only, and adding
the same sources again goes on where it stopped, since what is stored is not read twice.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime
from itertools import islice
from typing import Protocol

from dragoman.archive.entries import entry
from dragoman.archive.settling import settle
from dragoman.chronicle import Publication, Refused
from dragoman.documents import Given, load_all, remember, retry
from dragoman.documents.duplicates import canonical, same_text, sketch, turn
from dragoman.errors import InputError, SkippedError
from dragoman.records import Document, Reading
from dragoman.reference import placed
from dragoman.settings import Settings
from dragoman.store import Writer

#: Documents read together; as many as the pipeline annotates in one go.
_TOGETHER = 8
#: Documents, or seconds, between two mergings, whichever is first: who asks meanwhile waits a
#: minute at most, and what documents of one day share is looked up once (merging after each 200 of
#: many small documents took twice as long a document).
_MERGED_EVERY = 1000
_MERGED_AFTER = 60.0
_TELL_US = "The rest was added; please report this text as a fault of the reader"


class Reads(Protocol):
    """What adding needs of the pipeline."""

    settings: Settings

    def read(self, document: Document) -> Reading:
        """Everything found in one document."""

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """A reading for each document, in order."""


@dataclass(slots=True)
class Tally:
    """What adding did so far; ``words`` are those of the texts that were read.

    ``stage`` is "reading" or "merging", ``skipped`` says what was passed over.
    """

    added: int = 0
    known: int = 0
    publications: int = 0
    variants: int = 0
    refused: int = 0
    words: int = 0
    stage: str = "reading"
    skipped: list[str] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)

    @property
    def inputs(self) -> int:
        """Inputs seen so far."""
        return self.added + self.known + self.publications + self.variants + self.refused

    @property
    def seconds(self) -> float:
        """Seconds since it began."""
        return time.monotonic() - self.began


Told = Callable[[Tally], None]


def silent(tally: Tally) -> None:
    """Tells nobody."""


def add(
    sources: Iterable[str], given: Given, reader: Reads, writer: Writer, told: Told = silent
) -> Tally:
    """Add everything in some sources (paths, addresses, ``-``) and merge it with what is there.

    ``given`` holds where the sources say nothing themselves; ``told`` is called after each few
    inputs. What was in quarantine from a source and could be read this time is released. Raises
    StoreError where the store itself fails; what was added until then stays.
    """
    tally = Tally()
    for source in sources:
        outcomes = load_all(source, given, reader.settings)
        refused = add_outcomes(outcomes, Adding(reader, writer, given, tally, told))
        writer.release(source, refused)
    return _merged(tally, writer, told)


def retry_refused(
    refused: Iterable[Refused], reader: Reads, writer: Writer, told: Told = silent
) -> Tally:
    """Try again what is in quarantine; what can be read now is added and released."""
    tally = Tally()
    for one in refused:
        outcomes = retry(one.name, one.values, reader.settings)
        adding = Adding(reader, writer, given_of(one.values), tally, told)
        if one.name not in add_outcomes(outcomes, adding):
            writer.pardon(one.name)
    return _merged(tally, writer, told)


def _merged(tally: Tally, writer: Writer, told: Told) -> Tally:
    tally.stage = "merging"
    told(tally)
    settle(writer)
    return tally


@dataclass(frozen=True, slots=True)
class Adding:
    """What adding works with: who reads, who writes, what holds for all inputs, who is told."""

    reader: Reads
    writer: Writer
    given: Given
    tally: Tally
    told: Told = silent


def add_outcomes(outcomes: Iterable[Document | InputError], adding: Adding) -> set[str]:
    """Add documents; the names of the inputs that could not be read, which are in quarantine.

    Merges now and then, so that who asks the record meanwhile sees what came.
    """
    refused: set[str] = set()
    rest = iter(outcomes)
    unmerged, merged_at = 0, time.monotonic()
    while some := list(islice(rest, _TOGETHER)):
        for outcome in some:
            if isinstance(outcome, InputError):
                refused.add(_refuse(outcome, adding))
        documents = [placed(one) for one in some if isinstance(one, Document)]
        fresh = [one for one in documents if _replaced(one, adding) is not None]
        for document, result in zip(fresh, _readings(fresh, adding.reader), strict=True):
            if isinstance(result, InputError):
                refused.add(_refuse(result, adding))
            else:
                _store(document, result, adding)
        adding.told(adding.tally)
        unmerged += len(fresh)
        waited = time.monotonic() - merged_at
        if unmerged >= _MERGED_EVERY or (unmerged and waited >= _MERGED_AFTER):
            settle(adding.writer)
            unmerged, merged_at = 0, time.monotonic()
    return refused


def _refuse(error: InputError, adding: Adding) -> str:
    """Note an input that could not be read; its name. What was merely passed over is told alone."""
    if isinstance(error, SkippedError):
        adding.tally.skipped.append(str(error))
        return error.name
    now = datetime.now(UTC).isoformat(timespec="seconds")
    values = remember(error, adding.given)
    values.setdefault("source", error.name)
    adding.writer.refuse(Refused(error.name, error.problem, error.remedy, 1, now, now, values))
    adding.tally.refused += 1
    return error.name


def given_of(values: Mapping[str, object]) -> Given:
    """What was said of an input in quarantine, to hold for it again."""
    known = {one.name: values.get(one.name) for one in fields(Given)}
    return Given(**{name: str(value) for name, value in known.items() if value is not None})


def publication(document: Document) -> Publication:
    """Where a document appeared, as far as it is known."""
    return Publication(document.publisher, document.url, document.published, document.title)


def _replaced(document: Document, adding: Adding) -> tuple[Document, ...] | None:
    """The stored texts that this one is to stand for, mostly none.

    None where it need not be read: its text is stored, or another edition stands for it; its
    publication is then noted.
    """
    writer, tally = adding.writer, adding.tally
    if writer.holds(document.id):
        if writer.publish(document.id, publication(document)):
            tally.publications += 1
            _first_published(document, adding)
        else:
            tally.known += 1
        return None
    group = _group(document, writer)
    if not group or canonical((document, *group)) == document.id:
        return group
    _gather(document, group, writer)
    tally.variants += 1
    return None


def _first_published(document: Document, adding: Adding) -> None:
    """A text goes by its first publication, whichever was added first: read again if it is new."""
    writer = adding.writer
    if turn(document) >= turn(writer.document(document.id)):
        return
    if writer.canonical(document.id) != document.id:
        writer.describe(document)
        return
    reading = _reading(document, adding.reader)
    if not isinstance(reading, InputError):
        writer.replace(entry(replace(reading, document=document), publication(document)))


def _group(document: Document, writer: Writer) -> tuple[Document, ...]:
    """The stored texts that are read and that this one is an edition of."""
    found = {
        writer.canonical(other)
        for other, text in writer.candidates(sketch(document.text))
        if other != document.id and same_text(document.text, text)
    }
    return tuple(writer.document(one) for one in sorted(found))


def _gather(document: Document, group: Sequence[Document], writer: Writer) -> None:
    """Store a text that another one stands for; texts it joins together become one."""
    best = canonical((document, *group))
    losers = [one.id for one in group if one.id != best]
    writer.variant(document, publication(document), best, sketch(document.text), losers)


def _readings(documents: Sequence[Document], reader: Reads) -> Iterator[Reading | InputError]:
    """A reading for each document, or the error in its place.

    Where one of them breaks the reader, each is read alone, so that it costs itself alone.
    """
    if not documents:
        return
    try:
        yield from list(reader.read_many(documents))
    except Exception:
        for document in documents:
            yield _reading(document, reader)


def _reading(document: Document, reader: Reads) -> Reading | InputError:
    """One reading; whatever goes wrong is this document's error."""
    name = document.url or document.title or document.id
    try:
        return reader.read(document)
    except InputError as error:
        return error
    except Exception as error:
        kind = type(error).__name__
        return InputError(name, f"breaks the reader ({kind}: {error})", _TELL_US)


def _store(document: Document, reading: Reading, adding: Adding) -> None:
    """Write one reading; looked up once more, since others may have written meanwhile."""
    group = _replaced(document, adding)
    if group is None:
        return
    made = entry(replace(reading, document=document), publication(document))
    if adding.writer.add(made, [one.id for one in group]):
        adding.tally.added += 1
        adding.tally.words += document.text.count(" ") + 1
    else:
        _replaced(document, adding)
