"""XML told by its root, and refused where it could do harm: nothing in it is ever expanded."""

from __future__ import annotations

import re

from dragoman.errors import InputError

# What may stand before the root: a mark, blanks, a declaration, comments, a document type.
_ROOT = re.compile(
    rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)*"
    rb"<(?:[\w.-]+:)?(?P<root>[A-Za-z][\w.-]*)",
    re.DOTALL | re.IGNORECASE,
)
_FIRST_ELEMENT = re.compile(rb"<[A-Za-z]")
_FEEDS = frozenset({"rss", "feed", "rdf", "channel"})
_SITEMAPS = frozenset({"urlset", "sitemapindex"})
#: Enough of a file to find its root in.
HEAD = 16_384


def root_of(head: bytes) -> str | None:
    """Name of the root element, in lower case without a prefix; None where it is no markup."""
    match = _ROOT.match(head[:HEAD].replace(b"\0", b""))
    return match["root"].decode().lower() if match else None


def is_feed(root: str | None) -> bool:
    """RSS in any of its forms, or Atom."""
    return root in _FEEDS


def is_sitemap(root: str | None) -> bool:
    """A sitemap, or an index of sitemaps."""
    return root in _SITEMAPS


def check_entities(head: bytes, name: str) -> None:
    """Raise InputError where the markup declares entities, which no feed and no sitemap needs."""
    data = head.replace(b"\0", b"")
    first = _FIRST_ELEMENT.search(data)
    if b"<!ENTITY" in data[: first.start() if first else None]:
        problem = "declares entities of its own, which are not expanded"
        raise InputError(name, problem, "Take the <!ENTITY …> lines out and write their text in")
