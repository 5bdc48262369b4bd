"""The examples make a record that shows what a record is for."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman import Reader
from dragoman.archive.adding import Tally, add
from dragoman.archive.asking import Archive
from dragoman.chronicle import Filter
from dragoman.documents import Given

INDEX = Path(__file__).parent.parent / "examples" / "index.jsonl"
EVERY = Filter(limit=0)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("examples") / "record.db"
    tally = added(path)
    assert (tally.refused, tally.known) == (0, 0)
    return path


def added(path: Path) -> Tally:
    with Archive.open(path, create=True) as archive:
        return add([str(INDEX)], Given(), Reader(), archive.store.writer())


def test_the_reprint_is_one_text_with_its_wire(record: Path) -> None:
    with Archive.open(record) as archive:
        counts = archive.counts()
        assert counts["publications"] == counts["documents"] + 1
        (wire,) = (
            one for one in archive.reader.documents(EVERY) if one.title and "23 Brit" in one.title
        )
        paper = archive.reader.paper(wire.document)
    assert paper is not None
    assert {one.publisher for one in paper.publications} == {"Example Wire", "Example Post"}


def test_two_reports_tell_of_one_call(record: Path) -> None:
    with Archive.open(record) as archive:
        asked = Filter(dyad=("TUR", "USA"), acts=("call",), background=False)
        (contact,) = archive.compare(None, asked)
    assert len(contact.event.reports) == len(contact.event.publishers) == 2
    assert {"TUR", "USA"} <= {side.side for side in contact.sides}


def test_the_invitation_is_accepted_and_kept(record: Path) -> None:
    with Archive.open(record) as archive:
        asked = Filter(dyad=("PRK", "RUS"), kinds=("invitation",))
        (first,) = (
            one for one in archive.commitments(asked, "2024-12-31") if "Pyongyang" in one.what.text
        )
    assert first.status == "kept"
    assert [stage.status for stage in first.stages] == ["accepted", "kept"]


def test_a_position_moved(record: Path) -> None:
    with Archive.open(record) as archive:
        moved = [course for course in archive.positions(EVERY) if course.moved]
    assert [course.topic for course in moved] == ["nato"]


def test_adding_them_again_changes_nothing(record: Path) -> None:
    again = added(record)
    assert (again.added, again.publications, again.variants) == (0, 0, 0)
