"""A headline is a short line above the report that is no sentence."""

from __future__ import annotations

import pytest

from dragoman.documents import Given, build, find_headline
from dragoman.settings import Settings

REPORT = (
    "The foreign ministers of Chile and Peru met in Arica on Thursday to discuss the border. "
    "Both said that the talks had been useful. They agreed to meet again in Lima next month, and "
    "to invite their colleague from Bolivia to the talks on transport."
)


@pytest.mark.parametrize("gap", ["\n\n", "\r\n\r\n", " \n \n\n"])
@pytest.mark.parametrize(
    "line", ["Ministers meet in Arica", "Will the ministers meet again?", "‘Useful’ talks in Arica"]
)
def test_found(line: str, gap: str) -> None:
    text = "\n" + line + gap + REPORT
    headline = find_headline(text)
    assert headline is not None
    assert headline.text == line == text[headline.start : headline.end]


@pytest.mark.parametrize(
    "line",
    [
        "The ministers met in Arica.",
        "“The talks were useful.”",
        "The statement reads in full:",
        "Talks",
        "The ministers in Arica (Photo: A Person)",
        "word " * 30,
    ],
)
def test_no_headline(line: str) -> None:
    assert find_headline(line + "\n\n" + REPORT) is None


def test_a_line_without_a_gap_or_a_report_is_none() -> None:
    assert find_headline("Ministers meet in Arica\n" + REPORT) is None
    assert find_headline("Ministers meet in Arica\n\nThey met.") is None
    assert find_headline("Ministers meet in Arica") is None


def test_it_is_the_title_unless_one_is_given() -> None:
    text = "Ministers meet in Arica\n\n" + REPORT
    document = build(text, Given(), Settings())
    assert document.title == "Ministers meet in Arica"
    assert document.text[document.body :].strip() == REPORT
    assert build(text, Given(title="Talks"), Settings()).title == "Talks"


def test_the_report_begins_behind_the_dateline() -> None:
    text = "Ministers meet in Arica\n\nARICA, Chile (AP) — " + REPORT
    document = build(text, Given(), Settings())
    assert document.text[document.body :].strip() == REPORT
