"""Documents to stories: one main event or another."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.chronicle import Summary
from dragoman.reference.across import stories
from dragoman.reference.across.clustering import components
from tests.reference.across.telling import article

BRIDGE = "bridge:0.6 ferry:0.5 collapse:0.4 tarn"
QUAKE = "quake:0.6 rubble:0.5 rescue:0.4 tarn"


def grouped(*items: Summary) -> list[tuple[str, ...]]:
    """Stories by the ids of their documents."""
    known = {item.document: item for item in items}
    found = components(
        list(items), stories.keys, stories.alike, stories.LINK, lambda one: one.document
    )
    return sorted(
        part for group in found for part in stories.cluster([known[one] for one in group])
    )


def test_the_same_rare_words_make_one_story() -> None:
    made = grouped(article("a", BRIDGE), article("b", BRIDGE), article("c", QUAKE))
    assert made == [("d-a", "d-b"), ("d-c",)]


def test_a_follow_up_belongs_and_an_anniversary_does_not() -> None:
    words = "bridge:0.5 ferry:0.3 tarn:0.3"
    assert len(grouped(article("a", words), article("b", words, "2031-05-24"))) == 1
    assert len(grouped(article("a", words), article("b", words, "2034-05-04"))) == 2


def test_one_publisher_series_is_no_story() -> None:
    words = "weather:0.6 forecast:0.5"
    again = article("b", words, "2031-05-08", source="a.example")
    assert len(grouped(article("a", words), again)) == 2
    assert len(grouped(article("a", words), article("b", words, "2031-05-08"))) == 1


def test_a_shared_contact_joins_and_another_one_parts() -> None:
    words = "talk:0.3 grain:0.3 tarn:0.2"
    call, later = ("talks|FIN+FRA|2031-05-04",), ("talks|FIN+FRA|2031-05-09",)
    first = article("a", words, events=call)
    assert len(grouped(first, article("b", "tarn:0.2 pact:0.3", events=call))) == 1
    assert len(grouped(first, article("c", words, events=later))) == 2


def test_a_component_too_large_is_cut_where_its_links_are_weakest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    items = [article(f"a{number}", BRIDGE + " shared:0.25") for number in range(4)]
    items += [article(f"b{number}", QUAKE + " shared:0.25") for number in range(4)]
    assert len(stories.cluster(items)) == 1
    monkeypatch.setattr(stories, "_MOST", 5)
    parts = stories.cut(items)
    assert parts == stories.cut(items[::-1])
    assert [len(part) for part in parts] == [4, 4]
    joined = stories.cut(items, must=[("d-a0", "d-b0")])
    assert any({"d-a0", "d-b0"} <= set(part) for part in joined)


def test_without_a_date_likeness_still_counts() -> None:
    assert len(grouped(article("a", BRIDGE, None), article("b", BRIDGE))) == 1


def test_a_story_begins_with_what_was_published_first() -> None:
    late, early = article("a", BRIDGE, "2031-05-06"), article("b", BRIDGE, "2031-05-04")
    assert stories.gather([late, early, article("c", BRIDGE, None)]) == ("d-b", "d-a", "d-c")


def test_an_empty_document_is_a_story_of_its_own() -> None:
    assert grouped(article("a", ""), article("b", "")) == [("d-a",), ("d-b",)]


words_ = st.lists(st.sampled_from("ash bay cup dam elk fog gem hut".split()), max_size=6)
many = st.lists(st.tuples(words_, st.integers(1, 28)), min_size=1, max_size=12).map(
    lambda rows: [
        article(f"{number:02}", " ".join(dict.fromkeys(words)), f"2031-05-{day:02}")
        for number, (words, day) in enumerate(rows)
    ]
)


@given(many, st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None)
def test_order_does_not_matter(items: list[Summary], chance: random.Random) -> None:
    shuffled = items[:]
    chance.shuffle(shuffled)
    assert grouped(*shuffled) == grouped(*items)
    for one in items:
        for other in items:
            assert stories.alike(one, other) == stories.alike(other, one)
