"""Commitments on a day: what the database finds is what their lives say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dragoman.archive.asking import Archive
from dragoman.archive.standing import ORDER, on
from dragoman.chronicle import Filter
from dragoman.records import Commitment, Date, Step
from dragoman.store import Entry, Store
from tests.store.conftest import address, shared  # noqa: F401 - both databases
from tests.store.making import document_of, entry_of, reading_of, settle

from .test_judging import correct

ALL = Filter(limit=0)
DAYS = ("2026-01-03", "2026-01-10", "2026-01-11", "2026-03-01", "2026-03-02", "2027-01-01")


def _day(iso: str) -> Date:
    return Date(iso, iso, "day", iso, "absolute")


def _owed(number: int, due: str | None, *moved: tuple[str, str]) -> Entry:
    """An invitation of that number with the steps of its life behind its making."""
    reading = reading_of(document_of(number))
    (owed,) = reading.commitments
    first = owed.history[0]
    steps = tuple(Step(status, first.evidence, _day(day)) for status, day in moved)
    told: Commitment = replace(
        owed, due=None if due is None else _day(due), history=(first, *steps)
    )
    return entry_of(reading.document, replace(reading, commitments=(told,)))


@pytest.fixture(scope="module")
def archive(shared: Store) -> Iterator[Archive]:  # noqa: F811
    """Six invitations: open, running out, accepted and running out, kept, declined, and declined on
    a day to come."""
    writer = shared.writer()
    for entry in (
        _owed(1, None),
        _owed(2, "2026-01-10"),
        _owed(3, "2026-01-10", ("accepted", "2026-01-05")),
        _owed(4, "2026-01-10", ("accepted", "2026-01-05"), ("kept", "2026-01-09")),
        _owed(5, None, ("declined", "2026-01-06")),
        _owed(6, "2026-05-01", ("declined", "2026-03-01")),
    ):
        writer.add(entry)
    settle(writer)
    yield Archive(shared)


def _numbers(archive: Archive, asked: Filter, day: str) -> list[int]:
    """The numbers of the invitations, by the day they were made on."""
    found = archive.commitments(asked, day)
    return [int(one.what.source.title.split()[-1]) for one in found if one.what.source.title]


@pytest.mark.parametrize(
    ("status", "day", "numbers"),
    [
        ("open", "2026-01-10", [1, 2, 6]),
        ("open", "2026-01-11", [1, 6]),
        ("lapsed", "2026-01-11", [2, 3]),
        ("accepted", "2026-01-10", [3]),
        ("kept", "2026-01-11", [4]),
        ("declined", "2026-01-11", [5]),
        ("declined", "2026-03-01", [5, 6]),
        ("withdrawn", "2026-03-01", []),
    ],
)
def test_status_on_a_day(archive: Archive, status: str, day: str, numbers: list[int]) -> None:
    assert _numbers(archive, Filter(statuses=(status,), limit=0), day) == numbers


@pytest.mark.parametrize("day", DAYS)
def test_the_database_says_what_each_life_says(archive: Archive, day: str) -> None:
    lives = {one.id: on(one, day).status for one in archive.reader.commitments(ALL)}
    found = {
        one.id: status
        for status in ORDER
        for one in archive.commitments(Filter(statuses=(status,), limit=0), day)
    }
    assert found == lives
    counts = archive.board(ALL, day).counts
    assert counts == {one: list(lives.values()).count(one) for one in ORDER}


def test_the_board_has_the_newest_of_each(archive: Archive) -> None:
    board = archive.board(Filter(limit=1), "2026-01-11")
    titles = {
        status: [one.what.source.title for one in some] for status, some in board.newest.items()
    }
    assert titles == {
        "open": ["Call number 6"],
        "kept": ["Call number 4"],
        "lapsed": ["Call number 3"],
        "declined": ["Call number 5"],
    }
    assert board.counts["lapsed"] == 2
    (lapsed,) = board.newest["lapsed"]
    assert (lapsed.status, lapsed.age) == ("lapsed", 7)


def test_a_limit_keeps_the_newest(archive: Archive) -> None:
    assert _numbers(archive, Filter(limit=2), "2026-01-11") == [5, 6]
    assert _numbers(archive, Filter(limit=2, offset=2), "2026-01-11") == [3, 4]
    alone = archive.board(Filter(limit=1, offset=1, statuses=("lapsed",)), "2026-01-11")
    assert [one.what.source.title for one in alone.newest["lapsed"]] == ["Call number 2"]


def test_what_people_decided_stands(archive: Archive) -> None:
    (lapsed, *_) = archive.commitments(Filter(statuses=("lapsed",)), "2026-01-11")
    before = archive.board(ALL, "2026-01-11").counts
    correct(archive, lapsed.id, "status", "withdrawn")
    after = archive.board(ALL, "2026-01-11").counts
    assert (after["lapsed"], after["withdrawn"]) == (before["lapsed"] - 1, 1)
    (moved,) = archive.commitments(Filter(statuses=("withdrawn",)), "2026-01-11")
    assert moved.id == lapsed.id
