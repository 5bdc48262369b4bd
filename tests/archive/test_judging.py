"""People's judgement: what is decided is what answers show, and what was read stays beside it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dragoman import lexicon
from dragoman.archive.asking import Archive
from dragoman.archive.judging import Verdicts, judge
from dragoman.archive.rereading import reread
from dragoman.archive.settling import settle
from dragoman.chronicle import Commitment, Contact, Course, Event, Filter, Judgement, Said
from dragoman.errors import AskError, JudgementError
from dragoman.records import Document, Reading
from dragoman.store import check
from tests.store.conftest import new_database

from .conftest import Cached, document, put

ALL = Filter(limit=0)


@pytest.fixture(params=["sqlite", "postgresql"])
def full(request: pytest.FixtureRequest, filled: Path, tmp_path: Path) -> Iterator[Archive]:
    """A record of one's own with every report of this folder, on either database."""
    if request.param == "sqlite":
        target = str(shutil.copy(filled, tmp_path / "full.db"))
    else:
        template = request.getfixturevalue("filled_server")
        target = new_database(request.getfixturevalue("address"), template)
    with Archive.open(target, create=True) as opened:
        yield opened


CALLS = Filter(acts=("call",), limit=0)


def decide(archive: Archive, verdict: Any, target: str, **more: Any) -> tuple[Judgement, ...]:
    """Judge as Ada and merge what that moves."""
    given = {"who": "Ada", **more}
    writer = archive.store.writer()
    made = judge(Verdicts(verdict, target, **given), archive.reader, writer, lexicon.load(None))
    settle(writer)
    assert check(archive.store) == ()
    return made


def correct(archive: Archive, target: str, field: str, value: str) -> tuple[Judgement, ...]:
    return decide(archive, "correct", target, field=field, value=value)


def call(archive: Archive, publisher: str, day: str = "2025-03-04") -> Event:
    """The call that a publisher tells of on a day."""
    found = [
        event
        for event in archive.timeline(replace(CALLS, publisher=publisher))
        if event.when is not None and event.when.start == day
    ]
    assert len(found) == 1
    return found[0]


def one(archive: Archive, **asked: Any) -> Event:
    (found,) = archive.timeline(Filter(limit=0, **asked))
    return found


def report(event: Event, publisher: str) -> str:
    """The id of a publisher's report of an event."""
    (found,) = (told.id for told in event.reports if told.words.source.publisher == publisher)
    return found


def told_by(event: Event) -> set[str | None]:
    return {told.words.source.publisher for told in event.reports}


def invitation(archive: Archive, day: str = "2025-05-01") -> Commitment:
    (found,) = archive.commitments(Filter(kinds=("invitation",)), day)
    return found


def statement(archive: Archive, words: str) -> Said:
    (found,) = (said for said in archive.reader.statements(ALL) if words in said.words.text)
    return found


def position(archive: Archive, words: str) -> Course:
    (found,) = (
        course
        for course in archive.positions(ALL)
        if any(words in stand.phrase.text for stand in course.stands)
    )
    return found


# ------------------------------------------------------------------ confirm, reject


def test_what_is_confirmed_says_who_when_and_why(full: Archive) -> None:
    event = call(full, "elysee.fr")
    made = decide(full, "confirm", event.id, why="seen in the log")
    assert {judgement.target for judgement in made} == {told.id for told in event.reports}
    assert len({judgement.id for judgement in made}) == 3
    judged = call(full, "elysee.fr").judged
    assert (judged.verdict, judged.who, judged.why) == ("confirm", "Ada", "seen in the log")
    assert judged.when == made[0].when
    assert call(full, "example-news.org", "2025-03-05").judged.verdict is None


def test_a_rejected_event_is_gone_everywhere(full: Archive) -> None:
    event = call(full, "elysee.fr")
    contacts = len(full.timeline(Filter(contacts=True, limit=0)))
    (macron,) = full.actors(ALL, "Macron")[:1]
    pair = full.pair("FRA", "NOR", ALL)
    decide(full, "reject", event.id)
    assert event.id not in {found.id for found in full.timeline(ALL)}
    assert len(full.timeline(Filter(contacts=True, limit=0))) == contacts - 1
    assert full.actors(ALL, "Macron")[0].events == macron.events - 1
    assert len(full.pair("FRA", "NOR", ALL).contacts) == len(pair.contacts) - 1
    for told in event.reports:
        with pytest.raises(AskError):
            full.show(told.id)
    assert len(full.reader.judgements(event.id)) == 1
    assert full.reader.paper(event.reports[0].words.source.document) is not None


