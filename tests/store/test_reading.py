"""Questions and their answers, the same on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dragoman.chronicle import Filter
from dragoman.store import Reader, Store, check

from .making import PROVENANCE, document_of, entry_of, made, reading_of, settle


@pytest.fixture(scope="module")
def reader(shared: Store) -> Iterator[Reader]:
    """Twelve documents of ten days; two of the days are told by two papers."""
    writer = shared.writer()
    for number in range(1, 11):
        writer.add(made(number))
    for number in (3, 4):
        writer.add(entry_of(document_of(number, "Southern Post", " He agreed.")))
    settle(writer)
    assert check(shared) == ()
    yield shared.reader()


def test_counts(reader: Reader) -> None:
    counts = reader.counts()
    assert counts["documents"] == counts["reports"] == counts["statements"] == 12
    assert counts["events"] == 10 and counts["actors"] == 3
    assert counts["commitments"] == 10 and counts["stories"] == 10
    assert counts["fresh"] == 0


def test_timeline(reader: Reader) -> None:
    events = reader.timeline()
    days = [event.when.start for event in events if event.when]
    assert days == sorted(days) and len(days) == 10
    two = events[2]
    assert [told.words.source.publisher for told in two.reports] == [
        *sorted({"Northern Wire", "Southern Post"}, key=lambda one: _id_of(two, one)),
    ]
    assert set(two.publishers) == {"Northern Wire", "Southern Post"}
    assert [(who.name, who.office) for who in two.actors] == [("Ada Lund", "Foreign Minister")]
    assert [(who.id, who.country) for who in two.recipients] == [("a-kemal-aydin", "TUR")]
    assert two.initiator == two.actors[0]
    assert (two.plover, two.cameo, two.quad, two.goldstein) == ("CONSULT", "041", 1, 1.0)
    assert two.unsure == (("e-other", "the same day"),)
    told = two.reports[0]
    assert told.words.text.startswith("Ada Lund spoke by phone")
    assert told.according_to[0].quotes == ("the 3 tariffs on fish will fall",)
    assert told.according_to[0].words.text.startswith("that “the 3 tariffs")


def _id_of(event: object, publisher: str) -> str:
    return next(
        told.id
        for told in event.reports  # type: ignore[attr-defined]
        if told.words.source.publisher == publisher
    )


def test_a_limit_keeps_the_newest(reader: Reader) -> None:
    every = reader.timeline()
    assert reader.timeline(Filter(limit=3)) == every[-3:]
    assert reader.timeline(Filter(limit=3, offset=3)) == every[-6:-3]


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        (Filter(dyad=("TUR", "NOR")), 10),
        (Filter(dyad=("NOR", "TUR"), limit=4), 4),
        (Filter(dyad=("NOR", "SWE")), 0),
        (Filter(countries=("TUR",)), 10),
        (Filter(countries=("SWE", "NOR")), 10),
        (Filter(countries=("SWE",)), 0),
        (Filter(actor="a-ada-lund"), 10),
        (Filter(actor="LUND"), 10),
        (Filter(actor="A. Lund"), 10),
        (Filter(actor="nobody"), 0),
        (Filter(acts=("call", "visit")), 10),
        (Filter(acts=("visit",)), 0),
        (Filter(certainties=("happened",)), 10),
        (Filter(certainties=("denied",)), 0),
        (Filter(publisher="southern post"), 2),
        (Filter(publisher="southern"), 2),
        (Filter(publisher="Eastern"), 0),
        (Filter(since="2026-01-04", until="2026-01-06"), 3),
        (Filter(since="2026-01-11"), 1),
        (Filter(until="2026-01-02"), 1),
        (Filter(topic="trade"), 10),
        (Filter(topic="war"), 0),
        (Filter(background=True), 0),
        (Filter(background=False, contacts=True), 10),
        (Filter(document=made(5).document.id), 1),
        (Filter(dyad=("NOR", "TUR"), actor="Aydin", since="2026-01-10", acts=("call",)), 2),
    ],
)
def test_filters(reader: Reader, asked: Filter, number: int) -> None:
    assert len(reader.timeline(asked)) == number


def test_an_event_by_its_own_id_or_a_report_s(reader: Reader) -> None:
    event = reader.timeline()[2]
    assert {reader.event(told.id) for told in event.reports} == {event}
    assert reader.event("e-none") is None


def test_told_by_several(reader: Reader) -> None:
    events = reader.told_by_several(Filter(contacts=True))
    assert [len(event.reports) for event in events] == [2, 2]


def test_months(reader: Reader) -> None:
    assert reader.months(("TUR", "NOR")) == (("2026-01", 1, 10, 1.0),)
    assert reader.months(("TUR", "NOR"), Filter(since="2026-01-10")) == (("2026-01", 1, 2, 1.0),)
    assert reader.months(("TUR", "SWE")) == ()


def test_statements(reader: Reader) -> None:
    said = reader.statements()
    assert len(said) == 12
    one = said[0]
    assert one.speakers[0].name == "Ada Lund" and one.addressees[0].name == "Kemal Aydin"
    assert one.topics == ("trade",) and one.voice == ("Northern Wire",)
    assert reader.statement(one.id) == one
    assert reader.statement("s-none") is None
    assert len(reader.about(("NOR", "TUR"))) == 12
    assert len(reader.about(("NOR", "SWE"))) == 0
    assert len(reader.statements(Filter(actor="lund", until="2026-01-03"))) == 2
    assert len(reader.statements(Filter(actor="aydin"))) == 0
    assert len(reader.statements(Filter(countries=("NOR",), topic="trade", acts=("state",)))) == 12
    assert len(reader.statements(Filter(publisher="Southern Post"))) == 2


def test_commitments(reader: Reader) -> None:
    owed = reader.commitments()
    assert len(owed) == 10
    one = owed[2]
    assert (one.kind, one.status, one.age) == ("invitation", "open", None)
    assert one.what.text == "invited Aydin to Bergen"
    assert [who.name for who in one.givers + one.takers] == ["Ada Lund", "Kemal Aydin"]
    assert one.stages[0].words[0].text == "invited Aydin to Bergen"
    assert set(one.publishers) == {"Northern Wire", "Southern Post"}
    assert reader.commitment(one.id) == one and reader.commitment("k-none") is None
    assert len(reader.commitments(Filter(dyad=("NOR", "TUR"), statuses=("open",)))) == 10
    assert reader.commitments(Filter(kinds=("pledge",))) == ()
    assert len(reader.commitments(Filter(actor="Lund", since="2026-01-11"))) == 1


def test_positions(reader: Reader) -> None:
    stands = reader.stands(Filter(limit=0))
    holders, topic, stand = stands[0]
    assert [who.name for who in holders] == ["Kemal Aydin"] and topic == "trade"
    assert stand.phrase.text == "the grain corridor" and stand.about[0].name == "Ada Lund"
    assert reader.stand(stand.id) == stands[0] and reader.stand("p-none") is None
    assert len(reader.stands(Filter(actor="Aydin", topic="trade"))) == 12
    assert reader.stands(Filter(topic="war")) == ()


def test_positions_of_several_holders_are_those_of_each(reader: Reader) -> None:
    names = [one.who.id for one in reader.actors()]
    each = {stand.id for name in names for _, _, stand in reader.stands(Filter(), [name])}
    assert each
    assert {stand.id for _, _, stand in reader.stands(Filter(), [*names, "a-nobody"])} == each
    assert reader.stands(Filter(), ["a-nobody"]) == ()


def test_actors(reader: Reader) -> None:
    everybody = reader.actors()
    assert {profile.who.name for profile in everybody} == {"Ada Lund", "Kemal Aydin", "the two"}
    lund = reader.actor("lund")
    assert lund is not None and lund == reader.actor("a-ada-lund")
    assert (lund.documents, lund.statements, lund.events) == (12, 12, 10)
    assert lund.offices[0].title == "Foreign Minister"
    assert (lund.offices[0].since, lund.offices[0].until) == ("2026-01-02", "2026-01-11")
    assert [(who.name, count) for who, count in lund.met] == [("Kemal Aydin", 10)]
    assert lund.aliases == ("A. Lund",)
    assert reader.actor("nobody") is None
    assert len(reader.actors(Filter(kinds=("person",)))) == 2
    assert len(reader.actors(Filter(countries=("TUR",)))) == 1
    assert [one.who.name for one in reader.actors(query="ada")] == ["Ada Lund"]
    assert reader.actors(query="(*") == ()


def test_documents(reader: Reader) -> None:
    sources = reader.documents()
    assert len(sources) == 12 and sources[0].published == "2026-01-02T09:30:00"
    assert len(reader.documents(Filter(publisher="southern post", countries=("NOR",)))) == 2
    assert len(reader.documents(Filter(dyad=("NOR", "SWE")))) == 0
    paper = reader.paper(made(3).document.id)
    assert paper is not None and [one.publisher for one in paper.story] == ["Southern Post"]
    assert reader.paper("d-none") is None
    names = [made(2).document.id, made(1).document.id]
    assert [one.document.id for one in reader.readings(names)] == names[::-1]
    assert len(reader.read_documents()) == 12
    assert reader.read_documents(PROVENANCE) == ()
    assert len(reader.read_documents({**PROVENANCE, "weights": "2027"})) == 12
    assert reader.provenance() == ((PROVENANCE, 12),)


def test_targets_of_judgements(reader: Reader) -> None:
    event = reader.timeline()[2]
    targets = reader.targets(event.id)
    assert [kind for kind, _, _ in targets] == ["event", "event"]
    assert {name for _, name, _ in targets} == {told.id for told in event.reports}
    told = event.reports[0].words
    assert (told.source.document, told.start, told.end) in {place for _, _, place in targets}
    other = next(told.id for told in event.reports if told.id != event.id)
    assert [name for _, name, _ in reader.targets(other)] == [other]
    assert [kind for kind, _, _ in reader.targets("a-ada-lund")] == ["actor"]
    assert reader.targets("none") == ()


def test_undated_events_count_as_of_publication_unless_they_look_back(store: Store) -> None:
    writer = store.writer()
    for number, background in ((1, False), (2, True)):
        document = document_of(number)
        reading = reading_of(document)
        event = replace(reading.events[0], when=None, background=background)
        writer.add(entry_of(document, replace(reading, events=(event,))))
    settle(writer)
    reader = store.reader()
    assert len(reader.timeline()) == 2
    found = reader.timeline(Filter(since="2026-01-01", until="2026-12-31"))
    assert [event.background for event in found] == [False]
    assert found[0].when is None


def test_before_merging(store: Store) -> None:
    store.writer().add(made(1))
    reader = store.reader()
    assert reader.timeline() == ()
    assert reader.statements()[0].speakers[0].name == "Ada Lund"
    assert len(reader.statements(Filter(actor="Ada Lund"))) == 1
    assert reader.counts()["fresh"] > 0
