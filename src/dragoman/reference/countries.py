"""Countries by name, demonym, adjective, capital, or by the body that stands for their government.

In goes a phrase of a report ("the Russian Federation", "Turks", "Ankara", "the Kremlin"), out comes
a :class:`CountryMatch` that says which country and by what right, or None. Capitals and bodies are
told apart, because "Moscow" may be a city or a government: that is for the caller to decide.

Tables: ``tables/countries.tsv`` (CIA World Factbook, GeoNames, own), ``tables/bodies.tsv`` (own).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal

from dragoman.reference.names import fold

By = Literal["name", "adjective", "demonym", "capital", "body"]

_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
# Words of two or three letters in capitals only: "US" is a country, "us" is not.
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Country:
    """One country or territory. ``lat`` and ``lon`` are the capital's; None where it has none."""

    alpha3: str
    alpha2: str
    name: str
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    names: tuple[str, ...]
    capitals: tuple[str, ...]
    lat: float | None
    lon: float | None
    population: int


@dataclass(frozen=True, slots=True)
class Body:
    """An institution: ``kind`` is presidency, government, parliament, foreign-ministry, military,
    organisation, armed-group, …; ``country`` is None for international ones."""

    name: str
    country: str | None
    kind: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountryMatch:
    """What a phrase names.

    ``country`` is ISO 3166-1 alpha-3, None for an international body. ``by`` is the right it is
    named by. ``people`` is ``one`` or ``many`` for demonyms. ``others`` are further countries of
    that name ("Congolese"), the larger one being ``country``.
    """

    country: str | None
    name: str
    by: By
    body: Body | None = None
    people: Literal["one", "many"] | None = None
    others: tuple[str, ...] = ()


def _rows(file: str) -> Iterator[list[str]]:
    """The cells of a table of ours, comments left out."""
    text = (resources.files(__package__) / "tables" / file).read_text("utf-8")
    return (line.split("\t") for line in text.splitlines() if line and line[0] != "#")


def _values(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _country(cells: list[str]) -> Country:
    """One line of ``countries.tsv``."""
    lat, lon = (float(cell) if cell else None for cell in cells[7:9])
    adjectives, demonyms, names, capitals = (_values(cell) for cell in cells[3:7])
    return Country(
        cells[0], cells[1], cells[2], adjectives, demonyms, names, capitals, lat, lon, int(cells[9])
    )


class Countries:
    """The tables, indexed. Make one and share it (:func:`countries`): it never changes."""

    def __init__(self) -> None:
        rows = [_country(cells) for cells in _rows("countries.tsv")]
        self._by_code = {country.alpha3: country for country in rows}
        self._alpha2 = {country.alpha2: country.alpha3 for country in rows}
        self._index: dict[By, dict[str, list[Country]]] = {
            "name": {}, "adjective": {}, "demonym": {}, "capital": {},
        }  # fmt: skip
        for country in sorted(rows, key=lambda row: -row.population):
            self._enter(country)
        self._bodies: dict[str, Body] = {}
        for names, code, kind in _rows("bodies.tsv"):
            spelled = _values(names)
            body = Body(spelled[0], code or None, kind, spelled)
            for name in spelled:
                self._bodies.setdefault(_key(name), body)
        keys = (*self._bodies, *(key for index in self._index.values() for key in index))
        self._openings = frozenset(key.partition(" ")[0] for key in keys)

    def _enter(self, country: Country) -> None:
        """Index one country under everything it is called."""
        fields: tuple[tuple[By, tuple[str, ...]], ...] = (
            ("name", (country.name, *country.names, country.alpha3)),
            ("adjective", country.adjectives),
            ("demonym", country.demonyms),
            ("capital", country.capitals),
        )
        for by, phrases in fields:
            for phrase in phrases:
                entries = self._index[by].setdefault(_key(phrase), [])
                if country not in entries:
                    entries.append(country)

    def __iter__(self) -> Iterator[Country]:
        return iter(self._by_code.values())

    def get(self, code: str | None) -> Country | None:
        """The country of an alpha-3 or alpha-2 code."""
        if not code:
            return None
        upper = code.upper()
        return self._by_code.get(upper) or self._by_code.get(self._alpha2.get(upper, ""))

    def find(self, phrase: str) -> CountryMatch | None:
        """What the phrase names: a country before a body, a body before people, a capital last.

        >>> Countries().find("the Kremlin").country
        'RUS'
        """
        return (
            self.by_name(phrase)
            or self.by_body(phrase)
            or self.by_adjective(phrase)
            or self.by_demonym(phrase)
            or self.by_capital(phrase)
        )

    def begins(self, word: str) -> bool:
        """False where nothing that the tables know begins with ``word``, a word between blanks."""
        if not word[:1].isalpha() or word.isupper() or word.casefold() == "the":
            return True  # capitals and articles are keyed in other ways
        opening = fold(word.replace(".", "")).partition(" ")[0]
        return not opening or opening in self._openings

    def by_name(self, phrase: str) -> CountryMatch | None:
        """Short, long, official, former and local names, abbreviations, alpha-3 codes."""
        return self._match("name", phrase)

    def by_adjective(self, phrase: str) -> CountryMatch | None:
        """ "Russian", "US", "Emirati"."""
        return self._match("adjective", phrase)

    def by_demonym(self, phrase: str) -> CountryMatch | None:
        """ "Russians", "a Turk", "Frenchmen"; ``people`` says one or many."""
        found = self._match("demonym", phrase)
        if found is None or found.country is None:
            return None
        bare = _ARTICLE.sub("", phrase.strip())
        single = not (bare.endswith(("s", "men", "ese", "ish")) or phrase != bare)
        people: Literal["one", "many"] = "one" if single else "many"
        return CountryMatch(found.country, found.name, "demonym", None, people, found.others)

    def by_capital(self, phrase: str) -> CountryMatch | None:
        """Capitals and other seats of government: "Ankara", "The Hague", "Washington"."""
        return self._match("capital", phrase)

    def by_body(self, phrase: str) -> CountryMatch | None:
        """Institutions and the places that stand for them: "Downing Street", "Knesset", "NATO"."""
        body = self._bodies.get(_key(phrase))
        if body is None:
            return None
        country = self.get(body.country)
        return CountryMatch(body.country, country.name if country else body.name, "body", body)

    def name(self, code: str | None) -> str | None:
        """The name to show: ``GBR`` → United Kingdom."""
        country = self.get(code)
        return country.name if country else None

    def adjective(self, code: str | None) -> str | None:
        """``GBR`` → British; None where the language has none."""
        country = self.get(code)
        return country.adjectives[0] if country and country.adjectives else None

    def _match(self, by: By, phrase: str) -> CountryMatch | None:
        found = self._index[by].get(_key(phrase))
        if not found:
            return None
        first = found[0]
        others = tuple(country.alpha3 for country in found[1:])
        return CountryMatch(first.alpha3, first.name, by, None, None, others)


@lru_cache(maxsize=8192)
def _key(phrase: str) -> str:
    """Folded; without the article; short words in capitals kept apart from small ones."""
    bare = _ARTICLE.sub("", phrase.strip()).replace(".", "") or phrase.strip()
    folded = fold(bare)
    letters = folded.replace(" ", "")
    if len(letters) < _SHORT and bare.isupper():
        return letters.upper()
    return folded


@lru_cache(maxsize=1)
def countries() -> Countries:
    """The one shared instance."""
    return Countries()
