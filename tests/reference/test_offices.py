"""Who held which office when."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.reference.offices import Holding, offices
from dragoman.reference.titles import title_kind


@pytest.mark.parametrize(
    ("kind", "country", "day", "person"),
    [
        ("president", "RUS", "2025-02-12", "Vladimir Putin"),
        ("president", "RUS", "2010-06-01", "Dmitry Medvedev"),
        ("president", "SYR", "2025-02-12", "Ahmed al-Sharaa"),
        ("president", "SYR", "2024-12-01", "Bashar al-Assad"),
        ("president", "FRA", "2017-01-10", "François Hollande"),
        ("prime-minister", "GBR", "2022-09-20", "Liz Truss"),
        ("prime-minister", "DEU", "2025-02-12", "Olaf Scholz"),
        ("prime-minister", "FRA", "2018-05-01", "Édouard Philippe"),
        ("foreign-minister", "TUR", "2025-02-12", "Hakan Fidan"),
        ("foreign-minister", "TUR", "2020-02-12", "Mevlüt Çavuşoğlu"),
        ("foreign-minister", "USA", "2024-03-01", "Antony Blinken"),
        ("foreign-minister", "USA", "2025-03-01", "Marco Rubio"),
        ("foreign-minister", "RUS", "2014-03-01", "Sergey Lavrov"),
        ("monarch", "GBR", "2023-01-01", "Charles III"),
        ("leader", "ISR", "2025-02-12", "Benjamin Netanyahu"),
        ("leader", "CHN", "2025-02-12", "Xi Jinping"),
        ("head-of-state", "DEU", "2025-02-12", "Frank-Walter Steinmeier"),
        ("high-representative", None, "2025-02-12", "Kaja Kallas"),
    ],
)
def test_holder(kind: str, country: str | None, day: str, person: str) -> None:
    found = offices().holder(kind, country, date.fromisoformat(day))
    assert [holding.person for holding in found[:1]] == [person]


@pytest.mark.parametrize(
    ("body", "person"),
    [
        ("NATO", "Mark Rutte"), ("the UN", "António Guterres"), ("IAEA", "Rafael Grossi"),
        ("European Commission", "Ursula von der Leyen"), ("European Council", "António Costa"),
        ("Tuesday Club", None),
    ],
)  # fmt: skip
def test_head_of_a_body(body: str, person: str | None) -> None:
    found = offices().head_of(body, date(2025, 2, 12))
    assert [holding.person for holding in found] == ([person] if person else [])


def test_nobody_is_made_up() -> None:
    assert offices().holder("president", "GBR", date(2025, 1, 1)) == ()
    assert offices().held("Zaphod Beeblebrox", date(2025, 1, 1)) == ()
    assert offices().holder("president", "RUS", date(2040, 1, 1)) == ()


def test_held_by_surname_on_a_day() -> None:
    day = date(2025, 2, 12)
    assert [h.person for h in offices().held("Sharaa", day)] == ["Ahmed al-Sharaa"]
    assert offices().held("Assad", day) == ()
    (former, *_) = offices().former("Assad", day)
    assert (former.person, former.until) == ("Bashar al-Assad", "2024-12-08")


def test_a_full_name_is_not_taken_for_a_namesake() -> None:
    day = date(2020, 6, 1)
    for name in ("Peter Mitchell", "Saddam Hussein", "Elizabeth I", "Nasser Johnson", "Ali Ahmed"):
        assert offices().held(name, day) == (), name


def test_a_surname_alone_finds_no_minor_office() -> None:
    day = date(2020, 6, 1)
    full = offices().held("Sebastian Wood", day)
    assert [holding.kind for holding in full] == ["ambassador"]
    assert "ambassador" not in {holding.kind for holding in offices().held("Wood", day)}


def test_second_given_names_and_second_surnames() -> None:
    assert offices().held("Daniel Ortega", date(2022, 1, 18))[0].country == "NIC"
    assert offices().held("Pedro Sánchez", date(2022, 1, 18))[0].country == "ESP"


def test_country_narrows() -> None:
    day = date(2025, 2, 12)
    assert {h.country for h in offices().held("Kim", day, "PRK")} == {"PRK"}
    assert offices().held("Putin", day, "UKR") == ()


def test_other_spellings_find_the_same_person() -> None:
    day = date(2021, 5, 5)
    names = ["Volodymyr Zelensky", "Zelenskiy", "Vladimir Zelensky"]
    assert {offices().held(name, day)[0].person_id for name in names} == {"Q3874799"}


def test_given_names_of_monarchs_only() -> None:
    day = date(2025, 2, 12)
    assert offices().held("Sheikh Tamim", day)[0].country == "QAT"
    assert "Vladimir Putin" not in {h.person for h in offices().held("Vladimir", day)}


def test_same_person_keeps_one_id_over_offices() -> None:
    rutte = {h.person_id for h in offices().held("Mark Rutte", None)}
    assert len(rutte) == 1


@pytest.mark.parametrize(
    ("day", "sure"),
    [("2019-12-31", "no"), ("2020-02-01", "yes"), ("2020-08-01", "likely"), ("2021-01-02", "no")],
)
def test_inexact_end(day: str, sure: str) -> None:
    assert _holding("2020-01-05", "2021-01-01", False, "2020-06-01").on(_day(day)) == sure


def test_open_end_grows_stale() -> None:
    holding = _holding("2020-01-05", None, True, "2022-09")
    days = ["2022-09-30", "2023-06-01", "2026-01-01"]
    assert [holding.on(_day(day)) for day in days] == ["yes", "likely", "stale"]


def test_vague_beginning() -> None:
    holding = _holding("2015", None, True, "2025-09")
    assert [holding.on(_day(day)) for day in ("2014-12-31", "2015-06-01", "2016-01-01")] == [
        "no", "likely", "yes",
    ]  # fmt: skip


def test_table_is_sound() -> None:
    lines = offices()._lines
    assert len(lines) > 8000
    for line in lines:
        cells = line.split("\t")
        assert len(cells) == 16, line
        since, until = cells[9], cells[10]
        assert not (since and until) or since[:4] <= until[:4], line


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("interim President", "president"), ("Russian president", "president"),
        ("Amir", "monarch"), ("German chancellor", "prime-minister"),
        ("Chancellor of the Exchequer", "finance-minister"),
        ("Foreign Secretary", "foreign-minister"),
        ("Secretary of State", "foreign-minister"), ("Vice Premier", "deputy-prime-minister"),
        ("Secretary of State for Education", "minister"), ("Kremlin spokesperson", "spokesperson"),
        ("President of the European Commission", "commission-president"),
        ("Deputy Minister of Foreign Affairs", "deputy-minister"),
        ("President of the National Assembly", "speaker"), ("plumber", None),
    ],
)  # fmt: skip
def test_title_kind(title: str, kind: str | None) -> None:
    assert title_kind(title) == kind


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _holding(since: str | None, until: str | None, exact: bool, as_of: str | None) -> Holding:
    return Holding(
        "A", "x:a", None, "president", "state", "President", None, "XXX", since, until, exact,
        as_of, True, "own",
    )  # fmt: skip


def test_george_bush_father_and_son() -> None:
    day = date(2010, 1, 1)
    father = offices().former("George H. W. Bush", day)
    son = offices().former("George W. Bush", day)
    assert father[0].until == "1993-01-20"
    assert son[0].until == "2009-01-20"
