"""An actor: offices, contacts, positions, statements; and the list."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from dragoman.chronicle import Profile, Tenure, Who
from dragoman.web.pages.actor import present
from tests.web.pages.stocked import stocked
from tests.web.rooms import visitor


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with visitor(stocked(), read_only=True) as client:
        yield client


def test_who_somebody_speaks_with(client: TestClient) -> None:
    page = client.get("/actor/a-ada-lund").text
    assert "<h1>Ada Lund</h1>" in page
    picture = page.split('class="network"')[1].split("</svg>")[0]
    assert 'href="/actor/a-kemal-aydin"' in picture
    assert '<tspan class="count">  9</tspan>' in picture
    assert picture.count("<path") == 1
    row = re.search(r'<tr><td><a href="/actor/a-kemal-aydin">.*?</tr>', page)
    assert row is not None and ">9</a>" in row[0]


def test_offices_over_time(client: TestClient) -> None:
    page = client.get("/actor/a-ada-lund").text
    offices = page.split('id="offices"')[1].split("</section>")[0]
    assert offices.count('class="tenures"') == 2
    assert offices.count("<title>Foreign Minister</title>") == 2
    assert "2 January 2026 to 14 January 2026" in offices


def test_positions_and_statements(client: TestClient) -> None:
    holder = client.get("/actor/a-kemal-aydin").text
    positions = holder.split('id="positions"')[1]
    assert positions.index(">energy<") < positions.index(">trade<")
    assert "moved" in positions[: positions.index(">trade<")]
    assert "9 between" in positions
    speaker = client.get("/actor/a-ada-lund").text
    said = speaker.split('id="said"')[1].split('id="events"')[0]
    assert said.count('class="line statement"') == 8
    assert 'href="/statements?actor=a-ada-lund">All 13 statements' in said


def test_a_name_leads_to_whose_it_is(client: TestClient) -> None:
    answer = client.get("/actor/Ada%20Lund")
    assert (answer.status_code, answer.headers["location"]) == (303, "/actor/a-ada-lund")
    assert client.get("/actor/Nobody%20Known").status_code == 404


def test_the_list_and_a_part_of_a_name(client: TestClient) -> None:
    page = client.get("/actors").text
    assert page.count('<th scope="row">') == 3
    found = client.get("/actors?q=aydin&kind=person").text
    assert found.count('<th scope="row">') == 1
    assert 'value="aydin"' in found
    assert "Nobody of that name" in client.get("/actors?q=nobody").text


def _profile(*offices: Tenure) -> Profile:
    return Profile(Who("a", "Ada", "person", None), (), offices, 1, 1, 1)


def test_the_office_held_now() -> None:
    held = Tenure("President", None, None, "2020-01-01", None, "known")
    left = Tenure("Mayor", None, None, "2010-01-01", "2015-01-01", "known")
    told = Tenure("leaders", None, None, "2022-01-01", "2022-01-01", "text")
    assert present(_profile(left, held, told)) == "President"
    assert present(_profile(left, told)) == "Mayor until 2015"
    assert present(_profile(told)) == "leaders"
    assert present(_profile()) == ""


def test_a_lesser_office_does_not_hide_that_one_led() -> None:
    led = Tenure("Prime Minister", None, None, "2019-07-24", "2022-09-06", "known")
    beside = Tenure("Minister for the Civil Service", None, None, "2019-07-24", None, "known")
    abroad = Tenure("Foreign Secretary", None, None, "2016-07-13", None, "known")
    assert present(_profile(abroad, beside)) == "Foreign Secretary"
    assert present(_profile(beside, led)) == "Prime Minister until 2022"
