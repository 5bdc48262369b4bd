"""Documents into the record: each once, whatever the order, and nothing costs another."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.archive.adding import add, retry_refused
from dragoman.archive.asking import Archive
from dragoman.chronicle import Filter
from dragoman.documents import Given
from dragoman.errors import InputError
from dragoman.records import Document, Reading, plain

from .conftest import Cached, document, put, put_outcomes
from .reports import REPORTS


def _calls(archive: Archive) -> list[tuple[str | None, set[str], int]]:
    """Day, parties and number of publishers of each call in the record."""
    return [
        (
            event.when.start if event.when else None,
            {who.name for who in (*event.actors, *event.recipients)},
            len(event.publishers),
        )
        for event in archive.timeline(Filter(contacts=True, limit=0))
        if event.channel == "call"
    ]


def test_two_releases_and_a_wire_tell_of_one_call(archive: Archive, reader: Cached) -> None:
    put(archive, reader, "oslo-release", "paris-release", "wire")
    ((day, parties, publishers),) = _calls(archive)
    assert day == "2025-03-04"
    assert parties == {"Jonas Gahr Støre", "Emmanuel Macron"}
    assert publishers == 3


def test_calls_of_two_days_and_of_other_people_stay_apart(archive: Archive, reader: Cached) -> None:
    put(archive, reader, "oslo-release", "paris-release", "next-day", "ministers")
    calls = _calls(archive)
    assert sorted(str(day) for day, _, _ in calls) == ["2025-03-04", "2025-03-04", "2025-03-05"]
    assert {len(parties) for _, parties, _ in calls} == {2}
    assert sorted(count for _, _, count in calls) == [1, 1, 2]


def test_the_same_again_changes_nothing(archive: Archive, reader: Cached) -> None:
    put(archive, reader, "oslo-release", "wire")
    before = _told(archive)
    again = put(archive, reader, "wire", "oslo-release")
    assert (again.added, again.known) == (0, 2)
    assert _told(archive) == before


def test_an_edited_wire_is_one_text_with_two_publications(archive: Archive, reader: Cached) -> None:
    tally = put(archive, reader, "wire", "wire-reprint", "oslo-release")
    assert (tally.added, tally.variants) == (2, 1)
    counts = archive.counts()
    assert (counts["documents"], counts["publications"]) == (2, 3)
    ((_, _, publishers),) = _calls(archive)
    assert publishers == 2, "a reprint is no second witness"


def _told(archive: Archive) -> str:
    """All that the record answers, as one string."""
    every = Filter(limit=0)
    return json.dumps(
        [
            [plain(one) for one in archive.timeline(every)],
            [plain(one) for one in archive.commitments(every, "2025-12-31")],
            [plain(one) for one in archive.positions(every)],
            [plain(one) for one in archive.actors(every)],
        ],
        sort_keys=True,
    )


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.permutations(sorted(REPORTS)), st.integers(1, 4))
def test_the_order_of_adding_never_shows(
    reader: Cached, tmp_path_factory: Any, order: list[str], together: int
) -> None:
    told = []
    for number, names in enumerate((sorted(REPORTS), order)):
        path = tmp_path_factory.mktemp("order") / f"{number}.db"
        with Archive.open(path, create=True) as archive:
            step = len(names) if number == 0 else together
            for start in range(0, len(names), step):
                put(archive, reader, *names[start : start + step])
            told.append(_sorted(_told(archive)))
    assert told[0] == told[1]


def _sorted(told: str) -> Any:
    """Answers without the order of their lists, and without the numbers that rows happen to get."""

    def freed(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: freed(item) for key, item in value.items()}
        if isinstance(value, list):
            return sorted((freed(item) for item in value), key=lambda v: json.dumps(v))
        return value

    return freed(json.loads(told))


def test_what_cannot_be_read_is_in_quarantine_and_can_be_tried_again(
    archive: Archive, reader: Cached, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"")
    good = tmp_path / "good.txt"
    good.write_text(REPORTS["next-day"][0], encoding="utf-8")
    tally = add([str(broken), str(good)], Given(), reader, archive.store.writer())
    assert (tally.added, tally.refused) == (1, 1)
    (held,) = archive.reader.refused()
    assert held.name == str(broken)
    assert "empty" in held.problem

    broken.write_text(REPORTS["denial"][0], encoding="utf-8")
    retried = retry_refused(archive.reader.refused(), reader, archive.store.writer())
    assert (retried.added, retried.refused) == (1, 0)
    assert archive.reader.refused() == ()


def test_a_source_mended_and_added_again_leaves_quarantine(
    archive: Archive, reader: Cached, tmp_path: Path
) -> None:
    source = tmp_path / "lines.jsonl"
    good = json.dumps({"text": REPORTS["denial"][0], "published": "2025-02-03"})
    source.write_text(f"{good}\n{{broken\n", encoding="utf-8")
    add([str(source)], Given(), reader, archive.store.writer())
    assert [one.name for one in archive.reader.refused()] == [f"{source}, line 2"]
    source.write_text(good + "\n", encoding="utf-8")
    tally = add([str(source)], Given(), reader, archive.store.writer())
    assert (tally.known, tally.refused) == (1, 0)
    assert archive.reader.refused() == ()


class _Breaks(Cached):
    """A reader that one text is too much for."""

    def read(self, document: Document) -> Reading:
        if document.text == REPORTS["denial"][0]:
            raise RecursionError("too deep")
        return super().read(document)


def test_a_text_that_breaks_the_reader_costs_itself_alone(archive: Archive, reader: Cached) -> None:
    breaks = _Breaks(reader.reader)
    names = ["oslo-release", "denial", "wire"]
    outcomes: list[Document | InputError] = [document(name) for name in names]
    tally = put_outcomes(archive, breaks, outcomes)
    assert (tally.added, tally.refused) == (2, 1)
    (held,) = archive.reader.refused()
    assert "RecursionError" in held.problem


def test_an_invitation_is_kept_by_the_visit(archive: Archive, reader: Cached) -> None:
    put(archive, reader, "oslo-release", "wire")
    (invitation,) = archive.commitments(Filter(kinds=("invitation",)), "2025-03-20")
    assert (invitation.status, invitation.age) == ("open", 16)
    put(archive, reader, "visit")
    (invitation,) = archive.commitments(Filter(kinds=("invitation",)), "2025-05-01")
    assert invitation.status == "kept"
    assert invitation.stages[-1].event is not None
    (still,) = archive.commitments(Filter(kinds=("invitation",)), "2025-04-01")
    assert still.status == "open", "on that day the visit was still to come"


def test_a_text_goes_by_its_first_publication_whichever_came_first(
    reader: Cached, tmp_path: Path
) -> None:
    early = document("next-day")
    late = replace(early, published="2025-03-09", publisher="late-paper.org", url=None)
    told = []
    for number, order in enumerate(([early, late], [late, early])):
        with Archive.open(tmp_path / f"{number}.db", create=True) as archive:
            for one in order:
                put_outcomes(archive, reader, [one])
            (paper,) = archive.reader.documents()
            told.append((paper.published, paper.publisher, _sorted(_told(archive))))
            assert archive.counts()["publications"] == 2
    assert told[0] == told[1]
    assert told[0][:2] == ("2025-03-05", "example-news.org")
