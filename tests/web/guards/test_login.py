"""Who may come in: the token, the password, the cookie; nobody else, and guessing takes long."""

from __future__ import annotations

import base64
import time

import httpx
import pytest
from fastapi.testclient import TestClient

from dragoman.web.guards import login
from dragoman.web.guards.login import Keys
from dragoman.web.room import Room
from tests.web.rooms import plain_record, proof, visitor

TOKEN, PASSWORD = "token-of-this-test", "päss wörd"
KEYED = {"token": TOKEN, "password": PASSWORD}


def enter(client: TestClient, key: str, next: str = "/") -> httpx.Response:
    headers = proof(client)
    form = {"csrf": headers.pop("x-csrf-token"), "key": key, "next": next}
    return client.post("/login", data=form, headers=headers)


def test_strangers_see_the_form_and_nothing_else() -> None:
    with visitor(plain_record(), **KEYED) as client:
        assert client.get("/").headers["location"] == "/login?next=%2F"
        assert client.get("/show/x?y=1").headers["location"] == "/login?next=%2Fshow%2Fx%3Fy%3D1"
        assert client.get("/api/events").status_code == 401
        assert client.get("/api").status_code == 401
        assert client.get("/timeline.csv").status_code == 401
        assert client.post("/api/judgements", json={}).status_code == 401
        assert client.get("/static/style.css").status_code == 200
        shown = client.get("/login")
        assert shown.status_code == 200 and "Macron" not in shown.text


@pytest.mark.parametrize("key", [TOKEN, PASSWORD])
def test_a_key_is_given_once(key: str) -> None:
    with visitor(plain_record(), **KEYED) as client:
        answer = enter(client, key, "/actors?limit=3")
        assert answer.status_code == 303 and answer.headers["location"] == "/actors?limit=3"
        cookie = answer.headers["set-cookie"]
        assert "HttpOnly" in cookie and "samesite=strict" in cookie.casefold()
        assert client.get("/").status_code == 200
        assert client.get("/api/events").status_code == 200
        client.post("/logout", headers=proof(client))
        assert client.get("/").status_code == 303


def test_programs_give_it_with_each_request() -> None:
    basic = base64.b64encode(f"anyone:{PASSWORD}".encode()).decode()
    with visitor(plain_record(), **KEYED) as client:
        for header in (f"Bearer {TOKEN}", f"bearer {TOKEN}", f"Basic {basic}"):
            answer = client.get("/api/events", headers={"authorization": header})
            assert answer.status_code == 200, header
        for header in ("Bearer wrong", "Bearer ", "Basic !!", "Digest x", "Basic " + "A" * 9):
            answer = client.get("/api/events", headers={"authorization": header})
            assert answer.status_code in (401, 429), header


def test_a_wrong_key_opens_nothing_and_guessing_is_slowed() -> None:
    with visitor(plain_record(), **KEYED) as client:
        answers = [enter(client, f"guess {number}") for number in range(7)]
        assert [one.status_code for one in answers] == [401] * 5 + [429] * 2
        assert int(answers[-1].headers["retry-after"]) >= 1
        assert enter(client, TOKEN).status_code == 429
        assert client.get("/").status_code == 303


def test_the_wait_doubles_and_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(login.time, "monotonic", lambda: now[0])
    keys, waits = Keys(Room("x", token=TOKEN)), []
    for _ in range(16):
        keys.missed("one")
        waits.append(keys.wait("one"))
    assert waits[:9] == [0, 0, 0, 0, 1, 2, 4, 8, 16] and waits[-1] == 300
    assert keys.wait("other") == 0
    now[0] = 301.0
    assert keys.wait("one") == 0


def test_cookies_are_ours_alone_and_run_out(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = Keys(Room("x", token=TOKEN))
    cookie = keys.session()
    assert keys.holds(cookie)
    assert Keys(Room("x", token=TOKEN)).holds(cookie), "it outlives a restart"
    assert not Keys(Room("x", token="another token")).holds(cookie)
    assert not Keys(Room("y", token=TOKEN)).holds(cookie)
    until, nonce, signature = cookie.split(".")
    for forged in (f"{int(until) + 1}.{nonce}.{signature}", "", ".", "..", "é.é.é", cookie + "0"):
        assert not keys.holds(forged), forged
    later = time.time() + login.LASTS + 1
    monkeypatch.setattr(login.time, "time", lambda: later)
    assert not keys.holds(cookie)


@pytest.mark.parametrize(
    "place",
    [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "/\t/evil.example",
        "/é",
        "",
    ],
)
def test_nobody_is_led_elsewhere(place: str) -> None:
    with visitor(plain_record(), **KEYED) as client:
        assert enter(client, TOKEN, place).headers["location"] == "/"
