"""JSON lines: one outcome a line, in order."""

from __future__ import annotations

import json

import pytest

from dragoman.documents import Given, read_lines
from dragoman.errors import DateError, InputError
from dragoman.records import Document
from dragoman.settings import Settings


def read(*lines: bytes, given: Given | None = None) -> list[Document | InputError]:
    return list(read_lines(lines, given or Given(), Settings(), "corpus.jsonl"))


def line(**values: object) -> bytes:
    return json.dumps(values).encode() + b"\n"


def test_values_of_the_line_go_first_and_unknown_keys_stay_out() -> None:
    given = Given(published="2020-01-01", publisher="Wire")
    full = line(text="Kenya thanked Uganda.", published="2021-05-06", title="Thanks", mood="calm")
    (document,) = read(full, given=given)
    assert isinstance(document, Document)
    assert document.published == "2021-05-06"
    assert document.publisher == "Wire"
    assert document.title == "Thanks"
    assert "calm" not in repr(document)


def test_order_is_kept_and_each_failure_names_its_line() -> None:
    outcomes = read(
        line(text="Kenya thanked Uganda."),
        b"\n",
        b"{not json}\n",
        line(text=""),
        line(title="no text"),
        line(text=7),
        line(text="Kenya thanked Uganda.", published="2025-02-30"),
        line(text="Kenya thanked Uganda.", title=["a"]),
        b"[1, 2]\n",
        b"\xff\xfe\x00\n",
        line(text="Uganda replied."),
    )
    assert [isinstance(outcome, Document) for outcome in outcomes] == [
        True, False, False, False, False, False, False, False, False, True,
    ]  # fmt: skip
    numbers = [f"line {number}" for number in (3, 4, 5, 6, 7, 8, 9, 10)]
    for number, outcome in zip(numbers, outcomes[1:-1], strict=True):
        assert f"corpus.jsonl, {number}:" in str(outcome)
    assert isinstance(outcomes[5], DateError)


@pytest.mark.parametrize("value", ["\ud800 Kenya thanked Uganda.", "Kenya \udfff thanked Uganda."])
def test_half_a_character_is_replaced_one_for_one(value: str) -> None:
    (document,) = read(line(text=value))
    assert isinstance(document, Document)
    assert len(document.text) == len(value)
    assert "\ufffd" in document.text


def test_deep_json_is_an_error_of_its_line() -> None:
    (outcome,) = read(b'{"text": ' + b"[" * 100_000 + b"\n")
    assert isinstance(outcome, InputError)


@pytest.mark.parametrize(
    ("summary", "text", "expected"),
    [
        ("Kenya called Uganda.", "They agreed.", "Kenya called Uganda.\nThey agreed."),
        ("Kenya called Uganda.", "Kenya  called\nUganda. Yes.", "Kenya  called\nUganda. Yes."),
        ("Kenya called Uganda.", "", "Kenya called Uganda."),
        (" ", "They agreed.", "They agreed."),
        (None, "They agreed.", "They agreed."),
    ],
)
def test_a_summary_stands_before_its_text(summary: str | None, text: str, expected: str) -> None:
    (document,) = read(line(text=text, summary=summary))
    assert isinstance(document, Document)
    assert document.text == expected


def test_a_summary_that_is_none_and_a_location() -> None:
    wrong, right = read(line(text="Kenya.", summary=3), line(text="Kenya.", location=7))
    assert 'a "summary" that is no string' in str(wrong)
    assert isinstance(right, Document)


def test_an_error_keeps_its_line() -> None:
    (error,) = read(b'  {"text": ""} \n')
    assert isinstance(error, InputError)
    assert error.raw == '{"text": ""}'
