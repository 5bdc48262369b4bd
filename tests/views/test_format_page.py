from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dragoman.records import Reading
from dragoman.views.formats.page import render

ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("width", [30, 40, 63, 64, 80, 100, 120])
def test_no_line_is_wider_than_the_page(any_reading: Reading, width: int) -> None:
    for line in render(any_reading, width=width, colour=False).splitlines():
        assert len(line) <= width, line


def test_headings_in_order_and_only_where_there_is_something(reading: Reading) -> None:
    page = render(reading, width=100, colour=False)
    headings = [
        "WHAT HAPPENED",
        "PLANNED, PROPOSED, CONDITIONAL OR POSSIBLE",
        "DENIED OR NEGATED",
        "WHO SAID WHAT",
        "ACCOUNTS SIDE BY SIDE",
        "POSITIONS",
        "WHAT IS OWED",
        "BACKGROUND",
        "WHO IS WHO",
    ]
    places = [page.index(heading) for heading in headings]
    assert places == sorted(places)
    assert "NOTES" not in page


def part(page: str, heading: str) -> str:
    """The lines under a heading."""
    after = page.split(f"{heading} ─", 1)[1]
    return re.split(r"\n[A-Z, ]+ ─", after)[0]


def test_the_call_tells_who_when_and_according_to_whom(reading: Reading) -> None:
    happened = part(render(reading, width=100, colour=False), "WHAT HAPPENED")
    assert "call              Ada Lund ↔ Kemal Aydin" in happened
    assert "2 March 2026 (“Monday”) · according to Ada Lund’s office [1]" in happened
    assert "held a phone call with Turkish" in happened


def test_what_did_not_happen_is_not_told_as_happened(reading: Reading) -> None:
    page = render(reading, width=100, colour=False)
    happened = part(page, "WHAT HAPPENED")
    assert not any(word in happened for word in ("blockade", "recall", "visit  "))
    assert "Turkey  (denied)" in part(page, "DENIED OR NEGATED")
    assert "(conditional)" in part(page, "PLANNED, PROPOSED, CONDITIONAL OR POSSIBLE")


def test_accounts_and_commitments(reading: Reading) -> None:
    page = render(reading, width=100, colour=False)
    assert "only Türkiye      ‹grain shipments›" in page
    assert "(accepted)" in part(page, "WHAT IS OWED")


def test_an_undated_reading_says_how_to_date_it(undated: Reading) -> None:
    page = render(undated, width=100, colour=False)
    assert "“Monday” (date open)" in page
    assert "--published" in part(page, "NOTES")


def test_colour_changes_nothing_but_the_colour(any_reading: Reading) -> None:
    plain = render(any_reading, width=90, colour=False)
    coloured = render(any_reading, width=90, colour=True)
    assert "\x1b" not in plain
    assert "\x1b[" in coloured
    assert [line.rstrip() for line in ESCAPES.sub("", coloured).splitlines()] == [
        line.rstrip() for line in plain.splitlines()
    ]


def test_no_colour_is_heeded(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[" in render(reading, width=90)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in render(reading, width=90)


def test_hostile_text_cannot_drive_the_terminal(hostile: Reading) -> None:
    plain = render(hostile, width=100, colour=False)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", plain)
    left = ESCAPES.sub("", render(hostile, width=100, colour=True))
    assert "\x1b" not in left


def test_a_carriage_return_cannot_overwrite_a_line(reading: Reading) -> None:
    actors = (replace(reading.actors[0], name="Ada\rLund\r\n"), *reading.actors[1:])
    page = render(replace(reading, actors=actors), width=100, colour=False)
    assert "\r" not in page
    assert "Ada Lund" in page


def test_an_empty_reading_says_that_nothing_was_found(empty: Reading) -> None:
    page = render(empty, width=100, colour=False)
    assert page.startswith("Fog over the fjord.\n")
    assert "No statement and no event was found" in page
