"""What every rule of the actor resolver may look at: words, the cast so far, the world, home."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from dragoman.records import Document
from dragoman.reference.actors.cast import Cast
from dragoman.reference.actors.knowledge import Knowledge
from dragoman.reference.actors.phrases import Phrase, Words
from dragoman.reference.actors.vocabulary import Vocabulary, plain

#: "The Kremlin (English)", "The White House (archived)": whose the text is does not change.
_QUALIFIED = re.compile(r"\s*\([^()]*\)\s*$")
_OFFICIAL = re.compile(
    r"(^|\.)(gov|gob|gouv|govt|go|mil|kremlin|mfa|mid|president|parliament)(\.|$)"
)
# Country endings sold as words; a site under them says nothing of its country.
_LOOSE = frozenset("co tv me io ai fm ly cc ws to eu news".split())


@dataclass(frozen=True, slots=True)
class Home:
    """Whose report this is: the publisher's country, and whether it is that state's own site."""

    country: str | None
    official: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """One document while its actors are resolved."""

    words: tuple[Words, ...]
    cast: Cast
    knowledge: Knowledge
    vocabulary: Vocabulary
    day: str | None
    home: Home

    def person(self, phrase: Phrase) -> str:
        """The relation that decides a phrase's weight."""
        return self.words[phrase.sentence].relation(phrase.head)


def home_of(document: Document, knowledge: Knowledge, vocabulary: Vocabulary) -> Home:
    """The publisher's country from its site (".gov.ua", "kremlin.ru") or from the list of media."""
    for source in (document.url, document.publisher):
        host = _host(source)
        if not host:
            continue
        labels = host.split(".")
        if labels[-1] in ("gov", "mil"):
            return Home("USA", True)
        official = bool(_OFFICIAL.search(host))
        if len(labels[-1]) == 2 and labels[-1] not in _LOOSE:
            code = knowledge.internet(labels[-1])
            if code is not None and (official or labels[-1] != "co"):
                return Home(code, official)
    known = vocabulary.known.get(plain(document.publisher or ""))
    if known is not None:
        return Home(known[1], False)
    body = knowledge.body(_QUALIFIED.sub("", document.publisher or ""))
    if body is not None:
        return Home(body.country, body.country is not None)
    return Home(None, False)


def _host(source: str | None) -> str | None:
    """The host name in a web address, or a bare one ("president.gov.ua")."""
    if not source:
        return None
    if "://" in source:
        try:
            return (urlsplit(source).hostname or "").casefold() or None
        except ValueError:
            return None
    bare = source.strip().casefold()
    return bare if re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", bare) else None