def test_one_rejected_report_leaves_the_others(full: Archive) -> None:
    event = call(full, "elysee.fr")
    wrong = next(told for told in event.reports if told.id != event.id)
    decide(full, "reject", wrong.id)
    left = full.reader.event(event.id)
    assert left is not None
    assert {told.id for told in left.reports} == {told.id for told in event.reports} - {wrong.id}
    assert len(left.publishers) == 2
    decide(full, "confirm", wrong.id)
    again = full.reader.event(event.id)
    assert again is not None and len(again.reports) == 3, "a later confirmation lifts a rejection"


def test_a_rejected_commitment_is_gone_and_comes_back(full: Archive) -> None:
    promised = invitation(full)
    made = decide(full, "reject", promised.id)
    assert full.commitments(Filter(kinds=("invitation",))) == ()
    with pytest.raises(AskError):
        full.show(promised.id)
    decide(full, "undo", made[0].id)
    assert invitation(full).id == promised.id
    assert invitation(full).status == promised.status


def test_a_rejected_statement_and_position_are_gone(full: Archive) -> None:
    said = statement(full, "joint patrols")
    stand = position(full, "Europe must").stands[0]
    decide(full, "reject", said.id)
    decide(full, "reject", stand.id)
    assert said.id not in {other.id for other in full.reader.statements(ALL)}
    assert full.search('"joint patrols in"', Filter(kinds=("statement",))) == ()
    accounts = full.show(call(full, "elysee.fr").id)
    assert isinstance(accounts, Contact)
    assert said.id not in {other.id for side in accounts.sides for other in side.statements}
    for name in (said.id, stand.id):
        with pytest.raises(AskError):
            full.show(name)
    assert stand.id not in {s.id for course in full.positions(ALL) for s in course.stands}
    (undone,) = full.reader.judgements(said.id)
    decide(full, "undo", undone.id)
    assert statement(full, "joint patrols").judged.verdict is None
    assert full.search('"joint patrols in"', Filter(kinds=("statement",)))


def test_a_rejected_actor_takes_part_in_nothing(full: Archive) -> None:
    (navy,) = full.actors(ALL, "navy")
    assert one(full, acts=("decline-comment",)).actors[0].name == "navy"
    (made,) = decide(full, "reject", one(full, acts=("decline-comment",)).actors[0].id)
    assert full.actors(ALL, "navy") == ()
    assert full.timeline(Filter(actor=navy.who.id)) == ()
    decide(full, "undo", made.id)
    assert full.actors(ALL, "navy") == (navy,)


# ------------------------------------------------------------------ correct: events


def test_a_call_put_on_another_day_parts_from_the_first(full: Archive) -> None:
    event = call(full, "elysee.fr")
    wrong = next(told for told in event.reports if told.id != event.id)
    publisher = wrong.words.source.publisher
    assert publisher is not None
    correct(full, wrong.id, "when", "2025-02-20")
    moved = full.reader.event(wrong.id)
    assert moved is not None and moved.when is not None
    assert (moved.id, moved.when.start, moved.when.anchor) == (wrong.id, "2025-02-20", "judgement")
    assert moved.judged.corrected == ("when",)
    assert moved.reports[0].when == wrong.when, "what was read is kept"
    left = full.reader.event(event.id)
    assert left is not None and publisher not in told_by(left) and len(left.reports) == 2


def test_a_call_put_on_the_right_day_joins_the_others(full: Archive) -> None:
    late = call(full, "example-news.org", "2025-03-05")
    made = correct(full, late.id, "when", "2025-03-04")
    joined = full.reader.event(late.id)
    assert joined is not None
    assert told_by(joined) == {
        *("example-news.org", "elysee.fr", "regjeringen.no", "example-wire.org"),
    }
    assert "when" in joined.judged.corrected
    assert full.timeline(Filter(acts=("call",), since="2025-03-05")) == ()
    decide(full, "undo", made[0].id)
    apart = full.reader.event(late.id)
    assert apart is not None and apart.when is not None
    assert (apart.id, apart.when.start, len(apart.reports)) == (late.id, "2025-03-05", 1)
    assert apart.judged.corrected == ()


