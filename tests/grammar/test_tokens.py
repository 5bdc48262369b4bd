"""Words and sentences: every offset points at its word; cuts are those of UD English EWT."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.grammar.tokens import paragraphs, split


def words(text: str) -> list[list[str]]:
    return [[word.text for word in sentence] for sentence in split(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They don't agree.", "They do n't agree ."),
        ("They didn’t, couldn’t and won’t.", "They did n’t , could n’t and wo n’t ."),
        ("Norway's offer", "Norway 's offer"),
        ("Norway’s offer", "Norway ’s offer"),
        ("the allies’ offer", "the allies ’ offer"),
        ("We cannot wait; she's late, I'd say they'll go", None),
        ("a 12-day tour", "a 12 - day tour"),
        ("well-known non-aligned co-founder", "well - known non-aligned co-founder"),
        ("Karim al-Haddad’s aide", "Karim al-Haddad ’s aide"),
        ("the Qa’im crossing and Sha'ban", "the Qa’im crossing and Sha'ban"),
        ("It cost $4.5m, or 24% (net).", "It cost $ 4.5 m , or 24 % ( net ) ."),
        ("from 1,200 to 3.14 at 10:30", "from 1,200 to 3.14 at 10:30"),
        ("write to press@ministry.example.org now", "write to press@ministry.example.org now"),
        ("see https://example.org/a?b=1.", "see https://example.org/a?b=1 ."),
        ("well... no — yes -- perhaps…", "well ... no — yes -- perhaps …"),
        ('« oui » “yes” ‘no’ "so"', '« oui » “ yes ” ‘ no ’ " so "'),
        ("the U.S. envoy, Gen. J. Marsh, at 5 p.m. sharp", None),
    ],
)
def test_words(text: str, expected: str | None) -> None:
    if expected is None:
        assert " ".join(w for s in words(text) for w in s) in (
            "We can not wait ; she 's late , I 'd say they 'll go",
            "the U.S. envoy , Gen. J. Marsh , at 5 p.m. sharp",
        )
    else:
        assert [w for s in words(text) for w in s] == expected.split(" ")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He left. She stayed.", 2),
        ("Gen. Marsh met Mr. Lund in the U.S. on Friday.", 1),
        ("It is over in the U.S. The envoy flew home.", 2),
        ("“We will go.” Then they went.", 2),
        ("She spoke of “a gift to the state.” Others did not.", 2),
        ('"Why now?" asked the aide.', 1),
        ("“Will it hold?” he said.", 1),
        ("The meeting began at 5 p.m. in Oslo.", 1),
        ("Oslo (AP) - The talks ended.\nA second headline\n\nAnd a text.", 3),
        ("J. R. Stone, of Lund Inc., spoke.", 1),
        ("One! Two? Three.", 3),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(split(text)) == count


def test_a_closing_mark_stays_with_its_sentence() -> None:
    first, second = words("He called it “a fine day.” She nodded.")
    assert first[-1] == "”"
    assert second[0] == "She"


def test_paragraphs_are_lines() -> None:
    assert [len(p) for p in paragraphs("One. Two.\n\n  \nThree.")] == [2, 1]


def test_nothing_in_nothing_out() -> None:
    assert split("") == split(" \n\t\n ") == []


@given(st.text(max_size=200))
def test_every_offset_points_at_its_word(text: str) -> None:
    end = 0
    for sentence in split(text):
        assert sentence
        for word in sentence:
            assert text[word.start : word.end] == word.text
            assert word.start >= end
            assert word.text.strip()
            end = word.end


@given(st.text(max_size=200))
def test_no_visible_character_is_lost(text: str) -> None:
    found = "".join(word.text for sentence in split(text) for word in sentence)
    assert "".join(found.split()) == "".join(text.split())
