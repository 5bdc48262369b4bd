"""Chiefs of state, heads of government and foreign ministers of a day: the truth of offices.py.

From the public lists themselves, not from the package's tables made of them: the World Factbook's
wordings (``executives.jsonl``) and the lists of cabinets (``holders/*.csv``). Names are compared
here by letters alone.
"""

from __future__ import annotations

import csv
import html
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path

from dragoman.reference.countries import countries

# A wording holds from the day it was seen to the next one, and may be late by this much.
LATE = timedelta(days=45)
_MONTHS = {
    name[:3]: number + 1
    for number, name in enumerate(
        "January February March April May June July August September October November "
        "December".split()
    )
}
_SINCE = re.compile(r"since\s+(?:(\d{1,2})\s+)?(?:([A-Z][a-z]{2})[a-z]*\s+)?(\d{4})")
_LOUD = re.compile(r"[^\W\d_a-z][^\W\d_a-z'’-]+")
FILES = {
    "belarus": "BLR", "china": "CHN", "egypt": "EGY", "france": "FRA", "hungary": "HUN",
    "india": "IND", "iran": "IRN", "israel": "ISR", "japan": "JPN", "kazakhstan": "KAZ",
    "russia": "RUS", "south-korea": "KOR", "turkey": "TUR", "ukraine": "UKR",
    "united-kingdom": "GBR", "us": "USA",
}  # fmt: skip
# What a title says, asked in this order.
CLASSES = (
    ("", r"\b(deputy|vice|former|ex|first lady|assistant|adviser|aide|wife|office of|spokes\w+)\b"),
    ("foreign", r"\bforeign (minister|secretary)|minister (of|for) (the )?(europe and )?(foreign|"
                r"external) (affairs|relations)|secretary of state( for foreign.*)?$|"
                r"secretary of state for foreign"),
    ("", r"\bministers? (of|for)\b(?! state)|\bsecretary of\b"),
    ("government", r"\bprime minister|premier\b|chancellor\b(?! of the)|taoiseach|"
                   r"president of the government|chair\w* of the council of ministers"),
    ("state", r"\bpresident\b(?! of the (european|national|senate|chamber|general|parl|world|"
              r"intern|union|government))|\bking\b|\bqueen\b|\bemir\b|\bamir\b|\bsultan\b|"
              r"\bpope\b|\bemperor\b|\bmonarch\b|\bgrand duke\b|head of (the )?(\w+ )?state\b|"
              r"supreme leader"),
)  # fmt: skip


def fold(text: str) -> str:
    """Lower-case letters without accents, words joined by blanks."""
    plain = unicodedata.normalize("NFKD", text.replace("ł", "l").replace("ø", "o"))
    bare = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    return re.sub(r"[^a-z]+", " ", re.sub("['’ʼ`]", "", bare)).strip()


@lru_cache(maxsize=65536)
def office_class(title: str) -> str:
    """``state``, ``government``, ``foreign`` or empty."""
    words = fold(title)
    return next((name for name, pattern in CLASSES if re.search(pattern, words)), "")


@dataclass(frozen=True, slots=True)
class Official:
    """One person in one of the three offices, from one day to another."""

    given: tuple[str, ...]
    family: str
    shown: str
    country: str
    office: str
    since: date
    until: date

    def on(self, day: date) -> bool:
        """Whether the office was held that day."""
        return self.since <= day <= self.until

    def called(self, name: str) -> bool:
        """Whether a full name as printed is this person's, whatever the transliteration."""
        words = fold(name).split()
        if len(words) < 2:
            return False
        if fold(self.family) == words[0] and set(words[1:]) & set(self.given):
            return True  # Monarchs go by the name printed first.
        families = [fold(self.family).replace(" ", ""), fold(self.family).split()[-1]]
        if len(families[-1]) < 3:
            return self._reversed(words)
        tails = {words[-1], "".join(words[-2:]), "".join(words[-3:])}
        if not any(like(tail, family, 0.82) for tail in tails for family in families):
            return self._reversed(words)
        return any(like(word, given, 0.6) for word in words[:-1] for given in self.given)

    def _reversed(self, words: Sequence[str]) -> bool:
        """The surname first: "Xi Jinping"; or names of which any part may be the surname."""
        own = {*fold(self.family).split(), *self.given}
        return sum(any(like(word, part, 0.85) for part in own) for word in words) == len(words)

    def surname(self, name: str) -> bool:
        """Whether a lone word is this person's surname."""
        return like(fold(name).replace(" ", ""), fold(self.family).split()[-1], 0.85)


@lru_cache(maxsize=262144)
def like(one: str, other: str, share: float) -> bool:
    """Whether two words share enough letters, and open alike."""
    if one == other:
        return True
    if min(len(one), len(other)) < 3 or one[0] not in _opening(other[0]):
        return False
    return SequenceMatcher(None, one, other).ratio() >= share


