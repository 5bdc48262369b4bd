"""One wire in many papers is one text; two releases written to one formula are two."""

from __future__ import annotations

import itertools
import os
import random
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.documents.duplicates import SKETCH, canonical, same_text, sketch
from dragoman.records import Document

PARAGRAPHS = (
    "The foreign ministers of Norway and Chile agreed on Tuesday to open talks on fishing rights "
    "in the southern ocean, ending a dispute that has kept their fleets apart for three seasons.",
    "Speaking after a meeting in Bergen, the Norwegian minister, Ingrid Dahl, said that experts "
    "from both sides would meet before the end of May and “leave no question aside”.",
    "Her Chilean counterpart, Tomás Rojas, called the step a sign of trust. He said that his "
    "government would release the two trawlers that it has held in Punta Arenas since January.",
    "The vessels were stopped by the navy after they had entered waters that Chile claims for "
    "itself. Norway has always denied that they fished there and asked for damages.",
    "Fishing companies on both coasts welcomed the news. A spokesman for the owners in Tromsø said "
    "that 140 people could now go back to work, and that the season was not yet lost.",
    "The talks will be led by the deputy ministers, according to a joint statement. Observers from "
    "Iceland and Peru, which have claims of their own, are to be invited to the second round.",
    "A first attempt to settle the matter failed four years ago, when the parliament in Santiago "
    "refused to ratify a treaty that would have divided the grounds along the sixtieth parallel.",
    "Environmental groups warned that neither side had spoken of the whales, whose paths lead "
    "through the middle of the disputed grounds. They want a closed zone of 90 miles.",
    "Dahl said that she had heard the warning. “Nobody wants to win an empty sea,” she told "
    "reporters before she left for the airport.",
)
WIRE = "\n".join(PARAGRAPHS)
ADDED = (
    "Local anglers in Hordaland have long complained that foreign boats come too close to the "
    "coast in spring, and the county has bought a second patrol boat this year."
)
CALL = """President Ana Moreno had a phone conversation with {who}.
The leaders discussed the security situation in the region and the results of the recent meetings
of their advisers. Ana Moreno informed {who} about the course of the negotiations and thanked
{country} for its constant support of the sovereignty and territorial integrity of our state.
Special attention was paid to economic cooperation. The parties noted the growth of trade by
{share} percent and the importance of completing the construction of the bridge.
Ana Moreno invited {short} to pay a visit on {day}. The leaders agreed on further contacts."""
CALLS = (
    {"who": "Prime Minister of Canada Paul Martin", "short": "Paul Martin", "country": "Canada"},
    {"who": "President of Kenya Ruth Wanjiru", "short": "Ruth Wanjiru", "country": "Kenya"},
)
WHEN = ({"share": "12", "day": "May 9"}, {"share": "12", "day": "June 30"})


def wire(*order: int) -> str:
    return "\n".join(PARAGRAPHS[i] for i in order)


@pytest.mark.parametrize(
    "edited",
    [
        "Norway and Chile to talk fish\nBy a Staff Writer\n\n" + WIRE,
        "BERGEN, Norway (Reuters) — " + WIRE,
        "BERGEN (AP) - " + WIRE,
        WIRE.replace("“", '"').replace("”", '"').replace("’", "'"),
        WIRE.upper(),
        WIRE.replace("\n", "\n\n  "),
        WIRE.replace("Tomás", "Tomas").replace("three", "3").replace("January", "Jan."),
        wire(*range(2, 9)),
        wire(*range(6)),
        wire(*range(3)),
        wire(0, 1, 2, 4, 5, 6, 8),
        wire(0, 1, 2, 3) + "\n" + ADDED + "\n" + wire(4, 5, 6, 7, 8),
        ADDED + "\n" + wire(1, 2, 3, 4, 5, 6, 7),
        WIRE.replace("agreed on Tuesday to open", "agreed to open").replace("welcomed", "hailed"),
        WIRE.replace("140 people", "150 people"),
        WIRE + "\nReporting by Lars Moe in Oslo; editing by Eva Lind",
    ],
)
def test_an_edited_wire_is_the_same_text(edited: str) -> None:
    assert same_text(WIRE, edited)
    assert same_text(edited, WIRE)
    assert set(sketch(WIRE)) & set(sketch(edited))


@pytest.mark.parametrize(
    "other",
    [
        PARAGRAPHS[1],
        wire(0, 1) + "\n" + "\n".join([ADDED.replace("Local", str(i)) for i in range(9)]),
        "\n".join(reversed([ADDED, "Peru thanked Norway for the invitation to the second round."])),
        "",
        "1 2 3",
    ],
)
def test_a_quotation_of_it_is_another_text(other: str) -> None:
    assert not same_text(WIRE, other)
    assert not same_text(other, WIRE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (CALLS[0] | WHEN[0], CALLS[1] | WHEN[0]),
        (CALLS[0] | WHEN[0], CALLS[0] | WHEN[1]),
        (CALLS[0] | WHEN[0], CALLS[0] | WHEN[0] | {"share": "19"}),
        (CALLS[0] | WHEN[0], CALLS[1] | WHEN[1]),
    ],
)
def test_releases_of_one_formula_are_two_texts(one: dict[str, str], other: dict[str, str]) -> None:
    assert not same_text(CALL.format(**one), CALL.format(**other))


