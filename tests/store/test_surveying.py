"""The record counted, the same on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dragoman.chronicle import Dyad, Filter, Site
from dragoman.records import Date
from dragoman.store import Entry, Reader, Store

from .making import document_of, entry_of, made, reading_of, settle


def _elsewhere(number: int, place: str | None, **changed: object) -> Entry:
    """A call of that number at another place, or at none."""
    reading = reading_of(document_of(number))
    (event,) = reading.events
    where = None if place is None or event.where is None else replace(event.where, name=place)
    told = replace(event, where=where, **changed)  # type: ignore[arg-type]
    return entry_of(reading.document, replace(reading, events=(told,)))


@pytest.fixture(scope="module")
def reader(shared: Store) -> Iterator[Reader]:
    """Four calls in Oslo, one in Bergen, one of no place, one that is only planned."""
    writer = shared.writer()
    for number in range(1, 5):
        writer.add(made(number))
    writer.add(_elsewhere(5, "Bergen"))
    writer.add(_elsewhere(6, None))
    writer.add(_elsewhere(7, "Oslo", certainty="planned"))
    settle(writer)
    yield shared.reader()


def test_sites(reader: Reader) -> None:
    assert reader.sites() == (
        Site("Oslo", "NOR", 5),
        Site("Bergen", "NOR", 1),
        Site(None, None, 1),
    )
    assert reader.sites(Filter(certainties=("planned",))) == (Site("Oslo", "NOR", 1),)
    assert reader.sites(Filter(countries=("SWE",))) == ()


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        (Filter(place="Bergen"), 1),
        (Filter(place="oslo"), 5),
        (Filter(place="Oslo", certainties=("happened",), dyad=("NOR", "TUR")), 4),
        (Filter(place="Os"), 0),
        (Filter(topic="trade"), 7),
        (Filter(topic="trade", place="Bergen"), 1),
    ],
)
def test_events_at_a_place_or_on_a_topic(reader: Reader, asked: Filter, number: int) -> None:
    assert len(reader.timeline(asked)) == number


def test_dyads(reader: Reader) -> None:
    (every,) = reader.dyads()
    assert every == Dyad(("NOR", "TUR"), 7, 7, 6, 0, "2026-01-07")
    (some,) = reader.dyads(Filter(countries=("TUR", "SWE"), since="2026-01-06", until="2026-01-07"))
    assert (some.events, some.last) == (2, "2026-01-07")
    (one,) = reader.dyads(Filter(place="Bergen", publisher="Northern Wire"))
    assert one.events == 1
    assert reader.dyads(Filter(dyad=("NOR", "SWE"))) == ()
    assert reader.dyads(Filter(offset=1)) == ()
    assert reader.dyads(Filter(acts=("visit",))) == ()


def test_ties(reader: Reader) -> None:
    people = [who.who.id for who in reader.actors()]
    ties = reader.ties(people)
    assert {frozenset(pair) for pair in ties} == {frozenset(("a-ada-lund", "a-kemal-aydin"))}
    assert list(ties.values()) == [7]
    assert reader.ties(["a-ada-lund"]) == {}


def test_publications(reader: Reader) -> None:
    name = document_of(1).id
    found = reader.publications([name, "d-none"])
    assert list(found) == [name]
    assert [one.publisher for one in found[name]] == ["Northern Wire"]


def test_merged_of(reader: Reader) -> None:
    (event,) = reader.timeline(Filter(place="Bergen"))
    events, reports = reader.merged_of([event.id, "e-none"])
    assert [one.id for one in events] == [event.id]
    assert set(reports) == {one.id for one in event.reports}


def test_positions_of_holders(reader: Reader) -> None:
    assert len(reader.stands(Filter(limit=0), ["a-kemal-aydin"])) == 7
    assert reader.stands(Filter(limit=0), ["a-ada-lund"]) == ()
    assert reader.stands(Filter(limit=0), []) == ()


def test_a_day_that_ends_the_undated(store: Store) -> None:
    """What has no day is in no range of days, and in the whole all the same."""
    writer = store.writer()
    open_day = Date(None, None, "day", "some day", None, "no day is told")
    writer.add(_elsewhere(1, "Oslo", when=open_day, background=True))
    settle(writer)
    reader = store.reader()
    assert [one.events for one in reader.dyads()] == [1]
    assert reader.dyads(Filter(until="2030-01-01", since="2020-01-01")) == ()
