"""Events: who did what to whom in every shape of clause."""

from __future__ import annotations

import pytest

from tests.meaning.conftest import Read, names

# text, act, who, whom: words that the actors' names must contain
ROLES = [
    ("Macron phoned Zelensky on Tuesday.", "call", "Macron", "Zelensky"),
    ("Macron held a phone call with Zelensky.", "call", "Macron", "Zelensky"),
    ("A phone call was held between Macron and Zelensky.", "call", "Macron", "Zelensky"),
    ("Macron, who spoke with Zelensky by phone, is in Rome.", "call", "Macron", "Zelensky"),
    ("The ambassador was expelled by Lithuania.", "expel", "Lithuania", "ambassador"),
    ("Kenya condemned and sanctioned the militia.", "condemn", "Kenya", "militia"),
    ("Tokyo promised to invite the Peruvian president.", "invite", "Tokyo", "Peru"),
    ("Prime Minister Modi was invited to Paris by President Macron.", "invite", "Macron", "Modi"),
    ("The arrest of the opposition leader by Turkish police drew protests.", "arrest", "police",
     "opposition leader"),
    ("Israel’s attack on the port killed four sailors.", "attack", "Israel", "port"),
    ("Troops loyal to the general seized the town of Sebha.", "seize-territory", "roops", "Sebha"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "act", "who", "whom"), ROLES)
def test_roles(read: Read, text: str, act: str, who: str, whom: str) -> None:
    reading = read(text)
    events = [event for event in reading.events if event.act == act]
    assert events, [event.act for event in reading.events]
    event = events[0]
    parties = names(reading, event.actors) + names(reading, event.recipients)
    spoken = " | ".join([*parties, *(span.text for span in event.evidence)])
    if event.codes.plover_type == "CONSULT":
        assert any(who in name for name in parties)
        assert any(whom in name for name in parties)
    else:
        assert any(who in name for name in names(reading, event.actors)), spoken
        assert whom in " ".join(names(reading, event.recipients)) or whom in spoken


def test_an_event_told_by_somebody_says_so(read: Read) -> None:
    reading = read("The ministry said that Chad had expelled the German ambassador.")
    (event,) = [e for e in reading.events if e.act == "expel"]
    assert event.according_to
    (statement,) = [s for s in reading.statements if s.id in event.according_to]
    assert statement.act == "state"


def test_an_event_in_the_reporters_own_voice_is_according_to_nobody(read: Read) -> None:
    reading = read("Chad expelled the German ambassador on Friday.")
    (event,) = [e for e in reading.events if e.act == "expel"]
    assert event.according_to == ()
    assert event.when is not None
    assert event.when.start == "2024-05-10"


def test_what_lies_far_back_is_background(read: Read) -> None:
    reading = read(
        "Erdogan met Mitsotakis in Ankara on Thursday.\n"
        "The two countries had broken off talks in 2016. Greece expelled the envoy in July 2016."
    )
    (meeting,) = [e for e in reading.events if e.act == "meeting"]
    (expelled,) = [e for e in reading.events if e.act == "expel"]
    assert not meeting.background
    assert expelled.background


def test_evidence_is_verbatim_and_begins_with_the_trigger(read: Read) -> None:
    text = "On Monday, Lula held a long phone call with Petro."
    reading = read(text)
    (event,) = [e for e in reading.events if e.act == "call"]
    assert "call" in event.evidence[0].text
    for span in event.evidence:
        assert text[span.start : span.end] == span.text


# text, act, its certainty, the first day of the act (None: no day is told)
DAYS = [
    ("A spokesman said the two armies had agreed to open talks in late June.", "agree",
     "happened", None),
    ("Peru agreed to lend Bolivia the money last week.", "agree", "happened", "2024-04-29"),
    ("Turkey invited the queen to visit Ankara in July.", "invite", "happened", None),
    ("Turkey invited the queen to visit Ankara in July.", "visit", "proposed", "2024-07-01"),
    ("Norway pledged on Tuesday to send tanks to Chad.", "pledge", "happened", "2024-05-07"),
    ("Norway pledged on Tuesday to send tanks to Chad.", "supply-arms", "planned", None),
    ("India urged Pakistan to show restraint on Monday.", "appeal", "happened", "2024-05-06"),
    ("Denmark and Norway agreed on fishing quotas for next year.", "agree", "happened", None),
    ("Chile announced that it would reopen its embassy in Quito in June.", "open-embassy",
     "planned", "2024-06-01"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "act", "certainty", "day"), DAYS)
def test_a_day_belongs_to_what_lies_ahead_or_to_the_word(
    read: Read, text: str, act: str, certainty: str, day: str | None
) -> None:
    (event,) = [event for event in read(text).events if event.act == act]
    assert event.certainty == certainty
    assert (event.when.start if event.when else None) == day


def test_who_is_invited_is_to_visit(read: Read) -> None:
    reading = read("Sheikh Abdullah invited Dr. Mwangi to visit Abu Dhabi at her convenience.")
    (event,) = [event for event in reading.events if event.act == "visit"]
    assert names(reading, event.actors) == ["Mwangi"]


def test_a_chancellor_is_none_of_both_sides(read: Read) -> None:
    reading = read(
        "Russia rejected a Ukrainian proposal on Tuesday. Germany’s chancellor called on both "
        "sides to return to the table."
    )
    (event,) = [event for event in reading.events if event.act == "appeal"]
    assert set(names(reading, event.recipients)) == {"Russia", "Ukraine"}


