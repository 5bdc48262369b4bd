"""The record written: one transaction for each call, so that it holds whole documents only."""

from __future__ import annotations

import contextlib
import json
import random
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, delete, func, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from dragoman.chronicle import Judgement, Publication, Refused
from dragoman.errors import StoreError
from dragoman.records import Document
from dragoman.store.documents import canonical_number, fetch_document, number_of
from dragoman.store.entry import Entry, ids_in
from dragoman.store.faults import again, store_error, told
from dragoman.store.feeding import keep_feed
from dragoman.store.inserting import chunks, insert_rows
from dragoman.store.judging import follow, ids_of, insert_judgement, touch
from dragoman.store.merging import numbers_of
from dragoman.store.removing import remove_reading
from dragoman.store.schema import PER_DOCUMENT
from dragoman.store.schema import told as tables
from dragoman.store.settling import Settling
from dragoman.store.storing import (
    describe,
    insert_document,
    insert_publication,
    insert_reading,
    signed,
)

_T = TypeVar("_T")

#: Times a transaction is tried that another one was in the way of.
_TRIES = 8
#: Whoever merges, or takes out what was merged, holds this lock; adding alone needs none.
_SETTLING_LOCK = 0x647261676F
#: Stored texts that a new one is compared with for likeness.
_CANDIDATES = 20


class _TakenError(StoreError):
    """A row that would stand twice, or point at nothing."""


