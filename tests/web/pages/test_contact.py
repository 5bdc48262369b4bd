"""Accounts side by side: what both say, where they differ, what one alone says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dragoman.archive.asking import Archive
from dragoman.chronicle import Event, Filter, Source, Words
from dragoman.web.pages.contact import stressed
from dragoman.web.pages.event import perhaps_same
from tests.web.pages.stocked import called
from tests.web.rooms import visitor


@pytest.fixture(scope="module")
def record() -> Path:
    return called()


@pytest.fixture(scope="module")
def client(record: Path) -> Iterator[TestClient]:
    with visitor(record, read_only=True) as client:
        yield client


def _calls(record: Path, country: str) -> list[Event]:
    with Archive.open(record) as archive:
        return list(archive.timeline(Filter(acts=("call",), countries=(country,))))


@pytest.fixture(scope="module")
def page(client: TestClient, record: Path) -> str:
    (call,) = _calls(record, "NOR")
    answer = client.get(f"/contact/{call.id}")
    assert answer.status_code == 200
    return answer.text


def _section(page: str, start: str, end: str) -> str:
    return page.split(start, 1)[1].split(end, 1)[0]


def test_where_they_differ_stands_out(page: str) -> None:
    differ = _section(page, 'id="differ"', 'id="both"')
    assert "another number" in differ
    cells = re.findall(r'data-side="(\w+)">(.*?)</div>', differ, re.S)
    assert [side for side, _ in cells] == ["FRA", "NOR"]
    assert "<strong>six</strong>" in cells[0][1]
    assert "<strong>four</strong>" in cells[1][1]


def test_what_both_say_and_what_one_alone_says(page: str) -> None:
    assert "undersea cables" in _section(page, 'id="both"', 'id="only"')
    alone = _section(page, 'id="only"', 'id="reports"')
    assert "fisheries treaty" in _section(alone, 'aria-label="Only France"', "</section>")
    assert "wildfires in Troms" in _section(alone, 'aria-label="Only Norway"', "</section>")


def test_every_phrase_leads_to_its_words(page: str, client: TestClient) -> None:
    differ = _section(page, 'id="differ"', 'id="both"')
    for href in re.findall(r'class="words"><a href="([^"]+)"', differ):
        path, query = href.split("#")[0].split("?at=")
        start, end = map(int, query.split("-"))
        with Archive.open(_record_of(client)) as archive:
            paper = archive.reader.paper(path.rsplit("/", 1)[1])
        assert paper is not None
        assert "patrol vessels" in paper.document.text[start:end]


def _record_of(client: TestClient) -> str:
    return str(client.app.state.desk.room.target)  # type: ignore[attr-defined]


def test_facts_and_reports(page: str) -> None:
    assert "Told by 2 reports" in page
    facts = _section(page, 'id="facts"', "Who takes part")
    assert '<time class="date" datetime="2025-03-04">4 March 2025</time>' in facts
    assert "2 publishers" in facts
    assert "PLOVER <code>CONSULT</code>" in facts


def test_related_contacts_can_be_set_beside(client: TestClient, record: Path) -> None:
    finland, poland = _calls(record, "FIN")[0], _calls(record, "POL")[0]
    page = client.get(f"/contact/{finland.id}").text
    assert "in contact with Ilham Aliyev on 2025-03-07" in page
    assert "One side alone gives an account" in page
    assert f'href="/contact/{poland.id}"' in page
    beside = client.get(f"/contact/{finland.id}?beside={poland.id}").text
    assert "Set beside 1 related event" in beside
    assert 'aria-label="Only Poland"' in beside
    assert 'aria-label="Only Finland"' in beside
    assert client.get(f"/contact/{finland.id}?beside=e-none").status_code == 404


def test_a_contact_s_own_address(client: TestClient, record: Path) -> None:
    (call,) = _calls(record, "NOR")
    assert client.get(f"/event/{call.id}").headers["location"] == f"/contact/{call.id}"
    other = next(told.id for told in call.reports if told.id != call.id)
    assert client.get(f"/contact/{other}").headers["location"] == f"/contact/{call.id}"
    assert client.get("/contact/e-none").status_code == 404


def test_an_event_that_is_no_contact(client: TestClient, record: Path) -> None:
    with Archive.open(record) as archive:
        event = next(one for one in archive.timeline(Filter()) if one.channel is None)
    page = client.get(f"/event/{event.id}")
    assert page.status_code == 200
    assert event.reports[0].words.text.split("\n")[0] in page.text
    assert client.get(f"/contact/{event.id}").headers["location"] == f"/event/{event.id}"


def test_what_may_be_the_same_is_named(record: Path) -> None:
    with Archive.open(record) as archive:
        one, other = archive.timeline(Filter())[:2]
        unsure = ((other.id, "on one day"), ("e-none", "gone since"))
        assert perhaps_same(archive, replace(one, unsure=unsure)) == [(other, "on one day")]


def _words(text: str) -> Words:
    return Words(0, len(text), text, Source("d-1", None, None, None, None))


def test_only_what_the_other_lacks_stands_out() -> None:
    left = _words("They opened nine safe corridors, Kyiv said")
    right = _words("They opened ten corridors; Kyiv said")
    assert stressed({"RUS": left, "UKR": right}) == {"RUS": ("nine safe",), "UKR": ("ten",)}
    assert stressed({"RUS": left}) == {}
