"""The gazetteer."""

from __future__ import annotations

import time

import pytest

from dragoman.reference.places import Places, places


@pytest.mark.parametrize(
    ("name", "shown", "country", "kind"),
    [
        ("Kharkov", "Kharkiv", "UKR", "city"), ("Kiev", "Kyiv", "UKR", "city"),
        ("Odessa", "Odesa", "UKR", "city"), ("Halab", "Aleppo", "SYR", "city"),
        ("ERBIL", "Erbil", "IRQ", "city"), ("Paris", "Paris", "FRA", "city"),
        ("the Donbas", "Donbas", "UKR", "region"), ("Gaza Strip", "Gaza Strip", "PSE", "region"),
        ("Middle East", "Middle East", None, "region-of-countries"),
        ("Black Sea", "Black Sea", None, "sea"), ("Syria", "Syria", "SYR", "country"),
        ("the port city of Latakia", "Latakia", "SYR", "city"),
        ("Kherson region", "Kherson region", "UKR", "region"),
        ("Deir Ezzor", "Deir ez-Zor", "SYR", "city"),
    ],
)  # fmt: skip
def test_find(name: str, shown: str, country: str | None, kind: str) -> None:
    place = places().find(name)
    assert place is not None
    assert (place.name, place.country, place.kind) == (shown, country, kind)
    assert place.lat is not None


def test_report_decides_between_namesakes() -> None:
    plain, american = places().find("Odessa"), places().find("Odessa", ["USA"])
    assert plain is not None
    assert american is not None
    assert (plain.country, american.country) == ("UKR", "USA")
    assert plain.reason is not None
    assert "USA" in plain.reason
    tripoli = places().find("Tripoli", ["LBN"])
    assert tripoli is not None
    assert tripoli.country == "LBN"


def test_georgia() -> None:
    alone, state = places().find("Georgia"), places().find("Georgia", ["USA"])
    both = places().find("Georgia", ["GEO", "USA"])
    assert [place.country for place in (alone, state, both) if place] == ["GEO", "USA", "GEO"]


def test_part_of_a_country_has_no_coordinates() -> None:
    place = places().find("eastern Ukraine")
    assert place is not None
    assert (place.country, place.lat, place.kind) == ("UKR", None, "region")
    assert place.reason


def test_part_of_a_town() -> None:
    place = places().find("central Kyiv")
    assert place is not None
    assert (place.name, place.kind) == ("Kyiv", "city")


@pytest.mark.parametrize("name", ["", "the", "Zzyzxville", "northern", "\n", "Ω"])
def test_unknown(name: str) -> None:
    assert places().find(name) is None


def test_first_and_last_line_are_found() -> None:
    data = places()._data.decode().splitlines()
    for line in (data[0], data[-1]):
        key, name = line.split("\t")[:2]
        assert any(town.name for town in places()._towns(key)), name


def test_quick_to_load_and_to_ask() -> None:
    places()
    start = time.process_time()
    Places()
    assert time.process_time() - start < 0.08
    start = time.process_time()
    for number in range(200):
        places().find(f"Nowhere{number}")
    assert time.process_time() - start < 0.2
