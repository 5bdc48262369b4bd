"""The words time is told with: numbers, months, weekdays, units, parts of the day.

Every name ending in ``_RE`` is the source of a regular expression without capturing groups, to be
put into larger ones; all of them are compiled with ``re.IGNORECASE``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

# One space between words: blanks, or one line break that does not end a paragraph.
S = r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*(?=\S))"

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            ("monday", "mon"),
            ("tuesday", "tues", "tue"),
            ("wednesday", "weds", "wed"),
            ("thursday", "thurs", "thur", "thu"),
            ("friday", "fri"),
            ("saturday", "sat"),
            ("sunday", "sun"),
        ),
        start=1,
    )
    for name in names
}

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}

DAYPARTS = {
    "morning": "MO",
    "dawn": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "nighttime": "NI",
    "midday": "MI",
}

UNITS = {
    "second": "S",
    "minute": "m",
    "min": "m",
    "hour": "H",
    "hr": "H",
    "day": "D",
    "weekday": "D",
    "weekend": "WE",
    "week": "W",
    "fortnight": "F",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "yr": "Y",
    "decade": "E",
    "century": "C",
    "centurie": "C",
    "millennium": "L",
}

_ONES = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}

ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
        "twentieth".split(),
        start=1,
    )
} | {
    f"{tens}-{ones}": base + number
    for tens, base in (("twenty", 20), ("thirty", 30))
    for number, ones in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth".split(), start=1
    )
}
ORDINALS["thirtieth"] = 30

DECADE_WORDS = {
    "twenties": 2,
    "thirties": 3,
    "forties": 4,
    "fifties": 5,
    "sixties": 6,
    "seventies": 7,
    "eighties": 8,
    "nineties": 9,
}


def spaced(source: str) -> re.Pattern[str]:
    """Compile a source in which ``_`` stands for the space between two words."""
    return re.compile(source.replace("_", S), re.IGNORECASE)


def alternatives(words: Iterable[str]) -> str:
    """A regex source that matches any of the words, longest first."""
    listed = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word) for word in listed) + ")"


_SMALL = alternatives([*_ONES, *_TENS])
NUMBER_WORD_RE = (
    rf"(?:(?:{_SMALL}|a(?=[ -](?:hundred|thousand)))(?:[ -](?:{_SMALL}|hundred|thousand)\b)*)"
)
NUMBER_RE = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?(?:[ -]1/2)?|1/2|{NUMBER_WORD_RE}"
    rf"(?:{S}and{S}a{S}half)?)"
)
VAGUE_RE = (
    rf"(?:a{S}couple(?:{S}of)?|a{S}few|a{S}handful{S}of|a{S}number{S}of|several|many|some"
    rf"|dozens{S}of|hundreds{S}of|thousands{S}of|tens{S}of|countless|a{S}dozen|few)"
)
MONTH_RE = rf"(?:{alternatives(MONTHS)}\b)"
WEEKDAY_RE = rf"(?:{alternatives(name for name in WEEKDAYS if len(name) > 5)}\b)"
WEEKDAY_SHORT_RE = rf"(?:{alternatives(WEEKDAYS)}\b\.?)"
SEASON_RE = rf"(?:{alternatives(SEASONS)}\b)"
DAYPART_RE = r"(?:morning|dawn|afternoon|evening|nighttime|night|midday)"
UNIT_RE = (
    r"(?:(?:second|minute|hour|day|week|fortnight|month|quarter|year|decade)s?|centur(?:y|ies)"
    r"|millenni(?:um|a)|hrs?|mins?|yrs?)\b"
)
ORDINAL_RE = rf"(?:{alternatives(ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th))"
_YEAR_HEAD = r"(?:nineteen|eighteen|seventeen|twenty)"
SPOKEN_YEAR_RE = (
    rf"(?:{_YEAR_HEAD}[ -](?:hundred|oh[ -](?:{alternatives(list(_ONES)[1:10])})|"
    rf"(?:{alternatives(_TENS)}(?:[ -]{alternatives(list(_ONES)[1:10])})?|"
    rf"{alternatives(list(_ONES)[10:])}))"
    rf"|two{S}thousand(?:{S}and)?(?:{S}{_SMALL})?)"
)
YEAR_RE = r"(?:1[0-9]\d\d|20\d\d)"


def number(words: str) -> float | None:
    """The number that digits or English words name; None for words that leave it open."""
    text = re.sub(r"\s+", " ", words.strip().lower())
    if text in {"a", "an", "one", "the", "another"}:
        return 1.0
    if text in {"a couple", "a couple of", "couple", "couple of"}:
        return 2.0
    if text in {"a dozen", "dozen"}:
        return 12.0
    half = 0.0
    for ending in (" and a half", " 1/2", "-1/2"):
        if text.endswith(ending):
            text, half = text[: -len(ending)], 0.5
    if text in {"1/2", "half", "half a", "half an"}:
        return 0.5
    try:
        return float(text.replace(",", "")) + half
    except ValueError:
        pass
    total = _spelled(re.split(r"[ -]", text))
    return None if total is None else total + half


def _spelled(words: list[str]) -> float | None:
    total, current = 0, 0
    for word in words:
        if word in _ONES:
            current += _ONES[word]
        elif word in _TENS:
            current += _TENS[word]
        elif word in _SCALES:
            current = max(current, 1) * _SCALES[word]
            if word != "hundred":
                total, current = total + current, 0
        elif word not in {"and", "a"}:
            return None
    return float(total + current)


def year(words: str) -> int | None:
    """The year that four digits or words ("nineteen ninety-six") name."""
    text = re.sub(r"[\s-]+", " ", words.strip().lower())
    if text.isdigit():
        return int(text)
    if text.startswith("two thousand"):
        rest = _spelled(text.removeprefix("two thousand").split() or ["zero"])
        return None if rest is None else 2000 + int(rest)
    head, _, tail = text.partition(" ")
    if head not in _ONES and head not in _TENS:
        return None
    if tail == "hundred":
        tail = "zero"
    low = _spelled(tail.removeprefix("oh ").split())
    high = _ONES.get(head) or _TENS.get(head)
    return None if low is None or high is None else 100 * high + int(low)


def ordinal(words: str) -> int | None:
    """The number of an ordinal: "third", "3rd", "twenty-first"."""
    text = re.sub(r"\s+", "-", words.strip().lower())
    digits = re.match(r"\d+", text)
    return int(digits.group()) if digits else ORDINALS.get(text)


def unit(word: str) -> str:
    """The letter of a unit word: Y, Q, M, W, D, H, m (minute), S, E (decade), C (century), …"""
    text = word.strip().lower()
    if text in {"millennia", "millennium"}:
        return "L"
    return UNITS.get(text) or UNITS[text.removesuffix("s")]


def month(word: str) -> int:
    """The number of a month's name, whole or shortened."""
    return MONTHS[word.strip().rstrip(".").lower()]


def weekday(word: str) -> int:
    """1 for Monday to 7 for Sunday."""
    return WEEKDAYS[
        word.strip().rstrip(".").lower().removesuffix("s")
        if len(word) > 6
        else word.strip().rstrip(".").lower()
    ]
