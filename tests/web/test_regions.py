"""Regions: every country stands in exactly one."""

from __future__ import annotations

from collections import Counter

from dragoman.views.wording import country
from dragoman.web.regions import regions, shares

#: No longer countries: their codes are in tables of names, and in no region.
GONE = {"ANT", "SCG"}


def test_every_country_stands_in_one_region() -> None:
    counted = Counter(code for region in regions().values() for code in region.countries)
    assert set(counted.values()) == {1}
    assert len(counted) >= 249
    assert all(country(code) != code for code in counted)
    assert not GONE & set(counted)


def test_shares_are_those_told_of_most_first() -> None:
    found = shares({"FRA": 2, "DEU": 5, "JPN": 9, "XXX": 4})
    assert [(one.region.name, one.number) for one in found] == [
        ("Eastern Asia", 9),
        ("Western Europe", 7),
    ]
    assert found[1].countries == (("DEU", 5), ("FRA", 2))
    assert shares({}) == ()
