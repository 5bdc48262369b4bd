"""Merging's side of the store."""

from __future__ import annotations

import itertools

import pytest

from dragoman.chronicle import Moved
from dragoman.records import Date
from dragoman.store import Store, check, open_record

from .making import document_of, entry_of, made, settle
from .test_crashing import contents


def test_items_come_back_as_they_were(store: Store) -> None:
    entry = made(1)
    store.writer().add(entry)
    with store.writer().settling() as session:
        assert session.fresh("event", 10) == (entry.reports[0].id,)
        assert session.items("event", [entry.reports[0].id, "e-none"]) == entry.reports
        assert session.items("commitment", [entry.owed[0].id]) == entry.owed
        assert session.items("story", [entry.document.id]) == (entry.summary,)
        (found,) = session.items("actor", [entry.signatures["a-ada-lund"].id])
        assert (found.since, found.until, found.documents) == ("2026-01-02", "2026-01-02", 1)
        assert found.office == entry.signatures["a-ada-lund"].office


def test_signatures_gather_their_documents(store: Store) -> None:
    for number in (5, 1, 3):
        store.writer().add(made(number))
    name = made(1).signatures["a-ada-lund"].id
    with store.writer().settling() as session:
        (found,) = session.items("actor", [name])
        assert (found.since, found.until, found.documents) == ("2026-01-02", "2026-01-06", 3)


def test_merged_records_come_back_as_they_were_put(store: Store) -> None:
    writer = store.writer()
    for number in (1, 2):
        writer.add(made(number))
    settle(writer)
    with writer.settling() as session:
        names = [made(number).owed[0].id for number in (1, 2)]
        debts = session.debts(names)
        assert [debt.id for debt in debts] == sorted(names, key=names.index)
        assert debts[0].steps == made(1).owed[0].steps
        pair = ("NOR", "TUR")
        session.reach("commitment", {names[0]: ([pair], "2026-01-02", "2027-01-02")})
        session.reach("event", {made(2).reports[0].id: ([pair], "2026-01-03", "2026-01-03")})
        assert session.debts_near([("TUR", "NOR")], "2026-01-03", "2026-01-03") == debts[:1]
        assert session.debts_near([pair], "2025-01-03", "2025-12-03") == ()
        (event,) = session.events_near([pair], "2026-01-02", "2027-01-02")
        assert event.reports == (made(2).reports[0].id,)
        assert event.parties == made(2).reports[0].parties
        assert session.events_near([("NOR", "SWE")], "2026-01-02", "2027-01-02") == ()


def test_lives_of_commitments(store: Store) -> None:
    writer = store.writer()
    for number in (1, 2):
        writer.add(made(number))
    settle(writer)
    owed, event = made(1).owed[0].id, made(2).reports[0].id
    with writer.settling() as session:
        session.touch("life", [owed])
        assert session.fresh("life", 5) == (owed,)
        (debt,) = session.debts([owed])
        when = Date("2026-01-03", "2026-01-03", "day", "", "absolute")
        step = Moved("kept", when, made(2).document.id, (), event, 0.9, "they met")
        moved = type(debt)(
            debt.id, debt.kind, debt.tellings, debt.givers, debt.takers, debt.what, debt.document,
            debt.made, debt.due, "kept", (*debt.steps, step),
        )  # fmt: skip
        session.move(moved)
        session.leave("life", [owed])
        assert session.fresh("life", 5) == ()
        assert session.debts([owed]) == (moved,)
    commitment = store.reader().commitment(owed)
    assert commitment is not None and commitment.status == "kept"
    last = commitment.stages[-1]
    assert last.words[0].text.startswith("Ada Lund spoke by phone") and last.event == event
    assert check(store) == ()


def test_new_keys(store: Store) -> None:
    writer = store.writer()
    for number in (1, 2):
        writer.add(made(number))
    one, two = (made(number).reports[0].id for number in (1, 2))
    with writer.settling() as session:
        assert session.sharing("event", [one, two]) == {one: set(), two: set()}
        session.rekey("event", {one: ("shared",), two: ("shared", "more")})
        assert session.sharing("event", [one]) == {one: {two}}


def test_what_fails_in_the_middle_leaves_no_trace(store: Store) -> None:
    writer = store.writer()
    writer.add(made(1))
    with pytest.raises(RuntimeError), writer.settling() as session:
        (name,) = session.fresh("event", 5)
        session.leave("event", [name])
        raise RuntimeError
    with writer.settling() as session:
        assert session.fresh("event", 5) == (name,)


def test_the_order_of_adding_does_not_show(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever the order, and however often it is merged in between."""
    entries = [made(1), made(2), entry_of(document_of(1, "Southern Post", " Twice.")), made(29)]
    seen = set()
    for count, order in enumerate(itertools.islice(itertools.permutations(entries), 0, 24, 5)):
        path = tmp_path_factory.mktemp("order") / "record.db"
        with open_record(path, create=True) as store:
            for place, entry in enumerate(order):
                store.writer().add(entry)
                if place % 2 == count % 2:
                    settle(store.writer())
            settle(store.writer())
            assert check(store) == ()
            seen.add(str(_sorted(contents(store))))
    assert len(seen) == 1


def _sorted(value: object) -> object:
    if isinstance(value, dict):
        return sorted((key, str(one)) for key, one in value.items())
    if isinstance(value, set | list | tuple):
        return [*sorted(map(str, value))] if isinstance(value, set) else list(map(_sorted, value))
    return value
