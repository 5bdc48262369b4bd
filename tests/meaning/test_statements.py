"""Who says what: direct, mixed, indirect; nested, shared, floating and unattributed."""

from __future__ import annotations

from dragoman.records import Reading, Statement
from tests.meaning.conftest import Read, names


def said(reading: Reading, words: str) -> Statement:
    """The statement with the shortest content that holds ``words``."""
    holding = [
        statement
        for statement in reading.statements
        if any(words in span.text for span in statement.content)
    ]
    assert holding, [[span.text for span in s.content] for s in reading.statements]
    return min(holding, key=lambda s: sum(len(span.text) for span in s.content))


def test_indirect(read: Read) -> None:
    reading = read("Norwegian Prime Minister Jonas Store said that the talks had failed.")
    statement = said(reading, "the talks had failed")
    assert statement.manner == "indirect"
    assert statement.act == "state"
    assert names(reading, statement.speakers) == ["Jonas Store"]


def test_direct_with_the_verb_behind(read: Read) -> None:
    reading = read("“We will not leave the table,” Foreign Minister Retno Marsudi told reporters.")
    statement = said(reading, "We will not leave the table")
    assert statement.manner == "direct"
    assert names(reading, statement.speakers) == ["Retno Marsudi"]
    assert [span.text for span in statement.quotes] == ["We will not leave the table,"]


def test_mixed_with_mismatched_marks(read: Read) -> None:
    reading = read('Tokyo stressed “the deep friendship" between Japan and Peru.')
    statement = said(reading, "the deep friendship")
    assert statement.manner == "mixed"
    assert statement.act == "stress"


def test_according_to_a_statement_from_an_office(read: Read) -> None:
    reading = read(
        "Lula welcomed the truce, according to a statement from the Brazilian presidency."
    )
    statement = said(reading, "the truce")
    assert names(reading, statement.speakers) == ["Lula"]
    assert statement.voice != "unattributed"
    assert any("statement" in link.name for link in statement.voice)


def test_the_statement_added(read: Read) -> None:
    reading = read(
        "The visit was friendly, according to a statement from the Elysee. "
        "The statement added that Macron had invited Modi to Paris."
    )
    statement = said(reading, "Macron had invited Modi to Paris")
    assert statement.act == "add"
    (speaker,) = names(reading, statement.speakers)
    assert "Elys" in speaker


def test_nested_statements_keep_their_chain(read: Read) -> None:
    reading = read("The ministry said that the envoy had warned of a famine.")
    outer, inner = said(reading, "the envoy had warned"), said(reading, "famine")
    assert outer.act == "state"
    assert inner.act == "warn"
    assert names(reading, inner.speakers) != names(reading, outer.speakers)


def test_two_speakers(read: Read) -> None:
    reading = read("Macron and Scholz said that the border must stay open.")
    statement = said(reading, "the border must stay open")
    assert names(reading, statement.speakers) == ["Macron", "Scholz"]


def test_a_participle_takes_the_subject_of_its_clause(read: Read) -> None:
    reading = read("Sisi met Abbas in Cairo on Monday, stressing the need for a lasting truce.")
    statement = said(reading, "a lasting truce")
    assert statement.act == "stress"
    assert names(reading, statement.speakers) == ["Sisi"]


def test_a_judgement_nobody_is_named_for(read: Read) -> None:
    reading = read("The vote has been seen as a blow to the government in Lima.")
    statement = said(reading, "a blow to the government in Lima")
    assert statement.voice == "unattributed"
    assert statement.speaker is None
    assert statement.act == "judge"


def test_hearsay(read: Read) -> None:
    reading = read("The general was reportedly arrested at the airport.")
    statement = said(reading, "arrested at the airport")
    assert statement.voice == "unattributed"


def test_what_was_not_said_is_no_statement(read: Read) -> None:
    reading = read("The ministry did not say that the ambassador would return.")
    assert not [s for s in reading.statements if s.cue and s.cue.text == "say"]


def test_offsets_are_verbatim(read: Read) -> None:
    text = (
        "“Não,” he said — Lula’s answer to Tokyo’s offer. \U0001f1e7\U0001f1f7 The end, he added."
    )
    reading = read(text)
    for statement in reading.statements:
        for span in (*statement.source, *statement.content, *statement.quotes):
            assert text[span.start : span.end] == span.text


def test_a_wish_to_announce_announces(read: Read) -> None:
    reading = read("The ministry wishes to announce that the envoy left Quito.")
    (said,) = reading.statements
    assert (said.act, said.content[0].text) == ("announce", "that the envoy left Quito")


def test_criticism_that_was_not_made_is_no_statement(read: Read) -> None:
    assert not read("Vietnam stopped short of criticising its neighbour.").statements
