"""Documents that several shards have: one telling is kept, the one published first.

A shard is coded without knowing of others, so that any worker can do it at any time. What is double
then is settled at the end, by rules that do not depend on the order in which shards came.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from dragoman.batch.columns import Cell, Row
from dragoman.batch.folder import open_folder
from dragoman.batch.output import Out, done, forget, rewrite, tallies
from dragoman.batch.planning import mark_of
from dragoman.batch.shard import Shard
from dragoman.batch.tables import TABLES
from dragoman.documents.duplicates import turn
from dragoman.records import Document

_DOUBLE = ("documents", "publications", "quarantine")
_SEPARATOR = "\x1f"


class Index:
    """Which shard has which rows, as far as they may be double: on disk, however many they are.

    ``path`` is a file of SQLite, made anew; by default one that goes with the process.
    """

    def __init__(self, path: str = "") -> None:
        self._base = sqlite3.connect(path, isolation_level=None)
        self._base.execute("pragma journal_mode = off")
        self._base.execute("pragma synchronous = off")
        self._base.execute(
            "create table if not exists held"
            " (kind text, id text, turn text, document text, shard text,"
            " primary key (kind, id, shard)) without rowid"
        )
        self._base.execute("create index if not exists by_shard on held (shard)")
        self._base.execute("create index if not exists by_document on held (document)")

    def add(self, out: Out, shards: Collection[str]) -> None:
        """Take in the rows of some shards that are done."""
        coded = open_folder(out.path)
        for kind in _DOUBLE:
            for shard in shards:
                name = f"{shard}.{out.format}"
                held = coded.folder.holds(f"{kind}/{name}")
                rows = coded.part(kind, name) if held else ()
                self._base.execute("begin")
                self._base.executemany(
                    "insert or replace into held values (?, ?, ?, ?, ?)",
                    ((kind, row["id"], *_turn(kind, row), shard) for row in rows),
                )
                self._base.execute("commit")

    def known(self, documents: Iterable[tuple[str, str]]) -> list[str]:
        """Which documents, given with their :func:`turn_of`, are coded as published no later."""
        query = "select 1 from held where kind = 'documents' and id = ? and turn <= ? limit 1"
        return [one[0] for one in documents if self._base.execute(query, one).fetchone()]

    def losers(self, kind: str) -> dict[str, set[str]]:
        """By shard, the ids whose rows another shard has too, and first."""
        found: dict[str, set[str]] = defaultdict(set)
        winner = ""
        for name, shard in self._base.execute(
            "select id, shard from held where kind = ?1 and id in (select id from held where"
            " kind = ?1 group by id having count(*) > 1) order by id, turn, shard",
            (kind,),
        ):
            if name == winner:
                found[shard].add(name)
            winner = name
        return found

    def leaning(self, stale: Collection[str]) -> set[str]:
        """Other shards with a publication of a document that one of these shards has."""
        found: set[str] = set()
        for shard in stale:
            for (other,) in self._base.execute(
                "select distinct p.shard from held d join held p on p.document = d.id"
                " where d.kind = 'documents' and d.shard = ? and p.kind = 'publications'",
                (shard,),
            ):
                found.add(other)
        return found - set(stale)

    def drop(self, shards: Iterable[str]) -> None:
        """Take the rows of some shards out."""
        self._base.executemany("delete from held where shard = ?", ((one,) for one in shards))

    def close(self) -> None:
        """Close the file."""
        self._base.close()


def turn_of(document: Document) -> str:
    """The order of publications of one text, as one value."""
    return _SEPARATOR.join(turn(document))


def _turn(kind: str, row: Row) -> tuple[str, Cell]:
    """What decides between two rows of one id, and the document they are about."""
    if kind == "quarantine":
        return f"{row['name']}{_SEPARATOR}{row['source']}", row["document"]
    said = (row["published"], row["publisher"], row["url"], row["title"])
    turn = _SEPARATOR.join(str(one) if one else "\U0010ffff" for one in said)
    return turn, row["id" if kind == "documents" else "document"]


def settle(out: Out, index: Index) -> int:
    """Take the rows of all but the first telling out of the parts; how many documents that were.

    Killed in the middle, it does the rest the next time: the rows that show that something is
    double go last.
    """
    losers = index.losers("documents")
    for shard, ids in losers.items():
        for table in TABLES:
            if table.name not in _DOUBLE:
                rewrite(out, shard, table.name, lambda row, ids=ids: row["document"] not in ids)  # type: ignore[misc]
    for kind in _DOUBLE:
        for shard, ids in index.losers(kind).items():
            rewrite(out, shard, kind, lambda row, ids=ids: row["id"] not in ids)  # type: ignore[misc]
    return sum(map(len, losers.values()))


def outdated(out: Out, planned: Sequence[Shard], index: Index) -> list[str]:
    """Forget the shards that their sources do not hold any more, since a file was changed.

    Others that leave some of their documents to these are forgotten too, to be coded again; what
    comes back are the sources of those that are not planned.
    """
    ids, marks = {one.id for one in planned}, {mark_of(one.source) for one in planned}
    stale = {one for one in done(out) - ids if one.partition("-")[0] in marks}
    if not stale:
        return []
    leaning = index.leaning(stale)
    missing = {source for one, source, _ in tallies(out) if one in leaning - ids}
    for one in stale | leaning:
        forget(out, one)
    index.drop(stale | leaning)
    return sorted(missing)