def test_an_undone_date_is_looked_up_by_the_day_that_was_read(
    archive: Archive, reader: Cached
) -> None:
    put(archive, reader, "oslo-release")
    made = correct(archive, call(archive, "regjeringen.no").id, "when", "2025-02-20")
    decide(archive, "undo", made[0].id)
    put(archive, reader, "paris-release")
    assert told_by(call(archive, "elysee.fr")) == {"regjeringen.no", "elysee.fr"}


def test_a_judged_report_is_judged_for_what_comes_later(archive: Archive, reader: Cached) -> None:
    put(archive, reader, "next-day")
    correct(archive, call(archive, "example-news.org", "2025-03-05").id, "when", "2025-03-04")
    put(archive, reader, "oslo-release", "paris-release")
    assert len(call(archive, "elysee.fr").reports) == 3


def test_a_corrected_act_brings_its_channel_and_codes(full: Archive) -> None:
    event = call(full, "example-news.org", "2025-03-05")
    correct(full, event.id, "act", "meeting")
    met = full.reader.event(event.id)
    assert met is not None
    assert (met.act, met.channel, met.judged.corrected) == ("meeting", "meeting", ("act",))
    codes = lexicon.load(None).acts["meeting"].codes
    assert (met.plover, met.cameo, met.quad) == (codes.plover_type, codes.cameo, codes.quad)
    assert met.reports[0].act == "call", "what was read is kept"
    assert met.id in {found.id for found in full.timeline(Filter(acts=("meeting",)))}
    correct(full, event.id, "act", "expel")
    expelled = full.reader.event(event.id)
    assert expelled is not None
    assert (expelled.act, expelled.channel) == ("expel", None), "the later correction holds"


def test_a_corrected_place_and_certainty(full: Archive) -> None:
    visit = one(full, acts=("visit",), certainties=("happened",))
    correct(full, visit.id, "place", "Lyon")
    correct(full, visit.id, "certainty", "planned")
    (moved,) = full.timeline(Filter(acts=("visit",), certainties=("planned",)))
    assert (moved.id, moved.place, moved.place_country) == (visit.id, "Lyon", "FRA")
    assert moved.judged.corrected == ("place", "certainty")
    assert moved.reports[0].place == "Paris"
    correct(full, visit.id, "place", "Oslo")
    (moved,) = full.timeline(Filter(acts=("visit",), certainties=("planned",)))
    assert moved.place_country == "NOR"


# ------------------------------------------------------------------ correct: the others


def test_a_corrected_commitment(full: Archive) -> None:
    promised = invitation(full)
    correct(full, promised.id, "status", "declined")
    made = correct(full, promised.id, "due", "2025-06")
    found = invitation(full)
    assert (found.status, found.judged.corrected) == ("declined", ("status", "due"))
    assert found.due is not None and (found.due.start, found.due.end) == (
        *("2025-06-01", "2025-06-30"),
    )
    assert full.commitments(Filter(statuses=("declined",))) == full.commitments(
        Filter(kinds=("invitation",))
    )
    decide(full, "undo", made[0].id)
    assert (invitation(full).due, invitation(full).status) == (None, "declined")
    correct(full, promised.id, "kind", "offer")
    assert full.commitments(Filter(kinds=("invitation",))) == ()
    assert full.commitments(Filter(kinds=("offer",)))[0].judged.corrected == ("status", "kind")


def test_a_corrected_actor_goes_by_its_name_and_country_everywhere(full: Archive) -> None:
    (navy,) = full.actors(ALL, "navy")
    correct(full, navy.who.id, "name", "Royal Norwegian Navy")
    (named,) = full.actors(ALL, "Royal Norwegian")
    made = correct(full, named.who.id, "country", "Norway")
    (found,) = full.actors(ALL, "Royal Norwegian")
    assert (found.who.name, found.who.country) == ("Royal Norwegian Navy", "NOR")
    assert found.judged.corrected == ("name", "country")
    event = one(full, acts=("decline-comment",), countries=("NOR",))
    assert [(who.name, who.country) for who in event.actors] == [("Royal Norwegian Navy", "NOR")]
    decide(full, "undo", made[0].id)
    assert full.timeline(Filter(acts=("decline-comment",), countries=("NOR",))) == ()


