"""Records to test with: each behaviour on both databases."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from dragoman.store import Store, open_record
from dragoman.store.engines import server_engine

from .serving import binaries, server

_COUNT = itertools.count()


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The address of a PostgreSQL started for these tests, with a place for the database."""
    found = binaries()
    if found is None:
        pytest.skip("no PostgreSQL here: install Debian's postgresql to run these tests on it")
    with server(found) as address:
        engine = server_engine(address.format(database="postgres"))
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("CREATE DATABASE record_template"))
        engine.dispose()
        open_record(address.format(database="record_template"), create=True).close()
        yield address


def new_database(address: str, template: str = "record_template") -> str:
    """A database on the server with the tables in it; with ``template1`` an empty one."""
    name = f"record_{next(_COUNT)}"
    engine = server_engine(address.format(database="postgres"))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    engine.dispose()
    return address.format(database=name)


@pytest.fixture
def database(address: str) -> str:
    """A database without any table."""
    return new_database(address, "template1")


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a record can be made."""
    if request.param == "sqlite":
        return str(tmp_path / "record.db")
    return new_database(request.getfixturevalue("address"))


@pytest.fixture
def store(target: str) -> Iterator[Store]:
    """An empty record."""
    with open_record(target, create=True) as opened:
        yield opened


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def shared(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """A record that the tests of a file fill once and then only read."""
    if request.param == "sqlite":
        where = str(tmp_path_factory.mktemp("shared") / "record.db")
    else:
        where = new_database(request.getfixturevalue("address"))
    with open_record(where, create=True) as opened:
        yield opened
