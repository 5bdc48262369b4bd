"""Answers as CSV (RFC 4180): a header, then a row for each, one value to a cell.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-`` or ``@`` for a formula and runs it,
whoever wrote it. Text that begins so gets an apostrophe before it, which a spreadsheet hides; and
control characters are shown as ``�``. ``verbatim`` leaves both as they are. Numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from dragoman.views import wording
from dragoman.views.answers.cells import Cell, Row
from dragoman.views.answers.kinds import LISTS, SINGLE

# The wide forms too: a spreadsheet folds them into the narrow ones.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # fmt: skip


def render(command: str, values: Sequence[Any], *, verbatim: bool = False) -> Iterator[str]:
    """The lines of the table of ``command``, header first, each with its line break."""
    kind = LISTS[command]
    return _lines(kind.columns, kind.rows(values), verbatim)


def render_one(value: Any, *, verbatim: bool = False) -> Iterator[str]:
    """The table of one answer: an event's reports, a commitment's steps, an actor's offices."""
    kind = SINGLE[type(value)]
    return _lines(kind.columns, kind.rows([value]), verbatim)


def _lines(columns: Sequence[str], rows: Iterable[Row], verbatim: bool) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(columns)
    yield _taken(buffer)
    for cells in rows:
        writer.writerow([_cell(cells[name], verbatim) for name in columns])
        yield _taken(buffer)


def _taken(buffer: io.StringIO) -> str:
    """What the buffer holds, which is then empty again."""
    line = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return line


def _cell(value: Cell, verbatim: bool) -> str | int | float:
    """Nothing as an empty cell, truth as ``true`` and ``false``, text made harmless."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str) or verbatim:
        return value
    return _harmless(value)


@lru_cache(maxsize=8192)
def _harmless(value: str) -> str:
    """Text that no spreadsheet runs; names and codes come again in row after row."""
    guarded = f"'{value}" if value.startswith(_FORMULA) else value
    return wording.showable(guarded.replace("\r\n", "\n").replace("\r", "\n"))
