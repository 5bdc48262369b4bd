"""The map: what is on it, what is not, and where each mark leads."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from dragoman.chronicle import Filter, Site
from dragoman.web.pages.map import located, sited, taken_place
from tests.web.pages.stocked import stocked
from tests.web.rooms import visitor


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with visitor(stocked(), read_only=True) as client:
        yield client


def test_places_by_number(client: TestClient) -> None:
    page = client.get("/map").text
    places = re.findall(
        r'<li><a href="[^"]*place=([^"&]*)[^"]*">([^<]*)</a> <span[^>]*>(\d+)', page
    )
    assert places[:2] == [("Oslo", "Oslo, Norway", "6"), ("Bergen", "Bergen, Norway", "1")]
    assert "<title>Oslo, Norway: 6</title>" in page
    assert "7 events on this map." in page


def test_a_mark_leads_to_what_it_counts(client: TestClient) -> None:
    page = client.get("/map").text
    (href,) = set(re.findall(r'href="(/timeline[^"]*place=Oslo[^"]*)"', page))
    timeline = client.get(href.replace("&amp;", "&")).text
    assert timeline.count('class="line event') == 6


def test_what_no_gazetteer_knows_is_said(client: TestClient) -> None:
    page = client.get("/map").text
    assert "1 place not known to the gazetteer" in page
    assert "Nowhere-by-the-Sea" in page


def test_a_part_of_the_world_and_a_filter_in_the_address(client: TestClient) -> None:
    page = client.get("/map?view=africa&since=2026-01-02").text
    assert "Nothing in this part of the world." in page
    assert 'href="/map?since=2026-01-02&amp;view=europe"' in page
    assert client.get("/map?view=moon").status_code == 422


def test_planned_events_when_they_are_asked_for(client: TestClient) -> None:
    page = client.get("/map?certainty=planned").text
    assert "<title>Oslo, Norway: 1</title>" in page


def test_without_places() -> None:
    asked = taken_place(Filter())
    found = sited([Site("France", "FRA", 3), Site(None, None, 40)], asked)
    assert found.nowhere == 40
    (mark,) = found.marks
    assert (mark.name, mark.number, mark.whole) == ("France", 3, True)
    assert (round(mark.lat), round(mark.lon)) == (49, 2)


def test_a_place_is_looked_for_in_its_country() -> None:
    british, american = located("Birmingham", "GBR"), located("Birmingham", "USA")
    assert british is not None and british.country == "GBR"
    assert american is not None and american.country == "USA"
    assert located("Paris", "USA") is None
    assert located("Black Sea", None) is not None


def test_what_took_place_unless_asked_otherwise() -> None:
    assert taken_place(Filter()).certainties == ("happened", "ongoing")
    assert taken_place(Filter()).background is False
    told = taken_place(Filter(certainties=("denied",), background=True, offset=50))
    assert (told.certainties, told.background, told.offset) == (("denied",), True, 0)
