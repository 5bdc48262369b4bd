"""Who independently publishes a text: the agency it is credited to, else the publisher's own site.

Twelve papers that print one agency's report are one source: counting publishers means counting
those who could know.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from dragoman.records import Document
from dragoman.reference.names import fold

# Agency → its own sites.
_AGENCIES = {
    "Reuters": ("reuters.com", "thomsonreuters.com"),
    "AP": ("apnews.com", "ap.org"),
    "AFP": ("afp.com",),
    "dpa": ("dpa.com", "dpa-international.com"),
    "EFE": ("efe.com",),
    "ANSA": ("ansa.it",),
    "UPI": ("upi.com",),
    "TASS": ("tass.com", "tass.ru"),
    "Interfax": ("interfax.ru", "interfax.com"),
    "RIA Novosti": ("ria.ru",),
    "Sputnik": ("sputniknews.com", "sputnikglobe.com"),
    "Ukrinform": ("ukrinform.net", "ukrinform.ua"),
    "Interfax-Ukraine": ("interfax.com.ua",),
    "Xinhua": ("xinhuanet.com", "news.cn"),
    "Kyodo": ("kyodonews.net", "kyodonews.jp"),
    "Yonhap": ("yna.co.kr",),
    "KCNA": ("kcna.kp",),
    "Anadolu": ("aa.com.tr",),
    "SANA": ("sana.sy",),
    "IRNA": ("irna.ir",),
    "WAFA": ("wafa.ps",),
    "SPA": ("spa.gov.sa",),
    "MENA": ("mena.org.eg",),
    "PTI": ("ptinews.com",),
    "ANI": ("aninews.in",),
}
_CALLED = {
    "the associated press": "AP",
    "associated press": "AP",
    "agence france presse": "AFP",
    "thomson reuters": "Reuters",
    "deutsche presse agentur": "dpa",
    "ria": "RIA Novosti",
    "anadolu agency": "Anadolu",
    "xinhua news agency": "Xinhua",
    "kyodo news": "Kyodo",
    "yonhap news agency": "Yonhap",
} | {fold(name): name for name in _AGENCIES}
_NAMES = "|".join(sorted((re.escape(name) for name in _AGENCIES), key=len, reverse=True))
_LONG = "Thomson Reuters|(?:The )?Associated Press|Agence France-Presse|Xinhua News Agency"
# "(Reuters) -" at the head of the text; a byline; "- AP" or "(Xinhua)" as its last words.
_CREDITS = (
    re.compile(rf"\((?P<who>{_NAMES}|{_LONG})\)\s*[-–—:]"),
    re.compile(rf"^(?:By [^\n]{{0,80}}[,|] ?)?(?P<who>{_NAMES}|{_LONG})(?: *[|\n]|$)", re.M),
    re.compile(rf"[,/] ?(?P<who>{_NAMES})\s*[-–—]{{1,2}} "),
)
_ENDING = re.compile(rf"(?:[-–—] ?|\()(?P<who>{_NAMES}|{_LONG})\)?\s*$")
_HEAD, _TAIL = 400, 60
# Second-level names under which countries give out names.
_SHARED_LABELS = frozenset("co com org net edu ac gov gob gouv govt go or ne mil in my".split())


def source_of(document: Document) -> str:
    """The independent publisher of a text: an agency's name, a site, else the publisher's name."""
    site = _site(document.url) or _site(document.publisher)
    credited = _credited(document.text)
    if credited:
        return credited
    if site:
        return _agency_of(site) or site
    name = " ".join((document.publisher or "").split())
    return _CALLED.get(fold(name), name.casefold())


def _credited(text: str) -> str | None:
    """The agency a text is credited to at its head or end."""
    for pattern in _CREDITS:
        match = pattern.search(text[:_HEAD])
        if match is not None:
            return _CALLED[fold(match["who"])]
    match = _ENDING.search(text[-_TAIL:].rstrip())
    return _CALLED[fold(match["who"])] if match is not None else None


@lru_cache(maxsize=4096)
def _agency_of(site: str) -> str | None:
    """The agency whose own site this is."""
    return next((name for name, sites in _AGENCIES.items() if site in sites), None)


@lru_cache(maxsize=4096)
def _site(address: str | None) -> str | None:
    """The registered name of a web address or host: "edition.cnn.com" → cnn.com.

    Names that a state gives to its own offices stay whole from their office on:
    "www.president.gov.ua" → president.gov.ua.
    """
    if not address:
        return None
    try:
        host = urlsplit(address).hostname if "://" in address else address.strip()
    except ValueError:
        return None
    host = (host or "").casefold().rstrip(".")
    if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", host):
        return None
    labels = host.removeprefix("www.").split(".")
    shared = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SHARED_LABELS
    return ".".join(labels[-3 if shared else -2 :])
