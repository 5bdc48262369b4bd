"""Countries by regions of the world, as the United Nations count them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Region:
    """A region; ``countries`` are ISO 3166-1 alpha-3, ``id`` is its name as an address has it."""

    id: str
    name: str
    countries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """How often a region is told of: its countries with their numbers, most first."""

    region: Region
    number: int
    countries: tuple[tuple[str, int], ...]


@lru_cache(maxsize=1)
def regions() -> Mapping[str, Region]:
    """Every region by its id, from ``tables/regions.tsv``."""
    table = (resources.files("dragoman.web") / "tables" / "regions.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and line[0] != "#")
    made = (Region(name.lower().replace(" ", "-"), name, tuple(c.split())) for name, c in rows)
    return {one.id: one for one in made}


def shares(countries: Mapping[str, int]) -> tuple[Share, ...]:
    """The regions of some countries, each with its countries, those told of most first."""
    found = []
    for region in regions().values():
        own = [(code, countries[code]) for code in region.countries if code in countries]
        own.sort(key=lambda one: (-one[1], one[0]))
        if own:
            found.append(Share(region, sum(number for _, number in own), tuple(own)))
    return tuple(sorted(found, key=lambda one: (-one.number, one.region.name)))
