"""What merging made, from its rows: the way back from :mod:`dragoman.store.merging`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, select

from dragoman.chronicle import Debt, Merged, Moved, Party, Report
from dragoman.records import Date, Span
from dragoman.store.codecs import unpack
from dragoman.store.inserting import chunks
from dragoman.store.schema import merged, told


def date_of(row: Any, prefix: str = "") -> Date | None:
    """The date of a row; None where it has none."""
    value = row._mapping
    precision = value[f"{prefix}precision"]
    if precision is None:
        return None
    return Date(
        value[f"{prefix}first_day"],
        value[f"{prefix}last_day"],
        precision,
        value[f"{prefix}date_words"] or "",
        value[f"{prefix}date_anchor"],
        value[f"{prefix}date_reason"],
    )


def span_of(row: Any) -> Span:
    """The words of a row."""
    return Span(row.start_at, row.end_at, row.words)


def _parties(
    connection: Connection, table: Table, owner: str, numbers: Sequence[int]
) -> dict[int, list[tuple[str, Party]]]:
    """Role and party, in order, of some merged records."""
    t, s = table.c, told.signatures.c
    found: dict[int, list[tuple[str, Party]]] = defaultdict(list)
    rows = connection.execute(
        select(*table.columns, s.id.label("signed"))
        .join_from(table, told.signatures, s.number == t.signature)
        .where(t[owner].in_(numbers))
        .order_by(t[owner], t.position)
    )
    for row in rows:
        role = "recipient" if row.role in ("recipient", "taker") else "actor"
        party = Party(row.signed, row.name, row.kind, row.country, role, row.known, row.office)  # type: ignore[arg-type]
        found[row._mapping[owner]].append((row.role, party))
    return found


def fetch_reports(connection: Connection, ids: Iterable[str]) -> dict[str, Report]:
    """Reports as merging compares them, by id."""
    r, i = told.reports.c, merged.items.c
    found: dict[str, Report] = {}
    for some in chunks(ids):
        # Not joined: without statistics SQLite would begin at the items, and look at all of them.
        rows = connection.execute(select(r.number, r.id).where(r.id.in_(some)))
        names = {row.number: row.id for row in rows}
        values = connection.execute(
            select(i.item, i.value).where(i.kind == "event", i.item.in_(list(names)))
        )
        found |= {names[number]: unpack("event", value) for number, value in values}
    return found


def fetch_events(connection: Connection, numbers: Iterable[int]) -> tuple[Merged, ...]:
    """Merged events as they were put, by day and number."""
    found: list[Merged] = []
    e, m, u = merged.events.c, merged.event_reports.c, merged.event_unsure.c
    for some in chunks(sorted(numbers)):
        parties = _parties(connection, merged.event_parties, "event", some)
        reports: dict[int, list[str]] = defaultdict(list)
        for event, name in connection.execute(
            select(m.event, told.reports.c.id)
            .join_from(merged.event_reports, told.reports, told.reports.c.number == m.report)
            .where(m.event.in_(some))
            .order_by(m.event, m.report)
        ):
            reports[event].append(name)
        unsure: dict[int, list[tuple[str, str]]] = defaultdict(list)
        for row in connection.execute(
            select(merged.event_unsure).where(u.event.in_(some)).order_by(u.event, u.position)
        ):
            unsure[row.event].append((row.other, row.reason))
        for row in connection.execute(
            select(merged.events).where(e.number.in_(some)).order_by(e.day, e.number)
        ):
            cast = tuple(party for _, party in parties[row.number])
            found.append(_merged(row, reports[row.number], cast, unsure[row.number]))
    return tuple(found)


def _merged(
    row: Any, reports: list[str], parties: tuple[Party, ...], unsure: list[tuple[str, str]]
) -> Merged:
    return Merged(
        row.id,
        tuple(reports),
        row.act,
        row.channel,
        parties,
        date_of(row),
        row.place,
        row.place_country,
        row.certainty,
        bool(row.background),
        bool(row.contested),
        row.sources,
        row.confidence,
        row.initiator,
        tuple(unsure),
    )


def fetch_debts(connection: Connection, numbers: Iterable[int]) -> tuple[Debt, ...]:
    """Merged commitments as they were put, by number."""
    found: list[Debt] = []
    b, m, d = merged.debts.c, merged.debt_owed.c, told.documents.c
    for some in chunks(sorted(numbers)):
        parties = _parties(connection, merged.debt_parties, "debt", some)
        tellings: dict[int, list[str]] = defaultdict(list)
        for debt, name in connection.execute(
            select(m.debt, told.owed.c.id)
            .join_from(merged.debt_owed, told.owed, told.owed.c.number == m.owed)
            .where(m.debt.in_(some))
            .order_by(m.debt, m.owed)
        ):
            tellings[debt].append(name)
        steps = fetch_steps(connection, some)
        for row in connection.execute(
            select(*merged.debts.columns, d.id.label("named"))
            .join_from(merged.debts, told.documents, d.number == b.document)
            .where(b.number.in_(some))
            .order_by(b.number)
        ):
            sides = parties[row.number]
            found.append(
                Debt(
                    row.id,
                    row.kind,
                    tuple(tellings[row.number]),
                    tuple(party for role, party in sides if role == "giver"),
                    tuple(party for role, party in sides if role == "taker"),
                    span_of(row),
                    row.named,
                    date_of(row, "made_"),
                    date_of(row, "due_"),
                    row.status,
                    tuple(steps[row.number]),
                )
            )
    return tuple(found)


def fetch_steps(connection: Connection, debts: Sequence[int]) -> dict[int, list[Moved]]:
    """Steps of some commitments, in order, with their evidence."""
    spans: dict[tuple[int, int], list[Span]] = defaultdict(list)
    e, s, d = merged.debt_step_spans.c, merged.debt_steps.c, told.documents.c
    for row in connection.execute(
        select(merged.debt_step_spans).where(e.debt.in_(debts)).order_by(e.debt, e.position)
    ):
        spans[row.debt, row.step].append(span_of(row))
    found: dict[int, list[Moved]] = defaultdict(list)
    for row in connection.execute(
        select(*merged.debt_steps.columns, d.id.label("named"))
        .join_from(merged.debt_steps, told.documents, d.number == s.document)
        .where(s.debt.in_(debts))
        .order_by(s.debt, s.position)
    ):
        found[row.debt].append(
            Moved(
                row.status,
                date_of(row),
                row.named,
                tuple(spans[row.debt, row.position]),
                row.event,
                row.confidence,
                row.reason,
            )
        )
    return found


__all__ = ["date_of", "fetch_debts", "fetch_events", "fetch_steps", "span_of"]
