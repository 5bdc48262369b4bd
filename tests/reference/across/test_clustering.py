"""The engine behind merging: what is grouped never depends on the order of coming."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reference.across.clustering import cluster, components

Points = dict[str, float]


def near(one: float, other: float) -> float:
    """1 at one place, 0 from a distance of 10 on."""
    return max(0.0, 1.0 - abs(one - other) / 10)


def parts(points: Points, ids: list[str], **pairs: list[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Groups of one component."""
    return list(cluster(ids, lambda one, other: near(points[one], points[other]), **pairs))


def whole(points: Points, names: list[str]) -> list[tuple[str, ...]]:
    """Groups of all components."""
    found = components(names, lambda one: [str(int(points[one] // 20))],
                       lambda one, other: near(points[one], points[other]), 0.5, str)  # fmt: skip
    return sorted(part for group in found for part in parts(points, list(group)))


def test_near_points_are_grouped_and_far_ones_are_not() -> None:
    points = {"a": 0.0, "b": 1.0, "c": 9.0, "d": 10.0}
    assert parts(points, list(points)) == [("a", "b"), ("c", "d")]


def test_a_chain_is_not_one_group() -> None:
    points = {name: 3.0 * place for place, name in enumerate("abcdefgh")}
    assert len(parts(points, list(points))) > 1


def test_ties_go_to_the_smaller_ids() -> None:
    points = {"a": 0.0, "b": 4.0, "c": 8.0}
    assert parts(points, ["c", "b", "a"]) == [("a", "b"), ("c",)]


def test_people_join_what_is_far_and_part_what_is_near() -> None:
    points = {"a": 0.0, "b": 0.5, "c": 100.0}
    assert parts(points, list(points), must=[("a", "c")], cannot=[("a", "b")]) == [
        ("a", "c"),
        ("b",),
    ]


def test_what_is_parted_is_not_joined_through_a_third() -> None:
    points = {"a": 0.0, "b": 0.0, "c": 0.0}
    made = parts(points, list(points), must=[("a", "b"), ("b", "c")], cannot=[("a", "c")])
    assert not any({"a", "c"} <= set(part) for part in made)


def test_judgement_on_what_is_not_there_is_passed_over() -> None:
    assert parts({"a": 0.0}, ["a"], must=[("a", "z")], cannot=[("y", "a")]) == [("a",)]


def test_nothing_gives_nothing() -> None:
    assert cluster((), lambda one, other: 1.0) == ()
    assert components([], lambda one: ["k"], lambda one, other: 1.0, 0.5, str) == ()


def test_without_a_common_key_nothing_is_compared() -> None:
    def never(one: str, other: str) -> float:
        raise AssertionError

    assert components(["a", "b"], lambda one: [one], never, 0.5, str) == (("a",), ("b",))


points_ = st.lists(st.integers(0, 400), min_size=1, max_size=24).map(
    lambda places: {f"p{number:02}": place / 4 for number, place in enumerate(places)}
)


@given(points_, st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None)
def test_order_does_not_matter(points: Points, chance: random.Random) -> None:
    names = list(points)
    shuffled = names[:]
    chance.shuffle(shuffled)
    assert parts(points, shuffled) == parts(points, names)
    assert whole(points, shuffled) == whole(points, names)


@given(points_, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_added_one_by_one_as_all_at_once(points: Points, chance: random.Random) -> None:
    names = list(points)
    chance.shuffle(names)
    standing: list[set[str]] = []
    for count in range(1, len(names) + 1):
        fresh = names[count - 1]
        linked = [
            group
            for group in standing
            if any(
                points[fresh] // 20 == points[one] // 20 and near(points[fresh], points[one]) >= 0.5
                for one in group
            )
        ]
        standing = [group for group in standing if group not in linked]
        standing.append({fresh}.union(*linked))
    one_by_one = sorted(part for group in standing for part in parts(points, sorted(group)))
    assert one_by_one == whole(points, sorted(points))


@given(points_, st.data())
@settings(max_examples=60, deadline=None)
def test_every_id_is_in_one_group_and_judgement_holds(points: Points, data: st.DataObject) -> None:
    names = sorted(points)
    pairs = list(combinations(names, 2))
    cannot = data.draw(st.lists(st.sampled_from(pairs), max_size=4)) if pairs else []
    made = parts(points, names, cannot=cannot)
    assert sorted(one for part in made for one in part) == names
    for one, other in cannot:
        assert not any({one, other} <= set(part) for part in made)


@pytest.mark.parametrize("threshold", [0.2, 0.5, 0.9])
def test_no_group_is_looser_than_its_threshold(threshold: float) -> None:
    chance = random.Random(3)
    points = {f"p{number:02}": chance.uniform(0, 40) for number in range(30)}
    made = cluster(points, lambda a, b: near(points[a], points[b]), threshold=threshold)
    for part in made:
        if len(part) == 2:
            assert near(points[part[0]], points[part[1]]) >= threshold
