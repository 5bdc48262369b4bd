"""The map and its marks."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from dragoman.web.pictures.projecting import HEIGHT, WIDTH
from dragoman.web.pictures.world import VIEWS, Mark, box_of, outlines, seen, world

_KYIV = Mark("Kyiv", 50.45, 30.52, 9, "/timeline?place=Kyiv")
_QUITO = Mark("Quito", -0.18, -78.47, 1, "/timeline?place=Quito")


def test_outlines_have_codes_once_and_stay_on_the_plane() -> None:
    codes = [code for code, *_ in outlines()]
    assert len(codes) == len(set(codes)) > 170
    assert {"UKR", "RUS", "XKX", "CYP", "SOM", "USA"} <= set(codes)
    assert "ATA" not in codes
    for code, _, path in outlines():
        x = y = 0
        for start, steps in re.findall(r"M([\d ]+)l([^Mz]*)z", path):
            x, y = map(int, start.split())
            numbers = [int(one) for one in re.findall(r"-?\d+", steps)]
            for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
                assert abs(dx) < 1000, code
                x, y = x + dx, y + dy
                assert -1 <= x <= WIDTH + 1, code
                assert -1 <= y <= HEIGHT + 1, code


def test_greater_marks_lie_below_and_are_larger_by_their_area() -> None:
    root = ElementTree.fromstring(world([_QUITO, _KYIV]))
    circles = [(one.get("href"), float(one[1].get("r", "0"))) for one in root.iter("a")]
    assert [href for href, _ in circles] == [_KYIV.href, _QUITO.href]
    least, most = 0.5 * 96.4, 2.4 * 96.4
    assert circles[0][1] == pytest.approx(most, abs=0.01)
    assert circles[1][1] == pytest.approx(least + (most - least) / 3, abs=0.01)


def test_a_mark_says_its_number_and_whether_it_is_a_whole_country() -> None:
    svg = world([_KYIV, Mark("Peru", -12.04, -77.03, 1200, "/x", whole=True)])
    assert "<title>Peru: 1,200</title>" in svg
    assert 'class="whole"' in svg
    assert 'class="place"' in svg


def test_parts_of_the_world_hold_what_lies_in_them() -> None:
    assert seen(_KYIV, "europe")
    assert not seen(_QUITO, "europe")
    assert seen(_QUITO, "americas")
    assert all(seen(one, "world") for one in (_KYIV, _QUITO))
    for view in VIEWS:
        left, top, width, height = box_of(view)
        assert left >= 0
        assert top >= 0
        assert 0.3 < height / width < 1.9
