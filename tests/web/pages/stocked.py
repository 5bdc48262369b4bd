"""Records made by hand, whose every figure can be told beforehand."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from dragoman.archive.adding import Adding, Tally, add_outcomes
from dragoman.archive.asking import Archive
from dragoman.archive.settling import settle as settle_all
from dragoman.documents import Given, build
from dragoman.records import Date, Step, Topic
from dragoman.settings import Settings
from dragoman.store import Entry
from tests.store.making import document_of, entry_of, reading_of, settle
from tests.web.rooms import reader

_CALL = (
    "{title} spoke by phone with {other} on 4 March 2025.\n\nThe leaders agreed to send {number} "
    "patrol vessels to the North Sea. They discussed the protection of undersea cables. {own}\n"
)
_NORWAY, _FRANCE = (
    "Prime Minister Jonas Gahr Støre of Norway",
    "President Emmanuel Macron of France",
)
_THANKS = "The Prime Minister thanked France for its help with the wildfires in Troms."
_TREATY = "The President recalled the importance of the fisheries treaty."
_TEXTS = {
    "office.gov.no": _CALL.format(title=_NORWAY, other=_FRANCE, number="four", own=_THANKS),
    "president.gov.fr": _CALL.format(title=_FRANCE, other=_NORWAY, number="six", own=_TREATY),
    "office.gov.fi": (
        "President Alexander Stubb of Finland spoke by phone with President Ilham Aliyev of "
        "Azerbaijan on 7 March 2025.\n\nThe two discussed fisheries in the Caspian in detail.\n"
    ),
    "president.gov.pl": (
        "President Andrzej Duda of Poland spoke by phone with President Ilham Aliyev of "
        "Azerbaijan on 7 March 2025.\n\nThe two discussed the restoration of a monastery.\n"
    ),
}


def _day(iso: str) -> Date:
    return Date(iso, iso, "day", "", "absolute")


def _call(number: int, place: str = "Oslo", certainty: str = "happened") -> Entry:
    """A call of Ada Lund (NOR) and Kemal Aydin (TUR), with a statement, a position and an
    invitation, each of the day of its number in January 2026."""
    reading = reading_of(document_of(number))
    (event,) = reading.events
    assert event.where is not None
    told = replace(event, where=replace(event.where, name=place), certainty=certainty)
    return entry_of(reading.document, replace(reading, events=(told,)))


def _owed(number: int, due: str, *moved: tuple[str, str]) -> Entry:
    reading = reading_of(document_of(number))
    (owed,) = reading.commitments
    first = owed.history[0]
    steps = tuple(Step(status, first.evidence, _day(day)) for status, day in moved)
    told = replace(owed, due=_day(due), history=(first, *steps))
    return entry_of(reading.document, replace(reading, commitments=(told,), events=()))


def _taken(number: int, stance: str) -> Entry:
    reading = reading_of(document_of(number))
    (position,) = reading.positions
    topic = Topic(position.topic.phrase, "energy")
    told = replace(position, stance=stance, topic=topic, when=_day(f"2026-01-{number + 1:02}"))
    return entry_of(reading.document, replace(reading, positions=(told,), events=()))


@cache
def stocked() -> Path:
    """Six calls in Oslo, one in Bergen, one of a place nobody knows, one only planned; invitations
    open, kept and lapsed; positions on energy that turn. Not to be written to."""
    path = Path(mkdtemp(prefix="stocked")) / "stocked.db"
    with Archive.open(path, create=True) as archive:
        writer = archive.store.writer()
        for number in range(1, 7):
            writer.add(_call(number))
        writer.add(_call(7, "Bergen"))
        writer.add(_call(8, "Nowhere-by-the-Sea"))
        writer.add(_call(9, certainty="planned"))
        writer.add(_owed(10, "2026-02-01", ("kept", "2026-01-20")))
        writer.add(_owed(11, "2026-02-01"))
        writer.add(_taken(12, "supports"))
        writer.add(_taken(13, "opposes"))
        settle(writer)
    return path


@cache
def called() -> Path:
    """A call that both sides tell of, differing in a number; two calls with one person on a day.
    Not to be written to."""
    path = Path(mkdtemp(prefix="called")) / "called.db"
    with Archive.open(path, create=True) as archive:
        writer = archive.store.writer()
        documents = [
            build(text, Given(_published(text), None, name, f"https://{name}/call"), Settings())
            for name, text in _TEXTS.items()
        ]
        add_outcomes(documents, Adding(reader(), writer, Given(), Tally()))
        settle_all(writer)
    return path


def _published(text: str) -> str:
    return "2025-03-07" if "7 March" in text else "2025-03-04"