def test_a_known_person_of_another_country(full: Archive) -> None:
    (eide,) = full.actors(ALL, "Eide")
    correct(full, eide.who.id, "country", "Denmark")
    (moved,) = full.actors(ALL, "Eide")
    assert moved.who.country == "DNK"
    assert full.timeline(Filter(dyad=("DNK", "FRA"), acts=("call",)))


def test_a_corrected_statement(full: Archive) -> None:
    said = statement(full, "joint patrols")
    correct(full, said.id, "act", "promise")
    correct(full, said.id, "topics", "military-cooperation, maritime")
    correct(full, said.id, "made", "2025-03-03")
    found = statement(full, "joint patrols")
    assert (found.act, found.topics) == ("promise", ("military-cooperation", "maritime"))
    assert found.made is not None and found.made.start == "2025-03-03"
    assert found.judged.corrected == ("act", "topics", "made")
    statements = full.reader.statements
    assert [s.id for s in statements(Filter(acts=("promise",)))] == [said.id]
    assert said.id not in {s.id for s in statements(Filter(acts=(said.act,)))}
    assert said.id in {s.id for s in statements(Filter(topic="maritime"))}
    assert [s.id for s in statements(Filter(until="2025-03-03", since="2025-03-01"))] == [said.id]
    accounts = full.show(call(full, "elysee.fr").id)
    assert isinstance(accounts, Contact)
    acts = {s.id: s.act for side in accounts.sides for s in side.statements}
    assert acts[said.id] == "promise"
    paper = full.reader.paper(found.words.source.document)
    assert paper is not None
    read = next(s for s in paper.reading.statements if s.id == said.id)
    assert read.act == said.act, "what was read is kept"


def test_a_corrected_position(full: Archive) -> None:
    stand = position(full, "the decision").stands[0]
    correct(full, stand.id, "stance", "opposes")
    correct(full, stand.id, "topic", "maritime")
    course = position(full, "the decision")
    assert (course.topic, course.stands[0].stance) == ("maritime", "opposes")
    assert course.stands[0].judged.corrected == ("stance", "topic")
    assert [c.topic for c in full.positions(Filter(topic="maritime"))] == ["maritime"]
    assert stand.id in {s.id for c in full.positions(Filter(kinds=("opposes",))) for s in c.stands}
    assert stand.id not in {
        s.id for c in full.positions(Filter(kinds=("supports",))) for s in c.stands
    }


# ------------------------------------------------------------------ merge, split


def test_two_events_that_are_one(full: Archive) -> None:
    first, second = call(full, "elysee.fr"), call(full, "example-news.org", "2025-03-05")
    made = decide(full, "merge", first.id, other=second.id)
    joined = full.reader.event(second.id)
    assert joined is not None and len(joined.reports) == 4
    assert joined.judged.verdict == "merge"
    with pytest.raises(JudgementError, match="one already"):
        decide(full, "merge", first.id, other=second.id)
    undone = decide(full, "undo", made[0].id)
    assert len(call(full, "elysee.fr").reports) == 3
    decide(full, "undo", undone[0].id)
    joined = full.reader.event(second.id)
    assert joined is not None and len(joined.reports) == 4, "the undoing is undone"


def test_one_report_that_tells_of_something_else(full: Archive) -> None:
    event = call(full, "elysee.fr")
    wire = report(event, "example-wire.org")
    made = decide(full, "split", event.id, other=wire)
    apart = full.reader.event(wire)
    assert apart is not None and told_by(apart) == {"example-wire.org"}
    assert told_by(call(full, "elysee.fr")) == {"elysee.fr", "regjeringen.no"}
    assert {pair.other for pair in made} == {wire} and len(made) == 2
    undone = decide(full, "undo", made[0].id)
    assert len(undone) == 2, "what was decided at once is taken back at once"
    assert len(call(full, "elysee.fr").reports) == 3


def test_the_later_of_split_and_merge_holds(full: Archive) -> None:
    event = call(full, "elysee.fr")
    paris, wire = report(event, "elysee.fr"), report(event, "example-wire.org")
    decide(full, "split", event.id, other=wire)
    decide(full, "merge", wire, other=paris)
    joined = full.reader.event(wire)
    assert joined is not None
    assert told_by(joined) == {"elysee.fr", "regjeringen.no", "example-wire.org"}


