"""Two countries month by month."""

from __future__ import annotations

from dataclasses import replace

from dragoman.views.answers import page
from tests.views.answers.values import PAIR


def test_a_line_for_each_month_with_counts_mean_and_bar() -> None:
    lines = page.render("dyad", (PAIR,), width=100, colour=False).splitlines()
    assert "NORWAY ↔ TURKEY ───" in "\n".join(lines)
    rows = {" ".join(line.split()[:2]): line.split()[2:] for line in lines if "2026  " in line}
    assert rows["February 2026"] == ["0", "0", "–"]
    assert rows["March 2026"] == ["12", "3", "-1.2", "▪" * 12 + "▫" * 3]


def test_no_month_with_anything_goes_without_a_mark() -> None:
    pair = replace(PAIR, months=(("2026-02", 1, 0, 1.0), ("2026-03", 9000, 1, -1.0)))
    lines = page.render("dyad", (pair,), width=100, colour=False).splitlines()
    first, second = (line for line in lines if "2026  " in line and ("▪" in line))
    assert first.count("▪") == 1
    assert second.count("▫") == 1
    assert 25 <= second.count("▪") <= 31


def test_contacts_other_events_what_is_open_and_what_they_say() -> None:
    shown = page.render("dyad", (PAIR,), width=100, colour=False)
    parts = ("CONTACTS 1 contact", "OTHER EVENTS 1 event", "OPEN BETWEEN THEM", "WHAT THEY SAY")
    places = [shown.index(part) for part in parts]
    assert places == sorted(places)
    assert shown.count("event e-call") == 1, "a contact is not told again among the events"


def test_without_dated_events_the_table_says_so() -> None:
    shown = page.render("dyad", (replace(PAIR, months=()),), width=60, colour=False)
    assert "No event between the two is dated to a month." in shown
