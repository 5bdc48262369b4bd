"""When events took place and statements were made: from their own words, never from silence.

A leaning expression ("a day later") is counted from the nearest dated event told before it, and the
date names that event as its anchor. A length ("after an 11-day offensive") is laid against the
event it leads up to. Only where an official release tells of a contact without any date is the day
of the release taken, and the date says so in its ``anchor`` and ``reason``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dragoman.records import Date, EventFinding, Span, StatementFinding, TimeExpression
from dragoman.reference.times import lean, leans

OPENING_DAY = "no date in the words; the report, whose publisher is not known, opens with it"
RELEASE_DAY = "no date in the words; an official release tells of its own day"
AHEAD = "counted from the event before it, what happened would lie after the report"
_UP_TO = frozenset({"after", "following"})
_SINCE = frozenset({"before"})
_DAYS = re.compile(r"P(\d+)([DWMY])$")
_LENGTH = {"D": 1, "W": 7, "M": 30, "Y": 365}


def event_dates(
    findings: Sequence[EventFinding], times: Sequence[TimeExpression] = ()
) -> dict[int, Date]:
    """The date of every event finding whose words tell one, by its number.

    ``times``: all expressions of the document, for lengths inside an event's own words.
    A date that leans on another event has ``#`` and that finding's number as its anchor.
    """
    dates: dict[int, Date] = {}
    order = sorted(range(len(findings)), key=lambda n: findings[n].evidence[0].start)
    for number in order:
        time = findings[number].time
        if time is None or time.type == "DURATION":
            continue
        if leans(time):
            dates[number] = _leaning(time, findings[number].evidence[0].start, findings, dates)
        elif time.date is not None:
            dates[number] = time.date
    for number in order:
        length = _length(findings[number], times, dates)
        if length is not None:
            dates[number] = length
    return dates


def statement_dates(
    findings: Sequence[StatementFinding],
    events: Sequence[EventFinding],
    dates: Mapping[int, Date],
) -> dict[int, Date]:
    """The date each statement was made, where its words tell one, by its number."""
    made: dict[int, Date] = {}
    for number, finding in enumerate(findings):
        if finding.made is None:
            continue
        if leans(finding.made):
            made[number] = _leaning(finding.made, finding.made.start, events, dates)
        elif finding.made.date is not None:
            made[number] = finding.made.date
    return made


def _leaning(
    time: TimeExpression,
    place: int,
    events: Sequence[EventFinding],
    dates: Mapping[int, Date],
) -> Date:
    """Count a leaning expression from the nearest dated event told before ``place``."""
    before = [
        number
        for number, known in dates.items()
        if known.start is not None
        and events[number].evidence[0].start < place
        and (events[number].time is None or events[number].time is not time)
    ]
    if before:
        nearest = max(before, key=lambda n: (events[n].evidence[0].start, n))
        return lean(time, dates[nearest], f"#{nearest}")
    assert time.date is not None
    return time.date


def _own_length(finding: EventFinding, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The length told in an event's own words ("an 11-day offensive")."""
    if finding.time is not None and finding.time.type == "DURATION":
        return finding.time
    trigger = finding.evidence[0]
    near = Span(max(0, trigger.start - 4), trigger.end, "")
    return next(
        (time for time in times if time.type == "DURATION" and time.span.overlaps(near)), None
    )


def _length(
    finding: EventFinding, times: Sequence[TimeExpression], dates: Mapping[int, Date]
) -> Date | None:
    """ "took the city after an 11-day offensive": the eleven days that end with the taking."""
    time = _own_length(finding, times)
    if time is None or finding.host is None:
        return None
    host = dates.get(finding.host)
    match = _DAYS.match(time.value or "")
    if host is None or host.start is None or host.end is None or match is None:
        return None
    span = timedelta(days=int(match[1]) * _LENGTH[match[2]])
    try:
        if finding.link in _UP_TO:
            end = date.fromisoformat(host.start)
            return Date((end - span).isoformat(), end.isoformat(), host.precision, time.text,
                        f"#{finding.host}")  # fmt: skip
        if finding.link in _SINCE:
            start = date.fromisoformat(host.end)
            return Date(start.isoformat(), (start + span).isoformat(), host.precision, time.text,
                        f"#{finding.host}")  # fmt: skip
    except OverflowError:
        return None
    return None


def release_day(published: str | None, reason: str = RELEASE_DAY) -> Date | None:
    """The day of a report as the day of the contact it opens with, with the reason."""
    if not published:
        return None
    day = published[:10]
    return Date(day, day, "day", "", "publication", reason)


def with_ids(
    dates: Mapping[int, Date], ids: Mapping[int, str], events: Mapping[int, Date]
) -> dict[int, Date]:
    """Dates whose anchor is an event finding's number ("#3") with the id of its event instead.

    ``events``: the dates of the event findings, to look further where one became no event.
    """
    return {number: anchored(known, ids, events) for number, known in dates.items()}


def not_ahead(when: Date, certainty: str, published: str | None) -> Date:
    """The date, open where it leans on another event and what happened would lie ahead.

    "They were killed in the war; 80 years later …": what the words lean on is another time than the
    dated event before them. A day ahead is the other side of the date line.
    """
    leaning = (when.anchor or "").startswith("e-") and certainty == "happened"
    if not leaning or when.start is None or published is None:
        return when
    last = date.fromisoformat(published[:10]) + timedelta(days=1)
    if date.fromisoformat(when.start) <= last:
        return when
    return Date(None, None, "unknown", when.text, when.anchor, AHEAD)


def anchored(known: Date, ids: Mapping[int, str], events: Mapping[int, Date]) -> Date:
    """One such date; leaning on what became no event, it leans on what that was counted from."""
    anchor = known.anchor
    seen: set[str] = set()
    while anchor is not None and anchor.startswith("#") and anchor not in seen:
        seen.add(anchor)
        number = int(anchor[1:])
        before = events.get(number)
        anchor = ids.get(number) or (before.anchor if before is not None else None)
    return known if anchor == known.anchor else replace(known, anchor=anchor)
