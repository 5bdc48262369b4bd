"""Feeds and sitemaps: what they list, each entry's text or page read in its turn."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from dragoman.errors import InputError
from dragoman.records import Document

from .building import Given, build
from .entries import Entry, host_of
from .feeds import read_feed
from .packed import unpacked
from .reports import Terms, read_answer
from .sitemaps import Onward, read_sitemap

# The protocol has an index name sitemaps; some sites have an index name indexes.
_DEEPEST = 3


def read_entries(
    data: bytes, name: str, url: str | None, terms: Terms
) -> Iterator[Document | InputError]:
    """A document or an error for each entry of a feed; ``url`` is where the feed was found."""
    for number, entry in enumerate(read_feed(data, name, url), start=1):
        yield read_entry(entry, f"{name}, entry {number}", terms)


def read_entry(entry: Entry, place: str, terms: Terms) -> Document | InputError:
    """One entry: from its text where the feed has all of it, else from its page.

    ``place`` is what its error calls it; one whose page could be fetched goes by its address.
    """
    try:
        if entry.text is not None:
            said = Given(entry.published, entry.title, url=entry.url)
            otherwise = Given(publisher=entry.publisher or host_of(entry.url))
            given = terms.given.over(said).over(otherwise)
            return build(entry.text, given, terms.settings, place)
        if entry.url is None:
            problem = f"{_called(entry)} has neither its text nor the address of its page"
            raise InputError(place, problem, "Give the page or its text")
        if terms.client is None:
            problem = f"{_called(entry)} has no full text here, and a file's links are not followed"
            raise InputError(place, problem, f"Give the address of the feed, or {entry.url}")
        return read_answer(terms.client.get(entry.url), entry.url, entry, terms)
    except InputError as error:
        return error


def read_places(
    stream: BinaryIO, name: str, terms: Terms, seen: set[str] | None = None, depth: int = 0
) -> Iterator[Document | InputError]:
    """A document or an error for each address of a sitemap, and of those it leads to, once."""
    seen = set() if seen is None else seen
    if terms.client is None:
        problem = "lists addresses, and those in a folder's files are not followed"
        raise InputError(name, problem, "Name the sitemap itself as a source")
    try:
        for found in read_sitemap(stream, name):
            if found.url is None or found.url in seen:
                continue
            seen.add(found.url)
            if isinstance(found, Entry):
                yield read_entry(found, found.url, terms)
            else:
                yield from _further(found, terms, seen, depth + 1)
    except InputError as error:
        yield error


def _further(
    found: Onward, terms: Terms, seen: set[str], depth: int
) -> Iterator[Document | InputError]:
    """What another sitemap lists."""
    try:
        if depth > _DEEPEST:
            raise InputError(found.url, "lies too deep among sitemaps", "Give it by itself")
        assert terms.client is not None
        answer = terms.client.get(found.url)
        stream = unpacked(io.BytesIO(answer.data), found.url)
        yield from read_places(stream, found.url, terms, seen, depth)
    except InputError as error:
        yield error


def _called(entry: Entry) -> str:
    return f"“{entry.title}”" if entry.title else "an entry without a title"
