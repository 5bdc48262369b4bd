"""Each side's account of a contact, gathered from several documents."""

from __future__ import annotations

from typing import Any

from dragoman.chronicle import Merged, Side
from dragoman.records import (
    Actor,
    Codes,
    Date,
    Document,
    Event,
    Office,
    Reading,
    Span,
    Statement,
    Voice,
)
from dragoman.reference.across.partners import party
from dragoman.reference.across.phrasing import compare_sides
from dragoman.reference.across.sides import sides

NO_CODES = Codes(None, None, (), None, None, None)
SALO = Actor("a-salo", "Kirsi Salo", "person", "FIN", None, ())
BERG = Actor("a-berg", "Ola Berg", "person", "NOR", None, ())
DAY = Date("2031-03-01", "2031-03-01", "day", "", "publication")


def split(text: str) -> tuple[Span, ...]:
    """One sentence a full stop."""
    spans, start = [], 0
    for part in text.split(". "):
        sentence = part if part.endswith(".") else part + "."
        spans.append(Span(start, start + len(sentence), sentence))
        start += len(sentence) + 1
    return tuple(spans)


def find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def says(number: int, text: str, words: str, who: Actor, manner: str = "indirect") -> Statement:
    return Statement(
        id=f"s-{number}", source=(), speaker=who.id, speakers=(who.id,),
        voice=(Voice(who.name, None, who.id),), cue=None, act="state", manner=manner,
        content=(find(text, words),), quotes=(), addressees=(), made=None, topics=(), by="rule",
        confidence=1.0,
    )  # type: ignore[arg-type]  # fmt: skip


def reading(name: str, text: str, publisher: str, met: str, **more: Any) -> Reading:
    event = Event(
        id=f"e-{name}", act="call", actors=("a-salo",), recipients=("a-berg",), when=DAY,
        where=None, certainty="happened", background=False, according_to=(),
        evidence=(find(text, met),), codes=NO_CODES, by="rule", confidence=1.0,
    )  # fmt: skip
    values: dict[str, Any] = {
        "document": Document(f"d-{name}", text, name, publisher, None, "2031-03-01"),
        "sentences": split(text), "names": (), "times": (), "actors": (SALO, BERG),
        "statements": (), "events": (event,), "contacts": (), "positions": (), "commitments": (),
    }  # fmt: skip
    values.update(more)
    return Reading(**values)


def merged(*readings: Reading) -> Merged:
    told = [one.events[0].id for one in readings]
    document = readings[0].document
    parties = (party(SALO, document, "actor"), party(BERG, document, "recipient"))
    return Merged(
        told[0], tuple(told), "call", "call", parties, DAY, None, None, "happened", False, False,
        len(readings), 1.0,
    )  # fmt: skip


FINNISH = (
    "Kirsi Salo spoke by telephone with Ola Berg. The leaders agreed to reopen the fishery "
    "inspectorate in Narva. Kirsi Salo raised the smelting plants."
)
NORWEGIAN = (
    "Ola Berg had a telephone conversation with Kirsi Salo. It was agreed that the Narva fishery "
    "inspectorate will be reopened. Herring quotas were not discussed."
)
AGENCY = (
    "Lightning struck a barn in Turku. Kirsi Salo and Ola Berg spoke by phone on Saturday. "
    "Both wanted calm. Berg said the quotas are sacred. Potatoes cost more than last year."
)


def by_name(made: tuple[Side, ...]) -> dict[str, Side]:
    return {side.side: side for side in made}


def test_every_official_release_is_its_states_account() -> None:
    one = reading("fin", FINNISH, "president.gov.fi", "spoke")
    other = reading("nor", NORWEGIAN, "statsministeren.gov.no", "had a telephone conversation")
    made = sides([merged(one, other)], [one, other])
    assert [side.side for side in made] == ["FIN", "NOR"]
    assert [len(side.phrases) for side in made] == [3, 3]
    compared = compare_sides(made)
    assert compared is not None
    ((mine, theirs),) = compared.both
    assert "reopen" in mine.text and "reopened" in theirs.text


def test_an_agency_gives_each_side_its_words_and_keeps_its_own() -> None:
    said = says(1, AGENCY, "the quotas are sacred", BERG)
    one = reading("ap", AGENCY, "A paper", "spoke by phone", statements=(said,))
    made = by_name(sides([merged(one)], [one]))
    assert [words.text for words in made["A paper"].phrases] == [
        "Kirsi Salo and Ola Berg spoke by phone on Saturday.",
        "Both wanted calm.",
    ]
    assert [words.text for words in made["NOR"].phrases] == ["Berg said the quotas are sacred."]
    (told,) = made["NOR"].statements
    assert told.speakers[0].name == "Ola Berg" and told.words.text == "the quotas are sacred"


def test_what_a_release_reports_of_the_other_is_its_own_account() -> None:
    text = "Kirsi Salo spoke by telephone with Ola Berg. Ola Berg noted the herring quotas."
    indirect = says(1, text, "the herring quotas", BERG)
    one = reading("fin", text, "president.gov.fi", "spoke", statements=(indirect,))
    made = sides([merged(one)], [one])
    assert [side.side for side in made] == ["FIN"]
    assert [told.id for told in made[0].statements] == ["s-1"]


def test_quoted_words_are_the_speakers_wherever_they_stand() -> None:
    text = 'Kirsi Salo spoke by telephone with Ola Berg. "Herring quotas are sacred to us all."'
    direct = says(1, text, "Herring quotas are sacred to us all", BERG, "direct")
    one = reading("fin", text, "president.gov.fi", "spoke", statements=(direct,))
    made = by_name(sides([merged(one)], [one]))
    assert [told.id for told in made["NOR"].statements] == ["s-1"]


def test_a_publisher_can_be_named_as_a_states_own() -> None:
    one = reading("fin", FINNISH, "The Residence", "spoke")
    made = sides([merged(one)], [one], {"The Residence": "FIN"})
    assert [side.side for side in made] == ["FIN"]


def test_a_document_that_tells_nothing_of_it_is_left_out() -> None:
    one = reading("fin", FINNISH, "president.gov.fi", "spoke")
    other = reading("nor", NORWEGIAN, "statsministeren.gov.no", "had a telephone conversation")
    assert [side.side for side in sides([merged(one)], [one, other])] == ["FIN"]


def test_offices_are_named() -> None:
    office = Office("Prime Minister", None, "NOR", None, None, "text")
    held = Actor("a-berg", "Ola Berg", "person", "NOR", office, ())
    said = says(1, AGENCY, "the quotas are sacred", held)
    one = reading(
        "ap", AGENCY, "A paper", "spoke by phone", statements=(said,), actors=(SALO, held)
    )
    made = by_name(sides([merged(one)], [one]))
    assert made["NOR"].statements[0].speakers[0].office == "Prime Minister"
