"""What the options of the asking commands take: countries, pairs of them, days, words of a list.

What is not understood is never passed on: the error names what comes nearest.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Collection, Iterable
from datetime import date
from difflib import get_close_matches
from functools import lru_cache

import click

from dragoman.reference.countries import Country, countries

_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z")


class CountryNames(click.ParamType):  # type: ignore[type-arg]
    """One country or several with commas between them, as ISO 3166-1 alpha-3."""

    name = "country"

    def convert(
        self, value: str | tuple[str, ...], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """The codes of what is named."""
        if isinstance(value, tuple):
            return value
        try:
            return (country(value),)
        except ValueError as error:
            parts = [part for part in value.split(",") if part.strip()]
            if len(parts) < 2:
                self.fail(str(error), param, ctx)
        try:
            return tuple(dict.fromkeys(country(part) for part in parts))
        except ValueError as error:
            self.fail(str(error), param, ctx)


class Dyad(CountryNames):
    """Two countries with a comma between them."""

    name = "dyad"

    def convert(
        self, value: str | tuple[str, ...], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """The codes of the two."""
        found = super().convert(value, param, ctx)
        if len(found) != 2:
            self.fail('takes two different countries, as "France,Russia"', param, ctx)
        return found


class Day(click.ParamType):  # type: ignore[type-arg]
    """An ISO day, month or year, as its first day or its last."""

    name = "date"

    def __init__(self, *, last: bool = False, whole: bool = True) -> None:
        self.last = last
        self.whole = whole

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """An ISO day."""
        given = value.strip()
        forms = "2025-02-12, 2025-02 or 2025" if self.whole else "2025-02-12"
        if not _DAY.match(given) or (len(given) < 10 and not self.whole):
            self.fail(f"{value!r} is no date. Give it as {forms}", param, ctx)
        try:
            return _day(given, self.last).isoformat()
        except ValueError:
            self.fail(f"{value!r} is not in the calendar", param, ctx)


class Listed(click.ParamType):  # type: ignore[type-arg]
    """Words of a fixed list, several with commas between them."""

    name = "words"

    def __init__(self, known: Iterable[str]) -> None:
        self.known = tuple(known)

    def convert(
        self, value: str | tuple[str, ...], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """The words, each of them known."""
        if isinstance(value, tuple):
            return value
        found = tuple(part.strip() for part in value.split(",") if part.strip())
        for word in found:
            if word not in self.known:
                self.fail(f"{word!r} is none of {', '.join(self.known)}", param, ctx)
        return found


def country(phrase: str) -> str:
    """The alpha-3 code of a country by its code or one of its names.

    Raises ValueError, with the nearest names, where there is none or more than one.
    """
    known = countries()
    found = known.get(phrase.strip())
    if found:
        return found.alpha3
    match = known.by_name(phrase)
    if match is None or match.country is None:
        raise ValueError(f"There is no country {phrase.strip()!r}.{_perhaps(phrase)}")
    if match.others:
        several = (known.get(code) for code in (match.country, *match.others))
        told = " or ".join(_told(one) for one in several if one)
        raise ValueError(f"{phrase.strip()!r} may be {told}: give the code")
    return match.country


def nearest(word: str, known: Collection[str]) -> str:
    """The nearest of the known words, as the end of an error message; empty where none is near."""
    near = get_close_matches(word, known, n=4)
    return f" Perhaps: {', '.join(near)}." if near else ""


def _day(given: str, last: bool) -> date:
    """The first or last day of a day, month or year. Raises ValueError where there is none."""
    year, month, day = (*(int(part) for part in given.split("-")), 0, 0)[:3]
    month = month if len(given) > 4 else (12 if last else 1)
    if len(given) < 10:
        date(year, month, 1)
        day = calendar.monthrange(year, month)[1] if last else 1
    return date(year, month, day)


def _perhaps(phrase: str) -> str:
    """The countries that a phrase may have meant."""
    known = countries()
    match = known.find(phrase)
    codes = [match.country] if match and match.country else []
    spelled = _spellings()
    near = get_close_matches(phrase.strip().casefold(), spelled, n=4)
    codes += [spelled[name] for name in near]
    told = [_told(one) for code in dict.fromkeys(codes) if (one := known.get(code))]
    return (
        f" Perhaps: {', '.join(told)}." if told else " Give its name in English, or its ISO code."
    )


@lru_cache(maxsize=1)
def _spellings() -> dict[str, str]:
    """Every name of every country, in small letters, with the code."""
    return {name.casefold(): one.alpha3 for one in countries() for name in (one.name, *one.names)}


def _told(one: Country) -> str:
    return f"{one.name} ({one.alpha3})"
