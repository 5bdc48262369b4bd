"""What a table and a column of an export are, and the schema file beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

#: The names of the types are those of Frictionless Table Schema.
Kind = Literal["string", "integer", "number", "boolean", "date", "array", "object"]
Cell = str | int | float | bool | None
Row = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its type, what it means in the format, and what of ours fills it.

    An empty ``filled`` says that we know nothing that belongs there: the column stays empty.
    """

    name: str
    kind: Kind
    meaning: str
    filled: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what a row is, the format's columns in order, and ours behind them.

    ``key`` names the columns that tell rows apart.
    """

    name: str
    meaning: str
    columns: tuple[Column, ...]
    added: tuple[Column, ...] = ()
    key: tuple[str, ...] = ("id",)

    def plain(self) -> Table:
        """The table without our own columns."""
        return replace(self, added=())

    @property
    def every(self) -> tuple[Column, ...]:
        """The format's columns and ours."""
        return self.columns + self.added

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all columns in order."""
        return tuple(one.name for one in self.every)

    def schema(self) -> dict[str, Any]:
        """The table as a Frictionless Table Schema; ``source`` says what fills a column."""
        keyed = all(name in self.names for name in self.key)
        return {
            "name": self.name,
            "description": self.meaning,
            "fields": [_field(one) for one in self.every],
            **({"primaryKey": list(self.key)} if keyed else {}),
            "missingValues": [""],
        }


def _field(column: Column) -> dict[str, str]:
    filled = column.filled or "nothing: always empty"
    return {
        "name": column.name,
        "type": column.kind,
        "description": column.meaning,
        "source": filled,
    }
