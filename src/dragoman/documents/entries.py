"""An entry of a feed or a sitemap: an address, what is said of its page, perhaps its text."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from dragoman.errors import DateError

from .dates import check_published


@dataclass(frozen=True, slots=True)
class Entry:
    """``key`` is what the feed knows it by; ``text`` its full text where the feed holds it.

    ``publisher`` names whose feed it is; a page's own word on that goes before it.
    """

    key: str
    url: str | None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    text: str | None = None


def host_of(url: str | None) -> str | None:
    """The site of an address, without "www."; None for a bare number or for no address."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    if not host or "." not in host:
        return None
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return host.removeprefix("www.")
    return None


def valid_date(value: str | None) -> str | None:
    """A date as a feed or archive states it; None where it is none: its error is not the user's."""
    try:
        return check_published(value)
    except DateError:
        return None
