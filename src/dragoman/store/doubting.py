"""What is least sure in the record and nobody has judged yet: the queue of people's review."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from sqlalchemy import Connection, or_, select

from dragoman.chronicle import Filter, Judgement
from dragoman.store.filtering import Conditions, event_conditions, statement_conditions
from dragoman.store.inserting import chunks
from dragoman.store.judging import any_judged, fetch_judgements, standing
from dragoman.store.kinds import KINDS
from dragoman.store.profiles import find_people
from dragoman.store.promising import find_debts
from dragoman.store.schema import merged, told

#: Why something is in the queue: two events or two actors may be one, one report denies what
#: another tells, an event was read with little confidence, a commitment's step hangs on a guess,
#: who speaks is not known.
Cause = Literal["same-event", "contested", "weak-event", "same-actor", "weak-step", "speaker"]
CAUSES: tuple[Cause, ...] = get_args(Cause)
#: Events and statements are looked through from the newest on, so many of them: all events of
#: 43,000 documents took 0.12 s (2026-11). Days lead further back.
_LOOKED_AT = 10_000
#: Below these more speaks against a reading, or a link between a commitment and an event, than for
#: it.
_WEAK_EVENT, _WEAK_STEP = 0.5, 0.6
# How much a judgement is worth. Two that are one, or one that are two, falsify every count of both.
_NEEDS = {"same-event": 0.96, "contested": 0.94}
_NAMES = {
    "same name, another country": 0.9,
    "same name, another office or time": 0.8,
    "names alike, and nothing tells the two apart": 0.6,
}
_SPEAKER = 0.4


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to judge. ``need`` is from 0 to 1; ``other`` is what ``id`` may be one with.

    ``number`` is of the record in its table, ``rank`` tells those of equal need apart: the newer,
    or the one told of more, first.
    """

    cause: Cause
    kind: str
    id: str
    reason: str
    need: float
    rank: tuple[Any, ...]
    number: int
    other: str | None = None


def find_doubts(
    connection: Connection, asked: Filter, causes: Sequence[Cause] = CAUSES
) -> tuple[Doubt, ...]:
    """What a filter keeps, the least sure first; its limit and offset count what is not judged.

    Of the filter its actor, countries, days and publisher count. What somebody confirmed, rejected
    or corrected, and pairs that were merged or split, are left out.
    """
    wanted = asked.offset + (asked.limit or 100)
    most = wanted + 50
    bare = replace(asked, limit=0, offset=0, kinds=(), statuses=())
    while True:
        found = _candidates(connection, bare, causes, most)
        left = _unjudged(connection, found)
        if len(left) >= wanted or len(found) < most:
            return tuple(left[asked.offset : wanted])
        most *= 2


def _candidates(
    connection: Connection, asked: Filter, causes: Sequence[Cause], most: int
) -> list[Doubt]:
    """The most needful of every cause, judged or not, so many of them all together."""
    found: list[Doubt] = []
    for find, own in _FINDERS:
        wanted = [cause for cause in causes if cause in own]
        if wanted:
            found += find(connection, asked, most, wanted)
    return sorted(_once(found), key=lambda one: (one.need, one.rank), reverse=True)[:most]


def _once(found: Iterable[Doubt]) -> list[Doubt]:
    """Each pair once, whichever is named first; each record once for each cause."""
    seen: set[tuple[str, ...]] = set()
    kept = []
    for one in found:
        key = (one.cause, *sorted((one.id, one.other or "")))
        if key not in seen:
            seen.add(key)
            kept.append(one)
    return kept


# --------------------------------------------------------------------------- where to look


def _same_events(
    connection: Connection, asked: Filter, most: int, _: Sequence[Cause]
) -> list[Doubt]:
    e, u = merged.events.c, merged.event_unsure.c
    rows = connection.execute(
        select(e.number, e.id, e.day, u.other, u.reason)
        .join_from(merged.event_unsure, merged.events, e.number == u.event)
        .where(e.number.in_(select(u.event)), *_kept(connection, asked))
        .order_by(e.day.desc(), e.number.desc(), u.position)
        .limit(most)
    )
    return [
        Doubt("same-event", "event", row.id, row.reason, _NEEDS["same-event"],
              (row.day, row.number), row.number, row.other)
        for row in rows
    ]  # fmt: skip


def _newest(connection: Connection, asked: Filter) -> Any:
    """The newest events that a filter keeps, as many as are looked at."""
    e = merged.events.c
    return (
        select(e.number, e.id, e.day, e.confidence, e.contested, e.sources)
        .where(*_kept(connection, asked))
        .order_by(e.day.desc(), e.number.desc())
        .limit(_LOOKED_AT)
        .subquery()
    )


def _kept(connection: Connection, asked: Filter) -> Conditions:
    """Conditions on events. Their day is that of the index, so that old ones are not walked
    through: here it matters little on which end an interval begins."""
    e = merged.events.c
    found = event_conditions(connection, replace(asked, since=None, until=None))
    if asked.since is not None:
        found.append(e.day >= asked.since)
    if asked.until is not None:
        found.append(e.day < asked.until + "~")
    return found


def _hard_events(
    connection: Connection, asked: Filter, most: int, causes: Sequence[Cause]
) -> list[Doubt]:
    """Contested events, and those read with little confidence."""
    e = _newest(connection, asked).c
    wanted = {"contested": e.contested.is_(True), "weak-event": e.confidence < _WEAK_EVENT}
    rows = connection.execute(
        select(e.number, e.id, e.day, e.confidence, e.contested)
        .where(or_(*(wanted[cause] for cause in causes)))
        .order_by(e.contested.desc(), e.confidence, e.day.desc(), e.number.desc())
        .limit(most)
    )
    return [_hard(row, row.contested and "contested" in causes) for row in rows]


