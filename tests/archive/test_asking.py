"""The record asked: whatever has an id is shown, and two sides of a call stand side by side."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dragoman.archive.asking import Archive
from dragoman.chronicle import Commitment, Contact, Course, Event, Filter, Paper, Profile, Said
from dragoman.documents import Given, build
from dragoman.errors import AskError
from dragoman.settings import Settings

from .conftest import Cached, document, put_outcomes

ALL = Filter(limit=0)
#: Two releases on one call that agree in one thing, differ in a number and say other things too.
_OSLO = (
    "Prime Minister Jonas Gahr Støre of Norway spoke by phone with President Emmanuel Macron of "
    "France on 4 March 2025.\n\nThe leaders agreed to send four patrol vessels to the North Sea. "
    "They discussed the protection of undersea cables. The Prime Minister thanked France for its "
    "help with the wildfires in Troms.\n"
)
_PARIS = (
    "President Emmanuel Macron of France spoke by phone with Prime Minister Jonas Gahr Støre of "
    "Norway on 4 March 2025.\n\nThe leaders agreed to send six patrol vessels to the North Sea. "
    "They discussed the protection of undersea cables. The President recalled the importance of "
    "the fisheries treaty.\n"
)
#: Hosts by which texts are known to be a state's own.
_AT_OSLO, _AT_PARIS, _AT_HELSINKI = "office.gov.no", "president.gov.fr", "office.gov.fi"


@pytest.fixture
def call(archive: Archive, reader: Cached) -> Contact:
    outcomes = [
        build(text, Given("2025-03-04", None, name, f"https://{name}/call"), Settings(), name)
        for name, text in ((_AT_OSLO, _OSLO), (_AT_PARIS, _PARIS))
    ]
    put_outcomes(archive, reader, outcomes)
    (found,) = archive.compare(None, Filter(acts=("call",)))
    return found


# ------------------------------------------------------------------ compare


def test_what_both_say_what_one_says_and_where_they_differ(call: Contact) -> None:
    assert {side.side for side in call.sides} == {"NOR", "FRA"}
    publishers = {side.side: {source.publisher for source in side.sources} for side in call.sides}
    assert publishers == {"NOR": {_AT_OSLO}, "FRA": {_AT_PARIS}}
    compared = call.compared
    assert compared is not None
    both = [(one.text, other.text) for one, other in compared.both]
    assert any("undersea cables" in one and "undersea cables" in other for one, other in both)
    numbers = [{one.text, other.text} for one, other, why in compared.differ if why == "number"]
    (differing,) = numbers
    assert {"four" in text for text in differing} == {"six" in text for text in differing}
    assert any("four patrol vessels" in text for text in differing)
    assert any("six patrol vessels" in text for text in differing)
    only = {side: " ".join(one.text for one in words) for side, words in compared.only.items()}
    assert "wildfires" in only["NOR"] and "wildfires" not in only.get("FRA", "")
    assert "fisheries treaty" in only["FRA"] and "fisheries treaty" not in only["NOR"]


def test_each_word_shown_stands_in_its_own_document(archive: Archive, call: Contact) -> None:
    assert call.compared is not None
    shown = [one for pair in call.compared.both for one in pair]
    shown += [one for pair in call.compared.differ for one in pair[:2]]
    shown += [one for many in call.compared.only.values() for one in many]
    assert shown
    for words in shown:
        paper = archive.reader.paper(words.source.document)
        assert paper is not None
        assert paper.document.text[words.start : words.end] == words.text


def test_compare_by_the_id_of_the_event_or_of_a_report(archive: Archive, call: Contact) -> None:
    for name in (call.event.id, *(told.id for told in call.event.reports)):
        assert archive.compare(name, ALL) == (call,)
    with pytest.raises(AskError, match="e-nothing"):
        archive.compare("e-nothing", ALL)


def test_compare_all_leaves_out_what_one_side_alone_tells(full: Archive) -> None:
    found = full.compare(None, ALL)
    told_by = [set(contact.event.publishers) for contact in found]
    assert any({"regjeringen.no", "elysee.fr"} <= publishers for publishers in told_by)
    assert all(len(publishers) > 1 for publishers in told_by)
    assert full.compare(None, Filter(countries=("TUR",), limit=0)) == ()


# ------------------------------------------------------------------ show


def test_show_whatever_has_an_id(full: Archive) -> None:
    (call,) = full.timeline(Filter(acts=("call",), publisher="elysee.fr"))
    (denial,) = full.timeline(Filter(acts=("deny",)))
    (promise,) = full.commitments(Filter(kinds=("invitation",)))
    said = full.reader.statements(ALL)[0]
    course = full.positions(ALL)[0]
    shown = full.show(call.id)
    assert isinstance(shown, Contact) and shown.event == call
    for told in call.reports:
        led = full.show(told.id)
        assert isinstance(led, Contact) and led.event.id == call.id
    assert isinstance(full.show(denial.id), Event), "no contact, no sides"
    assert isinstance(full.show(promise.id), Commitment)
    assert isinstance(full.show(said.id), Said)
    shown_course = full.show(course.stands[0].id)
    assert isinstance(shown_course, Course) and shown_course == course
    for name in ("wire", "wire-reprint"):
        paper = full.show(document(name).id)
        assert isinstance(paper, Paper)
        assert {one.publisher for one in paper.publications} == {
            *("example-wire.org", "morning-paper.org"),
        }


@pytest.mark.parametrize("name", ["Emmanuel Macron", "emmanuel macron", "Macron"])
def test_show_an_actor_by_its_name(name: str, full: Archive) -> None:
    shown = full.show(name)
    assert isinstance(shown, Profile)
    assert (shown.who.name, shown.who.country) == ("Emmanuel Macron", "FRA")
    assert full.show(shown.who.id) == shown
    (met, *_) = shown.met
    assert met[0].name == "Jonas Gahr Støre" and met[1] >= 2


@pytest.mark.parametrize("name", ["e-nothing", "Nobody Atall", "", "%", "' OR 1=1 --", "\x00"])
def test_what_nothing_has_is_an_error_that_names_it(name: str, full: Archive) -> None:
    with pytest.raises(AskError):
        full.show(name)


# ------------------------------------------------------------------ pairs, positions, commitments


def test_a_pair_has_all_that_passed_between_two(full: Archive) -> None:
    pair = full.pair("NOR", "FRA", ALL)
    assert pair.countries == ("NOR", "FRA")
    other = full.pair("FRA", "NOR", ALL)
    assert (pair.contacts, pair.events) == (other.contacts, other.events)
    acts = [event.act for event in pair.contacts]
    assert acts.count("call") == 3 and "visit" in acts
    assert {event.id for event in pair.contacts} < {event.id for event in pair.events}
    assert all(month[0] in ("2025-03", "2025-04") for month in pair.months)
    march = next(month for month in pair.months if month[0] == "2025-03")
    assert march[1] >= 3 and march[2] == 0
    assert full.pair("NOR", "TUR", ALL).events == ()


def test_positions_over_time(archive: Archive, reader: Cached) -> None:
    outcomes = [
        build(
            f"Norwegian Foreign Minister Espen Barth Eide {verb} the gas embargo.\n",
            Given(day, None, "example-news.org", None),
            Settings(),
            day,
        )
        for day, verb in (("2025-01-10", "opposed"), ("2025-06-12", "supported"))
    ]
    put_outcomes(archive, reader, outcomes)
    (course,) = archive.positions(Filter(actor="Espen Barth Eide"))
    assert [stand.stance for stand in course.stands] == ["opposes", "supports"]
    assert course.moved and "2025-06-12" in str(course.change)
    assert archive.positions(Filter(actor="Espen Barth Eide", until="2025-02-01"))[0].moved is False


def test_a_status_is_that_of_the_day_asked_about(full: Archive) -> None:
    invited = Filter(kinds=("invitation",), statuses=("kept",))
    assert full.commitments(invited, "2025-04-01") == ()
    (kept,) = full.commitments(invited, "2025-04-09")
    assert kept.age == 36
    assert full.commitments(Filter(statuses=("open",), limit=1, offset=9)) == ()


def test_what_is_set_side_by_side_without_being_one(archive: Archive, reader: Cached) -> None:
    helsinki = (
        "President Alexander Stubb of Finland spoke by phone with President Emmanuel "
        "Macron of France on 4 March 2025. They discussed the price of steel.\n"
    )
    first, second = (
        build(text, Given("2025-03-04", None, name, f"https://{name}/call"), Settings(), name)
        for name, text in ((_AT_OSLO, _OSLO), (_AT_HELSINKI, helsinki))
    )
    put_outcomes(archive, reader, [first])
    assert archive.related(ALL) == ()
    put_outcomes(archive, reader, [second])
    (group,) = archive.related(ALL)
    assert group.kind == "third" and "Macron" in group.reason
    assert {publisher for event in group.events for publisher in event.publishers} == {
        *(_AT_OSLO, _AT_HELSINKI),
    }
    assert {side.side for side in group.sides} >= {"NOR", "FIN"}
    assert archive.related(Filter(offset=1)) == ()


# ------------------------------------------------------------------ search


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=40))
@example('"')
@example("cables AND")
@example("NEAR(cables patrols)")
@example("text: cables*")
@example("-cables")
@example("^cables OR (")
@example("'; DROP TABLE documents; --")
@example("\x00\x02\x03")
@example("🙂 \ud800")
def test_no_query_is_an_error(full: Archive, query: str) -> None:
    for hit in full.search(query, ALL):
        assert hit.snippet.count("\x02") == hit.snippet.count("\x03")
    assert full.counts()["documents"] == 7


def test_a_search_finds_marks_and_narrows(full: Archive) -> None:
    hits = full.search("undersea cables", ALL)
    assert {hit.kind for hit in hits} == {"document", "statement"}
    assert all("\x02" in hit.snippet for hit in hits)
    only = full.search("undersea cables", Filter(publisher="elysee.fr", kinds=("statement",)))
    assert [hit.source.publisher for hit in only] == ["elysee.fr"]
    assert full.search("Elysee", ALL), "accents may be left out"
    assert full.search("anchovies", ALL) == ()
