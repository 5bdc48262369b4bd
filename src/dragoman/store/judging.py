"""People's judgements: written once, never changed.

What a judgement is about is kept beside it, apart: when a document is read again, the judgement
follows its record to the one that stands for it now, and the judgement itself stays as it was made.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, insert, select, update

from dragoman.chronicle import Judged, Judgement
from dragoman.store.inserting import chunks
from dragoman.store.kinds import KINDS
from dragoman.store.schema import merged, told
from dragoman.store.storing import insert_fresh

_J = merged.judgements.c
_T = merged.judgement_targets.c


def insert_judgement(connection: Connection, one: Judgement) -> None:
    """Write a judgement, and mark what it is about to be merged anew."""
    document, start, end = one.anchor or (None, None, None)
    found = connection.execute(
        insert(merged.judgements)
        .values(
            id=one.id,
            verdict=one.verdict,
            kind=one.kind,
            target=one.target,
            who=one.who,
            made=one.when,
            why=one.why,
            other=one.other,
            field=one.field,
            value=one.value,
            anchor_document=document,
            anchor_start=start,
            anchor_end=end,
        )
        .returning(_J.number)
    ).scalar_one()
    sides = [("target", one.target)]
    touched = {one.target}
    if one.verdict in ("merge", "split") and one.other is not None:
        sides.append(("other", one.other))
        touched.add(one.other)
    connection.execute(
        insert(merged.judgement_targets),
        [{"judgement": found, "side": side, "target": target} for side, target in sides],
    )
    if one.verdict == "undo" and one.other is not None:
        touched |= _targets_of(connection, one.other)
    touch(connection, one.kind, touched)
    if one.kind == "actor":
        _touch_told(connection, touched)


def _touch_told(connection: Connection, signatures: Iterable[str]) -> None:
    """Mark what is told of some actors as to be merged anew: it goes by who takes part."""
    s = told.signatures.c
    for some in chunks(signatures):
        numbers = select(s.number).where(s.id.in_(some))
        for kind, table, owner in (
            ("event", told.report_parties, "report"),
            ("commitment", told.owed_parties, "owed"),
        ):
            rows = connection.execute(
                select(table.c[owner]).where(table.c.signature.in_(numbers)).distinct()
            )
            insert_fresh(connection, kind, rows.scalars())


def any_judged(connection: Connection) -> bool:
    """True where anybody has judged anything."""
    return connection.execute(select(_J.number).limit(1)).first() is not None


def _targets_of(connection: Connection, judgement: str) -> set[str]:
    """What an earlier judgement is about."""
    rows = connection.execute(
        select(_T.target)
        .join(merged.judgements, _J.number == _T.judgement)
        .where(_J.id == judgement)
    )
    return set(rows.scalars())


def touch(connection: Connection, kind: str, ids: Iterable[str]) -> None:
    """Mark items as to be merged anew; ids that are no items are passed over."""
    if kind == "life":
        table = merged.debts
    elif kind in KINDS:
        table = KINDS[kind].items
    else:
        return
    for some in chunks(ids):
        numbers = connection.execute(select(table.c.number).where(table.c.id.in_(some))).scalars()
        insert_fresh(connection, kind, numbers.all())


def fetch_judgements(
    connection: Connection, targets: Collection[str] | None = None
) -> tuple[Judgement, ...]:
    """Judgements on some records, either side, with what undoes them; all of them without targets.

    ``target`` and ``other`` are the records they are about now. In the order they were made.
    """
    if targets is None:
        rows = list(connection.execute(select(merged.judgements).order_by(_J.number)))
        return _judgements(connection, rows)
    numbers: set[int] = set()
    for some in chunks(targets):
        found = connection.execute(select(_T.judgement).where(_T.target.in_(some)))
        numbers.update(found.scalars())
    # An undoing is about the judgement it takes back, and may be taken back itself.
    rows, ahead = [], numbers
    while ahead:
        more: list[Any] = []
        for part in chunks(sorted(ahead)):
            more += connection.execute(select(merged.judgements).where(_J.number.in_(part)))
        rows += more
        undone: set[int] = set()
        for names in chunks([row.id for row in more]):
            undone.update(
                connection.execute(
                    select(_J.number).where(_J.verdict == "undo", _J.other.in_(names))
                ).scalars()
            )
        ahead = undone - {row.number for row in rows}
    return _judgements(connection, sorted(rows, key=lambda row: row.number))


def _judgements(connection: Connection, rows: Sequence[Any]) -> tuple[Judgement, ...]:
    """Judgements of their rows, on what they are about now."""
    about: dict[tuple[int, str], str] = {}
    for some in chunks([row.number for row in rows]):
        found = connection.execute(select(merged.judgement_targets).where(_T.judgement.in_(some)))
        about |= {(one.judgement, one.side): one.target for one in found}
    return tuple(
        Judgement(
            row.id,
            row.verdict,
            row.kind,
            about.get((row.number, "target"), row.target),
            row.who,
            row.made,
            row.why,
            about.get((row.number, "other"), row.other),
            row.field,
            row.value,
            (row.anchor_document, row.anchor_start, row.anchor_end)
            if row.anchor_document is not None
            else None,
        )
        for row in rows
    )


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that nothing has taken back."""
    made = list(judgements)
    undone: set[str] = set()
    for one in reversed(made):
        if one.verdict == "undo" and one.id not in undone and one.other is not None:
            undone.add(one.other)
    return [one for one in made if one.verdict != "undo" and one.id not in undone]


