"""GraphML: who takes part as nodes, events as edges from actor to recipient.

Several events of two actors are several edges (``networkx.read_graphml`` makes a multigraph of
them). A node stands before the first edge that needs it, so that nothing has to be kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from lxml import etree

from dragoman.chronicle import Who
from dragoman.views.exports.added import ADDED, added
from dragoman.views.exports.choosing import Dated, LeftOut
from dragoman.views.exports.columns import Cell, Column, Row, Table
from dragoman.views.exports.sectors import sector
from dragoman.views.exports.sides import Sides, sides

_XMLNS = "http://graphml.graphdrawing.org/xmlns"
_TYPES = {"integer": "long", "number": "double", "boolean": "boolean"}
_UNSHOWN = {*range(32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF} - {9, 10, 13}
_HARMLESS = dict.fromkeys(_UNSHOWN, "\ufffd")

WITHOUT_TWO = "without two parties"

NODES = Table(
    "nodes",
    "Who takes part in events.",
    (
        Column("label", "string", "Name.", "who.name"),
        Column("kind", "string", "person, government, organisation, country, …", "who.kind"),
        Column("country", "string", "ISO 3166-1 alpha-3.", "who.country"),
        Column("sector", "string", "PLOVER sector.", "who.kind, office, name"),
    ),
)
EDGES = Table(
    "edges",
    "Events, from actor to recipient; of contacts between several, from one to each other.",
    (
        Column("act", "string", "Entry of the lexicon.", "act"),
        Column("day", "string", "First day, ISO; empty where no report gives it.", "when"),
        Column("plover", "string", "PLOVER type.", "codes.plover_type"),
        Column("cameo", "string", "CAMEO code.", "codes.cameo"),
        Column("quad", "integer", "PLOVER's class, 1 to 4.", "codes.quad"),
        Column("goldstein", "number", "Score of the CAMEO code.", "codes.goldstein"),
        Column("weight", "integer", "Reports that tell it.", "reports"),
        Column("certainty", "string", "happened, ongoing, planned, …", "certainty"),
    ),
    tuple(one for one in ADDED if one.name not in ("dragoman_act", "dragoman_certainty")),
)


def write(told: Iterable[Dated], stream: BinaryIO, edges: Table, left_out: LeftOut) -> int:
    """Write the graph; the number of edges. ``edges`` is :data:`EDGES`, or its plain form."""
    count, seen = 0, set[str]()
    with etree.xmlfile(stream, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element(f"{{{_XMLNS}}}graphml", nsmap={None: _XMLNS}):
            for key in _keys(edges):
                xml.write(key)
            with xml.element(f"{{{_XMLNS}}}graph", id="events", edgedefault="directed"):
                for both, row in _edges(told, left_out):
                    for who in (both.actor, both.recipient):
                        if who is not None and who.id not in seen:
                            seen.add(who.id)
                            xml.write(_node(who))
                    xml.write(_edge(both, row, edges))
                    count += 1
    return count


def _edges(told: Iterable[Dated], left_out: LeftOut) -> Iterator[tuple[Sides, Row]]:
    for dated in told:
        item = dated.item
        found = False
        for both in sides(item.event, pairs=True):
            if both.actor is None or both.recipient is None:
                continue
            found = True
            yield (
                both,
                {
                    "act": item.event.act,
                    "day": dated.day.first,
                    "plover": item.codes.plover_type,
                    "cameo": item.codes.cameo,
                    "quad": item.codes.quad,
                    "goldstein": item.codes.goldstein,
                    "weight": len(item.event.reports),
                    "certainty": item.event.certainty,
                    **added(dated, both),
                },
            )
        if not found:
            left_out[WITHOUT_TWO] += 1


def _keys(edges: Table) -> Iterator[Any]:
    for part, table in (("node", NODES), ("edge", edges)):
        for one in table.every:
            yield _element(
                "key",
                {
                    "id": f"{part}_{one.name}",
                    "for": part,
                    "attr.name": one.name,
                    "attr.type": _TYPES.get(one.kind, "string"),
                },
            )


def _node(who: Who) -> Any:
    row: Row = {
        "label": who.name,
        "kind": who.kind,
        "country": who.country,
        "sector": sector(who).plover,
    }
    return _with_data(_element("node", {"id": who.id}), "node", NODES, row)


def _edge(both: Sides, row: Row, edges: Table) -> Any:
    ends = {
        "id": both.id,
        "source": both.actor.id if both.actor else "",
        "target": both.recipient.id if both.recipient else "",
    }
    return _with_data(_element("edge", ends), "edge", edges, row)


def _with_data(element: Any, part: str, table: Table, row: Row) -> Any:
    for one in table.every:
        cell = row.get(one.name)
        if cell is not None:
            data = _element("data", {"key": f"{part}_{one.name}"})
            data.text = _text(cell)
            element.append(data)
    return element


def _element(name: str, attributes: dict[str, str]) -> Any:
    """An element that takes the namespace of the graph it is written into."""
    harmless = {key: value.translate(_HARMLESS) for key, value in attributes.items()}
    return etree.Element(name, harmless)


def _text(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return str(cell).translate(_HARMLESS)
