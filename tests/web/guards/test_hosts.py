"""Names that lead here without being ours are refused."""

from __future__ import annotations

import pytest

from tests.web.rooms import plain_record, visitor


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:8000", 200),
        ("127.0.0.1:8000", 200),
        ("[::1]:8000", 200),
        ("192.0.2.7", 200),
        ("desk.example.org", 200),
        ("DESK.example.org.", 200),
        ("evil.example", 421),
        ("localhost.evil.example", 421),
        ("desk.example.org.evil.example:8000", 421),
        ("127.0.0.1.evil.example", 421),
        ("desk.example.org@evil.example", 421),
        ("localhost\\@evil.example", 421),
        ("[::1", 421),
        ("", 421),
    ],
)
def test_which_names_are_ours(host: str, status: int) -> None:
    with visitor(plain_record(), hosts=("desk.example.org",)) as client:
        assert client.get("/api/acts", headers={"host": host}).status_code == status
