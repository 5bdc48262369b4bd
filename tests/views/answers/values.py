"""Answers made by hand: a call told by three publishers, an invitation, a quarrel over tariffs."""

from __future__ import annotations

from dataclasses import replace

from dragoman.chronicle import (
    Beside,
    Commitment,
    Contact,
    Course,
    Event,
    Hit,
    Judged,
    Pair,
    Paper,
    Phrases,
    Profile,
    Publication,
    Said,
    Side,
    Source,
    Stage,
    Stand,
    Tenure,
    Told,
    Who,
    Words,
)
from dragoman.records import Date
from tests.views.conftest import make_reading

LUND = Who("p-lund", "Ada Lund", "person", "NOR", "Prime Minister of Norway")
AYDIN = Who("p-aydin", "Kemal Aydin", "person", "TUR", "President of Turkey")
OSLO_OFFICE = Who("o-pmo", "Office of the Prime Minister", "office", "NOR")
PRESIDENCY = Who("o-pres", "Turkish presidency", "office", "TUR")
TURKEY = Who("c-tur", "Turkey", "country", "TUR")

MONDAY = Date("2026-03-02", "2026-03-02", "day", "Monday", "publication")
WEEK = Date("2026-03-09", "2026-03-15", "week", "next week", "publication")
MARCH = Date("2026-03-01", "2026-03-31", "month", "March", "publication")
YEAR = Date("2019-01-01", "2019-12-31", "year", "2019", "absolute")
OPEN_DAY = Date(None, None, "unknown", "that day", None, "nothing to count from")

WIRE = Source(
    "d-wire", "Lund and Aydin speak", "Northern Wire", "https://example.org/1", "2026-03-02"
)
OSLO = Source("d-oslo", "Call with Aydin", "Government of Norway", None, "2026-03-02")
ANKARA = Source("d-ankara", "Telephone talk", "Presidency of Turkey", None, "2026-03-03")


def words(text: str, source: Source = WIRE, start: int = 10) -> Words:
    return Words(start, start + len(text), text, source)


SAID = Said(
    "s-fish", (LUND,), "state", "mixed", MONDAY, words("Oslo “will not accept” new tariffs", OSLO),
    ("will not accept",), ("trade",), ("Government of Norway", "a statement from her office"),
    (AYDIN,),
)  # fmt: skip
NOBODY = Said(
    "s-deemed", (), "judge", "indirect", None, words("a success"), (), (), (),
    reason="the report names no one",
)  # fmt: skip


def told(id_: str, text: str, source: Source = WIRE, said: tuple[Said, ...] = ()) -> Told:
    return Told(
        id_, "call", (LUND,), (AYDIN,), MONDAY, None, "happened", False, words(text, source), said,
        0.9,
    )  # fmt: skip


def event(id_: str, act: str, certainty: str = "happened", **values: object) -> Event:
    made = Event(
        id_, act, None, (LUND,), (AYDIN,), None, MONDAY, None, None, certainty, False, False,
        "CONSULT", "041", 1, 1.9, 0.9, ("Northern Wire",), (told(f"{id_}-r", f"words of {id_}"),),
    )  # fmt: skip
    return replace(made, **values)  # type: ignore[arg-type]


CALL = event(
    "e-call", "call", channel="call", initiator=AYDIN, place="Oslo", place_country="NOR",
    publishers=("Northern Wire", "Government of Norway", "Presidency of Turkey"),
    reports=(
        told("r-1", "held a phone call with Turkish President Kemal Aydin"),
        told("r-2", "Prime Minister Lund spoke with President Aydin", OSLO, (SAID,)),
        told("r-3", "A telephone talk took place", ANKARA),
    ),
    unsure=(("e-other", "another call on the same day has the same words"),),
    judged=Judged("confirm", "Ann", "2026-04-01T10:00:00+00:00", "heard it myself"),
)  # fmt: skip
VISIT = event("e-visit", "visit", "proposed", when=WEEK, recipients=(), place="Bergen")
BLOCKADE = event("e-port", "blockade", "denied", actors=(TURKEY,), recipients=(), contested=True)
TREATY = event("e-treaty", "sign", when=YEAR, background=True, actors=(LUND, AYDIN), recipients=())
SOMEDAY = event("e-some", "recall-ambassador", "conditional", when=OPEN_DAY)
EVENTS = (TREATY, CALL, VISIT, BLOCKADE, SOMEDAY)

