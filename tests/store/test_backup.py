"""Copies: whole, while others write, and from one database to the other."""

from __future__ import annotations

import sqlite3
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.chronicle import Filter, Judgement
from dragoman.errors import StoreError
from dragoman.store import Store, back_up, check, copy_record, open_record

from .conftest import new_database
from .making import document_of, entry_of, made, publication_of, settle, sketch_of
from .test_crashing import contents


def fill(store: Store) -> None:
    writer = store.writer()
    for number in range(6):
        writer.add(made(number))
    odd = replace(document_of(7, extra=" \x00\ud800\ufdd0"), title="odd")
    writer.add(entry_of(odd))
    edited = document_of(1, "Southern Post", " Edited.")
    writer.variant(edited, publication_of(edited), made(1).document.id, sketch_of(edited.text))
    full = entry_of(document_of(2, "Third Mail", " In full."))
    writer.add(full, [made(2).document.id])
    settle(writer)
    told = store.reader().timeline()[0].id
    writer.judge(Judgement("j-1", "confirm", "event", told, "Ada", "2026-02-01T00:00:00"))
    settle(writer)


def test_a_copy_holds_all_that_the_record_holds(store: Store, tmp_path: Path) -> None:
    fill(store)
    copied = tmp_path / "copy.db"
    back_up(store, copied)
    assert [one.name for one in tmp_path.iterdir() if "copy" in one.name] == ["copy.db"]
    with open_record(copied) as copy:
        assert check(copy) == ()
        assert contents(copy) == contents(store)
        assert copy.reader().judgements() == store.reader().judgements()
        assert len(copy.reader().search("fish")) == len(store.reader().search("fish"))
        assert copy.writer().add(made(50))
    with pytest.raises(StoreError, match="is there already"):
        back_up(store, copied)


def test_from_a_file_to_a_server_and_on(address: str, tmp_path: Path) -> None:
    with open_record(tmp_path / "from.db", create=True) as store:
        fill(store)
        with open_record(new_database(address), create=True) as team:
            copy_record(store, team)
            assert check(team) == ()
            assert contents(team) == contents(store)
            assert len(team.reader().search("fish")) == len(store.reader().search("fish"))
            assert team.writer().add(made(50)), "numbers go on behind those copied"
            settle(team.writer())
            assert check(team) == ()
            with pytest.raises(StoreError, match="holds documents already"):
                copy_record(store, team)


def test_a_copy_while_others_write(tmp_path: Path) -> None:
    with open_record(tmp_path / "busy.db", create=True) as store:
        done = threading.Event()

        def write() -> None:
            number = 0
            with open_record(tmp_path / "busy.db") as own:
                while not done.is_set():
                    own.writer().add(made(number))
                    number += 1

        thread = threading.Thread(target=write)
        thread.start()
        try:
            for number in range(5):
                back_up(store, tmp_path / f"copy{number}.db")
        finally:
            done.set()
            thread.join()
    sizes = []
    for number in range(5):
        with open_record(tmp_path / f"copy{number}.db", read_only=True) as copy:
            assert check(copy) == ()
            sizes.append(copy.reader().counts()["documents"])
    assert sizes == sorted(sizes)


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    with open_record(tmp_path / "from.db", create=True) as store:
        with pytest.raises(StoreError):
            back_up(store, tmp_path / "no" / "copy.db")
        assert len(store.reader().documents(Filter())) == 0


def test_a_copy_is_one_file(tmp_path: Path) -> None:
    with open_record(tmp_path / "from.db", create=True) as store:
        store.writer().add(made(1))
        back_up(store, tmp_path / "copy.db")
    with sqlite3.connect(f"file:{tmp_path / 'copy.db'}?mode=ro&immutable=1", uri=True) as copy:
        assert copy.execute("SELECT count(*) FROM documents").fetchone() == (1,)
