"""An answer as a page in the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import RenderableType

from dragoman.views.answers import telling
from dragoman.views.answers.kinds import LISTS, SINGLE, Kind
from dragoman.views.answers.sheet import Sheet
from dragoman.views.terminal import columns, printed, text


def render(
    command: str,
    values: Sequence[Any],
    asked: Sequence[str] = (),
    *,
    note: str = "",
    width: int | None = None,
    colour: bool | None = None,
) -> str:
    """The answers to ``command`` as text, ending in a line break.

    ``asked`` says in words what the question was narrowed to; ``note`` stands at the foot, or in
    the place of the answers where there are none. Width and colour as in the page of a reading.
    """
    wide = columns(width)
    kind = LISTS[command]
    blocks: list[RenderableType] = [text(_title(kind, values), "bold")]
    if asked:
        blocks.append(text(" · ".join(asked), "dim"))
    blocks += list(kind.entries(values, Sheet(wide))) if values else []
    return printed([*blocks, *_foot(note)], wide, colour)


def render_one(value: Any, *, width: int | None = None, colour: bool | None = None) -> str:
    """One answer with nothing left out."""
    wide = columns(width)
    return printed(SINGLE[type(value)].entries([value], Sheet(wide)), wide, colour)


def _title(kind: Kind, values: Sequence[Any]) -> str:
    if kind is LISTS["dyad"] and values:
        return kind.title
    return f"{kind.title}: {telling.times(len(values), kind.one, kind.many)}"


def _foot(note: str) -> list[RenderableType]:
    return [text(""), *(text(line, "dim") for line in note.split("\n"))] if note else []
