"""The code lists of the formats, as far as the record's own codes do not say them.

Tables: ``tables/countries.tsv``, ``tables/cameo.tsv``, ``tables/plover.tsv``, each with
its sources named.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class CountryCodes:
    """A country in two letters of ISO 3166-1, CAMEO's letters, FIPS 10-4 and the Correlates of War;
    None where it has none."""

    alpha2: str | None = None
    cameo: str | None = None
    fips: str | None = None
    cow: int | None = None


@dataclass(frozen=True, slots=True)
class CameoEntry:
    """A CAMEO code as ICEWS labels it, and its score in GDELT and in ICEWS."""

    label: str | None
    gdelt: float | None
    icews: float | None


_UNKNOWN = CountryCodes()
_NO_ENTRY = CameoEntry(None, None, None)


def rows(file: str) -> Iterator[list[str]]:
    """The cells of a table of ours, comments and header left out."""
    text = (resources.files(__package__) / "tables" / file).read_text("utf-8")
    lines = [line for line in text.splitlines() if line and line[0] != "#"]
    return (line.split("\t") for line in lines[1:])


@lru_cache(maxsize=1)
def _countries() -> Mapping[str, CountryCodes]:
    return {
        iso: CountryCodes(alpha2 or None, cameo or None, fips or None, int(cow) if cow else None)
        for iso, alpha2, cameo, fips, cow in rows("countries.tsv")
    }


def country(iso: str | None) -> CountryCodes:
    """The codes of a country by its ISO 3166-1 alpha-3 code; all None where it is not known."""
    return _countries().get(iso or "", _UNKNOWN)


@lru_cache(maxsize=1)
def _cameo() -> Mapping[str, CameoEntry]:
    return {
        code: CameoEntry(label or None, _number(gdelt), _number(icews))
        for code, label, gdelt, icews in rows("cameo.tsv")
    }


def cameo(code: str | None) -> CameoEntry:
    """What ICEWS and GDELT say of a CAMEO code; all None where it is not known."""
    return _cameo().get(code or "", _NO_ENTRY)


@lru_cache(maxsize=1)
def _scores() -> Mapping[tuple[str, str], float | None]:
    return {(kind, mode): _number(score) for kind, mode, score in rows("plover.tsv")}


def intensity(kind: str | None, mode: str | None) -> float | None:
    """PLOVER's score of a mode, or of the type where it has no mode or the mode no score."""
    if kind is None:
        return None
    found = _scores().get((kind, mode or ""))
    return _scores().get((kind, "")) if found is None else found


def _number(cell: str) -> float | None:
    return float(cell) if cell else None


def whole_id(*parts: str) -> int:
    """A whole number of 63 bits that stands for an id in formats that number their rows.

    The same for the same parts, whatever else is exported. Two of a million rows share one with a
    probability of 1 in 18 million.
    """
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big") >> 1
