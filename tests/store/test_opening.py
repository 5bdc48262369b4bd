"""Records opened, made and refused, each with an error that helps."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from dragoman.chronicle import Filter
from dragoman.errors import MissingExtraError, StoreError
from dragoman.store import Store, check, migrating, open_record
from dragoman.store.engines import file_engine, is_server, server_engine, shown
from dragoman.store.schema import REVISION, metadata

from .making import made, settle


def test_there_and_back(target: str) -> None:
    with open_record(target, create=True) as store:
        store.writer().add(made(1))
    with open_record(target) as store:
        assert not store.writer().add(made(1))
    with open_record(target, read_only=True) as store:
        assert store.reader().counts()["documents"] == 1
        with pytest.raises(StoreError, match="reading alone"):
            store.writer()


def test_what_the_migrations_make_is_what_the_tables_say(store: Store) -> None:
    def ours(_object: Any, name: str | None, kind: str, *_more: Any) -> bool:
        return kind != "table" or not (name or "").startswith(("document_words", "statement_words"))

    with store.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": ours, "compare_type": True}
        )
        assert compare_metadata(context, metadata) == []


def test_the_revision_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrating._FOLDER))
    assert ScriptDirectory.from_config(config).get_current_head() == REVISION


def made_as(target: str, revision: str) -> None:
    """A record with the tables of an older revision."""
    engine = (
        server_engine(target) if is_server(target) else file_engine(Path(target), read_only=False)
    )
    config = Config()
    config.set_main_option("script_location", str(migrating._FOLDER))
    opened = engine.connect().execution_options(writes=True)
    with opened as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()


def test_a_record_with_older_indexes_is_read_as_it_is_and_renewed_by_writing(
    tmp_path: Path, database: str
) -> None:
    for target in (str(tmp_path / "older.db"), database):
        made_as(target, "0001")
        with open_record(target, read_only=True) as store:
            assert store.reader().timeline(Filter(since="2020-01-01")) == ()
            assert _revision(store) == "0001"
        with open_record(target) as store:
            assert _revision(store) == REVISION
            test_what_the_migrations_make_is_what_the_tables_say(store)
            store.writer().add(made(1))
            settle(store.writer())
        with open_record(target, read_only=True) as store:
            assert len(store.reader().timeline(Filter(since="2026-01-01"))) == 1


def _revision(store: Store) -> str | None:
    with store.engine.connect() as connection:
        return migrating.revision_of(connection)


def test_what_older_tables_lack_is_not_guessed(target: str) -> None:
    with open_record(target, create=True) as store:
        opened = store.engine.connect().execution_options(writes=True)
        with opened as connection, connection.begin():
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")
    with pytest.raises(StoreError, match="older version"):
        open_record(target, read_only=True)


def test_an_empty_file_and_an_empty_database_become_records(tmp_path: Path, database: str) -> None:
    (tmp_path / "empty.db").touch()
    for target in (str(tmp_path / "empty.db"), database):
        with pytest.raises(StoreError, match="holds no record"):
            open_record(target)
        with open_record(target, create=True) as store:
            assert store.reader().counts()["documents"] == 0


def test_no_record(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no record"):
        open_record(tmp_path / "none.db")
    with pytest.raises(StoreError, match="does not exist"):
        open_record(tmp_path / "no" / "none.db", create=True)
    with pytest.raises(StoreError, match="is a folder"):
        open_record(tmp_path, create=True)
    other = tmp_path / "text.db"
    other.write_text("no database at all, but a text that is long enough")
    with pytest.raises(StoreError, match="is no record"):
        open_record(other)
    with sqlite3.connect(tmp_path / "other.db") as connection:
        connection.execute("CREATE TABLE notes (text)")
    with pytest.raises(StoreError, match="another program"):
        open_record(tmp_path / "other.db", create=True)
    assert StoreError.exit_code == 6


def test_a_newer_record_is_left_alone(target: str) -> None:
    with open_record(target, create=True) as store:
        opened = store.engine.connect().execution_options(writes=True)
        with opened as connection, connection.begin():
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="newer version"):
        open_record(target)


def test_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "damaged.db"
    with open_record(path, create=True) as store:
        for number in range(5):
            store.writer().add(made(number))
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 30_000] = b"\x07" * 30_000
    path.write_bytes(data)
    try:
        with open_record(path) as store:
            assert check(store) != ()
    except StoreError as error:
        assert "damaged" in str(error)


def test_servers_that_are_not_there(tmp_path: Path, database: str) -> None:
    with pytest.raises(StoreError, match="no connection"):
        open_record("postgresql://somebody:secret@127.0.0.1:1/record")
    with pytest.raises(StoreError, match="no connection"):
        open_record(f"postgresql://somebody@/record?host={tmp_path}")
    missing = database.replace("/record_", "/nothing_")
    with pytest.raises(StoreError, match="no database of this name"):
        open_record(missing)
    with pytest.raises(StoreError, match="is no address"):
        open_record("postgresql://host:port/record")


def test_passwords_are_not_shown() -> None:
    assert "secret" not in shown("postgresql://me:secret@host/record")
    assert is_server("postgres://host/x") and not is_server("a/b.db") and not is_server(Path("x"))


def test_without_the_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(MissingExtraError, match=r"pip install 'dragoman\[postgresql\]'"):
        server_engine("postgresql://host/record")


def test_plain_views_over_the_record(target: str) -> None:
    with open_record(target, create=True) as store:
        store.writer().add(made(1))
        settle(store.writer())
        with store.engine.connect() as connection:
            row = connection.exec_driver_sql("SELECT day, act, actors, recipients FROM timeline")
            assert row.one() == ("2026-01-02", "call", "Ada Lund", "Kemal Aydin")
            views = ("statements_said", "reports_told", "commitments", "positions_taken")
            for view in (*views, "offices_held"):
                assert len(connection.exec_driver_sql(f"SELECT * FROM {view}").all()) == 1


def test_odd_names_of_files(tmp_path: Path) -> None:
    path = tmp_path / "a b%20?#é.db"
    with open_record(path, create=True) as store:
        store.writer().add(made(1))
    assert path.exists()
    with open_record(path, read_only=True) as store:
        assert store.reader().counts()["documents"] == 1
