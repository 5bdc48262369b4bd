"""The year of a day or month: told with it, told with the next one, or settled by the tense."""

from __future__ import annotations

from datetime import date

from dragoman.reference.times import words as w
from dragoman.reference.times.meaning import Match, Setting
from dragoman.reference.times.phrases import MONTH

# Told as past but nine months gone, the coming one, at most three ahead, is meant ("declared a
# dividend payable Nov. 15"). From 240 to 300 days TimeBank and AQUAINT give the same figures.
TOO_LONG_AGO = 270
# And told as to come, but just gone: "would return the child by Jan. 14", written on the 15th.
_TOO_FAR_AHEAD = 330


def by_tense(candidates: list[date], now: date, ahead: bool | None, sure: bool = False) -> date:
    """The newest past day or the next one ahead, unless it is too far off; else the nearest.

    ``sure``: the parser read the tense off the clause, so that a past one may be a year gone.
    """
    nearest = min(candidates, key=lambda day: abs((day - now).days))
    past = [day for day in candidates if day <= now]
    coming = [day for day in candidates if day >= now]
    if ahead is False and past and (sure or (now - past[-1]).days <= TOO_LONG_AGO):
        return past[-1]
    if ahead is True and coming and (coming[0] - now).days <= _TOO_FAR_AHEAD:
        return coming[0]
    return nearest


def named_year(words: str, setting: Setting) -> int | None:
    """The year that "2024", "'24" or "nineteen ninety-six" names."""
    if words[0] in "'\u2019":
        short = int(words[1:])
        pivot = setting.published.year if setting.published else 2049
        return min((short + c for c in (1900, 2000)), key=lambda year: abs(year - pivot))
    return w.year(words)


_NEXT_ONE = w.spaced(
    rf"(?:_(?:to|through|until|and|or)_|_?[-\u2013\u2014]_?)(?:the_)?(?:\d{{1,2}}(?:st|nd|rd|th)?_)?"
    rf"(?P<month>{MONTH})(?:_\d{{1,2}}(?:st|nd|rd|th)?)?"
    rf"(?:,?_(?:of_)?(?P<year>{w.YEAR_RE})(?![\w%])|_(?:of_)?(?P<deictic>this|last|next)_year\b)"
)


def borrowed_year(match: Match, setting: Setting, month: int) -> int | None:
    """The year told with the second of two dates: "from March to June 2024"; None without one."""
    second = _NEXT_ONE.match(setting.text, match.end())
    if second is None:
        return None
    if second["year"]:
        year = int(second["year"])
    elif setting.published is not None:
        year = setting.published.year + {"last": -1, "next": 1}.get(second["deictic"].lower(), 0)
    else:
        return None
    return year - 1 if w.month(second["month"]) < month else year