def test_actors_merged_and_parted(full: Archive) -> None:
    (navy,), (reporters,) = full.actors(ALL, "navy"), full.actors(ALL, "reporters")
    made = decide(full, "merge", navy.who.id, other=reporters.who.id)
    (joined,) = full.actors(ALL, "reporters")
    assert joined.who.id in {who.who.id for who in full.actors(ALL, "navy")}
    assert {joined.who.name, *joined.aliases} == {"navy", "reporters"}
    decide(full, "undo", made[0].id)
    assert full.actors(ALL, "navy") == (navy,)
    assert full.actors(ALL, "reporters") == (reporters,)


def test_one_signature_parted_from_an_actor(full: Archive) -> None:
    targets = {}
    for profile in full.actors(ALL):
        found = full.reader.targets(profile.who.id)
        if len(found) > 1:
            targets[profile.who.id] = [name for _, name, _ in found]
    name, signatures = sorted(targets.items())[0]
    decide(full, "split", name, other=signatures[-1])
    people = {
        full.reader.actor(signature).who.id  # type: ignore[union-attr]
        for signature in signatures
    }
    assert len(people) == 2


def test_commitments_merged_and_parted(full: Archive) -> None:
    promised = invitation(full)
    tellings = [name for _, name, _ in full.reader.targets(promised.id)]
    assert len(tellings) == 2
    made = decide(full, "split", promised.id, other=tellings[-1])
    found = full.commitments(Filter(kinds=("invitation",)))
    assert len(found) == 2
    decide(full, "merge", found[0].id, other=found[1].id)
    assert len(full.commitments(Filter(kinds=("invitation",)))) == 1
    decide(full, "undo", made[0].id)
    assert invitation(full).id == promised.id


# ------------------------------------------------------------------ several judgements


def test_two_people_contradict_each_other_and_both_stay(full: Archive) -> None:
    event = call(full, "example-news.org", "2025-03-05")
    decide(full, "confirm", event.id, who="Ada")
    rejected = decide(full, "reject", event.id, who="Bo", why="never took place")
    assert full.reader.event(event.id) is None
    every = full.reader.judgements(event.id)
    assert [(j.who, j.verdict) for j in every] == [("Ada", "confirm"), ("Bo", "reject")]
    decide(full, "undo", rejected[0].id, who="Ada")
    back = full.reader.event(event.id)
    assert back is not None and (back.judged.who, back.judged.verdict) == ("Ada", "confirm")
    assert full.reader.judgements(event.id)[:2] == every, "nothing is overwritten"
    assert len(full.reader.judgements()) == 3


def test_an_undoing_is_undone_and_not_twice(full: Archive) -> None:
    event = call(full, "example-news.org", "2025-03-05")
    (made,) = correct(full, event.id, "when", "2025-03-06")
    (undone,) = decide(full, "undo", made.id)
    with pytest.raises(JudgementError, match="undone already"):
        decide(full, "undo", made.id)
    decide(full, "undo", undone.id)
    again = full.reader.event(event.id)
    assert again is not None and again.when is not None and again.when.start == "2025-03-06"
    with pytest.raises(JudgementError, match="undone already"):
        decide(full, "undo", undone.id)
    decide(full, "undo", made.id)
    as_read = full.reader.event(event.id)
    assert as_read is not None and as_read.when == event.when


@pytest.mark.parametrize(
    ("verdict", "more", "problem"),
    [
        ("confirm", {"who": " "}, "Nobody is named"),
        ("correct", {"field": "colour", "value": "red"}, "no field 'colour'.*act, when"),
        ("correct", {"field": "when", "value": "Tuesday"}, "no date"),
        ("correct", {"field": "when", "value": "2025-02-30"}, "no date of the calendar"),
        ("correct", {"field": "certainty", "value": "sure"}, "no certainty; there are: happened"),
        ("correct", {"field": "act", "value": "teleport"}, "no act of the lexicon"),
        ("correct", {"field": "act", "value": ""}, "cannot be empty"),
        ("correct", {"field": "background", "value": "maybe"}, "no background"),
        ("correct", {"field": "when"}, "needs a field and its value"),
        ("merge", {}, "needs two records"),
        ("merge", {"other": "e-nothing"}, "nothing in the record has this id"),
        ("split", {"other": None}, "needs two records"),
    ],
)
def test_what_cannot_be_is_refused(
    full: Archive, verdict: str, more: dict[str, Any], problem: str
) -> None:
    event = call(full, "elysee.fr")
    with pytest.raises(JudgementError, match=problem):
        decide(full, verdict, event.id, **more)
    assert full.reader.judgements() == (), "nothing of it is written"


