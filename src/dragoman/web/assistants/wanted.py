"""What an assistant can ask for: the parameters of each tool, which are also its schema.

Names and meaning are those of the options of the command line. What is not understood is refused
with what comes nearest; nothing is passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from itertools import chain
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, JsonValue
from pydantic.config import JsonDict

from dragoman.archive import narrowing
from dragoman.chronicle import Filter
from dragoman.lexicon.model import COMMITMENT_KINDS, COMMITMENT_STATUSES
from dragoman.records import CERTAINTIES

#: Answers at once, by default and at most: twenty events with their evidence are some 60,000
#: characters, about what assistants keep of one answer.
PAGE, MOST = 20, 100
_LONGEST = 200


def _several(value: Any) -> Any:
    """One word, or several with commas between them, as a list."""
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return value


Word = Annotated[str, Field(max_length=_LONGEST)]
Words = Annotated[list[Word], BeforeValidator(_several), Field(max_length=20)]


def _listed(known: tuple[str, ...]) -> Any:
    """Any of some words; one alone may be given as it is."""
    item: JsonDict = {"type": "string", "enum": list[JsonValue](known)}
    return Annotated[
        list[Literal[known]],  # type: ignore[valid-type]
        BeforeValidator(_several),
        Field(json_schema_extra={"items": item}),
    ]


class Wanted(BaseModel):
    """Parameters of a tool; one that it does not have is an error."""

    model_config = ConfigDict(extra="forbid")

    def filter(self, acts: Collection[str]) -> Filter:
        """The filter that they make; ``acts`` are the ids of those there are.

        Raises ValueError where one is not understood.
        """
        given = {name: value for name, value in self if value not in (None, "", [])}
        made = {field: read(given[name]) for name, field, read in _FIELDS if name in given}
        if "act" in given:
            made["acts"] = narrowing.acts_of(given["act"], acts)
        if made.get("since") and made.get("until") and made["since"] > made["until"]:
            raise ValueError(f"since {made['since']} lies after until {made['until']}")
        return Filter(**made)


def _dyad(given: list[str]) -> tuple[str, str]:
    return narrowing.dyad_of(",".join(given))


def _countries(given: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain(*(narrowing.countries_of(one) for one in given))))


def _until(given: str) -> str:
    return narrowing.day_of(given, last=True)


def _as_it_is(given: Any) -> Any:
    return given


#: Parameter, field of the filter, how the one becomes the other.
_FIELDS: tuple[tuple[str, str, Callable[[Any], Any]], ...] = (
    ("actor", "actor", _as_it_is),
    ("country", "countries", _countries),
    ("dyad", "dyad", _dyad),
    ("certainty", "certainties", tuple),
    ("topic", "topic", narrowing.topic_of),
    ("publisher", "publisher", _as_it_is),
    ("since", "since", narrowing.day_of),
    ("until", "until", _until),
    ("contacts", "contacts", _as_it_is),
    ("background", "background", _as_it_is),
    ("kind", "kinds", tuple),
    ("status", "statuses", tuple),
    ("limit", "limit", _as_it_is),
    ("offset", "offset", _as_it_is),
)


class Paged(Wanted):
    """How many answers, and from which on."""

    limit: int = Field(PAGE, ge=1, le=MOST, description=f"At most this many answers (1–{MOST}).")
    offset: int = Field(
        0, ge=0, le=1_000_000, description="Leave out the first so many: next_offset of a page."
    )


class Dated(Paged):
    """Of which days, by whom published."""

    publisher: Word | None = Field(None, description="Who published it, such as elysee.fr.")
    since: Word | None = Field(None, description="From this day, month or year on: 2025-02-12.")
    until: Word | None = Field(None, description="Up to this day, month or year, inclusive.")


class Narrowed(Dated):
    """Of whom, and about what."""

    actor: Word | None = Field(None, description="Who takes part: an actor's name or id.")
    country: Words = Field(
        [], description="Countries that take part, by name or ISO code; of several, any."
    )
    topic: Word | None = Field(
        None, description="A topic of the lexicon (see vocabulary), or words."
    )


class Between(Narrowed):
    """Between which two countries."""

    dyad: Words = Field([], description='Both of two countries: ["France", "Russia"].')


class Acted(Between):
    """Events."""

    act: Words = Field([], description="Acts of the lexicon; of several, any: call, meeting, …")
    certainty: _listed(CERTAINTIES) = Field(  # type: ignore[valid-type]
        [], description="How sure it is that it took place; of several, any."
    )
    background: bool | None = Field(
        None, description="true: only what reports look back on; false: without that."
    )


class Timeline(Acted):
    """Events in the order of their days."""

    contacts: bool = Field(False, description="Calls, meetings, visits and letters alone.")


class Compared(Acted):
    """Contacts with several accounts."""

    id: Word | None = Field(
        None, description="A contact, its event or one of its reports; then nothing else is given."
    )


class Searched(Narrowed):
    """Words that are looked for."""

    words: str = Field(
        min_length=1,
        max_length=1000,
        description='All must stand there. "a phrase", a beginning*, -without, one OR other.',
    )
    kind: _listed(("document", "statement")) = Field(  # type: ignore[valid-type]
        [], description="Documents or statements; else both."
    )


class Owed(Between):
    """Commitments."""

    status: _listed(COMMITMENT_STATUSES) = Field(  # type: ignore[valid-type]
        [], description="Any of these, on the day asked about."
    )
    kind: _listed(COMMITMENT_KINDS) = Field(  # type: ignore[valid-type]
        [], description="Any of these kinds."
    )
    as_of: Word | None = Field(
        None, description="Status and age as they stand on this day (2025-02-12), else today."
    )


class Known(Dated):
    """Actors."""

    name: Word | None = Field(None, description="A part of the name.")
    country: Words = Field([], description="Of these countries, by name or ISO code.")
    kind: _listed(narrowing.ACTOR_KINDS) = Field(  # type: ignore[valid-type]
        [], description="Any of these kinds."
    )


class Paired(Dated):
    """Two countries."""

    one: Word = Field(description="A country, by name or ISO code.")
    other: Word = Field(description="Another country.")
    act: Words = Field([], description="Acts of the lexicon; of several, any.")
    topic: Word | None = Field(None, description="A topic of the lexicon, or words.")


class Shown(Wanted):
    """One thing by its id."""

    id: Word = Field(
        min_length=1,
        description="The id of a document, event, report, contact, statement, commitment, position "
        "or actor, as other answers give it; of an actor also the name.",
    )
    start: int = Field(
        0, ge=0, description="Of a document: the text from this character on (see next_start)."
    )


class Pasted(Wanted):
    """A report to be read on the spot."""

    text: str = Field(min_length=1, description="The report, in English, as it was published.")
    published: Word | None = Field(
        None, description="The day it was published (2025-02-12): relative days go by it."
    )
    title: str | None = Field(None, max_length=1000, description="Its title.")
    publisher: Word | None = Field(None, description="Who published it.")
    url: str | None = Field(None, max_length=2000, description="Its address; it is not opened.")


class Nothing(Wanted):
    """No parameters."""
