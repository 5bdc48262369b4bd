"""An act tried: its sentences, its rivals, and what it finds in texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.evaluate.trying import rivals, sentences, sightings
from dragoman.lexicon import Act, load_file, with_act
from dragoman.pipeline import Reader
from dragoman.records import Document

OWN = Path(__file__).parent.parent.parent / "examples" / "own-acts" / "acts"


def loaded(name: str) -> tuple[Act, Reader]:
    act = load_file(OWN / f"{name}.toml")
    reader = Reader()
    reader.lexicon = with_act(reader.lexicon, act)
    return act, reader


@pytest.mark.parametrize("name", ["lay-wreath", "violate-airspace"])
def test_the_acts_of_the_guide_read_their_own_sentences(name: str) -> None:
    act, reader = loaded(name)
    told = list(sentences(act, reader))
    assert [one.text for one in told if not one.right] == []
    assert sum(one.wanted for one in told) == len(act.match)


def test_a_missed_sentence_says_why(tmp_path: Path) -> None:
    text = (OWN / "lay-wreath.toml").read_text("utf-8").replace('"flower", ', "")
    (tmp_path / "lay-wreath.toml").write_text(text, encoding="utf-8")
    act = load_file(tmp_path / "lay-wreath.toml")
    reader = Reader()
    reader.lexicon = with_act(reader.lexicon, act)
    (wrong,) = [one for one in sentences(act, reader) if not one.right]
    assert wrong.text.startswith("Flowers were laid")
    assert wrong.reasons == ("“laid”: object_any, object_none: “flower” as the object",)


def test_a_sentence_without_the_words_says_so(tmp_path: Path) -> None:
    text = (OWN / "lay-wreath.toml").read_text("utf-8").replace('"lay", "place"', '"put", "place"')
    (tmp_path / "lay-wreath.toml").write_text(text, encoding="utf-8")
    act = load_file(tmp_path / "lay-wreath.toml")
    reader = Reader()
    reader.lexicon = with_act(reader.lexicon, act)
    wrong = [one for one in sentences(act, reader) if not one.right]
    assert len(wrong) == 3
    assert all(one.reasons[0].startswith("lemmas: none of") for one in wrong)


def test_a_sentence_that_must_not_match_but_does_is_wrong(tmp_path: Path) -> None:
    text = (OWN / "lay-wreath.toml").read_text("utf-8")
    text = text.replace('"The hen laid an egg."', '"The king laid a wreath in Oslo."')
    (tmp_path / "lay-wreath.toml").write_text(text, encoding="utf-8")
    act = load_file(tmp_path / "lay-wreath.toml")
    reader = Reader()
    reader.lexicon = with_act(reader.lexicon, act)
    (wrong,) = [one for one in sentences(act, reader) if not one.right]
    assert not wrong.wanted
    assert wrong.problems == ("read as lay-wreath: “laid”",)


def test_rivals_say_who_is_tried_first() -> None:
    act, reader = loaded("violate-airspace")
    found = {(one.word, one.act): one.first for one in rivals(act, reader.lexicon)}
    assert found["violate", "violate-truce"] == "even"
    assert found["violation", "violate-truce"] == "ours"
    assert found["incursion", "offensive"] == "theirs"


def test_ones_own_act_goes_before_one_of_ours_that_asks_as_much() -> None:
    _, reader = loaded("violate-airspace")
    text = "Two Russian jets violated Finnish airspace on Friday."
    assert [e.act for e in reader.read(Document(id="d", text=text)).events] == ["violate-airspace"]
    assert [e.act for e in Reader().read(Document(id="d", text=text)).events] == ["violate-truce"]


def test_sightings_in_texts_are_in_their_words() -> None:
    act, reader = loaded("lay-wreath")
    text = (
        "King Felipe laid a wreath in Oslo on Monday. A crew will lay a cable. "
        "The queen left flowers at the grave."
    )
    found = list(sightings(act, [Document(id="d", text=text, published="2025-03-05")], reader))
    assert [one.words.text for one in found] == ["laid", "lay", "left"]
    assert [one.reason is None for one in found] == [True, False, True]
    assert found[0].day == "2025-03-03"
    assert found[0].actors == ("Felipe",)
    for one in found:
        assert text[one.words.start : one.words.end] == one.words.text
        assert f"{one.before}{one.words.text}" in text
