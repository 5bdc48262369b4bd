"""Merging can be stopped anywhere, done by two at once, and in any order."""

from __future__ import annotations

import threading
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from dragoman import lexicon
from dragoman.archive import settling
from dragoman.archive.adding import Adding, Tally, add_outcomes
from dragoman.archive.asking import Archive
from dragoman.archive.judging import Verdicts, judge
from dragoman.archive.settling import settle
from dragoman.chronicle import Filter
from dragoman.documents import Given, build
from dragoman.documents.duplicates import same_text
from dragoman.records import Document
from dragoman.settings import Settings
from dragoman.store import Settling, check

from .conftest import Cached, document, put, put_outcomes
from .reports import REPORTS
from .test_adding import _sorted, _told


def _unmerged(archive: Archive, reader: Cached, *names: str) -> None:
    """Reports into a record, and no merging."""
    outcomes = [document(name) for name in names]
    adding = Adding(reader, archive.store.writer(), Given(), Tally())
    add_outcomes(outcomes, adding)


class Killed(BaseException):
    """The process ends here."""


@pytest.fixture
def whole(full: Archive) -> Any:
    """What a record tells that was merged at one go."""
    return _sorted(_told(full))


@pytest.mark.parametrize("method", ["put", "reach", "move", "touch", "items"])
def test_killed_inside_a_round_it_goes_on(
    method: str, archive: Archive, reader: Cached, whole: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    _unmerged(archive, reader, *REPORTS)
    monkeypatch.setattr(settling, "_ROUND", 5)
    real, left = getattr(Settling, method), [1]

    def dying(self: Settling, *given: Any) -> Any:
        left[0] -= 1
        if left[0] < 0:
            raise Killed
        return real(self, *given)

    monkeypatch.setattr(Settling, method, dying)
    kills = 0
    for allowed in range(1, 200):
        left[0] = allowed
        try:
            settle(archive.store.writer())
            break
        except Killed:
            kills += 1
            assert check(archive.store) == (), "what is half done is not written"
    assert kills > 0
    assert archive.counts()["fresh"] == 0
    assert _sorted(_told(archive)) == whole


def test_two_settle_at_once(archive: Archive, reader: Cached, whole: Any, tmp_path: Path) -> None:
    _unmerged(archive, reader, *REPORTS)
    failures: list[BaseException] = []
    start = threading.Barrier(3)

    def work() -> None:
        with Archive.open(tmp_path / "record.db", create=True) as own:
            start.wait()
            try:
                settle(own.store.writer())
            except BaseException as error:
                failures.append(error)

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert archive.counts()["fresh"] == 0
    assert check(archive.store) == ()
    assert _sorted(_told(archive)) == whole


@pytest.mark.parametrize("size", [1, 3, 1000])
def test_the_size_of_a_round_never_shows(
    size: int, archive: Archive, reader: Cached, whole: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settling, "_ROUND", size)
    _unmerged(archive, reader, *REPORTS)
    assert settle(archive.store.writer()) > 0
    assert settle(archive.store.writer()) == 0, "nothing is left to merge"
    assert _sorted(_told(archive)) == whole


# ------------------------------------------------------------------ judgements, in any order


def _decide(archive: Archive, name: str, **more: Any) -> None:
    """One of the judgements below, on whatever the record calls its target."""

    def event(publisher: str, act: str) -> str:
        asked = Filter(publisher=publisher, acts=(act,), limit=0)
        told = [t for e in archive.timeline(asked) for t in e.reports]
        return next(t.id for t in told if t.words.source.publisher == publisher and t.act == act)

    decided = {
        "day": lambda: Verdicts(
            *("correct", event("example-news.org", "call"), "Ada"), field="place", value="Oslo"
        ),
        "apart": lambda: Verdicts(
            *("split", event("example-wire.org", "call"), "Bo"),
            other=event("regjeringen.no", "call"),
        ),
        "gone": lambda: Verdicts("reject", event("example-wire.org", "visit"), "Ada"),
    }[name]()
    judge(decided, archive.reader, archive.store.writer(), lexicon.load(None))
    settle(archive.store.writer())


def _shape(archive: Archive) -> list[Any]:
    """Events by what they rest on, with what people changed."""
    return sorted(
        (
            tuple(sorted(told.id for told in event.reports)),
            event.act,
            event.place or "",
            event.judged.corrected,
        )
        for event in archive.timeline(Filter(limit=0))
    )


def test_judgements_on_different_things_may_come_in_any_order(
    reader: Cached, tmp_path: Path
) -> None:
    names = ["oslo-release", "wire", "visit", "next-day"]
    shapes, promised = [], []
    for number, order in enumerate(permutations(("day", "apart", "gone"))):
        with Archive.open(tmp_path / f"{number}.db", create=True) as archive:
            put(archive, reader, *(names if number % 2 else names[::-1]))
            for name in order:
                _decide(archive, name)
            put(archive, reader, "paris-release")
            assert check(archive.store) == ()
            shapes.append(_shape(archive))
            invited = archive.commitments(Filter(kinds=("invitation",)), "2025-05-01")
            promised.append([(one.id, one.status) for one in invited])
    assert all(shape == shapes[0] for shape in shapes)
    assert all(each == promised[0] for each in promised)
    assert ("Oslo", ("place",)) in {(place, fields) for _, _, place, fields in shapes[0]}


# ------------------------------------------------------------------ texts that bridge two groups


_LINES = [
    "The foreign ministers of Chile and Peru met in Lima on 3 March 2025.",
    "They signed a protocol on fishing in the disputed waters off Arica.",
    "Chile said that its patrol boats would leave the zone within a month.",
    "Peru welcomed the decision and released eleven fishermen held since January.",
    "Both ministers told reporters that a second round would follow in Santiago.",
    "The talks had been postponed twice because of a quarrel over customs duties.",
    "Officials of the port authority gave no figures for the catch of this season.",
    "A commission of engineers will survey the line of the maritime border again.",
    "Bolivia, which has no coast, asked to be heard by the commission in April.",
    "Traders in Tacna hope that the queues of lorries at the crossing grow shorter.",
    "The price of anchovies rose by a tenth in the week after the announcement.",
    "Neither government said who would pay for the survey of the sea floor.",
]


def _edition(name: str, lines: list[str]) -> Document:
    text = "\n\n".join(lines) + "\n"
    url = f"https://{name}.example/story"
    return build(text, Given("2025-03-04", None, f"{name}.example", url), Settings(), name)


def _bridge() -> list[Document]:
    """Three editions: the middle one is like both others, which are not like each other."""
    for cut in range(1, 6):
        front, middle, back = (
            _edition("front", _LINES[: len(_LINES) - cut]),
            _edition("middle", _LINES),
            _edition("back", _LINES[cut:]),
        )
        texts = front.text, middle.text, back.text
        near = same_text(texts[0], texts[1]) and same_text(texts[1], texts[2])
        if near and not same_text(texts[0], texts[2]):
            return [front, middle, back]
    raise AssertionError("no cut makes a bridge")


def test_a_text_between_two_others_makes_them_one_whatever_the_order(
    reader: Cached, tmp_path: Path
) -> None:
    told = []
    for number, order in enumerate(permutations(_bridge())):
        with Archive.open(tmp_path / f"{number}.db", create=True) as archive:
            for one in order:
                put_outcomes(archive, reader, [one])
            counts = archive.counts()
            assert (counts["texts"], counts["documents"], counts["publications"]) == (3, 1, 3)
            assert check(archive.store) == ()
            told.append(_sorted(_told(archive)))
    assert all(each == told[0] for each in told)
