"""The sentences of the page on certainty come out as the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import dragoman
from dragoman.records import CERTAINTIES

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "certainty.md"
ROWS = re.findall(r"^\| `(\w+)` \| (.+?)(?: \(.+\))? \|$", PAGE.read_text("utf-8"), re.MULTILINE)


def test_the_page_has_every_certainty() -> None:
    assert [certainty for certainty, _ in ROWS] == list(CERTAINTIES)


@pytest.mark.parametrize(("certainty", "sentence"), ROWS)
def test_it_is_read_so(certainty: str, sentence: str) -> None:
    reading = dragoman.read(sentence)
    assert certainty in [event.certainty for event in reading.events], sentence
