"""The desk: what requests work with, from several threads."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dragoman.archive.judging import Verdicts
from dragoman.chronicle import Filter
from dragoman.documents import Given
from dragoman.web.room import Desk, ReadOnlyError, Room
from tests.web.rooms import copied, plain_record


def test_a_record_that_is_not_there_is_made(tmp_path: Path) -> None:
    desk = Desk(Room(str(tmp_path / "new.db")))
    assert desk.archive.counts()["documents"] == 0
    desk.close()


def test_values_are_kept_until_the_record_changes(tmp_path: Path) -> None:
    desk = Desk(Room(str(copied(plain_record(), tmp_path))))
    made: list[int] = []

    def make() -> int:
        made.append(1)
        return len(made)

    assert [desk.kept("one", make), desk.kept("one", make), desk.kept("two", make)] == [1, 1, 2]
    event = desk.archive.timeline(Filter(limit=1))[0]
    desk.judge(Verdicts("confirm", event.id, "Ada"))
    assert desk.kept("one", make) == 3
    desk.close()


def test_what_is_kept_has_an_end() -> None:
    desk = Desk(Room(str(plain_record()), read_only=True))
    for number in range(1000):
        desk.kept(number, lambda: None)
    assert len(desk._kept) <= 256
    desk.close()


def test_many_threads_ask_and_judge_at_once(tmp_path: Path) -> None:
    desk = Desk(Room(str(copied(plain_record(), tmp_path))))
    events = desk.archive.timeline(Filter(limit=8))

    def work(number: int) -> int:
        if number % 4:
            return len(desk.archive.timeline(Filter(limit=8)))
        event = events[number // 4 % len(events)]
        return len(desk.judge(Verdicts("confirm", event.id, f"person {number}")))

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(32)))
    who = {one.who for one in desk.archive.reader.judgements()}
    assert who == {f"person {number}" for number in range(0, 32, 4)}
    desk.close()


def test_a_pasted_report_is_kept_with_what_is_known(tmp_path: Path) -> None:
    desk = Desk(Room(str(copied(plain_record(), tmp_path))))
    before = desk.archive.counts()["documents"]
    name, tally = desk.add(
        "Swedish Prime Minister Ulf Kristersson visited Warsaw on 3 June 2025.",
        Given("2025-06-03", "A visit", "example-news.org", None),
    )
    assert tally.added == 1 and desk.archive.counts()["documents"] == before + 1
    assert [one.act for one in desk.archive.timeline(Filter(document=name))] == ["visit"]
    desk.close()


def test_a_room_for_reading_alone_takes_nothing() -> None:
    desk = Desk(Room(str(plain_record()), read_only=True))
    with pytest.raises(ReadOnlyError):
        desk.judge(Verdicts("confirm", "e-none", "Ada"))
    with pytest.raises(ReadOnlyError):
        desk.add("French President Emmanuel Macron visited Oslo on Tuesday.", Given())
    desk.close()
