"""Commitments of one document, reduced to what documents are compared by."""

from __future__ import annotations

from dataclasses import replace

from dragoman.records import (
    Actor,
    Annotated,
    Commitment,
    Date,
    Document,
    Reading,
    Sentence,
    Span,
    Step,
    Token,
)
from dragoman.reference.across.owing import BY_THEN, RELEASE, owed

TEXT = "Kirsi Salo pledged forty ferries to Norway."
WHAT = Span(19, 32, "forty ferries")
SALO = Actor("a-salo", "Kirsi Salo", "person", "FIN", None, ())
NORWAY = Actor("a-norway", "Norway", "country", "NOR", None, ())


def reading(publisher: str = "president.gov.fi", *history: Step) -> Reading:
    steps = history or (Step("open", (WHAT,), None),)
    pledge = Commitment(
        "k-1", "pledge", ("a-salo",), ("a-norway", "a-gone"), WHAT, None, "open", steps, ()
    )
    return Reading(
        document=Document("d-1", TEXT, None, publisher, None, "2031-03-01T12:00:00Z"),
        sentences=(Span(0, len(TEXT), TEXT),),
        names=(), times=(), actors=(SALO, NORWAY), statements=(), events=(), contacts=(),
        positions=(), commitments=(pledge,),
    )  # fmt: skip


def test_parties_words_and_day() -> None:
    (one,) = owed(reading())
    assert [party.name for party in one.givers] == ["Kirsi Salo"]
    assert [(party.country, party.role) for party in one.takers] == [("NOR", "recipient")]
    assert (one.id, one.kind, one.published, one.what) == ("k-1", "pledge", "2031-03-01", WHAT)
    assert {"forty", "ferries"} <= set(one.words)


def test_an_official_release_tells_of_its_own_day() -> None:
    (one,) = owed(reading())
    assert one.made is not None and one.made.start == "2031-03-01" and one.made.reason == RELEASE
    (other,) = owed(reading("A paper"))
    assert other.made is not None and other.made.start is None and other.made.end == "2031-03-01"
    assert other.made.reason == BY_THEN


def test_a_day_told_is_kept() -> None:
    day = Date("2031-02-20", "2031-02-20", "day", "on 20 February", "absolute")
    (one,) = owed(reading("A paper", Step("open", (WHAT,), day)))
    assert one.made == day


def test_later_steps_of_the_reading_come_along() -> None:
    (one,) = owed(reading("A paper", Step("open", (WHAT,), None), Step("kept", (WHAT,), None)))
    (step,) = one.steps
    assert (step.status, step.document, step.evidence) == ("kept", "d-1", (WHAT,))
    assert step.when is not None and step.when.end == "2031-03-01"


def test_lemmas_where_the_sentences_are_parsed() -> None:
    token = Token(25, 32, "ferries", "ferry", "NOUN", "_", -1, "root")
    sentence = Sentence(0, 0, len(TEXT), TEXT, (token,))
    one = reading()
    annotated = Annotated(one.document, (sentence,), (), ())
    (told,) = owed(replace(one, annotated=annotated))
    assert told.words == ("ferry",)


def test_without_a_day_of_publication_nothing_is_guessed() -> None:
    one = reading()
    (told,) = owed(replace(one, document=replace(one.document, published=None)))
    assert told.published is None and told.made is None
