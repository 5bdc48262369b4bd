"""The board, one status of it, and the life of one commitment."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from dragoman.archive.asking import Archive
from dragoman.chronicle import Filter
from tests.web.pages.stocked import stocked
from tests.web.rooms import visitor


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with visitor(stocked(), read_only=True) as client:
        yield client


def _one(status: str) -> str:
    with Archive.open(stocked()) as archive:
        (found,) = archive.commitments(Filter(statuses=(status,)))
        return found.id


def test_the_board_counts_and_shows_the_newest(client: TestClient) -> None:
    page = client.get("/commitments").text
    counts = re.findall(r"status=(\w+)\">\w+ <span class=\"count\">([\d,]+)<", page)
    assert dict(counts) == {
        "open": "11", "accepted": "0", "kept": "1", "lapsed": "1", "declined": "0",
        "withdrawn": "0",
    }  # fmt: skip
    assert page.count('class="owing is-open"') == 6
    assert page.count('class="owing is-kept"') == 1
    assert "due <time" in page
    assert "None accepted, none declined, none withdrawn." in page


def test_one_status_page_by_page(client: TestClient) -> None:
    page = client.get("/commitments?status=open&limit=5").text
    assert page.count("<tr id=") == 5
    assert "1–5 of 11" in page
    last = client.get("/commitments?status=open&limit=5&offset=10").text
    assert last.count("<tr id=") == 1


def test_a_filter_and_its_empty_state(client: TestClient) -> None:
    assert "No commitment fits" in client.get("/commitments?country=SWE").text
    page = client.get("/commitments?dyad=NOR,TUR").text
    assert "between Norway and Turkey" in page
    assert 'href="/commitments?dyad=NOR%2CTUR&amp;status=lapsed"' in page


def test_a_life_with_its_evidence(client: TestClient) -> None:
    page = client.get(f"/commitment/{_one('kept')}").text
    steps = re.findall(r'<li class="step is-(\w+)">', page)
    assert steps[0] == "open"
    assert steps[-1] == "kept"
    assert "invited Aydin to Bergen" in page
    assert re.search(r'href="/report/d-[0-9a-f]+\?at=\d+-\d+#at"', page)


def test_a_lapsed_one_says_why(client: TestClient) -> None:
    page = client.get(f"/commitment/{_one('lapsed')}").text
    assert "the day it was due is past, and nothing was seen" in page


def test_nothing_has_this_id(client: TestClient) -> None:
    assert client.get("/commitment/k-none").status_code == 404
