"""Readings built by hand, each with the traits a view must cope with."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dragoman.records import (
    Account,
    Actor,
    Annotated,
    Attribution,
    Codes,
    Commitment,
    Comparison,
    Contact,
    Date,
    Document,
    Event,
    Name,
    Office,
    Place,
    Position,
    Reading,
    Sentence,
    Span,
    Statement,
    Step,
    TimeExpression,
    Token,
    Topic,
    Voice,
)

TEXT = """OSLO, Norway - Prime Minister Ada Lund on Monday held a phone call with Turkish \
President Kemal Aydin, her office said.
Lund said that Oslo “will not accept" new tariffs on fish, and invited Aydin to visit Bergen in \
March.
According to a statement from the presidency in Ankara, the two leaders discussed grain shipments \
and fish. Aydin welcomed the invitation and denied that Turkey had blocked the port of Mersin.
“If the talks fail, we could recall our ambassador,” Aydin’s spokesman Emre Tan warned.
The two countries signed a fisheries treaty in 2019. It has been deemed a success."""

MONDAY = Date("2026-03-02", "2026-03-02", "day", "Monday", "publication")


def span(words: str, nth: int = 0, text: str = TEXT) -> Span:
    """The words' ``nth`` place in the text."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words), words)


def codes(plover: str | None = None, mode: str | None = None, cameo: str | None = None) -> Codes:
    return Codes(plover, mode, (), cameo, 1 if plover else None, None)


def _actors() -> tuple[Actor, ...]:
    minister = Office("Prime Minister", None, "NOR", "2025-01-14", None, "known")
    president = Office("President", None, "TUR", None, None, "text")
    lund = (span("Ada Lund"), span("Lund", 1), span("her"))
    aydin = (span("Kemal Aydin"), span("Aydin", 1), span("Aydin", 2), span("Aydin", 3))
    return (
        Actor("a1", "Ada Lund", "person", "NOR", minister, lund, ("Lund",)),
        Actor("a2", "Kemal Aydin", "person", "TUR", president, aydin),
        Actor("a3", "Ada Lund’s office", "office", "NOR", None, (span("her office"),)),
        Actor("a4", "Turkish presidency", "office", "TUR", None, (span("the presidency"),)),
        Actor("a5", "Emre Tan", "person", "TUR", None, (span("Emre Tan"),)),
        Actor("a6", "Turkey", "country", "TUR", None, (span("Turkey"),)),
        Actor(
            "a7", "the two leaders", "population", None, None, (span("the two leaders"),),
            members=("a1", "a2"),
        ),
    )  # fmt: skip


def _statements() -> tuple[Statement, ...]:
    publisher = Voice("Northern Wire", None)
    presidency = Voice("a statement from the presidency", span("a statement from the presidency"))
    return (
        Statement(
            "s1", (span("her office"),), "a3", ("a3",), (publisher,), span("said"), "state",
            "indirect", (span(TEXT[15 : TEXT.index(", her office")]),), (), (), MONDAY, (),
            "rule:trailing/1", 0.9,
        ),
        Statement(
            "s2", (span("Lund", 1),), "a1", ("a1",), (publisher,), span("said", 1), "state",
            "mixed", (span("that Oslo “will not accept\" new tariffs on fish"),),
            (span("will not accept"),), ("a2",), None, ("trade",), "model/1", 0.8,
        ),
        Statement(
            "s3", (span("a statement from the presidency in Ankara"),), "a4", ("a4",),
            (publisher, presidency), span("According to"), "state", "indirect",
            (span("the two leaders discussed grain shipments and fish"),), (), (), None, (),
            "rule:according/1", 0.95,
        ),
        Statement(
            "s4", (span("Aydin", 2),), "a2", ("a2",), (publisher, presidency), span("denied"),
            "deny", "indirect", (span("that Turkey had blocked the port of Mersin"),), (), (),
            None, (), "model/1", 0.7,
        ),
        Statement(
            "s5", (span("Aydin’s spokesman Emre Tan"),), "a5", ("a5",), (publisher,),
            span("warned"), "warn", "direct",
            (span("If the talks fail, we could recall our ambassador"),),
            (span("If the talks fail, we could recall our ambassador"),), (), None, (),
            "model/1", 0.9,
        ),
        Statement(
            "s6", (), None, (), "unattributed", span("deemed"), "judge", "indirect",
            (span("a success"),), (), (), None, (), "rule:passive/1", 0.6,
            "the report names no one",
        ),
    )  # fmt: skip


