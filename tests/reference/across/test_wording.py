"""Words made comparable without lemmas: stems, names, numbers, negation."""

from __future__ import annotations

import pytest

from dragoman.reference.across.wording import content, negates, plain, stem, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("evacuation", "evacuated"),
        ("negotiations", "negotiate"),
        ("meetings", "met"),
        ("taking", "took"),
        ("defence", "defenses"),
        ("organization", "organised"),
        ("supplied", "supply"),
        ("controlled", "control"),
        ("increased", "increases"),
        ("ten", "10"),
    ],
)
def test_forms_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("director", "direct"), ("ready", "read"), ("treaty", "treat"), ("officer", "office")],
)
def test_words_that_only_look_alike_do_not(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_names_are_spelled_one_way() -> None:
    assert content("in Kharkov and Kiev") == content("in Kharkiv and Kyiv")
    assert content("the Polish side") == content("the side of Poland")


def test_a_capital_at_the_head_of_a_sentence_is_no_name() -> None:
    first, *_ = words("Ceasefire was agreed.")
    assert not first.name and first.stem == stem("ceasefire")
    inside = words("It was agreed in Astana.")[-1]
    assert inside.name


def test_offsets_are_those_of_the_text() -> None:
    text = "The envoys met. They agreed on 12 corridors."
    for word in words(text, 100):
        assert text[word.start - 100 : word.end - 100] == word.text
    assert [word.text for word in words(text) if word.number] == ["12"]


def test_what_negates() -> None:
    assert [word.text for word in words("They did not agree and won't sign") if negates(word)] == [
        "not",
        "won't",
    ]


def test_lemmas_and_texts_give_the_same_stems() -> None:
    assert plain(["evacuate", "civilian"]) == content("evacuating civilians")
