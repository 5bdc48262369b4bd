"""Positions a page at a time: each course whole, on one page alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dragoman.archive.asking import Archive
from dragoman.archive.moving import courses_of
from dragoman.chronicle import Course, Filter
from dragoman.records import Date, Topic
from dragoman.store import Entry, Store
from tests.store.conftest import address, shared  # noqa: F401 - both databases
from tests.store.making import document_of, entry_of, reading_of, settle


def _taken(number: int, topic: str, stance: str) -> Entry:
    """A position on a topic, of the day of that number."""
    reading = reading_of(document_of(number))
    (position,) = reading.positions
    told = replace(
        position, stance=stance, topic=Topic(position.topic.phrase, topic), when=_day(number)
    )
    return entry_of(reading.document, replace(reading, positions=(told,)))


def _day(number: int) -> Date:
    return Date(f"2026-01-{number + 1:02}", f"2026-01-{number + 1:02}", "day", "", "absolute")


@pytest.fixture(scope="module")
def archive(shared: Store) -> Iterator[Archive]:  # noqa: F811
    """Trade on days 1, 3 and 7; energy on days 2 and 5; culture on day 4."""
    writer = shared.writer()
    for number, topic, stance in (
        (1, "trade", "supports"),
        (2, "energy", "supports"),
        (3, "trade", "supports"),
        (4, "culture", "demands"),
        (5, "energy", "supports"),
        (7, "trade", "opposes"),
    ):
        writer.add(_taken(number, topic, stance))
    settle(writer)
    yield Archive(shared)


def _told(courses: tuple[Course, ...]) -> list[tuple[str, int]]:
    return [(one.topic, len(one.stands)) for one in courses]


def test_the_course_that_moved_last_comes_first_and_whole(archive: Archive) -> None:
    courses, count = archive.latest_courses(Filter(limit=10))
    assert _told(courses) == [("trade", 3), ("energy", 2), ("culture", 1)]
    assert count == 6
    trade = courses[0]
    days = [one.when.start for one in trade.stands if one.when]
    assert days == sorted(days)
    assert [one.stance for one in trade.stands] == ["supports", "supports", "opposes"]


def test_every_course_is_on_one_page(archive: Archive) -> None:
    pages = [archive.latest_courses(Filter(limit=2, offset=start)) for start in (0, 2, 4)]
    assert [_told(courses) for courses, _ in pages] == [
        [("trade", 3), ("energy", 2)],
        [("culture", 1)],
        [],
    ]
    assert archive.latest_courses(Filter(limit=2, offset=6)) == ((), 0)


def test_a_filter_keeps_to_what_it_asks(archive: Archive) -> None:
    courses, _ = archive.latest_courses(Filter(topic="energy", since="2026-01-04"))
    assert _told(courses) == [("energy", 1)]


def test_courses_of_one_actor_longest_first(archive: Archive) -> None:
    own = courses_of(archive.reader, "a-kemal-aydin", 100)
    assert own[0].moved == any(one.moved for one in own)
    assert sorted(_told(own)) == [("culture", 1), ("energy", 2), ("trade", 3)]
    assert _told(own)[0] == ("trade", 3)
    assert _told(courses_of(archive.reader, "a-kemal-aydin", 1)) == [("trade", 1)]
    assert courses_of(archive.reader, "a-ada-lund", 100) == ()
