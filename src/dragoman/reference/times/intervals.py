"""Stretches of the calendar: a TIMEX3 value together with the days it covers.

Seasons are the meteorological ones of the northern hemisphere (spring is March to May); the winter
of a year begins in its December. Parts of a year and halves of it have the precision ``season``.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.records import Precision

_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some days in a row, both ends inclusive, and the TIMEX3 value that names them."""

    value: str
    start: date
    end: date
    precision: Precision


class NoSuchDateError(ValueError):
    """A date that the calendar does not have; the message says which."""


def day(on: date) -> Stretch:
    """One day."""
    return Stretch(on.isoformat(), on, on, "day")


def of_day(year: int, month: int, number: int) -> Stretch:
    """A day of a month. Raises NoSuchDateError where the month does not have it."""
    try:
        return day(date(year, month, number))
    except ValueError as error:
        raise NoSuchDateError(f"there is no such day as {year}-{month:02d}-{number:02d}") from error


def days(first: date, last: date) -> Stretch:
    """A range of days. Raises NoSuchDateError where it ends before it begins."""
    if last < first:
        raise NoSuchDateError(f"the range ends on {last} before it begins on {first}")
    return Stretch(f"{first.isoformat()}/{last.isoformat()}", first, last, "day")


def week(on: date) -> Stretch:
    """The ISO week (Monday to Sunday) a day lies in."""
    first = on - timedelta(days=on.weekday())
    year, number, _ = on.isocalendar()
    return Stretch(f"{year:04d}-W{number:02d}", first, _later(first, 6), "week")


def weekend(on: date) -> Stretch:
    """The Saturday and Sunday of the ISO week a day lies in."""
    whole = week(on)
    return Stretch(f"{whole.value}-WE", _later(whole.start, 5), whole.end, "day")


