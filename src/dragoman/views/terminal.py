"""What every page in the terminal is made with: its console, its tones, and text made harmless."""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
from collections.abc import Iterable

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.views.wording import visible

# Narrower than this, a column for labels leaves too little room for the words beside it.
NARROW = 64
LABEL = 17
NARROWEST, WIDEST = 24, 120
TONE = {
    "happened": "green",
    "ongoing": "green",
    "planned": "cyan",
    "proposed": "cyan",
    "conditional": "yellow",
    "possible": "yellow",
    "denied": "red",
    "negated": "red",
}
# Blanks that a table puts at the end of a line, inside the last style or after it.
_TRAILING = re.compile(r"[ ]+((?:\x1b\[0m)?)[ ]*$")


def labelled(
    label: str, lines: Iterable[Text], style: str = "bold", *, narrow: bool
) -> RenderableType:
    """A label at the left with its lines beside it; above them on a narrow page."""
    kept = [line for line in lines if line.plain]
    if narrow:
        top = [text(label.strip(), style)] if label else []
        return Group(*top, *(Padding(line, (0, 0, 0, 2)) for line in kept))
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=LABEL)
    grid.add_column(ratio=1)
    grid.add_row(text(label, style), Group(*kept) if kept else Text(""))
    return grid


def columns(width: int | None) -> int:
    """The width of a page: as asked, else that of the window, else 100; within bounds."""
    wanted = width or shutil.get_terminal_size((100, 24)).columns
    return max(NARROWEST, min(wanted, WIDEST))


def printed(blocks: Iterable[RenderableType], width: int, colour: bool | None = None) -> str:
    """The blocks as text of at most ``width`` columns, ending in a line break.

    ``colour`` None: only where the output is a terminal and neither ``NO_COLOR`` nor ``TERM=dumb``
    is set.
    """
    styled = _wants_colour() if colour is None else colour
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=styled,
        color_system="standard" if styled else None,
        no_color=not styled,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    with console.capture() as captured:
        for block in blocks:
            console.print(block)
    lines = captured.get().split("\n")
    return "\n".join(_TRAILING.sub(r"\1", line) for line in lines).rstrip("\n") + "\n"


def text(words: str, style: str = "") -> Text:
    """One line of text with nothing in it that a terminal acts on."""
    return Text(visible(words), style)


def _wants_colour() -> bool:
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not plain and sys.stdout.isatty()
