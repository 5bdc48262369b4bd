"""Why the words of an act tell none: the field at fault and the words that stand there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.lexicon import Act, load_file, with_act
from dragoman.meaning.explaining import lookalikes, near_misses
from dragoman.pipeline import Reader
from dragoman.records import Annotated, Document

FILE = """
id = "lend-art"
label = "loan of art"
definition = "A side lends works of art to another."
codes = { reason = "none fits" }
match = ["Egypt lent the statue.", "Mali lends a mask.", "Iraq will lend a tablet."]
no_match = ["The bank lent money.", "Rain fell."]

[[cues]]
kind = "verb"
lemmas = ["lend", "loan"]
object_any = ["statue", "mask", "tablet", "painting"]
voice = "active"
[cues.roles]
actor = { paths = ["nsubj"], kinds = ["state", "organisation"], required = true }
recipient = { paths = ["iobj", "pp:to"], kinds = ["agent"] }

[[cues]]
kind = "light"
verbs = ["sign"]
lemmas = ["loan"]
[cues.roles]
actor = ["nsubj"]
"""


@pytest.fixture(scope="module")
def act(tmp_path_factory: pytest.TempPathFactory) -> Act:
    path = tmp_path_factory.mktemp("acts") / "lend-art.toml"
    path.write_text(FILE, encoding="utf-8")
    return load_file(path)


def annotated(reader: Reader, text: str) -> Annotated:
    found = reader.read(Document(id="d-near", text=text)).annotated
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "word", "reason"),
    [
        ("France lent money to Mali.", "lent", "object_any, object_none: “money” as the object"),
        ("The statue was lent by Egypt.", "lent", "voice: the verb is passive"),
        ("The weather lent the painting to Peru.", "lent", "roles.actor: “weather” at nsubj"),
        ("The ministers discussed a loan.", "loan", "verbs, link: “loan” hangs on none"),
    ],
)
def test_a_near_miss_names_the_field_and_the_words(
    reader: Reader, act: Act, text: str, word: str, reason: str
) -> None:
    lexicon = with_act(reader.lexicon, act)
    (near,) = near_misses(annotated(reader, text), lexicon, act)
    assert near.word.text == word
    assert text[near.word.start : near.word.end] == word
    assert near.reason.startswith(reason)


def test_what_tells_the_act_is_no_near_miss(reader: Reader, act: Act) -> None:
    lexicon = with_act(reader.lexicon, act)
    assert near_misses(annotated(reader, "Egypt lent the statue to Kenya."), lexicon, act) == ()


def test_a_word_taken_by_another_act_says_by_which(reader: Reader) -> None:
    lexicon = reader.lexicon
    text = "Two Russian jets violated the truce."
    (near,) = near_misses(annotated(reader, text), lexicon, lexicon.acts["sue"]) or (None,)
    assert near is None
    cyber = replace(lexicon.acts["violate-truce"], id="own-violation")
    (near,) = near_misses(annotated(reader, text), lexicon, cyber)
    assert (near.word.text, near.act) == ("violated", "violate-truce")
    assert near.reason.startswith("the act “violate-truce” is tried first")


def test_words_that_begin_alike_are_told(reader: Reader, act: Act) -> None:
    assert lookalikes(annotated(reader, "The ministers met in Cairo."), act) == ()
    found = lookalikes(annotated(reader, "The lenders met in Cairo."), act)
    assert found == ("“lenders” is read as a form of “lender”",)