def test_unknown_ids_and_unlike_kinds_are_refused(full: Archive) -> None:
    event, promised = call(full, "elysee.fr"), invitation(full)
    said = statement(full, "joint patrols")
    for verdict in ("confirm", "reject", "undo"):
        with pytest.raises(JudgementError, match="e-nothing"):
            decide(full, verdict, "e-nothing")
    with pytest.raises(JudgementError, match=r"of kind event.*of kind commitment"):
        decide(full, "merge", event.id, other=promised.id)
    with pytest.raises(JudgementError, match="one document's own"):
        decide(full, "split", said.id, other=statement(full, "would send two").id)
    with pytest.raises(JudgementError, match="name one of its reports"):
        decide(full, "split", event.id, other=event.id)
    for target, field, value in (
        (said.id, "act", "sing"),
        (said.id, "topics", "maritime,tulips"),
        (position(full, "the decision").stands[0].id, "stance", "likes"),
        (promised.id, "kind", "wish"),
        (promised.id, "status", "done"),
        (full.actors(ALL, "Eide")[0].who.id, "country", "Atlantis"),
        (full.actors(ALL, "Eide")[0].who.id, "name", " "),
    ):
        with pytest.raises(JudgementError):
            correct(full, target, field, value)
    assert full.reader.judgements() == ()


# ------------------------------------------------------------------ lives of commitments


def test_an_invitation_is_open_again_when_the_visit_is_rejected(full: Archive) -> None:
    kept = invitation(full)
    visit = next(stage.event for stage in kept.stages if stage.status == "kept")
    assert visit is not None
    (made,) = decide(full, "reject", visit)
    assert (invitation(full).status, invitation(full).stages) == ("open", ())
    decide(full, "undo", made.id)
    assert invitation(full) == kept


def test_an_invitation_is_open_again_when_the_visit_was_before_it(full: Archive) -> None:
    visit = next(stage.event for stage in invitation(full).stages if stage.status == "kept")
    assert visit is not None
    correct(full, visit, "when", "2024-04-09")
    assert (invitation(full).status, invitation(full).stages) == ("open", ())


class Without(Cached):
    """A reader that overlooks every event of some acts."""

    acts: tuple[str, ...] = ()

    def read(self, document: Document) -> Reading:
        reading = super().read(document)
        kept = tuple(event for event in reading.events if event.act not in self.acts)
        ids = {event.id for event in kept}
        contacts = tuple(one for one in reading.contacts if one.event in ids)
        return replace(reading, events=kept, contacts=contacts)


def overlooking(reader: Cached, *acts: str) -> Without:
    made = Without(reader.reader)
    made._kept, made.acts = reader._kept, acts
    return made


def test_an_invitation_is_open_again_when_the_visit_is_not_read_any_more(
    full: Archive, reader: Cached
) -> None:
    writer = full.store.writer()
    list(reread([document("visit").id], overlooking(reader, "visit"), full.reader, writer))
    settle(writer)
    assert check(full.store) == ()
    assert invitation(full).status == "open"
    list(reread([document("visit").id], reader, full.reader, writer))
    settle(writer)
    assert invitation(full).status == "kept"


# ------------------------------------------------------------------ through re-readings


class Renamed(Cached):
    """A newer reader: the same words, other ids and another act for calls."""

    def read(self, document: Document) -> Reading:
        reading = super().read(document)
        events = tuple(
            replace(event, id=event.id + "0", confidence=0.5) for event in reading.events
        )
        contacts = tuple(replace(one, event=one.event + "0") for one in reading.contacts)
        return replace(reading, events=events, contacts=contacts)


