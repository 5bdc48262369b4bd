"""People's judgement: kept apart, carried by answers, and following records through re-readings."""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from dragoman.chronicle import Judgement
from dragoman.errors import JudgementError
from dragoman.store import Store, check, open_record

from .making import document_of, entry_of, made, merge, reading_of, settle


def judgement(name: str, verdict: str, target: str, **more: str) -> Judgement:
    given = {"kind": "event", "who": "Ada", "when": f"2026-02-0{name[-1]}T00:00:00", **more}
    return Judgement(name, verdict, target=target, **given)  # type: ignore[arg-type]


def test_judgements_stand_until_undone(store: Store) -> None:
    writer, entry = store.writer(), made(1)
    writer.add(entry)
    settle(writer)
    reader = store.reader()
    event = entry.reports[0].id
    first = judgement("j-1", "correct", event, field="act", value="visit", why="I was there")
    writer.judge(replace(first, anchor=(entry.document.id, 3, 9)))
    writer.judge(judgement("j-2", "confirm", event))
    judged = reader.event(event).judged  # type: ignore[union-attr]
    assert (judged.verdict, judged.who, judged.corrected) == ("confirm", "Ada", ("act",))
    writer.judge(judgement("j-3", "undo", event, other="j-1"))
    judged = reader.event(event).judged  # type: ignore[union-attr]
    assert judged.corrected == ()
    writer.judge(judgement("j-4", "undo", event, other="j-3"))
    judged = reader.event(event).judged  # type: ignore[union-attr]
    assert (judged.verdict, judged.corrected) == ("confirm", ("act",))
    every = reader.judgements()
    assert [one.id for one in every] == ["j-1", "j-2", "j-3", "j-4"]
    assert every[0].anchor == (entry.document.id, 3, 9) and every[0].why == "I was there"
    assert reader.judgements(event) == every
    assert reader.judgements("e-other") == ()


def test_what_is_judged_is_fresh_again(store: Store) -> None:
    writer = store.writer()
    for number in (1, 2, 3):
        writer.add(made(number))
    settle(writer)
    one, two, three = (made(number).reports[0].id for number in (1, 2, 3))
    writer.judge(judgement("j-1", "merge", one, other=two))
    with writer.settling() as session:
        assert set(session.fresh("event", 10)) == {one, two}
        found = session.judgements("event", [two])
        assert [(each.target, each.other) for each in found] == [(one, two)]
        assert session.judgements("actor", [two]) == ()
        items = {each.id: each for each in session.items("event", [one, two])}
        whole = session.component("event", [one, two])
        assert whole == {one, two}
        session.put("event", [[one, two]], [_together(items, one)])
    settle(writer)
    joined = store.reader().event(two)
    assert joined is not None and {told.id for told in joined.reports} == {one, two}
    writer.judge(judgement("j-2", "undo", one, other="j-1"))
    with writer.settling() as session:
        assert set(session.fresh("event", 10)) == {one, two}
        session.leave("event", [one])
    settle(writer)
    reader = store.reader()
    assert reader.event(one) is None
    assert reader.event(two) is not None and reader.event(three) is not None
    assert any("neither merged" in fault for fault in check(store)), "nobody rejected it"
    writer.judge(judgement("j-3", "reject", one))
    with writer.settling() as session:
        session.leave("event", session.fresh("event", 10))
    assert check(store) == ()


def _together(items: dict[str, object], name: str) -> object:
    merged = merge("event", list(items.values()))
    return replace(merged, id=name, reports=tuple(sorted(items)))


