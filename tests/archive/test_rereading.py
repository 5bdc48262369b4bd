"""Stored documents read again: what came and went is told, and a bad reader costs nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from dragoman.archive.asking import Archive
from dragoman.archive.differing import differences, successors
from dragoman.archive.rereading import Reread, reread
from dragoman.archive.settling import settle
from dragoman.chronicle import Filter
from dragoman.documents import Given, build
from dragoman.pipeline import Reader
from dragoman.records import Date, Document, Event, Reading, Span, plain
from dragoman.settings import Settings
from dragoman.store import check
from tests.store.making import document_of, reading_of

from .conftest import Cached, document, put, put_outcomes

# A verb that the lexicon has no act for.
_OWN = """
id = "patrol"
label = "patrol"
definition = "Forces keep watch over an area."
codes = { plover_type = "MOBILIZE", cameo = "150" }
match = [
  { text = "The navy patrolled the strait.", actor = "navy" },
  { text = "Frigates patrol the coast.", actor = "Frigates" },
  { text = "Norway will patrol the gulf.", actor = "Norway" },
]
no_match = ["The patrol was long.", "He is a patrolman."]

[[cues]]
kind = "verb"
lemmas = ["patrol"]
frame = "transitive"
"""
_TEXT = (
    "Norway patrolled the Barents Sea on 3 March 2025, the defence ministry in Oslo said. "
    "Sweden expelled two diplomats of Belarus on 4 March 2025.\n"
)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Cached:
    """A reader with an act of one's own."""
    folder = tmp_path_factory.mktemp("acts")
    (folder / "patrol.toml").write_text(_OWN, encoding="utf-8")
    return Cached(Reader(Settings(threads=1, acts=folder)))


def _coast() -> Document:
    given = Given("2025-03-05", None, "example-news.org", "https://example-news.org/coast")
    return build(_TEXT, given, Settings(), "coast")


@pytest.fixture
def coast(archive: Archive, reader: Cached) -> Archive:
    """A record with one text that the act of one's own is in."""
    put_outcomes(archive, reader, [_coast()])
    return archive


def _again(archive: Archive, reader: Cached, *names: str, dry: bool = False) -> list[Reread]:
    """Documents read again and merged."""
    writer = archive.store.writer()
    done = list(reread(names, reader, archive.reader, None if dry else writer))
    settle(writer)
    assert check(archive.store) == ()
    return done


def _acts(archive: Archive) -> list[str]:
    return sorted(event.act for event in archive.timeline(Filter(limit=0)))


def _told(archive: Archive) -> str:
    """All that is read and merged."""
    every = Filter(limit=0)
    answers = (archive.timeline(every), archive.actors(every), archive.reader.statements(every))
    return json.dumps([[plain(one) for one in many] for many in answers], sort_keys=True)


# ------------------------------------------------------------------ gained and lost


def test_an_act_of_ones_own_gains_events_and_loses_them_again(
    coast: Archive, reader: Cached, own: Cached
) -> None:
    assert _acts(coast) == ["expel"]
    (done,) = _again(coast, own, _coast().id)
    gained = [one for one in done.changes if (one.sign, one.kind) == ("+", "event")]
    assert ["patrol" in one.words for one in gained] == [True]
    assert _acts(coast) == ["expel", "patrol"]
    (event,) = coast.timeline(Filter(acts=("patrol",)))
    assert event.when is not None and event.when.start == "2025-03-03"
    assert (event.plover, event.cameo) == ("MOBILIZE", "150")
    (back,) = _again(coast, reader, _coast().id)
    assert [(one.sign, one.id) for one in back.changes if one.kind == "event"] == [
        ("-", gained[0].id)
    ]
    assert _acts(coast) == ["expel"]


def test_an_act_of_ones_own_can_be_added_at_once(archive: Archive, own: Cached) -> None:
    put_outcomes(archive, own, [_coast()])
    assert _acts(archive) == ["expel", "patrol"]


def test_a_dry_run_tells_the_same_and_changes_nothing(coast: Archive, own: Cached) -> None:
    before = _told(coast), coast.reader.provenance()
    (dry,) = _again(coast, own, _coast().id, dry=True)
    assert dry.changes and (_told(coast), coast.reader.provenance()) == before
    (done,) = _again(coast, own, _coast().id)
    assert done.changes == dry.changes


