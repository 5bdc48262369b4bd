"""Stored words as markup: escaped always, with the parts that stand out between marks of ours."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from dragoman.views import wording
from dragoman.views.answers import hits


def emphasised(text: str, parts: Iterable[str] = (), longest: int = 0) -> Markup:
    """Words with some of their parts in bold, each where it first stands; of words longer than
    ``longest`` (0: no bound) the beginning, up to a blank, and ``…``."""
    shown = _cut(text, longest)
    bounds: list[tuple[int, int]] = []
    for part in parts:
        start = shown.find(part) if part else -1
        end = start + len(part)
        if start >= 0 and all(end <= one or start >= other for one, other in bounds):
            bounds.append((start, end))
    made, place = Markup(), 0
    for start, end in sorted(bounds):
        made += _shown(shown[place:start]) + Markup("<strong>{}</strong>").format(
            _shown(shown[start:end])
        )
        place = end
    made += _shown(shown[place:])
    return made + "…" if len(shown) < len(text) else made


def matched(snippet: str) -> Markup:
    """A search result's stretch of text, what matched between ``<mark>`` and ``</mark>``."""
    return Markup().join(
        Markup("<mark>{}</mark>").format(_shown(part)) if is_match else _shown(part)
        for part, is_match in hits.pieces(snippet)
    )


def _cut(text: str, longest: int) -> str:
    if not longest or len(text) <= longest:
        return text
    return text[:longest].rsplit(maxsplit=1)[0]


def _shown(text: str) -> Markup:
    """On one line, with nothing in it that a browser acts on."""
    return escape(wording.visible(text))
