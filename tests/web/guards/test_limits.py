"""Limits of size, rate and time: each with its own answer, and whoever keeps to them is served."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from dragoman.web.app import create_app
from dragoman.web.guards import limits
from dragoman.web.room import Room
from tests.web.rooms import HOME, plain_record, proof, visitor


def test_what_is_too_large_is_refused_before_it_is_read() -> None:
    with visitor(plain_record(), largest=10_000) as client:
        answer = client.post("/api/read", content=b"x" * 10_001, headers=proof(client))
        assert answer.status_code == 413
        assert "10,000" in answer.json()["detail"]


def test_what_does_not_say_how_large_it_is_is_counted() -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(50):
            yield b"x" * 1000

    with visitor(plain_record(), largest=10_000) as client:
        answer = client.post("/api/read", content=endless(), headers=proof(client))
        assert answer.status_code == 413


def test_a_length_that_is_no_number_is_refused() -> None:
    with visitor(plain_record()) as client:
        answer = client.post("/api/read", content=b"", headers={"content-length": "-1"})
        assert answer.status_code == 413


def test_too_many_requests_are_told_to_wait() -> None:
    with visitor(plain_record(), rate=0.5) as client:
        statuses = [client.get("/api/acts").status_code for _ in range(12)]
        assert statuses[:10] == [200] * 10
        assert statuses[10:] == [429] * 2
        assert client.get("/api/acts").headers["retry-after"] == "1"


def test_the_rate_comes_back_with_time(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(limits.time, "monotonic", lambda: now[0])
    rate = limits.Rate(lambda *_: None, 1.0)  # type: ignore[arg-type, return-value]
    assert [rate._take("one") for _ in range(21)] == [True] * 20 + [False]
    assert rate._take("other")
    now[0] += 2.0
    assert [rate._take("one") for _ in range(3)] == [True, True, False]


def test_what_takes_too_long_is_given_up() -> None:
    app = create_app(Room(str(plain_record()), longest=0.3))

    @app.get("/api/slow")
    def slow() -> None:
        time.sleep(1.0)

    with TestClient(app, base_url=HOME) as client:
        began = time.monotonic()
        answer = client.get("/api/slow")
        assert answer.status_code == 503 and time.monotonic() - began < 0.9
        assert answer.headers["retry-after"] == "10"
        assert client.get("/api/acts").status_code == 200
