"""A real browser before the pages: what a visitor sees, hears of, and can do."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import uvicorn

from dragoman.web.app import create_app
from dragoman.web.room import Room


class Look(NamedTuple):
    """The width of the window and its colours."""

    width: int
    scheme: str

    @property
    def size(self) -> dict[str, int]:
        """What the browser is told."""
        return {"width": self.width, "height": 900 if self.width > 500 else 844}


WIDE, DARK = Look(1280, "light"), Look(1280, "dark")
PHONE, DARK_PHONE = Look(390, "light"), Look(390, "dark")
LOOKS = (WIDE, DARK, PHONE, DARK_PHONE)
#: Gives a test the parameter ``look``: both widths, light and dark.
every_look = pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look.width}-{look.scheme}")


@contextmanager
def served(record: Path | str, **settings: Any) -> Iterator[str]:
    """The pages over a record, at the address that is given."""
    app = create_app(Room(str(record), **{"rate": 0.0, **settings}))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning", lifespan="on"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        if not thread.is_alive():
            raise RuntimeError("the server did not start")
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)


@dataclass
class Window:
    """A browser in front of a room; ``complaints`` is what its pages complained of."""

    browser: Any
    home: str
    complaints: list[str] = field(default_factory=list)
    contexts: list[Any] = field(default_factory=list)

    def open(self, path: str, look: Look = WIDE, **context: Any) -> Any:
        """A page, opened in a profile of its own."""
        made = self.browser.new_context(
            viewport=look.size, color_scheme=look.scheme, base_url=self.home, **context
        )
        made.set_default_timeout(10_000)
        self.contexts.append(made)
        page = made.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._heard)
        page.goto(path)
        return page

    def _heard(self, message: Any) -> None:
        # What the server refuses on purpose is told of in the console too; it is on the page.
        if message.type in ("error", "warning") and "the server responded" not in message.text:
            self.complaints.append(message.text)

    def close(self) -> None:
        """Close all that was opened."""
        for context in self.contexts:
            context.close()


def barriers(page: Any, within: str | None = None) -> list[str]:
    """What axe finds serious or critical on a page, told in a line each."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe here").Axe()
    found = axe.run(page, context=within, options={"resultTypes": ["violations"]})
    return [
        f"{one['id']} ({one['impact']}): {one['help']} – {node['html'][:160]}"
        for one in found.response["violations"]
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"][:4]
    ]


def overflow(page: Any) -> int:
    """By how many pixels a page is wider than its window."""
    return int(
        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    )
