"""A coded folder's reports as events: what the record tells of one document, told again."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.batch.folder import open_folder
from dragoman.batch.telling import items
from dragoman.chronicle import Filter
from dragoman.pipeline import Reader
from dragoman.views.exports.choosing import LeftOut, Policy, dated
from dragoman.views.exports.gdelt import EVENTS, events
from dragoman.views.exports.items import Item
from tests.batch.conftest import code_here, reports, write_lines


@pytest.fixture(scope="module")
def folder(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("coded")
    source = write_lines(path / "reports.jsonl", reports())
    code_here([source], path / "out", reader)
    return path / "out"


def told(folder: Path, **asked: object) -> list[Item]:
    return list(items(open_folder(str(folder)), Filter(**{"limit": 0, **asked})))  # type: ignore[arg-type]


def test_each_report_is_an_event(folder: Path) -> None:
    coded = open_folder(str(folder))
    found = told(folder)
    assert {one.event.id for one in found} == {row["id"] for row in coded.rows("reports")}
    assert all(len(one.event.reports) == 1 for one in found)


def test_what_is_told_is_what_was_read(folder: Path) -> None:
    (call,) = told(folder, dyad=("NOR", "DNK"), acts=("call",))
    event = call.event
    assert event.channel == "call"
    assert [who.country for who in (*event.actors, *event.recipients)] == ["NOR", "DNK"]
    assert (call.codes.plover_type, call.codes.plover_mode) == ("CONSULT", "phone")
    assert call.codes.plover_contexts == ("diplomatic",)
    (report,) = event.reports
    assert report.words.source.publisher == "Wire 1"
    assert "spoke by telephone" in report.words.text
    setting = call.setting(report)
    assert setting.sentence == 1 and setting.characters and setting.language == "en"
    assert {words for _, words in setting.mentions.values()} >= {"The president of Norway"}


def test_statements_name_who_says_so(folder: Path) -> None:
    said = [one for one in told(folder, acts=("support",)) if one.event.reports[0].according_to]
    assert said
    speakers = said[0].event.reports[0].according_to[0].speakers
    assert speakers and speakers[0].kind == "person"


def test_a_filter_narrows_them(folder: Path) -> None:
    every, some = told(folder), told(folder, countries=("NOR",))
    assert 0 < len(some) < len(every)
    assert told(folder, limit=2, offset=1) == every[1:3]


def test_they_are_exported(folder: Path) -> None:
    policy, left_out = Policy("publication"), LeftOut()
    rows = list(events(dated(told(folder), policy, "cameo", left_out), policy))
    assert len(rows) == len(told(folder)) - left_out.total() > 10
    assert len({row["GLOBALEVENTID"] for row in rows}) == len(rows)
    assert all(set(row) <= set(EVENTS.names) for row in rows)
    assert {row["IsRootEvent"] for row in rows} == {row["DATEADDED"] for row in rows} == {None}
