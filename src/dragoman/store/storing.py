"""One document's rows written, in the transaction of the caller."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, select, update

from dragoman.chronicle import Publication, Signature
from dragoman.records import Document
from dragoman.store.codecs import compress, pack
from dragoman.store.entry import Entry, each_once
from dragoman.store.indexing import index
from dragoman.store.inserting import chunks, insert_rows
from dragoman.store.rows import Row, Telling, day_of, parties_of
from dragoman.store.schema import merged, metadata, told
from dragoman.store.verbatim import ODD, escape

#: Tables of what a document tells, those first that others point at.
_TOLD = (
    "actors",
    "actor_members",
    "statements",
    "speakers",
    "addressees",
    "statement_topics",
    "statement_voices",
    "statement_spans",
    "reports",
    "report_parties",
    "report_statements",
    "report_spans",
    "positions",
    "position_holders",
    "position_about",
    "owed",
    "owed_parties",
)


def mark(*parts: object) -> int:
    """A whole number of 64 bits, with sign, that stands for some values."""
    written = "\x1f".join("\x1e" if part is None else str(part) for part in parts)
    digest = hashlib.blake2b(written.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def signed(value: int) -> int:
    """A sketch value as databases hold whole numbers: 64 bits with sign."""
    value &= (1 << 64) - 1
    return value - (1 << 64) if value >= 1 << 63 else value


def now() -> str:
    """The present moment, in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def insert_document(
    connection: Connection,
    document: Document,
    publication: Publication,
    sketch: Sequence[int],
    variant_of: int | None = None,
) -> int | None:
    """A text with its first publication; its number, or None where it is stored already."""
    values: Row = (document.id, variant_of, *_described(document), now())
    names = [column.name for column in told.documents.columns][1:]
    slot = "?" if connection.dialect.name == "sqlite" else "%s"
    found = connection.exec_driver_sql(
        f"INSERT INTO documents ({', '.join(names)}) VALUES ({', '.join([slot] * len(names))}) "
        "ON CONFLICT (id) DO NOTHING RETURNING number",
        tuple(escape(one) if isinstance(one, str) else one for one in values),
    ).scalar()
    if found is None:
        return None
    number = int(found)
    insert_rows(connection, told.texts, [(number, document.text)])
    insert_publication(connection, number, publication)
    shared = sorted({signed(value) for value in sketch})
    insert_rows(connection, told.sketches, [(value, number) for value in shared], odd=False)
    return number


def _described(document: Document) -> Row:
    """What is said of a text, in the order of the table's columns."""
    place = document.dateline
    where: Row = (None,) * 7
    if place is not None:
        where = (place.name, place.country, place.lat, place.lon)
        where += (place.span.start, place.span.end, place.span.text)
    said: Row = (document.title, document.publisher, document.url, document.published)
    return (*said, day_of(document.published), *where, document.language, document.body)


def describe(connection: Connection, number: int, document: Document) -> None:
    """Say of a stored text what this document says of it."""
    columns = [column.name for column in told.documents.columns][3:-1]
    values = dict(zip(columns, _described(document), strict=True))
    connection.execute(
        update(told.documents).where(told.documents.c.number == number).values(**values)
    )


def insert_publication(connection: Connection, number: int, one: Publication) -> bool:
    """Another appearance of a text; False where it is known."""
    row = (one.publisher, one.url, one.published, one.title)
    slot = "?" if connection.dialect.name == "sqlite" else "%s"
    names = "document, mark, publisher, url, published, title"
    found = connection.exec_driver_sql(
        f"INSERT INTO publications ({names}) VALUES ({', '.join([slot] * 6)}) "
        "ON CONFLICT DO NOTHING RETURNING document",
        (number, mark(*row), *(None if value is None else escape(value) for value in row)),
    ).scalar()
    return found is not None


def insert_reading(
    connection: Connection, number: int, entry: Entry, taken: Collection[str] = ()
) -> None:
    """Everything a document tells, findable, and fresh for merging; without the ids ``taken``."""
    document = entry.document
    odd = bool(ODD.search(f"{document.text}{document.title}{document.publisher}{document.url}"))
    signatures = upsert_signatures(connection, entry)
    _insert_compressed(connection, number, entry)
    entry = each_once(entry, taken)
    telling = Telling(entry, number, signatures)
    rows = telling.tell()
    for name in _TOLD:
        insert_rows(connection, metadata.tables[name], rows[name], odd=odd)
    _insert_items(connection, number, entry, signatures, telling.first)
    statements = [(int(row[0]), str(row[9])) for row in rows["statements"]]
    title = escape(document.title or "")
    index(connection, number, (title, escape(document.text)), statements)


