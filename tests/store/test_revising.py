"""The state of a record in a word, and the time a question may take, on both databases."""

from __future__ import annotations

import time

import pytest

from dragoman.errors import StoreError
from dragoman.store import Store, deadline, open_record
from dragoman.store.deadlines import late, left

from .making import document_of, entry_of, settle


def test_the_word_changes_with_what_others_write(store: Store, target: str) -> None:
    with open_record(target, read_only=True) as looking:
        before = looking.revision()
        assert looking.revision() == before
        looking.reader().counts()
        assert looking.revision() == before, "asking changes nothing"
        writer = store.writer()
        writer.add(entry_of(document_of(1)))
        added = looking.revision()
        assert added != before
        settle(writer)
        assert looking.revision() != added


def test_a_question_ends_at_its_deadline(store: Store, target: str) -> None:
    with open_record(target, read_only=True) as looking:
        reader = looking.reader()
        began = time.monotonic()
        with (
            deadline(0.2),
            pytest.raises(StoreError, match="took longer than it may"),
            reader._moment() as connection,
        ):
            connection.exec_driver_sql(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                "WHERE i < 1000000000) SELECT count(*) FROM n"
            ).scalar()
        assert time.monotonic() - began < 5
        assert reader.counts()["documents"] == 0, "the next question is asked as ever"


def test_without_a_deadline_there_is_none() -> None:
    assert left() is None and not late()
    with deadline(10.0):
        assert 9 < (left() or 0) <= 10 and not late()
        with deadline(-1.0):
            assert late() and left() == 0.001
        assert not late()