def fetch_judged(connection: Connection, owners: Mapping[str, Iterable[str]]) -> dict[str, Judged]:
    """How each owner is judged: what stands on it or on what it was merged from.

    ``owners``: id of a record → ids of the records as read behind it.
    """
    if not any_judged(connection):
        return {}
    behind: dict[str, set[str]] = {}
    for owner, targets in owners.items():
        for target in targets:
            behind.setdefault(target, set()).add(owner)
    found: dict[str, list[Judgement]] = {}
    for one in standing(fetch_judgements(connection, list(behind))):
        for side in (one.target, one.other):
            for owner in behind.get(side or "", ()):
                if one not in found.setdefault(owner, []):
                    found[owner].append(one)
    return {owner: _judged(many) for owner, many in found.items()}


def _judged(many: Sequence[Judgement]) -> Judged:
    last = many[-1]
    fields = dict.fromkeys(one.field for one in many if one.verdict == "correct" and one.field)
    return Judged(last.verdict, last.who, last.when, last.why, tuple(fields))


def follow(
    connection: Connection, moved: Mapping[str, str], present: Collection[str]
) -> tuple[str, ...]:
    """Lead judgements from old records to those that stand for them now.

    ``moved``: id as it was → id as it is; ``present``: ids that are there now. Gives the ids of the
    judgements whose record is gone.
    """
    orphans: set[str] = set()
    for some in chunks(moved):
        rows = connection.execute(
            select(merged.judgement_targets, _J.id.label("name"))
            .join(merged.judgements, _J.number == _T.judgement)
            .where(_T.target.in_(some))
        ).all()
        for row in rows:
            target = moved[row.target]
            if target not in present:
                orphans.add(row.name)
            elif target != row.target:
                connection.execute(
                    update(merged.judgement_targets)
                    .where(_T.judgement == row.judgement, _T.side == row.side)
                    .values(target=target)
                )
    return tuple(sorted(orphans))


def ids_of(connection: Connection, first: int, last: int) -> set[str]:
    """Ids of what one document tells: statements, reports, positions and commitments."""
    found: set[str] = set()
    for table in (told.statements, told.reports, told.positions, told.owed):
        rows = connection.execute(select(table.c.id).where(table.c.number.between(first, last)))
        found.update(rows.scalars())
    return found


__all__ = [
    "any_judged",
    "fetch_judged",
    "fetch_judgements",
    "follow",
    "ids_of",
    "insert_judgement",
    "standing",
    "touch",
]
