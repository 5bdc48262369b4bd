"""Read the World Factbook's lines on executives: who, which title, since when, seen how long.

The input is one JSON object a line: factbook code, country, chief_of_state, head_of_government and
the day this wording was first seen; consecutive wordings bound the end of what they say.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.reference.names import same
from dragoman.reference.titles import title_kind

MONTHS = "January February March April May June July August September October November December"
_MONTH = {name[:3]: number + 1 for number, name in enumerate(MONTHS.split())}
_SINCE = re.compile(r"since\s+(?:(\d{1,2})\s+)?(?:([A-Z][a-z]{2})[a-z]*\s+)?(\d{4})")
_TITLE = set(
    "President Vice Prime Minister Premier Chancellor King Queen Emperor Sultan Amir Emir "
    "Pope Grand Duke Duchess Prince Princess Crown Heir Apparent Chairman Chair Chairperson "
    "Leader Supreme Deputy First Second Third Fourth Acting Interim Transition Transitional "
    "Caretaker Federal State Affairs Commission Council Sovereign Presidential Leadership "
    "Military Taoiseach Governor General Governor-General Co-Vice Co-prince Premiers "
    "Ministers Presidents People's Assembly Overall Taliban Executive Chief Secretary Bailiff "
    "Administrator Government Republic Foreign Defense Minister-Designate Designate Captain "
    "Captains Regent Captain-Regent Presidency Member Head Permanent transitional interim "
    "acting Resident Confederation Union Defense Defence Interior Economy Finance Islamic "
    "Emirate National Salvation Unity Commander-in-Chief Armed Forces Sudanese Swiss".split()
)
_LINK = {"of", "the", "and", "for", "&", "-", "or"}
_RANKS = re.compile(
    r"^(Gen|Lt|Col|Maj|Brig|Capt|Adm|Field|Marshal|Dr|Sir|Dame|Sheikh|Sayyid|Archbishop|Ret|Mr|Mrs|"
    r"Engineer|Air|Sgt|Master)\.?$"
)


@dataclass
class Spell:
    """One person in one office as the Factbook tells it."""

    code: str
    title: str
    name: str
    roles: set[str]
    since: str | None
    last_seen: str
    until: str | None = None
    exact: bool = True
    kind: str = field(default="")


def day_of(text: str) -> str | None:
    """``(since 8 June 2014)`` → 2014-06-08; year or month where no more is said."""
    match = _SINCE.search(text)
    if not match:
        return None
    day, month, year = match.groups()
    if not month or month not in _MONTH:
        return year
    return f"{year}-{_MONTH[month]:02d}" + (f"-{int(day):02d}" if day else "")


def mentions(text: str, usual: str) -> Iterator[tuple[str, str, str | None]]:
    """(title, name, since) of everybody in one field; ``usual``: the title if none is given."""
    text = re.sub(
        r"\b(GNU|GNS|GNA|CEO|CNSP|SAC Chair|Sr\.|overall) ", "", html.unescape(text or "")
    )
    text = text.replace("\xa0", " ").replace("chief of state since", "since")
    first_done = False
    for segment in text.split(";"):
        segment = segment.strip()
        if (
            re.search(r" (flew|were|was) ", segment)
            or re.match(r"note|the |former|on |Heir Apparent|represented", segment)
            or not segment
        ):
            continue
        plural = ""
        for piece in re.split(r"(?<=\)),\s*(?:and\s+)?", segment):
            found = one(piece.strip())
            if found is None:
                continue
            title, name, since = found
            if re.search(r"(?<!of )(Presidents|Ministers|Premiers)$", title):
                plural = title[:-1]
            title = plural or title or ("" if first_done else usual)
            first_done = True
            if title and name:
                yield title, name, since


def one(piece: str) -> tuple[str, str, str | None] | None:
    """Title, name and beginning out of ``Prime Minister Keir STARMER (since 5 July 2024)``."""
    head = re.split(r"\((?!Prime Minister|prime minister|Ulu)|(?:^|\s)note\b| who ", piece)[
        0
    ].strip(" ,&")
    head = re.sub(r"\([^)]*\)", " ", head)
    words = head.replace(",", " , ").split()
    at = 0
    while at < len(words) and (
        words[at] in _TITLE or (at and words[at] in _LINK) or (at and words[at] == ",")
        or (at > 1 and words[at - 1] in ("of", "the") and words[at][0].isupper())
    ):  # fmt: skip
        at += 1
    title = " ".join(words[:at]).replace(" ,", ",").strip(" ,")
    rest: list[str] = []
    for word in words[at:]:
        if word == "," or word in (
            "and",
            "in",
            "formerly",
            "-",
            "serving",
            "serves",
            "appointed",
            "elected",
            "is",
            "was",
            "has",
            "since",
        ):
            break
        if not _RANKS.match(word.strip("()")):
            rest.append(word)
    name = " ".join(rest)
    if not re.search(r"(?<!\w)[^\W\d_a-z]{2,}(?![a-z])", name) or re.search(r"\d|vacant", name):
        return None
    return title, name, day_of(piece)


def shown(name: str) -> str:
    """``Vladimir Vladimirovich PUTIN`` → Vladimir Vladimirovich Putin."""
    words = []
    for word in name.replace("&", "").split():
        if re.fullmatch(r"[IVX]+", word):
            words.append(word)
            continue
        parts = re.split(r"([-'’])", word)
        words.append("".join(p if not (p.isupper() and len(p) > 1) else small(p) for p in parts))
    return re.sub(
        r"\b(Bin|Bint|Al|Da|De|Dos|Von|Van)\b(?= )", lambda m: m[0].lower(), " ".join(words)
    )


def small(part: str) -> str:
    """One word in capitals, as a name is written."""
    if part.startswith("MC") and len(part) > 3:
        return "Mc" + part[2:].capitalize()
    return part.capitalize()


def spells(path: Path) -> tuple[dict[str, list[Spell]], str]:
    """All spells by Factbook code, and the last day the source was seen."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    days = sorted({row["as_of"] for row in rows})
    by_code: dict[str, list[dict]] = {}
    for row in rows:
        by_code.setdefault(row["factbook_code"], []).append(row)
    return {code: country(code, sorted(group, key=lambda r: r["as_of"]), days)
            for code, group in by_code.items()}, days[-1]  # fmt: skip


