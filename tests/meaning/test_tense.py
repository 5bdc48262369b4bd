"""Dates without a year follow the tense of their clause."""

from __future__ import annotations

import pytest

from tests.meaning.conftest import Read

CASES = [
    ("Chad signed a treaty with Niger on June 1.", "2023-06-01"),
    ("Chad will sign a treaty with Niger on June 1.", "2024-06-01"),
    ("Chad is due to sign a treaty with Niger on June 1.", "2024-06-01"),
]


@pytest.mark.parametrize(("text", "day"), CASES)
def test_year_by_tense(read: Read, text: str, day: str) -> None:
    (event,) = [e for e in read(text).events if e.act == "sign"]
    assert event.when is not None
    assert event.when.start == day
