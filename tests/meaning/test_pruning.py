"""What is no event: names given, habits of people at large, topics of talks, deeds of no one."""

from __future__ import annotations

import pytest

from tests.meaning.conftest import Read, names


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ('Lopez called Diaz "a clown".', "call"),
        ("Voters support the ban on smoking.", "support"),
        ("You cannot attack a country and expect peace.", "attack"),
        ("The minister has promising projects for the region.", "pledge"),
        ("Boric met Lula to discuss the border.", "discuss"),
        ("The cabinet protects the ports from attacks by pirates.", "attack"),
        ("Reporters who support the president were seated in front.", "support"),
    ],
)
def test_no_event(read: Read, text: str, act: str) -> None:
    assert act not in [event.act for event in read(text).events]


def test_a_called_person_was_phoned(read: Read) -> None:
    events = read("President Lopez called President Diaz on Monday.").events
    assert [event.act for event in events] == ["call"]


def test_the_day_of_the_condemning_is_not_that_of_the_attack(read: Read) -> None:
    reading = read("Ankara condemned the Israeli strikes on Rafah on Monday.")
    days = {e.act: e.when.start if e.when else None for e in reading.events}
    assert days["condemn"] == "2024-05-06"
    assert all(day is None for act, day in days.items() if act != "condemn")


def test_what_lies_ahead_is_planned(read: Read) -> None:
    reading = read("The summit between Norway and Iceland on June 12, 2024 drew wide interest.")
    assert {event.certainty for event in reading.events} <= {"planned"}


def test_the_doer_of_an_aggression(read: Read) -> None:
    (event,) = (
        e
        for e in read("Kyiv repelled the aggression of the Russian Federation.").events
        if e.act == "attack"
    )
    assert event.certainty == "happened"
    assert event.actors and not event.recipients


def test_two_counterparts_of_one_verb(read: Read) -> None:
    reading = read("Warsaw ordered the Russian ambassador to leave the country.")
    for event in reading.events:
        assert "Warsaw" not in names(reading, event.recipients)
