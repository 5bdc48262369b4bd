"""A reader for the whole run, reports of our own, and records to put them in."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from dragoman.archive.adding import Adding, Tally, add_outcomes
from dragoman.archive.asking import Archive
from dragoman.archive.settling import settle
from dragoman.documents import Given, build
from dragoman.errors import InputError
from dragoman.pipeline import Reader
from dragoman.records import Document, Reading
from dragoman.settings import Settings
from tests.store.conftest import address as address
from tests.store.conftest import new_database

from .reports import REPORTS


class Cached:
    """Reads a text once, whatever the number of records it is put in."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.settings = reader.settings
        self.provenance = reader.provenance
        self._kept: dict[tuple[str | None, ...], Reading] = {}

    def read(self, document: Document) -> Reading:
        key = (document.id, document.published, document.publisher)
        if key not in self._kept:
            self._kept[key] = self.reader.read(document)
        return self._kept[key]

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]:
        return map(self.read, documents)


@pytest.fixture(scope="session")
def reader() -> Cached:
    return Cached(Reader(Settings(threads=1)))


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """An empty record."""
    with Archive.open(tmp_path / "record.db", create=True) as opened:
        yield opened


@pytest.fixture(scope="session")
def filled(reader: Cached, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with every report of this folder, to copy."""
    path = tmp_path_factory.mktemp("filled") / "record.db"
    with Archive.open(path, create=True) as opened:
        put(opened, reader, *REPORTS)
    return path


@pytest.fixture
def full(filled: Path, tmp_path: Path) -> Iterator[Archive]:
    """A record of one's own with every report of this folder."""
    path = tmp_path / "full.db"
    shutil.copy(filled, path)
    with Archive.open(path, create=True) as opened:
        yield opened


@pytest.fixture(scope="session")
def filled_server(address: str, reader: Cached) -> str:
    """The name of a database on a server with every report of this folder, to copy."""
    target = new_database(address)
    with Archive.open(target, create=True) as opened:
        put(opened, reader, *REPORTS)
    return target.partition("?")[0].rpartition("/")[2]


def document(name: str) -> Document:
    """One of the reports of this folder."""
    text, published, publisher = REPORTS[name]
    url = f"https://{publisher}/{name}"
    return build(text, Given(published, None, publisher, url), Settings(), name)


def put(archive: Archive, reader: Cached, *names: str) -> Tally:
    """Reports into a record, merged."""
    return put_outcomes(archive, reader, [document(name) for name in names])


def put_outcomes(
    archive: Archive, reader: Cached, outcomes: Iterable[Document | InputError]
) -> Tally:
    """Documents and errors into a record, merged."""
    tally = Tally()
    writer = archive.store.writer()
    add_outcomes(outcomes, Adding(reader, writer, Given(), tally))
    settle(writer)
    return tally
