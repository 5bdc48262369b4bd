"""Merging's side of the store: what is fresh, what it may belong to, and what came of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Table, delete, select, update

from dragoman.chronicle import Debt, Judgement, Merged
from dragoman.store.codecs import unpack
from dragoman.store.inserting import chunks, insert_rows
from dragoman.store.judging import any_judged, fetch_judgements, touch
from dragoman.store.kinds import KINDS, Kind
from dragoman.store.merging import Merging, numbers_of, step_rows
from dragoman.store.removing import clusters_of, delete_clusters, dissolve
from dragoman.store.rows import Rows
from dragoman.store.schema import merged, told
from dragoman.store.storing import insert_fresh, insert_keys
from dragoman.store.unmerging import fetch_debts, fetch_events

#: Merged records that are written together.
_TOGETHER = 400


class Settling:
    """One transaction of merging. Items are named by their ids, kinds are those of ``KINDS`` and
    "life" (commitments whose lives are to be told anew)."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._judged = any_judged(connection)
        self._numbers: dict[tuple[str, str], int] = {}
        self._marks: dict[tuple[str, int], list[int]] = defaultdict(list)
        self._pending: dict[str, list[tuple[tuple[str, ...], Any, str]]] = defaultdict(list)

    # ------------------------------------------------------------------ what is to be merged

    def fresh(self, kind: str, limit: int) -> tuple[str, ...]:
        """Ids of items that are new, changed or touched since they were last merged."""
        self.flush()
        f = merged.fresh.c
        items = self._connection.execute(
            select(f.item).where(f.kind == kind).distinct().order_by(f.item).limit(limit)
        ).scalars()
        numbers = list(items)
        self._see(kind, numbers)
        ids = self._ids(kind, numbers)
        gone = [number for number in numbers if number not in ids]
        self._unmark(kind, gone)
        if gone and not ids:
            return self.fresh(kind, limit)
        return tuple(ids[number] for number in numbers if number in ids)

    def _see(self, kind: str, numbers: Iterable[int]) -> None:
        """Note the marks that are there now: they alone go once the items are merged, so that a
        document added meanwhile is not forgotten."""
        f = merged.fresh.c
        for some in chunks(numbers):
            for mark, item in self._connection.execute(
                select(f.number, f.item).where(f.kind == kind, f.item.in_(some))
            ):
                if mark not in (seen := self._marks[kind, item]):
                    seen.append(mark)

    def _unmark(self, kind: str, numbers: Iterable[int]) -> None:
        marks = [mark for item in numbers for mark in self._marks.pop((kind, item), ())]
        for some in chunks(marks):
            self._connection.execute(delete(merged.fresh).where(merged.fresh.c.number.in_(some)))

    def items(self, kind: str, ids: Iterable[str]) -> tuple[Any, ...]:
        """The items: Signature, Report, Summary or Owed; ids that are no items are passed over."""
        numbers = self._known(kind, ids)
        self._see(kind, numbers.values())
        i = merged.items.c
        values: dict[int, Any] = {}
        for some in chunks(numbers.values()):
            for number, value in self._connection.execute(
                select(i.item, i.value).where(i.kind == kind, i.item.in_(some))
            ):
                values[number] = unpack(kind, value)
        if kind == "actor":
            self._dated(values)
        return tuple(values[number] for number in numbers.values() if number in values)

    def _dated(self, values: dict[int, Any]) -> None:
        """Signatures with the days and the number of the documents that tell them."""
        s = told.signatures.c
        for some in chunks(list(values)):
            for number, since, until, documents in self._connection.execute(
                select(s.number, s.since, s.until, s.documents).where(s.number.in_(some))
            ):
                values[number] = replace(
                    values[number], since=since, until=until, documents=documents
                )

    def sharing(self, kind: str, ids: Iterable[str]) -> dict[str, set[str]]:
        """Id of each item → ids of the others that share a blocking key with it."""
        numbers = self._known(kind, ids)
        mine, theirs = merged.merge_keys.alias(), merged.merge_keys.alias()
        pairs: set[tuple[int, int]] = set()
        for some in chunks(numbers.values()):
            rows = self._connection.execute(
                select(mine.c.item, theirs.c.item)
                .join_from(mine, theirs, mine.c.key == theirs.c.key)
                .where(mine.c.kind == kind, mine.c.item.in_(some), theirs.c.item != mine.c.item)
                .distinct()
            )
            pairs.update((one, other) for one, other in rows)
        names = self._ids(kind, {other for _, other in pairs})
        names |= {number: name for name, number in numbers.items()}
        found: dict[str, set[str]] = {name: set() for name in numbers}
        for one, other in pairs:
            if other in names:
                found[names[one]].add(names[other])
        return found

    def component(self, kind: str, ids: Iterable[str]) -> set[str]:
        """These items and all that were weighed together with them when they were last merged."""
        self.flush()
        numbers = self._known(kind, ids)
        table = KINDS[kind]
        c = table.members.c.component
        components: set[str] = set()
        for some in chunks(numbers.values()):
            rows = self._connection.execute(select(c).where(table.item_column.in_(some)).distinct())
            components.update(rows.scalars())
        members: set[int] = set(numbers.values())
        for names in chunks(components):
            rows = self._connection.execute(select(table.item_column).where(c.in_(names)))
            members.update(rows.scalars())
        return set(self._ids(kind, members).values())

    def judgements(self, kind: str, ids: Iterable[str]) -> tuple[Judgement, ...]:
        """Judgements on these items, either side, and what undoes them, as they were made."""
        if not self._judged:
            return ()
        return tuple(
            one for one in fetch_judgements(self._connection, list(ids)) if one.kind == kind
        )

    # ------------------------------------------------------------------ what came of it

    def rekey(self, kind: str, keys: Mapping[str, Iterable[str]]) -> None:
        """Other blocking keys for some items."""
        numbers = self._known(kind, keys)
        k = merged.merge_keys.c
        for some in chunks(numbers.values()):
            self._connection.execute(
                delete(merged.merge_keys).where(k.kind == kind, k.item.in_(some))
            )
        given = {number: tuple(keys[name]) for name, number in numbers.items()}
        insert_keys(self._connection, kind, given)

    def leave(self, kind: str, ids: Iterable[str]) -> None:
        """Items that are merged into nothing: rejected ones, or lives told anew."""
        self.flush()
        numbers = self._known(kind, ids)
        if kind in KINDS:
            table = KINDS[kind]
            gone = set(numbers.values())
            dissolve(self._connection, table, clusters_of(self._connection, table, gone), gone)
        self._unmark(kind, numbers.values())

    def put(self, kind: str, parts: Sequence[Collection[str]], made: Sequence[Any]) -> None:
        """What the items of one component were merged into: ``made[i]`` out of ``parts[i]``.

        Takes the place of what they were merged into before; the items are settled.
        """
        component = min((one for part in parts for one in part), default="")
        self._pending[kind] += [
            (tuple(part), one, component) for part, one in zip(parts, made, strict=True)
        ]
        if sum(map(len, self._pending.values())) >= _TOGETHER:
            self.flush()

    def flush(self) -> None:
        """Write what was put. Called on its own before anything is asked that depends on it."""
        pending, self._pending = self._pending, defaultdict(list)
        for kind, put in pending.items():
            if put:
                self._write(KINDS[kind], put)

    def _write(self, kind: Kind, put: Sequence[tuple[tuple[str, ...], Any, str]]) -> None:
        numbers = self._known(kind.name, (one for part, _, _ in put for one in part))
        items = set(numbers.values())
        old = clusters_of(self._connection, kind, items)
        self._strangers(kind, old, items)
        for some in chunks(old):
            delete_clusters(self._connection, kind, some)
        rows: Rows = defaultdict(list)
        merging = Merging(self._connection, kind.name, items)
        merging.prepare([one for _, one, _ in put])
        for part, one, component in put:
            inside = [numbers[name] for name in part if name in numbers]
            if not inside:
                continue
            name = one.id if hasattr(one, "id") else one[0]
            number = numbers[name] if numbers.get(name) in inside else min(inside)
            rows[kind.members.name] += [(item, number, component) for item in sorted(inside)]
            merging.tell(number, name, one, inside, rows)
        for table in (kind.clusters, *kind.lists, kind.members):
            insert_rows(self._connection, table, rows[table.name])
        self._unmark(kind.name, items)

    def _strangers(self, kind: Kind, clusters: set[int], items: set[int]) -> None:
        """Items that lose what they were merged into without being put elsewhere are fresh."""
        left: set[int] = set()
        for some in chunks(clusters):
            rows = self._connection.execute(
                select(kind.item_column).where(kind.cluster_column.in_(some))
            )
            left.update(rows.scalars())
        insert_fresh(self._connection, kind.name, left - items)

    def touch(self, kind: str, ids: Iterable[str]) -> None:
        """Mark items, or with "life" commitments, as to be looked at again."""
        self.flush()
        touch(self._connection, kind, ids)

    # ------------------------------------------------------------------ lives of commitments

    def reach(
        self, kind: str, spans: Mapping[str, tuple[Iterable[tuple[str, str]], str, str]]
    ) -> None:
        """Between whom, and from which day to which, merged events and commitments may meet.

        ``kind`` is "event" or "commitment"; ``spans``: id → pairs of seats, first and last ISO day.
        Takes the place of what was given for them before.
        """
        self.flush()
        found = numbers_of(self._connection, KINDS[kind].clusters, spans)
        s = merged.seats.c
        for some in chunks(found.values()):
            self._connection.execute(delete(merged.seats).where(s.kind == kind, s.merged.in_(some)))
        rows = {
            (kind, *sorted(pair), spans[name][1], number, spans[name][2])
            for name, number in found.items()
            for pair in spans[name][0]
        }
        insert_rows(self._connection, merged.seats, sorted(rows))

    def events_near(
        self, pairs: Iterable[tuple[str, str]], since: str, until: str
    ) -> tuple[Merged, ...]:
        """Events whose :meth:`reach` shares a pair and a day with these, by day and id."""
        found = self._near("event", pairs, since, until)
        return fetch_events(self._connection, found)

    def debts_near(
        self, pairs: Iterable[tuple[str, str]], since: str, until: str
    ) -> tuple[Debt, ...]:
        """Commitments whose :meth:`reach` shares a pair and a day with these, by id."""
        return fetch_debts(self._connection, self._near("commitment", pairs, since, until))

    def _near(
        self, kind: str, pairs: Iterable[tuple[str, str]], since: str, until: str
    ) -> set[int]:
        self.flush()
        s = merged.seats.c
        found: set[int] = set()
        for one, other in {tuple(sorted(pair)) for pair in pairs}:
            rows = self._connection.execute(
                select(s.merged).where(
                    *(s.kind == kind, s.one == one, s.other == other),
                    *(s.since <= until, s.until >= since),
                )
            )
            found.update(rows.scalars())
        return found

    def debts(self, ids: Iterable[str]) -> tuple[Debt, ...]:
        """Merged commitments, by id."""
        self.flush()
        found = numbers_of(self._connection, merged.debts, ids)
        return fetch_debts(self._connection, found.values())

    def move(self, debt: Debt) -> None:
        """The status and the steps of a commitment, in the place of those it had."""
        documents = numbers_of(
            self._connection, told.documents, (step.document for step in debt.steps)
        )
        for number in numbers_of(self._connection, merged.debts, [debt.id]).values():
            for table in (merged.debt_step_spans, merged.debt_steps):
                self._connection.execute(delete(table).where(table.c.debt == number))
            rows: Rows = defaultdict(list)
            step_rows(number, debt.steps, documents, rows)
            for table in (merged.debt_steps, merged.debt_step_spans):
                insert_rows(self._connection, table, rows[table.name])
            self._connection.execute(
                update(merged.debts)
                .where(merged.debts.c.number == number)
                .values(status=debt.status)
            )

    # ------------------------------------------------------------------ ids and numbers

    def _table(self, kind: str) -> Table:
        return merged.debts if kind == "life" else KINDS[kind].items

    def _known(self, kind: str, ids: Iterable[str]) -> dict[str, int]:
        """Numbers of items, by id, in the order of the ids; those that are none left out."""
        wanted = list(dict.fromkeys(ids))
        missing = [name for name in wanted if (kind, name) not in self._numbers]
        for name, number in numbers_of(self._connection, self._table(kind), missing).items():
            self._numbers[kind, name] = number
        return {name: self._numbers[kind, name] for name in wanted if (kind, name) in self._numbers}

    def _ids(self, kind: str, numbers: Iterable[int]) -> dict[int, str]:
        """Ids of items by their numbers."""
        table = self._table(kind)
        found: dict[int, str] = {}
        for some in chunks(numbers):
            for number, name in self._connection.execute(
                select(table.c.number, table.c.id).where(table.c.number.in_(some))
            ):
                found[number] = name
                self._numbers[kind, name] = number
        return found


__all__ = ["Settling"]
