"""FollowTheMoney reads every entity, each of its properties, and finds every entity pointed to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from followthemoney import model
from hypothesis import given, settings

from dragoman.chronicle import Profile, Who
from dragoman.views.exports import entities
from dragoman.views.exports.items import Item
from tests.views.answers.values import BARE, LUND, PROFILE
from tests.views.exports.values import CALLED, COUP, ITEMS, any_items


def made(
    items: Iterable[Item], profiles: Iterable[Profile] = (), plain: bool = False
) -> list[dict[str, Any]]:
    cast: dict[str, Who] = {}
    found = list(entities.of_events(items, cast, plain))
    return [*found, *entities.of_cast(cast, profiles)]


def check(found: list[dict[str, Any]]) -> None:
    """Valid by the model; ids once; nothing lost when values are read; no dangling pointer."""
    pointed = set()
    for one in found:
        schema = model.get(one["schema"])
        assert schema is not None
        schema.validate(one)
        proxy = model.get_proxy(one, cleaned=False)
        for name, values in one["properties"].items():
            assert len(proxy.get(name)) == len(values), (one["schema"], name, values)
            if schema.properties[name].type.name == "entity":
                pointed |= set(values)
        assert all(proxy.get(name) for name in schema.required), one
    ids = [one["id"] for one in found]
    assert len(ids) == len(set(ids))
    assert pointed <= set(ids)


def test_followthemoney_reads_events_and_people() -> None:
    found = made((*ITEMS, COUP), (PROFILE, BARE))
    check(found)
    assert {one["schema"] for one in found} == {
        "Person", "PublicBody", "Position", "Occupancy", "Event", "Article", "Mention",
    }  # fmt: skip


def test_a_call() -> None:
    found = {one["id"]: one["properties"] for one in made([CALLED])}
    call = found["e-call"]
    assert call["involved"] == ["p-lund", "p-aydin"]
    assert (call["organizer"], call["date"]) == (["p-aydin"], ["2026-03-02"])
    assert (call["location"], call["country"]) == (["Oslo"], ["no"])
    assert call["proof"] == ["d-wire", "d-oslo", "d-ankara"]
    assert call["name"] == ["call: Ada Lund and Kemal Aydin"]
    assert "certainty: happened" in call["notes"]
    assert found["p-lund"] == {"name": ["Ada Lund"], "country": ["no"]}


def test_what_did_not_happen_says_so_in_its_name() -> None:
    found = {one["id"]: one["properties"] for one in made(ITEMS, plain=True)}
    assert found["e-port"]["name"] == ["blockade (denied): Turkey"]
    assert "notes" not in found["e-port"]


def test_dates_are_as_exact_as_they_are_known() -> None:
    found = {one["id"]: one["properties"] for one in made(ITEMS)}
    assert found["e-treaty"]["date"] == ["2019"]
    assert (found["e-visit"]["startDate"], found["e-visit"]["endDate"]) == (
        ["2026-03-09"], ["2026-03-15"],
    )  # fmt: skip
    assert "date" not in found["e-some"]


def test_an_office_from_tables_has_days_and_one_from_texts_the_days_it_is_told() -> None:
    held = [one["properties"] for one in made([CALLED], [PROFILE]) if one["schema"] == "Occupancy"]
    told, known = held
    assert told["date"] == ["2024-02-01", "2025-01-13"] and "startDate" not in told
    assert known["startDate"] == ["2025-01-14"] and "endDate" not in known


def test_a_profile_of_nobody_here_is_left_out() -> None:
    other = Profile(Who("p-other", "Jon Berg", "person", "NOR"), (), (), 1, 0, 0)
    assert "p-other" not in {one["id"] for one in made([CALLED], [other])}
    assert LUND.id in {one["id"] for one in made([CALLED], [other])}


@settings(max_examples=40, deadline=None)
@given(any_items)
def test_pointers_of_any_events(items: list[Item]) -> None:
    found = made(items)
    ids = [one["id"] for one in found]
    assert len(ids) == len(set(ids))
    for one in found:
        schema = model.get(one["schema"])
        assert schema is not None
        for name, values in one["properties"].items():
            if schema.properties[name].type.name == "entity":
                assert set(values) <= set(ids)
