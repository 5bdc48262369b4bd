"""Questions of addresses, and addresses of questions."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import lexicon
from dragoman.chronicle import Filter
from dragoman.web.addresses import PAGE, query
from dragoman.web.asking import Given, Part, QuestionError, asked_of, parts

ACTS = lexicon.load().acts


def asked(address: str) -> Filter:
    """The filter that the query of an address asks for."""
    held = parse_qs(address, strict_parsing=bool(address))
    lists = ("country", "act", "certainty", "status", "kind")
    return asked_of(
        Given(**{name: value if name in lists else value[0] for name, value in held.items()}), ACTS
    )


WORDS = st.none() | st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1)


@given(
    st.builds(
        Filter,
        actor=WORDS,
        countries=st.lists(st.sampled_from(["FRA", "NOR", "USA"]), unique=True).map(tuple),
        dyad=st.none() | st.just(("FRA", "RUS")),
        acts=st.lists(st.sampled_from(["call", "meeting"]), unique=True).map(tuple),
        certainties=st.lists(st.sampled_from(["denied", "planned"]), unique=True).map(tuple),
        publisher=WORDS,
        since=st.none() | st.just("2022-02-01"),
        until=st.none() | st.just("2022-03-31"),
        background=st.none() | st.booleans(),
        contacts=st.booleans(),
        kinds=st.lists(st.sampled_from(["pledge", "person"]), unique=True).map(tuple),
        statuses=st.lists(st.sampled_from(["open", "kept"]), unique=True).map(tuple),
        limit=st.integers(1, 500),
        offset=st.integers(0, 10_000),
    )
)
def test_an_address_asks_what_was_asked(wanted: Filter) -> None:
    assert asked(query(wanted)) == wanted


def test_the_address_of_everything_is_short() -> None:
    assert query(Filter(limit=PAGE)) == ""


def test_more_parameters_stand_beside_or_in_place_of_the_filters() -> None:
    wanted = Filter(countries=("FRA",), limit=PAGE, offset=100)
    assert query(wanted, q="gas & oil", offset=150) == "country=FRA&q=gas%20%26%20oil&offset=150"
    assert query(wanted, offset=None) == "country=FRA"


def test_names_codes_and_months_are_understood() -> None:
    found = asked("country=France,DEU&dyad=Norway,fr&since=2022-02&until=2022-02&act=CALL")
    assert found.countries == ("FRA", "DEU") and found.dyad == ("NOR", "FRA")
    assert (found.since, found.until) == ("2022-02-01", "2022-02-28")
    assert found.acts == ("call",)


def test_a_part_can_be_taken_away() -> None:
    wanted = Filter(countries=("FRA",), since="2022-02-01", limit=PAGE, offset=50)
    assert parts(wanted, q="gas") == (
        Part("with France", "since=2022-02-01&q=gas"),
        Part("from 1 February 2022", "country=FRA&q=gas"),
    )


@pytest.mark.parametrize(
    "address", ["limit=%C2%B2", "limit=1_0", "limit=%2B1", "offset=١", "dyad=France,France"]
)
def test_numbers_and_pairs_are_what_they_seem(address: str) -> None:
    with pytest.raises(QuestionError):
        asked(address)
