"""What options take, and what they say of what they do not."""

from __future__ import annotations

import click
import pytest

from dragoman.cli.choices import CountryNames, Day, Dyad, Listed, country


@pytest.mark.parametrize(
    ("phrase", "code"),
    [("Norway", "NOR"), ("nor", "NOR"), ("NO", "NOR"), ("the Netherlands", "NLD"),
     ("Türkiye", "TUR"), (" Turkey ", "TUR"), ("US", "USA"), ("COD", "COD")],
)  # fmt: skip
def test_countries_by_name_or_code(phrase: str, code: str) -> None:
    assert country(phrase) == code


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        ("Norwey", r"no country 'Norwey'\. Perhaps: .*Norway \(NOR\)"),
        ("the Kremlin", r"Perhaps: Russia \(RUS\)"),
        ("Congo", r"\(COD\) or Republic of the Congo \(COG\): give the code"),
        ("xyzzyq", "Give its name in English, or its ISO code"),
    ],
)
def test_what_is_no_country_is_never_guessed(phrase: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        country(phrase)


def test_several_countries_with_commas_and_names_with_commas() -> None:
    convert = CountryNames().convert
    assert convert("France,Russia, FRA", None, None) == ("FRA", "RUS")
    assert convert("Bonaire, Saint Eustatius and Saba", None, None) == ("BES",)
    with pytest.raises(click.BadParameter, match="no country 'Ruritania'"):
        convert("France,Ruritania", None, None)


@pytest.mark.parametrize("given", ["France", "France,France", "France,Russia,Norway"])
def test_a_dyad_is_two_countries(given: str) -> None:
    with pytest.raises(click.BadParameter, match="two different countries"):
        Dyad().convert(given, None, None)
    assert Dyad().convert("France,Russia", None, None) == ("FRA", "RUS")


@pytest.mark.parametrize(
    ("given", "first", "last"),
    [
        ("2024-02-12", "2024-02-12", "2024-02-12"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024", "2024-01-01", "2024-12-31"),
        (" 2024-12 ", "2024-12-01", "2024-12-31"),
    ],
)
def test_days_months_and_years(given: str, first: str, last: str) -> None:
    assert Day().convert(given, None, None) == first
    assert Day(last=True).convert(given, None, None) == last


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("yesterday", "is no date. Give it as 2025-02-12, 2025-02 or 2025"),
        ("12.02.2025", "is no date"),
        ("2025-2", "is no date"),
        ("2025-13", "not in the calendar"),
        ("2025-02-30", "not in the calendar"),
        ("0000", "not in the calendar"),
        ("", "is no date"),
    ],
)
def test_what_is_no_date_is_refused(given: str, message: str) -> None:
    with pytest.raises(click.BadParameter, match=message):
        Day(last=True).convert(given, None, None)


def test_a_month_is_no_day() -> None:
    with pytest.raises(click.BadParameter, match=r"Give it as 2025-02-12$"):
        Day(whole=False).convert("2025-02", None, None)


def test_words_of_a_list() -> None:
    words = Listed(("open", "kept"))
    assert words.convert("open, kept", None, None) == ("open", "kept")
    with pytest.raises(click.BadParameter, match="'closed' is none of open, kept"):
        words.convert("open,closed", None, None)
