"""GraphML, read by networkx."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

import networkx
from hypothesis import given, settings

from dragoman.views.exports import graph
from dragoman.views.exports.choosing import LeftOut
from dragoman.views.exports.columns import Table
from dragoman.views.exports.items import Item
from tests.views.exports.values import CALLED, ITEMS, MANY, SPOKEN, any_items, ready


def read(items: Iterable[Item], edges: Table = graph.EDGES) -> tuple[Any, int, LeftOut]:
    stream, left_out = io.BytesIO(), LeftOut()
    count = graph.write(ready(items), stream, edges, left_out)
    stream.seek(0)
    return networkx.read_graphml(stream, force_multigraph=True), count, left_out


def test_networkx_reads_it() -> None:
    found, count, left_out = read((*ITEMS, MANY))
    assert (found.number_of_edges(), count) == (6, 6)
    assert left_out == {graph.WITHOUT_TWO: 3}
    assert found.nodes["p-lund"]["label"] == "Ada Lund"
    edge = found.edges["p-lund", "p-aydin", "e-call"]
    assert (edge["act"], edge["weight"], edge["goldstein"]) == ("call", 3, 1.9)
    assert (edge["dragoman_background"], edge["dragoman_words_start"]) == (False, 10)


def test_a_call_of_three_is_three_edges() -> None:
    found, count, _ = read([SPOKEN])
    assert count == 3 and found.number_of_nodes() == 3


def test_plain_edges_have_no_columns_of_ours() -> None:
    found, _, _ = read([CALLED], graph.EDGES.plain())
    assert not any(
        name.startswith("dragoman") for name in found.edges["p-lund", "p-aydin", "e-call"]
    )


def test_it_is_one_namespace_without_prefixes() -> None:
    stream = io.BytesIO()
    graph.write(ready([CALLED]), stream, graph.EDGES, LeftOut())
    written = stream.getvalue().decode("utf-8")
    assert written.count("xmlns=") == 1
    assert '<node id="p-lund"><data key="node_label">Ada Lund</data>' in written


def test_an_empty_graph_is_one() -> None:
    found, count, _ = read([])
    assert count == found.number_of_nodes() == 0


@settings(max_examples=40, deadline=None)
@given(any_items)
def test_any_events(items: list[Item]) -> None:
    found, count, _ = read(items)
    assert found.number_of_edges() == count
    assert all("label" in found.nodes[name] for name in found.nodes)