CONTACT = Contact(
    CALL,
    (
        Side("NOR", (OSLO,), (SAID,), (words("twelve vessels", OSLO), words("fish", OSLO, 50))),
        Side("TUR", (ANKARA,), (), (words("ten vessels", ANKARA), words("fish", ANKARA, 70))),
    ),
    Phrases(
        ((words("fish", OSLO, 50), words("fish", ANKARA, 70)),),
        ((words("twelve vessels", OSLO), words("ten vessels", ANKARA), "number"),),
        {"NOR": (words("new tariffs", OSLO),), "TUR": (words("grain shipments", ANKARA),)},
    ),
)
ALONE = Contact(VISIT, (Side("NOR", (OSLO, WIRE), (SAID,), (words("a visit", OSLO),)),), None)

INVITED = Commitment(
    "k-bergen", "invitation", (LUND,), (AYDIN,), words("visit Bergen in March", OSLO), MONDAY,
    MARCH, "accepted", 30,
    (
        Stage("open", MONDAY, (words("invited Aydin to visit Bergen", OSLO),), "e-visit", 1.0),
        Stage("accepted", MONDAY, (words("welcomed the invitation", ANKARA),), None, 0.7,
              "the same pair within a week"),
    ),
    ("Government of Norway", "Presidency of Turkey"),
)  # fmt: skip
OWED = Commitment(
    "k-boats", "pledge", (AYDIN,), (), words("to let the boats go"), None, None, "open", None, ()
)

COURSE = Course(
    (LUND,), "trade",
    (
        Stand("p-1", "opposes", MONDAY, words("will not accept new tariffs", OSLO), SAID,
              (TURKEY,)),
        Stand("p-2", "ambivalent", WEEK, words("tariffs may be discussed", OSLO), None),
        Stand("p-3", "supports", MARCH, words("a fair tariff is welcome", WIRE), None),
    ),
    True, "opposes until 2 March 2026, supports from 31 March 2026",
)  # fmt: skip
STEADY = Course((), "fisheries", (Stand("p-4", "supports", None, words("fish"), None),), False)

PROFILE = Profile(
    LUND, ("Lund", "Prime Minister Lund"),
    (
        Tenure("Minister of Fisheries", None, "NOR", "2024-02-01", "2025-01-13", "text"),
        Tenure("Prime Minister", None, "NOR", "2025-01-14", None, "known"),
    ),
    3, 2, 4, ((AYDIN, 2),), (("p-lund2", "the same name and no office"),),
)  # fmt: skip
BARE = Profile(TURKEY, (), (), 1, 0, 1)

PAIR = Pair(
    ("NOR", "TUR"), (("2026-02", 0, 0, None), ("2026-03", 12, 3, -1.25)), (CALL,),
    (CALL, BLOCKADE), (INVITED,), (SAID,),
)  # fmt: skip

HIT = Hit(
    "statement", "s-fish", "Oslo will not accept new \x02tariffs\x03 on \x02fish\x03", OSLO,
    (LUND,), 2.5,
)  # fmt: skip
FOUND = Hit("document", "d-wire", "the two leaders discussed \x02grain\x03", WIRE)

READING = make_reading()
PAPER = Paper(
    READING.document, READING,
    (
        Publication("Northern Wire", "https://example.org/1", "2026-03-02", READING.document.title),
        Publication("Fjord Times", None, None, "A call about fish"),
    ),
    (ANKARA,),
)  # fmt: skip

BESIDE = Beside(
    CONTACT.event.id, "third", "in contact with Kemal Aydin on 2026-03-04", (CONTACT.event, CALL),
    CONTACT.sides, CONTACT.compared,
)  # fmt: skip
LISTS = {
    "timeline": EVENTS,
    "search": (HIT, FOUND),
    "compare": (CONTACT, ALONE),
    "beside": (BESIDE,),
    "commitments": (INVITED, OWED),
    "positions": (COURSE, STEADY),
    "actors": (PROFILE, BARE),
    "dyad": (PAIR,),
}
SINGLE = (CALL, SAID, NOBODY, CONTACT, ALONE, INVITED, OWED, COURSE, PROFILE, PAPER)
