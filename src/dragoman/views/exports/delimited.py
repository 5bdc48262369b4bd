"""Tables as text: cells with a separator between them, as RFC 4180 quotes them, or JSON lines."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from typing import TextIO

from dragoman.views.exports.columns import Cell, Table

# A spreadsheet takes a cell that begins so for a formula; the wide forms too.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # fmt: skip
_BREAKS = str.maketrans({"\t": " ", "\r": " ", "\n": " ", "\x00": "\ufffd"})


class Delimited:
    """Writes the rows of a table, the header first. Breaks and tabs in text become blanks.

    ``guarded`` puts an apostrophe before text that a spreadsheet would run as a formula.
    """

    def __init__(
        self,
        stream: TextIO,
        table: Table,
        *,
        separator: str = "\t",
        header: bool = True,
        guarded: bool = False,
    ) -> None:
        self._writer = csv.writer(stream, delimiter=separator, lineterminator="\n")
        self._names = table.names
        self._guarded = guarded
        if header:
            self._writer.writerow(self._names)

    def write(self, row: Mapping[str, Cell]) -> None:
        """One row; columns it does not have stay empty."""
        self._writer.writerow([_text(row.get(name), self._guarded) for name in self._names])

    def close(self) -> None:
        """Nothing is kept back."""


class JsonLines:
    """Writes the rows of a table as JSON objects, one a line, every column in each."""

    def __init__(self, stream: TextIO, table: Table) -> None:
        self._stream = stream
        self._names = table.names

    def write(self, row: Mapping[str, Cell]) -> None:
        """One row; columns it does not have are null."""
        told = {name: row.get(name) for name in self._names}
        self._stream.write(json.dumps(told, ensure_ascii=False, allow_nan=False) + "\n")

    def close(self) -> None:
        """Nothing is kept back."""


def _text(cell: Cell, guarded: bool) -> str | int | float:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if not isinstance(cell, str):
        return cell
    flat = cell.translate(_BREAKS)
    return f"'{flat}" if guarded and flat.startswith(_FORMULA) else flat
