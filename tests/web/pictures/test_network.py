"""Names in a column, arcs between them."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from dragoman.web.pictures.network import Node, network

_MIDDLE = Node("a", "Ada Lund", href="/actor/a")
_OTHERS = (Node("b", "Bo Ek", "Sweden", "/actor/b", 1200), Node("c", "Cy <Hall>", href="/actor/c"))


def test_everybody_is_named_and_leads_to_a_page() -> None:
    svg = network(_MIDDLE, _OTHERS, {("a", "b"): 4, ("c", "a"): 1})
    texts = [one.text for one in ElementTree.fromstring(svg).iter("text")]
    assert texts == ["Ada Lund", "Bo Ek", "Cy <Hall>"]
    assert "  1,200</tspan>" in svg
    assert re.findall(r'href="([^"]+)"', svg) == ["/actor/a", "/actor/b", "/actor/c"]
    assert "<title>Bo Ek, Sweden</title>" in svg


def test_arcs_are_wider_the_more_contacts_there_are() -> None:
    svg = network(_MIDDLE, _OTHERS, {("a", "b"): 4, ("c", "a"): 1})
    widths = [float(one) for one in re.findall(r'stroke-width="([^"]+)"', svg)]
    assert widths == [7.0, 2.69]


def test_ties_among_the_others_stand_apart_and_strangers_are_left_out() -> None:
    svg = network(_MIDDLE, _OTHERS, {("c", "b"): 2, ("a", "x"): 9, ("b", "b"): 3})
    root = ElementTree.fromstring(svg)
    others = root.find("g[@class='others']")
    assert others is not None
    assert len(list(others)) == 1
    assert len(list(root.iter("path"))) == 1


def test_nobody_met_no_picture() -> None:
    assert network(_MIDDLE, (), {}) == ""
