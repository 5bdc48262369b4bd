"""Sentences for the finders, read by the shipped network."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.pipeline import Reader
from dragoman.records import Actor, Document, Reading

Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="session")
def read(reader: Reader) -> Read:
    """Reads a text as a document published on a given day."""

    def run(
        text: str, published: str | None = "2024-05-10", publisher: str | None = None
    ) -> Reading:
        document = Document(id="d-test", text=text, published=published, publisher=publisher)
        return reader.read(document)

    return run


def names(reading: Reading, ids: tuple[str, ...]) -> list[str]:
    """The names of actors by their ids."""
    by_id: dict[str, Actor] = {actor.id: actor for actor in reading.actors}
    return [by_id[key].name for key in ids]
