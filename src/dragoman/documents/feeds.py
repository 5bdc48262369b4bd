"""RSS and Atom: the entries of a feed, with their text where the feed holds all of it."""

from __future__ import annotations

import io
import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

from dragoman.errors import InputError

from .entries import Entry, valid_date
from .markup import HEAD, check_entities
from .pages import plain_text

_REMEDY = "Give the address of an RSS or Atom feed, or a file that holds one"
# A text that breaks off with an invitation to read the rest elsewhere is not the whole text.
_BREAKS_OFF = re.compile(
    r"(?:\[(?:…|\.\.\.)\]|…|\.\.\.|\b(?:read|see) (?:more|on|the (?:full|rest|whole)[^.\n]{0,30})|"
    r"continue reading[^\n]{0,80}?)[\s.»>→…]*\Z",
    re.IGNORECASE,
)
# The line blogs put under every entry of their feeds.
_FOOTER = re.compile(
    r"\n[^\n]{0,20}The post [^\n]{1,300} (?:first )?appeared (?:first )?on [^\n]+\Z"
)


def read_feed(data: bytes, name: str, url: str | None = None) -> tuple[Entry, ...]:
    """The entries of a feed in its order; InputError, naming ``name``, where it is none.

    Links are taken as seen from ``url``. A feed with faults in its markup is read as far as it
    can be.
    """
    import feedparser  # slow to import, and only needed for feeds

    check_entities(data[: 4 * HEAD], name)
    stated = {"content-location": url} if url else {}
    try:
        feed = feedparser.parse(io.BytesIO(data), response_headers=stated)
    except Exception as error:  # the parser meets anything; whatever it raises, this is no feed
        raise InputError(name, f"is no feed that can be read ({error})", _REMEDY) from None
    if not feed.get("version") and not feed.entries:
        raise InputError(name, "is no RSS or Atom feed", _REMEDY)
    title = _line(feed.feed.get("title"))
    return tuple(_entry(item, title) for item in feed.entries)


def _entry(item: Any, feed_title: str | None) -> Entry:
    link = item.get("link") or None
    if link and not link.startswith(("http://", "https://")):
        link = None
    title = _line(item.get("title"))
    published = _moment(item.get("published")) or _moment(item.get("updated"))
    source = item.get("source") or {}
    return Entry(
        key=item.get("id") or link or f"{title} {published}",
        url=link,
        title=title,
        published=published,
        publisher=_line(source.get("title")) or feed_title,
        text=_full_text(item),
    )


def _full_text(item: Any) -> str | None:
    """The entry's text where the feed holds the whole of it, and not a summary alone."""
    contents = [_plain(content) for content in item.get("content") or ()]
    text = max(contents, key=len, default="")
    text = _FOOTER.sub("", text).strip()
    summary = _plain({"value": item.get("summary") or "", "type": "text/html"})
    if not text or len(text) < len(_FOOTER.sub("", summary).strip()) or _BREAKS_OFF.search(text):
        return None
    return text


def _plain(content: Any) -> str:
    value = content.get("value") or ""
    return value if content.get("type") == "text/plain" else plain_text(value)


def _line(value: Any) -> str | None:
    """A title on one line, without its markup."""
    if not isinstance(value, str):
        return None
    return " ".join(plain_text(value).split() if "<" in value else value.split()) or None


def _moment(value: Any) -> str | None:
    """A date of RSS (RFC 822) or Atom (ISO) as ISO, in the offset it is given in."""
    if not isinstance(value, str) or not value.strip():
        return None
    iso = valid_date(value)
    if iso:
        return iso
    try:
        when: datetime = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return when.isoformat()