def test_judgements_follow_their_records_through_a_re_reading(store: Store) -> None:
    writer, entry = store.writer(), made(1)
    writer.add(entry)
    writer.add(made(2))
    settle(writer)
    old = entry.reading
    for name, target, kind in (
        ("j-1", old.events[0].id, "event"),
        ("j-2", old.statements[0].id, "statement"),
        ("j-3", old.positions[0].id, "position"),
        ("j-4", entry.signatures["a-both"].id, "actor"),
        ("j-5", entry.signatures["a-ada-lund"].id, "actor"),
    ):
        writer.judge(judgement(name, "confirm", target, kind=kind))
    statement = replace(old.statements[0], id="s-new", act="promise")
    event = replace(old.events[0], id="e-new", according_to=("s-new",))
    actors = (*old.actors[:2], replace(old.actors[2], id="a-they", name="the ministers"))
    new = replace(
        old, statements=(statement,), events=(event,), positions=(), actors=actors,
        provenance={"weights": "2027"},
    )  # fmt: skip
    successors = {old.events[0].id: "e-new", old.statements[0].id: "s-new", "a-both": "a-they"}
    assert writer.replace(entry_of(entry.document, new), successors) == ("j-3",)
    settle(writer)
    reader = store.reader()
    assert reader.event("e-new").judged.verdict == "confirm"  # type: ignore[union-attr]
    assert reader.statement("s-new").judged.verdict == "confirm"  # type: ignore[union-attr]
    assert reader.statement(old.statements[0].id) is None
    about = {one.id: one.target for one in reader.judgements()}
    renamed = entry_of(entry.document, new).signatures["a-they"].id
    # Another document still tells "the two": what was said of them stays theirs.
    assert about["j-4"] == entry.signatures["a-both"].id != renamed
    assert about["j-5"] == entry.signatures["a-ada-lund"].id
    assert reader.read_documents({"weights": "2027"}) == (made(2).document.id,)
    assert check(store) == ()
    paper = reader.paper(entry.document.id)
    assert paper is not None and paper.reading == new and len(paper.publications) == 1


def test_a_re_reading_that_changes_nothing_changes_nothing(store: Store) -> None:
    writer = store.writer()
    for number in (1, 2):
        writer.add(made(number))
    settle(writer)
    reader = store.reader()
    before = reader.timeline(), reader.statements(), reader.commitments(), reader.actors()
    assert writer.replace(made(1)) == ()
    settle(writer)
    assert (reader.timeline(), reader.statements(), reader.commitments(), reader.actors()) == before
    assert check(store) == ()


def test_days_of_an_actor_shrink_with_its_documents(store: Store) -> None:
    writer = store.writer()
    for number in (1, 2, 9):
        writer.add(made(number))
    settle(writer)
    nobody = replace(
        reading_of(document_of(9)), actors=(), statements=(), events=(), positions=(),
        commitments=(),
    )  # fmt: skip
    writer.replace(entry_of(document_of(9), nobody))
    settle(writer)
    lund = store.reader().actor("Ada Lund")
    assert lund is not None and lund.documents == 2
    assert lund.offices[0].until == "2026-01-03"
    assert check(store) == ()


def test_of_two_who_judge_at_once_the_second_sees_the_first(target: str) -> None:
    """Two stores over one record, as two processes have them: each looks whether somebody has
    judged, takes its time, and writes."""
    entry = made(1)
    event = entry.reports[0].id
    with open_record(target, create=True) as store:
        store.writer().add(entry)
        settle(store.writer())

    def decide(name: str) -> str:
        def make() -> Sequence[Judgement]:
            if store.reader().judgements(event):
                raise JudgementError("somebody judged this meanwhile")
            time.sleep(0.3)
            return [judgement(name, "confirm", event)]

        with open_record(target) as store:
            try:
                return store.writer().decide(make)[0].id
            except JudgementError as error:
                return str(error)

    with ThreadPoolExecutor(2) as both:
        said = sorted(both.map(decide, ("j-1", "j-2")))
    with open_record(target) as store:
        written = [one.id for one in store.reader().judgements()]
    assert len(written) == 1
    assert said == [written[0], "somebody judged this meanwhile"]


def test_what_cannot_be_decided_writes_nothing(store: Store) -> None:
    entry = made(1)
    store.writer().add(entry)

    def make() -> Sequence[Judgement]:
        raise JudgementError("no")

    with pytest.raises(JudgementError, match="no"):
        store.writer().decide(make)
    assert store.reader().judgements() == ()
    store.writer().judge(judgement("j-1", "confirm", entry.reports[0].id))
    assert len(store.reader().judgements()) == 1