class Writer:
    """Writes to the record. Every method is one transaction; raises StoreError where it fails."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self._name = name

    @contextlib.contextmanager
    def _transaction(self, *, alone: bool = False) -> Iterator[Connection]:
        """A writing transaction; ``alone`` waits until nobody else merges or takes out."""
        opened = self._engine.connect().execution_options(writes=True)
        with opened as connection, connection.begin():
            if alone and connection.dialect.name == "postgresql":
                connection.execute(text(f"SELECT pg_advisory_xact_lock({_SETTLING_LOCK})"))
            yield connection

    def _run(self, work: Callable[[Connection], _T], *, alone: bool = False) -> _T:
        """Do the work in a transaction, once more where another one was in the way."""
        for tries in range(_TRIES):
            try:
                with self._transaction(alone=alone) as connection:
                    return work(connection)
            except IntegrityError as error:
                raise _TakenError(f"{self._name}: {error.orig}") from error
            except DBAPIError as error:
                if not again(error) or tries == _TRIES - 1:
                    raise store_error(self._name, error) from error
                time.sleep(random.uniform(0.01, 0.05 * 2**tries))
            except OSError as error:
                raise store_error(self._name, error) from error
        raise StoreError(f"{self._name}: too many writers at once. Try again later")

    # ------------------------------------------------------------------ looking before writing

    def holds(self, document: str) -> bool:
        """True where the text is stored, read or as a variant of another."""
        with self._looking() as connection:
            return number_of(connection, document) is not None

    def canonical(self, document: str) -> str:
        """The id of the document that is read for this text, its own or another."""
        with self._looking() as connection:
            number = canonical_number(connection, document)
            if number is None:
                return document
            query = select(tables.documents.c.id).where(tables.documents.c.number == number)
            return str(connection.execute(query).scalar_one())

    def document(self, document: str) -> Document:
        """A stored text as it was added. Raises KeyError where there is none."""
        with self._looking() as connection:
            number = number_of(connection, document)
            if number is None:
                raise KeyError(document)
            return fetch_document(connection, number)

    def candidates(self, sketch: Sequence[int]) -> tuple[tuple[str, str], ...]:
        """Ids and texts of stored documents that share sketch values, those with most first."""
        values = sorted({signed(value) for value in sketch})
        s, d = tables.sketches.c, tables.documents.c
        with self._looking() as connection:
            best = (
                select(s.document, func.count().label("shared"))
                .where(s.value.in_(values))
                .group_by(s.document)
                .order_by(func.count().desc(), s.document)
                .limit(_CANDIDATES)
                .subquery()
            )
            rows = connection.execute(
                select(d.id, tables.texts.c.text)
                .join_from(best, tables.documents, d.number == best.c.document)
                .join(tables.texts, tables.texts.c.document == d.number)
                .order_by(best.c.shared.desc(), d.number)
            )
            return tuple((row.id, row.text) for row in rows)

    @contextlib.contextmanager
    def _looking(self) -> Iterator[Connection]:
        with told(self._name), self._engine.connect() as connection:
            yield connection

    # ------------------------------------------------------------------ documents

    def publish(self, document: str, publication: Publication) -> bool:
        """Another appearance of a stored text; False where it is known already."""

        def work(connection: Connection) -> bool:
            number = number_of(connection, document)
            return number is not None and insert_publication(connection, number, publication)

        return self._run(work)

    def add(self, entry: Entry, replaces: Sequence[str] = ()) -> bool:
        """Store a document with all it tells; False where the text is stored already.

        The readings of ``replaces`` give way: these texts stay, as variants of this one.
        """

        def work(connection: Connection) -> bool:
            number = insert_document(connection, entry.document, entry.publication, entry.sketch)
            if number is None:
                return False
            for other in replaces:
                _give_way(connection, other, number)
            insert_reading(connection, number, entry, taken)
            return True

        taken: set[str] = set()
        try:
            return self._run(work, alone=bool(replaces))
        except _TakenError:
            # Two documents that came to share an id: the record of the first keeps it.
            taken = self._taken(entry)
            return self._run(work, alone=bool(replaces))

    def _taken(self, entry: Entry) -> set[str]:
        """Ids of the entry that are those of other documents' records."""
        with self._looking() as connection:
            return {
                one
                for table in (tables.statements, tables.positions, tables.reports, tables.owed)
                for one in numbers_of(connection, table, ids_in(entry))
            }

    def variant(
        self,
        document: Document,
        publication: Publication,
        of: str,
        sketch: Sequence[int],
        replaces: Sequence[str] = (),
    ) -> bool:
        """Store a text that another one stands for; False where it is stored already.

        The readings of ``replaces`` give way to that of ``of`` as well. Raises KeyError where
        ``of`` is not stored.
        """

        def work(connection: Connection) -> bool:
            number = canonical_number(connection, of)
            if number is None:
                raise KeyError(of)
            for other in replaces:
                _give_way(connection, other, number)
            found = insert_document(connection, document, publication, sketch, variant_of=number)
            return found is not None

        return self._run(work, alone=bool(replaces))

    def replace(self, entry: Entry, successors: Mapping[str, str] | None = None) -> tuple[str, ...]:
        """Another reading of a stored document in place of the old; publications stay.

        ``successors``: id of an old record → id of the new one that stands for it; judgements
        follow it. Gives the ids of judgements that no record answers to any more. Raises KeyError
        where the document is not stored or is a variant.
        """

        def work(connection: Connection) -> tuple[str, ...]:
            number = number_of(connection, entry.document.id)
            if number is None or number != canonical_number(connection, entry.document.id):
                raise KeyError(entry.document.id)
            return _replace(connection, number, entry, successors or {})

        return self._run(work, alone=True)

    def describe(self, document: Document) -> None:
        """Other words about a stored text: its title, publisher, address and day."""

        def work(connection: Connection) -> None:
            number = number_of(connection, document.id)
            if number is not None:
                describe(connection, number, document)

        self._run(work)

    # ------------------------------------------------------------------ quarantine

    def refuse(self, one: Refused) -> None:
        """Note an input that cannot be read; once more where it was noted before."""
        row = (one.name, one.values.get("source"), one.problem, one.remedy, one.tries, one.first)
        given = json.dumps(dict(one.values), ensure_ascii=False, default=str)

        def work(connection: Connection) -> None:
            r = tables.refused.c
            found = connection.execute(select(r.tries).where(r.name == one.name)).scalar()
            if found is None:
                rows = [(*row, one.last, given)]
                insert_rows(connection, tables.refused, rows, skip=True)
                return
            values = {"problem": one.problem, "remedy": one.remedy, "last": one.last}
            connection.execute(
                update(tables.refused)
                .where(r.name == one.name)
                .values(tries=r.tries + 1, source=row[1], given=given, **values)
            )

        self._run(work)

    def release(self, source: str, still: Collection[str] = ()) -> int:
        """Let go of what was noted from a source, but for the names ``still`` refused."""

        def work(connection: Connection) -> int:
            r = tables.refused.c
            names = connection.execute(select(r.name).where(r.source == source)).scalars()
            gone = [name for name in names if name not in still]
            for some in chunks(gone):
                connection.execute(delete(tables.refused).where(r.name.in_(some)))
            return len(gone)

        return self._run(work)

    def pardon(self, name: str) -> None:
        """Let go of one input that was noted as refused."""
        refused = delete(tables.refused).where(tables.refused.c.name == name)

        def work(connection: Connection) -> None:
            connection.execute(refused)

        self._run(work)

    # ------------------------------------------------------------------ watched feeds

    def keep_feed(self, url: str, state: Mapping[str, Any]) -> None:
        """Keep the state of a watched feed in the place of the one it had."""
        self._run(lambda connection: keep_feed(connection, url, state))

    # ------------------------------------------------------------------ people's judgement, merging

    def judge(self, *judgements: Judgement) -> None:
        """Write judgements, all or none; what they are about is merged anew when the record is
        settled."""

        self.decide(lambda: judgements)

    def decide(self, make: Callable[[], Sequence[Judgement]]) -> tuple[Judgement, ...]:
        """Write the judgements that ``make`` gives, which may look at the record and raise to have
        nothing written: from its first look to the last word nobody else judges or merges, in this
        process or another. It is called again where another transaction was in the way."""

        def work(connection: Connection) -> tuple[Judgement, ...]:
            made = tuple(make())
            for one in made:
                insert_judgement(connection, one)
            return made

        return self._run(work, alone=True)

    def touch(self, kind: str, ids: Iterable[str]) -> None:
        """Mark items as to be merged anew."""
        every = list(ids)
        self._run(lambda connection: touch(connection, kind, every))

    @contextlib.contextmanager
    def settling(self) -> Iterator[Settling]:
        """A transaction of merging; nobody else merges meanwhile."""
        with told(self._name), self._transaction(alone=True) as connection:
            session = Settling(connection)
            yield session
            session.flush()


