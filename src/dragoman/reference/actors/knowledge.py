"""What the world knows, as the actor resolver asks it: countries, capitals, offices, genders.

:class:`Knowledge` is a bundle of look-ups, so that the resolver can be run (and tested) with any
source of facts. :func:`standard` is the one built on the package's own tables.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dragoman.records import Office
from dragoman.reference.countries import countries
from dragoman.reference.names import gender_of
from dragoman.reference.offices import Holding, offices
from dragoman.reference.places import places


def _nothing(*_: object) -> None:
    """A source that knows nothing."""
    return


def _anything(*_: object) -> bool:
    """A source that rules nothing out."""
    return True


@dataclass(frozen=True, slots=True)
class Holder:
    """A person our table has in an office: the name to print, the office, male or female.

    ``group`` is the class of the office as in the vocabulary; ``current`` is False for an office
    that was given up before the day asked for; ``leads`` marks the one who rules the country.
    """

    name: str
    office: Office
    group: str
    gender: str | None = None
    current: bool = True
    leads: bool = False


@dataclass(frozen=True, slots=True)
class KnownBody:
    """An institution or group our table has: its full name, kind (presidency, …) and country."""

    name: str
    kind: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Look-ups; each gives None where it does not know, or where more than one answer fits.

    ``country``: a country's name, adjective or people ("Russia", "Russian", "Russians") → alpha-3.
    ``capital``: a capital city → alpha-3. ``country_name``: alpha-3 → plain English name.
    ``body``: an institution or group ("Kremlin", "NATO", "Hamas").
    ``holder``: (title class, alpha-3, ISO day) → who holds it. ``held_by``: (name, ISO day, alpha-3
    or None) → the office that person holds that day. ``gender``: a name → male or female.
    ``begins``: False where nothing that ``country`` and ``body`` know begins with that word.
    ``region``: a part of a country or of the world ("Donbass") → its name; no towns.
    ``town``: a town → its name.
    ``internet``: the last label of a host name ("ua") → alpha-3.
    """

    country: Callable[[str], str | None] = _nothing
    capital: Callable[[str], str | None] = _nothing
    country_name: Callable[[str], str | None] = _nothing
    body: Callable[[str], KnownBody | None] = _nothing
    begins: Callable[[str], bool] = _anything
    holder: Callable[[str, str, str], Holder | None] = _nothing
    held_by: Callable[[str, str, str | None], Holder | None] = _nothing
    gender: Callable[[str], str | None] = _nothing
    internet: Callable[[str], str | None] = _nothing
    region: Callable[[str], str | None] = _nothing
    town: Callable[[str], str | None] = _nothing


_CLASSES = {
    "president": "head-of-state",
    "monarch": "head-of-state",
    "supreme-leader": "head-of-state",
    "prime-minister": "head-of-government",
    "defence-minister": "defence-minister",
    "foreign-minister": "foreign-minister",
    "interior-minister": "minister",
    "finance-minister": "minister",
    "justice-minister": "minister",
    "high-representative": "foreign-minister",
    "vice-president": "deputy",
    "deputy-prime-minister": "deputy-head-of-government",
    "security-adviser": "adviser",
    "army-chief": "officer",
    "chief-of-staff": "chief",
    "intelligence-chief": "director",
}


def _day(text: str) -> date | None:
    """An ISO date or date-time as a day."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _as_holder(holding: Holding, on: date) -> Holder:
    """A line of the table of offices in the resolver's terms."""
    office = Office(
        holding.title, holding.body, holding.country, holding.since, holding.until, "known"
    )
    group = _CLASSES.get(holding.kind, holding.kind)
    return Holder(
        holding.person, office, group, holding.gender, not holding.over(on), holding.leads
    )


def _holder(group: str, country: str, day: str) -> Holder | None:
    """The one person in an office of a class on a day; None for two of equal standing."""
    on = _day(day)
    if on is None:
        return None
    found = offices().holder(group, country, on)
    if len(found) > 1 and found[0].on(on) == found[1].on(on):
        return None
    return _as_holder(found[0], on) if found else None


# Names recur from report to report; a look-up goes through every namesake of the table.
@lru_cache(maxsize=16384)
def _holdings(name: str) -> tuple[Holding, ...]:
    """Every office that persons of that name held on any day, the likest names first."""
    return offices().held(name, None)


def _held_by(name: str, day: str, country: str | None) -> Holder | None:
    """The office one person of that name holds, or last held; None where two persons fit."""
    on = _day(day)
    if on is None:
        return None
    fitting = [h for h in _holdings(name) if country is None or h.country == country]
    held = [h for h in fitting if h.on(on) == "yes"] or [h for h in fitting if h.on(on) == "likely"]
    single = len(name.split()) == 1
    if single and len({holding.person_id for holding in held}) > 1:
        held = [holding for holding in held if holding.leads]
        if len({holding.person_id for holding in held}) > 1:
            return None
    if held:
        return _as_holder(held[0], on)
    past = [] if single else [holding for holding in fitting if holding.over(on)]
    if len({holding.person_id for holding in past}) != 1:
        return None
    return _as_holder(max(past, key=lambda holding: holding.until or ""), on)


@lru_cache(maxsize=1)
def standard() -> Knowledge:
    """The look-ups over the package's own tables."""
    table = countries()

    @lru_cache(maxsize=16384)
    def country(words: str) -> str | None:
        match = table.find(words)
        if match is None or match.by in ("body", "capital") or match.others:
            return None
        return match.country

    def capital(words: str) -> str | None:
        match = table.by_capital(words)
        return match.country if match is not None else None

    @lru_cache(maxsize=16384)
    def body(words: str) -> KnownBody | None:
        match = table.by_body(words)
        if match is None or match.body is None:
            return None
        return KnownBody(match.body.name, match.body.kind, match.body.country)

    def region(words: str) -> str | None:
        match = places().find(words)
        wide = ("region", "region-of-countries", "continent", "sea", "island")
        return match.name if match is not None and match.kind in wide else None

    def town(words: str) -> str | None:
        match = places().find(words)
        return match.name if match is not None and match.kind == "city" else None

    begins = lru_cache(maxsize=65536)(table.begins)
    endings = {entry.alpha2.casefold(): entry.alpha3 for entry in table if entry.alpha2}
    endings["uk"] = "GBR"

    return Knowledge(
        internet=endings.get,
        region=region,
        town=town,
        country=country,
        capital=capital,
        country_name=table.name,
        body=body,
        begins=begins,
        gender=gender_of,
        holder=_holder,
        held_by=_held_by,
    )
