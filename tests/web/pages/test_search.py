"""The search: results with what matched marked, filters, pages, queries that ask for nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.web.rooms import visitor
from tests.web.windows import Window


def test_words_are_found_and_marked(window: Window) -> None:
    page = window.open("/")
    page.get_by_label("Search documents and statements").fill("contacts")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=contacts")
    hits = page.locator("article.hit")
    assert hits.count() > 1
    for marked in page.locator("article.hit mark").all_inner_texts():
        assert marked.lower().startswith("contact")
    kinds = {text.split("\n")[-1] for text in page.locator(".hit .line-day").all_inner_texts()}
    assert kinds == {"document", "statement"}


def test_a_statement_leads_to_its_words(window: Window) -> None:
    page = window.open("/search?q=hysteria&kind=statement")
    page.locator("article.hit q a").first.click()
    page.wait_for_url("**/report/*#*")
    assert "hysteria" in page.locator(".card.pinned").inner_text()


def test_filters_stand_in_the_address_and_can_be_left_out(window: Window) -> None:
    page = window.open("/search?q=agree*")
    every = page.locator("article.hit").count()
    page.locator(".filters summary").click()
    page.get_by_label("Kind").select_option("statement")
    page.get_by_label("Country", exact=True).fill("Turkey")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url(re.compile("kind=statement"))
    assert "country=Turkey" in page.url
    some = page.locator("article.hit").count()
    assert 0 < some < every
    page.locator(".narrowed a", has_text="with Turkey").click()
    assert "country" not in page.url
    assert "q=agree" in page.url
    assert some <= page.locator("article.hit").count() < every


def test_results_come_in_pages(examples_record: Path) -> None:
    with visitor(examples_record) as client:
        whole = re.findall(r'<q class="words">.*?</q>', client.get("/search?q=the&limit=40").text)
        first = client.get("/search?q=the&limit=15").text
        again = re.search(r'rel="next" href="([^"]+)"', first)
        assert again is not None
        second = client.get(again[1].replace("&amp;", "&")).text
        both = re.findall(r'<q class="words">.*?</q>', first + second)
        assert both == whole[:30]
        assert 'rel="prev"' in second
        last = client.get("/search?q=the&offset=100000").text
        assert "no further results" in last


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("", "Type words to look for"),
        ("...", "There is nothing to look for in this"),
        ("-Russia", "There is nothing to look for in this"),
        ("zyzzyva", "Nothing in the record holds this"),
        ('"unclosed Putin OR', None),
        ("AND NEAR( * ^ :", None),
        ("<script>alert(1)</script>", None),
    ],
)
def test_no_query_is_an_error(examples_record: Path, query: str, told: str | None) -> None:
    with visitor(examples_record) as client:
        answer = client.get("/search", params={"q": query})
        assert answer.status_code == 200
        assert told is None or told in answer.text
        assert "<script>alert" not in answer.text


def test_what_is_no_text_or_too_long_is_refused(examples_record: Path) -> None:
    with visitor(examples_record) as client:
        assert client.get("/search", params={"q": "a\x00b"}).status_code == 422
        assert client.get("/search", params={"q": "a" * 301}).status_code == 422
        assert client.get("/search?q=call&since=someday").status_code == 422


def test_a_filter_that_leaves_nothing_says_so(examples_record: Path) -> None:
    with visitor(examples_record) as client:
        shown = client.get("/search?q=Putin&country=TON").text
        assert "search without them" in shown


def test_actors_of_that_name_stand_above(examples_record: Path) -> None:
    with visitor(examples_record) as client:
        shown = client.get("/search?q=pashinyan").text
        assert 'href="/actor/' in shown[shown.index("found-actors") :]
