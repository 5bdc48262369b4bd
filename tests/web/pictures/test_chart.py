"""Months as bars and a line."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from dragoman.web.pictures.chart import chart, filled, month_name, nice, told

_MONTHS = (("2024-11", 4, 1, 2.0), ("2025-02", 2, 0, None), ("2025-03", 0, 2, -6.0))


def _rects(svg: str, kind: str) -> list[dict[str, float]]:
    found = ElementTree.fromstring(svg).iter("rect")
    return [
        {name: float(one.get(name, "0")) for name in ("x", "y", "width", "height")}
        for one in found
        if one.get("class") == kind
    ]


def test_months_between_are_filled_in() -> None:
    assert [name for name, *_ in filled(_MONTHS)] == [
        *("2024-11", "2024-12", "2025-01", "2025-02", "2025-03"),
    ]
    assert filled(()) == []


def test_very_many_months_are_taken_together_by_years_with_scores_weighed() -> None:
    made = filled((("2000-01", 1, 0, 4.0), ("2000-02", 2, 1, 0.0), ("2020-06", 1, 0, None)))
    assert len(made) == 21
    assert made[0] == ("2000", 3, 1, 1.0)
    assert made[-1] == ("2020", 1, 0, None)


def test_cooperation_stands_on_the_line_that_conflict_hangs_from() -> None:
    svg = chart(_MONTHS)
    good, bad = _rects(svg, "good"), _rects(svg, "bad")
    assert len(good) == 2
    assert len(bad) == 2
    zero = bad[0]["y"]
    assert all(one["y"] == zero for one in bad)
    assert all(one["y"] + one["height"] == pytest.approx(zero, abs=0.02) for one in good)
    assert good[0]["height"] == pytest.approx(2 * good[1]["height"], abs=0.02)
    assert good[0]["height"] == pytest.approx(4 * bad[0]["height"], abs=0.02)


def test_a_bar_leads_to_its_month_and_says_what_it_shows() -> None:
    svg = chart(_MONTHS, lambda month: f"/timeline?since={month}&until={month}")
    assert 'href="/timeline?since=2024-11&amp;until=2024-11"' in svg
    assert "November 2024: 4 cooperation, 1 conflict, mean Goldstein +2.0" in svg
    assert svg.count("<a ") == 3


def test_scores_of_months_without_a_score_between_them_are_not_joined() -> None:
    svg = chart((("2025-01", 1, 0, 1.0), ("2025-02", 1, 0, 3.0), ("2025-04", 1, 0, 2.0)))
    lines = re.findall(r'points="([^"]+)"', svg)
    assert len(lines) == 1
    assert len(lines[0].split()) == 2
    assert svg.count("goldstein-at") == 3


@pytest.mark.parametrize("width", [340, 720])
def test_names_of_months_have_room(width: int) -> None:
    months = [(f"20{year}-{month:02}", 1, 0, 0.0) for year in (23, 24) for month in range(1, 13)]
    svg = chart(months, width=width)
    dates = ElementTree.fromstring(svg).find("g[@class='dates']")
    assert dates is not None
    places = [float(one.get("x", "0")) for one in dates]
    assert all(later - sooner >= 40 for sooner, later in pairwise(places))
    assert next(one.text for one in dates) == "2023"


def test_no_months_no_picture() -> None:
    assert chart(()) == ""


@pytest.mark.parametrize(("most", "step"), [(1, 1), (4, 1), (5, 2), (17, 5), (41, 20), (900, 500)])
def test_steps_are_round(most: int, step: int) -> None:
    assert nice(most) == step


def test_words() -> None:
    assert month_name("2022-03") == "March 2022"
    assert month_name("2022") == "2022"
    assert told("2022-03", 1200, 0, None) == "March 2022: 1,200 cooperation, 0 conflict"


def test_the_first_month_is_named_with_its_year() -> None:
    svg = chart((("2025-03", 1, 0, 0.0), ("2025-04", 1, 0, 0.0)))
    dates = ElementTree.fromstring(svg).find("g[@class='dates']")
    assert dates is not None
    assert [one.text for one in dates] == ["Mar 2025", "Apr"]


def test_a_thousand_years_are_filled_without_every_month(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    monkeypatch.setattr("dragoman.web.pictures.chart._next", lambda one: made.append(one) or "9999")
    months = [("0992-05", 1, 0, 4.0), ("2026-01", 2, 1, -2.0), ("2026-02", 1, 0, 2.0)]
    spans = filled(months)
    assert len(spans) == 2026 - 992 + 1
    assert spans[0] == ("0992", 1, 0, 4.0) and spans[1] == ("0993", 0, 0, None)
    assert spans[-1] == ("2026", 3, 1, -1.0)
    assert made == []
