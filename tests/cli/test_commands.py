"""Each asking command: its own arguments."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.cli.conftest import Fake

Run = Callable[..., int]
Capture = pytest.CaptureFixture[str]


def test_search_takes_its_words_as_one_query(fake: Fake, run: Run) -> None:
    run("search", "grain", "corridor", "--kind", "statement")
    assert fake.said == ["grain corridor"]
    assert fake.questions[0].kinds == ("statement",)
    assert run("search") == 2


def test_compare_one_or_all(fake: Fake, run: Run, capsys: Capture) -> None:
    run("compare", "e-call")
    run("compare", "--country", "Norway")
    assert fake.said == ["e-call", None]
    assert run("compare", "e-call", "--country", "Norway") == 2
    assert "filters" in capsys.readouterr().err


def test_commitments_on_a_day(fake: Fake, run: Run) -> None:
    run("commitments", "--status", "open,lapsed", "--kind", "pledge", "--as-of", "2026-04-01")
    run("commitments")
    assert fake.said == ["2026-04-01", None]
    assert fake.questions[0].statuses == ("open", "lapsed")
    assert fake.questions[0].kinds == ("pledge",)
    assert run("commitments", "--as-of", "2026-04") == 2


def test_actors_by_name(fake: Fake, run: Run, capsys: Capture) -> None:
    run("actors", "Lund", "--kind", "person")
    assert fake.said == ["Lund"]
    shown = capsys.readouterr().out
    assert "Ada Lund" in shown
    assert "c-tur" not in shown


@pytest.mark.parametrize("countries", [("Norway", "TUR"), ("Norway,Türkiye",), ("NO", "tur")])
def test_a_dyad_by_names_or_codes(countries: tuple[str, ...], fake: Fake, run: Run) -> None:
    assert run("dyad", *countries) == 0
    assert fake.said == [("NOR", "TUR")]


@pytest.mark.parametrize("countries", [("Norway",), ("Norway", "Norwey"), ("Norway", "NOR")])
def test_a_dyad_is_of_two(countries: tuple[str, ...], fake: Fake, run: Run) -> None:
    assert run("dyad", *countries) == 2
    assert fake.said == []


def test_two_that_never_met(fake: Fake, run: Run, capsys: Capture) -> None:
    fake.match = lambda asked: False
    run("dyad", "Norway", "Turkey")
    assert "dragoman timeline --country NOR,TUR" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("id_", "record"), [("e-call", "event"), ("s-fish", "statement"), ("k-bergen", "commitment")]
)
def test_show_whatever_has_the_id(
    id_: str, record: str, fake: Fake, run: Run, capsys: Capture
) -> None:
    assert run("show", id_) == 0
    assert id_ in capsys.readouterr().out
    assert run("show", id_, "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["record"] == record
    assert run("show", id_, "--format", "csv") == 0
    assert capsys.readouterr().out.count("\r\n") > 1


def test_show_an_actor_by_a_part_of_its_name(fake: Fake, run: Run, capsys: Capture) -> None:
    assert run("show", "Lund") == 0
    assert "ADA LUND actor p-lund" in capsys.readouterr().out


def test_show_does_not_choose_between_two(fake: Fake, run: Run, capsys: Capture) -> None:
    assert run("show", "u") == 2
    err = capsys.readouterr().err
    assert "'u' may be Ada Lund (p-lund); Turkey (c-tur). Give the id." in err


def test_show_what_is_not_there(fake: Fake, run: Run, capsys: Capture) -> None:
    assert run("show", "zzz") == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("dragoman: zzz: nothing in the record has this id or name")


def test_an_error_cannot_drive_the_terminal(fake: Fake, run: Run, capsys: Capture) -> None:
    assert run("show", "\x1b[2J\u202ezzz") == 2
    assert capsys.readouterr().err.startswith("dragoman: \ufffd[2J\ufffdzzz: nothing")
