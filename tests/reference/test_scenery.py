"""Where a report was filed."""

from __future__ import annotations

import pytest

from dragoman.documents import Given, build
from dragoman.records import Place
from dragoman.reference import placed
from dragoman.settings import Settings


def _place(text: str) -> Place | None:
    return placed(build(text, Given(), Settings())).dateline


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("OSLO, March 5 (Reuters) - The ministers of Norway and Denmark met.", "Oslo", "NOR"),
        ("KIEV (AFP) - The president spoke on Monday.", "Kyiv", "UKR"),
        ("SINGAPORE (AP) - The prime minister spoke on Monday.", "Singapore", "SGP"),
        ("BIRMINGHAM, Alabama (AP) - The mayor spoke on Monday.", "Birmingham", "USA"),
        ("BIRMINGHAM (AP) - The mayor spoke on Monday.", "Birmingham", "GBR"),
        ("ODESSA (AP) - Ships left Ukraine on Monday, Ukraine said.", "Odesa", "UKR"),
    ],
)
def test_the_place_of_a_dateline(text: str, name: str, country: str) -> None:
    place = _place(text)
    assert place is not None
    assert (place.name, place.country) == (name, country)
    assert place.lat is not None
    assert place.lon is not None
    assert text.startswith(place.span.text)


@pytest.mark.parametrize(
    "text",
    [
        "ODESSA (AP) - The mayor spoke on Monday of the new bridge.",
        "SMALLVILLE (AP) - The mayor spoke on Monday of the new bridge.",
    ],
)
def test_what_could_be_several_or_is_none_keeps_its_name_alone(text: str) -> None:
    place = _place(text)
    assert place is not None
    assert place.name == text.split()[0].title()
    assert (place.country, place.lat, place.lon) == (None, None, None)


def test_it_is_the_same_after_it_was_placed_and_nothing_without_a_dateline() -> None:
    once = placed(build("KIEV (AFP) - The president spoke on Monday.", Given(), Settings()))
    assert placed(once) == once
    plain = build("The president spoke on Monday.", Given(), Settings())
    assert placed(plain) is plain
