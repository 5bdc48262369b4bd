"""Two countries: figures, chart and table of one record; which pairs there are."""

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


def test_the_figures_of_two_countries(client: TestClient) -> None:
    page = client.get("/pair/NOR/TUR").text
    assert "<strong>9</strong> events" in page
    assert "<strong>9</strong> contacts" in page
    assert "<strong>8</strong> of cooperation, <strong>0</strong> of conflict" in page
    assert "latest 9 January 2026" in page


def test_the_chart_and_its_table_tell_the_same(client: TestClient) -> None:
    page = client.get("/pair/NOR/TUR").text
    assert page.count("January 2026: 8 cooperation, 0 conflict, mean Goldstein +1.0") == 2
    row = re.search(r"<tr><td data-value=\"2026-01\">.*?</tr>", page)
    assert row is not None
    assert re.findall(r'<td class="number"[^>]*>([^<]*)</td>', row[0]) == ["8", "0", "+1.0"]
    leads = re.findall(r'href="(/timeline[^"]*since=2026-01&amp;until=2026-01[^"]*)"', page)
    assert len(leads) == 3
    assert all("dyad=NOR%2CTUR" in lead for lead in leads)


def test_a_filter_narrows_every_part(client: TestClient) -> None:
    page = client.get("/pair/NOR/TUR?since=2026-01-07&certainty=happened").text
    assert "January 2026: 3 cooperation" in page
    assert page.count('class="line event') == 6
    assert 'href="/pair/NOR/TUR?certainty=happened"' in page


def test_names_and_the_other_order_lead_to_one_page(client: TestClient) -> None:
    for path in ("/pair/TUR/NOR", "/pair/Norway/Turkey", "/pair/nor/tur"):
        answer = client.get(path + "?since=2026-01-02")
        assert answer.status_code == 303, path
        assert answer.headers["location"] == "/pair/NOR/TUR?since=2026-01-02"


@pytest.mark.parametrize("path", ["/pair/NOR/NOR", "/pair/NOR/XX1", "/pair/NOR/%00"])
def test_what_is_no_pair_is_told(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 422


def test_a_pair_nothing_is_known_of_says_what_to_do(client: TestClient) -> None:
    page = client.get("/pair/FRA/NOR").text
    assert "Nothing is known of these two" in page
    assert 'href="/read"' in page
    assert "<svg" not in page


def test_pairs(client: TestClient) -> None:
    page = client.get("/pairs").text
    assert 'href="/pair/NOR/TUR"' in page
    assert re.findall(r'<td class="number">(\d+)</td>', page) == ["9", "9", "8", "0"]
    assert "No pair fits" in client.get("/pairs?country=SWE").text
    assert "9 Jan 2026" in page
