"""One commitment told in several documents: compared, gathered, and its status by day."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from dragoman.chronicle import Moved, Owed, Party
from dragoman.records import Date, Span
from dragoman.reference.across import clustering
from dragoman.reference.across.commitments import (
    LINK,
    alike,
    cluster,
    gather,
    keys,
    settled,
    status_after,
    status_on,
)


def person(name: str, country: str, role: str = "actor") -> Party:
    return Party(f"s-{name}", name, "person", country, role)  # type: ignore[arg-type]


def country(name: str, code: str, role: str = "actor") -> Party:
    return Party(f"s-{name}", name, "country", code, role)  # type: ignore[arg-type]


def on(day: str, end: str | None = None) -> Date:
    return Date(day, end or day, "day" if end is None else "month", "", "absolute")


def owed(number: int, kind: str, what: str, day: str, **more: object) -> Owed:
    told = Owed(
        id=f"k-{number}",
        document=f"d-{number}",
        source=f"paper {number}",
        published=day,
        kind=kind,
        givers=(person("Aino Virtanen", "FIN"),),
        takers=(person("Pedro Lima", "BRA", "recipient"),),
        what=Span(0, len(what), what),
        words=tuple(what.split()),
        made=on(day),
        due=None,
        steps=(),
    )
    return replace(told, **more)  # type: ignore[arg-type]


VISIT = owed(1, "invitation", "to visit Helsinki", "2031-03-01")
AGAIN = owed(2, "invitation", "to pay an official visit to Finland", "2031-03-02")
STATE = replace(AGAIN, id="k-3", takers=(country("Brazil", "BRA", "recipient"),))


def test_one_invitation_however_worded() -> None:
    assert alike(VISIT, AGAIN) == alike(AGAIN, VISIT) >= LINK
    assert set(keys(VISIT)) & set(keys(AGAIN))


def test_a_person_stands_for_the_country() -> None:
    assert alike(VISIT, STATE) >= LINK
    debt = gather([STATE, VISIT])
    assert [one.name for one in debt.takers] == ["Pedro Lima"]


@pytest.mark.parametrize(
    "other",
    [
        replace(AGAIN, kind="pledge"),
        replace(AGAIN, givers=(person("Kirsi Salo", "FIN"),)),
        replace(AGAIN, takers=(person("Ana Souza", "BRA", "recipient"),)),
        replace(AGAIN, published="2031-05-02", made=on("2031-05-02")),
        replace(AGAIN, takers=(), published="2031-03-08", made=on("2031-03-08")),
    ],
    ids=["kind", "giver", "taker", "months later", "guest not told"],
)
def test_what_is_another_commitment(other: Owed) -> None:
    assert alike(VISIT, other) < LINK


def test_the_usual_words_at_two_calls_are_two_agreements() -> None:
    lima = (person("Pedro Lima", "BRA"), person("Aino Virtanen", "FIN"))
    ruiz = (person("Eva Ruiz", "ESP"), person("Aino Virtanen", "FIN"))
    one = owed(1, "agreement", "to stay in contact", "2031-03-01", givers=lima, takers=())
    other = owed(2, "agreement", "to stay in contact", "2031-03-01", givers=ruiz, takers=())
    assert alike(one, other) < LINK


def test_invitations_of_nobody_told_stay_apart() -> None:
    one = owed(1, "invitation", "for accepting our invitation", "2031-03-01", takers=())
    assert alike(one, replace(one, id="k-2", document="d-2")) < LINK


def test_pledges_need_the_same_words() -> None:
    one = owed(1, "pledge", "forty field hospitals for the flooded provinces", "2031-03-01")
    same = owed(2, "pledge", "field hospitals for provinces under water, forty", "2031-03-02")
    other = owed(3, "pledge", "a loan of two billion crowns", "2031-03-01")
    assert alike(one, same) >= LINK > alike(one, other)


def test_order_changes_nothing() -> None:
    items = [VISIT, AGAIN, STATE, owed(4, "pledge", "two ferries and a crane", "2031-03-01")]
    expected = None
    for order in itertools.permutations(items):
        groups = clustering.components(order, keys, alike, LINK, lambda item: item.id)
        known = {item.id: item for item in order}
        made = [
            gather([known[i] for i in ids])
            for group in groups
            for ids in cluster([known[i] for i in group])
        ]
        assert expected is None or made == expected
        expected = made
    assert expected is not None and [debt.tellings for debt in expected] == [
        ("k-1", "k-2", "k-3"),
        ("k-4",),
    ]


def test_people_decide() -> None:
    assert cluster([VISIT, AGAIN], cannot=[("k-1", "k-2")]) == (("k-1",), ("k-2",))
    far = replace(AGAIN, kind="pledge")
    assert cluster([VISIT, far], must=[("k-1", "k-2")]) == (("k-1", "k-2"),)


def step(status: str, day: str, confidence: float = 1.0) -> Moved:
    return Moved(status, on(day), "d-9", (), f"e-{day}", confidence)


def test_steps_are_taken_by_day_and_the_unsure_change_nothing() -> None:
    debt = settled(gather([VISIT]), [step("kept", "2031-06-01"), step("accepted", "2031-04-01")])
    assert [one.status for one in debt.steps] == ["accepted", "kept"]
    assert debt.status == "kept"
    assert settled(gather([VISIT]), [step("kept", "2031-06-01", 0.4)]).status == "open"


@pytest.mark.parametrize(
    ("kind", "first", "second", "status"),
    [
        ("invitation", "kept", "declined", "kept"),
        ("agreement", "kept", "lapsed", "lapsed"),
        ("offer", "withdrawn", "accepted", "accepted"),
        ("offer", "declined", "withdrawn", "declined"),
    ],
)
def test_what_follows_what(kind: str, first: str, second: str, status: str) -> None:
    steps = [step(first, "2031-01-01"), step(second, "2031-01-02")]
    assert status_after(kind, steps) == status


def test_lapsed_where_the_due_day_has_passed_and_nothing_was_seen() -> None:
    due = gather([replace(VISIT, due=on("2031-05-01", "2031-05-31"))])
    assert status_on(due, "2031-05-31") == "open"
    assert status_on(due, "2031-06-01") == "lapsed"
    came = settled(due, [step("kept", "2031-05-20")])
    assert status_on(came, "2031-05-19") == "open"
    assert status_on(came, "2032-01-01") == "kept"


def test_an_invitation_without_a_due_day_stays_open() -> None:
    assert status_on(gather([VISIT]), "2041-01-01") == "open"