def test_only_what_was_read_otherwise_is_outdated(
    coast: Archive, reader: Cached, own: Cached
) -> None:
    put(coast, reader, "denial")
    both = {_coast().id, document("denial").id}
    assert coast.reader.read_documents(reader.provenance) == ()
    assert set(coast.reader.read_documents(own.provenance)) == both
    _again(coast, own, _coast().id)
    assert coast.reader.read_documents(own.provenance) == (document("denial").id,)
    assert coast.reader.read_documents(reader.provenance) == (_coast().id,)


def test_a_re_reading_that_tells_the_same_changes_nothing(full: Archive, reader: Cached) -> None:
    before = _told(full)
    done = _again(full, reader, *full.reader.read_documents())
    assert len(done) == 7
    assert [change for each in done for change in each.changes] == []
    assert _told(full) == before


class Breaks(Cached):
    """A reader that one text is too much for."""

    def read(self, document: Document) -> Reading:
        if document.text == _TEXT:
            raise RecursionError("too deep")
        return super().read(document)


def test_a_reader_that_breaks_keeps_the_old_reading(coast: Archive, reader: Cached) -> None:
    put(coast, reader, "denial")
    breaks = Breaks(reader.reader)
    before = _told(coast)
    broken, fine = _again(coast, breaks, _coast().id, document("denial").id)
    assert broken.error is not None and fine.error is None
    assert "RecursionError: too deep" in str(broken.error)
    assert "old reading is kept" in str(broken.error)
    assert _told(coast) == before


def test_what_is_not_stored_is_passed_over(coast: Archive, reader: Cached) -> None:
    assert _again(coast, reader, "d-nothing") == []


# ------------------------------------------------------------------ differences


@pytest.fixture(scope="module")
def old() -> Reading:
    return reading_of(document_of(1))


def test_the_same_reading_has_no_differences(old: Reading) -> None:
    assert list(differences(old, old)) == []
    assert set(successors(old, old).items()) == {(one.id, one.id) for one in old}


def test_what_only_follows_from_others_is_no_news(old: Reading) -> None:
    (event,) = old.events
    quiet = replace(event, id="e-other", by="rule/9", confidence=0.1, according_to=())
    assert list(differences(old, replace(old, events=(quiet,)))) == []
    assert successors(old, replace(old, events=(quiet,)))[event.id] == "e-other"


def test_what_changed_is_named_with_old_and_new(old: Reading) -> None:
    (event,) = old.events
    when = Date("2026-02-01", "2026-02-28", "month", "February", "absolute")
    new = replace(old, events=(replace(event, act="visit", when=when, where=None),))
    (change,) = differences(old, new)
    assert (change.sign, change.kind, change.document) == ("~", "event", old.document.id)
    assert change.words == "visit “spoke”"
    day = event.when.start if event.when else ""
    assert set(change.fields) == {
        ("act", "call", "visit"),
        ("when", f"{day}/{day}", "2026-02-01/2026-02-28"),
        ("where", "Oslo", "none"),
    }


def test_a_record_on_other_words_is_another(old: Reading) -> None:
    (event,) = old.events
    start = old.document.text.index("welcomed")
    moved = replace(event, id="e-new", evidence=(Span(start, start + 8, "welcomed"),))
    lost, gained = differences(old, replace(old, events=(moved,)))
    assert (lost.sign, lost.id, gained.sign, gained.id) == ("-", event.id, "+", "e-new")
    assert event.id not in successors(old, replace(old, events=(moved,)))


def _twins(event: Event) -> Iterator[Event]:
    """Two events on the same words, the second unlike the one given."""
    yield replace(event, id="e-like")
    yield replace(event, id="e-unlike", act="visit", certainty="denied", recipients=())


def test_of_several_on_the_same_words_the_likest_stands_for_it(old: Reading) -> None:
    (event,) = old.events
    twins = tuple(_twins(event))
    for order in (twins, twins[::-1]):
        new = replace(old, events=order)
        assert successors(old, new)[event.id] == "e-like"
        assert [(one.sign, one.id) for one in differences(old, new)] == [("+", "e-unlike")]
    both = replace(old, events=(event, replace(twins[1], id="e-unlike")))
    led = successors(both, old)
    assert (led[event.id], "e-unlike" in led) == (event.id, False), "each is used once"
