"""What somebody may have meant by an address that leads nowhere."""

from __future__ import annotations

from difflib import get_close_matches
from urllib.parse import quote, urlencode

from fastapi import Request

from dragoman.chronicle import Filter
from dragoman.errors import DragomanError
from dragoman.store.words import fold
from dragoman.web import addresses, phrases
from dragoman.web.room import desk

#: The longest part of an address that is looked for, in characters, and actors named at most.
_LONGEST, _MOST = 100, 4
_PLACES = {
    **dict(phrases.sections(read_only=False)),
    "/search": "Search",
    "/quarantine": "Quarantine",
}

Link = tuple[str, str]


def nearest(request: Request) -> tuple[Link, ...]:
    """Addresses and what is there, the likeliest first: sections of nearly this name, actors whose
    names hold the words, a search for them."""
    kind, _, rest = request.url.path.strip("/").partition("/")
    found: list[Link] = []
    if not rest:
        near = get_close_matches(f"/{kind}", [*_PLACES], n=2, cutoff=0.6)
        found += [(address, _PLACES[address]) for address in near]
    words = fold((rest or kind)[:_LONGEST].removeprefix("a-")).strip()
    if not words:
        return tuple(found)
    found += _actors(request, words)
    looked = urlencode({"q": " ".join(words.split())}, quote_via=quote)
    return (*found, (f"/search?{looked}", f"Search for “{' '.join(words.split())}”"))


def _actors(request: Request, words: str) -> list[Link]:
    try:
        profiles = desk(request).archive.actors(Filter(limit=_MOST), words)
    except DragomanError:
        return []
    named = {one.who.name: addresses.address(one) for one in reversed(profiles)}
    return [(address, name) for name, address in reversed(named.items())]
