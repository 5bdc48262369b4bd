"""The record read: questions in, values of :mod:`dragoman.chronicle` out."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

from sqlalchemy import Connection, Engine, Select, func, select, text

from dragoman.chronicle import (
    Commitment,
    Dyad,
    Event,
    Filter,
    Hit,
    Holding,
    Judgement,
    Merged,
    News,
    Paper,
    Profile,
    Publication,
    Refused,
    Report,
    Said,
    Site,
    Source,
)
from dragoman.records import Reading
from dragoman.store.casting import people_named
from dragoman.store.deadlines import left
from dragoman.store.documents import (
    canonical_number,
    fetch_publications,
    fetch_readings,
)
from dragoman.store.doubting import CAUSES, Cause, find_doubts
from dragoman.store.faults import told
from dragoman.store.feeding import fetch_feeds
from dragoman.store.flowing import Flowing, Stored, fetch_stored, flow
from dragoman.store.holding import fetch_holding
from dragoman.store.inserting import chunks
from dragoman.store.judging import any_judged, fetch_judgements
from dragoman.store.looking import (
    Target,
    documents_kept,
    fetch_counts,
    fetch_read,
    fetch_refused,
    find_documents,
    find_targets,
    provenances,
    story_of,
)
from dragoman.store.merging import numbers_of
from dragoman.store.news import fetch_news, fetch_position
from dragoman.store.profiles import fetch_met, fetch_profiles, find_people
from dragoman.store.promising import (
    debt_number,
    fetch_commitments,
    fetch_debt_counts,
    fetch_moved_after,
    find_debts,
    find_debts_on,
)
from dragoman.store.recalling import Judging, Made, find_made
from dragoman.store.saying import fetch_said, find_statements, statements_kept
from dragoman.store.schema import merged
from dragoman.store.schema import told as tables
from dragoman.store.searching import search
from dragoman.store.stances import Held, fetch_stands, find_positions
from dragoman.store.surveying import fetch_dyads, fetch_sites, fetch_ties
from dragoman.store.timeline import (
    Month,
    event_number,
    events_kept,
    fetch_months,
    fetch_timeline,
    find_events,
)
from dragoman.store.unmerging import fetch_events, fetch_reports
from dragoman.store.weighing import Weighed, fetch_weighed

_NOTHING = Filter()
Counted = Literal["documents", "events", "statements"]
_COUNTED: Mapping[Counted, Callable[[Connection, Filter], Select[Any]]] = {
    "documents": documents_kept,
    "events": events_kept,
    "statements": statements_kept,
}


class Reader:
    """Answers questions about the record; each answer is of one moment. Raises StoreError."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self._name = name

    @contextlib.contextmanager
    def _moment(self) -> Iterator[Connection]:
        """One state of the record, however much is written meanwhile."""
        with told(self._name), self._engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                connection.execution_options(
                    isolation_level="REPEATABLE READ", postgresql_readonly=True
                )
            with connection.begin():
                seconds = left()
                if connection.dialect.name == "postgresql" and seconds is not None:
                    limit = text(f"SET LOCAL statement_timeout = {int(seconds * 1000) + 1}")
                    connection.execute(limit)
                yield connection

    # ------------------------------------------------------------------ what is there

    def counts(self) -> dict[str, int]:
        """How many documents, events, … there are."""
        with self._moment() as connection:
            return fetch_counts(connection)

    def total(self, what: Counted, asked: Filter = _NOTHING) -> int:
        """How many documents, events or statements a filter keeps, whatever its limit."""
        with self._moment() as connection:
            kept = _COUNTED[what](connection, asked).order_by(None).subquery()
            return int(connection.execute(select(func.count()).select_from(kept)).scalar_one())

    def documents(self, asked: Filter = _NOTHING) -> tuple[Source, ...]:
        """Documents that were read, newest last."""
        with self._moment() as connection:
            return find_documents(connection, asked)

    def paper(self, document: str) -> Paper | None:
        """A document with its reading and publications; a variant leads to the text that is read
        for it."""
        with self._moment() as connection:
            number = canonical_number(connection, document)
            for _, reading in fetch_readings(connection, [] if number is None else [number]):
                publications = fetch_publications(connection, number or 0)
                story = story_of(connection, number or 0)
                return Paper(reading.document, reading, publications, story)
            return None

    def holding(self, document: str) -> Holding:
        """What is held of a document, and what merging made of it; nothing where it is not
        stored."""
        with self._moment() as connection:
            number = canonical_number(connection, document)
            if number is None:
                return Holding({}, {}, {}, {})
            return fetch_holding(connection, number)

    def publications(self, documents: Iterable[str]) -> dict[str, tuple[Publication, ...]]:
        """Every appearance of some documents' texts and of their variants, by day."""
        with self._moment() as connection:
            numbers = numbers_of(connection, tables.documents, documents)
            return {name: fetch_publications(connection, one) for name, one in numbers.items()}

    def readings(self, documents: Iterable[str]) -> Iterator[Reading]:
        """Readings of some documents, in the order they were added; a few in memory at a time."""
        for some in chunks(documents, 100):
            with self._moment() as connection:
                numbers = numbers_of(connection, tables.documents, some).values()
                found = [reading for _, reading in fetch_readings(connection, numbers)]
            yield from found

    def read_documents(self, unlike: Mapping[str, str] | None = None) -> tuple[str, ...]:
        """Ids of the documents that were read; with ``unlike`` (a provenance) those that were read
        otherwise."""
        with self._moment() as connection:
            return fetch_read(connection, None if unlike is None else dict(unlike))

    def provenance(self) -> tuple[tuple[dict[str, str], int], ...]:
        """Every way in which documents were read, and how many were."""
        with self._moment() as connection:
            return tuple((values, count) for _, values, count in provenances(connection))

    def feeds(self) -> dict[str, dict[str, Any]]:
        """What was kept of watched feeds: address → the state they were left in."""
        with self._moment() as connection:
            return fetch_feeds(connection)

    def refused(self) -> tuple[Refused, ...]:
        """What is in quarantine."""
        with self._moment() as connection:
            return fetch_refused(connection)

    def flow(self, kind: Flowing, asked: Filter = _NOTHING) -> Iterator[Any]:
        """Everything of a kind that a filter keeps, some at a time, all of one moment."""
        with self._moment() as connection:
            yield from flow(connection, kind, asked)

    def stored(self, documents: Iterable[str]) -> Iterator[Stored]:
        """Some documents with their readings as they are stored, a few in memory at a time."""
        with self._moment() as connection:
            yield from fetch_stored(connection, documents)

    def position(self) -> int:
        """The number of the document that was added last; 0 in an empty record."""
        with self._moment() as connection:
            return fetch_position(connection)

    def news(
        self, since: int | None, until: str, countries: Sequence[str] = (), limit: int = 10
    ) -> News:
        """What documents added after number ``since`` tell, or else what is newest by its day;
        see :func:`dragoman.store.news.fetch_news`."""
        with self._moment() as connection:
            return fetch_news(connection, since, until, countries, limit)

    # ------------------------------------------------------------------ events

    def timeline(self, asked: Filter = _NOTHING) -> tuple[Event, ...]:
        """Events with their reports, newest last; a limit keeps the newest.

        Undated events count as of the day of publication, unless they look back: those are in no
        range of days.
        """
        with self._moment() as connection:
            return fetch_timeline(connection, find_events(connection, asked))

    def merged(self, asked: Filter = _NOTHING) -> tuple[tuple[Merged, ...], dict[str, Report]]:
        """Events as merging made them, newest last, and their reports by id."""
        with self._moment() as connection:
            events = fetch_events(connection, find_events(connection, asked))
            return events, fetch_reports(connection, [i for one in events for i in one.reports])

    def merged_of(self, ids: Iterable[str]) -> tuple[tuple[Merged, ...], dict[str, Report]]:
        """Some events as merging made them, by their ids, and their reports."""
        with self._moment() as connection:
            numbers = numbers_of(connection, merged.events, ids).values()
            events = fetch_events(connection, sorted(numbers))
            return events, fetch_reports(connection, [i for one in events for i in one.reports])

    def told_by_several(self, asked: Filter = _NOTHING) -> tuple[Event, ...]:
        """Events that several publishers tell, or that people of several countries speak of."""
        with self._moment() as connection:
            return fetch_timeline(connection, find_events(connection, asked, several=True))

    def event(self, name: str) -> Event | None:
        """The event of this id; the id of a report leads to its event."""
        with self._moment() as connection:
            number = event_number(connection, name)
            found = fetch_timeline(connection, [] if number is None else [number])
            return found[0] if found else None

    def months(self, dyad: tuple[str, str], asked: Filter = _NOTHING) -> tuple[Month, ...]:
        """Month, quad class, number of events and mean of the Goldstein scale of two countries.

        Where the filter does not say otherwise, of what took place and is not looked back at.
        """
        with self._moment() as connection:
            return fetch_months(connection, dyad, asked)

    def sites(self, asked: Filter = _NOTHING) -> tuple[Site, ...]:
        """Where events took place, most events first; those told without a place last."""
        with self._moment() as connection:
            return fetch_sites(connection, asked)

    def dyads(self, asked: Filter = _NOTHING) -> tuple[Dyad, ...]:
        """Pairs of countries by how many events the record has of them, most first."""
        with self._moment() as connection:
            return fetch_dyads(connection, asked)

    # ------------------------------------------------------------------ statements, search

    def statement(self, name: str) -> Said | None:
        """The statement of this id."""
        s = tables.statements.c
        with self._moment() as connection:
            number = connection.execute(select(s.number).where(s.id == name)).scalar()
            return fetch_said(connection, [] if number is None else [number]).get(number or 0)

    def statements(self, asked: Filter = _NOTHING) -> tuple[Said, ...]:
        """Statements, newest last; a limit keeps the newest."""
        with self._moment() as connection:
            numbers = find_statements(connection, asked)
            found = fetch_said(connection, numbers)
            return tuple(found[number] for number in numbers if number in found)

    def about(self, dyad: tuple[str, str], asked: Filter = _NOTHING) -> tuple[Said, ...]:
        """What people of each of two countries say to the other, or of what it takes part in."""
        return self.statements(replace(asked, dyad=dyad))

    def search(self, query: str, asked: Filter = _NOTHING) -> tuple[Hit, ...]:
        """Documents and statements that hold the words, best first; see
        :func:`dragoman.store.words.parse` for what can be typed. Never a syntax error."""
        with self._moment() as connection:
            return search(connection, query, asked)

    # ------------------------------------------------------------------ commitments, positions

    def commitments(self, asked: Filter = _NOTHING) -> tuple[Commitment, ...]:
        """Commitments, newest last, with the status that is stored."""
        with self._moment() as connection:
            return fetch_commitments(connection, find_debts(connection, asked))

    def commitment(self, name: str) -> Commitment | None:
        """The commitment of this id; the id of one telling leads to it."""
        with self._moment() as connection:
            number = debt_number(connection, name)
            found = fetch_commitments(connection, [] if number is None else [number])
            return found[0] if found else None

    def commitments_on(
        self, asked: Filter, day: str, told: Mapping[str, str]
    ) -> tuple[Commitment, ...]:
        """Commitments, newest last, that have the filter's statuses on an ISO day; the status told
        of each is the stored one. ``told`` are statuses of that day that are known, by id."""
        with self._moment() as connection:
            return fetch_commitments(connection, find_debts_on(connection, asked, day, told))

    def commitment_counts(self, asked: Filter, day: str, told: Mapping[str, str]) -> dict[str, int]:
        """How many commitments there are of each status on an ISO day."""
        with self._moment() as connection:
            return fetch_debt_counts(connection, asked, day, told)

    def moved_after(self, day: str) -> tuple[Commitment, ...]:
        """The commitments of which a step is told to be of a day after this one."""
        with self._moment() as connection:
            ids = fetch_moved_after(connection, day)
            numbers = numbers_of(connection, merged.debts, ids)
            return fetch_commitments(connection, sorted(numbers.values()))

    def stands(
        self, asked: Filter = _NOTHING, holders: Iterable[str] | None = None
    ) -> tuple[Held, ...]:
        """Positions with their holders and topic, oldest first; with ``holders`` (ids of actors)
        those that any of them holds."""
        with self._moment() as connection:
            own = None if holders is None else list(holders)
            return fetch_stands(connection, find_positions(connection, asked, own))

    def stand(self, name: str) -> Held | None:
        """The position of this id."""
        with self._moment() as connection:
            numbers = numbers_of(connection, tables.positions, [name]).values()
            found = fetch_stands(connection, list(numbers))
            return found[0] if found else None

    # ------------------------------------------------------------------ actors, judgements

    def actors(self, asked: Filter = _NOTHING, query: str | None = None) -> tuple[Profile, ...]:
        """Actors with their offices, those told of most first; ``query`` is part of a name."""
        with self._moment() as connection:
            return fetch_profiles(connection, find_people(connection, asked, query))

    def actor(self, name: str) -> Profile | None:
        """The actor of this id or name, with whom it met; of several the one told of most."""
        with self._moment() as connection:
            numbers = people_named(connection, name)[:1]
            for profile in fetch_profiles(connection, numbers):
                return replace(profile, met=fetch_met(connection, numbers[0]))
            return None

    def ties(self, people: Iterable[str]) -> dict[tuple[str, str], int]:
        """Of some actors, by their ids: each two that were in touch, and in how many contacts."""
        with self._moment() as connection:
            return fetch_ties(connection, list(people))

    def judgements(self, target: str | None = None) -> tuple[Judgement, ...]:
        """Judgements as they were made; those on one record, or on what it was merged from."""
        with self._moment() as connection:
            if target is None:
                return fetch_judgements(connection)
            behind = {name for _, name, _ in find_targets(connection, target)}
            return fetch_judgements(connection, behind | {target})

    def judgements_on(self, targets: Collection[str]) -> tuple[Judgement, ...]:
        """Judgements on some records as read, with what takes them back."""
        with self._moment() as connection:
            return fetch_judgements(connection, targets) if any_judged(connection) else ()

    def doubts(
        self, asked: Filter = _NOTHING, causes: Sequence[Cause] = CAUSES
    ) -> tuple[Weighed, ...]:
        """What is least sure and nobody has judged, the most needful first, with its evidence."""
        with self._moment() as connection:
            return fetch_weighed(connection, find_doubts(connection, asked, causes))

    def made(self, asked: Judging) -> tuple[Made, ...]:
        """Judgements as they were made, newest first, those made at once together."""
        with self._moment() as connection:
            return find_made(connection, asked)

    def targets(self, name: str) -> tuple[Target, ...]:
        """Kind, id and place of the records as read behind an id."""
        with self._moment() as connection:
            return find_targets(connection, name)


__all__ = ["Reader"]
