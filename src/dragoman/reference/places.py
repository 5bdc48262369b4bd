"""Where a place name is: towns, countries, regions, seas.

In goes the name as printed ("Kharkov", "Idlib province", "eastern Ukraine") and the countries the
report is about; out comes a :class:`PlaceMatch` or None. Of several places of one name the larger
wins, unless the report's countries speak for another; ``reason`` then says that there was a choice.

Tables: ``tables/places.tsv`` (GeoNames, CC BY 4.0; sorted, searched without being parsed),
``tables/places-own.tsv`` (own), ``tables/countries.tsv``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources

from dragoman.reference.countries import Country, countries
from dragoman.reference.names import fold

# A town under another than its first name counts half; a capital thrice; one in a country of the
# report twenty times. A rival above a fifth of the winner's weight is worth a word of warning.
_OTHER_NAME, _CAPITAL, _NEAR, _RIVAL = 0.5, 3.0, 20.0, 0.2

_PARTS = (
    r"(?:far |north|south|east|west|northern|southern|eastern|western|central|northeastern|"
    r"northwestern|southeastern|southwestern|north[- ]?east(?:ern)?|north[- ]?west(?:ern)?|"
    r"south[- ]?east(?:ern)?|south[- ]?west(?:ern)?|downtown|occupied|rural|greater|upper|lower|"
    r"coastal|mainland)"
)
_PART = re.compile(rf"^(?:the )?(?:{_PARTS}[ -]+)+(?=\S)", re.IGNORECASE)
_UNIT = re.compile(
    r"\s+(?:oblast|region|province|governorate|prefecture|district|state|county|krai|raion|"
    r"voivodeship|canton|department|territory|countryside|city|airport|port|suburbs?)$",
    re.IGNORECASE,
)
_UNIT_OF = re.compile(
    r"^(?:the )?(?:(?:port |capital |coastal |border )?(?:city|town|village|region|province|"
    r"governorate|district|state|island|capital)) of (?:the )?",
    re.IGNORECASE,
)
_SCHOLARLY = re.compile("[āīūēōḩḥţṭşṣḑḍẕẓẖḏġ‘ĀĪŪḨḤŢṬŞṢḐḌẔẒ]")
_RIVALS = "also a place of that name: "
_TOWN_UNITS = ("city", "airport", "port", "suburb", "suburbs")


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """A place.

    ``country`` is alpha-3, None for seas, continents and lands of several or disputed states.
    ``kind``: city, country, region, island, sea, continent, facility,
    region-of-countries, former-country.
    ``lat``, ``lon`` in degrees, of the middle (of a country: its capital); None where unknown.
    ``reason`` warns: other places of that name, or coordinates that stand in for the place's own.
    """

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    kind: str
    reason: str | None = None

    @property
    def rivalled(self) -> bool:
        """Is there another place of that name, about as likely, in another country?"""
        return self.reason is not None and self.reason.startswith(_RIVALS)


@dataclass(frozen=True, slots=True)
class _Town:
    """One line of ``places.tsv``."""

    name: str
    country: str
    lat: float | None
    lon: float | None
    thousands: int
    kind: str
    first_name: bool


class Places:
    """The gazetteer. Make one and share it (:func:`places`): it never changes."""

    def __init__(self) -> None:
        tables = resources.files(__package__) / "tables"
        self._data = (tables / "places.tsv").read_bytes()
        self._own: dict[str, PlaceMatch] = {}
        for line in (tables / "places-own.tsv").read_text("utf-8").splitlines():
            if line and line[0] != "#":
                names, country, lat, lon, kind = line.split("\t")
                spelled = names.split("|")
                place = PlaceMatch(spelled[0], country or None, float(lat), float(lon), kind)
                for name in spelled:
                    self._own.setdefault(_key(name), place)
        self._capitals = {
            (_key(name), country.alpha3) for country in countries() for name in country.capitals
        }

    def find(self, name: str, near: Sequence[str] = ()) -> PlaceMatch | None:
        """The place of that name.

        ``near`` are alpha-3 codes of the countries the report is about, the likeliest first.

        >>> Places().find("Kharkov").name
        'Kharkiv'
        """
        return self._whole(name, near) or self._unit(name, near) or self._part(name, near)

    def _whole(self, name: str, near: Sequence[str]) -> PlaceMatch | None:
        """The name as it stands: own table, countries, then towns."""
        key = _key(name)
        if not key:
            return None
        own = self._own.get(key)
        if own is not None:
            return own
        towns = self._towns(key)
        match = countries().by_name(name)
        country = countries().get(match.country) if match else None
        if country is not None and not self._rather_state(towns, country, near):
            return _of_country(country)
        return self._choose(key, towns, near)

    @staticmethod
    def _rather_state(towns: list[_Town], country: Country, near: Sequence[str]) -> bool:
        """Georgia in a report on the United States and not on Georgia."""
        return country.alpha3 not in near and any(
            town.kind == "region" and town.country in near for town in towns
        )

    def _choose(self, key: str, towns: list[_Town], near: Sequence[str]) -> PlaceMatch | None:
        """The weightiest town; a word on the runner-up where it is close."""
        if not towns:
            return None
        ranked = sorted(towns, key=lambda town: -self._weight(key, town, near))
        best = ranked[0]
        bar = _RIVAL * self._weight(key, best, near)
        rivals = [
            town
            for town in ranked[1:]
            if self._weight(key, town, near) >= bar and town.country != best.country
        ]
        reason = None if best.lat is not None else "our table has no coordinates of it"
        if rivals:
            where = ", ".join(dict.fromkeys(f"{town.name} ({town.country})" for town in rivals[:3]))
            reason = f"{_RIVALS}{where}"
        return PlaceMatch(best.name, best.country, best.lat, best.lon, best.kind, reason)

    def _weight(self, key: str, town: _Town, near: Sequence[str]) -> float:
        weight = town.thousands * (1.0 if town.first_name else _OTHER_NAME)
        if (key, town.country) in self._capitals:
            weight *= _CAPITAL
        if town.country in near:
            weight *= _NEAR / (1 + 0.2 * list(near).index(town.country))
        return weight

    def _unit(self, name: str, near: Sequence[str]) -> PlaceMatch | None:
        """ "Kherson region", "the port city of Latakia": the town of that name stands for it."""
        bare = _UNIT_OF.sub("", _UNIT.sub("", name.strip()))
        if bare == name.strip():
            return None
        found = self._whole(bare, near)
        last = name.split()[-1].casefold()
        town_unit = last in _TOWN_UNITS or bool(_UNIT_OF.match(name) and "region" not in name)
        if found is None or town_unit or found.kind != "city":
            return found
        return replace(
            found,
            name=name.strip(),
            kind="region",
            reason="coordinates of the town it is named for",
        )

    def _part(self, name: str, near: Sequence[str]) -> PlaceMatch | None:
        """ "eastern Ukraine", "central Kyiv": the whole's country; coordinates for towns only."""
        bare = _PART.sub("", name.strip())
        if bare == name.strip():
            return None
        whole = self._whole(bare, near) or self._unit(bare, near)
        if whole is None:
            return None
        if whole.kind == "city":
            return replace(whole, reason=f"a part of {whole.name}")
        reason = f"a part of {whole.name}: no coordinates of its own"
        return PlaceMatch(name.strip(), whole.country, None, None, "region", reason)

    def _towns(self, key: str) -> list[_Town]:
        """All lines of a key, by binary search in the sorted table."""
        sought = key.encode() + b"\t"
        at = self._seek(sought)
        found = []
        while self._data.startswith(sought, at):
            stop = self._data.find(b"\n", at)
            found.append(_town(self._data[at:stop].decode()))
            at = stop + 1
        return found

    def _seek(self, sought: bytes) -> int:
        """Where the first line not below ``sought`` begins."""
        low, high = 0, len(self._data)  # both are beginnings of lines
        while low < high:
            start = self._data.rfind(b"\n", low, (low + high) // 2) + 1 or low
            stop = self._data.find(b"\n", start) + 1
            if self._data[start : start + len(sought)] < sought:
                low = stop
            else:
                high = start
        return low


def _town(line: str) -> _Town:
    """One line taken apart."""
    _, name, country, lat, lon, thousands, kind, first = line.split("\t")
    where = _degrees(lat), _degrees(lon)
    return _Town(_plain(name), country, *where, int(thousands), kind, first == "1")


def _degrees(cell: str) -> float | None:
    return float(cell) if cell else None


def _plain(name: str) -> str:
    """Scholars' Arabic and Hebrew letters as English texts print them: Ḩamāh → Hamah."""
    if not _SCHOLARLY.search(name):
        return name
    bare = unicodedata.normalize("NFKD", name.replace("‘", "").replace("’", ""))
    return "".join(char for char in bare if not unicodedata.combining(char))


def _of_country(country: Country) -> PlaceMatch:
    """A country, at its capital."""
    return PlaceMatch(country.name, country.alpha3, country.lat, country.lon, "country")


@lru_cache(maxsize=8192)
def _key(name: str) -> str:
    """The folded name without its article."""
    return fold(re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE))


@lru_cache(maxsize=1)
def places() -> Places:
    """The one shared instance."""
    return Places()
