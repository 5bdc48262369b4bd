"""GDELT's mentions: a row for each report, and each points to a row of the event table."""

from __future__ import annotations

from hypothesis import given, settings

from dragoman.views.exports import gdelt, mentions
from dragoman.views.exports.choosing import Policy
from dragoman.views.exports.items import Item
from tests.views.exports.values import CALLED, any_items, policies, ready


def test_there_are_16_columns() -> None:
    names = mentions.MENTIONS.plain().names
    assert len(names) == 16
    assert names[0], names[-1] == ("GLOBALEVENTID", "Extras")


def test_the_reports_of_a_call() -> None:
    first, second, third = mentions.mentions(ready([CALLED]), Policy())
    assert first["MentionType"] == 1
    assert first["MentionIdentifier"] == "https://example.org/1"
    assert (first["SentenceID"], first["MentionDocLen"]) == (2, 800)
    assert (first["Actor1CharOffset"], first["Actor2CharOffset"]) == (17, 80)
    assert (first["ActionCharOffset"], first["Confidence"]) == (62, 90)
    assert first["EventTimeDate"] == first["MentionTimeDate"] == 20260302101500
    assert second["MentionType"] == 2
    assert second["MentionIdentifier"] == "Government of Norway, Call with Aydin, 2026-03-02"
    assert second["dragoman_according_to"] == "Ada Lund"
    assert third["SentenceID"] is third["MentionTimeDate"] is None


@settings(max_examples=40, deadline=None)
@given(any_items, policies)
def test_any_mentions(items: list[Item], policy: Policy) -> None:
    told = ready(items, policy, "cameo")
    known = {row["GLOBALEVENTID"] for row in gdelt.events(told, policy)}
    found = list(mentions.mentions(told, policy))
    assert {row["GLOBALEVENTID"] for row in found} == known
    keys = {tuple(row[name] for name in mentions.MENTIONS.key) for row in found}
    assert len(keys) == len(found)
    for row in found:
        assert set(row) <= set(mentions.MENTIONS.names)
        assert row["Confidence"] in range(10, 101, 10)