def _insert_compressed(connection: Connection, number: int, entry: Entry) -> None:
    values = dict(sorted(entry.reading.provenance.items()))
    written = json.dumps(values)
    table = told.provenance
    found = connection.execute(select(table.c.number).where(table.c.mark == written)).scalar()
    if found is None:
        insert_rows(connection, table, [(written,)], skip=True)
        found = connection.execute(select(table.c.number).where(table.c.mark == written)).scalar()
        rows = [(found, name, str(value)) for name, value in values.items()]
        insert_rows(connection, told.provenance_values, rows, skip=True)
    row = (number, found, now(), compress(entry.reading))
    insert_rows(connection, told.readings, [row], odd=False)


def upsert_signatures(connection: Connection, entry: Entry) -> dict[str, int]:
    """Numbers of the entry's signatures, new and known; each counts this document."""
    every: dict[str, Signature] = {one.id: one for one in entry.signatures.values()}
    for party in parties_of(entry):
        # A party that no actor of the reading stands for is an actor by what is told of it.
        if party.signature not in every:
            every[party.signature] = Signature(
                party.signature, party.name, (), party.kind, party.country, None, party.known
            )
    day = day_of(entry.document.published)
    slot = "?" if connection.dialect.name == "sqlite" else "%s"
    numbers: dict[str, int] = {}
    new: list[Signature] = []
    # In one order everywhere: two writers that share actors never wait for each other in a ring.
    for some in chunks(sorted(every)):
        given = []
        for one in (every[name] for name in some):
            title = one.office.title if one.office else None
            row = (one.id, one.name, one.kind, one.country, title, one.known, one.gender, day, day)
            given += [escape(value) if isinstance(value, str) else value for value in row]
        values = ", ".join([f"({', '.join([slot] * 9)}, 1)"] * len(some))
        rows = connection.exec_driver_sql(_UPSERT.format(values=values), tuple(given))
        for name, number, documents in rows:
            numbers[name] = int(number)
            if documents == 1:
                new.append(every[name])
    rows_of = [("actor", numbers[one.id], pack(one)) for one in new]
    insert_rows(connection, merged.items, rows_of, skip=True)
    return numbers


_UPSERT = """INSERT INTO signatures
(id, name, kind, country, office, known, gender, since, until, documents) VALUES {values}
ON CONFLICT (id) DO UPDATE SET documents = signatures.documents + 1,
since = CASE WHEN signatures.since IS NULL OR excluded.since < signatures.since
  THEN excluded.since ELSE signatures.since END,
until = CASE WHEN signatures.until IS NULL OR excluded.until > signatures.until
  THEN excluded.until ELSE signatures.until END
RETURNING id, number, documents"""


def _insert_items(
    connection: Connection, number: int, entry: Entry, signatures: Mapping[str, int], first: int
) -> None:
    """What merging compares, by which keys, and the mark that it is to be merged."""
    reports = {one.id: first + count for count, one in enumerate(entry.reports, 1)}
    owed = {one.id: first + count for count, one in enumerate(entry.owed, 1)}
    rows: list[Row] = [("event", reports[one.id], pack(one)) for one in entry.reports]
    rows += [("commitment", owed[one.id], pack(one)) for one in entry.owed]
    rows.append(("story", number, pack(entry.summary)))
    insert_rows(connection, merged.items, rows)
    numbers: dict[str, Mapping[str, int]] = {
        "actor": signatures,
        "event": reports,
        "commitment": owed,
        "story": {entry.document.id: number, entry.summary.document: number},
    }
    for kind, keys in entry.keys.items():
        kept = {one: found for one, found in keys.items() if one in numbers[kind]}
        insert_keys(connection, kind, {numbers[kind][one]: found for one, found in kept.items()})
    for kind, known in numbers.items():
        insert_fresh(connection, kind, known.values())


def insert_keys(connection: Connection, kind: str, keys: Mapping[int, Iterable[str]]) -> None:
    """Blocking keys of some items, by number."""
    rows = sorted({(mark(kind, key), item, kind) for item, found in keys.items() for key in found})
    insert_rows(connection, merged.merge_keys, rows, odd=False, skip=True)


def insert_fresh(connection: Connection, kind: str, items: Iterable[int]) -> None:
    """Mark items as to be merged. Marks are only ever added, so that no writer waits for one."""
    rows = [(kind, item) for item in sorted(set(items))]
    insert_rows(connection, merged.fresh, rows, odd=False)


__all__ = [
    "insert_document",
    "insert_fresh",
    "insert_keys",
    "insert_publication",
    "insert_reading",
    "mark",
    "now",
    "signed",
]
