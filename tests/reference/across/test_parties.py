"""Whether two parties are one, or one stands for the other."""

from __future__ import annotations

from dataclasses import replace

from dragoman.reference.across.parties import SURE, agree, marks, same_party
from tests.reference.across.telling import KESSEL, LEMOINE, ORBEL, VANTO, person, state

FRANCE = state("France", "FRA")


def test_names_of_one_person() -> None:
    assert same_party(ORBEL, person("Tomás Orbel", "FRA")) >= SURE
    assert same_party(ORBEL, person("Orbel", "FRA")) >= SURE
    assert same_party(ORBEL, person("Orbel")) >= SURE


def test_namesakes_of_other_states_are_others() -> None:
    assert same_party(ORBEL, person("Tomas Orbel", "AUT")) == 0.0


def test_our_tables_tell_namesakes_apart() -> None:
    one, other = replace(ORBEL, known="p1"), replace(ORBEL, known="p2", signature="s-x")
    assert same_party(one, other) == 0.0
    assert same_party(one, replace(VANTO, known="p1")) == 1.0


def test_who_speaks_for_a_state_stands_for_it() -> None:
    assert 0 < same_party(ORBEL, FRANCE) < SURE
    assert same_party(person("Jean Petit", "FRA"), FRANCE) == 0.0
    assert same_party(KESSEL, FRANCE) == 0.0


def test_a_spokesman_stands_for_who_leads() -> None:
    voice = person("Luc Moreau", "FRA", "spokesman")
    assert 0 < same_party(ORBEL, voice) < SURE
    assert same_party(ORBEL, LEMOINE) == 0.0


def test_a_state_and_its_government() -> None:
    assert same_party(FRANCE, state("Government of France", "FRA", "government")) >= SURE
    assert 0 < same_party(FRANCE, state("People of France", "FRA", "population")) < SURE
    assert same_party(FRANCE, state("Finland", "FIN")) == 0.0


def test_parties_agree_one_for_one() -> None:
    assert agree((ORBEL, VANTO), (VANTO, ORBEL), False) == (1.0, True)
    assert agree((ORBEL, VANTO), (ORBEL, KESSEL), False)[0] == 0.0
    some, sure = agree((ORBEL, VANTO), (ORBEL, VANTO, KESSEL), False)
    assert 0 < some < 1 and not sure
    assert agree((), (ORBEL,), False) == (0.0, False)


def test_direction_counts_where_asked() -> None:
    turned = (replace(ORBEL, role="recipient"), replace(VANTO, role="actor"))
    mine = (ORBEL, replace(VANTO, role="recipient"))
    assert agree(mine, turned, True)[0] == 0.0
    assert agree(mine, turned, False)[0] == 1.0


def test_what_a_party_is_looked_up_by() -> None:
    assert marks(ORBEL)[0] == "FRA" == marks(FRANCE)[0]
    assert marks(ORBEL)[1] == marks(person("Orbel"))[1]
