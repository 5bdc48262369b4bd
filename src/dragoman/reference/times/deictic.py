"""Dates counted from the report: today, last month, two weeks ago, the third quarter, now."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from dragoman.records import Precision
from dragoman.reference.times import intervals as i
from dragoman.reference.times import words as w
from dragoman.reference.times.dates import LEANING
from dragoman.reference.times.intervals import Stretch
from dragoman.reference.times.meaning import (
    LEANS,
    NO_PUBLICATION,
    Match,
    Meaning,
    Setting,
    absolute,
    counted,
    duration,
    group,
    unknown,
    vague,
)
from dragoman.reference.times.phrases import APPROX

_PRECISION: dict[str, Precision] = {
    "D": "day",
    "W": "week",
    "M": "month",
    "Q": "quarter",
    "Y": "year",
    "E": "decade",
}
_BACK = {"last", "the last", "previous", "the past", "past"}
_AHEAD = {"next", "the next", "coming", "the coming", "this coming"}


def today(match: Match, setting: Setting) -> Meaning | None:
    """ "today", "late yesterday", "tonight", "the day after tomorrow"."""
    kind = "TIME" if match["day"].lower() == "tonight" else "DATE"
    if setting.published is None:
        return unknown(NO_PUBLICATION, "day", "TIME" if kind == "TIME" else "DATE")
    stretch = i.day(_deictic_day(match["day"], setting.published))
    if kind == "TIME":
        return Meaning("TIME", f"{stretch.value}TNI", stretch, "publication", precision="day")
    return counted(stretch)


def _deictic_day(words: str, now: date) -> date:
    text = words.lower()
    if "before" in text:
        return now - timedelta(days=2)
    if "after" in text:
        return now + timedelta(days=2)
    return now + timedelta(days={"yesterday": -1, "tomorrow": 1}.get(text, 0))


def daypart(match: Match, setting: Setting) -> Meaning | None:
    """ "this morning", "last night", "tomorrow evening", "the following morning", "overnight"."""
    relation = re.sub(r"\s+", " ", (match["relation"] or "").lower())
    if LEANING.search(relation) or relation.endswith(" next"):
        return unknown(LEANS, "day", "TIME")
    now = setting.published
    if now is None:
        return unknown(NO_PUBLICATION, "day", "TIME")
    words = (match["daypart"] or match["daypart2"] or match["mid"] or match["mid2"] or "").lower()
    word = re.split(r"[\s-]", words)[-1] if words else "morning"
    code = {"overnight": "NI"}.get(word) or w.DAYPARTS[word]
    on = now
    if match["day"] or match["day2"]:
        on = _deictic_day(match["day"] or match["day2"], now)
    elif relation == "last":
        on = now - timedelta(days=1)
    elif relation == "next":
        on = now + timedelta(days=1)
    elif match["weekday"]:
        on = now - timedelta(days=(now.isoweekday() - w.weekday(match["weekday"])) % 7)
    elif word == "overnight":
        on = now - timedelta(days=1)
    stretch = i.day(on)
    return Meaning("TIME", f"{stretch.value}T{code}", stretch, "publication", precision="day")


def relative(match: Match, setting: Setting) -> Meaning | None:
    """ "last month", "earlier this year", "the next week", "the following day", "that year"."""
    relation = re.sub(r"\s+", " ", match["relation"].lower())
    unit = w.UNITS[match["unit"].lower()] if match["unit"].lower() != "moment" else "now"
    part = match["part"] or ""
    if match["unit"][0].isupper() and not match["unit"].isupper():
        return None
    if unit == "now":
        return vague("PRESENT_REF") if relation == "this" else None
    if unit in {"H", "m"}:
        return unknown(LEANS, "day", "TIME") if LEANING.search(relation) else None
    if relation == "the last" and unit == "D":
        return None
    if relation in {"past", "the past"} and unit in {"E", "C"}:
        return None
    if relation in {"the latest", "latest", "the first", "the current", "current"}:
        return _latest(relation, unit, setting)
    if LEANING.search(relation) or (relation in {"the next", "the last"} and unit == "D"):
        return unknown(LEANS, _PRECISION.get(unit, "day"))
    if setting.published is None:
        return unknown(NO_PUBLICATION, _PRECISION.get(unit, "day"))
    now = setting.published
    count = -1 if relation in _BACK or "past" in relation else 1 if relation in _AHEAD else 0
    stretch = i.around(i.shift(_from(now, unit), count, unit), unit)
    if relation in {"past", "the past"}:
        # The past year is the one that ends with the report, whatever its number.
        return counted(replace(stretch, start=i.shift(now, -1, unit), end=now))
    return counted(i.until(i.part(stretch, part), part, now))


def _from(now: date, unit: str) -> date:
    """The day to count units from: months and longer from the first of the month."""
    return i.month_start(now) if unit in {"M", "Q", "Y", "E", "C"} else now


def _latest(relation: str, unit: str, setting: Setting) -> Meaning | None:
    if relation == "the first" or ("latest" in relation and unit in {"D", "W", "WE"}):
        return None
    if setting.published is None:
        return unknown(NO_PUBLICATION, _PRECISION.get(unit, "day"))
    if "latest" in relation:
        return counted(_reported(setting.published, unit))
    return counted(i.around(setting.published, unit))


def _reported(now: date, unit: str) -> Stretch:
    """The newest whole unit before the report: accounts of a quarter come out after its end."""
    return i.around(i.shift(_from(now, unit), -1, unit), unit)


def bare_unit(match: Match, setting: Setting) -> Meaning | None:
    """ "the quarter", "the end of the month", "over the weekend"."""
    unit, part = w.UNITS[match["unit"].lower()], match["part"] or ""
    before = setting.text[max(0, match.start() - 12) : match.start()].lower()
    if match["fiscal"] and not part:
        return (
            duration(f"P1{unit}")
            if unit != "Y" or "fiscal" in match["fiscal"].lower()
            else (_if_known(setting, unit, 0, part))
        )
    if unit == "WE":
        if setting.published is None:
            return unknown(NO_PUBLICATION, "day")
        return counted(_weekend_near(match, setting))
    if unit == "Q":
        return _if_known(setting, unit, -1, part)
    if not part.strip():
        if unit == "Y" and re.search(r"\b(?:for|in|during|of|this)\s$", before):
            return duration("P1Y")
        return unknown(LEANS, _PRECISION.get(unit, "day")) if unit in {"W", "M"} else None
    return _if_known(setting, unit, 0, part)


def _if_known(setting: Setting, unit: str, count: int, part: str) -> Meaning:
    if setting.published is None:
        return unknown(NO_PUBLICATION, _PRECISION.get(unit, "day"))
    stretch = i.around(i.shift(_from(setting.published, unit), count, unit), unit)
    return counted(i.until(i.part(stretch, part), part, setting.published))


def _weekend_near(match: Match, setting: Setting) -> Stretch:
    assert setting.published is not None
    now = setting.published
    this = i.weekend(now)
    if setting.ahead(match) or this.start <= now:
        return this
    return i.weekend(now - timedelta(days=7))


def year_end(match: Match, setting: Setting) -> Meaning | None:
    """ "year-end", "the year's end": the last day of the year of the report."""
    if setting.published is None:
        return unknown(NO_PUBLICATION, "day")
    return counted(i.of_day(setting.published.year, 12, 31))


def week_of(match: Match, setting: Setting) -> Meaning | None:
    """ "the week of March 6"."""
    if setting.published is None and match["year"] is None:
        return unknown(NO_PUBLICATION, "week")
    month, number = w.month(match["month"]), int(match["day"])
    if match["year"]:
        return absolute(i.week(i.of_day(w.year(match["year"]) or 0, month, number).start))
    assert setting.published is not None
    now = setting.published
    near = [i.of_day(now.year + shift, month, number).start for shift in (-1, 0, 1)]
    return counted(i.week(min(near, key=lambda day: abs((day - now).days))))


def ago(match: Match, setting: Setting) -> Meaning | None:
    """ "two weeks ago", "a year ago", "several years ago"."""
    if match["bare"]:
        return vague("PAST_REF")
    unit, count = w.unit(match["unit"]), w.number(match["count"])
    if count is None:
        return vague("PAST_REF")
    return _moved(setting, -count, unit)


def hence(match: Match, setting: Setting) -> Meaning | None:
    """ "two weeks from now"."""
    count = w.number(match["count"])
    return vague("FUTURE_REF") if count is None else _moved(setting, count, w.unit(match["unit"]))


def shift(match: Match, setting: Setting) -> Meaning | None:
    """ "a day later", "two weeks earlier", "the day before": counted from what the text tells."""
    if match["bare"]:
        return unknown(LEANS)
    unit = match["unit"] or match["unit2"]
    grain = GRAIN.get(w.unit(unit), w.unit(unit)) if unit.lower() != "night" else "D"
    return unknown(LEANS, _PRECISION.get(grain, "day"))


# The step a count of a unit is told in: a year ago names a year, ten days ago a day.
GRAIN = {"E": "Y", "C": "Y", "L": "C", "F": "W", "S": "D", "m": "D", "H": "D"}


def _moved(setting: Setting, count: float, unit: str) -> Meaning:
    grain = GRAIN.get(unit, unit)
    if setting.published is None:
        return unknown(NO_PUBLICATION, _PRECISION.get(grain, "day"))
    if count != int(count) and unit == "Y":
        grain = "M"
    return counted(i.around(i.shift(setting.published, count, unit), grain))


def quarter(match: Match, setting: Setting) -> Meaning | None:
    """ "the third quarter", "Q3 2024", "the first half of 1990", "next year's first quarter"."""
    digit = match["digit"]
    number = (
        int(digit)
        if digit
        else {"final": 4, "last": 4}.get(match["number"].lower())
        or (w.ordinal(match["number"]) or 1)
    )
    halves = (match["letter"] or "").upper() == "H" or (match["span"] or "").lower() == "half"
    if halves and not (match["year"] or match["deictic"] or match["owner"]):
        return None
    if match["letter"] and not match["letter"].isupper():
        return None
    make = i.half if halves else i.quarter
    number = min(number, 2) if halves else number
    back = 1 if match["past"] else 0
    if match["year"]:
        return absolute(make(int(match["year"]) - back, number))
    now = setting.published
    if now is None:
        return unknown(NO_PUBLICATION, "quarter")
    owner = (match["owner"] or match["deictic"] or "").lower().split(" ")[0]
    if owner in {"last", "this", "next", "the"}:
        return counted(make(now.year + {"last": -1, "next": 1}.get(owner, 0) - back, number))
    nearby = [make(now.year + shift, number) for shift in (-1, 0, 1)]
    stretch = [stretch for stretch in nearby if stretch.start <= now][-1]
    coming = next(stretch for stretch in nearby if stretch.start > now)
    # Firms "expect to report" quarters that have ended: only the nearer one can be to come.
    if setting.ahead(match) and coming.start - now < now - stretch.end:
        stretch = coming
    return counted(make(stretch.start.year - back, number))


def year_ago(match: Match, setting: Setting) -> Meaning | None:
    """ "the year-ago quarter", "year-earlier", "the same period last year"."""
    if match["latest"]:
        return _latest(match["latest"].lower(), "Q", setting)
    if match["year"] and (match["span"] or "quarter") and "quarter" not in match.group().lower():
        return absolute(i.year(int(match["year"])))
    return unknown(LEANS, "quarter" if "quarter" in match.group().lower() else "year")


def reference(match: Match, setting: Setting) -> Meaning | None:
    """ "now", "recently", "the future": times without a date."""
    if group(match, "present"):
        if match.group().lower() == "current" and not _before_noun(match, setting):
            return None
        return vague("PRESENT_REF")
    if match["past"]:
        return vague("PAST_REF")
    text = match.group().lower()
    after = setting.text[match.end() : match.end() + 8].lower()
    if text == "soon":
        return None if re.match(r"\s(?:after|as|enough|before)", after) else vague("FUTURE_REF")
    return vague("FUTURE_REF")


def these_days(match: Match, setting: Setting) -> Meaning | None:
    """ "these days"."""
    return vague("PRESENT_REF")


def _before_noun(match: Match, setting: Setting) -> bool:
    return re.match(r"\s\w", setting.text[match.end() : match.end() + 2]) is not None


_ABOUT = w.spaced(rf"^{APPROX}")
_CLOCK_HOURS = dict(
    zip(
        "one two three four five six seven eight nine ten eleven twelve".split(),
        range(1, 13),
        strict=True,
    )
)


def clock(match: Match, setting: Setting) -> Meaning | None:
    """ "10 a.m.", "15:00 GMT", "noon Thursday", "5 p.m. EST Nov. 9"."""
    time = clock_value(match["clock"])
    if time is None:
        return None
    if match["day"] is None:
        return unknown(LEANS, "day", "TIME") if _plain_clock(match) else None
    if setting.published is None and not re.search(r"\d{4}\s*$", match["day"]):
        return unknown(NO_PUBLICATION, "day", "TIME")
    return Meaning("TIME", time, precision="day")


def _plain_clock(match: Match) -> bool:
    return re.fullmatch(r"\d{1,2}", match["clock"].strip()) is None


def clock_value(words: str) -> str | None:
    """The ``T15:30`` of a time of day; None where the words tell none."""
    text = _ABOUT.sub("", words.strip().lower().replace("\u2019", "'"))
    if text.startswith("noon"):
        return "T12:00"
    if text.startswith("midnight"):
        return "T24:00"
    spelled = re.match(r"[a-z]+", text)
    digits = re.match(r"(\d{1,2})(?:[:.]?(\d{2}))?", text)
    if digits is not None:
        hour, minute = int(digits[1]), int(digits[2] or 0)
    elif spelled is not None and spelled.group() in _CLOCK_HOURS:
        hour, minute = _CLOCK_HOURS[spelled.group()], 0
    else:
        return None
    if re.search(r"p\.?m|afternoon|evening|night", text) and hour < 12:
        hour += 12
    if re.search(r"a\.?m\b|a\.m\.|morning", text) and hour == 12:
        hour = 0
    if hour > 24 or minute > 59:
        return None
    zone = "Z" if re.search(r"\b(?:gmt|utc)\b", text) else ""
    return f"T{hour:02d}:{minute:02d}{zone}"