def _hard(row: Any, contested: bool) -> Doubt:
    """The doubt about one event."""
    rank = (row.day, row.number)
    if contested:
        reason = "one report tells it, another denies it"
        return Doubt("contested", "event", row.id, reason, _NEEDS["contested"], rank, row.number)
    reason = f"read with a confidence of {row.confidence:.0%}"
    need = (1 - row.confidence) * 0.9
    return Doubt("weak-event", "event", row.id, reason, need, rank, row.number)


def _same_actors(
    connection: Connection, asked: Filter, most: int, _: Sequence[Cause]
) -> list[Doubt]:
    p, u = merged.people.c, merged.person_unsure.c
    query = select(p.number, p.id, p.documents, u.other, u.reason).join_from(
        merged.person_unsure, merged.people, p.number == u.person
    )
    if asked.actor is not None or asked.countries or asked.dyad:
        query = query.where(p.number.in_(find_people(connection, asked, None)[:_LOOKED_AT]))
    rows = connection.execute(
        query.order_by(p.documents.desc(), p.number, u.position).limit(most * 2)
    )
    return [
        Doubt("same-actor", "actor", row.id, row.reason, _NAMES.get(row.reason, 0.6),
              ("", row.documents, -row.number), row.number, row.other)
        for row in rows
    ]  # fmt: skip


def _weak_steps(
    connection: Connection, asked: Filter, most: int, _: Sequence[Cause]
) -> list[Doubt]:
    b, s = merged.debts.c, merged.debt_steps.c
    query = select(b.number, b.id, b.day, s.confidence, s.reason, s.status).join_from(
        merged.debt_steps, merged.debts, b.number == s.debt
    )
    if asked != Filter(limit=0):
        query = query.where(b.number.in_(find_debts(connection, asked)[-_LOOKED_AT:]))
    rows = connection.execute(
        query.where(s.confidence < _WEAK_STEP).order_by(s.confidence, b.day.desc()).limit(most)
    )
    return [
        Doubt("weak-step", "commitment", row.id,
              f"said to be {row.status}: {row.reason or 'the link is not sure'}",
              1 - row.confidence, (row.day, row.number), row.number)
        for row in rows
    ]  # fmt: skip


def _speakers(connection: Connection, asked: Filter, most: int, _: Sequence[Cause]) -> list[Doubt]:
    s = told.statements.c
    newest = (
        select(s.number, s.id, s.day, s.reason)
        .where(*statement_conditions(connection, asked))
        .order_by(s.day.desc(), s.number.desc())
        .limit(_LOOKED_AT)
        .subquery()
    ).c
    rows = connection.execute(
        select(newest.number, newest.id, newest.day, newest.reason)
        .where(newest.reason.is_not(None))
        .order_by(newest.day.desc(), newest.number.desc())
        .limit(most)
    )
    return [
        Doubt("speaker", "statement", row.id, row.reason, _SPEAKER, (row.day, row.number),
              row.number)
        for row in rows
    ]  # fmt: skip


_Finder = Callable[[Connection, Filter, int, Sequence[Cause]], list[Doubt]]
#: Where to look, and the causes found there.
_FINDERS: tuple[tuple[_Finder, tuple[Cause, ...]], ...] = (
    (_same_events, ("same-event",)),
    (_hard_events, ("contested", "weak-event")),
    (_same_actors, ("same-actor",)),
    (_weak_steps, ("weak-step",)),
    (_speakers, ("speaker",)),
)


# --------------------------------------------------------------------------- what is judged


def _unjudged(connection: Connection, found: Sequence[Doubt]) -> list[Doubt]:
    """Those that no standing judgement settles."""
    if not any_judged(connection):
        return list(found)
    behind = _behind(connection, found)
    targets = {name for names in behind.values() for name in names}
    single: set[str] = set()
    pairs: set[frozenset[str]] = set()
    for one in standing(fetch_judgements(connection, targets)):
        if one.verdict in ("confirm", "reject", "correct"):
            single.add(one.target)
        else:
            pairs |= _paired(one)
    return [one for one in found if not _settled(one, behind, single, pairs)]


def _paired(one: Judgement) -> set[frozenset[str]]:
    return {frozenset((one.target, one.other))} if one.other else set()


def _settled(
    one: Doubt,
    behind: dict[tuple[str, str], set[str]],
    single: set[str],
    pairs: set[frozenset[str]],
) -> bool:
    """True where somebody judged the record, or the pair."""
    own = behind.get((one.kind, one.id), set())
    if own & single:
        return True
    other = behind.get((one.kind, one.other or ""), set())
    return any(len(pair) == 2 and pair & own and pair & other for pair in pairs)


def _behind(connection: Connection, found: Sequence[Doubt]) -> dict[tuple[str, str], set[str]]:
    """Kind and id of each record → ids of the records as read that it was merged from."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for one in found:
        wanted[one.kind] |= {one.id} | ({one.other} if one.other else set())
    behind: dict[tuple[str, str], set[str]] = {
        ("statement", name): {name} for name in wanted.pop("statement", set())
    }
    for kind, names in wanted.items():
        table = KINDS[kind]
        for some in chunks(names):
            rows = connection.execute(
                select(table.clusters.c.id, table.items.c.id.label("item"))
                .join_from(
                    table.clusters,
                    table.members,
                    table.cluster_column == table.clusters.c.number,
                )
                .join(table.items, table.items.c.number == table.item_column)
                .where(table.clusters.c.id.in_(some))
            )
            for name, item in rows:
                behind.setdefault((kind, name), set()).add(item)
    return behind


__all__ = ["CAUSES", "Cause", "Doubt", "find_doubts"]