def country(code: str, versions: list[dict], days: list[str]) -> list[Spell]:
    """The spells of one country, ends taken from the wordings that follow."""
    known: list[Spell] = []
    seen_kinds: list[set[str]] = []
    usual: dict[str, str] = {}
    for number, row in enumerate(versions):
        after = versions[number + 1]["as_of"] if number + 1 < len(versions) else None
        last = max((d for d in days if after is None or d < after), default=row["as_of"])
        kinds: set[str] = set()
        for role, key in (("state", "chief_of_state"), ("government", "head_of_government")):
            for title, name, since in mentions(row[key], usual.get(role, "")):
                kind = title_kind(title) or ""
                if kind in ("president", "prime-minister", "monarch"):
                    usual.setdefault(role, title)
                kinds.add(kind)
                before = max((d for d in days if d < row["as_of"]), default=row["as_of"])
                enter(known, Spell(code, title, name, {role}, since, last, kind=kind), before)
        seen_kinds.append(kinds)
    for spell in known:
        end(spell, known, versions, seen_kinds)
    return known


def enter(known: list[Spell], new: Spell, before: str) -> None:
    """Add a spell, or stretch the one it goes on with; ``before``: the last wording's last day."""
    for old in known:
        if old.kind == new.kind and same(old.name, new.name).score >= 0.6:
            caretaker = re.match("Caretaker|Outgoing", new.title) is not None
            broken = old.last_seen < before and new.since != old.since
            if caretaker or (
                not broken and not (new.since and old.since and new.since > old.last_seen)
            ):
                old.last_seen, old.name = new.last_seen, new.name
                if not caretaker:
                    old.title = new.title
                    if new.roles == {"state"} or "state" not in old.roles:
                        old.since = new.since or old.since
                old.roles |= new.roles
                return
    known.append(new)


def end(spell: Spell, known: list[Spell], versions: list[dict], kinds: list[set[str]]) -> None:
    """Set ``until`` where a later wording no longer has the person in the office."""
    later = [n for n, row in enumerate(versions) if row["as_of"] > spell.last_seen]
    if not later or not any(spell.kind in kinds[n] or spell.kind in ("president", "monarch")
                            for n in later):  # fmt: skip
        return
    after = [
        other.since
        for other in known
        if other is not spell and other.kind == spell.kind and other.since
        and other.since >= (spell.since or "") and len(other.since) == 10
        and other.since > spell.last_seen[:8] + "00"
        and spell.kind not in ("vice-president", "deputy-prime-minister", "minister")
    ]  # fmt: skip
    spell.until = min(after, default=versions[later[0]]["as_of"])
    spell.exact = bool(after) and gap(spell.last_seen, spell.until) <= 120


def gap(first: str, second: str) -> int:
    """Days from one ISO day to another."""
    from datetime import date

    return (date.fromisoformat(second) - date.fromisoformat(first)).days
