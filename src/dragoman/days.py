"""Days and intervals in ISO form."""

from __future__ import annotations

import calendar
import re
from datetime import date

from dragoman.records import Date, Precision

_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")


def interval(value: str) -> tuple[str, str, Precision]:
    """First day, last day and precision of "2022", "2022-03", "2022-03-05" or "A/B" of such.

    Raises ValueError with what is expected where it is none of them.
    """
    first, _, last = value.strip().partition("/")
    start, end, precision = _one(first, value)
    if last:
        _, end, _ = _one(last, value)
        precision = "day" if start == end else "unknown"
    if end < start:
        raise ValueError(f"{value!r} ends before it begins")
    return start, end, precision


def judged_date(value: str) -> Date | None:
    """A date as a person gives it: an ISO day, month or year, or two of them with a slash; None
    where it is empty.

    Raises ValueError where it is none.
    """
    if not value.strip():
        return None
    start, end, precision = interval(value)
    return Date(start, end, precision, value, "judgement")


def _one(part: str, whole: str) -> tuple[str, str, Precision]:
    """One ISO year, month or day."""
    match = _PART.match(part.strip())
    if match is None:
        raise ValueError(f"{whole!r} is no date; give a day, month or year like 2022-03-05")
    year, month, day = (int(group) if group else None for group in match.groups())
    assert year is not None
    try:
        if day is not None and month is not None:
            exact = date(year, month, day).isoformat()
            return exact, exact, "day"
        if month is not None:
            last = calendar.monthrange(year, month)[1]
            return date(year, month, 1).isoformat(), date(year, month, last).isoformat(), "month"
        return date(year, 1, 1).isoformat(), date(year, 12, 31).isoformat(), "year"
    except (ValueError, calendar.IllegalMonthError):
        raise ValueError(f"{whole!r} is no date of the calendar") from None
