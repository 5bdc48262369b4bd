"""Records to open rooms over, made once for a run, and visitors to the rooms."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from fastapi.testclient import TestClient

from dragoman.archive.adding import Adding, Tally, add_outcomes
from dragoman.archive.asking import Archive
from dragoman.archive.settling import settle
from dragoman.documents import Given, build
from dragoman.pipeline import Reader
from dragoman.settings import Settings
from dragoman.web.app import create_app
from dragoman.web.room import Room
from tests.archive.reports import REPORTS
from tests.web.safety.attacks import reports

HOME = "http://localhost:8000"


@cache
def reader() -> Reader:
    """The reader, loaded once."""
    return Reader(Settings(threads=1))


@cache
def _folder() -> Path:
    made = Path(tempfile.mkdtemp(prefix="rooms"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


def _made(name: str, told: Iterable[tuple[str, Given]]) -> Path:
    path = _folder() / name
    with Archive.open(path, create=True) as archive:
        writer = archive.store.writer()
        documents = [build(text, given, Settings()) for text, given in told]
        add_outcomes(documents, Adding(reader(), writer, Given(), Tally()))
        settle(writer)
    return path


@cache
def plain_record() -> Path:
    """A record of a few reports; not to be written to."""
    return _made(
        "plain.db",
        [
            (text, Given(published, None, publisher, f"https://{publisher}/{name}"))
            for name, (text, published, publisher) in REPORTS.items()
        ],
    )


@cache
def hostile_record() -> Path:
    """A record of every attack; not to be written to."""
    return _made("hostile.db", reports())


def copied(record: Path, folder: Path) -> Path:
    """A record of one's own, to write to."""
    return Path(shutil.copy(record, folder / "record.db"))


@contextmanager
def visitor(record: Path | str, **settings: object) -> Iterator[TestClient]:
    """Somebody who visits a room over a record."""
    room = Room(str(record), **{"rate": 0.0, **settings})  # type: ignore[arg-type]
    with TestClient(
        create_app(room), base_url=HOME, raise_server_exceptions=False, follow_redirects=False
    ) as client:
        yield client


def proof(client: TestClient) -> dict[str, str]:
    """Headers that prove that one of our own pages asks for a change."""
    client.get("/login")
    return {"origin": HOME, "x-csrf-token": client.cookies["dragoman_csrf"]}
