"""Where things happened, as circles on a map of the world or of a part of it.

The outlines (``outlines.tsv``: Natural Earth 1:110m, public domain) show lands; no position on any
border is meant by them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from markupsafe import Markup

from dragoman.web.pictures.drawing import element, group, picture
from dragoman.web.pictures.projecting import HEIGHT, WIDTH, project

Box = tuple[float, float, float, float]

#: Parts of the world by name: southern, western, northern and eastern edge in degrees.
VIEWS: Mapping[str, tuple[str, tuple[float, float, float, float] | None]] = {
    "world": ("World", None),
    "europe": ("Europe", (34, -11, 64, 45)),
    "middle-east": ("Middle East", (11, 24, 44, 66)),
    "africa": ("Africa", (-36, -20, 38, 54)),
    "asia": ("Asia", (-11, 60, 56, 148)),
    "americas": ("Americas", (-56, -128, 62, -34)),
}
#: The plane without the empty south.
_WORLD: Box = (180.0, 0.0, WIDTH - 360.0, HEIGHT * 0.885)
#: The radius of the smallest and of the greatest circle, in hundredths of the picture's width.
_LEAST, _MOST = 0.5, 2.4


@dataclass(frozen=True, slots=True)
class Mark:
    """A place with the number of what happened there; degrees; ``href`` is where it leads."""

    name: str
    lat: float
    lon: float
    number: int
    href: str
    whole: bool = False


def world(marks: Iterable[Mark], view: str = "world") -> Markup:
    """The map with a circle for each mark, the greater ones below; ``view`` is one of VIEWS.

    A mark that stands for a ``whole`` country, not for a place in it, is a ring.
    """
    box = box_of(view)
    every = sorted(marks, key=lambda mark: (-mark.number, mark.name))
    most = max((mark.number for mark in every), default=1)
    circles = [_circle(mark, most, box) for mark in every]
    return picture([_lands(), group(circles, class_="marks")], box, class_="world")


def box_of(view: str) -> Box:
    """Left, top, width and height of a part of the world on the plane."""
    edges = VIEWS[view][1]
    if edges is None:
        return _WORLD
    south, west, north, east = edges
    middle = 0.0 if south < 0 < north else min((south, north), key=abs)
    corners = [project(lat, lon) for lat in (south, middle, north) for lon in (west, east)]
    left, top = (min(corner[axis] for corner in corners) for axis in (0, 1))
    right, bottom = (max(corner[axis] for corner in corners) for axis in (0, 1))
    return left, top, right - left, bottom - top


def seen(mark: Mark, view: str) -> bool:
    """True where a mark lies in a part of the world."""
    left, top, width, height = box_of(view)
    x, y = project(mark.lat, mark.lon)
    return left <= x <= left + width and top <= y <= top + height


def _circle(mark: Mark, most: int, box: Box) -> Markup:
    """A circle whose area grows with the number."""
    x, y = project(mark.lat, mark.lon)
    radius = (_LEAST + (_MOST - _LEAST) * (mark.number / most) ** 0.5) * box[2] / 100
    return element(
        "a",
        element("title", f"{mark.name}: {mark.number:,}"),
        element("circle", cx=x, cy=y, r=radius),
        href=mark.href,
        tabindex="-1",
        class_="whole" if mark.whole else "place",
    )


@lru_cache(maxsize=1)
def _lands() -> Markup:
    """Every country's outline."""
    return group(
        (element("path", element("title", name), d=path) for _, name, path in outlines()),
        class_="lands",
    )


@lru_cache(maxsize=1)
def outlines() -> tuple[tuple[str, str, str], ...]:
    """Code, name and path of every country that is drawn."""
    text = (resources.files(__package__) / "outlines.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and line[0] != "#")
    return tuple((code, name, path) for code, name, path in rows)


__all__ = ["VIEWS", "Mark", "box_of", "outlines", "seen", "world"]
