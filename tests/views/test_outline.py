from __future__ import annotations

from dataclasses import replace

from dragoman.records import Contact, Date, Reading
from dragoman.views.outline import outline
from dragoman.views.wording import Words


def test_every_record_stands_under_one_heading(any_reading: Reading) -> None:
    plan = outline(any_reading, Words.of(any_reading))
    told = (*plan.contacts, *plan.happened, *plan.open, *plan.denied, *plan.background)
    events = [item.event if isinstance(item, Contact) else item.id for item in told]
    assert sorted(events) == sorted(event.id for event in any_reading.events)
    said = [statement.id for voices in plan.voices for statement in voices.statements]
    assert sorted(said) == sorted(statement.id for statement in any_reading.statements)
    actors = [actor.id for actor in (*plan.actors, *plan.named_only)]
    assert sorted(actors) == sorted(actor.id for actor in any_reading.actors)


def test_certainty_and_background_decide_the_heading(reading: Reading) -> None:
    plan = outline(reading, Words.of(reading))
    assert [contact.id for contact in plan.contacts] == ["c1"]
    assert [event.id for event in plan.happened] == ["e2"]
    assert [event.id for event in plan.open] == ["e3", "e5"]
    assert [event.id for event in plan.denied] == ["e4"]
    assert [event.id for event in plan.background] == ["e7", "e6"]


def test_open_dates_are_told_once_with_their_reason(undated: Reading) -> None:
    notes = outline(undated, Words.of(undated)).notes
    assert notes[0] == "Date left open: “Monday” – no publication date to count from."
    assert "--published" in notes[1]
    assert len(notes) == 2


def test_advice_that_a_reason_already_gives_is_not_repeated(undated: Reading) -> None:
    told = Date(None, None, "unknown", "May", None, "no year known; give one with --published")
    dated = replace(undated, times=(), contacts=(), events=())
    dated = replace(dated, positions=(replace(dated.positions[0], when=told),))
    notes = outline(dated, Words.of(dated)).notes
    assert notes == ("Date left open: “May” – no year known; give one with --published.",)


def test_a_dated_reading_needs_no_notes(reading: Reading) -> None:
    assert outline(reading, Words.of(reading)).notes == ()


def test_those_only_named_stand_apart(reading: Reading) -> None:
    plan = outline(reading, Words.of(reading))
    assert [actor.id for actor in plan.named_only] == ["a7"]
