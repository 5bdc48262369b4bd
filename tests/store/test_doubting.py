"""The queue of what is least sure, and the history of what was judged, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import insert, update

from dragoman.chronicle import Event, Filter, Judgement, Profile, Said
from dragoman.store import Store
from dragoman.store.doubting import CAUSES
from dragoman.store.recalling import Judging
from dragoman.store.schema import merged, told

from .making import made, settle

NOW = "2026-02-01T00:00:0"


@pytest.fixture
def doubtful(store: Store) -> Iterator[Store]:
    """Five calls: the last two may be one, the third is contested, the first was read weakly."""
    writer = store.writer()
    entries = [made(number) for number in (1, 2, 3, 4, 5)]
    for entry in entries:
        writer.add(entry)
    settle(writer)
    names = [entry.reports[0].id for entry in entries]
    e, u, s = merged.events.c, merged.event_unsure, merged.debt_steps.c
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        numbers = {
            row.id: row.number
            for row in connection.execute(merged.events.select().with_only_columns(e.number, e.id))
        }
        connection.execute(u.delete())
        connection.execute(update(merged.events).values(confidence=0.9, contested=False))
        for one, other in ((3, 4), (4, 3)):
            values = {"event": numbers[names[one]], "position": 0, "other": names[other]}
            connection.execute(insert(u).values(reason="the same day", **values))
        connection.execute(update(merged.events).where(e.id == names[2]).values(contested=True))
        connection.execute(update(merged.events).where(e.id == names[0]).values(confidence=0.2))
        people = connection.execute(merged.people.select()).all()
        connection.execute(
            insert(merged.person_unsure).values(
                person=people[0].number, position=0, other=people[1].id,
                reason="same name, another country",
            )
        )  # fmt: skip
        debt = connection.execute(merged.debts.select()).first()
        assert debt is not None
        connection.execute(
            update(merged.debt_steps)
            .where(s.debt == debt.number)
            .values(confidence=0.3, reason="they met; where is not told")
        )
        statement = connection.execute(told.statements.select()).first()
        assert statement is not None
        connection.execute(
            update(told.statements)
            .where(told.statements.c.id == statement.id)
            .values(reason="the source is not told")
        )
    yield store


def causes(store: Store, **asked: Any) -> list[str]:
    return [one.doubt.cause for one in store.reader().doubts(Filter(**asked))]


def judgement(number: int, verdict: str, target: str, **more: Any) -> Judgement:
    given = {"kind": "event", "who": "Ada", "when": f"{NOW}{number}", **more}
    return Judgement(f"j-{number}", verdict, target=target, **given)  # type: ignore[arg-type]


def test_the_least_sure_comes_first_with_its_evidence(doubtful: Store) -> None:
    found = doubtful.reader().doubts(Filter())
    assert {one.doubt.cause for one in found} == set(CAUSES)
    needs = [one.doubt.need for one in found]
    assert needs == sorted(needs, reverse=True)
    by_cause = {one.doubt.cause: one for one in found}
    pair = by_cause["same-event"]
    assert isinstance(pair.one, Event) and isinstance(pair.other, Event)
    assert {pair.one.id, pair.other.id} == {pair.doubt.id, pair.doubt.other}
    assert pair.one.reports[0].words.text and pair.doubt.reason == "the same day"
    assert isinstance(by_cause["speaker"].one, Said)
    assert by_cause["weak-event"].one.confidence == pytest.approx(0.2)  # type: ignore[union-attr]
    actors = by_cause["same-actor"]
    assert isinstance(actors.one, Profile) and isinstance(actors.other, Profile)
    shown = [*actors.said.values(), *actors.done.values()]
    assert any(shown), "there is something to tell the two apart by"


def test_a_pair_stands_once_whichever_names_the_other(doubtful: Store) -> None:
    assert causes(doubtful).count("same-event") == 1


def test_filters_and_pages(doubtful: Store) -> None:
    reader = doubtful.reader()
    assert [one.doubt.cause for one in reader.doubts(Filter(), ("contested",))] == ["contested"]
    every = [one.doubt for one in reader.doubts(Filter(limit=0))]
    paged = [
        one.doubt
        for offset in range(0, 6, 2)
        for one in reader.doubts(Filter(limit=2, offset=offset))
    ]
    assert paged == every and len(every) == 6
    assert causes(doubtful, countries=("JPN",)) == []
    assert "contested" not in causes(doubtful, since="2031-01-01")


@pytest.mark.parametrize("verdict", ["confirm", "reject", "correct"])
def test_what_is_judged_leaves_until_that_is_undone(doubtful: Store, verdict: str) -> None:
    weak = next(
        one.doubt.id for one in doubtful.reader().doubts() if one.doubt.cause == "weak-event"
    )
    writer = doubtful.writer()
    more = {"field": "act", "value": "visit"} if verdict == "correct" else {}
    writer.judge(judgement(1, verdict, weak, **more))
    assert "weak-event" not in causes(doubtful)
    writer.judge(judgement(2, "undo", weak, other="j-1"))
    assert "weak-event" in causes(doubtful)


def test_a_pair_leaves_when_the_two_are_told_apart(doubtful: Store) -> None:
    pair = next(one.doubt for one in doubtful.reader().doubts() if one.doubt.other)
    assert pair.cause == "same-event" and pair.other is not None
    writer = doubtful.writer()
    other = next(
        one.doubt.id for one in doubtful.reader().doubts() if one.doubt.cause == "contested"
    )
    writer.judge(judgement(1, "split", pair.id, other=other))
    assert "same-event" in causes(doubtful), "it was told apart from another one"
    writer.judge(judgement(2, "split", pair.other, other=pair.id))
    assert "same-event" not in causes(doubtful)


def test_history_tells_what_was_made_at_once_together(doubtful: Store) -> None:
    writer, reader = doubtful.writer(), doubtful.reader()
    one, other = made(1).reports[0].id, made(2).reports[0].id
    writer.judge(judgement(1, "confirm", one), judgement(2, "reject", other, who="Bo", why="irony"))
    both = [judgement(3, "confirm", one), judgement(3, "confirm", other)]
    writer.judge(both[0], Judgement("j-3b", *_rest(both[1])))
    writer.judge(judgement(4, "undo", one, other="j-1"))
    history = reader.made(Judging())
    assert [[each.id for each in made_.judgements] for made_ in history] == [
        ["j-4"], ["j-3", "j-3b"], ["j-2"], ["j-1"],
    ]  # fmt: skip
    assert [made_.undone for made_ in history] == [False, False, False, True]
    assert history[2].words and history[2].judgements[0].why == "irony"
    writer.judge(judgement(5, "undo", one, other="j-4"))
    assert [made_.undone for made_ in reader.made(Judging())] == [False, True, False, False, False]


def _rest(one: Judgement) -> tuple[Any, ...]:
    return (one.verdict, one.kind, one.target, one.who, one.when)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"who": "Bo"}, ["j-2"]),
        ({"verdict": "confirm"}, ["j-1"]),
        ({"kind": "actor"}, []),
        ({"limit": 1}, ["j-2"]),
        ({"limit": 1, "offset": 1}, ["j-1"]),
        ({"since": "2026-02-01", "until": "2026-02-01"}, ["j-2", "j-1"]),
        ({"since": "2026-02-02"}, []),
        ({"until": "2026-01-31"}, []),
        ({"target": "j-1"}, ["j-1"]),
    ],
)
def test_history_is_narrowed(doubtful: Store, asked: dict[str, Any], names: list[str]) -> None:
    one, other = made(1).reports[0].id, made(2).reports[0].id
    doubtful.writer().judge(judgement(1, "confirm", one), judgement(2, "reject", other, who="Bo"))
    found = doubtful.reader().made(Judging(**asked))
    assert [made_.judgements[0].id for made_ in found] == names


def test_judgements_on_some_records_alone(doubtful: Store) -> None:
    one, other = made(1).reports[0].id, made(2).reports[0].id
    reader = doubtful.reader()
    assert reader.judgements_on([one, other]) == ()
    doubtful.writer().judge(
        judgement(1, "confirm", one), judgement(2, "reject", other),
        judgement(3, "undo", one, other="j-1"),
    )  # fmt: skip
    assert [each.id for each in reader.judgements_on([one])] == ["j-1", "j-3"]
    assert [each.id for each in reader.judgements_on([other])] == ["j-2"]
    assert reader.judgements_on([]) == ()
