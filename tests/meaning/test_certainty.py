"""Denied, negated, conditional, possible, planned and proposed kept apart from happened."""

from __future__ import annotations

import pytest

from tests.meaning.conftest import Read

CASES = [
    ("The Kremlin denied that Russia had threatened Ukraine.", "threaten", "denied"),
    ("If Russia attacked Poland, Washington would impose sanctions.", "attack", "conditional"),
    ("If Russia attacked Poland, Washington would impose sanctions.", "sanction", "conditional"),
    ("Russia did not attack Ukraine.", "attack", "negated"),
    ("The Chinese president is due to visit Ankara next week.", "visit", "planned"),
    ("The minister will visit Nairobi in June.", "visit", "planned"),
    ("Erdogan met Scholz in Berlin on Friday.", "meeting", "happened"),
    ("Erdogan may meet Scholz in Berlin on Friday.", "meeting", "possible"),
    ("France urged Israel to withdraw from the town.", "withdraw", "proposed"),
    ("Iran refused to release the two prisoners.", "release", "negated"),
    ("The army has never shelled the village.", "shell", "negated"),
    ("Brazil plans to send a delegation to Caracas.", "send-delegation", "planned"),
    ("Macron said France would send troops to Niger.", "deploy", "planned"),
    ("The rebels are attacking the airport.", "attack", "ongoing"),
    ("The rebels failed to capture the city of Goma.", "seize-territory", "negated"),
    ("Poland threatened to expel three Belarusian diplomats.", "expel", "possible"),
]


@pytest.mark.parametrize(("text", "act", "certainty"), CASES)
def test_certainty(read: Read, text: str, act: str, certainty: str) -> None:
    found = [(event.act, event.certainty) for event in read(text).events]
    assert (act, certainty) in found


@pytest.mark.parametrize(("text", "act", "certainty"), CASES)
def test_only_what_happened_is_told_as_happened(
    read: Read, text: str, act: str, certainty: str
) -> None:
    if certainty == "happened":
        return
    wrong = [e.act for e in read(text).events if e.act == act and e.certainty == "happened"]
    assert not wrong


def test_a_declined_invitation_is_no_visit(read: Read) -> None:
    events = read("The Indian prime minister declined an invitation to visit Lahore.").events
    assert any(event.act == "decline" for event in events)
    assert not any(event.act == "visit" and event.certainty == "happened" for event in events)


def test_called_off_talks_did_not_take_place(read: Read) -> None:
    events = read("Washington called off the talks with Pyongyang.").events
    assert not any(
        event.act in ("meeting", "negotiate") and event.certainty == "happened" for event in events
    )
    assert any(event.act == "cancel" for event in events)
