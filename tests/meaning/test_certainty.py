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
    # until, what one deed leads to, what was to have been
    (
        "Finland will not sell arms to Turkey until Ankara ratifies the treaty.",
        "ratify",
        "conditional",
    ),
    (
        "The minister insulted the envoy, prompting Madrid to recall its ambassador.",
        "recall-ambassador",
        "happened",
    ),
    ("The minister was to have visited Kabul this week.", "visit", "planned"),
    ("Ireland calls on Israel to respect the mandate.", "appeal", "happened"),
    # asked for, alleged, said by wishing to say it, looked forward to, long past
    ("Turkey demanded that Sweden arrest the protester.", "arrest", "proposed"),
    ("Mogadishu accused Ethiopia of attacking the port.", "attack", "possible"),
    (
        "The ministry wishes to announce that the minister met the Danish envoy.",
        "meeting",
        "happened",
    ),
    ("The king looks forward to receiving President Lula in Oslo.", "host", "planned"),
    (
        "Oman and Iran agreed to reopen their embassies, ten years after they broke off ties.",
        "break-relations",
        "happened",
    ),
    ("“I hereby invite the president to Lima,” said the minister.", "invite", "happened"),
    # denied
    ("Tehran denies having attacked the tanker.", "attack", "denied"),
    ("Ankara rejected claims that Turkish troops had shelled the village.", "shell", "denied"),
    ("The general denied ordering his soldiers to kill the prisoners.", "kill", "denied"),
    ("It is not true that Serbia attacked Kosovo, the minister said.", "attack", "negated"),
    # negated
    ("Ethiopian troops have not attacked the camp.", "attack", "negated"),
    ("Neither Seoul nor Tokyo has imposed sanctions on Yangon.", "sanction", "negated"),
    ("The Swedish prime minister has yet to visit Budapest.", "visit", "negated"),
    ("Hungary has no plans to send troops to Chad.", "deploy", "negated"),
    ("Kenya stopped short of imposing sanctions on Uganda.", "sanction", "negated"),
    ("The king left without meeting President Lula.", "meeting", "negated"),
    ("Biden and Xi did not meet in Geneva.", "meeting", "negated"),
    ("Chile never recognised the breakaway republic.", "recognise", "negated"),
    ("Police prevented the rebels from attacking the airport.", "attack", "negated"),
    ("The prisoners were not released by Iran.", "release", "negated"),
    # did not rule out
    ("Belgrade did not rule out sending troops to Kosovo.", "deploy", "possible"),
    ("The president did not rule out an attack on Iran.", "attack", "possible"),
    # conditional
    (
        "Unless Iran releases the prisoners, Canada will impose sanctions on Tehran.",
        "sanction",
        "conditional",
    ),
    (
        "Unless Iran releases the prisoners, Canada will impose sanctions on Tehran.",
        "release",
        "conditional",
    ),
    ("Japan would send troops to the island if China attacked Taiwan.", "deploy", "conditional"),
    ("Japan would send troops to the island if China attacked Taiwan.", "attack", "conditional"),
    ("Should Egypt attack Sudan, the union will suspend Cairo.", "attack", "conditional"),
    # planned
    (
        "The foreign minister of Peru is expected to visit Lima's ally Bolivia in May.",
        "visit",
        "planned",
    ),
    ("Xi is to meet Sheinbaum in Mexico City on Monday.", "meeting", "planned"),
    ("Germany has decided to withdraw its troops from Mali.", "withdraw", "planned"),
    ("Angola agreed to release the two journalists.", "release", "planned"),
    (
        "The chancellor announced that Austria would expel two Russian diplomats.",
        "expel",
        "planned",
    ),
    ("A planned visit by President Tokayev to Tashkent drew criticism.", "visit", "planned"),
    (
        "The Saudi and Houthi delegations are scheduled to hold talks in Doha on Sunday.",
        "meeting",
        "planned",
    ),
    ("Greece is preparing to send troops to Cyprus.", "deploy", "planned"),
    ("Two Russian diplomats will be expelled by Prague.", "expel", "planned"),
    # future in the past
    ("The spokesman said the president would meet Starmer in London.", "meeting", "planned"),
    ("The rebels promised that they would release the hostages.", "release", "planned"),
    # proposed
    ("Qatar offered to mediate between Hamas and Israel.", "mediate", "proposed"),
    ("The European Union called on Georgia to release the protesters.", "release", "proposed"),
    ("Norway proposed sending peacekeepers to Gaza.", "deploy", "proposed"),
    ("Lawmakers want Ottawa to impose sanctions on Minsk.", "sanction", "proposed"),
    ("India should recognise Palestine, the senator said.", "recognise", "proposed"),
    ("Lula invited Petro to visit Brasilia.", "visit", "proposed"),
    ("Brussels demanded that Serbia extradite the general.", "extradite", "proposed"),
    # possible
    ("Rwanda might withdraw its troops from Congo.", "withdraw", "possible"),
    ("Ethiopia could attack Eritrea, analysts warned.", "attack", "possible"),
    ("The cabinet is considering imposing sanctions on Georgia.", "sanction", "possible"),
    ("Officials fear that Azerbaijan will attack Armenia.", "attack", "possible"),
    ("The possibility of a Chinese attack on Taiwan worries Tokyo.", "attack", "possible"),
    ("Israel allegedly attacked the convoy.", "attack", "possible"),
    ("Ankara was accused of attacking the camp.", "attack", "possible"),
    ("Will Turkey attack the Kurdish militia?", "attack", "possible"),
    # called off, refused, failed
    ("Iraq called off the visit of the Kuwaiti minister to Baghdad.", "visit", "negated"),
    ("The visit of President Milei to Madrid was cancelled.", "visit", "negated"),
    ("The premier refused to meet the Hungarian delegation.", "meeting", "negated"),
    ("Lebanon declined to extradite the banker to France.", "extradite", "negated"),
    ("The army failed to retake the town.", "seize-territory", "negated"),
    # what is presupposed stands
    ("Turkey condemned the Israeli attack on Rafah.", "attack", "happened"),
    ("China refused to condemn the Russian invasion of Ukraine.", "offensive", "happened"),
    ("The deal negotiated by Norway may collapse.", "negotiate", "happened"),
    ("The council failed to act after Russia attacked Georgia.", "attack", "happened"),
    ("Mali managed to recapture the town of Kidal.", "seize-territory", "happened"),
    ("Three Belarusian diplomats were expelled by Poland.", "expel", "happened"),
    ("Canada went ahead and imposed sanctions on Haiti.", "sanction", "happened"),
    ("The minister regretted that Iran had attacked the ship.", "attack", "happened"),
    ("Sudan is still holding talks with the rebels.", "meeting", "ongoing"),
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
