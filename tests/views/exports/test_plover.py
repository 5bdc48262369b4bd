"""PLOVER JSON: the manual's fields, lists of actors, nothing that is not known."""

from __future__ import annotations

import json

from hypothesis import given, settings

from dragoman.views.exports import plover
from dragoman.views.exports.items import Item
from tests.views.exports.values import CALLED, MANY, any_items, ready


def test_a_call() -> None:
    (found,) = plover.events(ready([CALLED]), "dragoman 1")
    assert (found["id"], found["date"], found["event"]) == ("e-call", "2026-03-02", ["CONSULT"])
    assert (found["mode"], found["context"]) == (["phone"], ["diplomatic"])
    assert (found["quad_code"], found["event_scale"]) == (1, 1.5)
    assert found["source"] == [
        {
            "code": "NOR",
            "sector": "GOV",
            "actor_text": "Prime Minister Ada Lund",
            "identifier_id": "p-lund",
            "identifier_text": "Ada Lund",
            "office": "Prime Minister of Norway",
        }
    ]
    assert found["event_loc"]["geonameid"] == 3143244
    assert found["text_info"]["sequence"] == 2
    assert found["cite_info"]["url"] == "https://example.org/1"
    assert found["dragoman"]["certainty"] == "happened"
    assert "enddate" not in found and "text" not in found


def test_all_parties_stand_in_lists() -> None:
    (found,) = plover.events(ready([MANY]), "dragoman 1")
    assert [len(found[side]) for side in ("source", "recipient")] == [2, 2]


def test_ours_can_be_left_out() -> None:
    (found,) = plover.events(ready([CALLED]), "dragoman 1", plain=True)
    assert "dragoman" not in found
    assert set(found) <= {one.name for one in plover.EVENTS.columns}


@settings(max_examples=40, deadline=None)
@given(any_items)
def test_any_events(items: list[Item]) -> None:
    told = ready(items, None, "plover_type")
    found = [json.loads(plover.render(one)) for one in plover.events(told, "dragoman 1")]
    assert [one["id"] for one in found] == [one.item.event.id for one in told]
    for one in found:
        assert set(one) <= set(plover.EVENTS.names)
