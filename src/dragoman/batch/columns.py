"""What a table and a column of a coded folder are, and the groups of columns they share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

#: The names of the types are those of Frictionless Table Schema.
Kind = Literal["string", "integer", "number", "boolean"]
Cell = str | int | float | bool | None
Row = dict[str, Cell]
Rows = dict[str, list[Row]]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its type, what it means, and the ``table.column`` whose values it holds."""

    name: str
    kind: Kind
    meaning: str
    references: str | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what a row is, its columns in order, and those that tell its rows apart."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("id",)

    def schema(self) -> dict[str, Any]:
        """The table as a Frictionless Table Schema."""
        fields = [
            {
                "name": one.name,
                "type": one.kind,
                "description": one.meaning,
                **({"constraints": {"required": True}} if one.required else {}),
            }
            for one in self.columns
        ]
        pointing = [
            (one.name, *one.references.split(".")) for one in self.columns if one.references
        ]
        return {
            "name": self.name,
            "description": self.meaning,
            "fields": fields,
            "primaryKey": list(self.key),
            "foreignKeys": [
                {"fields": name, "reference": {"resource": table, "fields": column}}
                for name, table, column in pointing
            ],
        }


def text(name: str, meaning: str, references: str | None = None) -> Column:
    """A column of text that may be empty."""
    return Column(name, "string", meaning, references)


def whole(name: str, meaning: str) -> Column:
    """A column of whole numbers that may be empty."""
    return Column(name, "integer", meaning)


def number(name: str, meaning: str) -> Column:
    """A column of numbers that may be empty."""
    return Column(name, "number", meaning)


def truth(name: str, meaning: str) -> Column:
    """A column of true and false, never empty."""
    return Column(name, "boolean", meaning, required=True)


def needed(column: Column) -> Column:
    """The column, never empty."""
    return replace(column, required=True)


def own_id(what: str) -> Column:
    """The key of a table of things."""
    return needed(text("id", f"Id of the {what}; the same whenever the document is read."))


def document() -> Column:
    """The document a row comes from: every table has it."""
    return needed(text("document", "Id of the document.", "documents.id"))


def ordinal(what: str) -> Column:
    """Place in a list, part of the key."""
    return needed(whole("ordinal", f"{what}, counted from 0."))


def span(prefix: str, what: str, required: bool = False) -> tuple[Column, ...]:
    """Verbatim words and where they stand in the document's text."""
    found = (
        whole(f"{prefix}start_at", f"First code point of {what} in the document's text."),
        whole(f"{prefix}end_at", f"One past the last code point of {what}."),
        text(f"{prefix}words", f"The words of {what}, verbatim."),
    )
    return tuple(map(needed, found)) if required else found


def date(prefix: str, what: str) -> tuple[Column, ...]:
    """An interval of days with the words that give it."""
    return (
        text(f"{prefix}first_day", f"First day {what}, ISO; empty where it cannot be known."),
        text(f"{prefix}last_day", f"Last day {what}, inclusive; empty where it cannot be known."),
        text(f"{prefix}precision", "How exact the words are: day, week, month, year, …"),
        text(f"{prefix}date_words", "The words that give the date."),
        text(f"{prefix}date_anchor", "Counted from what: publication, absolute or an id."),
        text(f"{prefix}date_reason", "Why the interval is open, where it is."),
    )


def place() -> tuple[Column, ...]:
    """A place and the words that name it."""
    return (
        text("place", "The place as the gazetteer or the report names it."),
        text("place_country", "Its country, ISO 3166-1 alpha-3."),
        number("place_lat", "Latitude in degrees."),
        number("place_lon", "Longitude in degrees."),
        *span("place_", "the place"),
    )


def codes() -> tuple[Column, ...]:
    """An act in the field's terms."""
    return (
        text("plover_type", "Type of the act in PLOVER."),
        text("plover_mode", "Mode of the act in PLOVER."),
        text("cameo", "Code of the act in CAMEO."),
        whole("quad", "1 verbal, 2 material cooperation; 3 verbal, 4 material conflict."),
        number("goldstein", "The Goldstein value of the CAMEO code."),
    )


def told() -> tuple[Column, ...]:
    """How an event is spoken of."""
    return (
        needed(text("certainty", "happened, ongoing, planned, …, denied or negated.")),
        truth("background", "True where the report looks back."),
    )


def found() -> tuple[Column, ...]:
    """Who found it and how sure."""
    return (
        needed(text("made_by", "The rule or model that found it.")),
        needed(number("confidence", "From 0 to 1.")),
    )


def party() -> tuple[Column, ...]:
    """An actor in a role, with what is asked of it most."""
    return (
        needed(text("actor", "The actor.", "actors.id")),
        needed(text("name", "The fullest name the document gives it.")),
        needed(text("kind", "person, government, organisation, country, …")),
        text("country", "ISO 3166-1 alpha-3."),
    )


def linked(name: str, owner: str, meaning: str, columns: Sequence[Column], role: str = "") -> Table:
    """A table of lists, whose rows hang on those of ``owner``; ``role`` says what roles are."""
    pointer = needed(text(owner, f"Id of the {owner}.", f"{owner}s.id"))
    roles = (needed(text("role", role)),) if role else ()
    own = (pointer, *roles, ordinal("Place in the list"), document(), *columns)
    return Table(name, meaning, own, (owner, *(one.name for one in roles), "ordinal"))
