"""Ids that stay the same when a document is read again: from content, never from counters."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable

from dragoman.records import Span
from dragoman.reference.names import fold


def digest(*parts: object) -> str:
    """Twelve hex digits of the SHA-256 of the parts."""
    text = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def slug(name: str) -> str:
    """Lower-case words joined by hyphens: "Ahmed al-Sharaa" → ahmed-al-sharaa."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


def actor_id(name: str, generic: bool, place: tuple[int, int], taken: Collection[str]) -> str:
    """The id of an actor: its name; for one without a name, or a name met twice, its place too."""
    base = f"a-{slug(name)[:48].strip('-') or digest(name)[:6]}"
    if not generic and base not in taken:
        return base
    made = f"{base}-{digest(name, *place)[:6]}"
    # "Both the Ukrainian and Croatian parties": two of one name in one place.
    count = 1
    while made in taken:
        count += 1
        made = f"{base}-{digest(name, *place, count)[:6]}"
    return made


def record_id(prefix: str, document: str, spans: Iterable[Span], *parts: object) -> str:
    """The id of a statement, event, …: document, words and what else tells two apart."""
    places = [f"{span.start}-{span.end}" for span in spans]
    return f"{prefix}-{digest(document, *places, *parts)}"
