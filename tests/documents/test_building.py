"""A document keeps its text; what is no report is refused with a reason."""

from __future__ import annotations

import pytest

from dragoman.documents import Given, build
from dragoman.errors import InputError
from dragoman.settings import Settings


def make(text: str, **given: str) -> object:
    return build(text, Given(**given), Settings())


def test_text_is_never_edited() -> None:
    text = "\r\n  Peru  thanked\tChile .\r\n\r\n“Good”, said Peru's envoy\" \n"
    assert build(text, Given(), Settings()).text == text


def test_id_is_of_the_text_alone() -> None:
    first = build("Peru thanked Chile.", Given(), Settings())
    second = build("Peru thanked Chile.", Given(title="Thanks"), Settings())
    other = build("Peru thanked Chile!", Given(), Settings())
    assert first.id == second.id != other.id
    assert first.id.startswith("d-")
    assert len(first.id) == 18


def test_dateline_and_agency() -> None:
    text = "LIMA, Peru (Reuters) - Peru thanked Chile."
    document = build(text, Given(), Settings())
    assert document.publisher == "Reuters"
    assert document.dateline is not None
    assert document.dateline.name == "Lima"
    span = document.dateline.span
    assert text[span.start : span.end] == span.text == "LIMA, Peru"
    assert document.dateline.country is None


def test_given_publisher_goes_before_the_agency() -> None:
    document = build("LIMA (AP) — Peru said.", Given(publisher="The Day"), Settings())
    assert document.publisher == "The Day"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "is empty"),
        (" \n\t\u2003", "is empty"),
        ("1, 2, 3!", "holds no words"),
        ("Министр заявил, что переговоры идут.", "only English is read"),
    ],
)
def test_refused(text: str, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        make(text)


def test_too_long() -> None:
    with pytest.raises(InputError, match="has 60 characters"):
        build("a word " * 8 + "more", Given(), Settings(max_characters=50))
    assert build("a word " * 7, Given(), Settings(max_characters=50))
