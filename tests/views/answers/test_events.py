"""The timeline, and one event with every report."""

from __future__ import annotations

from dataclasses import replace

from dragoman.chronicle import Judged
from dragoman.views.answers import page
from tests.views.answers.values import BLOCKADE, CALL, EVENTS, SOMEDAY, TREATY, VISIT


def timeline(*events: object, width: int = 100) -> str:
    return page.render("timeline", events, width=width, colour=False)


def test_an_event_tells_who_when_where_by_whose_word_and_how_many_carry_it() -> None:
    shown = timeline(CALL)
    assert "● call            Kemal Aydin ↔ Ada Lund" in shown, "the initiator first"
    assert "2 March 2026 (“Monday”) · Oslo, Norway · 3 publishers: Northern Wire" in shown
    assert "according to Ada Lund, in Northern Wire and Presidency of Turkey’s own voice" in shown
    assert "‹held a phone call with Turkish President Kemal Aydin›" in shown
    assert "Northern Wire, 2 March 2026 · d-wire · event e-call, 2 more reports" in shown
    assert "✓ confirmed by Ann, 1 April 2026, because “heard it myself”" in shown


def test_certainty_and_background_are_told_apart_without_colour() -> None:
    lines = timeline(*EVENTS).splitlines()
    heads = [line for line in lines if line[:1] in "●◐○◇✕"]
    assert "○ visit           Ada Lund  (proposed)" in heads
    assert any(line.startswith("✕ blockade        Turkey  (denied)  (contested") for line in heads)
    assert "● sign            Ada Lund and Kemal Aydin  (background)" in heads
    assert any(line.startswith("◇ recall") and "(conditional)" in line for line in heads)
    assert lines[-1] == (
        "● happened · ○ planned or proposed · ◇ conditional or possible · ✕ denied or negated"
    )


def test_background_is_faint() -> None:
    shown = page.render("timeline", (TREATY,), width=80, colour=True)
    assert "\x1b[1m" not in shown.split("\n", 3)[3].split("●")[1]


def test_events_stand_under_the_month_they_are_known_to() -> None:
    shown = timeline(*EVENTS)
    places = [shown.index(f"{title} ─") for title in ("2019", "MARCH 2026", "DAY NOT KNOWN")]
    assert places == sorted(places)
    assert shown.count("MARCH 2026 ─") == 1


def test_a_date_tells_its_precision_and_why_it_is_open() -> None:
    assert "9 March 2026 to 15 March 2026 (“next week”), to the week" in timeline(VISIT)
    assert "“that day” (date open: nothing to count from)" in timeline(SOMEDAY)
    assert "day not told" in timeline(replace(CALL, when=None))


def test_words_of_a_rejected_report_are_not_the_ones_shown() -> None:
    first = replace(CALL.reports[0], judged=Judged("reject", "Ann"))
    shown = timeline(replace(CALL, reports=(first, *CALL.reports[1:])))
    assert "‹held a phone call" not in shown
    assert "‹Prime Minister Lund spoke with President Aydin›" in shown


def test_long_words_are_cut_and_whole_in_full() -> None:
    words = "a long sentence " * 40
    report = CALL.reports[0]
    long = replace(report, words=replace(report.words, text=words))
    event = replace(CALL, reports=(long,))
    cut = " ".join(timeline(event).split())
    assert "a long› …" in cut
    assert cut.count("a long sentence") == 14
    full = " ".join(page.render_one(event, width=100, colour=False).split())
    assert full.count("a long sentence") == 40


def test_one_event_has_every_report_with_its_teller() -> None:
    shown = page.render_one(CALL, width=100, colour=False)
    assert shown.startswith("\nCALL event e-call ─")
    assert "REPORTS 3 reports ─" in shown
    for report in CALL.reports:
        assert f"report {report.id}" in shown
        assert f"‹{report.words.text}›" in shown
    assert "according to Ada Lund" in shown
    assert "statement s-fish" in shown
    assert "in Presidency of Turkey’s own voice" in shown
    assert "PLOVER CONSULT · CAMEO 041 · Goldstein +1.9" in shown
    assert "on the initiative of Kemal Aydin" in shown
    assert "e-other: another call on the same day has the same words" in shown


def test_nobody_named_is_said() -> None:
    assert "someone not named" in timeline(replace(BLOCKADE, actors=()))
    assert "→ Kemal Aydin" in timeline(replace(CALL, channel=None, actors=()))
