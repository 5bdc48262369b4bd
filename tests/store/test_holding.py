"""What the record holds of one document, on both databases."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dragoman.store import Reader, Store

from .making import document_of, entry_of, made, reading_of, settle


@pytest.fixture(scope="module")
def reader(shared: Store) -> Iterator[Reader]:
    """Three documents; the second is told by another paper too."""
    writer = shared.writer()
    for number in (1, 2, 3):
        writer.add(made(number))
    writer.add(entry_of(document_of(2, "Southern Post", " He agreed.")))
    settle(writer)
    yield shared.reader()


def test_every_record_of_the_reading_is_held(reader: Reader) -> None:
    document = document_of(2)
    reading, holding = reading_of(document), reader.holding(document.id)
    own = {one.id for one in reading.events}
    assert own <= set(holding.events)
    event = holding.events[next(iter(own))]
    assert {told.words.source.publisher for told in event.reports} == {
        "Northern Wire",
        "Southern Post",
    }
    assert set(holding.statements) == {one.id for one in reading.statements}
    assert set(holding.commitments) == {one.id for one in reading.commitments}
    assert set(holding.actors) == {one.id for one in reading.actors}
    assert holding.actors["a-ada-lund"].name == "Ada Lund"


def test_nothing_of_other_documents_is_held(reader: Reader) -> None:
    held = [reader.holding(document_of(number).id) for number in (1, 3)]
    assert not set(held[0].statements) & set(held[1].statements)
    assert not set(held[0].events) & set(held[1].events)
    assert not set(held[0].commitments) & set(held[1].commitments)


def test_a_document_that_is_not_there_holds_nothing(reader: Reader) -> None:
    holding = reader.holding("d-nothing")
    assert not (holding.events or holding.statements or holding.commitments or holding.actors)