def month(year: int, number: int) -> Stretch:
    """A month of a year; months below 1 or above 12 run on into the years beside it."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    _check(year)
    last = date(year, number, monthrange(year, number)[1])
    return Stretch(f"{year:04d}-{number:02d}", date(year, number, 1), last, "month")


def quarter(year: int, number: int) -> Stretch:
    """A quarter of a year; numbers outside 1 to 4 run on into the years beside it."""
    year, number = year + (number - 1) // 4, (number - 1) % 4 + 1
    first, last = month(year, 3 * number - 2), month(year, 3 * number)
    return Stretch(f"{year:04d}-Q{number}", first.start, last.end, "quarter")


def half(year: int, number: int) -> Stretch:
    """The first or second half of a year."""
    first, last = month(year, 6 * number - 5), month(year, 6 * number)
    return Stretch(f"{year:04d}-H{number}", first.start, last.end, "season")


def season(year: int, code: str) -> Stretch:
    """SP, SU, FA or WI of a year."""
    first = _SEASON_MONTHS[code]
    return Stretch(
        f"{year:04d}-{code}", month(year, first).start, month(year, first + 2).end, "season"
    )


def year(number: int) -> Stretch:
    """A calendar year."""
    _check(number)
    return Stretch(f"{number:04d}", date(number, 1, 1), date(number, 12, 31), "year")


def decade(first: int) -> Stretch:
    """The ten years whose first is given: 1980 for the 1980s."""
    _check(first)
    _check(first + 9)
    return Stretch(f"{first // 10:03d}", date(first, 1, 1), date(first + 9, 12, 31), "decade")


def century(number: int) -> Stretch:
    """A century by its ordinal: 20 for the years 1901 to 2000."""
    first = 100 * (number - 1) + 1
    _check(first)
    _check(first + 99)
    return Stretch(f"{number - 1:02d}", date(first, 1, 1), date(first + 99, 12, 31), "unknown")


def around(on: date, unit: str) -> Stretch:
    """The day, week, weekend, month, quarter, year, decade or century a day lies in."""
    makers = {
        "D": lambda: day(on),
        "W": lambda: week(on),
        "WE": lambda: weekend(on),
        "M": lambda: month(on.year, on.month),
        "Q": lambda: quarter(on.year, (on.month + 2) // 3),
        "Y": lambda: year(on.year),
        "E": lambda: decade(on.year // 10 * 10),
        "C": lambda: century((on.year - 1) // 100 + 1),
    }
    return makers[unit]() if unit in makers else day(on)


_MONTHS_IN = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}
_DAYS_IN = {"D": 1, "WE": 7, "W": 7, "F": 14}


def shift(on: date, count: float, unit: str) -> date:
    """A day moved by so many units. Raises NoSuchDateError outside the years 1 to 9999.

    Hours and shorter units move by whole days only; a month without the day gives its last one.
    """
    try:
        if unit in _MONTHS_IN:
            months = on.month - 1 + round(count * _MONTHS_IN[unit])
            to_year, to_month = on.year + months // 12, months % 12 + 1
            _check(to_year)
            return date(to_year, to_month, min(on.day, monthrange(to_year, to_month)[1]))
        if unit in _DAYS_IN:
            return on + timedelta(days=round(count * _DAYS_IN[unit]))
        return on + timedelta(days=int(count / 24) if unit == "H" else 0)
    except (OverflowError, ValueError) as error:
        raise NoSuchDateError("the date lies outside the years 1 to 9999") from error


def part(stretch: Stretch, words: str) -> Stretch:
    """Narrow a stretch to the part the words tell of: "early", "mid-", "the end of", "late".

    The TIMEX3 value stays that of the whole. Days and weeks are left as they are.
    """
    which = _part_of(words)
    if which is None or stretch.precision in {"day", "week", "part-of-month"}:
        return stretch
    if stretch.precision == "month":
        first, last = _days_of_month(words, which, stretch.end.day)
        start, end = stretch.start.replace(day=first), stretch.start.replace(day=last)
        return replace(stretch, start=start, end=end, precision="part-of-month")
    edge = _EDGE.search(words)
    if edge is not None and stretch.precision == "year":
        whole = month(stretch.start.year, 12 if which == "late" else 1)
        return replace(stretch, start=whole.start, end=whole.end, precision="month")
    length = (stretch.end - stretch.start).days + 1
    third = {"early": 0, "mid": 1, "late": 2}[which]
    start = month_start(stretch.start + timedelta(days=length * third // 3 + 3))
    end = month_start(stretch.start + timedelta(days=length * (third + 1) // 3 + 3))
    precision: Precision = (
        "season" if stretch.precision in {"year", "season"} else stretch.precision
    )
    if stretch.precision == "quarter":
        precision = "month"
    last_day = stretch.end if third == 2 else end - timedelta(days=1)
    return replace(stretch, start=start, end=last_day, precision=precision)


_WEEK_OF = re.compile(r"\b(first|second|third|fourth|last|final)\sweek\b", re.IGNORECASE)
_HALF_OF = re.compile(r"\b(first|second|last)\shalf\b", re.IGNORECASE)


def _days_of_month(words: str, which: str, last: int) -> tuple[int, int]:
    """The first and last day of the part of a month that the words tell of."""
    half_told, week_told = _HALF_OF.search(words), _WEEK_OF.search(words)
    if half_told is not None:
        return (1, 15) if half_told[1].lower() == "first" else (16, last)
    if week_told is not None:
        counted = {"first": 1, "second": 8, "third": 15, "fourth": 22}
        first = counted.get(week_told[1].lower(), last - 6)
        return first, first + 6
    return {"early": (1, 10), "mid": (11, 20), "late": (21, last)}[which]


def month_start(on: date) -> date:
    """The first day of the month a day lies in."""
    return on.replace(day=1)


def until(stretch: Stretch, words: str, now: date) -> Stretch:
    """ "Earlier this month" ends, "later this month" begins, on the day of publication."""
    lowered = words.lower()
    if not stretch.start <= now <= stretch.end or stretch.precision == "day":
        return stretch
    precision: Precision = "part-of-month" if stretch.precision == "month" else stretch.precision
    if "earlier" in lowered:
        return replace(stretch, end=now, precision=precision)
    if "later" in lowered:
        return replace(stretch, start=now, precision=precision)
    return stretch


# "The end of 2024" is its last month; "late 2024" its last third.
_EDGE = re.compile(r"\b(?:beginning|start|turn|end|close|eve)\b", re.IGNORECASE)
_EARLY = re.compile(r"\b(?:early|beginning|start|turn|first)\b", re.IGNORECASE)
_MIDDLE = re.compile(r"\bmid(?:dle)?\b|\bthird\b", re.IGNORECASE)
_LATE = re.compile(r"\b(?:late|end|close|latter|last|final|eve|second|fourth)\b", re.IGNORECASE)


def _part_of(words: str) -> str | None:
    if _MIDDLE.search(words):
        return "mid"
    if _EARLY.search(words):
        return "early"
    return "late" if _LATE.search(words) else None


def _later(on: date, count: int) -> date:
    try:
        return on + timedelta(days=count)
    except OverflowError as error:
        raise NoSuchDateError("the date lies outside the years 1 to 9999") from error


def _check(number: int) -> None:
    if not 1 <= number <= 9999:
        raise NoSuchDateError("the date lies outside the years 1 to 9999")


def easter(number: int) -> date:
    """Easter Sunday of a year in the Gregorian calendar (anonymous computus)."""
    a, b, c = number % 19, number // 100, number % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    j, k = c // 4, c % 4
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * j - k - h + m + 32) % 7
    n = (h - m + r + 90) // 25
    return date(number, n, (h - m + r + n + 19) % 32)


def eastern_easter(number: int) -> date:
    """Easter Sunday of the Eastern churches (Julian computus), as a Gregorian date."""
    moon = (19 * (number % 19) + 15) % 30
    sunday = (2 * (number % 4) + 4 * (number % 7) - moon + 34) % 7
    month_number, day_number = divmod(moon + sunday + 114, 31)
    behind = number // 100 - number // 400 - 2
    return date(number, month_number, day_number + 1) + timedelta(days=behind)


def weekday_of_month(number: int, month_number: int, weekday: int, which: int) -> date:
    """The ``which``-th weekday (1 Monday to 7 Sunday) of a month; -1 for the last."""
    whole = month(number, month_number)
    if which > 0:
        ahead = (weekday - whole.start.isoweekday()) % 7
        return whole.start + timedelta(days=ahead + 7 * (which - 1))
    return whole.end - timedelta(days=(whole.end.isoweekday() - weekday) % 7)
