"""Quotation marks: pairs, mismatches, apostrophes, quotations over several paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.meaning import quotes


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He spoke of “a new page” in Rome.", ["a new page"]),
        ('He spoke of "a new page" in Rome.', ["a new page"]),
        ("He spoke of “a new page\" in Rome.", ["a new page"]),
        ('He spoke of "a new page” in Rome.', ["a new page"]),
        ("He spoke of «a new page» in Rome.", ["a new page"]),
        ("He spoke of „a new page“ in Rome.", ["a new page"]),
        ("He spoke of ``a new page'' in Rome.", ["a new page"]),
        ("He spoke of ‘a new page’ in Rome.", ["a new page"]),
        ("Syria’s envoy didn’t speak of Iraq’s plan.", []),
        ("The ministers' talks and the envoys' trip ended.", []),
        ("It is 5' 10\" tall, he said.", []),
        ("“One,” he said, “two.”", ["One,", "two."]),
        ("“I said ‘never again’ twice,” she said.", ["I said ‘never again’ twice,", "never again"]),
        ("A lone “ mark opens nothing here.", []),
    ],
)  # fmt: skip
def test_words_between_marks(text: str, inside: list[str]) -> None:
    assert [span.text for span in quotes.find(text)] == inside


def test_a_quotation_over_two_paragraphs_is_kept_in_both() -> None:
    text = "“We came early.\n\n“We left late,” he said."
    assert [span.text for span in quotes.find(text)] == ["We came early.", "We left late,"]


def test_an_unclosed_mark_costs_only_its_own_paragraph() -> None:
    text = "He called it “a mistake and left.\n\nShe called it “a start” today."
    assert [span.text for span in quotes.find(text)] == ["a start"]


@given(st.text(alphabet="ab “”\"'‘’«».,\n", max_size=80))
def test_spans_are_verbatim_whatever_the_marks(text: str) -> None:
    for span in quotes.find(text):
        assert text[span.start : span.end] == span.text
