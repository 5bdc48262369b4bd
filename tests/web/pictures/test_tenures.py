"""Offices as bars."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from dragoman.chronicle import Tenure
from dragoman.web.pictures.tenures import tenures

_ENVOY = Tenure("envoy", "the union", None, "2014-01-01", "2018-01-01", "known")
_MINISTER = Tenure("foreign minister", None, "SWE", "2018-01-01", None, "known")
_SPOKEN = Tenure("chair", None, None, None, None, "text")


def _bars(svg: str) -> list[tuple[float, float]]:
    return [
        (float(one.get("x", "0")), float(one.get("width", "0")))
        for one in ElementTree.fromstring(svg).iter("rect")
    ]


def test_bars_lie_along_the_years_and_the_open_one_ends_today() -> None:
    (first, wide), (second, longer) = _bars(tenures((_ENVOY, _MINISTER), "2022-01-01"))
    assert first + wide == pytest.approx(second, abs=0.02)
    assert wide == pytest.approx(longer, abs=0.5)
    assert second + longer == pytest.approx(640 - 8, abs=0.02)


def test_open_and_text_offices_are_told_apart() -> None:
    seen = Tenure("chair", None, None, "2020-05-01", "2020-05-01", "text")
    svg = tenures((_MINISTER, seen), "2022-01-01")
    assert 'class="office known open"' in svg
    assert 'class="office text"' in svg
    assert _bars(svg)[1][1] == 3


def test_offices_without_days_are_in_no_picture() -> None:
    assert tenures((_SPOKEN,), "2022-01-01") == ""
    assert tenures((_SPOKEN, _ENVOY), "2022-01-01").count("<rect") == 1


def test_names_stay_inside() -> None:
    late = Tenure("ambassador at large to everybody", None, None, "2021-11-01", None, "known")
    svg = tenures((_ENVOY, late), "2022-01-01", width=320)
    names = [one for one in ElementTree.fromstring(svg).iter("text") if one.get("y") == "84"]
    assert len(names) == 1
    assert float(names[0].get("x", "0")) + len(names[0].text or "") * 7.2 <= 320
