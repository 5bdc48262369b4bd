"""Judgements laid over what was read: the latest standing one of each kind holds."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

import pytest

from dragoman.chronicle import Judged, Judgement, Owed, Signature
from dragoman.lexicon import load
from dragoman.records import Span
from dragoman.reference.across import judgements as j

from .telling import KESSEL, LEMOINE, ORBEL, report


def made(number: int, verdict: Any, target: str = "e-a", **more: Any) -> Judgement:
    """The judgement of a number, in the order of the numbers."""
    when = f"2031-05-04T10:00:{number:02}"
    return Judgement(f"j-{number}", verdict, "event", target, "Ada", when, **more)


def correct(number: int, field: str, value: str, target: str = "e-a") -> Judgement:
    return made(number, "correct", target, field=field, value=value)


def ids(found: Any) -> list[str]:
    return [one.id for one in found]


# ------------------------------------------------------------------ which of them stand


def test_what_is_undone_does_not_stand_and_what_undid_it_is_none() -> None:
    first, second = made(1, "reject"), made(2, "confirm")
    undo = made(3, "undo", other="j-1")
    assert ids(j.standing([first, second])) == ["j-1", "j-2"]
    assert ids(j.standing([first, second, undo])) == ["j-2"]


def test_an_undone_undoing_lets_it_stand_again() -> None:
    chain = [made(1, "reject")]
    for number in range(2, 7):
        chain.append(made(number, "undo", other=f"j-{number - 1}"))
        assert ids(j.standing(chain)) == (["j-1"] if number % 2 else [])


def test_the_order_they_are_given_in_is_of_no_account() -> None:
    every = [
        made(1, "reject"),
        made(2, "confirm"),
        made(3, "undo", other="j-2"),
        made(4, "undo", other="j-3"),
        correct(5, "act", "visit"),
    ]
    for order in itertools.permutations(every):
        assert ids(j.standing(order)) == ["j-1", "j-2", "j-5"]


def test_by_target_leaves_pairs_to_links() -> None:
    every = [
        made(1, "confirm"),
        made(2, "merge", other="e-b"),
        correct(3, "place", "Oslo", "e-b"),
        made(4, "reject", "e-b"),
        made(5, "undo", "e-b", other="j-4"),
    ]
    assert {name: ids(many) for name, many in j.by_target(every).items()} == {
        "e-a": ["j-1"],
        "e-b": ["j-3"],
    }


def test_links_of_one_pair_the_later_holds_whichever_side_is_named_first() -> None:
    merge = made(1, "merge", "e-b", other="e-a")
    split = made(2, "split", "e-a", other="e-b")
    again = made(3, "merge", "e-a", other="e-b")
    other = made(4, "split", "e-c", other="e-a")
    assert j.links([merge]) == ((("e-a", "e-b"),), ())
    assert j.links([merge, split]) == ((), (("e-a", "e-b"),))
    assert j.links([merge, split, again, other]) == ((("e-a", "e-b"),), (("e-a", "e-c"),))
    undo = made(5, "undo", other="j-3")
    assert j.links([merge, split, again, undo]) == ((), (("e-a", "e-b"),))


def test_the_last_word_on_a_record() -> None:
    assert not j.rejected([])
    assert j.rejected([made(1, "reject"), correct(2, "act", "visit")])
    assert not j.rejected([made(1, "reject"), made(2, "confirm")])
    assert j.rejected([made(1, "confirm"), made(2, "reject")])
    assert j.corrections(
        [correct(1, "act", "visit"), correct(2, "place", ""), correct(3, "act", "call")]
    ) == {"act": "call", "place": ""}


def test_how_answers_show_them() -> None:
    assert j.judged([]) == Judged()
    last = made(3, "confirm", why="seen")
    shown = j.judged([correct(1, "act", "visit"), correct(2, "when", "2031"), last])
    assert shown == Judged("confirm", "Ada", last.when, "seen", ("act", "when"))


# ------------------------------------------------------------------ records as judged


def test_a_report_as_judged() -> None:
    read = report("a", within="e-b", place="Lyon", place_country="FRA")
    assert j.corrected_report(read, []) is read
    assert j.corrected_report(read, [made(1, "reject")]) is None
    found = j.corrected_report(
        read,
        [
            correct(1, "when", "2031-05"),
            correct(2, "certainty", "denied"),
            correct(3, "background", "Yes"),
            correct(4, "place", "Helsinki"),
        ],
    )
    assert found is not None and found.when is not None
    assert (found.when.start, found.when.end) == ("2031-05-01", "2031-05-31")
    assert (found.certainty, found.background, found.within) == ("denied", True, None)
    assert (found.place, found.place_country) == ("Helsinki", "FIN")
    assert (found.id, found.act, found.parties) == (read.id, read.act, read.parties)


def test_a_date_or_place_corrected_to_nothing() -> None:
    read = report("a", place="Lyon", place_country="FRA")
    found = j.corrected_report(read, [correct(1, "when", ""), correct(2, "place", "")])
    assert found is not None
    assert (found.when, found.place, found.place_country) == (None, None, None)


@pytest.mark.parametrize(
    ("act", "channel", "family"),
    [
        ("meeting", "meeting", "talks"),
        ("host", "visit", "talks"),
        ("visit", "visit", "visit"),
        ("expel", None, "expel"),
    ],
)
def test_an_act_brings_its_channel_and_family(act: str, channel: str | None, family: str) -> None:
    assert act in load().acts
    found = j.corrected_report(report("a"), [correct(1, "act", act)])
    assert found is not None
    assert (found.act, found.channel, found.family) == (act, channel, family)


def test_an_act_of_somebody_elses_lexicon_is_kept_by_its_name() -> None:
    read = report("a")
    found = j.corrected_report(read, [correct(1, "act", "serenade")])
    assert found == replace(read, act="serenade")


def test_a_commitment_as_judged() -> None:
    read = Owed(
        *("k-a", "d-a", "a.example", "2031-05-04", "pledge", (ORBEL,), (KESSEL,)),
        *(Span(0, 4, "fish"), ("fish",), None, None, ()),
    )
    assert j.corrected_owed(read, [made(1, "reject")]) is None
    found = j.corrected_owed(read, [correct(1, "kind", "offer"), correct(2, "due", "2032")])
    assert found is not None and found.due is not None
    assert (found.kind, found.due.end, found.givers) == ("offer", "2032-12-31", (ORBEL,))
    cleared = j.corrected_owed(found, [correct(3, "due", "")])
    assert cleared is not None and cleared.due is None
    assert j.corrected_owed(read, [correct(1, "status", "kept")]) == read


def test_an_actor_as_judged() -> None:
    read = Signature("s-a", "Tomas Orbel", (), "person", "FRA", None, known="orbel")
    assert j.corrected_signature(read, [made(1, "reject")]) is None
    renamed = j.corrected_signature(read, [correct(1, "name", "Thomas Orbel")])
    assert renamed == replace(read, name="Thomas Orbel")
    moved = j.corrected_signature(read, [correct(1, "country", "BEL")])
    assert moved == replace(read, country="BEL", known=None), "our tables have another man"
    same = j.corrected_signature(read, [correct(1, "country", "FRA")])
    assert same is not None and same.known == "orbel"
    none = j.corrected_signature(read, [correct(1, "country", "")])
    assert none is not None and none.country is None


def test_those_who_took_part_as_judged() -> None:
    parties = (ORBEL, LEMOINE)
    assert j.corrected_parties(parties, {}) == parties
    gone = j.corrected_parties(parties, {ORBEL.signature: [made(1, "reject", ORBEL.signature)]})
    assert gone == (LEMOINE,)
    every = {one.signature: [made(1, "reject", one.signature)] for one in parties}
    assert j.corrected_parties(parties, every) == parties, "an event without anybody is none"
    moved = j.corrected_parties(parties, {LEMOINE.signature: [correct(1, "country", "BEL")]})
    assert [one.country for one in moved] == ["FRA", "BEL"]


# ------------------------------------------------------------------ what can be corrected


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("event", "act", "meeting"),
        ("event", "when", "2031-05-04/2031-05-06"),
        ("event", "when", ""),
        ("event", "place", "Helsinki"),
        ("event", "certainty", "denied"),
        ("event", "background", "no"),
        ("statement", "act", "promise"),
        ("statement", "topics", "maritime, trade"),
        ("statement", "topics", ""),
        ("position", "stance", "demands"),
        ("position", "topic", "trade"),
        ("commitment", "status", "kept"),
        ("commitment", "due", "2032"),
        ("actor", "country", "Finland"),
        ("actor", "country", ""),
        ("actor", "name", "Tomas Orbel"),
    ],
)
def test_what_can_be_corrected(kind: str, field: str, value: str) -> None:
    assert j.check(kind, field, value) is None


@pytest.mark.parametrize(
    ("kind", "field", "value", "problem"),
    [
        ("event", "stance", "opposes", "event has no field 'stance'"),
        ("story", "act", "call", "story has no field 'act'"),
        ("event", "when", "in May", "no date"),
        ("event", "certainty", "certain", "no certainty; there are: happened"),
        ("event", "background", "perhaps", "no background; there are: true"),
        ("event", "act", " ", "act cannot be empty"),
        ("statement", "act", "hum", "no act; there are: state"),
        ("statement", "topics", "trade, tulips", "'tulips' is no topics"),
        ("position", "stance", "likes", "no stance; there are: supports"),
        ("position", "topic", "tulips", "no topic"),
        ("commitment", "kind", "wish", "no kind; there are: invitation"),
        ("commitment", "status", "done", "no status; there are: open"),
        ("actor", "country", "Atlantis", "no country"),
        ("actor", "name", "", "name cannot be empty"),
    ],
)
def test_what_cannot_be_corrected(kind: str, field: str, value: str, problem: str) -> None:
    assert problem in str(j.check(kind, field, value))


def test_a_country_is_kept_by_its_code() -> None:
    assert j.normal("country", "Finland") == "FIN"
    assert j.normal("country", "") == ""
    assert j.normal("name", " Finland ") == "Finland"
