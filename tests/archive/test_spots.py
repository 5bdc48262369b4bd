"""Places as formats want them: degrees of towns, ids of GeoNames, divisions."""

from __future__ import annotations

from dragoman.archive.spots import spot


def test_a_town() -> None:
    found = spot("Oslo", "NOR")
    assert found is not None
    assert (found.kind, found.country, found.geonames, found.first) == (
        "city", "NOR", 3143244, "12",
    )  # fmt: skip
    assert found.lat is not None and abs(found.lat - 59.9) < 0.1


def test_a_town_under_another_spelling() -> None:
    found = spot("Kharkov", "UKR")
    assert found is not None and (found.name, found.geonames) == ("Kharkiv", 706483)


def test_a_town_of_the_usa_has_its_state() -> None:
    found = spot("Austin", "USA")
    assert found is not None and (found.first, found.state) == ("TX", "Texas")


def test_a_state_of_the_usa() -> None:
    found = spot("Texas", "USA")
    assert found is not None
    assert (found.kind, found.first, found.state) == ("region", "TX", "Texas")


def test_a_country_has_an_id_and_no_degrees() -> None:
    found = spot("Norway", "NOR")
    assert found is not None
    assert (found.kind, found.geonames, found.lat) == ("country", 3144096, None)
    assert spot(None, "NOR") == found


def test_a_name_that_lies_elsewhere_stands_alone() -> None:
    found = spot("Oslo", "KEN")
    assert found is not None
    assert (found.name, found.country, found.lat, found.geonames) == ("Oslo", "KEN", None, None)


def test_nowhere() -> None:
    assert spot(None, None) is None
    assert spot("", None) is None
