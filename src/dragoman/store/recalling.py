"""What people judged, newest first: the history of their review."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, or_, select

from dragoman.chronicle import Judgement
from dragoman.store.inserting import chunks
from dragoman.store.schema import merged, told


@dataclass(frozen=True, slots=True)
class Judging:
    """Which judgements are asked for; None and empty mean all. Days are ISO, inclusive."""

    who: str | None = None
    verdict: str | None = None
    kind: str | None = None
    target: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int = 50
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Made:
    """Judgements that one person made at once, such as on every report of an event.

    ``undone`` where they are taken back; ``words`` are those of the first one's record, or the name
    of an actor.
    """

    judgements: tuple[Judgement, ...]
    undone: bool
    words: str


def find_made(connection: Connection, asked: Judging) -> tuple[Made, ...]:
    """Judgements as they were made, newest first; those made at once together."""
    j = merged.judgements.c
    conditions = [
        column == value
        for column, value in ((j.who, asked.who), (j.verdict, asked.verdict), (j.kind, asked.kind))
        if value
    ]
    if asked.target:
        conditions.append(or_(j.id == asked.target, j.target == asked.target,
                              j.other == asked.target))  # fmt: skip
    if asked.since:
        conditions.append(j.made >= asked.since)
    if asked.until:
        conditions.append(j.made < asked.until + "U")
    groups = connection.execute(
        select(j.made, j.who, j.verdict)
        .where(*conditions)
        .group_by(j.made, j.who, j.verdict)
        .order_by(j.made.desc(), j.who, j.verdict)
        .limit(asked.limit or None)
        .offset(asked.offset or None)
    ).all()
    if not groups:
        return ()
    rows = connection.execute(
        select(j.id, j.made, j.who, j.verdict).where(j.made.in_([row.made for row in groups]))
    ).all()
    names: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for row in rows:
        names[row.made, row.who, row.verdict].append(row.id)
    every = _by_id(connection, [row.id for row in rows])
    undone = _undone(connection, list(every))
    words = _words(connection, every.values())
    return tuple(
        Made(
            tuple(every[name] for name in names[tuple(group)]),
            all(name in undone for name in names[tuple(group)]),
            words.get(every[names[tuple(group)][0]].target, ""),
        )
        for group in groups
    )


#: Where the words of a record as read stand.
_WORDS = {
    "event": told.reports.c.words,
    "statement": told.statements.c.words,
    "position": told.positions.c.words,
    "commitment": told.owed.c.words,
    "actor": told.signatures.c.name,
}


def _words(connection: Connection, every: Iterable[Judgement]) -> dict[str, str]:
    """The words of the records that judgements are about, by their ids."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for one in every:
        wanted[one.kind].add(one.target)
    found: dict[str, str] = {}
    for kind, column in _WORDS.items():
        for some in chunks(wanted.get(kind, ())):
            rows = connection.execute(
                select(column.table.c.id, column.label("words")).where(column.table.c.id.in_(some))
            )
            found |= {row.id: row.words for row in rows}
    return found


def _by_id(connection: Connection, names: Sequence[str]) -> dict[str, Judgement]:
    j = merged.judgements.c
    found: dict[str, Judgement] = {}
    for some in chunks(names):
        for row in connection.execute(select(merged.judgements).where(j.id.in_(some))):
            anchor = (
                None
                if row.anchor_document is None
                else (row.anchor_document, row.anchor_start, row.anchor_end)
            )
            found[row.id] = Judgement(
                *(row.id, row.verdict, row.kind, row.target, row.who, row.made, row.why),
                *(row.other, row.field, row.value, anchor),
            )
    return found


def _undone(connection: Connection, names: Sequence[str]) -> set[str]:
    """Those of some judgements that are taken back; an undoing may be taken back too."""
    j = merged.judgements.c
    undoing: dict[str, set[str]] = {}
    ahead = list(names)
    while ahead:
        found: dict[str, set[str]] = defaultdict(set)
        for some in chunks(ahead):
            rows = connection.execute(
                select(j.id, j.other).where(j.verdict == "undo", j.other.in_(some))
            )
            for name, other in rows:
                found[other].add(name)
        undoing |= {name: found.get(name, set()) for name in ahead}
        ahead = [one for many in found.values() for one in many if one not in undoing]

    def taken_back(name: str) -> bool:
        return any(not taken_back(one) for one in undoing.get(name, ()))

    return {name for name in names if taken_back(name)}


__all__ = ["Judging", "Made", "find_made"]
