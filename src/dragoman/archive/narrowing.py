"""What a question is narrowed by, as people type it: countries, days, acts, topics.

What is not understood is never passed on: the ValueError names what comes nearest.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Collection, Iterable
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from itertools import chain

from dragoman import lexicon
from dragoman.lexicon.model import ACTOR_KINDS as ACTOR_KINDS
from dragoman.reference.countries import Country, countries

_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?\Z")


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


def countries_of(phrase: str) -> tuple[str, ...]:
    """The codes of one country or several with commas between them. Raises ValueError."""
    try:
        return (country(phrase),)
    except ValueError:
        parts = [part for part in phrase.split(",") if part.strip()]
        if len(parts) < 2:
            raise
    return tuple(dict.fromkeys(country(part) for part in parts))


def dyad_of(phrase: str) -> tuple[str, str]:
    """The codes of two countries with a comma between them. Raises ValueError."""
    found = countries_of(phrase)
    if len(found) != 2:
        raise ValueError('takes two different countries, as "France,Russia"')
    return found[0], found[1]


def day_of(phrase: str, *, last: bool = False, whole: bool = True) -> str:
    """An ISO day, month or year as its first day, or its last; a day alone unless ``whole``.

    Raises ValueError.
    """
    given = phrase.strip()
    forms = "2025-02-12, 2025-02 or 2025" if whole else "2025-02-12"
    if not _DAY.match(given) or (len(given) < 10 and not whole):
        raise ValueError(f"{phrase!r} is no date. Give it as {forms}")
    try:
        return _day(given, last).isoformat()
    except ValueError:
        raise ValueError(f"{phrase!r} is not in the calendar") from None


def words_of(phrase: str, known: Collection[str]) -> tuple[str, ...]:
    """Words of a list with commas between them. Raises ValueError where one is not in it."""
    found = tuple(part.strip() for part in phrase.split(",") if part.strip())
    for word in found:
        if word not in known:
            raise ValueError(f"{word!r} is none of {', '.join(known)}")
    return found


def acts_of(given: Iterable[str], known: Collection[str]) -> tuple[str, ...]:
    """The ids of acts, several with commas; blanks stand for hyphens. Raises ValueError."""
    wanted = [part.strip() for part in chain(*(one.split(",") for one in given)) if part.strip()]
    found = []
    for word in wanted:
        act = word.casefold().replace(" ", "-")
        if act not in known:
            hint = nearest(act, known) or " See them all: dragoman acts"
            raise ValueError(f"There is no act {word!r}.{hint}")
        found.append(act)
    return tuple(dict.fromkeys(found))


def topic_of(given: str) -> str:
    """The topic of the lexicon that is meant by its id or label; other words as they are."""
    folded = " ".join(given.casefold().replace("-", " ").split())
    for topic in lexicon.topics().values():
        if folded in (topic.id.replace("-", " "), topic.label.casefold()):
            return topic.id
    return given.strip()


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
