"""Every page in a real browser, at both widths, light and dark: it fits, nothing complains, and axe
finds no serious barrier."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dragoman.archive.asking import Archive
from dragoman.chronicle import Filter
from tests.web.windows import (
    DARK,
    DARK_PHONE,
    LOOKS,
    PHONE,
    WIDE,
    Window,
    barriers,
    overflow,
    served,
)

#: Every page of the room; what stands in braces is looked up in the record.
PAGES = (
    "/",
    "/?region=western-asia",
    "/report/{document}",
    "/report/{document}?at=0-20",
    "/search",
    "/search?q=call",
    "/search?q=zyzzyva",
    "/search?q=-",
    "/read",
    "/quarantine",
    "/nowhere",
    "/report/d-0000",
    "/search?since=never",
    "/timeline",
    "/timeline?country=TON",
    "/map",
    "/pairs",
    "/pair/RUS/USA",
    "/pair/FJI/TON",
    "/contact/{contact}",
    "/event/{event}",
    "/actors",
    "/actor/{actor}",
    "/commitments",
    "/commitment/{commitment}",
    "/positions",
    "/review",
    "/review/history",
    "/judge/{event}",
    "/statements",
    "/api",
)


@pytest.fixture(scope="session")
def named(archive: Archive) -> dict[str, str]:
    """Ids of the examples, by what stands for them in :data:`PAGES`."""
    contact = archive.compare(None, Filter(limit=1))[0].event
    return {
        "document": contact.reports[0].words.source.document,
        "contact": contact.id,
        "event": archive.timeline(Filter(acts=("sanction",), limit=1))[0].id,
        "actor": contact.actors[0].id,
        "commitment": archive.commitments(Filter(limit=1))[0].id,
    }


@pytest.mark.parametrize("path", PAGES)
def test_it_fits_and_has_no_barrier(window: Window, named: dict[str, str], path: str) -> None:
    page = window.open(path.format(**named), WIDE)
    assert page.locator("main h1").count() == 1
    for look in LOOKS:
        page.set_viewport_size(look.size)
        page.emulate_media(color_scheme=look.scheme)
        assert overflow(page) <= 0, look
        # Colours are those of the scheme, whatever the width: two of the four tell all.
        if look in (WIDE, DARK_PHONE):
            assert barriers(page) == [], look


@pytest.mark.parametrize("settings", [{}, {"token": "x" * 24}], ids=["empty", "locked"])
def test_an_empty_and_a_locked_room_have_no_barrier(
    browser: Any, tmp_path: Path, settings: dict[str, str]
) -> None:
    record = tmp_path / "empty.db"
    Archive.open(record, create=True).close()
    with served(record, **settings) as home:
        window = Window(browser, home)
        page = window.open("/", PHONE)
        assert page.locator("main h1").inner_text() in (
            "This record holds no document yet",
            "Log in",
        )
        for look in (PHONE, DARK):
            page.set_viewport_size(look.size)
            page.emulate_media(color_scheme=look.scheme)
            assert overflow(page) <= 0, look
            assert barriers(page) == [], look
        window.close()
        assert window.complaints == []


def test_the_colours_change_by_hand_and_stay(window: Window) -> None:
    page = window.open("/search", WIDE)
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.get_by_role("button", name="Change to dark").click()
    assert page.evaluate(ground) != light
    page.goto("/quarantine")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert page.evaluate(ground) != light
    page.get_by_role("button", name="Change to light").click()
    assert page.evaluate(ground) == light


def test_the_keyboard_skips_to_the_page_and_leads_to_the_search(window: Window) -> None:
    page = window.open("/quarantine")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the page"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("/")
    page.keyboard.type("sanctions")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=sanctions")
    assert page.locator("article.hit").count() > 0
