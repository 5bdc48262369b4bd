"""Everything of a kind some at a time: the same as the answers, on both databases."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dragoman.chronicle import Filter
from dragoman.store import Reader, Store, flowing

from .making import document_of, entry_of, made, settle


@pytest.fixture(scope="module")
def reader(shared: Store) -> Iterator[Reader]:
    """Six documents of five days."""
    writer = shared.writer()
    for number in range(1, 6):
        writer.add(made(number))
    writer.add(entry_of(document_of(3, "Southern Post", " He agreed.")))
    settle(writer)
    yield shared.reader()


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two at a time, so that there are several times."""
    monkeypatch.setattr(flowing, "_SOME", 2)
    monkeypatch.setattr(flowing, "_FEW", 2)


def test_they_are_the_answers(reader: Reader) -> None:
    asked = Filter(limit=0)
    assert tuple(reader.flow("events", asked)) == reader.timeline(asked)
    assert tuple(reader.flow("statements", asked)) == reader.statements(asked)
    assert tuple(reader.flow("positions", asked)) == reader.stands(asked)
    assert tuple(reader.flow("actors", asked)) == reader.actors(asked)
    assert tuple(reader.flow("documents", asked)) == reader.documents(asked)


def test_a_filter_narrows_them(reader: Reader) -> None:
    asked = Filter(limit=2, offset=1)
    assert tuple(reader.flow("events", asked)) == reader.timeline(asked)
    assert len(list(reader.flow("events", Filter(countries=("FRA",), limit=0)))) == 0


def test_documents_as_they_are_stored(reader: Reader) -> None:
    ids = [one.document for one in reader.documents(Filter(limit=0))]
    found = {one.id: one for one in reader.stored(ids)}
    assert set(found) == set(ids)
    for reading in reader.readings(ids):
        stored = found[reading.document.id]
        assert stored.text == reading.document.text
        assert stored.body == reading.document.body
        assert stored.added[:2] == "20"
        assert [one["id"] for one in stored.reading["events"]] == [one.id for one in reading.events]


def test_one_moment_whatever_is_added_meanwhile(reader: Reader, shared: Store) -> None:
    before = len(reader.timeline(Filter(limit=0)))
    flow = reader.flow("events", Filter(limit=0))
    first = next(flow)
    writer = shared.writer()
    writer.add(made(9))
    settle(writer)
    assert 1 + len(list(flow)) == before
    assert first is not None
    assert len(reader.timeline(Filter(limit=0))) == before + 1
