"""Offices on the day: who is named in official releases, and with which office are they read?

    python evaluation/offices.py OFFICES kremlin.jsonl.gz ukraine.jsonl.gz [--readings FILE]
        [--misses] [--json]

OFFICES is the folder of public lists (``officials.py``). Counted are the chiefs of state, heads of
government and foreign ministers whom a release names in full: those whom the lists have in office
on the day of the release, and those beside whose name the release itself prints the office with its
country ("President of Freedonia Rufus Firefly"). One person counts once a release. Right is an
actor of that name with that office and country; precision is over all actors read with one of the
three offices and a country.

``--readings`` takes JSON lines made by ``dragoman read --format json`` of the same releases, in the
same order, in place of reading them; ``--misses`` prints what is wrong or missing.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from officials import Official, fold, like, office_class, officials
from readouts import body, releases

from dragoman.reference.countries import countries

Record = Mapping[str, Any]
_WORD = r"(?:(?:bin|al|el|von|van|der|de|da)[ -])*[A-Z][\w'’ʼ-]+"
_NAME = rf"({_WORD}(?: {_WORD}){{1,4}})"
_NAMES = re.compile(_NAME)
_BESIDE = frozenset(
    "the a by at and from with federal deputy vice first prime acting minister ministers president "
    "presidents chancellor king emir premier foreign affairs secretary general state head supreme "
    "ambassador commander-in-chief crown prince mr mrs republic council federation kingdom "
    "united".split()
)
_TITLES = (
    r"(Federal President|President|Prime Minister|Federal Chancellor|Chancellor|King|Emir|"
    r"Foreign Minister|Minister (?:of|for) Foreign Affairs|Foreign Secretary)"
)
_LAND = r"(?:the )?((?:[A-Z][\w'’-]+|of|the|and)(?: (?:[A-Z][\w'’-]+|of|the|and)){0,4}?)"
_AFTER = re.compile(rf"\b{_TITLES} of {_LAND},? {_NAME}")
_BEFORE = re.compile(rf"\b((?:[A-Z][\w-]+ ){{1,3}}){_TITLES} {_NAME}")
_PAST = frozenset("then former outgoing late ex Former Then".split())
# Presidents of these are no chiefs of state.
_HOUSE = re.compile(
    r"\b(council|senate|assembly|chamber|parliament|house|committee|commission|agency|academy|"
    r"association|union|company|group|bank|court|confederation|riigikogu|industrialists|board)\b"
)
# A word right before a title that makes it another office.
_LESSER = re.compile(r"\b(deputy|vice|former|ex|then|of the|office of)[- ]*(the )?$", re.I)


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody in office whom a release names: the words, and every right (office, country)."""

    words: str
    right: frozenset[tuple[str, str]]
    by: str


