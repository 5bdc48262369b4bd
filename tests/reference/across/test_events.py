"""Reports of many documents to events: what is one, what is not, and what is left open."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.chronicle import Report
from dragoman.lexicon import load
from dragoman.reference.across import events
from dragoman.reference.across.clustering import components
from dragoman.reference.across.reporting import family
from tests.reference.across.telling import (
    KESSEL,
    LEMOINE,
    ORBEL,
    VANTO,
    on,
    person,
    released,
    report,
    state,
)


def grouped(*items: Report) -> list[set[str]]:
    """The events of some reports, by the names of the reports."""
    known = {item.id: item for item in items}
    found = components(list(items), events.keys, events.alike, events.LINK, lambda one: one.id)
    return [
        {one.removeprefix("e-") for one in part}
        for group in found
        for part in events.cluster([known[one] for one in group])
    ]


def one_event(*items: Report) -> bool:
    return len(grouped(*items)) == 1


# --------------------------------------------------------------------------- one event


def test_two_papers_tell_one_call() -> None:
    assert one_event(report("a"), report("b"))


def test_the_other_side_names_the_parties_the_other_way_round() -> None:
    assert one_event(report("a"), report("b", parties=(VANTO, ORBEL)))


def test_spoke_by_phone_and_held_talks_are_one_call() -> None:
    merged = events.gather([report("a", act="meeting"), report("b")])
    assert one_event(report("a", act="meeting"), report("b"))
    assert (merged.act, merged.channel) == ("call", "call")


def test_a_surname_alone_is_the_person_of_its_country() -> None:
    assert one_event(report("a"), report("b", parties=(person("Orbel", "FRA"), VANTO)))


def test_a_state_stands_for_who_speaks_for_it() -> None:
    assert one_event(report("a"), report("b", parties=(state("France", "FRA"), VANTO)))


def test_announced_and_held_is_one_meeting_that_happened() -> None:
    ahead = report("a", act="meeting", certainty="planned", published="2031-05-01")
    held = report("b", act="meeting", when=released("2031-05-04"))
    assert one_event(ahead, held)
    assert events.gather([ahead, held]).certainty == "happened"


def test_a_release_in_the_small_hours_tells_of_the_evening_before() -> None:
    late = report("a", when=released("2031-05-05"), published="2031-05-05", issued="00:40")
    assert one_event(report("b"), late)
    merged = events.gather([late, report("b")])
    assert merged.when is not None and merged.when.start == "2031-05-04"


def test_talks_between_nameless_delegations_of_two_states() -> None:
    first = (state("a French delegation", "FRA", "government"), VANTO)
    assert one_event(
        report("a", act="meeting", parties=(replace(first[0], signature="sn-1"), VANTO)),
        report("b", act="meeting", parties=(replace(first[0], signature="sn-2"), VANTO)),
        report("c", act="meeting"),
    )


# --------------------------------------------------------------------------- other events


def test_calls_of_two_days_are_two() -> None:
    later = report("b", when=on("2031-05-05"), published="2031-05-05")
    assert not one_event(report("a"), later)


def test_other_people_of_the_same_states_are_another_call() -> None:
    assert not one_event(report("a"), report("b", parties=(LEMOINE, VANTO)))
    assert not one_event(report("a", parties=(KESSEL, VANTO)), report("b"))


def test_two_calls_that_one_document_tells_of_stay_two() -> None:
    first, second = report("a", document="d"), report("b", document="d")
    assert not one_event(first, second)
    assert [len(group) for group in sorted(grouped(first, second, report("c")), key=len)] == [1, 2]


def test_the_second_call_of_a_day_is_not_the_first() -> None:
    assert not one_event(report("a", ordinal="first"), report("b", ordinal="second"))


def test_two_releases_of_one_office_tell_of_two_calls() -> None:
    first = report("a", source="office", when=released("2031-05-04"), issued="11:00")
    words = ("phon", "call", "border", "prison", "exchang")
    second = report("b", source="office", when=released("2031-05-04"), issued="19:00", words=words)
    assert not one_event(first, second)


def test_a_call_and_a_meeting_in_person_are_two() -> None:
    face = report("b", act="meeting", words=("meet", "palac", "grain"))
    assert not one_event(report("a"), face)


def test_a_visit_is_not_the_meeting_in_it() -> None:
    visit = report("b", act="visit", family="visit")
    assert not one_event(report("a", act="meeting"), visit)


def test_to_receive_somebody_is_to_meet_him() -> None:
    received = report("a", act="host", channel="visit", words=("receiv", "palac", "grain"))
    met = report("b", act="meeting", words=("meet", "palac", "grain"))
    assert family(load().acts["host"]) == family(load().acts["meeting"])
    assert one_event(received, met)
    assert not one_event(received, replace(met, when=on("2031-05-06")))


def test_who_attacks_whom_matters() -> None:
    france = state("France", "FRA")
    finland = state("Finland", "FIN", role="recipient")
    turned = (state("Finland", "FIN"), state("France", "FRA", role="recipient"))
    assert one_event(
        report("a", act="sanction", parties=(france, finland)),
        report("b", act="sanction", parties=(france, finland)),
    )
    assert not one_event(
        report("a", act="sanction", parties=(france, finland)),
        report("b", act="sanction", parties=turned),
    )


def test_one_office_repeats_itself_without_a_new_event() -> None:
    told = {"act": "sanction", "parties": (state("France", "FRA"),), "when": None, "source": "o"}
    assert not one_event(report("a", **told), report("b", **told))


def test_ministries_at_home_are_not_one_another() -> None:
    council = replace(state("Council of Churches", "FRA", "government"), signature="sn-1")
    envoys = replace(state("ambassadors", "FRA", "government"), signature="sn-2")
    assert not one_event(
        report("a", act="meeting", parties=(ORBEL, council)),
        report("b", act="meeting", parties=(ORBEL, envoys)),
    )


# --------------------------------------------------------------------------- left open


def test_a_month_holds_the_only_call_there_is() -> None:
    month = report("m", when=on("2031-05-01", "in May", "2031-05-31"), published="2031-06-02")
    assert one_event(report("a"), month)


def test_a_month_with_two_calls_leaves_open_which_is_meant() -> None:
    month = report("m", when=on("2031-05-01", "in May", "2031-05-31"), published="2031-06-02")
    items = [report("a"), report("b", when=on("2031-05-09")), month]
    assert sorted(map(len, grouped(*items))) == [1, 1, 1]
    merged = {one.id: one for one in events.gather_all(items, [("e-a",), ("e-b",), ("e-m",)])}
    assert [other for other, _ in merged["e-m"].unsure] == ["e-a", "e-b"]
    assert merged["e-a"].unsure == ()


def test_an_undated_report_joins_the_only_call_near_it_and_gets_no_date_of_its_own() -> None:
    undated = report("u", when=None, published="2031-05-05")
    assert one_event(report("a"), undated)
    assert events.gather([undated]).when is None


def test_an_undated_report_between_two_calls_stands_alone() -> None:
    undated = report("u", when=None, published="2031-05-05")
    other = report("b", when=on("2031-05-05"), published="2031-05-05")
    assert sorted(map(len, grouped(report("a"), other, undated))) == [1, 1, 1]


def test_an_undated_report_of_long_after_joins_nothing() -> None:
    assert not one_event(report("a"), report("u", when=None, published="2031-06-05"))
    assert not one_event(report("a"), report("u", when=None, background=True))


def test_what_was_discussed_in_a_call_is_no_talk_of_another_day() -> None:
    inside = report("b", act="discuss", when=None, published="2031-05-05", within="e-c")
    assert not one_event(report("a"), inside)


# --------------------------------------------------------------------------- the merged event


def test_reprints_of_one_wire_count_once() -> None:
    items = [report("a", source="Reuters"), report("b", source="Reuters"), report("c")]
    assert events.gather(items).sources == 2


def test_its_id_is_that_of_the_report_published_first() -> None:
    items = [report("a", published="2031-05-06"), report("z", published="2031-05-04")]
    assert events.gather(items).id == "e-z"


def test_happened_and_denied_are_contested() -> None:
    denied = report("b", certainty="denied")
    assert one_event(report("a"), denied)
    merged = events.gather([report("a"), denied])
    assert merged.contested and merged.certainty == "happened"


def test_a_stated_day_stands_before_the_day_of_a_release() -> None:
    merged = events.gather([report("a", when=released("2031-05-04")), report("b")])
    assert merged.when is not None and merged.when.text == "on that day"


def test_the_initiator_goes_by_the_signature_of_the_party() -> None:
    short = person("Orbel", "FRA")
    items = [report("a"), report("b", parties=(short, VANTO), initiator=short.signature)]
    assert events.gather(items).initiator == ORBEL.signature


def test_more_sources_make_it_surer() -> None:
    one = events.gather([report("a", confidence=0.7)])
    two = events.gather([report("a", confidence=0.7), report("b", confidence=0.7)])
    assert one.confidence == 0.7 < two.confidence < 1.0


def test_people_join_and_part() -> None:
    items = [report("a"), report("b", when=on("2031-05-09"))]
    assert len(events.cluster(items, must=[("e-a", "e-b")])) == 1
    assert len(events.cluster([report("a"), report("b")], cannot=[("e-a", "e-b")])) == 2
    same = [report("a", document="d"), report("b", document="d")]
    assert len(events.cluster(same, must=[("e-a", "e-b")])) == 1


# --------------------------------------------------------------------------- properties

_WHEN = [
    None,
    on("2031-05-03"),
    on("2031-05-04"),
    on("2031-05-05"),
    released("2031-05-05"),
    on("2031-05-01", "in May", "2031-05-31"),
]
_PARTIES = [
    (ORBEL, VANTO),
    (VANTO, ORBEL),
    (state("France", "FRA"), VANTO),
    (LEMOINE, VANTO),
    (ORBEL,),
    (ORBEL, VANTO, KESSEL),
]
told = st.builds(
    lambda when, parties, act, document, published, certainty, issued: {
        "when": when,
        "parties": parties,
        "act": act,
        "document": f"d{document}",
        "published": published,
        "certainty": certainty,
        "issued": issued,
    },
    st.sampled_from(_WHEN),
    st.sampled_from(_PARTIES),
    st.sampled_from(["call", "meeting", "discuss", "sanction"]),
    st.integers(0, 7),
    st.sampled_from(["2031-05-04", "2031-05-05", "2031-05-06"]),
    st.sampled_from(["happened", "planned", "denied"]),
    st.sampled_from([None, "00:30", "12:00"]),
)
many = st.lists(told, min_size=1, max_size=14).map(
    lambda values: [report(f"{number:02}", **value) for number, value in enumerate(values)]
)


@given(many, st.randoms(use_true_random=False))
@settings(max_examples=120, deadline=None)
def test_order_does_not_matter(items: list[Report], chance: random.Random) -> None:
    shuffled = items[:]
    chance.shuffle(shuffled)
    assert sorted(map(sorted, grouped(*shuffled))) == sorted(map(sorted, grouped(*items)))


@given(many)
@settings(max_examples=120, deadline=None)
def test_components_taken_apart_give_what_all_at_once_give(items: list[Report]) -> None:
    parted = sorted(sorted(f"e-{one}" for one in group) for group in grouped(*items))
    assert parted == sorted(map(sorted, events.cluster(items)))


@given(many)
@settings(max_examples=120, deadline=None)
def test_likeness_is_symmetric_and_within_bounds(items: list[Report]) -> None:
    for one, other in combinations(items, 2):
        score = events.alike(one, other)
        assert score == events.alike(other, one)
        assert 0.0 <= score <= 1.0
        if score >= events.LINK:
            assert set(events.keys(one)) & set(events.keys(other))


@given(many)
@settings(max_examples=120, deadline=None)
def test_no_event_holds_two_stated_days_or_two_reports_of_a_document(items: list[Report]) -> None:
    known = {item.id: item for item in items}
    for group in grouped(*items):
        own = [known[f"e-{one}"] for one in group]
        assert len({one.document for one in own}) == len(own)
        days = {
            one.when.start
            for one in own
            if one.when and one.when.start == one.when.end and one.issued != "00:30"
        }
        assert len(days) <= 1
