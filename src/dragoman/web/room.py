"""The reading room's settings, and the desk: what a request works with."""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request

from dragoman import lexicon
from dragoman.archive.adding import Adding, Tally, add_outcomes
from dragoman.archive.asking import Archive, today
from dragoman.archive.judging import Verdicts, judge
from dragoman.archive.settling import settle
from dragoman.chronicle import Judgement
from dragoman.documents import Given, build
from dragoman.errors import StoreError
from dragoman.pipeline import Reader
from dragoman.records import Reading
from dragoman.settings import Settings
from dragoman.store import Store, open_record

#: Answers kept ready until the record changes.
_KEPT = 256
#: Seconds for which counts are told that others have changed since.
_COUNTED = 10.0
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Room:
    """How the record is served.

    ``token`` and ``password`` let in, either of them; without both everybody who reaches the
    address is in. ``hosts`` are names the pages may be asked for under, besides those of the
    loopback. Sizes are in bytes, times in seconds; ``rate`` is requests a second from one address
    over a minute, 0 for any. ``acts`` is a folder of act files of one's own.
    """

    target: str
    read_only: bool = False
    token: str | None = field(default=None, repr=False)
    password: str | None = field(default=None, repr=False)
    hosts: tuple[str, ...] = ()
    name: str = ""
    acts: Path | None = None
    secure: bool = False
    largest: int = 2_000_000
    longest: float = 30.0
    reading: float = 120.0
    rate: float = 30.0
    threads: int = 8

    @property
    def guarded(self) -> bool:
        """True where one has to log in."""
        return bool(self.token or self.password)


class ReadOnlyError(StoreError):
    """A change asked of a room that is for reading alone."""


class Desk:
    """What a request works with: the record to be asked, the reader, the hand that writes.

    Safe to use from several threads. Raises StoreError where the record cannot be opened.
    """

    def __init__(self, room: Room) -> None:
        self.room = room
        self.settings = Settings(acts=room.acts)
        self.lexicon = lexicon.load(room.acts)
        if not room.read_only:
            open_record(room.target, create=True).close()
        self.archive = Archive.open(room.target, read_only=True)
        self._reader: Reader | None = None
        self._reading = threading.Lock()
        self._writing = threading.Lock()
        self._looking = threading.Lock()
        self._writes: Store | None = None
        self._start = secrets.token_hex(4)
        self._kept: OrderedDict[Hashable, tuple[str, Any, float]] = OrderedDict()

    def close(self) -> None:
        """Let go of the record."""
        self.archive.close()
        if self._writes is not None:
            self._writes.close()

    def revision(self) -> str:
        """A word that changes whenever an answer may: with the record, the day, the process."""
        return f"{self._start}-{today()}-{self.archive.store.revision()}"

    def kept(self, key: Hashable, make: Callable[[], T], age: float = 0.0) -> T:
        """A value that is made once for each state of the record; ``key`` names it and all that
        it depends on besides the record. It may be ``age`` seconds old although others have
        changed the record since."""
        revision, now = self.revision(), time.monotonic()
        with self._looking:
            found = self._kept.get(key)
            if found is not None and (found[0] == revision or now - found[2] < age):
                self._kept.move_to_end(key)
                known: T = found[1]
                return known
        value = make()
        with self._looking:
            self._kept[key] = (revision, value, now)
            self._kept.move_to_end(key)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return value

    def counts(self) -> dict[str, int]:
        """How much the record holds, as of ten seconds ago where others add to it."""
        return self.kept("counts", self.archive.counts, _COUNTED)

    def read(self, text: str, given: Given) -> Reading:
        """A pasted report read; nothing is kept. Raises InputError where it cannot be read."""
        document = build(text, given, self.settings)
        with self._reading:
            return self._reads().read(document)

    def add(self, text: str, given: Given) -> tuple[str, Tally]:
        """A pasted report read, kept and merged: the document's id and what adding did.

        Raises InputError where it cannot be read, ReadOnlyError, StoreError.
        """
        document = build(text, given, self.settings)
        tally = Tally()
        with self._reading, self._writing:
            writer = self._store().writer()
            add_outcomes([document], Adding(self._reads(), writer, given, tally))
            settle(writer)
        self._forget()
        return document.id, tally

    def judge(
        self, decided: Verdicts, before: Callable[[], None] = lambda: None
    ) -> tuple[Judgement, ...]:
        """A judgement written and what it is about merged anew; the judgements written.

        ``before`` is called when nobody else judges, here or in another process, and may raise to
        have nothing written.
        Written in one transaction before anything is merged: killed in between, the judgement
        stands, and the next one, or the next adding, merges. Raises JudgementError,
        ReadOnlyError, StoreError.
        """
        with self._writing:
            store = self._store()
            writer = store.writer()
            made = judge(decided, store.reader(), writer, self.lexicon, before)
            settle(writer)
        self._forget()
        return made

    def _forget(self) -> None:
        """Keep nothing from before a change of one's own."""
        with self._looking:
            self._kept.clear()

    def _reads(self) -> Reader:
        """The reader, which takes a second to load; called with the lock held."""
        if self._reader is None:
            self._reader = Reader(self.settings)
        return self._reader

    def _store(self) -> Store:
        """The record opened for writing; called with the lock held."""
        if self.room.read_only:
            raise ReadOnlyError("This room is for reading alone: nothing can be changed.")
        if self._writes is None:
            self._writes = open_record(self.room.target)
        return self._writes


def desk(request: Request) -> Desk:
    """The desk of the application that answers."""
    found: Desk = request.app.state.desk
    return found


#: A parameter of a page: the desk.
AtDesk = Annotated[Desk, Depends(desk)]
