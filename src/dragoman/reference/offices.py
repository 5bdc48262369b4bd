"""Who held which office on which day.

In go a name or a title, a country and a day; out come :class:`Holding` records, surest first. The
tables say how far they reach: a holding without an end is sure up to ``as_of`` only, and an end
inferred from the successor may not be ``exact``. Nothing is answered beyond a year and a half after
``as_of`` unless asked for.

Tables: ``tables/offices.tsv`` (CIA World Factbook, Wikidata-derived lists, REIGN) and
``tables/offices-own.tsv`` (public record); see docs/offices.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib import resources
from typing import Literal

from dragoman.reference.countries import countries
from dragoman.reference.names import Likeness, key, keys, same, split
from dragoman.reference.titles import title_kind

__all__ = ["Holding", "Offices", "offices", "standing", "title_kind"]

Sureness = Literal["yes", "likely", "stale", "no"]

# How long after the last sighting an open holding is still offered as likely.
GRACE = timedelta(days=540)
# "King Salman", "Sheikh Tamim": whose given name alone may stand for them.
_BY_GIVEN_NAME = ("monarch", "crown-prince")
# A surname alone is not enough to find these.
_MINOR = (
    "ambassador",
    "governor",
    "minister",
    "deputy-minister",
    "deputy-prime-minister",
    "permanent-representative",
    "prosecutor",
    "army-chief",
    "speaker",
    "central-bank-governor",
    "chief-of-staff",
)
_RANK: dict[Sureness, int] = {"yes": 0, "likely": 1, "stale": 2, "no": 3}


@dataclass(frozen=True, slots=True)
class Holding:
    """One person in one office.

    ``since`` and ``until`` are ISO days, months ("2007-10") or years ("1998"), None where unknown;
    ``exact`` is False where ``until`` is only the latest it can have been. ``as_of`` is the last
    day the source vouches for. ``kind`` is one of :func:`title_kind`; ``role`` is state,
    government, both or empty; ``leads`` marks the office that rules.
    """

    person: str
    person_id: str
    gender: str | None
    kind: str
    role: str
    title: str
    body: str | None
    country: str | None
    since: str | None
    until: str | None
    exact: bool
    as_of: str | None
    leads: bool
    source: str
    aliases: tuple[str, ...] = ()

    def on(self, day: date) -> Sureness:
        """Whether the office was held on ``day``: yes, likely, stale (open, long unseen) or no."""
        if self.since and _first(self.since) > day:
            return "no"
        started = self.since is not None and _last(self.since) <= day
        if self.until:
            if _last(self.until) < day:
                return "no"
            inside = _first(self.until) > day and (self.exact or self._seen(day))
            return "yes" if started and inside else "likely"
        if self._seen(day):
            return "yes" if started else "likely"
        if self.as_of and day - _last(self.as_of) > GRACE:
            return "stale"
        return "likely"

    def over(self, day: date) -> bool:
        """True where the office was held and surely ended before ``day``."""
        return self.until is not None and _last(self.until) < day

    def _seen(self, day: date) -> bool:
        return self.as_of is not None and day <= _last(self.as_of)


@lru_cache(maxsize=4096)
def _first(text: str) -> date:
    """The first day of an ISO day, month or year."""
    parts = [int(part) for part in text.split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


@lru_cache(maxsize=4096)
def _last(text: str) -> date:
    """The last day of an ISO day, month or year."""
    start = _first(text)
    if len(text) == 4:
        return date(start.year, 12, 31)
    if len(text) == 7:
        month = date(start.year + start.month // 12, start.month % 12 + 1, 1)
        return month - timedelta(days=1)
    return start


def _holding(line: str) -> Holding:
    """One line of ``offices.tsv``; the first column, the keys, is not kept."""
    cells = line.split("\t")
    _, person, ident, gender, kind, role, title, body, country, since, until = cells[:11]
    exact, as_of, leads, source, aliases = cells[11:16]
    return Holding(
        person, ident, {"m": "male", "f": "female"}.get(gender), kind, role, title, body or None,
        country or None, since or None, until or None, exact == "1", as_of or None, leads == "1",
        source, tuple(aliases.split("|")) if aliases else (),
    )  # fmt: skip


class Offices:
    """The table, indexed by the keys of names and by office. Make one and share it."""

    def __init__(self) -> None:
        table = resources.files(__package__) / "tables" / "offices.tsv"
        self._lines = [
            line for line in table.read_text("utf-8").splitlines() if line and line[0] != "#"
        ]
        self._by_key: dict[str, list[int]] = {}
        for number, line in enumerate(self._lines):
            for part in line.partition("\t")[0].split(" "):
                self._by_key.setdefault(part, []).append(number)
        self._by_office: dict[tuple[str, str], list[int]] = {}
        self._by_person: dict[str, list[int]] = {}

    def of(self, person_id: str) -> tuple[Holding, ...]:
        """Every office of one person, the earliest first."""
        held = [_holding(self._lines[number]) for number in self._persons().get(person_id, ())]
        return tuple(sorted(held, key=lambda one: (one.since or "", one.until or "9999")))

    def everybody(self) -> tuple[tuple[str, str], ...]:
        """Every (person_id, name) of the table."""
        return tuple(
            (ident, self._lines[numbers[0]].split("\t", 2)[1])
            for ident, numbers in self._persons().items()
        )

    def held(
        self, name: str, on: date | None, country: str | None = None, *, stale: bool = False
    ) -> tuple[Holding, ...]:
        """The offices a person of this name held on a day (on any day where ``on`` is None).

        ``country`` narrows to an alpha-3 code. Surest first, then the best likeness of the name,
        then the highest office. A surname alone ("Sharaa") finds everybody of that surname.
        """
        found = []
        for holding, likeness in self._people(name, country):
            sure: Sureness = "yes" if on is None else holding.on(on)
            if sure == "no" or (sure == "stale" and not stale):
                continue
            rank = (_RANK[sure], -round(likeness.score, 1), _weight(holding))
            found.append((rank, holding))
        return tuple(holding for _, holding in sorted(found, key=lambda pair: pair[0]))

    def former(self, name: str, on: date | None, country: str | None = None) -> tuple[Holding, ...]:
        """The offices a person of this name held and had left by the day, the latest first."""
        day = on or date.max
        ended = [holding for holding, _ in self._people(name, country) if holding.over(day)]
        return tuple(sorted(ended, key=lambda holding: holding.until or "", reverse=True))

    def holder(self, kind: str, country: str | None, on: date | None) -> tuple[Holding, ...]:
        """Who holds an office on a day, surest first.

        ``kind``: one of :func:`title_kind`, or ``leader``, ``head-of-state``,
        ``head-of-government``. ``country`` None for international bodies (see :meth:`head_of`).
        Without a day: as far as the table reaches, that is holdings without an end.
        """
        found = []
        for number in self._offices().get((kind, country or ""), ()):
            holding = _holding(self._lines[number])
            if on is None:
                sure: Sureness = "no" if holding.until else "likely"
            else:
                sure = holding.on(on)
            if sure in ("yes", "likely"):
                found.append(((_RANK[sure], _later(holding)), holding))
        return _one_each(holding for _, holding in sorted(found, key=lambda pair: pair[0]))

    def head_of(self, body: str, on: date | None) -> tuple[Holding, ...]:
        """Who heads an international body on a day: "NATO", "the IAEA", "European Commission"."""
        match = countries().by_body(body)
        name = match.body.name if match and match.body else body
        found: list[Holding] = []
        for kind in _HEADS:
            held = self.holder(kind, None, on)
            found += [holding for holding in held if holding.body == name]
        return tuple(found)

    def people(self, name: str, country: str | None = None) -> tuple[tuple[str, str], ...]:
        """Every (person_id, name) that the name may stand for, the likest first."""
        found: dict[str, tuple[float, str]] = {}
        for holding, likeness in self._people(name, country):
            if likeness.score > found.get(holding.person_id, (0.0, ""))[0]:
                found[holding.person_id] = (likeness.score, holding.person)
        ranked = sorted(found.items(), key=lambda item: -item[1][0])
        return tuple((ident, person) for ident, (_, person) in ranked)

    def _people(self, name: str, country: str | None) -> Iterator[tuple[Holding, Likeness]]:
        """Holdings of everybody whom the name may stand for."""
        wanted = keys(name)
        need = max(1, min(len(wanted), 2) - 1)
        # By the surname: else every namesake of a first name would be compared.
        family = set(key(name).split()) or wanted
        for number in sorted({n for part in family for n in self._by_key.get(part, ())}):
            if len(wanted & set(self._lines[number].partition("\t")[0].split(" "))) < need:
                continue
            holding = _holding(self._lines[number])
            if country is not None and holding.country != country:
                continue
            best = max(
                (
                    _fits(name, told, holding, country)
                    for told in (holding.person, *holding.aliases)
                ),
                key=lambda likeness: likeness.score,
            )
            if best:
                yield holding, best

    def _persons(self) -> dict[str, list[int]]:
        """person_id → lines; made when first asked for."""
        if not self._by_person:
            for number, line in enumerate(self._lines):
                self._by_person.setdefault(line.split("\t", 3)[2], []).append(number)
        return self._by_person

    def _offices(self) -> dict[tuple[str, str], list[int]]:
        """(kind, country) → lines; made when first asked for."""
        if not self._by_office:
            for number, line in enumerate(self._lines):
                cells = line.split("\t", 14)
                kinds = {cells[4]}
                if cells[5] in ("state", "both"):
                    kinds.add("head-of-state")
                if cells[5] in ("government", "both"):
                    kinds.add("head-of-government")
                if cells[13] == "1":
                    kinds.add("leader")
                for kind in kinds:
                    self._by_office.setdefault((kind, cells[8]), []).append(number)
        return self._by_office


def _fits(name: str, known: str, holding: Holding, country: str | None) -> Likeness:
    """How well a name as printed fits a name of the table.

    Stricter than :func:`same`, because thousands stand in the table. A full name must fit well, and
    no bare surname of the table (REIGN has such) is taken for it unless the country is known. A
    surname alone must sound the same, and finds minor offices only where the country is known.
    """
    asked, told = split(name), split(known)
    likeness = same(name, known)
    if asked.suffix and asked.suffix != told.suffix and len(asked.tokens) == 1:
        return Likeness(0.0, "another number")
    if len(asked.tokens) > 1:
        if len(told.tokens) == 1 and asked.tokens != told.tokens:
            known_place = holding.source == "reign" and country is not None
            return Likeness(0.6 if known_place and likeness else 0.0, "surname and country")
        return likeness if likeness.score >= 0.7 else Likeness(0.0, likeness.reason)
    if likeness.reason == "given name only" and holding.kind in _BY_GIVEN_NAME:
        return Likeness(0.6, "monarchs go by their given names")
    if country is None and holding.kind in _MINOR and holding.source != "own":
        return Likeness(0.0, "too little to go by")
    part = likeness.reason == "a later part of the name"
    fits = holding.leads or country is not None if part else likeness.score >= 0.8
    return likeness if likeness and fits else Likeness(0.0, likeness.reason)


_HEADS = (
    "secretary-general",
    "director-general",
    "commission-president",
    "council-president",
    "high-representative",
    "speaker",
)
_HIGH = ("monarch", "president", "prime-minister", "supreme-leader", "leader", "foreign-minister")


def standing(kind: str | None) -> int:
    """The order of a kind of office among those of one person: 0 is highest, lesser ones alike."""
    return _HIGH.index(kind) if kind in _HIGH else len(_HIGH)


def _weight(holding: Holding) -> tuple[int, int, str]:
    """Order among the offices of one person: high ones, then the latest begun."""
    return (0 if holding.leads else 1, standing(holding.kind), _later(holding))


def _later(holding: Holding) -> str:
    """A key that sorts later beginnings first."""
    return "".join(chr(0x7F - ord(char)) for char in holding.since or "0000")


def _one_each(holdings: Iterable[Holding]) -> tuple[Holding, ...]:
    """The first holding of each person."""
    first: dict[str, Holding] = {}
    for holding in holdings:
        first.setdefault(holding.person_id, holding)
    return tuple(first.values())


@lru_cache(maxsize=1)
def offices() -> Offices:
    """The one shared instance."""
    return Offices()