def test_judgements_survive_a_re_reading(full: Archive, reader: Cached) -> None:
    event = call(full, "example-news.org", "2025-03-05")
    (made,) = correct(full, event.id, "when", "2025-03-06")
    rejected = decide(full, "reject", one(full, acts=("expel",)).id)
    newer = Renamed(reader.reader)
    newer._kept = reader._kept
    writer = full.store.writer()
    done = list(reread(full.reader.read_documents(), newer, full.reader, writer))
    settle(writer)
    assert check(full.store) == ()
    assert [orphan for each in done for orphan in each.orphans] == []
    moved = full.reader.event(event.id + "0")
    assert moved is not None and moved.when is not None
    assert (moved.when.start, moved.judged.corrected) == ("2025-03-06", ("when",))
    assert full.timeline(Filter(acts=("expel",))) == ()
    every = full.reader.judgements()
    assert [(j.id, j.who, j.when, j.value) for j in every] == [
        (j.id, j.who, j.when, j.value) for j in (made, *rejected)
    ], "the judgements themselves are as they were made"
    decide(full, "undo", made.id)
    back = full.reader.event(event.id + "0")
    assert back is not None and back.when == event.when


def test_a_judgement_whose_record_is_gone_is_told_and_kept(full: Archive, reader: Cached) -> None:
    visit = one(full, acts=("visit",), certainties=("happened",))
    (made,) = decide(full, "confirm", visit.id)
    writer = full.store.writer()
    (done,) = reread([document("visit").id], overlooking(reader, "visit"), full.reader, writer)
    settle(writer)
    assert done.orphans == (made.id,)
    assert [judgement.id for judgement in full.reader.judgements()] == [made.id]
    list(reread([document("visit").id], reader, full.reader, writer))
    settle(writer)
    assert one(full, acts=("visit",), certainties=("happened",)).judged.verdict == "confirm"


def test_judgements_hold_whatever_the_order_of_documents(reader: Cached, tmp_path: Path) -> None:
    told = []
    for number, names in enumerate((("oslo-release", "next-day"), ("next-day", "oslo-release"))):
        with Archive.open(tmp_path / f"{number}.db", create=True) as archive:
            put(archive, reader, *names)
            late = call(archive, "example-news.org", "2025-03-05")
            correct(archive, late.id, "when", "2025-03-04")
            put(archive, reader, "paris-release", "wire")
            (event,) = archive.timeline(CALLS)
            told.append((event.id, event.act, event.when, event.publishers, event.confidence))
    assert told[0] == told[1]
    assert len(told[0][3]) == 4


def test_a_report_leaves_its_event_whichever_is_named_first(full: Archive) -> None:
    event = call(full, "elysee.fr")
    wire = report(event, "example-wire.org")
    decide(full, "split", wire, other=event.id)
    assert told_by(call(full, "elysee.fr")) == {"elysee.fr", "regjeringen.no"}
    apart = full.reader.event(wire)
    assert apart is not None and told_by(apart) == {"example-wire.org"}


# ------------------------------------------------------------------ what was found wanting


def test_a_merge_lifts_what_was_split_before(full: Archive) -> None:
    event = call(full, "elysee.fr")
    own = next(told.id for told in event.reports if told.id != event.id)
    decide(full, "split", event.id, other=own)
    left = full.reader.event(event.id)
    assert left is not None and own not in {told.id for told in left.reports}
    made = decide(full, "merge", event.id, other=own)
    again = full.reader.event(event.id)
    assert again is not None and len(again.reports) == len(event.reports)
    decide(full, "undo", made[0].id)
    apart = full.reader.event(event.id)
    assert apart is not None and own not in {told.id for told in apart.reports}


def test_kinds_of_actors_are_known_ones(full: Archive) -> None:
    actor = full.actors(ALL, "Macron")[0].who.id
    with pytest.raises(JudgementError, match="'wizard' is no kind; there are: person"):
        correct(full, actor, "kind", "wizard")
    correct(full, actor, "kind", "office")
    assert full.actors(ALL, "Macron")[0].who.kind == "office"


def test_accounts_are_told_as_their_statements_were_judged(full: Archive) -> None:
    contact = full.compare(call(full, "elysee.fr").id, ALL)[0]
    said = contact.sides[0].statements[0]
    decide(full, "reject", said.id)
    again = full.compare(contact.event.id, ALL)[0]
    assert said.id not in {one.id for side in again.sides for one in side.statements}
