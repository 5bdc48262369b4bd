"""The first page: what is new since one last looked, by region, and an empty record."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.archive.asking import Archive
from dragoman.web.pages.today import COOKIE, Seen
from tests.web.rooms import copied, proof, visitor
from tests.web.windows import Window

NEWER = (
    "Foreign Minister Sergei Lavrov met President Nikol Pashinyan of Armenia in Yerevan on "
    "Monday. He said that Russia was ready to help."
)
#: The ids of what a list shows.
IDS = "all => all.map((one) => one.id)"


def test_the_first_visit_shows_the_newest(window: Window) -> None:
    page = window.open("/")
    assert page.get_by_role("heading", level=1).inner_text() == "The newest in the record"
    assert page.locator("article.event").count() > 3
    assert page.locator("article.statement").count() > 3
    assert page.locator("article.commitment").count() > 3
    assert page.get_by_role("button", name="Mark all as seen").count() == 0


def test_what_came_in_since_is_new_until_it_is_marked_as_seen(own_window: Window) -> None:
    page = own_window.open("/")
    page.goto("/read")
    page.get_by_label("The text").fill(NEWER)
    page.get_by_label("Published on").fill("2026-03-03")
    page.get_by_role("button", name="Read it").click()
    page.get_by_role("button", name="Add it to the record").click()
    page.wait_for_url("**/report/*")
    page.goto("/")
    assert page.get_by_role("heading", level=1).inner_text() == "New since you last looked"
    assert "1 new" in page.get_by_role("heading", name="Documents").text_content()
    new = page.locator("article.event").all_inner_texts()
    assert new
    assert all("Lavrov" in one for one in new)
    page.get_by_role("button", name="Mark all as seen").click()
    assert page.get_by_role("heading", level=1).inner_text() == "The newest in the record"
    assert "Nothing came in since" in page.locator("header.head").inner_text()


def test_a_region_narrows_all_of_it(window: Window) -> None:
    page = window.open("/?show=contacts")
    every = page.locator("article.event").evaluate_all(IDS)
    page.locator("ul.regions").get_by_role("link", name="Western Asia").click()
    page.wait_for_url("**/?region=western-asia&show=contacts")
    assert page.get_by_role("heading", level=1).inner_text().endswith(": Western Asia")
    shown = page.locator("article.event").evaluate_all(IDS)
    assert 0 < len(shown) < len(every)
    assert set(shown) < set(every)
    assert page.locator("article.event", has_text="Erdoğan").count() > 0
    assert not any("Boris Johnson" in one for one in shown)
    page.get_by_role("link", name="The whole world").click()
    assert page.get_by_role("heading", level=1).inner_text() == "The newest in the record"


def test_more_of_a_kind_is_a_click_away(window: Window) -> None:
    page = window.open("/")
    few = page.locator("article.statement").count()
    page.get_by_role("link", name="More statements").click()
    page.wait_for_url("**/?show=statements")
    assert page.locator("article.statement").count() > few
    assert page.locator("article.event").count() == 0


def test_an_empty_record_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    Archive.open(path, create=True).close()
    with visitor(path, name="empty.db") as client:
        shown = client.get("/").text
    assert 'href="/read"' in shown
    assert "dragoman add" in shown
    assert str(tmp_path) not in shown


def test_what_makes_no_sense_is_refused(examples_record: Path) -> None:
    with visitor(examples_record) as client:
        for path in ("/?region=atlantis", "/?show=everything"):
            answer = client.get(path)
            assert answer.status_code == 422
            assert "is to be one of" in answer.text


@pytest.mark.parametrize(
    "cookie", ["", "x", "-1@2026-01-01", "5", "5@yesterday", "٣@2026-01-01", "9" * 30 + "@2026-01"]
)
def test_a_cookie_that_makes_no_sense_is_no_cookie(examples_record: Path, cookie: str) -> None:
    assert Seen.of(cookie) is None
    with visitor(examples_record) as client:
        if cookie.isascii():
            client.cookies.set(COOKIE, cookie)
        assert "The newest in the record" in client.get("/").text


def test_seen_in_another_record_counts_for_nothing(examples_record: Path, tmp_path: Path) -> None:
    with visitor(copied(examples_record, tmp_path)) as client:
        client.cookies.set(COOKIE, "99999@2026-01-01T00:00")
        assert "The newest in the record" in client.get("/").text
        answer = client.post("/seen", headers=proof(client))
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        assert "99999" not in answer.headers["set-cookie"]
