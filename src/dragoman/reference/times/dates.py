"""Dates told by the calendar: days, months, years, weekdays, seasons, holidays."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from datetime import date, timedelta

from dragoman.reference.times import intervals as i
from dragoman.reference.times import words as w
from dragoman.reference.times.intervals import NoSuchDateError, Stretch
from dragoman.reference.times.meaning import (
    AMBIGUOUS,
    LEANS,
    NO_PUBLICATION,
    NO_YEAR,
    Match,
    Meaning,
    Setting,
    absolute,
    counted,
    group,
    unknown,
)
from dragoman.reference.times.years import TOO_LONG_AGO, borrowed_year, by_tense, named_year

# Expressions that name a day on which something else in the text happened.
LEANING = re.compile(r"\b(?:following|previous|preceding|same|that|ensuing)\b", re.IGNORECASE)


def iso(match: Match, setting: Setting) -> Meaning | None:
    """ "2024-05-03", "2024-05-03T10:00Z"."""
    numbers = (int(match["year"]), int(match["month"]), int(match["day"]))
    meaning = absolute(i.of_day(*numbers))
    if match["clock"] is None or meaning.stretch is None:
        return meaning
    value = f"{meaning.value}T{match['clock'][:5]}{match['zone'] or ''}"
    return Meaning("TIME", value, meaning.stretch, "absolute", precision="day")


def numeric(match: Match, setting: Setting) -> Meaning | None:
    """ "27/02/1998", "3.5.2024": only where day and month cannot be confused, or dots are used."""
    if match["dotted"] is not None:
        return absolute(i.of_day(int(match["dotyear"]), int(match["dotted"]), int(match["first"])))
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if len(match["year"]) == 2:
        if setting.published is None:
            return unknown(NO_YEAR, "day") if max(first, second) > 12 else unknown(AMBIGUOUS, "day")
        now = setting.published.year
        year = min(
            (century + year for century in (1800, 1900, 2000, 2100)),
            key=lambda candidate: abs(candidate - now),
        )
    if first == second or (first > 12) != (second > 12):
        day, month = (first, second) if first > 12 else (second, first)
        return absolute(i.of_day(year, month, day))
    if first > 12:
        raise NoSuchDateError(f"there is no such day as {match.group()}")
    return unknown(AMBIGUOUS, "day")


def month_day(match: Match, setting: Setting) -> Meaning | None:
    """ "December 8", "Wednesday, 3 May 2024", "May 3-5"."""
    if not match["month"][0].isupper():
        return None
    month, day = w.month(match["month"]), w.ordinal(match["day"]) or int(match["day"])
    last_month, last_day = _range_end(match, month, day)
    if group(match, "day1") is not None:
        first = group(match, "month1")
        last_month, last_day = month, day
        month, day = w.month(first) if first else month, w.ordinal(match["day1"]) or 0
    weekday = w.weekday(match["weekday"]) if match["weekday"] else None
    explicit = w.year(match["year"]) if match["year"] else None
    if explicit is None and not group(match, "deictic"):
        explicit = borrowed_year(match, setting, month)
    if explicit is None and setting.published is None:
        _check_day(month, day)
        return unknown(NO_YEAR, "day")
    if explicit is not None:
        year = explicit - 1 if last_month < month else explicit
        first_day = _day_in(year, month, day)
        if weekday is not None and first_day.isoweekday() != weekday:
            return unknown(f"{first_day} is not a {match['weekday'].rstrip('.')}", "day")
    else:
        found = _nearest_day(match, setting, month, day, weekday)
        if found is None:
            return unknown(f"no such day near the publication date is a {match['weekday']}", "day")
        first_day = found
    stretch = i.day(first_day)
    if (last_month, last_day) != (month, day):
        last_year = first_day.year + (last_month < month)
        stretch = i.days(first_day, _day_in(last_year, last_month, last_day))
    return absolute(stretch) if explicit is not None else counted(stretch)


def _range_end(match: Match, month: int, day: int) -> tuple[int, int]:
    if group(match, "day2") is None:
        return month, day
    named = group(match, "month2")
    return (w.month(named) if named else month), w.ordinal(match["day2"]) or int(match["day2"])


def _check_day(month: int, day: int) -> None:
    if not 1 <= day <= monthrange(2024, month)[1]:
        raise NoSuchDateError(f"{month_name[month]} has no day {day}")


def _day_in(year: int, month: int, day: int) -> date:
    return i.of_day(year, month, day).start


def _nearest_day(
    match: Match, setting: Setting, month: int, day: int, weekday: int | None
) -> date | None:
    """The day of that name the report can mean: by tense, by weekday, else the nearest."""
    assert setting.published is not None
    now = setting.published
    relation = (group(match, "relation") or "").strip().lower()
    candidates = []
    for year in range(now.year - 8, now.year + 9):
        try:
            candidate = date(year, month, day)
        except ValueError:
            continue
        if weekday is None or candidate.isoweekday() == weekday:
            candidates.append(candidate)
    if not candidates:
        _check_day(month, day)
        return None
    deictic = (group(match, "deictic") or "").lower()
    if deictic:
        year = now.year + {"last": -1, "next": 1}.get(deictic, 0)
        return next((candidate for candidate in candidates if candidate.year == year), None)
    if relation == "last":
        return [candidate for candidate in candidates if candidate < now][-1]
    if relation == "next":
        return next(candidate for candidate in candidates if candidate > now)
    return by_tense(candidates, now, setting.ahead(match), setting.sure(match))


def month(match: Match, setting: Setting) -> Meaning | None:
    """ "late January", "March 2011", "last October", "June last year"."""
    name, part = match["month"], match["part"] or ""
    number, now = w.month(name), setting.published
    year = named_year(match["year"], setting) if match["year"] else None
    if not name[0].isupper() or not _is_month(match, setting, year is not None):
        return None
    if year is None and not match["relation"]:
        year = borrowed_year(match, setting, number)
    if year is not None:
        return absolute(i.part(i.month(year, number), part))
    relation = re.sub(r"\s+", " ", (match["relation"] or "").lower())
    deictic = group(match, "deictic") or group(match, "deictic2")
    if LEANING.search(relation) or (deictic or "").lower() == "that":
        return unknown(LEANS, "month")
    if now is None:
        return unknown(NO_YEAR, "part-of-month" if part else "month")
    if deictic is not None:
        shift = {"last": -1, "next": 1}.get(deictic.lower(), 0)
        return counted(i.part(i.month(now.year + shift, number), part))
    return counted(i.part(_month_near(match, setting, number, relation), part))


_BEFORE_MONTH = re.compile(
    r"(?:\b(?:in|since|by|until|till|of|from|to|through|during|before|after|for|between|and|or"
    r"|this|last|next|late|early|mid|around|past|on|as|every|each|beginning|starting|ending"
    r"|following|previous)|mid-|[-\u2013(])\s*$",
    re.IGNORECASE,
)
# "In April Smith resigned": where a name may have begun, only these make a month.
_BEFORE_NAMED_MONTH = re.compile(r"\b(?:in|since|until|during|throughout)\s+$", re.IGNORECASE)
_SHORT = {name for name in w.MONTHS if len(name) == 3 and name != "may"} | {"sept"}
_WORDY = {name for name in w.MONTHS if len(name) == 3} | {"march"}


def _is_month(match: Match, setting: Setting, dated: bool) -> bool:
    """Leave alone the verb "may", the march on a city, and people called April or August."""
    if len(match["month"]) < 4 and not dated and match["month"].lower() != "may":
        return False
    if dated or match["relation"] or match["part"] or group(match, "deictic"):
        return not (match["month"].lower() == "may" and match["relation"] == "that")
    before = setting.text[max(0, match.start() - 12) : match.start()]
    if match["month"].rstrip(".").lower() in _WORDY:
        if re.search(r"\bthe\s$", before, re.IGNORECASE) is not None:
            return _AFTER_MARCH.match(setting.text, match.end()) is None
        return _BEFORE_MONTH.search(before) is not None
    if _ends_sentence(match["month"]):
        return True
    after = setting.text[match.end() : match.end() + 3]
    named = re.match(r"[^\S\n][A-Z][a-z]", after) is not None
    return not named or _BEFORE_NAMED_MONTH.search(before) is not None


def _ends_sentence(month: str) -> bool:
    """True for a month in full with a full stop: what comes next is no surname."""
    return month.endswith(".") and month.rstrip(".").lower() not in _SHORT


# "The March on the capital", not "the March accession".
_AFTER_MARCH = re.compile(r"\s(?:on|for|of|against|through|to)\b|\s[A-Z]")
_INDEFINITE = re.compile(r"\ban?\s$", re.IGNORECASE)


def _month_near(match: Match, setting: Setting, number: int, relation: str) -> Stretch:
    assert setting.published is not None
    now = setting.published
    this = i.month(now.year, number)
    before = i.month(now.year - 1, number) if number >= now.month else this
    after = i.month(now.year + 1, number) if number <= now.month else this
    if relation in {"last", "the last", "previous"}:
        return before
    if relation in {"next", "the next", "coming", "the coming", "this coming"}:
        return after
    if relation in {"this past", "past", "the past"}:
        return this if number <= now.month else before
    if relation == "this" or number == now.month:
        return this
    # "A January ruling" has been given; "the November election" may be to come.
    given = _INDEFINITE.search(setting.text, max(0, match.start() - 4), match.start())
    ahead = given is None and setting.ahead(match)
    distance = (after.start - now).days
    if ahead:
        return after
    # Told as past, yet eleven months gone and at most two ahead: see TOO_LONG_AGO.
    return after if distance <= 62 and (now - before.end).days > TOO_LONG_AGO else before


def weekday(match: Match, setting: Setting) -> Meaning | None:
    """ "Wednesday", "last Friday", "Monday morning", "early Tuesday"."""
    name, relation = match["weekday"], (match["relation"] or "").lower()
    if not name[0].isupper():
        return None
    daypart = group(match, "daypart")
    if LEANING.search(relation):
        return unknown(LEANS, "day", "TIME" if daypart else "DATE")
    if setting.published is None:
        return unknown(NO_PUBLICATION, "day", "TIME" if daypart else "DATE")
    on = weekday_near(match, setting, w.weekday(name), relation)
    if match.group().lower().endswith(" week"):
        shift = {"last": -7, "next": 7}.get(match.group().lower().split()[-2], 0)
        monday = setting.published - timedelta(days=setting.published.weekday())
        on = monday + timedelta(days=shift + w.weekday(name) - 1)
    stretch = i.day(on)
    if daypart is None:
        return counted(stretch)
    value = f"{stretch.value}T{w.DAYPARTS[daypart.lower().split()[-1]]}"
    return Meaning("TIME", value, stretch, "publication", precision="day")


def weekday_near(match: Match, setting: Setting, number: int, relation: str) -> date:
    """The day of that weekday the report can mean, counted from its publication."""
    assert setting.published is not None
    now = setting.published
    back = (now.isoweekday() - number) % 7
    last, coming = now - timedelta(days=back), now + timedelta(days=(7 - back) % 7)
    if relation in {"last", "the last", "past", "this past", "the past"}:
        return last if back else now - timedelta(days=7)
    if relation in {"next", "the next", "coming", "the coming", "this coming"}:
        return coming if back else now + timedelta(days=7)
    ahead = setting.ahead(match)
    if relation == "this":
        return last if ahead is False else coming
    return coming if ahead else last


def year(match: Match, setting: Setting) -> Meaning | None:
    """ "1990", "fiscal 1989", "the end of 2024", "mid-1996", "2011-2013"."""
    number = w.year(match["year"])
    if number is None or not _is_year(match, setting, number):
        return None
    stretch = i.year(number)
    second = match["year2"]
    if second is not None:
        last = int(second) if len(second) == 4 else number // 100 * 100 + int(second)
        if last <= number:
            return None
        end = i.year(last)
        return absolute(Stretch(f"{number}/{last}", stretch.start, end.end, "year"))
    return absolute(i.part(stretch, match["part"] or ""))


_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|by|until|till|of|from|to|through|during|before|after|for|between|and|or|year"
    r"|late|early|mid|around|spring|summer|fall|autumn|winter|the|back|circa|until|than|over|with"
    r"|beginning|starting|ending|ended|election|elections|class)|mid-|[(\u2013-])\s*$",
    re.IGNORECASE,
)
# What leads a year outside 1800 to 2060, where most figures of four digits are no years.
_STRONG_YEAR = re.compile(r"\b(?:in|since|of|by|until|from|early|late)\s*$")
_COUNTED = re.compile(
    r"\s?(?:percent|per\s?cent|%|degrees|[$€£]|[a-z]*\s?(?:people|dollars|troops|soldiers|miles|feet|kilomet\w+"
    r"|met(?:er|re)s|tons?|tonnes|shares|pounds|euros|points|years|days|hours|minutes|men|women|jobs|workers"
    r"|votes|homes|houses|cases|deaths|students|calls|passengers|refugees|residents|members|km|kg|mph|square"
    r"|barrels|employees|others|prisoners|fighters|civilians|children|families|units|bodies|vehicles|flights"
    r"|hectares|acres|rupees|yen|rubles|bushels|names|pages|seats|beds|tanks|bombs|missiles|rounds|copies)\b"
    r"|(?:million|billion|trillion|and\s1/2)\b)"
)


def _is_year(match: Match, setting: Setting, number: int) -> bool:
    """Tell years from other numbers of four digits."""
    if match["part"] or match["fiscal"] or "year" in match.group().lower():
        return True
    if _COUNTED.match(setting.text, match.end()):
        return False
    before = setting.text[max(0, match.start() - 14) : match.start()]
    spelled = not match["year"][0].isdigit()
    led = _BEFORE_YEAR.search(before) is not None
    if spelled:
        return led and number < 2100 and number != 2000
    after = setting.text[match.end() : match.end() + 2]
    if match["approx"] and re.match(r"\s[a-z]", after):
        return False
    if number < 1800 or number > 2060:
        return (
            led and re.search(r"\b(?:in|since|of|by|until|from|early|late)\s*$", before) is not None
        )
    if number % 100 == 0 and number != 2000:
        return led and not re.match(r"\s[a-z]", after)
    return led or number >= 1900


def year_period(match: Match, setting: Setting) -> Meaning | None:
    """ "the 1988 period", "the 1988 third quarter"."""
    number = w.year(match["year"])
    if number is None:
        return None
    which = (match["number"] or "").lower()
    if not which:
        return absolute(i.year(number))
    count = {"final": 4, "last": 4}.get(which) or w.ORDINALS[which]
    if "half" in match["span"].lower():
        return absolute(i.half(number, min(count, 2)))
    return absolute(i.quarter(number, count))


def decade(match: Match, setting: Setting) -> Meaning | None:
    """ "the 1990s", "the late '80s", "the nineties"."""
    if match["decade"]:
        first = int(match["decade"])
    else:
        digit = (
            int(match["short"]) // 10 if match["short"] else w.DECADE_WORDS[match["word"].lower()]
        )
        latest = setting.published.year if setting.published else 1999
        first = 1900 + 10 * digit if 1900 + 10 * digit <= latest else 1800 + 10 * digit
        if first + 100 <= latest and digit <= 2:
            return unknown("the century is not told", "decade")
    return absolute(i.part(i.decade(first), match["part"] or ""))


def century(match: Match, setting: Setting) -> Meaning | None:
    """ "the 20th century"."""
    number = w.ordinal(match["number"])
    return absolute(i.century(number)) if number and number <= 30 else None
