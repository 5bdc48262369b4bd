"""Countries, their people, capitals and the bodies that stand for governments."""

from __future__ import annotations

import pytest

from dragoman.reference.countries import countries


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("the United States", "USA"), ("U.S.", "USA"), ("US", "USA"), ("America", "USA"),
        ("UK", "GBR"), ("Britain", "GBR"), ("DPRK", "PRK"), ("North Korea", "PRK"),
        ("South Korea", "KOR"), ("Russian Federation", "RUS"), ("Türkiye", "TUR"),
        ("Turkey", "TUR"), ("Czechia", "CZE"), ("Czech Republic", "CZE"), ("Ivory Coast", "CIV"),
        ("Côte d’Ivoire", "CIV"), ("UAE", "ARE"), ("DRC", "COD"), ("Palestine", "PSE"),
        ("Palestinian territories", "PSE"), ("Kosovo", "XKX"), ("Taiwan", "TWN"),
        ("Burma", "MMR"), ("Swaziland", "SWZ"), ("Syrian Arab Republic", "SYR"),
    ],
)  # fmt: skip
def test_names(phrase: str, code: str) -> None:
    match = countries().find(phrase)
    assert match is not None
    assert (match.country, match.by) == (code, "name")


@pytest.mark.parametrize("phrase", ["us", "who", "car", "it", "mit", "Atlantis", "", "the"])
def test_words_that_name_no_country(phrase: str) -> None:
    assert countries().find(phrase) is None


@pytest.mark.parametrize(
    ("phrase", "code", "people"),
    [
        ("Russians", "RUS", "many"), ("Turk", "TUR", "one"), ("Turks", "TUR", "many"),
        ("Frenchman", "FRA", "one"), ("Frenchmen", "FRA", "many"), ("Briton", "GBR", "one"),
        ("Emirati", "ARE", "one"), ("Filipinos", "PHL", "many"), ("Kazakhstanis", "KAZ", "many"),
        ("Spaniards", "ESP", "many"), ("Lebanese", "LBN", "many"), ("the Dutch", "NLD", "many"),
    ],
)  # fmt: skip
def test_people(phrase: str, code: str, people: str) -> None:
    match = countries().by_demonym(phrase)
    assert match is not None
    assert (match.country, match.people) == (code, people)


@pytest.mark.parametrize(
    ("phrase", "code"),
    [("Russian", "RUS"), ("Israeli", "ISR"), ("Saudi", "SAU"), ("Congolese", "COD"), ("UK", "GBR")],
)
def test_adjectives(phrase: str, code: str) -> None:
    match = countries().by_adjective(phrase)
    assert match is not None
    assert match.country == code


def test_two_countries_of_one_people() -> None:
    match = countries().by_adjective("Congolese")
    assert match is not None
    assert match.others == ("COG",)


@pytest.mark.parametrize(
    ("phrase", "code"),
    [("Ankara", "TUR"), ("Washington", "USA"), ("Kiev", "UKR"), ("Damascus", "SYR")],
)
def test_capitals(phrase: str, code: str) -> None:
    match = countries().find(phrase)
    assert match is not None
    assert (match.country, match.by) == (code, "capital")


@pytest.mark.parametrize(
    ("phrase", "code", "kind"),
    [
        ("the Kremlin", "RUS", "presidency"), ("White House", "USA", "presidency"),
        ("Downing Street", "GBR", "government"), ("Elysee", "FRA", "presidency"),
        ("Foggy Bottom", "USA", "foreign-ministry"), ("Pentagon", "USA", "defence-ministry"),
        ("Quai d’Orsay", "FRA", "foreign-ministry"), ("Knesset", "ISR", "parliament"),
        ("Mossad", "ISR", "security-service"), ("Verkhovna Rada", "UKR", "parliament"),
        ("Hay’at Tahrir al-Sham", "SYR", "armed-group"), ("EU", None, "organisation"),
        ("NATO", None, "organisation"), ("Kurdistan Region of Iraq", "IRQ", "region"),
    ],
)  # fmt: skip
def test_bodies(phrase: str, code: str | None, kind: str) -> None:
    match = countries().find(phrase)
    assert match is not None
    assert match.body is not None
    assert (match.country, match.by, match.body.kind) == (code, "body", kind)


def test_codes_and_display() -> None:
    assert countries().name("GBR") == "United Kingdom"
    assert countries().name("gb") == "United Kingdom"
    assert countries().adjective("NLD") == "Dutch"
    assert countries().get("ZZZ") is None
    assert countries().get(None) is None


def test_table_is_sound() -> None:
    rows = list(countries())
    assert len(rows) > 240
    assert len({row.alpha2 for row in rows}) == len(rows)
    for row in rows:
        assert len(row.alpha3) == 3
        assert row.name == row.name.strip() != ""
        assert row.lat is None or -90 <= row.lat <= 90
        found = countries().by_name(row.name)
        assert found is not None
        assert found.country == row.alpha3


def test_what_begins_a_name_of_the_tables_is_never_passed_over() -> None:
    table = countries()
    for country in table:
        spelled = (country.name, *country.names, *country.adjectives, *country.demonyms)
        for name in (*spelled, *country.capitals):
            assert table.begins(name.split()[0]), name


@pytest.mark.parametrize("name", ["Downing Street", "Knesset", "NATO", "the Kremlin", "Al-Shabaab"])
def test_what_begins_an_institution_is_not_passed_over(name: str) -> None:
    assert countries().by_body(name) is not None
    assert countries().begins(name.split()[0])


@pytest.mark.parametrize("word", ["Yesterday", "harvest", "Beautiful"])
def test_what_begins_no_name_is_passed_over(word: str) -> None:
    assert not countries().begins(word)
