"""Rows of what merging made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

from sqlalchemy import Connection, select

from dragoman.chronicle import Debt, Merged, Moved, Party, Person
from dragoman.lexicon import load
from dragoman.store.inserting import chunks
from dragoman.store.rows import Row, Rows, date_values
from dragoman.store.schema import told
from dragoman.store.words import fold


class Merging:
    """Makes the rows of merged records of one kind; looks up once what all of them need."""

    def __init__(self, connection: Connection, kind: str, items: Iterable[int]) -> None:
        self._connection = connection
        self._kind = kind
        self._items = list(items)
        self._signatures: dict[str, int] = {}
        self._documents: dict[str, int] = {}
        self._told: dict[int, Any] = {}
        self._days: dict[int, str | None] = {}

    def prepare(self, made: Sequence[Any]) -> None:
        """Look up the numbers of what the merged records name."""
        parties: list[Party] = []
        names: list[str] = []
        for one in made:
            if isinstance(one, Merged):
                parties += one.parties
            elif isinstance(one, Debt):
                parties += (*one.givers, *one.takers)
                names += [one.document, *(step.document for step in one.steps)]
        self._signatures = numbers_of(
            self._connection, told.signatures, (one.signature for one in parties)
        )
        self._documents = numbers_of(self._connection, told.documents, names)
        if self._kind == "event":
            self._look_at_reports()
        elif self._kind == "actor":
            s = told.signatures.c
            for some in chunks(self._items):
                rows = self._connection.execute(
                    select(s.number, s.documents).where(s.number.in_(some))
                )
                self._told |= {row.number: row for row in rows}

    def _look_at_reports(self) -> None:
        r, d = told.reports.c, told.documents.c
        for some in chunks(self._items):
            rows = self._connection.execute(
                select(r.number, r.act, r.plover, r.cameo, r.quad, r.goldstein, d.day)
                .join_from(told.reports, told.documents, d.number == r.document)
                .where(r.number.in_(some))
            )
            self._told |= {row.number: row for row in rows}

    def tell(self, number: int, name: str, one: Any, inside: Sequence[int], rows: Rows) -> None:
        """Add the rows of one merged record. ``inside`` are the numbers of its items."""
        if isinstance(one, Merged):
            self._event(number, one, inside, rows)
        elif isinstance(one, Person):
            self._person(number, one, inside, rows)
        elif isinstance(one, Debt):
            self._debt(number, one, rows)
        else:
            rows["stories"].append((number, name, len(inside)))

    # ------------------------------------------------------------------ events

    def _event(self, number: int, one: Merged, inside: Sequence[int], rows: Rows) -> None:
        told_by = [self._told[item] for item in sorted(inside)]
        best = next((row for row in told_by if row.act == one.act and row.cameo), None)
        best = best or next((row for row in told_by if row.act == one.act), None)
        codes: Row = (None,) * 4
        if best is not None:
            codes = (best.plover, best.cameo, best.quad, best.goldstein)
        elif one.act in load().acts:  # People say that it is this act; no report tells it so.
            own = load().acts[one.act].codes
            codes = (own.plover_type, own.cameo, own.quad, own.goldstein)
        start = one.when.start if one.when else None
        day = start or min((row.day for row in told_by if row.day), default="")
        rows["events"].append(
            (
                *(number, one.id, day, one.act, one.channel, *date_values(one.when), one.place),
                *(one.place_country, one.certainty, one.background, one.contested),
                *(start is not None, one.initiator, one.sources, *codes, one.confidence),
            )
        )
        rows["event_parties"] += [
            (number, place, party.role, *self._party(party), day)
            for place, party in enumerate(one.parties)
            if party.signature in self._signatures
        ]
        rows["event_unsure"] += [
            (number, place, other, reason) for place, (other, reason) in enumerate(one.unsure)
        ]
        seats = {party.country for party in one.parties if party.country}
        if one.channel == "visit" and one.place_country:
            seats.add(one.place_country)  # Whoever visits a country is in touch with it.
        countries = sorted(seats)
        rows["event_countries"] += [(country, day, number) for country in countries]
        tail = (one.act, one.channel, one.certainty, one.background, codes[2], codes[3])
        rows["event_dyads"] += [(*pair, day, number, *tail) for pair in combinations(countries, 2)]

    def _party(self, party: Party) -> Row:
        number = self._signatures[party.signature]
        return (number, party.name, party.kind, party.country, party.known, party.office)

    # ------------------------------------------------------------------ people

    def _person(self, number: int, one: Person, inside: Sequence[int], rows: Rows) -> None:
        documents = sum(self._told[item].documents for item in inside)
        rows["people"].append(
            (number, one.id, one.name, one.kind, one.country, one.gender, documents)
        )
        rows["person_aliases"] += [
            (number, place, alias) for place, alias in enumerate(one.aliases)
        ]
        found = {word for name in (one.name, *one.aliases) for word in fold(name).split()}
        rows["person_words"] += [(word, number) for word in sorted(found)]
        rows["tenures"] += [
            (
                *(number, place, office.title, office.body, office.country, office.since),
                *(office.until, office.basis),
            )
            for place, office in enumerate(one.offices)
        ]
        rows["person_unsure"] += [
            (number, place, other, reason) for place, (other, reason) in enumerate(one.unsure)
        ]

    # ------------------------------------------------------------------ commitments

    def _debt(self, number: int, one: Debt, rows: Rows) -> None:
        day = (one.made.start if one.made else None) or ""
        span = (one.what.start, one.what.end, one.what.text)
        rows["debts"].append(
            (
                *(number, one.id, day, one.kind, self._documents[one.document], *span),
                *(*date_values(one.made), *date_values(one.due), one.status),
            )
        )
        sides = [("giver", party) for party in one.givers]
        sides += [("taker", party) for party in one.takers]
        rows["debt_parties"] += [
            (number, place, role, *self._party(party), day)
            for place, (role, party) in enumerate(sides)
            if party.signature in self._signatures
        ]
        step_rows(number, one.steps, self._documents, rows)


def step_rows(number: int, steps: Sequence[Moved], documents: dict[str, int], rows: Rows) -> None:
    """Rows of a commitment's steps, with their evidence."""
    kept = [step for step in steps if step.document in documents]
    rows["debt_steps"] += [
        (
            *(number, place, step.status, *date_values(step.when), documents[step.document]),
            *(step.event, step.confidence, step.reason),
        )
        for place, step in enumerate(kept)
    ]
    spans = [(place, span) for place, step in enumerate(kept) for span in step.evidence]
    rows["debt_step_spans"] += [
        (number, count, place, span.start, span.end, span.text)
        for count, (place, span) in enumerate(spans)
    ]


def numbers_of(connection: Connection, table: Any, ids: Iterable[str]) -> dict[str, int]:
    """Numbers of rows, by their ids."""
    found: dict[str, int] = {}
    for some in chunks(ids):
        rows = connection.execute(select(table.c.id, table.c.number).where(table.c.id.in_(some)))
        found.update((name, number) for name, number in rows)
    return found


__all__ = ["Merging", "numbers_of", "step_rows"]
