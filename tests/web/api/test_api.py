"""The API: the same filters everywhere, pages that lead on, ids that stay, tags that tell."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from fastapi.testclient import TestClient

from dragoman.archive.asking import Archive
from dragoman.chronicle import Filter
from dragoman.views.answers.json import render
from tests.web.rooms import copied, plain_record, proof, visitor

LISTS = ("documents", "events", "contacts", "compared", "statements", "commitments", "positions",
         "actors", "judgements", "quarantine")  # fmt: skip


def every(client: TestClient, address: str) -> list[Any]:
    """All items of a list, page after page."""
    found: list[Any] = []
    while address:
        page = client.get(address).json()
        found += page["items"]
        assert page["count"] == len(page["items"])
        address = page["next"]
    return found


@pytest.mark.parametrize("name", LISTS)
def test_pages_lead_through_all_of_it_once(name: str) -> None:
    with visitor(plain_record()) as client:
        whole = client.get(f"/api/{name}?limit=500").json()
        parts = every(client, f"/api/{name}?limit=2")
        told = sorted(json.dumps(one, sort_keys=True) for one in whole["items"])
        assert sorted(json.dumps(one, sort_keys=True) for one in parts) == told
        assert whole["next"] is None and whole["previous"] is None
        assert whole["total"] in (None, len(whole["items"]))


def test_lists_have_something_to_lead_through() -> None:
    with visitor(plain_record()) as client:
        counts = {name: len(client.get(f"/api/{name}").json()["items"]) for name in LISTS}
    assert all(counts[name] > 2 for name in ("documents", "events", "contacts", "statements",
                                             "actors", "positions"))  # fmt: skip
    assert counts["commitments"] and counts["compared"]


def test_the_way_back_is_told_too() -> None:
    with visitor(plain_record()) as client:
        page = client.get("/api/events?limit=3&offset=4&country=Norway").json()
        assert page["previous"] == "/api/events?country=NOR&limit=3&offset=1"


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("country=Norway", Filter(countries=("NOR",))),
        ("dyad=France,Norway&contacts=true", Filter(dyad=("FRA", "NOR"), contacts=True)),
        ("act=call,meeting", Filter(acts=("call", "meeting"))),
        ("certainty=denied", Filter(certainties=("denied",))),
        ("since=2025-03&until=2025-03-04", Filter(since="2025-03-01", until="2025-03-04")),
        ("publisher=elysee.fr", Filter(publisher="elysee.fr")),
        ("actor=Emmanuel%20Macron", Filter(actor="Emmanuel Macron")),
        ("background=false", Filter(background=False)),
    ],
)
def test_filters_are_those_of_the_command_line(query: str, asked: Filter) -> None:
    with visitor(plain_record()) as client, Archive.open(plain_record()) as archive:
        told = client.get(f"/api/events?{query}").json()
        expected = [json.loads(render(event)) for event in archive.timeline(asked)]
        assert [{"record": "event", **one} for one in told["items"]] == expected
        assert told["total"] == len(expected)


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("country=Atlantis", "country"),
        ("dyad=France", "dyad"),
        ("act=dance", "act"),
        ("certainty=sure", "certainty"),
        ("since=yesterday", "since"),
        ("since=2025-02-31", "since"),
        ("since=2025&until=2024", "since"),
        ("status=broken", "status"),
        ("background=maybe", "background"),
        ("limit=0", "limit"),
        ("limit=501", "limit"),
        ("limit=-1", "limit"),
        ("offset=1e3", "offset"),
        ("offset=99999999999999999999", "offset"),
        ("actor=%00", "actor"),
        ("publisher=" + "x" * 301, "publisher"),
    ],
)
def test_what_cannot_be_understood_is_named(query: str, parameter: str) -> None:
    with visitor(plain_record()) as client:
        answer = client.get(f"/api/events?{query}")
        assert answer.status_code == 422
        assert answer.json()["problems"][0]["parameter"] == parameter
        page = client.get(f"/timeline.csv?{query}")
        assert page.status_code in (200, 422), "a file may have more rows than a page"


def test_empty_parameters_narrow_nothing() -> None:
    """A form sends the fields that were left empty too."""
    names = ("actor", "country", "dyad", "act", "certainty", "topic", "publisher", "since",
             "until", "contacts", "background", "status", "kind", "limit", "offset")  # fmt: skip
    with visitor(plain_record()) as client:
        told = client.get("/api/events?" + "&".join(f"{name}=" for name in names)).json()
        assert told["items"] == client.get("/api/events").json()["items"]


def test_ids_lead_to_what_lists_show() -> None:
    with visitor(plain_record()) as client:
        for name in ("documents", "events", "contacts", "statements", "commitments", "actors"):
            one = client.get(f"/api/{name}?limit=1").json()["items"][0]
            key = one.get("id") or one.get("document") or one["who"]["id"]
            found = client.get(f"/api/{name}/{key}")
            assert found.status_code == 200, (name, key)
            assert key in json.dumps(found.json())
            shown = client.get(f"/api/show/{key}").json()
            assert shown["page"].startswith("/") and key in json.dumps(shown["value"])
            assert client.get(f"/api/{name}/none").status_code == 404


def test_tags_change_with_the_record_and_only_then(tmp_path: Path) -> None:
    record = copied(plain_record(), tmp_path)
    with visitor(record) as client, visitor(record) as other:
        first = client.get("/api/events?limit=1")
        tag, event = first.headers["etag"], first.json()["items"][0]["id"]
        same = client.get("/api/events?limit=1", headers={"if-none-match": f'"x", {tag}'})
        assert same.status_code == 304 and same.content == b"" and same.headers["etag"] == tag
        body = {"verdict": "reject", "target": event, "who": "Ada"}
        assert other.post("/api/judgements", json=body, headers=proof(other)).status_code == 201
        after = client.get("/api/events?limit=1", headers={"if-none-match": tag})
        assert after.status_code == 200 and after.headers["etag"] != tag
        assert after.json()["items"][0]["id"] != event


def test_judgements_can_be_taken_back(tmp_path: Path) -> None:
    with visitor(copied(plain_record(), tmp_path)) as client:
        before = client.get("/api/events").json()
        body = {"verdict": "reject", "target": before["items"][0]["id"], "who": "Ada"}
        made = client.post("/api/judgements", json=body, headers=proof(client)).json()["items"]
        assert client.get("/api/events").json()["total"] == before["total"] - 1
        undo = {"verdict": "undo", "target": made[0]["id"], "who": "Ada"}
        client.post("/api/judgements", json=undo, headers=proof(client))
        assert client.get("/api/events").json()["total"] == before["total"]


def test_a_report_is_read_on_the_spot_and_not_kept() -> None:
    text = "French President Emmanuel Macron visited Oslo on Tuesday."
    with visitor(plain_record()) as client:
        before = client.get("/api/record").json()["counts"]
        body = {"text": text, "published": "2025-03-05"}
        reading = client.post("/api/read", json=body, headers=proof(client)).json()
        assert [one["act"] for one in reading["events"]] == ["visit"]
        assert client.get("/api/record").json()["counts"] == before
        wrong = {"text": text, "published": "soon"}
        assert client.post("/api/read", json=wrong, headers=proof(client)).status_code == 422
        assert client.post("/api/read", content=b"{", headers=proof(client)).status_code == 422


def test_answers_fit_the_description() -> None:
    with visitor(plain_record()) as client:
        told = client.get("/api/openapi.json").json()
        assert told["openapi"].startswith("3.1")
        addresses = [f"/api/{name}" for name in LISTS] + [
            *("/api/record", "/api/acts", "/api/search?q=patrols", "/api/pairs/FRA/NOR"),
            "/api/related?since=2025-03-01&until=2025-03-31",
        ]
        for name in ("documents", "events", "contacts", "commitments", "actors", "positions"):
            one = client.get(f"/api/{name}").json()["items"][0]
            key = one.get("id") or one.get("document") or (one.get("stands") or [None])[0]
            key = key["id"] if isinstance(key, dict) else key or one["who"]["id"]
            addresses += [f"/api/{name}/{key}", f"/api/show/{key}"]
        for address in addresses:
            _fits(told, client.get(address).json(), address)


def _fits(told: dict[str, Any], value: Any, address: str) -> None:
    """The value is one that the description allows."""
    path = address.partition("?")[0].split("/")
    shapes = [
        methods["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        for known, methods in told["paths"].items()
        if "get" in methods
        and len(known.split("/")) == len(path)
        and all(a == b or a.startswith("{") for a, b in zip(known.split("/"), path, strict=True))
    ]
    assert shapes, address
    jsonschema.Draft202012Validator({**shapes[0], "components": told["components"]}).validate(value)


def test_the_page_about_it_needs_nothing_from_elsewhere() -> None:
    with visitor(plain_record()) as client:
        page = client.get("/api")
        assert page.status_code == 200
        assert "/api/contacts" in page.text and "http" not in page.text.replace("http-equiv", "")
