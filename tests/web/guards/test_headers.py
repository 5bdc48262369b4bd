"""Every answer carries the policy that lets nothing run, and no answer tells of our insides."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from dragoman.web.app import create_app
from dragoman.web.room import Room
from tests.web.rooms import HOME, plain_record, visitor

PLACES = ("/", "/nothing", "/static/style.css", "/api/events", "/api/events?since=x", "/show/x",
          "/timeline.csv", "/login")  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_every_answer_is_guarded(place: str) -> None:
    with visitor(plain_record()) as client:
        headers = client.get(place).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert float(headers["server-timing"].removeprefix("total;dur=")) > 0


def test_a_fault_of_ours_tells_nothing_of_it() -> None:
    app = create_app(Room(str(plain_record())))

    @app.get("/breaks")
    def breaks() -> None:
        raise RuntimeError("the secret of " + __file__)

    @app.get("/api/breaks")
    def breaks_too() -> None:
        raise RuntimeError("the secret of " + __file__)

    with TestClient(app, base_url=HOME) as client:
        for place in ("/breaks", "/api/breaks"):
            answer = client.get(place)
            assert answer.status_code == 500
            assert "secret" not in answer.text and "Traceback" not in answer.text
            assert "content-security-policy" in answer.headers
        assert answer.json()["detail"]


def test_heads_are_answered_as_gets() -> None:
    with visitor(plain_record()) as client:
        assert client.head("/api/events").status_code == 200
        assert client.head("/nothing").status_code == 404