def _events() -> tuple[Event, ...]:
    mersin = Place("Mersin", "TUR", 36.8, 34.63, span("Mersin"))
    march = Date("2026-03-01", "2026-03-31", "month", "March", "publication")
    early = Date("2019-01-01", "2019-12-31", "year", "2019", "absolute")

    def event(
        id_: str, act: str, who: tuple[str, ...], whom: tuple[str, ...], evidence: tuple[Span, ...],
        certainty: str, told: tuple[str, ...], when: Date | None = None,
        where: Place | None = None, background: bool = False, code: Codes | None = None,
    ) -> Event:  # fmt: skip
        return Event(
            id_, act, who, whom, when, where, certainty, background, told, evidence,
            code or codes(), "rule:lexicon/1", 0.9,
        )  # fmt: skip

    call = (span("call"), span("held a phone call with Turkish President Kemal Aydin"))
    return (
        event("e1", "call", ("a1",), ("a2",), call, "happened", ("s1",), MONDAY,
              code=codes("CONSULT", "phone", "041")),
        event("e2", "invite", ("a1",), ("a2",), (span("invited"), span("invited Aydin to visit")),
              "happened", ("s2",)),
        event("e3", "visit", ("a2",), (), (span("visit"), span("visit Bergen in March")),
              "proposed", ("s2",), march),
        event("e4", "blockade", ("a6",), (), (span("blocked"),), "denied", ("s4",), None, mersin),
        event("e5", "recall-diplomats", ("a5",), (), (span("recall"),), "conditional", ("s5",)),
        event("e6", "sign", ("a1", "a2"), (), (span("signed a fisheries treaty"),), "happened", (),
              early, background=True),
        event("e7", "strike", ("a6",), (), (span("fail"),), "denied", (), None, None, True),
    )  # fmt: skip


def make_reading() -> Reading:
    """A whole report, with two accounts of one call and every kind of record."""
    events = _events()
    call = events[0]
    comparison = Comparison(
        both=((span("fish"), span("fish", 2)),),
        only={"Norway": (span("new tariffs"),), "Türkiye": (span("grain shipments"),)},
        differ=(),
    )
    accounts = (Account("Norway", "a3", ("s1", "s2")), Account("Türkiye", "a4", ("s3", "s4")))
    contact = Contact(
        "c1", "e1", "call", "call", ("a1", "a2"), "a1", MONDAY, None, "happened", False, ("s1",),
        accounts, comparison, call.evidence, call.codes, call.by, call.confidence,
    )  # fmt: skip
    invited = Step("open", (span("invited"),), None, "e2")
    welcomed = Step("accepted", (span("welcomed the invitation"),), None)
    commitment = Commitment(
        "k1", "invitation", ("a1",), ("a2",), span("visit Bergen in March"),
        Date("2026-03-01", "2026-03-31", "month", "March", "publication"), "accepted",
        (invited, welcomed), ("s2",), "e2",
    )  # fmt: skip
    tariffs = Topic(span("new tariffs on fish"), "trade")
    oslo = Place("Oslo", "NOR", 59.91, 10.75, span("OSLO"))
    return Reading(
        Document(
            "d0c", TEXT, "Lund and Aydin speak by phone", "Northern Wire",
            "https://example.org/lund-aydin", "2026-03-02", oslo, "en",
        ),
        tuple(span(line) for line in re.split(r"(?<=\.) (?=[A-Z])|\n", TEXT)),
        (Name(span("Ada Lund").start, span("Ada Lund").end, "Ada Lund", "PERSON", 0, 2, 4),),
        (
            TimeExpression(span("Monday").start, span("Monday").end, "Monday", "DATE",
                           "2026-03-02", MONDAY),
        ),
        _actors(),
        _statements(),
        events,
        (contact,),
        (Position("p1", ("a1",), "opposes", tariffs, ("a6",), "s2", None),),
        (commitment,),
        {"version": "0.1.0"},
    )  # fmt: skip


def make_undated() -> Reading:
    """The same report without a publication date: the days stay open, with the reason."""
    reading = make_reading()
    open_day = Date(None, None, "unknown", "Monday", None, "no publication date to count from")
    events = tuple(
        replace(event, when=open_day) if event.when == MONDAY else event for event in reading.events
    )
    return replace(
        reading,
        document=replace(reading.document, published=None),
        times=tuple(replace(time, value=None, date=open_day) for time in reading.times),
        events=events,
        contacts=tuple(replace(contact, when=open_day) for contact in reading.contacts),
    )