def test_a_release_with_another_title_is_one_text() -> None:
    release = CALL.format(**CALLS[0], **WHEN[0])
    assert same_text(release, "The President spoke with Canada’s Prime Minister\n\n" + release)
    assert same_text(release, release + "\nThe conversation lasted half an hour.")


def test_many_names_changed_throughout_are_another_text() -> None:
    changed = WIRE
    for old, new in (("Norway", "Denmark"), ("Chile", "Japan"), ("Dahl", "Holm")):
        changed = changed.replace(old, new)
    assert not same_text(WIRE, changed)


def test_an_announcement_and_what_came_of_it() -> None:
    plan = (
        "On May 4, President Ana Moreno will visit Lisbon to attend the opening of the summit. "
        "She will hold talks with the President of Portugal on trade, shipping and the protection "
        "of the coasts. Several documents are to be signed at the end of the talks."
    )
    came = plan.replace("On May 4, ", "").replace("will visit", "arrived in").replace("will ", "")
    assert not same_text(plan, came.replace("are to be signed at", "were signed before"))


def test_two_stories_in_one_frame() -> None:
    rng = random.Random(5)
    vocabulary = [f"word{i}" for i in range(900)]
    frame = " ".join(rng.choices(vocabulary, k=2_400))
    first, second = (" ".join(rng.choices(vocabulary, k=400)) for _ in range(2))
    assert not same_text(f"{first}\n{frame}", f"{second}\n{frame}")
    assert same_text(f"{first}\n{frame}", frame)


def test_short_texts_need_nearly_all() -> None:
    one = "Peru thanked Chile for the help of its doctors during the flood in Arequipa last week."
    assert same_text(one, one.replace(".", "!"))
    assert not same_text(one, one.replace("Peru thanked Chile", "Bolivia thanked Chile"))
    assert not same_text(one, one.replace("the flood in Arequipa", "the fire in the harbour"))
    assert not same_text("Thank you.", "Thank you all.")


def test_sketches_are_the_same_in_every_process() -> None:
    program = (
        "import sys; from dragoman.documents.duplicates import sketch;"
        "print(sketch(sys.stdin.buffer.read().decode()))"
    )
    run = [sys.executable, "-c", program]
    outputs = {
        subprocess.run(
            run,
            input=WIRE.encode(),
            capture_output=True,
            check=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert outputs == {f"{sketch(WIRE)}\n".encode()}


def test_stored_sketches_stay_valid() -> None:
    """Sketches stand in databases: another one for the same text would find nothing any more."""
    assert sketch("Peru thanked Chile for its help.") == PINNED


PINNED = (1796908813025932477, 1868545649044525638)


def test_sketch_is_small_and_of_a_size_for_databases() -> None:
    values = sketch(WIRE)
    assert len(values) == SKETCH == len(set(values))
    assert list(values) == sorted(values)
    assert all(0 <= value < 2**63 for value in values)
    assert sketch("") == ()
    assert len(sketch("Two words")) == 1


def edits(rng: random.Random) -> str:
    """The wire as a paper might have printed it."""
    parts = list(PARAGRAPHS)
    del parts[: rng.randrange(3)]
    del parts[len(parts) - rng.randrange(3) :]
    if rng.random() < 0.5:
        parts.insert(rng.randrange(len(parts)), ADDED)
    text = rng.choice(["", "BERGEN (AFP) - ", "A headline of its own\n\n"]) + "\n".join(parts)
    words = text.split(" ")
    for _ in range(rng.randrange(4)):
        place = rng.randrange(len(words))
        if words[place].islower():
            words[place] = rng.choice(["also", "new", "said", "great"])
    return " ".join(words)


def test_sketches_find_what_is_the_same() -> None:
    rng = random.Random(11)
    printed = [edits(rng) for _ in range(60)]
    same = [pair for pair in itertools.combinations(printed, 2) if same_text(*pair)]
    found = [pair for pair in same if set(sketch(pair[0])) & set(sketch(pair[1]))]
    assert len(same) > 1_000
    assert len(found) >= 0.99 * len(same)
    assert sum(same_text(WIRE, text) for text in printed) >= 0.95 * len(printed)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300), st.text(max_size=300))
def test_any_texts_are_compared_both_ways_alike(one: str, other: str) -> None:
    assert same_text(one, other) == same_text(other, one)
    assert same_text(one, one)
    assert sketch(one) == sketch(one)


@settings(max_examples=100, deadline=None)
@given(st.permutations(range(9)), st.integers(1, 9), st.integers(0, 2**32))
def test_parts_of_a_wire_are_compared_both_ways_alike(
    order: list[int], count: int, seed: int
) -> None:
    one, other = wire(*order[:count]), edits(random.Random(seed))
    assert same_text(one, other) == same_text(other, one)


DOCUMENTS = (
    Document("d-3", "a long text of it", published="2024-03-02"),
    Document("d-2", "a long text of it", published="2024-03-01"),
    Document("d-1", "a long text of it", published="2024-03-01"),
    Document("d-0", "a long text of it"),
    Document("d-4", "a short one", published="2020-01-01"),
)


@pytest.mark.parametrize("order", itertools.permutations(DOCUMENTS))
def test_the_canonical_one_is_the_same_in_any_order(order: tuple[Document, ...]) -> None:
    assert canonical(order) == "d-1"


def test_length_goes_before_date() -> None:
    assert canonical(DOCUMENTS[-2:]) == "d-0"
    assert canonical(DOCUMENTS[-1:]) == "d-4"
