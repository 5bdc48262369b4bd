"""Pieces that pages are made of."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from dragoman.archive.asking import Archive
from dragoman.chronicle import Event, Filter
from dragoman.records import Date
from dragoman.web.rendering import environment
from tests.web.rooms import visitor

OPEN = Date(None, None, "unknown", "recently", None)


@pytest.fixture(scope="module")
def pieces() -> Any:
    """The macros of pieces.html."""
    return environment().get_template("pieces.html").module


@pytest.fixture
def event(archive: Archive) -> Event:
    """An event of a report that has a day of publication."""
    return next(
        one
        for one in archive.timeline(Filter())
        if one.reports[0].words.source.published and not one.background
    )


def test_an_event_without_a_day_has_that_of_its_report(pieces: Any, event: Event) -> None:
    published = str(event.reports[0].words.source.published)[:10]
    for when in (None, OPEN):
        told = pieces.event_day(replace(event, when=when))
        assert f'published <time class="whole" datetime="{published}">' in told


def test_what_is_looked_back_on_never_has_the_day_of_its_report(pieces: Any, event: Event) -> None:
    told = pieces.event_day(replace(event, when=OPEN, background=True))
    assert "published" not in told
    assert "date open" in told


def test_a_title_is_told_once_where_statements_of_a_document_follow_one_another(
    examples_record: Path,
) -> None:
    with visitor(examples_record) as client:
        page = client.get("/statements").text
    lines = page.split('<article class="line statement"')[1:]
    documents = [
        re.findall(r'<cite class="cited"><a href="/report/([^"#?]+)', one) for one in lines
    ]
    titled = ['class="headline"' in one for one in lines]
    again = [one == other for one, other in pairwise(documents)]
    assert any(again)
    assert titled[0]
    assert not any(title for title, same in zip(titled[1:], again, strict=True) if same)
    assert all(title for title, same in zip(titled[1:], again, strict=True) if not same)
