"""A worker of a cluster, without the cluster: what it is told, what it codes, what it says."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from dragoman.batch.output import Out, begin, done
from dragoman.batch.planning import Order, plan
from dragoman.batch.ray_worker import TRIES, Brief, Coder, packed
from dragoman.batch.shard import Shard
from dragoman.batch.witness import Witness
from dragoman.errors import DragomanError
from dragoman.pipeline import Reader, provenance
from dragoman.records import Document, Reading
from dragoman.settings import Settings

from .conftest import code_here, content, reports, write_lines

ACT = Path(__file__).parents[2] / "src" / "dragoman" / "lexicon" / "acts" / "meeting.toml"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return write_lines(tmp_path / "a.jsonl", [*reports()[:5], "{broken"])


def _told(source: Path, size: int = 10) -> list[str]:
    shards = plan([str(source)], Order(size=size))
    return [json.dumps(one.to_dict()) for one in shards if isinstance(one, Shard)]


class _Killed(BaseException):
    """Stands for the end of the process: nothing catches it."""


class _Fragile(Reader):
    """A reader whose process ends at one document."""

    def read_many(self, documents: Sequence[Document]) -> Iterator[Reading]:  # type: ignore[override]
        for one in documents:
            self._live(one)
        return super().read_many(documents)

    def read(self, document: Document) -> Reading:
        self._live(document)
        return super().read(document)

    def _live(self, document: Document) -> None:
        if "Egypt" in document.text:
            raise _Killed


class _Dead(Witness):
    """A witness that a worker does not reach any more once it is dying."""

    def end(self, shard: str) -> None:
        """As if the process had ended."""


def _coder(out: Path, witness: Any, make: Any = Reader, settings: Settings | None = None) -> Coder:
    settings = settings or Settings(threads=1)
    brief = Brief(Out(str(out)), settings, provenance(settings), packed(settings.acts))
    begin(brief.out, brief.provenance)
    return Coder(brief.to_json(), witness, make)


def test_a_shard_coded_by_a_worker_is_as_coded_here(
    archive: Path, tmp_path: Path, reader: Reader
) -> None:
    coder = _coder(tmp_path / "there", Witness())
    answers = [coder.code(one) for one in _told(archive, 4)]
    assert [json.loads(one["tally"])["quarantined"] for one in answers] == [0, 1]
    assert all(not one["trouble"] for one in answers)
    code_here([archive], tmp_path / "here", reader, size=4)
    assert content(tmp_path / "there") == content(tmp_path / "here")


def test_acts_of_ones_own_travel_to_where_their_folder_is_not(tmp_path: Path) -> None:
    acts = tmp_path / "acts"
    acts.mkdir()
    (acts / "meeting.toml").write_text(ACT.read_text(encoding="utf-8") + "# our own\n", "utf-8")
    (acts / "notes.txt").write_text("no act", encoding="utf-8")
    settings = Settings(acts=acts)
    brief = Brief(Out("somewhere"), settings, provenance(settings), packed(acts))
    for one in acts.iterdir():
        one.unlink()
    there = Brief.from_json(brief.to_json())
    assert there.settings.acts not in (None, acts)
    assert provenance(there.settings) == brief.provenance
    assert provenance(Settings()) != brief.provenance
    assert Brief.from_json(Brief(brief.out, Settings(), {}).to_json()).settings == Settings()


def test_a_node_that_would_read_otherwise_does_not_start(tmp_path: Path) -> None:
    brief = Brief(Out(str(tmp_path)), Settings(), {**provenance(Settings()), "weights": "older"})
    with pytest.raises(DragomanError, match="another weights than the machine that began the run"):
        Coder(brief.to_json(), Witness())


def test_a_document_that_ends_two_workers_goes_to_the_quarantine(
    archive: Path, tmp_path: Path
) -> None:
    witness, told = _Dead(), _told(archive)[0]
    for _ in range(3):
        with pytest.raises(_Killed):
            _coder(tmp_path / "out", witness, _Fragile).code(told)
    answer = _coder(tmp_path / "out", witness, _Fragile).code(told)
    tally = json.loads(answer["tally"])
    assert (tally["inputs"], tally["coded"], tally["quarantined"]) == (6, 4, 2)
    assert any("ends the process" in row for row in content(tmp_path / "out")["quarantine"])


def test_a_shard_that_was_marked_before_its_worker_died_is_not_coded_again(
    archive: Path, tmp_path: Path
) -> None:
    told, witness = _told(archive)[0], Witness()
    first = _coder(tmp_path / "out", Witness()).code(told)
    witness.begin(json.loads(told)["id"])
    assert _coder(tmp_path / "out", witness, _Fragile).code(told) == first


def test_a_shard_that_ends_worker_after_worker_is_given_up(archive: Path, tmp_path: Path) -> None:
    told, witness = _told(archive)[0], Witness()
    for _ in range(TRIES):
        witness.begin(json.loads(told)["id"])
    answer = _coder(tmp_path / "out", witness).code(told)
    assert answer["trouble"] == f"ended the worker that coded it {TRIES} times"
    assert not done(Out(str(tmp_path / "out")))


def test_a_source_that_this_node_does_not_see_is_trouble_and_no_quarantine(
    archive: Path, tmp_path: Path
) -> None:
    told = _told(archive)[0]
    archive.unlink()
    answer = _coder(tmp_path / "out", Witness()).code(told)
    assert "does not see a source" in answer["trouble"]
    assert not done(Out(str(tmp_path / "out")))


def test_an_output_that_cannot_be_written_is_trouble(archive: Path, tmp_path: Path) -> None:
    coder = _coder(tmp_path / "out", Witness())
    (tmp_path / "out" / "documents").write_text("in the way", encoding="utf-8")
    answer = coder.code(_told(archive)[0])
    assert "Error: " in answer["trouble"]
    assert answer["tally"] == ""
