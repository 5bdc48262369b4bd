"""A change is let through that one of our own pages asks for, or who gives the token; no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.rooms import HOME, copied, plain_record, proof, visitor

CHANGES = "/api/judgements"


def decided(record: Path) -> dict[str, str]:
    with visitor(record) as client:
        event = client.get("/api/events?limit=1").json()["items"][0]["id"]
    return {"verdict": "confirm", "target": event, "who": "Ada"}


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return copied(plain_record(), tmp_path)


def test_our_own_pages_may(record: Path) -> None:
    body = decided(record)
    with visitor(record) as client:
        assert client.post(CHANGES, json=body, headers=proof(client)).status_code == 201
        found = client.get("/api/judgements").json()
        assert found["total"] >= 1 and found["items"][0]["who"] == "Ada"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost:8001"},
        {"origin": "http://localhost:8000.evil.example"},
        {"origin": "http://["},
        {"origin": HOME, "sec-fetch-site": "cross-site"},
        {"origin": HOME, "sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"referer": HOME + "/"},
    ],
)
def test_pages_of_others_may_not(record: Path, headers: dict[str, str]) -> None:
    body = decided(record)
    with visitor(record) as client:
        secret = {"x-csrf-token": proof(client)["x-csrf-token"]}
        assert client.post(CHANGES, json=body, headers=headers | secret).status_code == 403
        assert client.get("/api/judgements").json()["total"] == 0


@pytest.mark.parametrize("secret", ["", "wrong", "A" * 43, "é" * 43])
def test_without_the_secret_nobody_may(record: Path, secret: str) -> None:
    body = decided(record)
    with visitor(record) as client:
        headers = proof(client) | {"x-csrf-token": secret.encode()}
        assert client.post(CHANGES, json=body, headers=headers).status_code == 403  # type: ignore[arg-type]
        assert client.get("/api/judgements").json()["total"] == 0


def test_a_secret_without_its_cookie_is_none(record: Path) -> None:
    body = decided(record)
    with visitor(record) as client:
        headers = proof(client)
        client.cookies.clear()
        assert client.post(CHANGES, json=body, headers=headers).status_code == 403
        client.cookies.set("dragoman_csrf", "short")
        headers["x-csrf-token"] = "short"
        assert client.post(CHANGES, json=body, headers=headers).status_code == 403


def test_the_secret_may_stand_in_a_form_of_either_kind(record: Path) -> None:
    with visitor(record) as client:
        headers = proof(client)
        form = {"csrf": headers.pop("x-csrf-token")}
        assert client.post("/logout", data=form, headers=headers).status_code == 303
        files = {"file": ("name.txt", b"x")}
        assert client.post("/logout", data=form, files=files, headers=headers).status_code == 303
        wrong = {"csrf": "x"}
        assert client.post("/logout", data=wrong, headers=headers).status_code == 403
        assert client.post("/logout", data=wrong, files=files, headers=headers).status_code == 403


def test_who_gives_the_token_proves_all_by_it(record: Path) -> None:
    body = decided(record)
    with visitor(record, token="a token of this test") as client:
        bearer = {"authorization": "Bearer a token of this test"}
        assert client.post(CHANGES, json=body, headers=bearer).status_code == 201


def test_a_room_for_reading_alone_changes_nothing(record: Path) -> None:
    body = decided(record)
    before = record.read_bytes()
    with visitor(record, read_only=True, token="a token of this test") as client:
        bearer = {"authorization": "Bearer a token of this test"}
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            answer = client.request(method, CHANGES, json=body, headers=bearer)
            assert answer.status_code == 403, method
            assert client.request(method, "/review", headers=bearer).status_code == 403
    assert record.read_bytes() == before


def test_the_secret_is_out_of_reach_of_scripts() -> None:
    with visitor(plain_record()) as client:
        given = client.get("/login").headers["set-cookie"]
        assert "HttpOnly" in given and "SameSite=Strict" in given and "Secure" not in given
        assert "set-cookie" not in client.get("/login").headers
    with visitor(plain_record(), secure=True) as client:
        assert "Secure" in client.get("/login").headers["set-cookie"]
