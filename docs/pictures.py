"""The pictures of docs/serving.md, taken of the shipped examples: ``python docs/pictures.py``.

Needs Debian's chromium and the extras ``web`` and ``dev``. Takes about a minute.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from dragoman.archive.adding import add
from dragoman.archive.asking import Archive
from dragoman.chronicle import Contact, Filter
from dragoman.documents import Given
from dragoman.pipeline import Reader
from dragoman.web.app import create_app
from dragoman.web.room import Room

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
_SIZE = {"width": 1100, "height": 720}


def main() -> None:
    """Read the examples, serve them, and take every picture anew."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("no chromium here: run `make browser`")
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "examples.db"
        with Archive.open(record, create=True) as archive:
            add([str(ROOT / "examples" / "index.jsonl")], Given(), Reader(), archive.store.writer())
            pages = addresses(archive)
        with served(record) as home, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            for name, path in pages.items():
                take(browser, home + path, PICTURES / f"{name}.png")
            browser.close()


def addresses(archive: Archive) -> dict[str, str]:
    """The page that each picture shows."""
    contact = max(archive.compare(None, Filter(limit=50)), key=_telling).event
    document = contact.reports[0].words.source.document
    return {
        "today": "/",
        "report": f"/report/{document}",
        "contact": f"/contact/{contact.id}",
        "pair": "/pair/PRK/RUS",
        "commitments": "/commitments",
        "review": "/review",
    }


def _telling(contact: Contact) -> tuple[int, int]:
    """What shows best what comparing is: how many states have words of their own, then how many
    phrases are said alike or told differently."""
    told = contact.compared
    if told is None:
        return (0, 0)
    states = {who.country for who in (*contact.event.actors, *contact.event.recipients)}
    own = sum(side in states and bool(phrases) for side, phrases in told.only.items())
    return (own, len(told.both) + len(told.differ))


@contextmanager
def served(record: Path) -> Iterator[str]:
    """The pages over a record, at the address that is given."""
    app = create_app(Room(str(record), rate=0.0))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


def take(browser: Browser, address: str, target: Path) -> None:
    """One picture of the upper part of a page, light."""
    context = browser.new_context(viewport=_SIZE, color_scheme="light")
    page = context.new_page()
    page.goto(address)
    page.screenshot(path=target)
    context.close()
    sys.stdout.write(f"{target.relative_to(ROOT)}: {target.stat().st_size // 1024} KB\n")


if __name__ == "__main__":
    main()
