"""The pages of the record in a real browser: compare, filter, sort, export, keys, looks."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.archive.asking import Archive
from dragoman.chronicle import Filter
from tests.web.pages.stocked import called, stocked
from tests.web.windows import PHONE, WIDE, Look, Window, barriers, every_look, overflow, served

PAGES = (
    *("/pairs", "/pair/NOR/TUR", "/actors", "/actor/a-ada-lund", "/commitments", "/positions"),
    *("/timeline", "/timeline?view=table&country=NOR", "/map", "/map?view=europe", "/statements"),
    "/commitments?status=open",
)


@pytest.fixture(scope="module")
def stock() -> Iterator[str]:
    with served(stocked()) as address:
        yield address


@pytest.fixture
def room(browser: Any, stock: str) -> Iterator[Window]:
    """A browser in front of the hand-made record; any complaint of a page fails the test."""
    made = Window(browser, stock)
    yield made
    made.close()
    assert made.complaints == []


@every_look
@pytest.mark.parametrize("path", PAGES)
def test_every_page_in_every_look(room: Window, path: str, look: Look) -> None:
    page = room.open(path, look)
    assert overflow(page) <= 0
    assert barriers(page) == []


@pytest.fixture(scope="module")
def calls() -> Iterator[str]:
    with served(called()) as address:
        yield address


@pytest.fixture
def call(browser: Any, calls: str) -> Iterator[Window]:
    """A browser in front of a call that both sides tell of."""
    made = Window(browser, calls)
    yield made
    made.close()
    assert made.complaints == []


@pytest.fixture(scope="module")
def contact() -> str:
    """The address of the call."""
    with Archive.open(called()) as archive:
        (found,) = archive.timeline(Filter(acts=("call",), countries=("NOR",)))
        return f"/contact/{found.id}"


@every_look
def test_a_contact_in_every_look(call: Window, contact: str, look: Look) -> None:
    page = call.open(contact, look)
    assert overflow(page) <= 0
    assert barriers(page) == []


@every_look
def test_a_commitment_and_an_event_in_every_look(
    window: Window, archive: Archive, look: Look
) -> None:
    (owed,) = archive.commitments(Filter(limit=1))
    event = next(one for one in archive.timeline(Filter()) if one.channel is None)
    for path in (f"/commitment/{owed.id}", f"/event/{event.id}"):
        page = window.open(path, look)
        assert overflow(page) <= 0
        assert barriers(page) == []


def test_accounts_stand_side_by_side_and_stack_on_a_phone(call: Window, contact: str) -> None:
    for look, beside in ((WIDE, True), (PHONE, False)):
        page = call.open(contact, look)
        row = page.locator(".account-row").first
        boxes = [cell.bounding_box() for cell in row.locator(".account-cell").all()]
        assert len(boxes) == 2
        assert (boxes[0]["y"] == boxes[1]["y"]) is beside
        assert (boxes[0]["x"] < boxes[1]["x"]) is beside
        assert row.locator("strong").all_inner_texts() == ["six", "four"]


def test_a_phrase_is_one_click_from_its_sentence(call: Window, contact: str) -> None:
    page = call.open(contact)
    phrase = page.locator(".account-cell .words a").first
    words = " ".join(phrase.inner_text().split())
    phrase.click()
    page.wait_for_url("**/report/**")
    assert words in " ".join(page.locator(".text").inner_text().split())
    asked = "".join(page.locator(".mark.asked").all_inner_texts())
    assert " ".join(asked.split()) == words


def test_a_filter_is_in_the_address(room: Window) -> None:
    page = room.open("/timeline")
    page.locator("details.filters summary").click()
    page.get_by_label("From", exact=True).fill("2026-01-08")
    page.get_by_label("Act", exact=True).fill("call")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**/timeline?*")
    assert "since=2026-01-08" in page.url
    assert page.locator(".line.event").count() == 3
    page.get_by_role("link", name="Leave out: from 8 January 2026").click()
    page.wait_for_load_state()
    assert page.locator(".line.event").count() == 9


def test_a_table_sorts_by_number_and_back(room: Window) -> None:
    page = room.open("/actors")
    page.get_by_role("button", name="Statements").click()
    column = page.locator("tbody tr td:nth-child(6)")
    rising = [int(text) for text in column.all_inner_texts()]
    assert rising == sorted(rising)
    page.get_by_role("button", name="Statements").click()
    falling = [int(text) for text in column.all_inner_texts()]
    assert falling == sorted(rising, reverse=True)
    assert page.locator("th[aria-sort=descending]").count() == 1


def test_a_view_goes_along_as_a_file(room: Window, tmp_path: Path) -> None:
    page = room.open("/timeline?place=Bergen")
    with page.expect_download() as started:
        page.get_by_role("link", name="CSV").click()
    target = tmp_path / "timeline.csv"
    started.value.save_as(target)
    rows = list(csv.DictReader(target.read_text("utf-8-sig").splitlines()))
    assert len(rows) == 1
    assert "Bergen" in rows[0].values()


def test_the_chart_leads_to_its_month(room: Window) -> None:
    page = room.open("/pair/NOR/TUR")
    page.locator(".is-wide .chart .bars a").first.click()
    page.wait_for_url("**/timeline?*since=2026-01&until=2026-01")
    assert page.locator(".line.event").count() == 9


def test_a_circle_leads_to_its_timeline(room: Window) -> None:
    page = room.open("/map?view=europe")
    page.locator(".world .marks a").first.click()
    page.wait_for_url("**/timeline?*place=Oslo*")
    assert page.locator(".line.event").count() == 6


def test_the_wide_chart_gives_way_to_the_narrow_one(room: Window) -> None:
    for look, kind in ((WIDE, "is-wide"), (PHONE, "is-narrow")):
        page = room.open("/pair/NOR/TUR", look)
        shown = [one for one in page.locator(".picture").all() if one.is_visible()]
        assert len(shown) == 1
        assert kind in (shown[0].get_attribute("class") or "")


def test_keys_alone_reach_a_place_and_open_it(room: Window) -> None:
    page = room.open("/map")
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.places') !== null"):
            break
    assert page.evaluate("document.activeElement.innerText") == "Oslo, Norway"
    page.keyboard.press("Enter")
    page.wait_for_url("**/timeline?*place=Oslo*")


def test_keys_alone_open_a_table_beside_a_picture(room: Window) -> None:
    page = room.open("/pair/NOR/TUR")
    page.locator("summary", has_text="The same as a table").focus()
    page.keyboard.press("Enter")
    assert page.locator(".elsewhere table").is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.elsewhere') !== null")


def test_without_script_everything_is_there(room: Window) -> None:
    page = room.open("/map?view=europe", java_script_enabled=False)
    assert page.locator(".world .marks circle").count() == 2
    page = room.open("/pair/NOR/TUR", java_script_enabled=False)
    page.locator("summary", has_text="The same as a table").click()
    assert page.locator(".elsewhere table").is_visible()
