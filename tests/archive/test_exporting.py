"""A record's events as they are exported: codes with their mode, and where each report stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman import lexicon
from dragoman.archive.asking import Archive
from dragoman.archive.exporting import codes_of, items
from dragoman.chronicle import Filter
from dragoman.views.exports.items import Item
from tests.views.answers.values import CALL

ALL = Filter(limit=0)


@pytest.fixture(scope="module")
def record(filled: Path) -> Iterator[Archive]:
    with Archive.open(filled) as opened:
        yield opened


@pytest.fixture(scope="module")
def told(record: Archive) -> list[Item]:
    return list(items(record, ALL, lexicon.load(), settings=True))


def test_they_are_the_events_of_the_timeline(record: Archive, told: list[Item]) -> None:
    assert [one.event for one in told] == list(record.timeline(ALL))
    assert len(told) > 10


def test_a_filter_narrows_them(record: Archive) -> None:
    asked = Filter(contacts=True, limit=3)
    found = list(items(record, asked, lexicon.load()))
    assert [one.event for one in found] == list(record.timeline(asked))
    assert all(not one.settings for one in found)


def test_every_report_stands_somewhere(record: Archive, told: list[Item]) -> None:
    for one in told:
        for report in one.event.reports:
            setting = one.setting(report)
            paper = record.reader.paper(report.words.source.document)
            assert paper is not None
            assert setting.characters == len(paper.document.text)
            assert setting.sentence and setting.trigger is not None and setting.added
            sentence = paper.reading.sentences[setting.sentence - 1]
            assert sentence.start <= setting.trigger < sentence.end
            for offset, words in setting.mentions.values():
                assert paper.document.text[offset : offset + len(words)] == words


def test_parties_have_the_words_for_them(told: list[Item]) -> None:
    parties = [
        who.id in one.setting(report).mentions
        for one in told
        for report in one.event.reports
        for who in (*report.actors, *report.recipients)
    ]
    assert sum(parties) >= 0.9 * len(parties)


def test_codes_have_the_mode_of_the_act() -> None:
    found = codes_of(CALL, lexicon.load())
    assert (found.plover_mode, found.plover_contexts) == ("phone", ("diplomatic",))
    assert (found.quad, found.goldstein) == (1, 1.9)


def test_codes_that_are_not_the_acts_have_no_mode() -> None:
    other = replace(CALL, plover="ACCUSE", cameo="110")
    assert codes_of(other, lexicon.load()).plover_mode is None
    unknown = replace(CALL, act="no-such-act")
    assert codes_of(unknown, lexicon.load()).cameo == "041"
