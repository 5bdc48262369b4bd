"""Accounts beside each other, and under each other where there is no room."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.chronicle import Phrases, Side, Words
from dragoman.views.answers import contacts, page
from tests.views.answers.values import ALONE, ANKARA, CONTACT, OSLO, WIRE, words


def shown(contact: object, width: int = 100) -> str:
    return page.render("compare", (contact,), width=width, colour=False)


def test_two_sides_stand_in_two_columns() -> None:
    lines = shown(CONTACT).splitlines()
    pairs = [line.split() for line in lines]
    assert ["Norway", "Turkey"] in pairs
    assert ["‹fish›", "‹fish›"] in pairs
    assert ["‹twelve", "vessels›", "‹ten", "vessels›"] in pairs
    assert "they differ (number)" in lines
    only = lines.index("only Norway")
    assert lines[only + 1] == "‹new tariffs›"
    assert lines[only + 2].strip() == "only Turkey"
    assert lines[only + 2].startswith(" " * 40), "in the column of its side"


def test_each_side_names_its_documents() -> None:
    assert "Government of Norway, 2 March 2026 · d-oslo" in shown(CONTACT)
    assert "Presidency of Turkey, 3 March 2026 · d-ankara" in shown(CONTACT)
    assert "‹a visit› [1]" in shown(ALONE), "of several documents the phrase names its own"


@pytest.mark.parametrize("width", [24, 40, 70])
def test_a_narrow_page_folds_to_one_column(width: int) -> None:
    told = shown(CONTACT, width)
    assert "Norway: ‹fish›" in told
    assert "Turkey: ‹fish›" in told
    flat = " ".join(told.split())
    assert "they differ (number) Norway: ‹twelve vessels› Turkey: ‹ten vessels›" in flat
    assert "only Turkey ‹grain shipments›" in flat


def test_what_differs_is_in_bold() -> None:
    told = page.render("compare", (CONTACT,), width=100, colour=True)
    assert "\x1b[1;3mtwelve\x1b[0m" in told
    assert "\x1b[1;3mten\x1b[0m" in told
    assert "\x1b[1;3mvessels" not in told


def test_an_account_alone_is_not_compared() -> None:
    told = shown(ALONE)
    assert "One side alone gives an account; there is nothing to compare it with." in told
    assert "No side gives an account of its own." in shown(replace(ALONE, sides=()))


def test_three_sides_have_three_columns_or_fold() -> None:
    wire = Side("Northern Wire", (WIRE,), (), (words("a quarrel"),))
    compared = replace(CONTACT.compared, only={"Northern Wire": (words("a quarrel"),)})  # type: ignore[type-var]
    three = replace(CONTACT, sides=(*CONTACT.sides, wire), compared=compared)
    assert ["Norway", "Turkey", "Northern", "Wire"] in [
        line.split() for line in shown(three, 120).splitlines()
    ]
    assert "Norway: ‹fish›" in shown(three, 100)


def test_whose_a_phrase_is_is_known_by_its_document() -> None:
    one, other = Words(0, 4, "talk", OSLO), Words(0, 5, "talks", ANKARA)
    swapped = replace(CONTACT, compared=Phrases(((other, one),), (), {}))
    ((_, _, sided),) = list(contacts.lines(swapped))
    assert sided == {"NOR": one, "TUR": other}


def test_one_contact_in_full_has_reports_accounts_and_statements() -> None:
    told = page.render_one(CONTACT, width=100, colour=False)
    places = [told.index(part) for part in ("REPORTS 3", "ACCOUNTS SIDE BY SIDE", "SAID BY NORWAY")]
    assert places == sorted(places)
