"""Find the time expressions of a text and say what days they mean.

Two steps keep it fast. Words that can tell a time ("May", "week", "2024") are looked up in a table;
only round these, and only the patterns that such a word can begin, are tried. Where matches
overlap, the longest wins, then the earliest, then the pattern listed first.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from dragoman.errors import DateError
from dragoman.records import Sentence, Span, TimeExpression
from dragoman.reference.times import dates, deictic, durations, feasts, intervals
from dragoman.reference.times.intervals import NoSuchDateError
from dragoman.reference.times.meaning import (
    LEANS,
    NO_PUBLICATION,
    Match,
    Meaning,
    Setting,
    absolute,
    counted,
    unknown,
)
from dragoman.reference.times.patterns import PATTERNS, Pattern
from dragoman.reference.times.triggers import TRIGGERS

_READERS: dict[str, Callable[[Match, Setting], Meaning | None]] = {
    "iso": dates.iso,
    "numeric": dates.numeric,
    "month_day": dates.month_day,
    "day_month": dates.month_day,
    "month": dates.month,
    "weekday": dates.weekday,
    "clock_day": deictic.clock,
    "daypart": deictic.daypart,
    "deictic": deictic.today,
    "year": dates.year,
    "year_period": dates.year_period,
    "decade": dates.decade,
    "century": dates.century,
    "quarter": deictic.quarter,
    "year_ago": deictic.year_ago,
    "season": feasts.season,
    "relative": deictic.relative,
    "bare_unit": deictic.bare_unit,
    "year_end": deictic.year_end,
    "week_of": deictic.week_of,
    "ago": deictic.ago,
    "shift": deictic.shift,
    "hence": deictic.hence,
    "window": durations.window,
    "duration": durations.length,
    "hyphenated": durations.hyphenated,
    "bare_duration": durations.bare,
    "each": durations.each,
    "plural_day": durations.plural_day,
    "frequency": durations.frequency,
    "reference": deictic.reference,
    "these_days": deictic.these_days,
    "holiday": feasts.holiday,
}

_WORD = re.compile(r"[^\W\d_]+\d?|[0-9]+")
_DIGITS = frozenset("0123456789")
_DECADE_SIGNS = frozenset("s'\u2019")
_CLOCK_SIGNS = frozenset("apAP")
_DATE_SIGNS = frozenset("/-.")
# How far a time expression reaches beyond its trigger words, in characters.
_MARGIN = 48
# The full stop of "Oct." and "p.m." belongs to it, that of "in October." to the sentence.
_SHORTENED = re.compile(
    r"(?:\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thurs?|fri|sat|sun)"
    r"|[.\s\d][apm]\.m)\.$",
    re.IGNORECASE,
)
_EDGE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class _Window:
    start: int
    end: int
    triggers: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    rank: int
    pattern: Pattern
    match: Match
    meaning: Meaning


def find(
    text: str,
    published: str | None,
    sentences: Sequence[Span | Sentence] = (),
    future: Callable[[int], bool | None] | None = None,
) -> tuple[TimeExpression, ...]:
    """The time expressions of a text, in order, none overlapping another.

    ``published`` is the ISO date (or date-time) of the report; without it nothing is counted from
    it: such expressions have no value, and their ``date.reason`` says so. ``future`` tells, for an
    offset, whether what stands there is to come (True), past (False) or not known (None); where it
    is not given, the words nearby decide. Leaning expressions ("a day later") come without value:
    see :func:`dragoman.reference.times.lean`.

    Raises DateError where ``published`` is no date.
    """
    setting = Setting(text, _published(published), future)
    candidates: list[_Candidate] = []
    for window in _windows(text):
        candidates.extend(_candidates(window, setting))
    chosen = _choose(candidates)
    starts = [sentence.start for sentence in sentences]
    found = []
    quarter: _Candidate | None = None
    for candidate in chosen:
        meaning = _in_quarters(candidate, quarter, _dated_clock(candidate, setting))
        start, end = candidate.start, candidate.end
        if meaning.stretch is not None and meaning.stretch.precision == "quarter":
            quarter = candidate
        words = text[start:end]
        index = max(0, bisect_right(starts, start) - 1)
        found.append(
            TimeExpression(
                start, end, words, meaning.type, meaning.value, meaning.date(words), index
            )
        )
    return tuple(found)


def _published(published: str | None) -> date | None:
    if published is None:
        return None
    try:
        return date.fromisoformat(published[:10])
    except ValueError as error:
        raise DateError(
            published, "the publication date is no date", "Write it as YYYY-MM-DD"
        ) from error


def _windows(text: str) -> Iterator[_Window]:
    """Stretches of text round trigger words, those that touch made one."""
    start = end = -1
    classes: set[str] = set()
    look = TRIGGERS.get
    for word in _WORD.finditer(text):
        found = word.group()
        kind = look(found) or (_figure(found, text, word.end()) if found[0] in _DIGITS else None)
        if kind is None:
            continue
        if start >= 0 and word.start() - end > _MARGIN:
            yield _window(text, start, end, classes)
            start, classes = -1, set()
        if start < 0:
            start = word.start()
        end = word.end()
        classes.add(kind)
    if start >= 0:
        yield _window(text, start, end, classes)


def _window(text: str, start: int, end: int, classes: set[str]) -> _Window:
    left = max(0, start - _MARGIN)
    cut = _EDGE.search(text, left, start) if left else None
    right = _EDGE.search(text, min(len(text), end + _MARGIN))
    return _Window(
        cut.end() if cut else left, right.start() if right else len(text), frozenset(classes)
    )


def _figure(digits: str, text: str, end: int) -> str | None:
    """The trigger class of a figure by its length and what follows it."""
    after = text[end : end + 2]
    if len(digits) == 4:
        return "decade" if after[:1] in _DECADE_SIGNS and digits[3] == "0" else "year"
    if len(digits) > 2:
        return None
    if after[:1] == ":" or after.strip()[:1] in _CLOCK_SIGNS:
        return "clock"
    if after[:1] in _DATE_SIGNS and after[1:].isdigit():
        return "numeric"
    return "decade" if after[:1] == "s" else None


@cache
def _worth_trying(triggers: frozenset[str]) -> tuple[tuple[int, Pattern], ...]:
    return tuple((rank, p) for rank, p in enumerate(PATTERNS) if p.triggers & triggers)


def _candidates(window: _Window, setting: Setting) -> Iterator[_Candidate]:
    words = setting.text[window.start : window.end].lower()
    for rank, pattern in _worth_trying(window.triggers):
        for need in pattern.needs:  # "any" and its generator would cost more than the look
            if need in words:
                break
        else:
            if pattern.needs:
                continue
        for match in pattern.expression.finditer(setting.text, window.start, window.end):
            try:
                meaning = _READERS[pattern.name](match, setting)
            except NoSuchDateError as error:
                meaning = unknown(str(error))
            if meaning is None or _titled(pattern.name, match, setting.text):
                continue
            start, end = _trim(pattern.name, match, setting.text)
            yield _Candidate(start, end, rank, pattern, match, meaning)


# Words that are also the names of papers and programmes: "USA Today", "the Daily Herald".
_TITLED = frozenset({"deictic", "reference", "frequency", "relative", "clock_day"})
_BEFORE_TITLE = re.compile(r"[A-Z]\w+[^\S\n]$")
_AFTER_TITLE = re.compile(r"[^\S\n][A-Z]")


def _titled(name: str, match: Match, text: str) -> bool:
    if name not in _TITLED or not match.group()[0].isupper() or match.group().isupper():
        return False
    if name == "frequency" and _AFTER_TITLE.match(text, match.end()) is not None:
        return True
    before = text[max(0, match.start() - 20) : match.start()]
    return _BEFORE_TITLE.search(before) is not None


def _trim(name: str, match: Match, text: str) -> tuple[int, int]:
    """The span without spaces at its ends and without words that only lead up to it."""
    start, end = match.span()
    if name == "bare_duration":
        start, end = match.span("span" if match["span"] else "span2")
    while start < end and text[start].isspace():
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    hyphen = text.rfind("-", start, end)
    if name == "quarter" and hyphen > 0 and text[hyphen + 1 : end].lower() == "quarter":
        # "the third-quarter loss": the article is that of the loss.
        start += 4 if text[start : start + 4].lower() == "the " else 0
    if text[end - 1] == "." and not _SHORTENED.search(text, max(start, end - 6), end):
        end -= 1
    return start, end


def _choose(candidates: list[_Candidate]) -> list[_Candidate]:
    """Those that overlap none before them, the longest first; in the order of the text."""
    starts: list[int] = []
    chosen: list[_Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.start - c.end, c.start, c.rank)):
        place = bisect_right(starts, candidate.start)
        if place and chosen[place - 1].end > candidate.start:
            continue
        if place < len(chosen) and chosen[place].start < candidate.end:
            continue
        starts.insert(place, candidate.start)
        chosen.insert(place, candidate)
    return chosen


# A paragraph or so: as far as a report of results goes on about the same quarter.
_SAME_PARAGRAPH = 400


def _in_quarters(candidate: _Candidate, quarter: _Candidate | None, meaning: Meaning) -> Meaning:
    """Where a quarter was told just before, "a year ago" and "the 1988 period" mean a quarter."""
    if quarter is None or quarter.meaning.stretch is None or meaning.stretch is None:
        return meaning
    if meaning.precision != "year" or candidate.start - quarter.end > _SAME_PARAGRAPH:
        return meaning
    told = quarter.meaning.stretch.start
    number = (told.month + 2) // 3
    if candidate.pattern.name == "ago" and candidate.match["count"].lower() in {"a", "one"}:
        # Told of the year named already, the quarter is itself what is compared with.
        before = meaning.stretch.start.year
        recent = told.year > before or number == 4
        made = intervals.quarter(told.year - 1 if recent else before, number)
    elif candidate.pattern.name == "year_period" and candidate.match["number"] is None:
        made = intervals.quarter(meaning.stretch.start.year, number)
    else:
        return meaning
    return replace(meaning, value=made.value, stretch=made, precision="quarter")


def _dated_clock(candidate: _Candidate, setting: Setting) -> Meaning:
    """A time of day gets the day told with it ("10 a.m. on Friday")."""
    meaning = candidate.meaning
    if candidate.pattern.name != "clock_day" or candidate.match["day"] is None:
        return meaning
    if meaning.value is None:
        return meaning
    inner = find_one(candidate.match["day"], candidate.match, setting)
    if inner is None or inner.stretch is None:
        return unknown(inner.reason or LEANS if inner else NO_PUBLICATION, "day", "TIME")
    made = counted(inner.stretch) if inner.anchor == "publication" else absolute(inner.stretch)
    return replace(made, type="TIME", value=f"{inner.stretch.value}{meaning.value}")


def find_one(words: str, outer: Match, setting: Setting) -> Meaning | None:
    """The meaning of the day told inside a longer expression."""
    start = outer.start("day")
    for pattern in PATTERNS:
        if pattern.name not in {"month_day", "day_month", "weekday", "deictic"}:
            continue
        match = pattern.expression.match(setting.text, start, start + len(words))
        if match is not None and match.end() == start + len(words):
            try:
                return _READERS[pattern.name](match, setting)
            except NoSuchDateError as error:
                return unknown(str(error), "day")
    return None
