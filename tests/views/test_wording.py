from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dragoman.records import Date, Office, Reading, Span
from dragoman.views import wording
from dragoman.views.wording import Words


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (
            Date("2026-03-02", "2026-03-02", "day", "Monday", "publication"),
            "2 March 2026 (“Monday”)",
        ),
        (Date("2026-03-02", "2026-03-02", "day", "2 March 2026", "absolute"), "2 March 2026"),
        (
            Date("2026-03-01", "2026-03-31", "month", "this month", "publication"),
            "March 2026 (“this month”)",
        ),
        (Date("2019-01-01", "2019-12-31", "year", "2019", "absolute"), "2019"),
        (
            Date("2025-01-21", "2025-01-31", "part-of-month", "late January", "publication"),
            "21 January 2025 to 31 January 2025 (“late January”)",
        ),
        (Date(None, None, "unknown", "Monday", None, "no date"), "“Monday” (date open)"),
        (None, ""),
    ],
)
def test_a_date_as_one_writes_it(value: Date | None, told: str) -> None:
    assert wording.when(value) == told


def test_an_office_with_its_country_once() -> None:
    held = Office("President of Norway", None, "NOR", None, None, "text")
    assert wording.office(held) == "President of Norway"
    since = Office("Prime Minister", None, "NOR", "2025-01-14", None, "known")
    assert wording.office(since) == "Prime Minister, Norway, since 14 January 2025"


def test_an_unknown_country_stands_for_itself() -> None:
    assert wording.country("NOR") == "Norway"
    assert wording.country("QQQ") == "QQQ"
    assert wording.country(None) == ""


def test_it_is_told_by_the_speakers_or_by_the_publisher(reading: Reading) -> None:
    words = Words.of(reading)
    assert words.told(("s5",)) == "according to Emre Tan [5]"
    assert words.told(("s1", "s4")) == "according to Ada Lund’s office [1] and Kemal Aydin [4]"
    assert words.told(()) == "in Northern Wire’s own voice"
    assert words.told(("s6",)) == "according to someone not named [6]"


def test_a_speaker_of_several_statements_is_named_once(reading: Reading) -> None:
    again = tuple(
        replace(statement, speaker="a1", speakers=("a1",)) for statement in reading.statements
    )
    words = Words.of(replace(reading, statements=again))
    assert words.told(("s1", "s2", "s1")) == "according to Ada Lund [1] [2]"


def test_a_report_without_a_title_is_called_by_its_first_words(reading: Reading) -> None:
    bare = replace(reading.document, title=None, body=15)
    title = Words.of(replace(reading, document=bare)).title
    assert title.startswith("Prime Minister Ada Lund on Monday held")
    assert title.endswith("…")
    assert len(title) <= 90


def test_the_chain_leaves_out_publisher_and_speaker(reading: Reading) -> None:
    words = Words.of(reading)
    assert words.chain(words.statements["s4"]) == "a statement from the presidency"
    assert words.chain(words.statements["s2"]) == ""
    assert words.chain(words.statements["s6"]) == ""


def test_excerpts_are_verbatim_and_stay_in_their_sentence(reading: Reading) -> None:
    words, text = Words.of(reading), reading.document.text
    for event in reading.events:
        for span in words.excerpts(event.evidence):
            assert text[span.start : span.end] == span.text
    (blocked,) = words.excerpts(words.events["e4"].evidence)
    assert blocked.text.startswith("Aydin welcomed")
    assert blocked.text.endswith("Mersin.")


def test_evidence_far_apart_is_shown_word_by_word(reading: Reading) -> None:
    text = reading.document.text
    start, end = text.index("OSLO"), text.index("success")
    far = (Span(start, start + 4, "OSLO"), Span(end, end + 7, "success"))
    assert Words.of(reading).excerpts(far) == far


def test_an_event_told_in_many_places_shows_the_first_few_and_none_twice(
    reading: Reading,
) -> None:
    places = (("OSLO", 0), ("Lund", 1), ("Lund", 0), ("Aydin", 3), ("Mersin", 0), ("success", 0))
    text = reading.document.text
    evidence = []
    for words, nth in places:
        start = [found.start() for found in re.finditer(words, text)][nth]
        evidence.append(Span(start, start + len(words), words))
    shown = Words.of(reading).excerpts(tuple(evidence))
    assert [span.text for span in shown] == ["OSLO", "Lund", "Mersin"]
    assert [span.start for span in shown] == sorted(span.start for span in shown)


def test_nothing_is_left_for_a_terminal_or_browser_to_act_on() -> None:
    shown = wording.showable("a\x1b[31mb\u202ec\x00d\ud800e\x9bf\r\ng\th")
    assert shown == "a\ufffd[31mb\ufffdc\ufffdd\ufffde\ufffdf\r\ng\th"
