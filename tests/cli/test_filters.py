"""Options become a filter, and are told in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.chronicle import Filter
from tests.cli.conftest import Fake

Run = Callable[..., int]
Capture = pytest.CaptureFixture[str]
DOCS = Path(__file__).parents[2] / "docs"


def test_every_option_reaches_the_record(fake: Fake, run: Run) -> None:
    assert run(
        "timeline", "--actor", "Ada Lund", "--country", "Norway", "--country", "FRA,DEU",
        "--dyad", "Norway,Türkiye", "--act", "call,Grant Asylum", "--act", "meeting",
        "--certainty", "happened,ongoing", "--topic", "humanitarian aid", "--publisher", "Wire",
        "--since", "2024-02", "--until", "2024-02", "--contacts", "--no-background",
        "--limit", 7, "--offset", 3,
    ) == 0  # fmt: skip
    assert fake.questions == [
        Filter(
            actor="Ada Lund",
            countries=("NOR", "FRA", "DEU"),
            dyad=("NOR", "TUR"),
            acts=("call", "grant-asylum", "meeting"),
            certainties=("happened", "ongoing"),
            topic="humanitarian-aid",
            publisher="Wire",
            since="2024-02-01",
            until="2024-02-29",
            background=False,
            contacts=True,
            limit=7,
            offset=3,
        )
    ]


def test_nothing_asked_for_is_nothing_narrowed(fake: Fake, run: Run) -> None:
    assert run("timeline") == 0
    assert fake.questions == [Filter(limit=100)]
    assert fake.records == ["diplomacy.db"]


@pytest.mark.parametrize("format_", ["json", "csv"])
def test_json_and_csv_have_all_unless_told_otherwise(format_: str, fake: Fake, run: Run) -> None:
    run("timeline", "--format", format_)
    run("timeline", "--format", format_, "--limit", 2)
    assert [asked.limit for asked in fake.questions] == [0, 2]


def test_the_record_is_named_by_option_or_environment(
    fake: Fake, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAGOMAN_RECORD", "team.db")
    run("timeline")
    run("timeline", "--record", "other.db")
    assert fake.records == ["team.db", "other.db"]


def test_the_page_tells_what_was_asked(fake: Fake, run: Run, capsys: Capture) -> None:
    run("timeline", "--dyad", "Norway,Turkey", "--since", "2024", "--act", "call", "--background")
    told = "between Norway and Turkey · act call · from 1 January 2024 · background alone"
    assert told in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--country", "Norwey"), "Norway (NOR)"),
        (("--dyad", "Norway"), "two different countries"),
        (("--act", "cal"), "There is no act 'cal'. Perhaps: call"),
        (("--act", "zzz"), "dragoman acts"),
        (("--since", "soon"), "'soon' is no date"),
        (("--since", "2024-03", "--until", "2024-02"), "nothing is between"),
        (("--certainty", "sure"), "'sure' is none of happened"),
        (("--limit", "-1"), "--limit"),
        (("--format", "xml"), "'xml'"),
    ],
)
def test_what_is_not_understood_is_an_error(
    arguments: tuple[str, ...], message: str, fake: Fake, run: Run, capsys: Capture
) -> None:
    assert run("timeline", *arguments) == 2
    out, err = capsys.readouterr()
    assert message in err
    assert out == ""
    assert fake.questions == []


def test_an_act_of_ones_own(fake: Fake, run: Run, tmp_path: Path) -> None:
    page = (DOCS / "how-to" / "write-an-act.md").read_text(encoding="utf-8")
    found = re.search(r"```toml\n(.*?)```", page, re.DOTALL)
    assert found
    (tmp_path / "board-vessel.toml").write_text(found[1], encoding="utf-8")
    assert run("timeline", "--act", "board-vessel") == 2
    assert run("timeline", "--act", "board vessel", "--acts", tmp_path) == 0
    assert fake.questions[0].acts == ("board-vessel",)


def test_a_topic_that_is_none_of_the_lexicons_is_taken_as_words(fake: Fake, run: Run) -> None:
    run("positions", "--topic", " fishing rights ")
    run("positions", "--topic", "Humanitarian-Aid")
    assert [asked.topic for asked in fake.questions] == ["fishing rights", "humanitarian-aid"]


def test_the_answer_never_replaces_the_record(
    fake: Fake, run: Run, tmp_path: Path, capsys: Capture
) -> None:
    record = tmp_path / "diplomacy.db"
    record.write_bytes(b"precious")
    assert run("timeline", "--record", record, "--output", record) == 2
    assert "the record itself" in capsys.readouterr().err
    assert record.read_bytes() == b"precious"
