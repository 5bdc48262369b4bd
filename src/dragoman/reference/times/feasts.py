"""Seasons and holidays."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dragoman.reference.times import intervals as i
from dragoman.reference.times import words as w
from dragoman.reference.times.dates import LEANING
from dragoman.reference.times.intervals import Stretch
from dragoman.reference.times.meaning import (
    LEANS,
    NO_PUBLICATION,
    NO_YEAR,
    Match,
    Meaning,
    Setting,
    absolute,
    counted,
    unknown,
)
from dragoman.reference.times.years import by_tense

# "The Winter Olympics": a name, not a time.
_NAMED = re.compile(r"[^\S\n][A-Z]")


def season(match: Match, setting: Setting) -> Meaning | None:
    """ "spring 2024", "last summer", "the winter of 1994"."""
    name, part = match["season"].lower(), match["part"] or ""
    if match["season"][0].isupper() and _NAMED.match(setting.text, match.end()) is not None:
        return None
    code, now = w.SEASONS[name], setting.published
    relation = (match["relation"] or "").lower()
    deictic = (match["deictic"] or "").lower()
    if match["year"]:
        named = w.year(match["year"])
        return None if named is None else absolute(i.part(i.season(named, code), part))
    before = setting.text[max(0, match.start() - 12) : match.start()].lower()
    told = (
        relation or deictic or part or re.search(r"\b(?:in|since|by|until|during|the)\s$", before)
    )
    definite = re.search(r"\bthe\s", match.group().lower()) is not None
    if not (told or definite) or (name in {"fall", "spring"} and not (relation or deictic)):
        led = re.search(r"\b(?:in|since|by|until|during|this)\s(?:the\s)?$", before)
        if led is None or (name == "fall" and not definite):
            return None
    if LEANING.search(relation):
        return unknown(LEANS, "season")
    if now is None:
        return unknown(NO_PUBLICATION, "season")
    return counted(i.part(_season_near(match, setting, code, relation or deictic), part))


def _season_near(match: Match, setting: Setting, code: str, relation: str) -> Stretch:
    assert setting.published is not None
    now = setting.published
    nearby = [i.season(now.year + shift, code) for shift in (-2, -1, 0, 1)]
    if relation in {"this", "the current", "current"}:
        return next(s for s in nearby if s.end >= now or s.start.year == now.year)
    past = [s for s in nearby if s.end < now]
    coming = [s for s in nearby if s.start > now]
    if relation in {"next", "coming", "this coming", "the coming", "the next"}:
        return coming[0]
    if relation in {"last", "past", "this past", "the past", "the last"}:
        return past[-1]
    current = [s for s in nearby if s.start <= now <= s.end]
    if current:
        return current[0]
    nearer = coming[0].start - now < now - past[-1].end
    return coming[0] if nearer and setting.ahead(match) else past[-1]


def holiday(match: Match, setting: Setting) -> Meaning | None:
    """ "Christmas", "New Year's Eve 2024"; feasts of other calendars stay without a date."""
    name = re.sub(r"\s+", " ", re.sub(r"['\u2019]s?", "", match["holiday"].lower()))
    if holiday_in(2024, name) is None:
        return unknown(f"no calendar for {match['holiday']} is kept", "day")
    year = w.year(match["year"]) if match["year"] else None
    if year is None and setting.published is None:
        return unknown(NO_YEAR, "day")
    day = holiday_in(year, name) if year else _holiday_near(match, setting, name)
    if day is None:
        return None
    if name in _FROM_EASTER and i.easter(day.year) != i.eastern_easter(day.year):
        other = i.eastern_easter(day.year) + timedelta(days=_FROM_EASTER[name])
        return unknown(f"{day} in Western churches, {other} in Eastern ones", "day")
    stretch = i.day(day - timedelta(days=1 if "eve of" in match.group().lower() else 0))
    return absolute(stretch) if year is not None else counted(stretch)


def _holiday_near(match: Match, setting: Setting, name: str) -> date:
    assert setting.published is not None
    now = setting.published
    years = range(max(1, now.year - 2), min(9999, now.year + 2) + 1)
    days = [found for year in years if (found := holiday_in(year, name))]
    relation = re.sub(r"\s+", " ", (match["relation"] or "").lower())
    if relation.startswith("last "):
        return next((found for found in reversed(days) if found < now), days[0])
    if relation.startswith("next "):
        return next((found for found in days if found > now), days[-1])
    return by_tense(days, now, setting.ahead(match))


_FIXED = {
    "new year day": (1, 1),
    "new years day": (1, 1),
    "new year eve": (12, 31),
    "new years eve": (12, 31),
    "epiphany": (1, 6),
    "valentine day": (2, 14),
    "valentines day": (2, 14),
    "may day": (5, 1),
    "bastille day": (7, 14),
    "halloween": (10, 31),
    "veterans day": (11, 11),
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
}
_FLOATING = {
    "martin luther king day": (1, 1, 3),
    "presidents day": (2, 1, 3),
    "memorial day": (5, 1, -1),
    "columbus day": (10, 1, 2),
    "thanksgiving": (11, 4, 4),
    "thanksgiving day": (11, 4, 4),
}
_FROM_EASTER = {
    "ash wednesday": -46,
    "palm sunday": -7,
    "good friday": -2,
    "easter": 0,
    "easter sunday": 0,
    "easter day": 0,
    "easter monday": 1,
    "pentecost": 49,
    "pentecost sunday": 49,
    "whit monday": 50,
}


def holiday_in(year: int, name: str) -> date | None:
    """The day of a holiday in a year; None for one whose day is not computed."""
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _FLOATING:
        return i.weekday_of_month(year, *_FLOATING[name])
    if name == "election day":
        return i.weekday_of_month(year, 11, 1, 1) + timedelta(days=1)
    if name in _FROM_EASTER:
        return i.easter(year) + timedelta(days=_FROM_EASTER[name])
    return None