def make_empty() -> Reading:
    """A text in which nothing was found."""
    text = "Fog over the fjord."
    whole = (Span(0, len(text), text),)
    return Reading(Document("e0", text), whole, (), (), (), (), (), (), (), ())


HOSTILE = (
    "</script><script>window.hacked=1</script> & <img src=x onerror=window.hacked=2> "
    "\x1b]0;owned\x07\x1b[31m said “\u202egnp.exe” ]]> --> {{ 7*7 }} \x00 é 𝔘."
)


def make_hostile() -> Reading:
    """A report that tries to run in a browser and to drive a terminal, in every field."""
    words = Span(0, 17, HOSTILE[:17])
    inner = Span(9, len(HOSTILE), HOSTILE[9:])
    quote = Span(HOSTILE.index("“") + 1, HOSTILE.index("”"), "\u202egnp.exe")
    bad = '"><script>window.hacked=3</script>'
    place = Place(bad, bad, None, None, words)
    day = Date(None, None, "unknown", bad, bad, bad)
    actor = Actor(
        "a1", bad, "person", bad, Office(bad, bad, bad, None, None, "text"), (words,),
        aliases=(bad,), reason=bad,
    )  # fmt: skip
    statement = Statement(
        bad, (words,), "a1", ("a1",), (Voice(bad, words, "a1"),), words, bad, "direct", (inner,),
        (quote,), ("a1",), day, (bad,), bad, 1.0, bad,
    )  # fmt: skip
    event = Event(
        "e1", bad, ("a1",), ("a1",), day, place, "happened", False, (bad,), (words, inner),
        codes(bad, bad, bad), bad, 1.0,
    )  # fmt: skip
    return Reading(
        Document("h0", HOSTILE, bad, bad, "javascript:window.hacked=4", bad, place, bad),
        (Span(0, len(HOSTILE), HOSTILE),), (), (), (actor,), (statement,), (event,), (),
        (Position("p1", ("a1",), bad, Topic(inner, bad), (), bad, day),),
        (Commitment("k1", bad, ("a1",), (), words, day, bad, (), (bad,)),),
    )  # fmt: skip


def make_annotated() -> Reading:
    """Two sentences with syntax, a name and an attribution."""
    text = "Lund didn't call.\nShe  said so."
    rows = (
        ("Lund", "Lund", "PROPN", "Number=Sing", 3, "nsubj"),
        ("did", "do", "AUX", "VerbForm=Fin|Mood=Ind", 3, "aux"),
        ("n't", "not", "PART", "_", 3, "advmod"),
        ("call", "call", "VERB", "_", -1, "root"),
        (".", ".", "PUNCT", "_", 3, "punct"),
    )
    other = (
        ("She", "she", "PRON", "_", 1, "nsubj"),
        ("said", "say", "VERB", "_", -1, "root"),
        ("so", "so", "ADV", "_", 1, "advmod"),
        (".", ".", "PUNCT", "_", 1, "punct"),
    )
    sentences = []
    place = 0
    for index, group in enumerate((rows, other)):
        tokens = []
        for word, *values in group:
            place = text.index(word, place)
            tokens.append(Token(place, place + len(word), word, *values))  # type: ignore[arg-type]
            place += len(word)
        begin, end = tokens[0].start, tokens[-1].end
        sentences.append(Sentence(index, begin, end, text[begin:end], tuple(tokens), index))
    document = Document("n1", text)
    content = span("Lund didn't call", text=text)
    said = Attribution((span("She", text=text),), (span("said", text=text),), (content,))
    annotated = Annotated(
        document, tuple(sentences), (Name(0, 4, "Lund", "PERSON", 0, 0, 1),), (said,)
    )
    plain = tuple(Span(s.start, s.end, s.text) for s in sentences)
    return Reading(
        document, plain, annotated.names, (), (), (), (), (), (), (), annotated=annotated
    )


@pytest.fixture
def reading() -> Reading:
    return make_reading()


@pytest.fixture
def undated() -> Reading:
    return make_undated()


@pytest.fixture
def empty() -> Reading:
    return make_empty()


@pytest.fixture
def hostile() -> Reading:
    return make_hostile()


@pytest.fixture
def annotated() -> Reading:
    return make_annotated()


@pytest.fixture(params=[make_reading, make_undated, make_empty, make_hostile, make_annotated])
def any_reading(request: pytest.FixtureRequest) -> Reading:
    made: Reading = request.param()
    return made
