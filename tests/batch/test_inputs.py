"""Shards of any source give its documents and errors, each once, in order."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dragoman.batch.inputs import Inputs
from dragoman.batch.opening import Source, opened
from dragoman.batch.planning import Order, plan
from dragoman.batch.shard import Shard
from dragoman.documents import Given, load_all
from dragoman.errors import InputError, SkippedError
from dragoman.settings import Settings

from .conftest import reports, write_lines

SETTINGS = Settings()


def shards(*sources: Path | str, size: int = 5, order: Order | None = None) -> list[Shard]:
    """The shards of some sources."""
    found = plan([str(one) for one in sources], order or Order(size=size))
    return [one for one in found if isinstance(one, Shard)]


def read(some: list[Shard]) -> list[str]:
    """What shards give: ids of documents and the words of errors."""
    inputs = Inputs(SETTINGS)
    return [_said(one) for shard in some for one in inputs.of(shard)]


def whole(source: Path | str) -> list[str]:
    """What the source gives, read in one go."""
    return [_said(one) for one in load_all(str(source), Given(), SETTINGS)]


def _said(outcome: object) -> str:
    return str(outcome) if isinstance(outcome, InputError) else outcome.id  # type: ignore[attr-defined]


def archive(path: Path, packed: bool) -> Path:
    """A WARC archive of pages, with a record that is none and one of another language."""
    target = io.BytesIO()
    writer = WARCWriter(target, gzip=packed)
    texts = [one["text"] for one in reports()[:12]] + ["Bonjour tout le monde, il fait beau."]
    for number, text in enumerate(texts):
        page = f"<html><body><article><p>{text}</p></article></body></html>".encode()
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        url = f"https://example.org/{number}"
        kinds = ("request", "response") if number % 4 == 0 else ("response",)
        for kind in kinds:
            record = writer.create_warc_record(url, kind, io.BytesIO(page), http_headers=head)
            writer.write_record(record)
    path.write_bytes(target.getvalue())
    return path


def broken_lines() -> list[object]:
    """Reports with lines that cannot be read, and a blank one."""
    rows: list[object] = list(reports())
    rows[3] = "{no json"
    rows[9] = {"text": "Bonjour tout le monde, nous sommes très heureux de vous voir ici."}
    rows[15] = ""
    return rows


def test_lines_plain_and_packed_read_as_in_one_go(tmp_path: Path) -> None:
    plain = write_lines(tmp_path / "a.jsonl", broken_lines())
    packed = tmp_path / "b.jsonl.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    for path in (plain, packed):
        some = shards(path)
        assert len(some) == 6
        assert read(some) == whole(path)
        assert sorted(read(some[::-1])) == sorted(whole(path))


@pytest.mark.parametrize("packed", [False, True])
def test_archives_read_as_in_one_go(tmp_path: Path, packed: bool) -> None:
    path = archive(tmp_path / ("a.warc.gz" if packed else "a.warc"), packed)
    some = shards(path, size=4)
    assert len(some) == 5
    assert read(some) == whole(path)
    assert sorted(read(some[::-1])) == sorted(whole(path))


def test_rows_of_parquet_with_their_own_names(tmp_path: Path) -> None:
    rows = reports()
    table = pyarrow.table(
        {
            "body": [one["text"] for one in rows],
            "published": [one["published"] for one in rows],
            "noise": [b"\0"] * len(rows),
        }
    )
    path = tmp_path / "news.parquet"
    pyarrow.parquet.write_table(table, path, row_group_size=6)
    order = Order(columns={"text": "body"}, size=5)
    some = shards(path, order=order)
    lines = write_lines(tmp_path / "same.jsonl", rows)
    assert read(some) == whole(lines)
    assert sorted(read(some[::-1])) == sorted(whole(lines))
    assert read(shards(path))[0] == (
        f'{path}, row 1: has no "text". Say which column holds it: --column text=NAME'
    )


def test_a_column_of_numbers_for_the_title_says_which_column_to_name(tmp_path: Path) -> None:
    path = tmp_path / "news.parquet"
    one = reports()[0]
    table = pyarrow.table({"text": [one["text"]] * 2, "title": pyarrow.array([7, None])})
    pyarrow.parquet.write_table(table, path)
    refused, read_well = read(shards(path))
    assert refused == (
        f'{path}, row 1: has a "title" that is no string. '
        "Say which column holds it: --column title=NAME"
    )
    assert "is no string" not in read_well


def test_an_address_where_nobody_answers_is_no_missing_file(tmp_path: Path) -> None:
    address = "http://127.0.0.1:9/news.jsonl"
    with (
        pytest.raises(InputError, match="the host does not answer") as caught,
        opened(Source(address)),
    ):
        pass
    assert "path" not in caught.value.remedy


def test_folders_lists_texts_and_pages(tmp_path: Path) -> None:
    folder = tmp_path / "some"
    (folder / "deep").mkdir(parents=True)
    for number, one in enumerate(reports()[:9]):
        (folder / f"{number}.txt").write_text(one["text"], encoding="utf-8")
    write_lines(folder / "deep" / "lines.jsonl", reports()[9:])
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / ".hidden.txt").write_text("Hidden.", encoding="utf-8")
    assert sorted(read(shards(folder))) == sorted(
        one for one in whole(folder) if "unknown kinds" not in one
    )
    notes = [one for one in plan([str(folder)], Order()) if isinstance(one, SkippedError)]
    assert ["picture" in str(one) or ".png: 1" in str(one) for one in notes] == [True]
    listing = [{"file": "0.txt", "publisher": "Listed Wire"}, {"file": "../no.txt"}]
    write_lines(folder / "index.jsonl", listing)
    inputs = Inputs(SETTINGS)
    found = [one for shard in shards(folder / "index.jsonl") for one in inputs.of(shard)]
    assert getattr(found[0], "publisher", None) == "Listed Wire"
    assert any("outside the list's folder" in str(one) for one in found)


def test_what_is_not_there_or_damaged_is_an_error_in_its_place(tmp_path: Path) -> None:
    missing = tmp_path / "missing.jsonl"
    assert read(shards(missing)) == whole(missing)
    lines = "".join(json.dumps(one) + "\n" for one in reports())
    cut = tmp_path / "cut.jsonl.gz"
    cut.write_bytes(gzip.compress(lines.encode(), compresslevel=0)[:4000])
    found = read(shards(cut))
    assert found == whole(cut)
    assert "damaged or cut off" in found[-1]
    assert len(found) > 5
    empty = tmp_path / "empty.warc"
    empty.write_bytes(b"")
    assert read(shards(empty)) == whole(empty)


def test_a_shard_is_plain_data(tmp_path: Path) -> None:
    order = Order(Given(publisher="Wire"), {"text": "body"}, size=3)
    for shard in shards(write_lines(tmp_path / "a.jsonl", reports()), order=order):
        assert Shard.from_dict(json.loads(json.dumps(shard.to_dict()))) == shard


def test_a_shard_is_named_by_what_it_holds(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", reports())
    before = [one.id for one in shards(path)]
    assert before == [one.id for one in shards(path, path)]
    write_lines(path, [*reports(), {"text": "Peru and Chile met."}])
    after = [one.id for one in shards(path)]
    assert after[:5] == before[:5]
    assert after[5] != before[5]
    given = Order(Given(publisher="Wire"), size=5)
    assert not set(after) & {one.id for one in shards(path, order=given)}


def test_a_new_file_of_a_folder_changes_its_own_group_alone(tmp_path: Path) -> None:
    for number in range(300):
        (tmp_path / f"{number:03d}.txt").write_text(f"Report {number}.", encoding="utf-8")
    before = {one.id for one in shards(tmp_path, size=250)}
    assert len(before) > 2
    (tmp_path / "1000.txt").write_text("Another.", encoding="utf-8")
    after = {one.id for one in shards(tmp_path, size=250)}
    assert len(before - after) == 1
