"""Who independently publishes a text."""

from __future__ import annotations

import pytest

from dragoman.records import Document
from dragoman.reference.across.publishers import source_of


def made(text: str = "Plain text.", publisher: str | None = None, url: str | None = None) -> str:
    return source_of(Document("d", text, publisher=publisher, url=url))


@pytest.mark.parametrize(
    ("url", "source"),
    [
        ("https://edition.herald.com/world/1.html", "herald.com"),
        ("https://www.herald.co.uk/1", "herald.co.uk"),
        ("http://africa.herald.com.cn/x", "herald.com.cn"),
        ("http://www.president.gov.ua/en/news/1", "president.gov.ua"),
        ("https://www.reuters.com/world/1", "Reuters"),
        ("https://interfax.com.ua/news/1", "Interfax-Ukraine"),
    ],
)
def test_the_site(url: str, source: str) -> None:
    assert made(url=url, publisher="Somebody Else") == source


@pytest.mark.parametrize(
    "text",
    [
        "LJUBLJANA (Reuters) - The harbour was closed on Friday.",
        "By Ana Novak, Reuters\nThe harbour was closed on Friday.",
        "Thomson Reuters\nThe harbour was closed on Friday.",
        "The harbour was closed on Friday. (Reuters)",
    ],
)
def test_a_credited_wire_is_the_agency_s(text: str) -> None:
    assert made(text, url="https://herald.com/1") == "Reuters"


def test_an_agency_quoted_is_no_credit() -> None:
    text = "The minister told Reuters that the harbour was closed. It opened on Monday."
    assert made(text, url="https://herald.com/1") == "herald.com"


def test_without_a_site_the_name() -> None:
    assert made(publisher="The  Evening Herald") == "the evening herald"
    assert made(publisher="The Associated Press") == "AP"
    assert made() == ""
