"""A record of the shipped examples, served once, and a browser in front of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.archive.adding import add
from dragoman.archive.asking import Archive
from dragoman.documents import Given
from tests.web.rooms import copied, reader
from tests.web.windows import Window, served

EXAMPLES = Path(__file__).parents[2] / "examples"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def examples_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the shipped examples; not to be written to."""
    path = tmp_path_factory.mktemp("examples") / "examples.db"
    with Archive.open(path, create=True) as archive:
        add([str(EXAMPLES / "index.jsonl")], Given(), reader(), archive.store.writer())
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's Chromium, started once."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("no chromium here: run `make browser`")
    with sync_api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def home(examples_record: Path) -> Iterator[str]:
    """The address of the examples; nothing may be changed there."""
    with served(examples_record) as address:
        yield address


@pytest.fixture
def window(browser: Any, home: str) -> Iterator[Window]:
    """A browser in front of the examples; whatever its pages complain of fails the test."""
    made = Window(browser, home)
    yield made
    made.close()
    assert made.complaints == []


@pytest.fixture
def own_window(browser: Any, examples_record: Path, tmp_path: Path) -> Iterator[Window]:
    """A browser in front of a copy of the examples, to change as one likes."""
    with served(copied(examples_record, tmp_path)) as address:
        made = Window(browser, address)
        yield made
        made.close()
    assert made.complaints == []


@pytest.fixture(scope="session")
def archive(examples_record: Path) -> Iterator[Archive]:
    """The examples, to look ids up."""
    with Archive.open(examples_record) as opened:
        yield opened
