"""Sitemaps: the addresses of a site, with the titles and dates that a news sitemap gives them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from lxml import etree

from dragoman.errors import InputError

from .entries import Entry, valid_date
from .markup import HEAD, check_entities

_REMEDY = "Give a sitemap as sitemaps.org describes it"
#: What the protocol allows one file to hold, unpacked and in addresses.
LARGEST, MOST = 52_428_800, 50_000


@dataclass(frozen=True, slots=True)
class Onward:
    """Another sitemap that an index names."""

    url: str


def read_sitemap(stream: BinaryIO, name: str) -> Iterator[Entry | Onward]:
    """The addresses and further sitemaps that a sitemap lists, in its order, as it is read.

    Raises InputError where it is no XML, or larger than the protocol allows; what came before
    stands.
    """
    parser = etree.XMLPullParser(
        events=("end",), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    taken = listed = 0
    while data := stream.read(HEAD):
        if not taken:
            check_entities(data, name)
        taken += len(data)
        if taken > LARGEST:
            raise InputError(name, "is larger than the 50 MB a sitemap may have", _REMEDY)
        for found in _fed(parser, data, name):
            listed += 1
            if listed > MOST:
                raise InputError(name, f"lists more than {MOST:,} addresses", _REMEDY)
            yield found
    try:
        parser.close()
    except etree.XMLSyntaxError as error:
        raise InputError(name, f"is no valid XML ({error.msg})", _REMEDY) from None


def _fed(parser: etree.XMLPullParser, data: bytes, name: str) -> Iterator[Entry | Onward]:
    """What has become whole with these bytes; the elements read are let go."""
    fault: str | None = None
    try:
        parser.feed(data)
    except etree.XMLSyntaxError as error:
        fault = error.msg
    for _, element in parser.read_events():
        assert isinstance(element, etree._Element)
        kind = _local(element)
        if kind not in ("url", "sitemap"):
            continue
        found = _found(element, kind)
        element.clear()
        parent = element.getparent()
        while parent is not None and parent[0] is not element:
            del parent[0]
        if found is not None:
            yield found
    if fault is not None:
        raise InputError(name, f"is no valid XML ({fault})", _REMEDY)


def _found(element: etree._Element, kind: str) -> Entry | Onward | None:
    places = (part.text or "" for part in element if _local(part) == "loc")
    url = "".join(next(places, "").split())
    if not url.startswith(("http://", "https://")):
        return None
    if kind == "sitemap":
        return Onward(url)
    return Entry(
        key=url,
        url=url,
        title=_news(element, "title"),
        published=valid_date(_news(element, "publication_date")),
        publisher=_news(element, "name"),
    )


def _news(element: etree._Element, wanted: str) -> str | None:
    """A value of the entry's ``news:news`` part; titles of its pictures and videos are others."""
    for part in element.iter(etree.Element):
        if _local(part) == "news":
            for value in part.iter(etree.Element):
                if _local(value) == wanted and value.text and value.text.strip():
                    return " ".join(value.text.split())
    return None


def _local(element: etree._Element) -> str:
    """The tag's name without its namespace; "" of a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
