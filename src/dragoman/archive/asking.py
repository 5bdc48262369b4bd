"""The record asked: the store's answers, with what only reading and merging together can tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Literal

from dragoman.archive.besides import related_to
from dragoman.archive.moving import latest_courses
from dragoman.archive.standing import board, commitments_on, on
from dragoman.chronicle import (
    Beside,
    Board,
    Commitment,
    Contact,
    Course,
    Event,
    Filter,
    Hit,
    Merged,
    Pair,
    Paper,
    Party,
    Profile,
    Related,
    Report,
    Said,
    Who,
)
from dragoman.errors import AskError
from dragoman.records import Reading
from dragoman.reference.across.judgements import corrected_reading
from dragoman.reference.across.phrasing import compare_sides
from dragoman.reference.across.positions import courses
from dragoman.reference.across.related import related
from dragoman.reference.across.sides import sides
from dragoman.store import Store, open_record

Month = tuple[str, int, int, float | None]
#: Contacts looked at for each one wanted: of those that several publishers tell of, or people of
#: several countries speak of, not all have two accounts.
_LIKELY = 5

Shown = Paper | Event | Contact | Commitment | Profile | Said | Course


def today() -> str:
    """The present day in UTC, as ISO."""
    return datetime.now(UTC).date().isoformat()


class Archive:
    """A record that is asked. Opens a SQLite file or a ``postgresql://`` address.

    Raises StoreError where it cannot be opened.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.reader = store.reader()

    @classmethod
    def open(cls, target: str | Path, *, create: bool = False, read_only: bool = True) -> Archive:
        """The record at a path or address; ``create`` makes it where there is none."""
        return cls(open_record(target, create=create, read_only=read_only and not create))

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.store.close()

    def counts(self) -> dict[str, int]:
        """How many of each there are."""
        return self.reader.counts()

    def timeline(self, asked: Filter) -> tuple[Event, ...]:
        """Events in the order of their days, with their reports."""
        return self.reader.timeline(asked)

    def search(self, query: str, asked: Filter) -> tuple[Hit, ...]:
        """Documents and statements that hold the words, best first."""
        return self.reader.search(query, asked)

    def commitments(self, asked: Filter, day: str | None = None) -> tuple[Commitment, ...]:
        """Commitments with their status and age on a day, by default the present one, newest last;
        a limit keeps the newest."""
        return commitments_on(self.reader, asked, day or today())

    def board(self, asked: Filter, day: str | None = None) -> Board:
        """Commitments by status on a day, by default the present one: of each as many as the
        filter's limit, newest first."""
        return board(self.reader, asked, day or today())

    def positions(self, asked: Filter) -> tuple[Course, ...]:
        """Each holder's positions on a topic, first to last."""
        return courses(self.reader.stands(replace(asked, limit=0, offset=0)))[_page(asked)]

    def latest_courses(self, asked: Filter) -> tuple[tuple[Course, ...], int]:
        """Courses of positions, those first that moved last, and how many positions were looked
        at; limit and offset count positions."""
        return latest_courses(self.reader, asked)

    def actors(self, asked: Filter, query: str | None = None) -> tuple[Profile, ...]:
        """Actors with their offices over time; ``query`` is a part of a name."""
        return self.reader.actors(asked, query)

    def compare(self, name: str | None, asked: Filter) -> tuple[Contact, ...]:
        """Contacts with every side's account: one of them, or all that the filter keeps.

        Without a name, the contacts of which more than one side gave an account.
        """
        if name is not None:
            event = self.reader.event(name)
            if event is None:
                raise AskError(name)
            return (self.contact(event),)
        wanted = asked.offset + asked.limit
        likely = replace(asked, contacts=True, offset=0, limit=wanted * _LIKELY)
        made = (self.contact(event) for event in reversed(self.reader.told_by_several(likely)))
        found = [one for one in made if one.compared is not None]
        return tuple(reversed(found[_page(asked)]))

    def contact(self, event: Event) -> Contact:
        """A contact with each side's account and what they say alike and otherwise."""
        names = sorted({told.words.source.document for told in event.reports})
        accounts = sides([_merged(event)], self._readings(names))
        return Contact(event, accounts, compare_sides(accounts))

    def _readings(self, documents: Iterable[str]) -> Iterator[Reading]:
        """Readings of documents, their statements as people judged them."""
        for reading in self.reader.readings(documents):
            names = {one.id for one in reading.statements}
            yield corrected_reading(reading, self.reader.judgements_on(names))

    def related(self, asked: Filter) -> tuple[Beside, ...]:
        """Events that are not one, yet worth setting side by side, with the reason."""
        events, reports = self.reader.merged(replace(asked, limit=0, offset=0))
        known = {event.id: event for event in events}
        groups = related(events, reports)[_page(asked)]
        return tuple(self._beside(group, known, reports) for group in groups)

    def related_to(self, event: Event) -> tuple[Related, ...]:
        """The groups of related events that an event is in."""
        return related_to(self.reader, event)

    def beside(self, group: Related) -> Beside:
        """The accounts of a group of related events together."""
        events, reports = self.reader.merged_of(group.events)
        return self._beside(group, {event.id: event for event in events}, reports)

    def _beside(
        self, group: Related, known: Mapping[str, Merged], reports: Mapping[str, Report]
    ) -> Beside:
        """The accounts of several events together."""
        events = [known[name] for name in group.events if name in known]
        names = {reports[one].document for event in events for one in event.reports}
        accounts = sides(events, self._readings(sorted(names)))
        shown = [self.reader.event(name) for name in group.events]
        told = tuple(one for one in shown if one is not None)
        compared = compare_sides(accounts)
        return Beside(group.events[0], group.kind, group.reason, told, accounts, compared)

    def pair(self, one: str, other: str, asked: Filter) -> Pair:
        """Two countries (ISO 3166-1 alpha-3): events, contacts, commitments, statements."""
        dyad = (one, other)
        narrowed = replace(asked, dyad=dyad)
        return Pair(
            dyad,
            by_month(self.reader.months(dyad, asked)),
            self.reader.timeline(replace(narrowed, contacts=True)),
            self.reader.timeline(narrowed),
            self.commitments(replace(narrowed, statuses=("open", "accepted"))),
            self.reader.about(dyad, asked),
        )

    def show(self, name: str) -> Shown:
        """Whatever has this id: document, event or report, statement, commitment, position, actor.

        Raises AskError where nothing has it.
        """
        finders = (
            self._paper,
            self._event,
            self.reader.statement,
            self._commitment,
            self._course,
            self.reader.actor,
        )
        for find in finders:
            found: Shown | None = find(name)
            if found is not None:
                return found
        raise AskError(name)

    def _paper(self, name: str) -> Paper | None:
        return self.reader.paper(name)

    def _event(self, name: str) -> Event | Contact | None:
        event = self.reader.event(name)
        if event is None or event.channel is None:
            return event
        return self.contact(event)

    def _commitment(self, name: str) -> Commitment | None:
        found = self.reader.commitment(name)
        return None if found is None else on(found, today())

    def _course(self, name: str) -> Course | None:
        stand = self.reader.stand(name)
        if stand is None:
            return None
        holder = stand[0][0].id if stand[0] else None
        every = courses(self.reader.stands(Filter(actor=holder, limit=0)))
        return next((one for one in every if name in {s.id for s in one.stands}), None)