def _give_way(connection: Connection, document: str, to: int) -> None:
    """A document that is read becomes a variant of another, with its own variants."""
    number = canonical_number(connection, document)
    if number is None or number == to:
        return
    remove_reading(connection, number)
    d = tables.documents.c
    connection.execute(
        update(tables.documents)
        .where((d.number == number) | (d.variant_of == number))
        .values(variant_of=to)
    )


def _replace(
    connection: Connection, number: int, entry: Entry, successors: Mapping[str, str]
) -> tuple[str, ...]:
    """The new reading for the old one; judgements follow."""
    first, last = number * PER_DOCUMENT, (number + 1) * PER_DOCUMENT - 1
    a, s = tables.actors.c, tables.signatures.c
    cast = dict(
        connection.execute(
            select(a.id, s.id)
            .join_from(tables.actors, tables.signatures, s.number == a.signature)
            .where(a.number.between(first, last))
        ).all()
    )
    moved = {old: successors.get(old, old) for old in ids_of(connection, first, last)}
    remove_reading(connection, number)
    describe(connection, number, entry.document)
    insert_reading(connection, number, entry)
    present = ids_of(connection, first, last) | {one.id for one in entry.signatures.values()}
    told_still = set(
        connection.execute(
            select(s.id).where(s.id.in_(sorted(set(cast.values()))), s.documents > 0)
        ).scalars()
    )
    for actor, signature in cast.items():
        new = entry.signatures.get(successors.get(actor, actor))
        if signature not in told_still:
            moved[signature] = new.id if new is not None else signature
    return follow(connection, moved, present)


__all__ = ["Writer"]
