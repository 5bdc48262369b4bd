"""The questions of an address: query parameters, named as the commands name their options."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Annotated, Any

from fastapi import Depends, Query, Request
from pydantic import BaseModel, ConfigDict

from dragoman.archive import narrowing
from dragoman.chronicle import Filter
from dragoman.lexicon.model import COMMITMENT_KINDS, COMMITMENT_STATUSES
from dragoman.records import CERTAINTIES
from dragoman.views import wording
from dragoman.web.addresses import PAGE, query
from dragoman.web.room import desk

#: The most answers of one page, and the furthest that one can leaf.
MOST, FURTHEST = 500, 10_000_000
#: The longest name or list of names in a parameter, in characters.
_LONGEST = 300
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
KINDS = (*COMMITMENT_KINDS, *narrowing.ACTOR_KINDS, "document", "statement")


class QuestionError(ValueError):
    """A question that cannot be asked so: which parameter, and what is wrong with it."""

    def __init__(self, parameter: str, problem: str) -> None:
        super().__init__(f"{parameter}: {problem}")
        self.parameter = parameter
        self.problem = problem


class Given(BaseModel):
    """The parameters of a question, as they stand in the address."""

    model_config = ConfigDict(extra="ignore")

    actor: Annotated[str, Query(description="Who takes part: a name or an id.")] = ""
    country: Annotated[
        list[str],
        Query(description="A country that takes part, by name or ISO code; of several, any."),
    ] = []
    dyad: Annotated[str, Query(description='Both of two countries: "France,Russia".')] = ""
    act: Annotated[list[str], Query(description="Acts of the lexicon; of several, any.")] = []
    certainty: Annotated[list[str], Query(description=f"Any of {', '.join(CERTAINTIES)}.")] = []
    topic: Annotated[str, Query(description="A topic of the lexicon, or words.")] = ""
    publisher: Annotated[str, Query(description="Who published it.")] = ""
    place: Annotated[str, Query(description="Where it took place, by the place's name.")] = ""
    since: Annotated[str, Query(description="From this ISO day, month or year on.")] = ""
    until: Annotated[str, Query(description="Up to this ISO day, month or year.")] = ""
    contacts: Annotated[str, Query(description="true: calls, meetings, visits, letters alone.")] = (
        ""
    )
    background: Annotated[
        str, Query(description="true: only what reports look back on; false: without it.")
    ] = ""
    status: Annotated[
        list[str], Query(description=f"Of commitments: any of {', '.join(COMMITMENT_STATUSES)}.")
    ] = []
    kind: Annotated[
        list[str],
        Query(
            description=f"Of commitments: {', '.join(COMMITMENT_KINDS)}. Of actors: "
            f"{', '.join(narrowing.ACTOR_KINDS)}. Of search results: document, statement."
        ),
    ] = []
    limit: Annotated[
        str, Query(description=f"At most so many answers, 1 to {MOST}; {PAGE} where none is given.")
    ] = ""
    offset: Annotated[str, Query(description="Leave out the first so many.")] = ""


def asked(request: Request, given: Annotated[Given, Query()]) -> Filter:
    """The filter that an address asks for. Raises QuestionError."""
    return asked_of(given, desk(request).lexicon.acts)


def asked_of(given: Given, acts: Any, usual: int = PAGE, most: int = MOST) -> Filter:
    """The filter of some parameters; ``acts`` are those known. Raises QuestionError.

    ``usual`` is the limit where none is given, ``most`` the greatest there may be.
    """
    for name, value in given:
        for one in value if isinstance(value, list) else [value]:
            plain(name, one)
    found = Filter(
        actor=given.actor.strip() or None,
        countries=_each("country", given.country, narrowing.countries_of),
        dyad=_one("dyad", given.dyad, narrowing.dyad_of),
        acts=_each("act", given.act, lambda value: narrowing.acts_of([value], acts)),
        certainties=_each("certainty", given.certainty, _of(CERTAINTIES)),
        topic=_one("topic", given.topic, narrowing.topic_of),
        publisher=given.publisher.strip() or None,
        place=given.place.strip() or None,
        since=_one("since", given.since, narrowing.day_of),
        until=_one("until", given.until, lambda value: narrowing.day_of(value, last=True)),
        background=_one("background", given.background, _truth),
        contacts=bool(_one("contacts", given.contacts, _truth)),
        kinds=_each("kind", given.kind, _of(KINDS)),
        statuses=_each("status", given.status, _of(COMMITMENT_STATUSES)),
        limit=_number("limit", given.limit, usual, 1, most),
        offset=_number("offset", given.offset, 0, 0, FURTHEST),
    )
    if found.since and found.until and found.since > found.until:
        raise QuestionError("since", f"{found.since} lies after until {found.until}")
    return found


#: A parameter of a page: the filter its address asks for.
Asked = Annotated[Filter, Depends(asked)]


@dataclass(frozen=True, slots=True)
class Part:
    """One thing a question is narrowed by, in words; ``without`` is the query that leaves it out
    (empty where nothing else narrows)."""

    words: str
    without: str


def parts(asked: Filter, **more: str | int | None) -> tuple[Part, ...]:
    """What a filter is narrowed by, each with the query without it; ``more`` stays in all."""
    plain_filter = Filter()
    bare = replace(asked, offset=0)
    return tuple(
        Part(words, query(replace(bare, **{field: getattr(plain_filter, field)}), **more))
        for field, words in _told(asked)
    )


def _told(asked: Filter) -> list[tuple[str, str]]:
    """The fields of a filter that narrow, in words."""
    told: list[tuple[str, str]] = []
    if asked.actor:
        told.append(("actor", f"with {asked.actor}"))
    if asked.countries:
        named = " or ".join(wording.country(code) for code in asked.countries)
        told.append(("countries", f"with {named}"))
    if asked.dyad:
        named = " and ".join(wording.country(code) for code in asked.dyad)
        told.append(("dyad", f"between {named}"))
    for field in ("acts", "certainties", "kinds", "statuses"):
        if values := getattr(asked, field):
            told.append((field, " or ".join(wording.act(value) for value in values)))
    if asked.topic:
        told.append(("topic", f"on {wording.act(asked.topic)}"))
    if asked.place:
        told.append(("place", f"at {asked.place}"))
    if asked.publisher:
        told.append(("publisher", f"published by {asked.publisher}"))
    if asked.since:
        told.append(("since", f"from {wording.day(asked.since)}"))
    if asked.until:
        told.append(("until", f"until {wording.day(asked.until)}"))
    if asked.contacts:
        told.append(("contacts", "contacts alone"))
    if asked.background is not None:
        told.append(("background", "looked back on" if asked.background else "without background"))
    return told


def plain(parameter: str, value: str) -> str:
    """A value that any database can be asked for. Raises QuestionError where it is too long, or
    holds control characters or halves of characters."""
    if len(value) > _LONGEST:
        raise QuestionError(parameter, f"is longer than {_LONGEST} characters")
    if _UNPRINTABLE.search(value):
        raise QuestionError(parameter, "holds a control character")
    return value


def _each(parameter: str, values: list[str], take: Any) -> tuple[str, ...]:
    found = (_one(parameter, value, take) or () for value in values[:50])
    return tuple(dict.fromkeys(one for some in found for one in some))


def _one(parameter: str, value: str, take: Any) -> Any:
    """What a parameter stands for; None where it is left empty, as by a form."""
    if not value.strip():
        return None
    try:
        return take(value)
    except ValueError as error:
        raise QuestionError(parameter, str(error)) from error


def _of(known: tuple[str, ...]) -> Any:
    return lambda value: narrowing.words_of(value, known)


def _truth(value: str) -> bool:
    told = {"true": True, "1": True, "on": True, "yes": True,
            "false": False, "0": False, "off": False, "no": False}  # fmt: skip
    if value.strip().casefold() not in told:
        raise ValueError(f"{value!r} is neither true nor false")
    return told[value.strip().casefold()]


def _number(parameter: str, value: str, default: int, least: int, most: int) -> int:
    if not value.strip():
        return default
    given = value.strip()
    if not (given.isascii() and given.isdigit() and len(given) < 12):
        raise QuestionError(parameter, f"{value!r} is no whole number")
    if not least <= int(given) <= most:
        raise QuestionError(parameter, f"is to be between {least} and {most}")
    return int(given)