def _opening(letter: str) -> str:
    """The letters that a transliteration may open with instead."""
    pairs = ("kq", "iyjg", "ckq", "vw", "eyj", "sx", "oa", "td", "hk", "zj", "uo", "ae", "fp")
    return letter + "".join(pair for pair in pairs if letter in pair)


def officials(folder: Path) -> list[Official]:
    """Everybody in the three offices, from both kinds of lists."""
    return [*_factbook(folder / "executives.jsonl"), *_cabinets(folder / "holders")]


def _factbook(path: Path) -> Iterator[Official]:
    """Chiefs of state and heads of government."""
    rows: dict[str, list[Mapping[str, str]]] = {}
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        match = countries().by_name(row["country"])
        if match is not None and match.country:
            rows.setdefault(match.country, []).append(row)
    for country, versions in rows.items():
        versions.sort(key=lambda row: row["as_of"])
        for office, field in (("state", "chief_of_state"), ("government", "head_of_government")):
            yield from _wordings(country, office, [(r["as_of"], r[field] or "") for r in versions])


def _wordings(country: str, office: str, told: Sequence[tuple[str, str]]) -> Iterator[Official]:
    """The persons of one field of one country, wording by wording."""
    for number, (seen, text) in enumerate(told):
        after = date.fromisoformat(told[number + 1][0]) if number + 1 < len(told) else date.max
        for name, since in _people(text):
            first = since or date.fromisoformat(seen) - LATE
            successors = [s for n, s in _people(told[number + 1][1]) if n != name and s] if (
                number + 1 < len(told)
            ) else []  # fmt: skip
            stays = number + 1 < len(told) and name in told[number + 1][1]
            until = after if stays or not successors else min(max(successors), after)
            loud = _LOUD.findall(name)
            family = " ".join(loud) or name.split()[-1]
            given = tuple(
                part for word in name.split() if word not in loud for part in fold(word).split()
            )
            yield Official(
                given or tuple(fold(word) for word in loud), family, name, country, office,
                first, until,
            )  # fmt: skip


def _people(text: str) -> Iterator[tuple[str, date | None]]:
    """The names and beginnings in one wording; vice presidents and deputies left out."""
    lesser = False
    for segment in re.split(r";|\),", html.unescape(text)):
        head = re.split(r"\(|\bnote\b", segment)[0].replace(",", " ")
        words = head.split()
        loud = [n for n, word in enumerate(words) if _LOUD.fullmatch(word)]
        if not loud or re.match(r"\s*(note|represented)", segment):
            continue
        start = loud[0]
        while (
            start and re.match(r"[A-Z][a-z'’-]", words[start - 1]) and not _titled(words[start - 1])
        ):
            start -= 1
        if start:  # Without a title of its own: "Deputy Prime Ministers A (since …), B (since …)".
            lesser = bool(
                re.match(r"\s*(and )?((First|Second|Third|Co-) ?)*(Vice|Deputy)", segment)
            )
        if lesser:
            continue
        match = _SINCE.search(segment)
        since = None
        if match:
            day, month, year = match.groups()
            since = date(int(year), _MONTHS.get(month or "", 1), int(day or 1))
        yield " ".join(words[start:]), since


def _titled(word: str) -> bool:
    """True for a word of a title."""
    return bool(
        re.fullmatch(
            "President|Minister|Premier|King|Queen|Emperor|Chancellor|Amir|Sultan|Pope|Prime|Federal|"
            "Interim|Acting|Transition|Transitional|Leader|Supreme|Chairman|Chair|Council|Prince|"
            "Duke|Grand|Sheikh|General|Gen|Lt|Col|Taoiseach|Government|State|Sir|Dame|Affairs|"
            "Presidency|Captain|Regent|Co-prince|Presidential|Republic|Overall|Caretaker",
            word.strip("."),
        )
    )


def _cabinets(folder: Path) -> Iterator[Official]:
    """The lists of cabinets, which have foreign ministers too."""
    for path in sorted(folder.glob("*.csv")):
        country = FILES.get(re.sub(r"-(ministers|cabinet)$", "", path.stem))
        if country is None:
            continue
        with path.open(encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                office = office_class(row["position"])
                if (
                    not office
                    or not row["start"]
                    or (
                        office == "foreign"
                        and country == "GBR"
                        and "for" not in row["position"].lower()
                        and "Foreign" not in row["position"]
                    )
                ):
                    continue
                name = row["person"].partition(",")[0]
                words = name.split()
                if len(words) < 2:
                    continue
                given = tuple(fold(" ".join(words[:-1])).split())
                yield Official(
                    given, words[-1], name, country, office,
                    _day(row["start"], False), _day(row["end"], True) if row["end"] else date.max,
                )  # fmt: skip


def _day(text: str, last: bool) -> date:
    """The first or last day of an ISO day, month or year."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return date(*parts)
    month = parts[1] if len(parts) > 1 else (12 if last else 1)
    return date(parts[0], month, 28 if last else 1)
