"""Killed at any moment: whole documents only, nothing doubled, and adding again goes on.

``DRAGOMAN_KILLS`` and ``DRAGOMAN_SERVER_KILLS`` say how often the writer is killed; the suite kills
it some dozens of times, and several hundred were tried before a release.
"""

from __future__ import annotations

import os
import random
import threading
import time
from pathlib import Path

import pytest

from dragoman.chronicle import Filter
from dragoman.errors import StoreError
from dragoman.store import Store, check, open_record

from .conftest import new_database
from .crashing import Working, work
from .making import made, settle

KILLS = int(os.environ.get("DRAGOMAN_KILLS", "40"))
SERVER_KILLS = int(os.environ.get("DRAGOMAN_SERVER_KILLS", "8"))
DOCUMENTS = 60


def contents(store: Store) -> object:
    """Everything that can be asked, without what depends on the order of writing."""
    reader = store.reader()
    everything = Filter(limit=0)
    return (
        reader.counts(),
        set(reader.documents(everything)),
        {reader.paper(one.document) is not None for one in reader.documents(everything)},
        {(event.id, event.when, len(event.reports)) for event in reader.timeline(everything)},
        {one.id: one for one in reader.statements(everything)},
        {one.id: one for one in reader.commitments(everything)},
        {one.who.id: one for one in reader.actors(everything)},
    )


def killed(target: str, kills: int) -> set[str]:
    """Kill writers at random moments; ids of the documents they said they had written."""
    moments = random.Random(7)
    said: set[str] = set()
    for _ in range(kills):
        process = Working(target, 0, DOCUMENTS)
        lines = moments.randrange(0, 10)
        said.update(process.lines(lines))
        time.sleep(moments.uniform(0, 0.05) if lines else moments.uniform(0, 0.2))
        said.update(process.kill())
    return said


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_killed_at_random_moments(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if kind == "sqlite":
        target, kills = str(tmp_path / "killed.db"), KILLS
    else:
        target, kills = new_database(request.getfixturevalue("address"), "template1"), SERVER_KILLS
    said = killed(target, kills)
    with open_record(target, create=True) as store:
        assert check(store) == ()
        writer = store.writer()
        assert all(writer.holds(name) for name in said)
    work(target, 0, DOCUMENTS)
    whole = str(tmp_path / "whole.db")
    work(whole, 0, DOCUMENTS)
    with open_record(target) as store, open_record(whole) as other:
        assert check(store) == ()
        assert contents(store) == contents(other)


def test_two_writers_and_many_readers(target: str) -> None:
    """Both add the same documents, in part at once; readers see whole answers all the while."""
    open_record(target, create=True).close()
    writers = [Working(target, 0, 40), Working(target, 20, 60)]
    stop, faults, asked = threading.Event(), [], [0] * 4

    def read(number: int) -> None:
        with open_record(target, read_only=True) as store:
            reader = store.reader()
            while not stop.is_set():
                try:
                    for event in reader.timeline(Filter(limit=20)):
                        if not event.reports or not event.actors:
                            faults.append(event)
                    reader.search("fish tariffs", Filter(limit=5))
                    for source in reader.documents(Filter(limit=3)):
                        reader.paper(source.document)
                    asked[number] += 1
                except Exception as error:
                    faults.append(error)
                time.sleep(0.01)

    threads = [threading.Thread(target=read, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    codes = [process.wait() for process in writers]
    stop.set()
    for thread in threads:
        thread.join()
    assert codes == [0, 0] and faults == [] and all(asked)
    with open_record(target) as store:
        settle(store.writer())
        assert check(store) == ()
        known = {one.document for one in store.reader().documents(Filter(limit=0))}
        wanted = {store.writer().canonical(made(number).document.id) for number in range(60)}
        assert wanted <= known


def test_a_full_disk(tmp_path: Path) -> None:
    target = tmp_path / "full.db"
    with open_record(target, create=True) as store:
        writer = store.writer()
        for number in range(5):
            writer.add(made(number))
        with store.engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 20}")
        with pytest.raises(StoreError, match="disk is full"):
            for number in range(5, 500):
                writer.add(made(number))
        added = store.reader().counts()["documents"]
        assert 5 <= added < 500
    with open_record(target) as store:
        assert check(store) == ()
        assert store.reader().counts()["documents"] == added
        assert store.writer().add(made(600))


def _cut(store: Store) -> None:
    """End every other connection to the server's database."""
    with store.engine.connect() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def test_a_lost_connection(database: str) -> None:
    with open_record(database, create=True) as store, open_record(database) as other:
        writer = store.writer()
        writer.add(made(1))
        with pytest.raises(StoreError, match="no connection"), writer.settling():
            _cut(other)
        assert writer.add(made(2)), "the next call connects again"
        settle(writer)
        assert check(store) == ()
        assert store.reader().counts()["documents"] == 2


def test_a_lock_that_is_never_given_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.store.engines.WAIT", 0.2)
    target = tmp_path / "locked.db"
    with open_record(target, create=True) as store, open_record(target) as other:
        with store.writer().settling():
            with pytest.raises(StoreError, match="by another process"):
                other.writer().add(made(1))
            assert other.reader().counts()["documents"] == 0, "readers do not wait"
        assert other.writer().add(made(1))
