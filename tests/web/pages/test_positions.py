"""Courses of positions."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from tests.web.pages.stocked import stocked
from tests.web.rooms import visitor


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with visitor(stocked(), read_only=True) as client:
        yield client


def test_first_and_last_wording_with_the_rest_between(client: TestClient) -> None:
    page = client.get("/positions").text
    assert page.count('class="course') == 2
    energy, trade = page.index(">energy<"), page.index(">trade<")
    assert energy < trade
    assert "9 between" in page
    assert 'class="stand is-opposes"' in page


def test_one_position_is_told_in_a_line(client: TestClient) -> None:
    page = client.get("/positions?topic=energy&since=2026-01-14").text
    assert page.count('class="course') == 1
    assert 'class="life"' not in page
    assert "<strong>opposes</strong>" in page


def test_filters_and_empty_states(client: TestClient) -> None:
    assert "No position fits" in client.get("/positions?topic=culture").text
    page = client.get("/positions?actor=Kemal%20Aydin&topic=trade").text
    assert "with Kemal Aydin" in page
    assert 'href="/positions.csv?actor=Kemal%20Aydin&amp;topic=trade' in page
