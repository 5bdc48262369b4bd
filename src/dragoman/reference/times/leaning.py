"""Dates that lean on something else the text tells of: "a day later", "the same month".

``find`` leaves them without a value; who knows what they lean on gives its date to ``lean``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from dragoman.records import Date, TimeExpression
from dragoman.reference.times import intervals as i
from dragoman.reference.times import words as w
from dragoman.reference.times.deictic import GRAIN, clock_value
from dragoman.reference.times.intervals import NoSuchDateError, Stretch
from dragoman.reference.times.meaning import LEANS
from dragoman.reference.times.phrases import COUNT, MONTH

_SPACE = re.compile(r"\s+")
_SHIFT = w.spaced(
    rf"(?P<count>{COUNT}|the)_(?P<unit>{w.UNIT_RE})(?:_or_so)?_"
    r"(?P<way>earlier|later|before|after|afterwards?|beforehand|previously|prior|thereafter)$"
)
_RELATION = w.spaced(
    r"(?P<relation>following|ensuing|next|previous|preceding|last|same|that)(?:_same)?_"
    r"(?:(?:fiscal|financial|calendar|school|academic)_)?"
    rf"(?P<what>{w.UNIT_RE}|weekend|{w.WEEKDAY_RE}|{w.MONTH_RE}|{w.SEASON_RE}|{w.DAYPART_RE})"
    rf"(?:_(?P<daypart>{w.DAYPART_RE}))?"
)
_MONTH_OF_YEAR = w.spaced(rf"(?P<month>{MONTH})_of_that_year")
_YEAR_AGO = re.compile(r"year-(?:ago|earlier|before)|a year (?:ago|earlier|before)|last year", re.I)
_STEP = {"following": 1, "ensuing": 1, "next": 1, "previous": -1, "preceding": -1, "last": -1}


def leans(expression: TimeExpression) -> bool:
    """True where the expression is counted from something else the text tells of."""
    return (
        expression.date is not None
        and expression.date.start is None
        and expression.date.reason == LEANS
    )


def lean(expression: TimeExpression, on: Date, anchor: str) -> Date:
    """The days a leaning expression means, counted from the date of what it leans on.

    ``anchor`` is the id of the event it leans on and becomes the anchor of the result. Where
    ``on`` is open, or the words leave the distance open ("some days later"), so is the result.
    """
    open_date = Date(None, None, "unknown", expression.text, anchor, None)
    if on.start is None or on.end is None:
        return replace(open_date, reason=f"what it leans on has no date: {on.reason or on.text}")
    base = Stretch("", date.fromisoformat(on.start), date.fromisoformat(on.end), on.precision)
    try:
        found = _move(expression.text, base)
    except NoSuchDateError as error:
        return replace(open_date, reason=str(error))
    if found is None:
        return replace(open_date, reason="the words leave open how far it is")
    return Date(
        found.start.isoformat(), found.end.isoformat(), found.precision, expression.text, anchor
    )


def _move(text: str, base: Stretch) -> Stretch | None:
    """The stretch that leaning words mean, counted from ``base``."""
    words = _SPACE.sub(" ", text.strip())
    shift = _SHIFT.search(words)
    if shift is not None:
        count, unit = w.number(shift["count"]), w.unit(shift["unit"])
        if count is None:
            return None
        back = shift["way"].lower() in {"earlier", "before", "beforehand", "previously", "prior"}
        return _shifted(base, -count if back else count, unit)
    of_year = _MONTH_OF_YEAR.search(words)
    if of_year is not None:
        return i.part(i.month(base.start.year, w.month(of_year["month"])), words)
    relation = _RELATION.search(words)
    if relation is not None:
        return _related(words, relation, base)
    if _YEAR_AGO.search(words):
        return _shifted(base, -1, "Y")
    if clock_value(words) is not None:
        return i.day(base.start) if base.precision == "day" else None
    bare = re.search(rf"\bthe (?P<unit>{w.UNIT_RE})", words, re.IGNORECASE)
    return None if bare is None else i.part(i.around(base.start, w.unit(bare["unit"])), words)


_ORDER = ("day", "week", "part-of-month", "month", "quarter", "season", "year", "decade")
_UNIT_PRECISION = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year"}


def _shifted(base: Stretch, count: float, unit: str) -> Stretch:
    """Move a stretch; a count of years off a quarter or a month names a quarter or a month."""
    grain = GRAIN.get(unit, unit)
    if count != int(count) and unit == "Y":
        grain = "M"
    if base.precision in {"quarter", "month"} and unit in {"Y", "Q"}:
        grain = {"quarter": "Q", "month": "M"}[base.precision]
    elif base.precision == "year" and grain in {"Y", "M", "W", "D"}:
        grain = "Y"
    elif base.precision in {"month", "part-of-month"} and grain in {"W", "D"}:
        grain = "M"
    elif base.precision == "week" and grain == "D":
        grain = "W"
    first = i.around(i.shift(base.start, count, unit), grain)
    if base.start != base.end and grain == "D":
        last = i.shift(base.end, count, unit)
        return i.days(first.start, last)
    return first


def _related(words: str, match: re.Match[str], base: Stretch) -> Stretch:
    relation, what = match["relation"].lower(), match["what"].lower()
    step = _STEP.get(relation, 0)
    if what in w.WEEKDAYS:
        return _weekday(base, step, w.WEEKDAYS[what])
    if what in w.MONTHS:
        month = w.MONTHS[what]
        passed = step * (month - base.start.month) <= 0
        return i.month(base.start.year + (step if passed else 0), month)
    if what in w.SEASONS:
        first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[w.SEASONS[what]]
        passed = step * (first - base.start.month) <= 0
        return i.season(base.start.year + (step if passed else 0), w.SEASONS[what])
    if what in w.DAYPARTS:
        return i.day(
            _plus(base.end if step > 0 else base.start, 0 if what == "night" and step > 0 else step)
        )
    unit = w.unit(what)
    if unit in {"H", "m", "S"}:
        return i.day(base.start)
    start = i.month_start(base.start) if unit in {"M", "Q", "Y", "E", "C"} else base.start
    if unit == "D" and step > 0:
        start = base.end
    whole = i.around(i.shift(start, step, unit), unit)
    if base.precision not in {"day"} and unit == "D":
        whole = i.around(i.shift(base.start, step, unit), "D") if base.precision == "day" else base
    return i.until(i.part(whole, words.split(relation)[0]), words, base.start)


def _weekday(base: Stretch, step: int, number: int) -> Stretch:
    if step < 0:
        return i.day(_plus(base.start, -((base.start.isoweekday() - number - 1) % 7 + 1)))
    if step > 0:
        return i.day(_plus(base.end, (number - base.end.isoweekday() - 1) % 7 + 1))
    return i.day(_plus(base.start, (number - base.start.isoweekday()) % 7))


def _plus(on: date, count: int) -> date:
    try:
        return on + timedelta(days=count)
    except OverflowError as error:
        raise NoSuchDateError("the date lies outside the years 1 to 9999") from error


def resolve_leaning(
    times: Sequence[TimeExpression], published: str | None = None
) -> tuple[TimeExpression, ...]:
    """Count leaning expressions from the nearest dated one before them.

    What a report tells comes in order more often than not, so the date told last is what "a day
    later" leans on; where there is none, the publication date is. ``Date.anchor`` becomes that of
    the date leaned on. An expression whose distance is open stays as it was.
    """
    resolved: list[TimeExpression] = []
    day = published[:10] if published else None
    last = last_day = Date(day, day, "day", day, "publication") if day else None
    for expression in times:
        if not leans(expression):
            if expression.date is not None and expression.date.start is not None:
                last = expression.date
                last_day = last if last.precision == "day" else last_day
            resolved.append(expression)
            continue
        # A time of day is that of a day, not of the month or year told before.
        base = last_day if expression.type == "TIME" else last
        found = None if base is None else lean(expression, base, base.anchor or "absolute")
        if found is None or found.start is None:
            resolved.append(expression)
            continue
        resolved.append(replace(expression, value=value_of(found, expression), date=found))
        # What a report compares with ("a year earlier") is not where it goes on telling from.
        if last is None or found.start >= (last.start or ""):
            last = found
            last_day = found if found.precision == "day" else last_day
    return tuple(resolved)


def value_of(found: Date, expression: TimeExpression) -> str | None:
    """The TIMEX3 value of a resolved date, with the time of day its words tell."""
    if found.start is None or found.end is None:
        return None
    start = date.fromisoformat(found.start)
    units = {
        "day": "D",
        "week": "W",
        "month": "M",
        "part-of-month": "M",
        "quarter": "Q",
        "year": "Y",
        "decade": "E",
    }
    if found.precision == "season":
        code = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}.get(start.month)
        return f"{start.year:04d}-{code}" if code else f"{start.year:04d}"
    if found.precision == "day" and found.start != found.end:
        return f"{found.start}/{found.end}"
    value = i.around(start, units.get(found.precision, "D")).value
    if expression.type != "TIME":
        return value
    clock = clock_value(expression.text.strip())
    if clock is not None:
        return value + clock
    part = re.search(w.DAYPART_RE, expression.text, re.IGNORECASE)
    return f"{value}T{w.DAYPARTS[part.group().lower()]}" if part else value