def test_a_capital_of_two_words_is_a_government(read: Read) -> None:
    reading = read("Mogadishu accused Addis Ababa of violating its sovereignty.")
    (actor,) = [actor for actor in reading.actors if actor.name == "Addis Ababa"]
    assert (actor.kind, actor.country) == ("government", "ETH")


def test_a_day_is_no_party(read: Read) -> None:
    reading = read("The European Union on Friday extended its sanctions against Belarus.")
    (event,) = [event for event in reading.events if event.act == "sanction"]
    assert names(reading, event.recipients) == ["Belarus"]


def test_a_word_that_is_kept_was_given_before(read: Read) -> None:
    assert not read("“We keep our promises,” the minister said.").commitments


def test_what_somebody_is_thanked_for_is_his(read: Read) -> None:
    reading = read("Greece thanked Oman for its mediation.")
    (event,) = [event for event in reading.events if event.act == "mediate"]
    assert names(reading, event.actors) == ["Oman"]


def test_the_counterpart_is_the_other_of_the_two(read: Read) -> None:
    reading = read(
        "President Kassym-Jomart Tokayev spoke by telephone with President Aleksandar Vucic. "
        "Tokayev thanked his counterpart."
    )
    (event,) = [event for event in reading.events if event.act == "thank"]
    assert names(reading, event.recipients) == ["Aleksandar Vucic"]


def test_the_group_is_the_one_named_last(read: Read) -> None:
    reading = read("Kenyan troops clashed with al-Shabaab. The group denied losing any men.")
    assert names(reading, reading.statements[-1].speakers) == ["al-Shabaab"]


def test_governments_of_two_countries_are_both(read: Read) -> None:
    reading = read("The governments of Peru and Chile agreed to open a new crossing.")
    (event,) = [event for event in reading.events if event.act == "agree"]
    assert set(names(reading, event.actors + event.recipients)) == {"Peru", "Chile"}
    reading = read("The foreign ministers of Kenya and Chad met in Nairobi.")
    (event,) = [event for event in reading.events if event.act == "meeting"]
    assert len(event.actors + event.recipients) == 2


def test_a_rank_between_description_and_name(read: Read) -> None:
    reading = read(
        "Sudan's army chief, General Abdel Fattah al-Burhan, ruled out talks with the rebels, "
        "days after their leader told the BBC that he was ready to meet him."
    )
    first = reading.statements[0]
    assert names(reading, first.speakers) == ["Abdel Fattah al-Burhan"]
    assert first.content[0].text == "talks with the rebels"


def test_calls_with_two_are_two_calls_and_three_leaders(read: Read) -> None:
    reading = read(
        "President Lula had telephone conversations with President Macron and Prime Minister Modi. "
        "The leaders discussed trade."
    )
    calls = [names(reading, contact.parties) for contact in reading.contacts]
    assert calls == [["Lula", "Macron"], ["Lula", "Modi"]]
    (talk,) = [event for event in reading.events if event.act == "discuss"]
    assert len(talk.actors) == 3


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Following talks with Finnish President Alexander Stubb in Helsinki, Norwegian Prime "
            "Minister Jonas Gahr Store announced a new aid package.",
            {"Jonas Gahr Store", "Alexander Stubb"},
        ),
        (
            "Blinken flew to Amman following talks with President Sisi in Cairo.",
            {"Blinken", "Sisi"},
        ),
        ("Turkey lifted its veto after talks with Sweden.", {"Turkey", "Sweden"}),
    ],
)
def test_talks_told_beside_a_clause_are_of_whom_it_tells(
    read: Read, text: str, parties: set[str]
) -> None:
    (contact,) = [one for one in read(text).contacts if one.act == "meeting"]
    assert set(names(read(text), contact.parties)) == parties


@pytest.mark.parametrize(
    "text",
    ["The deal was announced after talks with Iran.", "Oil prices fell after talks with Iran."],
)
def test_talks_after_which_something_happened_are_of_nobody_told(read: Read, text: str) -> None:
    assert not read(text).contacts


def test_who_attends_is_no_party_to_the_others_there(read: Read) -> None:
    reading = read(
        "President Rao met Prime Minister Lind in Oslo. The meeting was attended by Foreign "
        "Minister Anna Berg, Defence Minister Karl Holm and Ambassador Priya Nair."
    )
    (contact,) = reading.contacts
    assert set(names(reading, contact.parties)) == {"Rao", "Lind"}
    reading = read("Anna Berg attended a meeting with Defence Minister Karl Holm in Oslo.")
    (contact,) = reading.contacts
    assert set(names(reading, contact.parties)) == {"Anna Berg", "Karl Holm"}


@pytest.mark.parametrize(
    ("text", "background"),
    [
        ("Putin and Erdogan have held talks regularly since 2003.", True),
        ("Macron met Scholz for the first time since January.", False),
        ("President Lind met King Felipe in Madrid, the first meeting since 2000.", False),
        ("Since May the foreign ministers of Chile and Peru have held talks often.", None),
    ],
)
def test_since_a_day_is_not_on_that_day(read: Read, text: str, background: bool | None) -> None:
    found = [event for event in read(text).events if event.act == "meeting"]
    assert found
    assert all(event.when is None or event.when.text == "" for event in found)
    assert background is None or [event.background for event in found] == [background]


def test_what_a_cancelled_deal_was_remains_told(read: Read) -> None:
    reading = read("Kenya cancelled the port deal it signed with Somaliland last year.")
    told = {event.act: event.certainty for event in reading.events}
    assert told["sign"] == "happened"
    planned = read("Kenya cancelled the talks to be held with Somaliland in May.")
    assert "happened" not in {e.certainty for e in planned.events if e.act == "meeting"}
