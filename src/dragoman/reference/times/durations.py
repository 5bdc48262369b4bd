"""Lengths of time and times that come again: "11-day", "three weeks", "every Tuesday"."""

from __future__ import annotations

import re

from dragoman.reference.times import words as w
from dragoman.reference.times.meaning import Match, Meaning, Setting, duration, group, vague

_MULTIPLE = {"E": (10, "Y"), "C": (100, "Y"), "L": (1000, "Y"), "F": (2, "W"), "WE": (1, "WE")}
_CLOCK_UNITS = {"H": "H", "m": "M", "S": "S"}


def value(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a length: ``P11D``, ``PT24H``, ``P2Y6M``, ``PXW`` where not counted."""
    if count is None:
        if unit in _CLOCK_UNITS:
            return f"PTX{_CLOCK_UNITS[unit]}"
        return f"PX{ {'E': 'E', 'C': 'C', 'F': 'W'}.get(unit, unit) }"
    if unit in _MULTIPLE:
        times, unit = _MULTIPLE[unit]
        count *= times
    whole, rest = int(count), count - int(count)
    smaller = {"Y": ("M", 12), "H": ("M", 60), "m": ("S", 60), "D": ("H", 24), "W": ("D", 7)}
    clock = unit in _CLOCK_UNITS
    head = "PT" if clock else "P"
    letter = _CLOCK_UNITS.get(unit, unit)
    if not rest:
        return f"{head}{whole}{letter}"
    if unit not in smaller:
        return f"{head}{count:g}{letter}"
    name, size = smaller[unit]
    first = f"{whole}{letter}" if whole else ""
    if unit == "D":
        return f"P{first}T{round(rest * size)}{name}"
    return f"{head}{first}{round(rest * size)}{name}"


def length(match: Match, setting: Setting) -> Meaning | None:
    """ "three weeks", "nearly two years", "a year and a half", "several months"."""
    unit, count = w.unit(match["unit"]), w.number(match["count"])
    if not _is_length(match, setting, unit):
        return None
    if match["half"] and count is not None:
        count += 0.5
    return duration(value(count, unit))


_AGE = re.compile(r"\s(?:old|of age)\b|-old|\sa[\s-](?:day|week|year)\b")


def _is_length(match: Match, setting: Setting, unit: str) -> bool:
    """Leave alone ordinals ("a second"), rates ("24 hours a day"), ages and "one day"."""
    words = match["count"].lower()
    singular = not match["unit"].lower().endswith("s")
    bare = words == "a" or (words == "one" and unit == "D")
    if unit == "S" and singular:
        return False
    if bare and unit in {"D", "W", "M", "Y", "m", "H"} and not _counts(match, setting):
        return False
    if singular and words in {"some", "many", "few"}:
        return False
    if unit == "Q" and words in {"a", "one"}:
        return False
    if singular and (match["approx"] or "").strip().lower() == "the":
        return False
    return _AGE.match(setting.text, match.end()) is None


_LEADS_LENGTH = re.compile(
    r"\b(?:for|in|within|over|after|than|about|nearly|almost|least|took|takes|take|lasted|last"
    r"|spent|spend|and|or|just|only|another|every|under|half|of|to|by|is|was)\s+$",
    re.IGNORECASE,
)


def _counts(match: Match, setting: Setting) -> bool:
    """ "in a week" is a length, "$10 a week" a rate."""
    if match["approx"] or match["half"] or match["ormore"]:
        return True
    if re.match(r"\s+(?:after|before|to\s)", setting.text[match.end() : match.end() + 9]):
        return True
    before = setting.text[max(0, match.start() - 24) : match.start()]
    return _LEADS_LENGTH.search(before) is not None


def hyphenated(match: Match, setting: Setting) -> Meaning | None:
    """ "an 11-day offensive", "24-year", "day-long"."""
    long = group(match, "long") or group(match, "long2")
    if long is not None:
        plural = match.group().lower().startswith(long.lower() + "s")
        return duration(value(None if plural else 1, w.unit(long)))
    words, unit = match["count"].lower(), w.unit(match["unit"])
    if words == "half" and unit not in {"H", "D", "Y", "C", "E"}:
        return None
    joined = "-" in match.group() or "\u2010" in match.group() or "\u2011" in match.group()
    if not joined and words in {"one", "1", "many", "several", "half", "multi"}:
        return None
    if unit == "S" and not joined:
        return None
    return duration(value(w.number(words), unit))


def bare(match: Match, setting: Setting) -> Meaning | None:
    """ "for weeks", "after years"."""
    span = (match["span"] or match["span2"]).lower()
    first = re.search(r"hours|days|weeks|months|years|decades|centuries", span)
    assert first is not None
    return duration(value(None, w.unit(first.group())))


def window(match: Match, setting: Setting) -> Meaning | None:
    """ "the past two months", "the next few days", "recent weeks", "coming years"."""
    unit_word = match["unit"].lower()
    relation = match["relation"].lower()
    if unit_word in {"summers", "winters"}:
        return Meaning("SET", f"XXXX-{w.SEASONS[unit_word[:-1]]}")
    count = match["count"]
    singular = not unit_word.endswith("s")
    if singular:
        return duration(value(1, w.unit(unit_word)))
    if count is None:
        if relation == "recent" and unit_word in {"years", "decades"}:
            return vague("PAST_REF")
        if relation == "coming":
            return duration(value(None, w.unit(unit_word)))
        if relation in {"past", "last"} and match["the"] is None:
            return vague("PAST_REF")
    return duration(value(w.number(count) if count else None, w.unit(unit_word)))


_EACH_UNIT = {"E": "P10Y", "C": "P100Y", "F": "P2W", "H": "PT1H", "m": "PT1M", "S": "PT1S"}


def each(match: Match, setting: Setting) -> Meaning | None:
    """ "every day", "each Thursday", "every two weeks", "every July"."""
    what, counted = match["what"].lower(), match["count"]
    if what in w.WEEKDAYS:
        part = match["daypart"]
        suffix = f"T{w.DAYPARTS[part.lower()]}" if part else ""
        return Meaning("SET", f"XXXX-WXX-{w.WEEKDAYS[what]}{suffix}")
    if what in w.MONTHS:
        if not match["what"][0].isupper():
            return None
        return Meaning("SET", f"XXXX-{w.MONTHS[what]:02d}")
    if what in w.SEASONS:
        return Meaning("SET", f"XXXX-{w.SEASONS[what]}")
    if what in w.DAYPARTS:
        return Meaning("SET", f"XXXX-XX-XXT{w.DAYPARTS[what]}")
    unit = w.unit(what)
    if counted is None:
        return Meaning("SET", _EACH_UNIT.get(unit) or f"P1{unit}")
    number = 2.0 if counted.lower() in {"other", "second"} else w.number(counted)
    return Meaning("SET", value(number, unit))


def plural_day(match: Match, setting: Setting) -> Meaning | None:
    """ "Tuesdays", "Tuesday nights"."""
    name = match["weekday"] or match["weekday2"]
    if not name[0].isupper():
        return None
    daypart = match["daypart"]
    suffix = f"T{w.DAYPARTS[daypart.lower().removesuffix('s')]}" if daypart else ""
    return Meaning("SET", f"XXXX-WXX-{w.WEEKDAYS[name.lower().removesuffix('s')]}{suffix}")


_ADVERBS = {
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "annually": "P1Y",
    "yearly": "P1Y",
    "hourly": "PT1H",
}


def frequency(match: Match, setting: Setting) -> Meaning | None:
    """ "daily", "twice a week"."""
    if match["adverb"]:
        return Meaning("SET", _ADVERBS[match["adverb"].lower()])
    return Meaning("SET", value(1, w.unit(match["unit"])))