@dataclass(slots=True)
class Tally:
    """Counts over the releases, and lines for reading."""

    named: int = 0
    right: int = 0
    none: int = 0
    other: int = 0
    given: int = 0
    confirmed: int = 0
    unlisted: int = 0
    lines: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Recall and precision in percent, with what they are of."""
        checked = self.given - self.unlisted
        share = lambda part, whole: round(100.0 * part / whole, 2) if whole else 0.0  # noqa: E731
        return {
            "named": self.named,
            "right": self.right,
            "recall": share(self.right, self.named),
            "not an actor or no office": self.none,
            "another office or country": self.other,
            "given": self.given,
            "not in the lists": self.unlisted,
            "precision": share(self.confirmed, checked),
        }


class Lists:
    """The public lists, asked by name and by office; every name is looked up once."""

    def __init__(self, everybody: Sequence[Official], first: date, last: date) -> None:
        self._all = [one for one in everybody if one.since <= last and one.until >= first]
        self._called: dict[str, list[Official]] = {}
        self._families: dict[str, list[Official]] = {}
        for one in self._all:
            for word in {*fold(one.family).split(), fold(one.family).replace(" ", "")}:
                self._families.setdefault(word, []).append(one)
        self._near: dict[str, list[Official]] = {}

    def called(self, name: str, day: date) -> list[Official]:
        """Those of that name in office that day."""
        if name not in self._called:
            words = fold(name).split()
            parts = {*words, "".join(words[-2:]), "".join(words[-3:])}
            near = {id(one): one for part in parts for one in self._like(part)}
            self._called[name] = [one for one in near.values() if one.called(name)]
        return [one for one in self._called[name] if one.on(day)]

    def _like(self, word: str) -> list[Official]:
        """Those whose surname may be the word."""
        if word not in self._near:
            self._near[word] = [
                one
                for family, people in self._families.items()
                if abs(len(family) - len(word)) < 4 and like(word, family, 0.82)
                for one in people
            ]
        return self._near[word]

    def holders(self, office: tuple[str, str], day: date) -> list[Official]:
        """Those in an office that day."""
        return [one for one in self._all if (one.office, one.country) == office and one.on(day)]


def named_in(text: str, day: date, lists: Lists) -> list[Named]:
    """Everybody in one of the three offices whom the text names in full."""
    found: dict[str, Named] = {}
    names = {person_name(words) for words in _NAMES.findall(text)}
    for words in sorted(names, key=lambda name: (-len(name), name)):
        people = lists.called(words, day)
        if people and people[0].family not in found:
            right = frozenset((one.office, one.country) for one in people)
            found[people[0].family] = Named(words, right, "lists")
    listed = list(found.values())
    for words, office, country in told_in(text):
        if " " in words and not any(_same_words(words, one.words) for one in found.values()):
            found[words] = Named(words, frozenset([(office, country)]), "text")
    return listed + [one for one in found.values() if one not in listed]


@lru_cache(maxsize=65536)
def person_name(words: str) -> str:
    """A name without title, country and possessive: "Finland Rufus Firefly's" → Rufus Firefly."""
    kept = re.sub(r"['’]s?$", "", words).split()
    kept = [word for n, word in enumerate(kept) if n == 0 or word != kept[n - 1]]
    while len(kept) > 2:
        lands = [n for n in (3, 2, 1) if countries().by_name(" ".join(kept[:n])) is not None]
        if lands and len(kept) - lands[0] > 1:
            kept = kept[lands[0] :]
        elif kept[0].casefold() in _BESIDE or kept[0].endswith(("'s", "’s")):
            kept = kept[1:]
        else:
            break
    name = " ".join(kept)
    return "" if kept[0].casefold() in _BESIDE or countries().by_name(name) else name


def told_in(text: str) -> Iterator[tuple[str, str, str]]:
    """Names beside which the text prints one of the three offices and its country."""
    for match in _AFTER.finditer(text):
        land = countries().by_name(match[2])
        if land is not None and land.country and not _LESSER.search(text[: match.start()]):
            yield person_name(match[3]), office_class(match[1]), land.country
    for match in _BEFORE.finditer(text):
        words = match[1].split()
        lands = [countries().by_adjective(" ".join(words[n:])) for n in range(len(words))]
        land = next((one for one in lands if one is not None), None)
        if land is not None and land.country and not land.others and not _PAST & set(words):
            yield person_name(match[3]), office_class(match[2]), land.country


def _same_words(one: str, other: str) -> bool:
    """Whether two printed names share their last word, or one is inside the other."""
    first, second = fold(one).split(), fold(other).split()
    if not first or not second:
        return False
    return first[-1] == second[-1] or set(first) <= set(second) or set(second) <= set(first)


def score(release: Record, reading: Record, lists: Lists, tally: Tally) -> None:
    """Add one release to the tally."""
    day = date.fromisoformat(release["published"][:10])
    text = body(release)
    people = [actor for actor in reading["actors"] if actor["kind"] == "person"]
    for one in named_in(text, day, lists):
        tally.named += 1
        mine = [actor for actor in people if _is(actor, one)]
        offices = [_office(actor) for actor in mine]
        if one.right & set(offices):
            tally.right += 1
            continue
        tally.other += any(office for office in offices)
        tally.none += not any(office for office in offices)
        read = "; ".join(f"{a['name']} {a['country']} {_title(a)}" for a in mine) or "no actor"
        tally.lines.append(
            f"missed ({one.by}): {one.words} {sorted(one.right)} on {day}: {read} "
            f"| {_around(text, one.words)} | {release['url']}"
        )
    for actor in people:
        _check(actor, day, lists, text, tally)


def _check(actor: Record, day: date, lists: Lists, text: str, tally: Tally) -> None:
    """Whether an office that was read is the right one."""
    office = _office(actor)
    if office is None:
        return
    tally.given += 1
    holders = lists.holders(office, day)
    names = (actor["name"], *actor["aliases"])
    listed = any(
        one.called(name) or one.surname((name.split() or [name])[-1])
        for one in holders
        for name in names
    )
    told = any(
        (kind, land) == office and any(_same_words(words, name) for name in names)
        for words, kind, land in told_in(text)
    )
    if listed or told:
        tally.confirmed += 1
    elif not holders:
        tally.unlisted += 1
        tally.lines.append(f"not in the lists: {actor['name']} {office} {day}")
    else:
        tally.lines.append(
            f"wrong: {actor['name']} as {_title(actor)} {office} on {day}; held by "
            f"{', '.join(sorted({one.shown for one in holders}))} | {_around(text, actor['name'])}"
        )


def _is(actor: Record, one: Named) -> bool:
    """Whether an actor is the one who is named."""
    names = (actor["name"], *actor["aliases"])
    return any(fold(name) == fold(one.words) or _same_words(name, one.words) for name in names)


def _office(actor: Record) -> tuple[str, str] | None:
    """Which of the three offices, and of which country, an actor is read with."""
    office = actor["office"]
    if office is None:
        return None
    kind = office_class(office["title"])
    body = fold(office["body"] or "")
    if kind == "state" and _HOUSE.search(f"{fold(office['title'])} of {body}"):
        return None
    country = office["country"] or actor["country"]
    return (kind, country) if kind and country else None


def _title(actor: Record) -> str:
    """The office as it was read."""
    office = actor["office"]
    return "no office" if office is None else f"{office['title']!r} ({office['basis']})"


def _around(text: str, words: str) -> str:
    """The text about a name."""
    place = text.find(words)
    return " ".join(text[max(0, place - 90) : place + 90].split()) if place >= 0 else ""


def readings(rows: Sequence[Record], stored: Path | None) -> Iterator[tuple[Record, Record]]:
    """Each release with its reading."""
    if stored is not None:
        with stored.open(encoding="utf-8") as lines:
            yield from zip(rows, map(json.loads, lines), strict=False)
        return
    from dragoman import Document, Reader  # late: the network loads here

    reader = Reader()
    documents = [
        Document(
            id=f"d{number}", text=body(row), title=row["title"], published=row["published"],
            publisher=row["publisher"], url=row["url"],
        )
        for number, row in enumerate(rows)
    ]  # fmt: skip
    for row, reading in zip(rows, reader.read_many(documents), strict=True):
        yield row, reading.to_dict()


def main() -> int:
    """Command line: see the module's text."""
    parser = argparse.ArgumentParser(description="offices of those named in official releases")
    parser.add_argument("offices", type=Path)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--readings", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    tally = Tally()
    rows = [release for path in options.files for release in releases(path)]
    days = [date.fromisoformat(row["published"][:10]) for row in rows]
    lists = Lists(officials(options.offices), min(days), max(days))
    for release, reading in readings(rows, options.readings):
        if "error" not in reading:
            score(release, reading, lists, tally)
    if options.misses:
        print("\n".join(sorted(tally.lines)))
    figures = tally.figures()
    print(
        json.dumps(figures) if options.json else "\n".join(f"{k:28}{v}" for k, v in figures.items())
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