def _page(asked: Filter) -> slice:
    """The part of all answers that is asked for."""
    return slice(asked.offset, asked.offset + asked.limit if asked.limit else None)


def by_month(rows: Iterable[Month]) -> tuple[Month, ...]:
    """Month, events of cooperation, events of conflict and the mean Goldstein score of all.

    ``rows`` are the store's: month, quad class, number, mean. Classes 1 and 2 are cooperation in
    words and deeds, 3 and 4 conflict.
    """
    counts: dict[str, list[int]] = {}
    scores: dict[str, list[tuple[int, float]]] = {}
    for month, quad, number, mean in rows:
        counts.setdefault(month, [0, 0])[quad > 2] += number
        if mean is not None:
            scores.setdefault(month, []).append((number, mean))
    return tuple(
        (month, good, bad, _mean(scores.get(month, ()))) for month, (good, bad) in counts.items()
    )


def _mean(scored: Sequence[tuple[int, float]]) -> float | None:
    """The mean of some means, each of so many."""
    total = sum(number for number, _ in scored)
    return round(sum(number * mean for number, mean in scored) / total, 4) if total else None


def _merged(event: Event) -> Merged:
    """An answer's event as merging made it, as far as accounts are told apart by it."""
    parties = (
        *(_party(one, "actor") for one in event.actors),
        *(_party(one, "recipient") for one in event.recipients),
    )
    return Merged(
        *(event.id, tuple(told.id for told in event.reports), event.act, event.channel, parties),
        *(event.when, event.place, event.place_country, event.certainty, event.background),
        *(event.contested, len(event.publishers), event.confidence),
    )


def _party(who: Who, role: Literal["actor", "recipient"]) -> Party:
    return Party(who.id, who.name, who.kind, who.country, role)
