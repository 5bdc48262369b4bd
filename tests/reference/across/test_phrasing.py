"""Accounts side by side, word by word: both, differ, only."""

from __future__ import annotations

from dragoman.chronicle import Phrases, Side, Source, Words
from dragoman.reference.across.phrasing import compare_sides


def account(side: str, *sentences: str) -> Side:
    source = Source(f"d-{side}", None, side, None, "2031-03-01")
    phrases, place = [], 0
    for text in sentences:
        phrases.append(Words(place, place + len(text), text, source))
        place += len(text) + 1
    return Side(side, (source,), (), tuple(phrases))


def compared(one: Side, other: Side) -> Phrases:
    made = compare_sides((one, other))
    assert made is not None
    return made


def test_one_account_is_no_comparison() -> None:
    assert compare_sides((account("FIN", "They agreed on ferry quotas."),)) is None


def test_what_both_say_however_inflected() -> None:
    made = compared(
        account("FIN", "The ministers agreed to reopen the fishery inspectorate in Narva."),
        account("NOR", "It was agreed that the Narva fishery inspectorate will be reopened."),
    )
    ((mine, theirs),) = made.both
    assert mine.text.startswith("The ministers agreed") and theirs.source.document == "d-NOR"
    assert made.only == {"FIN": (), "NOR": ()}


def test_numbers_differ() -> None:
    made = compared(
        account("FIN", "Eight evacuation corridors for herdsmen were agreed on."),
        account("NOR", "Six evacuation corridors for herdsmen were agreed on."),
    )
    assert [how for _, _, how in made.differ] == ["number"] and not made.both


def test_words_and_figures_of_one_number_are_the_same() -> None:
    made = compared(
        account("FIN", "Eight evacuation corridors for herdsmen were agreed on."),
        account("NOR", "They agreed on 8 evacuation corridors for herdsmen."),
    )
    assert len(made.both) == 1 and not made.differ


def test_years_and_days_are_no_counts() -> None:
    made = compared(
        account("FIN", "Evacuation corridors for herdsmen open on March 4."),
        account("NOR", "Evacuation corridors for herdsmen open on March 5 2031."),
    )
    assert not made.differ


def test_what_one_affirms_the_other_negates() -> None:
    made = compared(
        account("FIN", "Norway rejected inspectors at the smelting plants."),
        account("NOR", "Norway welcomed inspectors at the smelting plants."),
    )
    assert [how for _, _, how in made.differ] == ["negation"]


def test_names_alone_make_no_matter() -> None:
    made = compared(
        account("FIN", "Kirsi Salo had a telephone conversation with Ola Berg."),
        account("NOR", "Ola Berg spoke by telephone with Kirsi Salo of Finland."),
    )
    assert not made.both and not made.differ
    assert all(len(words) == 1 for words in made.only.values())


def test_the_same_phrase_on_other_states_is_not_the_same() -> None:
    made = compared(
        account("FIN", "They want to deepen the strategic partnership of Finland and Chile."),
        account("NOR", "They want to deepen the strategic partnership of Norway and Peru."),
    )
    assert not made.both and not made.differ


def test_a_clause_has_one_partner() -> None:
    text = "Reopening the fishery inspectorate in Narva was agreed."
    made = compared(account("FIN", text), account("NOR", text, text + " Soon."))
    assert len(made.both) == 1


def test_offsets_are_those_of_the_document() -> None:
    first, second = "Nothing much.", "The sides spoke of ferries; the smelting plants stay shut."
    side = account("FIN", first, second)
    made = compared(side, account("NOR", "Herring was all they spoke of that rainy evening."))
    text = f"{first} {second}"
    for words in made.only["FIN"]:
        assert text[words.start : words.end] == words.text
    assert [words.text for words in made.only["FIN"]][-1] == "the smelting plants stay shut."[:-1]


def test_agencies_are_sides_of_their_own() -> None:
    line = "Reopening the fishery inspectorate in Narva was agreed."
    made = compare_sides((account("FIN", line), account("NOR", "Herring."), account("AP", line)))
    assert made is not None and [b.source.publisher for _, b in made.both] == ["AP"]
