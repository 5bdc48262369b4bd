"""The timeline as a list and as a table."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from tests.web.pages.stocked import stocked
from tests.web.rooms import visitor


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with visitor(stocked(), read_only=True) as client:
        yield client


def _days(page: str) -> list[str]:
    return re.findall(r'<p class="line-day"><time[^>]*datetime="([^"]+)"', page)


def test_newest_first_under_its_month(client: TestClient) -> None:
    page = client.get("/timeline").text
    days = _days(page)
    assert days == sorted(days, reverse=True)
    assert len(days) == 9
    assert "<h2>January 2026</h2>" in page


def test_a_page_leads_to_the_next_with_its_filter(client: TestClient) -> None:
    page = client.get("/timeline?limit=4&country=NOR").text
    assert _days(page)[0] == "2026-01-10"
    assert 'rel="next" href="/timeline?country=NOR&amp;limit=4&amp;offset=4"' in page
    further = client.get("/timeline?country=NOR&limit=4&offset=4").text
    assert _days(further)[0] == "2026-01-06"
    assert 'rel="prev"' in further


def test_a_table_has_a_row_for_each_event(client: TestClient) -> None:
    page = client.get("/timeline?view=table").text
    assert page.count("<tr>") == 10
    assert 'data-sort="day"' in page
    assert client.get("/timeline?view=heap").status_code == 422


def test_the_same_filter_for_files_and_map(client: TestClient) -> None:
    page = client.get("/timeline?place=Bergen&act=call").text
    assert page.count('class="line event') == 1
    for target in ("/timeline.csv", "/timeline.json", "/timeline.ics", "/timeline.atom", "/map"):
        assert f'href="{target}?place=Bergen&amp;act=call"' in page


def test_nothing_fits_says_what_to_do(client: TestClient) -> None:
    page = client.get("/timeline?country=SWE").text
    assert "Nothing fits" in page
    assert 'href="/timeline"' in page


def test_statements_of_an_actor_and_of_a_pair(client: TestClient) -> None:
    own = client.get("/statements?actor=Ada%20Lund").text
    assert own.count('class="line statement"') == 13
    pair = client.get("/statements?dyad=NOR,TUR&until=2026-01-03").text
    assert pair.count('class="line statement"') == 2
    assert "No statement" not in pair
    assert "Nothing fits" in client.get("/statements?actor=Nobody").text
