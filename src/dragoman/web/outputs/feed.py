"""A view as an Atom feed (RFC 4287): one entry for each thing, newest first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from lxml import etree

from dragoman import __version__
from dragoman.views.wording import visible
from dragoman.web.outputs.items import Item

_ATOM = "http://www.w3.org/2005/Atom"
#: What XML cannot hold besides what is shown as � anyway.
_ILLEGAL = re.compile("[\ufffe\uffff]")
_LONGEST = 4000


def feed(told: Iterable[Item], name: str, base: str, address: str) -> bytes:
    """A feed called ``name`` of the view at ``address``; links begin with ``base``."""
    entries = sorted(told, key=lambda item: item.published or "", reverse=True)
    names: Any = {None: _ATOM}
    root = etree.Element(f"{{{_ATOM}}}feed", nsmap=names)
    _add(root, "id", base + address)
    _add(root, "title", name)
    _add(root, "updated", _time(entries[0].published if entries else None))
    _add(root, "generator", "Dragoman", version=__version__)
    _add(root, "link", rel="self", href=base + address, type="application/atom+xml")
    _add(_add(root, "author"), "name", "Dragoman")
    for item in entries:
        _entry(root, item, base)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8"))


def _entry(root: etree._Element, item: Item, base: str) -> None:
    made = _add(root, "entry")
    _add(made, "id", f"urn:dragoman:{item.id}")
    _add(made, "title", item.title)
    _add(made, "updated", _time(item.published))
    _add(made, "link", rel="alternate", href=base + item.address, type="text/html")
    publisher = item.source.publisher if item.source else None
    if publisher:
        _add(_add(made, "author"), "name", publisher)
    _add(made, "content", "\n".join(line for line in item.lines if line), type="text")


def _add(
    parent: etree._Element, name: str, words: str | None = None, **values: str
) -> etree._Element:
    """An element; what it says is text, whatever it looks like."""
    made = etree.SubElement(parent, f"{{{_ATOM}}}{name}", {k: _clean(v) for k, v in values.items()})
    if words is not None:
        made.text = _clean(words)
    return made


def _clean(words: str) -> str:
    """Words that XML can hold."""
    return _ILLEGAL.sub("\ufffd", visible(words))[:_LONGEST]


def _time(published: str | None) -> str:
    """A moment as Atom wants it; the beginning of time where none is known."""
    try:
        found = datetime.fromisoformat(published or "")
    except ValueError:
        found = datetime(1970, 1, 1)
    return found.replace(tzinfo=found.tzinfo or UTC).isoformat(timespec="seconds")
