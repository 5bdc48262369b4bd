"""Whom somebody was in touch with, and who of those with whom, as a picture.

An arc diagram: names in a column, the one in the middle of it all on top; an arc for each two that
were in touch, wide by how often. It reads on a narrow page as well as on a wide one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dragoman.web.pictures.drawing import element, group, picture, shortened

WIDTH = 420
_ROW, _TOP, _COLUMN = 28, 20, 232
#: The furthest an arc reaches beyond the column of names, and its least and greatest width.
_REACH = 170
_THIN, _WIDE = 1.25, 7.0
_NAME = 26


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody in the picture: ``count`` stands behind the name, ``note`` with it where the pointer
    rests, ``href`` is where it leads."""

    id: str
    name: str
    note: str = ""
    href: str | None = None
    count: int | None = None


#: Contacts of two, by their ids in any order.
Ties = Mapping[tuple[str, str], int]


def network(middle: Node, others: Sequence[Node], ties: Ties) -> Markup:
    """The picture of somebody and the ``others``, from top to bottom; no markup without others.

    Ties of anybody not in the picture are left out.
    """
    if not others:
        return Markup("")
    nodes = [middle, *others]
    rows = {node.id: number for number, node in enumerate(nodes)}
    known = [
        (min(rows[one], rows[other]), max(rows[one], rows[other]), count)
        for (one, other), count in ties.items()
        if one in rows and other in rows and one != other
    ]
    most = max((count for *_, count in known), default=1)
    tall = _TOP * 2 + _ROW * len(others)
    own = {other: _arc((one, other), count / most, tall) for one, other, count in known if not one}
    rest = [_arc((one, other), count / most, tall) for one, other, count in sorted(known) if one]
    parts = [group(rest, class_="others"), _node(middle, 0, "middle")]
    parts += [
        group([own.get(row, Markup("")), _node(node, row, "node")], class_="tie")
        for row, node in enumerate(nodes)
        if row
    ]
    return picture(parts, (0, 0, WIDTH, tall), class_="network")


def _y(row: int) -> int:
    return _TOP + _ROW * row


def _node(node: Node, row: int, kind: str) -> Markup:
    """A name with its dot."""
    name = shortened(node.name, _NAME)
    parts = [element("title", f"{node.name}{', ' + node.note if node.note else ''}")]
    told = [] if node.count is None else [element("tspan", f"  {node.count:,}", class_="count")]
    text = element("text", name, *told, x=_COLUMN - 12, y=_y(row) + 5, text_anchor="end")
    parts += [text, element("circle", cx=_COLUMN, cy=_y(row), r=6 if kind == "middle" else 4.5)]
    if node.href:
        return element("a", *parts, href=node.href, tabindex="-1", class_=kind)
    return group(parts, class_=kind)


def _arc(rows: tuple[int, int], share: float, tall: int) -> Markup:
    """The arc of two rows; how far it reaches grows with their distance."""
    top, bottom = _y(rows[0]), _y(rows[1])
    reach = 18 + (_REACH - 18) * ((bottom - top) / (tall - 2 * _TOP)) ** 0.8
    # A curve reaches three quarters of the way to its handles.
    x = _COLUMN + reach / 0.75
    path = f"M{_COLUMN} {top}C{x:.1f} {top} {x:.1f} {bottom} {_COLUMN} {bottom}"
    return element("path", d=path, stroke_width=_THIN + (_WIDE - _THIN) * share)


__all__ = ["WIDTH", "Node", "Ties", "network"]
