"""``dragoman export`` as one runs it: a record of two reports, every format, what is told of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import icalendar
import networkx
import pandas
import polars
import pytest
from followthemoney import model

from dragoman.cli import main
from dragoman.cli.formats import FORMATS

OSLO = """OSLO, Norway - Prime Minister Ada Lund of Norway spoke by telephone with President Kemal \
Aydin of Turkey on 2 March 2026.

"We welcome the ceasefire," Lund said after the call. Norway condemned the attack on the port of \
Mersin. Lund will visit Ankara on 9 April 2026.
"""
ANKARA = """President Kemal Aydin of Turkey held a telephone conversation with Prime Minister Ada \
Lund of Norway on 2 March 2026.

Turkey denied that it had expelled the ambassador of Norway.
"""

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exporting")
    lines = [
        {"text": text, "published": "2026-03-03", "publisher": name, "url": f"https://{name}/1"}
        for name, text in (("oslo.example", OSLO), ("ankara.example", ANKARA))
    ]
    source = folder / "reports.jsonl"
    source.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["add", str(source), "--record", str(folder / "record.db")])
    assert ended.value.code == 0
    return folder / "record.db"


@pytest.fixture
def export(record: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(["export", "--record", str(record), *arguments])
        told = capsys.readouterr()
        code = ended.value.code
        return (code if isinstance(code, int) else 1), told.out, told.err

    return run


def test_gdelt_has_no_header_and_what_happened_alone(export: Run, tmp_path: Path) -> None:
    target = tmp_path / "events.tsv"
    code, out, err = export("--to", "gdelt", "--output", str(target))
    assert (code, out) == (0, "")
    frame = pandas.read_csv(target, sep="\t", header=None, dtype=str)
    schema = json.loads((tmp_path / "events.tsv.schema.json").read_text("utf-8"))
    assert frame.shape[1] == len(schema["schema"]["fields"]) == 86
    assert schema["dialect"] == {"delimiter": "\t", "header": False}
    names = [field["name"] for field in schema["schema"]["fields"]]
    certainty = frame[names.index("dragoman_certainty")]
    assert set(certainty) <= {"happened", "ongoing"}
    assert "041" in set(frame[names.index("EventCode")])
    assert f"{len(frame)} rows" in err and "of no known day are left out" in err


def test_plain_is_the_format_alone(export: Run) -> None:
    _, out, _ = export("--to", "gdelt", "--plain")
    assert {len(line.split("\t")) for line in out.splitlines()} == {61}
    _, out, _ = export("--to", "gdelt-mentions", "--plain")
    assert {len(line.split("\t")) for line in out.splitlines()} == {16}


def test_mentions_point_to_events(export: Run) -> None:
    _, events, _ = export("--to", "gdelt")
    _, told, _ = export("--to", "gdelt-mentions")
    numbers = {line.split("\t")[0] for line in events.splitlines()}
    assert {line.split("\t")[0] for line in told.splitlines()} == numbers
    assert len(told.splitlines()) > len(numbers)


def test_other_certainties_come_when_asked_and_say_so(export: Run) -> None:
    _, out, _ = export("--to", "csv", "--certainty", "all", "--table", "events")
    certain = {row["certainty"] for row in _rows(out)}
    assert {"happened", "planned", "denied"} <= certain
    _, out, _ = export("--to", "csv", "--certainty", "planned")
    assert {row["certainty"] for row in _rows(out)} == {"planned"}


def _rows(out: str) -> list[dict[str, str]]:
    lines = out.splitlines()
    names = lines[0].split(",")
    return [dict(zip(names, line.split(","), strict=False)) for line in lines[1:]]


def test_publication_dates_the_undated_and_says_so(export: Run, tmp_path: Path) -> None:
    target = tmp_path / "polecat.csv"
    _, _, err = export("--to", "polecat", "--undated", "publication", "--output", str(target))
    frame = polars.read_csv(target)
    by = dict(zip(frame["dragoman_dated_by"], frame["Event Date"], strict=True))
    assert by["publication"] == "2026-03-03"
    assert by["text"] == "2026-03-02"
    assert "--undated" not in err


@pytest.mark.parametrize("suffix", ["tsv", "csv", "jsonl", "parquet"])
def test_the_suffix_says_how_a_table_is_written(export: Run, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"icews.{suffix}"
    code, _, _ = export("--to", "icews", "--output", str(target))
    assert code == 0
    frame = {
        "tsv": lambda: polars.read_csv(target, separator="\t"),
        "csv": lambda: polars.read_csv(target),
        "jsonl": lambda: polars.read_ndjson(target),
        "parquet": lambda: polars.read_parquet(target),
    }[suffix]()
    assert {"Event ID", "Event Date", "dragoman_certainty"} <= set(frame.columns)
    assert "Discuss by telephone" in frame["Event Text"].to_list()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        f"icews.{suffix}", f"icews.{suffix}.schema.json",
    ]  # fmt: skip


@pytest.mark.parametrize("suffix", ["csv", "parquet", "jsonl"])
def test_a_folder_gets_all_our_tables(export: Run, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / "tables"
    code, _, err = export("--to", suffix, "--output", str(target))
    assert code == 0 and "events" in err
    schema = json.loads((target / "schema.json").read_text("utf-8"))
    paths = {one["path"] for one in schema["resources"]}
    assert paths == {path.name for path in target.iterdir()} - {"schema.json"}
    assert {f"events.{suffix}", f"statements.{suffix}", f"actors.{suffix}"} <= paths


def test_followthemoney(export: Run) -> None:
    _, out, _ = export("--to", "ftm")
    found = [json.loads(line) for line in out.splitlines()]
    for one in found:
        schema = model.get(one["schema"])
        assert schema is not None
        schema.validate(one)
    assert {"Event", "Person", "Article", "Mention"} <= {one["schema"] for one in found}


def test_a_network_and_a_calendar(export: Run, tmp_path: Path) -> None:
    export("--to", "graphml", "--output", str(tmp_path / "net.graphml"))
    network = networkx.read_graphml(tmp_path / "net.graphml", force_multigraph=True)
    assert "call" in {act for _, _, act in network.edges(data="act")}
    export("--to", "ical", "--certainty", "all", "--output", str(tmp_path / "cal.ics"))
    calendar = icalendar.Calendar.from_ical((tmp_path / "cal.ics").read_bytes())
    assert {"CONFIRMED", "TENTATIVE"} <= {one["status"] for one in calendar.walk("VEVENT")}


def test_plover(export: Run) -> None:
    _, out, _ = export("--to", "plover", "--contacts")
    (call,) = [json.loads(line) for line in out.splitlines()]
    assert (call["event"], call["mode"]) == (["CONSULT"], ["phone"])
    assert call["dragoman"]["reports"] == 2


def test_filters_narrow(export: Run) -> None:
    _, out, _ = export(
        "--to", "csv", "--act", "call,condemn", "--no-background", "--country", "Norway"
    )
    assert {row["act"] for row in _rows(out)} == {"condemn"}


@pytest.mark.parametrize("name", list(FORMATS))
def test_every_format_tells_its_columns(export: Run, name: str) -> None:
    code, out, _ = export("--to", name, "--schema")
    assert code == 0
    assert json.loads(out)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--to", "gdelt", "--certainty", "surely"), "'surely' is none of"),
        (("--to", "parquet"), "--output"),
        (("--to", "ical", "--undated", "empty"), "--undated out"),
        (("--to", "excel"), "'excel' is not one of"),
        (("--to", "gdelt", "--act", "no-such-act"), "There is no act"),
    ],
)
def test_wrong_use_is_told(export: Run, arguments: tuple[str, ...], told: str) -> None:
    code, _, err = export(*arguments)
    assert code == 2
    assert told in err


def test_the_record_itself_is_never_written_over(export: Run, record: Path) -> None:
    code, _, err = export("--to", "gdelt", "--output", str(record))
    assert code == 2 and "the record itself" in err
    code, _, err = export(str(record), "--to", "gdelt", "--output", str(record))
    assert code == 2 and "the record itself" in err


def test_a_folder_is_no_file(export: Run, tmp_path: Path) -> None:
    code, _, err = export("--to", "gdelt", "--output", str(tmp_path))
    assert code == 2 and "is a folder" in err


def test_a_failed_export_leaves_the_old_file(export: Run, tmp_path: Path) -> None:
    target = tmp_path / "old.tsv"
    target.write_text("old", encoding="utf-8")
    code, _, _ = export("--to", "ical", "--undated", "empty", "--output", str(target))
    assert code == 2
    assert target.read_text("utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["old.tsv"]


def test_no_record_is_told(export: Run, tmp_path: Path) -> None:
    code, _, err = export(str(tmp_path / "none.db"), "--to", "gdelt")
    assert code == 6 and "none.db" in err


def test_a_folder_that_is_not_coded_is_told(export: Run, tmp_path: Path) -> None:
    code, _, err = export(str(tmp_path), "--to", "gdelt")
    assert code == 2 and "is no coded folder" in err
