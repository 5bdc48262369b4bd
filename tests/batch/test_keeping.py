"""What a filter keeps of events that are no rows."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.batch.keeping import keeps
from dragoman.chronicle import Filter
from tests.views.answers.values import BLOCKADE, CALL, SOMEDAY, TREATY, VISIT, replace

EVENTS = {one.id: one for one in (TREATY, CALL, VISIT, BLOCKADE, SOMEDAY)}


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ({}, set(EVENTS)),
        ({"actor": "lund"}, {"e-treaty", "e-call", "e-visit", "e-some"}),
        ({"actor": "c-tur"}, {"e-port"}),
        ({"actor": "nobody"}, set()),
        ({"countries": ("NOR",)}, {"e-treaty", "e-call", "e-visit", "e-some"}),
        ({"dyad": ("TUR", "NOR")}, {"e-treaty", "e-call", "e-some"}),
        ({"acts": ("call", "visit")}, {"e-call", "e-visit"}),
        ({"certainties": ("happened",)}, {"e-treaty", "e-call"}),
        ({"background": True}, {"e-treaty"}),
        ({"background": False}, {"e-call", "e-visit", "e-port", "e-some"}),
        ({"contacts": True}, {"e-call"}),
        ({"publisher": "norway"}, {"e-call"}),
        ({"document": "d-ankara"}, {"e-call"}),
        ({"topic": "trade"}, {"e-call"}),
        ({"since": "2026-03-09"}, {"e-visit"}),
        ({"until": "2019-06-01"}, {"e-treaty"}),
        ({"since": "2026-03-02", "until": "2026-03-02"}, {"e-call", "e-port", "e-some"}),
    ],
)
def test_filters(asked: dict[str, Any], kept: set[str]) -> None:
    assert {name for name, one in EVENTS.items() if keeps(one, Filter(**asked))} == kept


def test_what_looks_back_without_a_day_is_in_no_range() -> None:
    back = replace(SOMEDAY, background=True)
    assert not keeps(back, Filter(since="2000-01-01"))
    assert keeps(back, Filter())
