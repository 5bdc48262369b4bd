"""Transcripts: every turn is a statement of whom its label names."""

from __future__ import annotations

from dragoman.documents import Given, build
from dragoman.pipeline import Reader
from dragoman.records import Reading, Statement
from tests.meaning.conftest import Read, names

TALK = """The two ministers met in Lima.

Foreign Minister of Chile Ana Ruiz: Good morning. I am glad to see you.

We invite you to visit Santiago in July.

Foreign Minister of Norway Jens Holm: Thank you, Madam Minister. We condemn the attack.
(Applause.)
I spoke with President Lula yesterday.

Ana Ruiz: Thank you.
"""
BRIEFING = """QUESTION: Has the government lifted the ban?

MS. LEDERER: We have not. The minister called his Danish counterpart on Monday.

QUESTION: Will he travel?

MS. LEDERER: I have nothing to announce.
"""


def turns(reading: Reading) -> list[Statement]:
    """The statements that no word of saying reports."""
    return [s for s in reading.statements if s.cue is None and s.manner == "direct"]


def test_turns_are_direct_statements_of_the_labelled(read: Read) -> None:
    reading = read(TALK)
    found = [(s.source[0].text, names(reading, s.speakers)[0]) for s in turns(reading)]
    assert [who for _, who in found] == ["Ana Ruiz", "Jens Holm", "Ana Ruiz"]
    assert found[0][0] == "Foreign Minister of Chile Ana Ruiz"
    assert all(s.act == "state" and s.confidence > 0.8 for s in turns(reading))


def test_content_is_the_turn_by_paragraph(read: Read) -> None:
    first, second, _ = turns(read(TALK))
    assert [span.text for span in first.content] == [
        "Good morning. I am glad to see you.",
        "We invite you to visit Santiago in July.",
    ]
    assert "Applause" not in " ".join(span.text for span in second.content)
    for span in (*first.content, *second.content, *first.source):
        assert TALK[span.start : span.end] == span.text


def test_i_we_and_you_are_who_speaks_and_who_is_spoken_to(read: Read) -> None:
    reading = read(TALK)
    (owed,) = [c for c in reading.commitments if c.kind == "invitation"]
    assert names(reading, owed.giver) == ["Chile"]
    assert names(reading, owed.taker) == ["Jens Holm"]
    assert owed.due is not None and owed.due.start == "2024-07-01"
    (talk,) = [e for e in reading.events if "Lula" in names(reading, e.recipients)]
    assert names(reading, talk.actors) == ["Jens Holm"]
    assert talk.according_to == (turns(reading)[1].id,)
    assert not [a for a in reading.actors if any(m.text == "Madam Minister" for m in a.mentions)
                and a.name != "Ana Ruiz"]  # fmt: skip


def test_questions_are_asked_by_nobody_named(read: Read) -> None:
    reading = read(BRIEFING)
    found = turns(reading)
    assert [s.act for s in found] == ["ask", "state", "ask", "state"]
    assert [bool(s.speakers) for s in found] == [False, True, False, True]
    assert found[0].reason
    assert len({s.speakers for s in found[1::2]}) == 1
    assert "LEDERER" in names(reading, found[1].speakers)[0]


def test_answers_are_those_of_the_one_person_named_above(read: Read) -> None:
    reading = read(
        "Interview of Foreign Minister Olga Marin with a newspaper.\n\nQ: Will you go?\n\n"
        "A: I will. We told our partners so.\n\nQ: When?\n\nA: In July."
    )
    assert [names(reading, s.speakers) for s in turns(reading)] == [
        [], ["Olga Marin"], [], ["Olga Marin"],
    ]  # fmt: skip


def test_an_address_has_one_label(read: Read) -> None:
    reading = read(
        "The president addressed the guests.\n\nPresident of Chile Ana Ruiz: Friends, I thank you "
        "all. Our country stands by Peru."
    )
    assert [names(reading, s.speakers) for s in turns(reading)] == [["Ana Ruiz"]]


def test_lists_of_people_are_no_transcripts(read: Read) -> None:
    for text in (
        "Three to watch.\n\nAna Ruiz: The Chilean minister wants a truce.\n\nJens Holm: The "
        "Norwegian premier has promised aid.\n\nOlga Marin: The envoy is expected to speak first.",
        "Foreign Minister: Anna Beck\nDefence Minister: Karl Roth\n\nThe cabinet was sworn in.",
        "Greece: The vote was held on Sunday.\n\nItaly: We know little of the count.",
    ):
        assert not turns(read(text)), text


def test_a_release_in_the_first_person_is_its_authors(reader: Reader) -> None:
    text = (
        "Statement by Foreign Minister Ana Ruiz\n\nI condemn the attack on the peacekeepers in the "
        "strongest terms. I have spoken to the Lebanese foreign minister about it and to the force "
        "commander.\n\nChile stands with the families of those who were wounded in the south today."
    )
    reading = reader.read(build(text, Given(published="2024-05-10"), reader.settings))
    first = turns(reading)[0]
    assert names(reading, first.speakers) == ["Ana Ruiz"]
    assert first.source[0].text == "Foreign Minister Ana Ruiz"
    assert len(first.content) == 2
    (event,) = [event for event in reading.events if event.act == "condemn"]
    assert names(reading, event.actors) == ["Ana Ruiz"]
