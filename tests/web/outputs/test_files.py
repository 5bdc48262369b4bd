"""Views as files: read back by the libraries of others, harmless whatever documents say."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date

import feedparser
import pytest
from icalendar import Calendar
from lxml import etree

from tests.web.rooms import hostile_record, plain_record, visitor

VIEWS = ("timeline", "contacts", "commitments", "positions", "actors", "search", "statements",
         "pair/FRA/NOR")  # fmt: skip
FORMS = ("csv", "json", "ics", "atom")


def get(place: str, hostile: bool = True) -> bytes:
    record = hostile_record() if hostile else plain_record()
    with visitor(record) as client:
        answer = client.get(place)
        assert answer.status_code == 200, place
        assert "\r" not in answer.headers.get("content-disposition", "")
        assert not any(
            "stolen" in value or "evil" in name for name, value in answer.headers.items()
        )
        return answer.content


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("form", FORMS)
def test_every_view_is_a_file_of_its_form(view: str, form: str) -> None:
    content = get(f"/{view}.{form}?q=macron")
    if form == "csv":
        rows = list(csv.reader(io.StringIO(content.decode(), newline="")))
        assert {len(row) for row in rows} == {len(rows[0])}
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "@", "+"))]
    elif form == "json":
        assert isinstance(json.loads(content), list)
    elif form == "ics":
        assert Calendar.from_ical(content)["VERSION"] == "2.0"
    else:
        root = etree.fromstring(content)
        assert root.tag == "{http://www.w3.org/2005/Atom}feed"
        spaces = {one.tag.partition("}")[0] for one in root.iter()}
        assert spaces == {"{http://www.w3.org/2005/Atom"}, "markup of documents is text here"


def test_a_calendar_holds_what_has_a_day() -> None:
    told = Calendar.from_ical(get("/contacts.ics", hostile=False)).walk("VEVENT")
    visit = [one for one in told if str(one["SUMMARY"]).startswith("visit")]
    assert [(one["DTSTART"].dt, one["DTEND"].dt) for one in visit] == [
        (date(2025, 4, 9), date(2025, 4, 10))
    ]
    assert str(visit[0]["URL"]).startswith("http://localhost:8000/contact/")
    assert "Example Wire" in str(visit[0]["DESCRIPTION"]) or "example-wire" in str(
        visit[0]["DESCRIPTION"]
    )
    assert len({str(one["UID"]) for one in told}) == len(told)


def test_a_calendar_says_what_did_not_happen() -> None:
    told = Calendar.from_ical(get("/timeline.ics?certainty=denied", hostile=False)).walk("VEVENT")
    assert {str(one["STATUS"]) for one in told} <= {"CANCELLED"}


def test_lines_of_a_calendar_are_never_those_of_documents() -> None:
    """What a document says with line breaks in it begins no line of its own."""
    lines = get("/timeline.ics").split(b"\r\n")
    names = {
        line.partition(b":")[0].partition(b";")[0]
        for line in lines
        if line and not line.startswith(b" ")
    }
    assert names == {
        *(b"BEGIN", b"END", b"VERSION", b"PRODID", b"METHOD", b"X-WR-CALNAME", b"UID", b"DTSTAMP"),
        *(b"DTSTART", b"DTEND", b"SUMMARY", b"DESCRIPTION", b"URL", b"TRANSP", b"STATUS"),
    } | ({b"LOCATION"} & names)


def test_a_feed_is_one_that_readers_read() -> None:
    feed = feedparser.parse(get("/timeline.atom", hostile=False))
    assert not feed.bozo and feed.version == "atom10"
    days = [one.updated for one in feed.entries]
    assert days == sorted(days, reverse=True) and len(days) > 5
    assert all(one.link.startswith("http://localhost:8000/") for one in feed.entries)
    assert all(one.id.startswith("urn:dragoman:") and one.title for one in feed.entries)


def test_pairs_are_a_table() -> None:
    rows = list(csv.DictReader(io.StringIO(get("/pairs.csv", hostile=False).decode(), newline="")))
    told = json.loads(get("/pairs.json", hostile=False))
    assert rows and len(rows) == len(told)
    for row, one in zip(rows, told, strict=True):
        assert [row["one"], row["other"]] == one["countries"]
        assert int(row["events"]) == one["events"] >= int(row["contacts"])
        assert row["latest"] == (one["last"] or "")
    some = json.loads(get("/pairs.json?country=NOR&limit=1", hostile=False))
    assert len(some) == 1 and "NOR" in some[0]["countries"]


def test_statements_are_a_table_and_a_feed() -> None:
    content = get("/statements.csv", hostile=False).decode()
    rows = list(csv.DictReader(io.StringIO(content, newline="")))
    feed = feedparser.parse(get("/statements.atom", hostile=False))
    ids = {f"urn:dragoman:{row['statement']}" for row in rows}
    assert ids and {one.id for one in feed.entries} == ids
    assert all("/report/" in one.link for one in feed.entries)
    days = [one.updated for one in feed.entries]
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize("place", ["timeline", "commitments", "positions", "actors", "search",
                                   "statements", "pairs", "pair/FRA/NOR"])  # fmt: skip
def test_every_page_leads_to_its_files(place: str) -> None:
    with visitor(plain_record()) as client:
        page = client.get(f"/{place}?limit=20&q=macron").text
        links = re.findall(r'href="(/[^"]+\.(?:csv|json|ics|atom)[^"]*)"', page)
        assert len(links) >= 2, place
        for link in links:
            assert client.get(link.replace("&amp;", "&")).status_code == 200, link


def test_files_are_narrowed_like_pages() -> None:
    with visitor(plain_record()) as client:
        for query in ("country=Norway", "act=call", "since=2025-04", "certainty=denied", "limit=2"):
            file = client.get(f"/timeline.json?{query}").json()
            assert file == client.get(f"/api/events?{query}").json()["items"], query
        assert client.get("/timeline.csv?since=nonsense").status_code == 422
        assert client.get("/timeline.csv?limit=10001").status_code == 422


@pytest.mark.parametrize(
    "place",
    ["/timeline.exe", "/secrets.csv", "/timeline.csv.bak", "/..%2f..%2fetc%2fpasswd.csv",
     "/pair/FRA/NOR.txt", "/pairs.ics", "/pairs.atom", "/statements.txt"],
)  # fmt: skip
def test_there_are_no_other_files(place: str) -> None:
    with visitor(plain_record()) as client:
        assert client.get(place).status_code == 404


def test_a_file_is_not_made_again_for_who_holds_it() -> None:
    with visitor(plain_record()) as client:
        tag = client.get("/timeline.ics").headers["etag"]
        assert client.get("/timeline.ics", headers={"if-none-match": tag}).status_code == 304
        assert client.get("/timeline.csv", headers={"if-none-match": tag}).status_code == 200
