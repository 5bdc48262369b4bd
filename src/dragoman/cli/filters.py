"""The options that narrow a question, shared by every command that asks the record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from itertools import chain
from pathlib import Path
from typing import Any, Literal

import click

from dragoman import lexicon
from dragoman.archive.narrowing import ACTOR_KINDS, acts_of, topic_of
from dragoman.chronicle import Filter
from dragoman.cli.choices import CountryNames, Day, Dyad, Listed
from dragoman.cli.recording import record_option
from dragoman.lexicon.model import COMMITMENT_KINDS, COMMITMENT_STATUSES
from dragoman.records import CERTAINTIES
from dragoman.views import wording

#: Answers on a page, where no --limit is given; JSON and CSV have them all.
PAGE = 100

Format = Literal["page", "json", "csv"]


@dataclass(frozen=True, slots=True)
class Part:
    """One thing a question is narrowed by: the option as given, in words, and the fields it set."""

    option: str
    words: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Output:
    """The format of the answer and where it goes; None is standard output."""

    format: Format
    target: Path | None
    verbatim: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What the options ask: of which record, narrowed by what, told how."""

    record: str
    filter: Filter
    output: Output
    parts: tuple[Part, ...] = field(default=())


def _several(option: str, type_: Any, metavar: str, help_: str) -> Any:
    return click.option(option, type=type_, multiple=True, metavar=metavar, help=help_)


_OPTIONS: Mapping[str, Any] = {
    "actor": click.option("--actor", metavar="NAME", help="Who takes part: a name or an id."),
    "country": _several(
        "--country",
        CountryNames(),
        "NAME",
        "A country that takes part, by name or ISO code; of several, any.",
    ),
    "dyad": click.option(
        "--dyad", type=Dyad(), metavar="ONE,OTHER", help='Both of two countries: "France,Russia".'
    ),
    "act": click.option(
        "--act",
        multiple=True,
        metavar="ACT",
        help="An act of the lexicon (dragoman acts); several with commas.",
    ),
    "acts": click.option(
        "--acts",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="A folder of act files of your own, for --act.",
    ),
    "certainty": _several(
        "--certainty", Listed(CERTAINTIES), "CERTAINTY", f"Any of {', '.join(CERTAINTIES)}."
    ),
    "topic": click.option("--topic", metavar="TOPIC", help="A topic of the lexicon, or words."),
    "publisher": click.option("--publisher", metavar="NAME", help="Who published it."),
    "since": click.option(
        "--since", type=Day(), metavar="DATE", help="From this day, month or year on."
    ),
    "until": click.option(
        "--until", type=Day(last=True), metavar="DATE", help="Up to this day, month or year."
    ),
    "contacts": click.option(
        "--contacts", is_flag=True, help="Calls, meetings, visits and letters alone."
    ),
    "background": click.option(
        "--background/--no-background",
        default=None,
        help="Only, or without, what reports look back on.",
    ),
    "status": _several(
        "--status",
        Listed(COMMITMENT_STATUSES),
        "STATUS",
        f"Any of {', '.join(COMMITMENT_STATUSES)}.",
    ),
    "commitment-kind": _several(
        "--kind", Listed(COMMITMENT_KINDS), "KIND", f"Any of {', '.join(COMMITMENT_KINDS)}."
    ),
    "actor-kind": _several(
        "--kind", Listed(ACTOR_KINDS), "KIND", f"Any of {', '.join(ACTOR_KINDS)}."
    ),
    "hit-kind": _several(
        "--kind", Listed(("document", "statement")), "KIND", "document or statement; else both."
    ),
    "limit": click.option(
        "--limit",
        type=click.IntRange(0),
        metavar="N",
        help=f"At most N answers; 0 for all.  [default: {PAGE} on a page, else all]",
    ),
    "offset": click.option(
        "--offset", type=click.IntRange(0), default=0, metavar="N", help="Leave out the first N."
    ),
    "record": record_option,
    "format": click.option(
        "--format",
        type=click.Choice(["page", "json", "csv"]),
        default="page",
        show_default=True,
        help="A page in the terminal, one JSON object a line, or a table.",
    ),
    "output": click.option(
        "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file."
    ),
    "verbatim": click.option(
        "--verbatim",
        is_flag=True,
        help="CSV: leave text as it is, even where a spreadsheet would run it as a formula.",
    ),
}  # fmt: skip
_ALWAYS = ("record", "format", "output", "verbatim")

Command = Callable[..., int]


def asks(*names: str) -> Callable[[Command], Command]:
    """Give a command these options, and every asking command's own; it is called with the
    :class:`Question` they make, before its own arguments."""

    def dressed(command: Command) -> Command:
        @wraps(command)
        def run(**given: Any) -> int:
            taken = {name: given.pop(name) for name in map(_parameter, (*names, *_ALWAYS))}
            return command(question(taken), **given)

        for name in reversed((*names, *_ALWAYS)):
            _OPTIONS[name](run)
        return run

    return dressed


def narrows(*names: str) -> Callable[[Command], Command]:
    """Give a command these options alone; it is called with the :class:`Filter` they make, of which
    no --limit is no limit, before its own arguments; the folder of --acts is one of these."""

    def dressed(command: Command) -> Command:
        @wraps(command)
        def run(**given: Any) -> int:
            taken = {name: given.pop(name) for name in map(_parameter, names)}
            _check_days(taken)
            own = {name: taken[name] for name in taken if name == "acts"}
            return command(_filter(taken, 0), **own, **given)

        for name in reversed(names):
            _OPTIONS[name](run)
        return run

    return dressed


def _parameter(name: str) -> str:
    """``commitment-kind`` is the option ``--kind`` of commitments."""
    return name.rsplit("-", 1)[-1]


def question(given: Mapping[str, Any]) -> Question:
    """The question that the values of the options ask. Raises click.UsageError where they do not
    go together, or an act is not known."""
    output = Output(given["format"], given["output"], given["verbatim"])
    _check(given, output)
    asked = _filter(given, PAGE if output.format == "page" else 0)
    return Question(given["record"], asked, output, tuple(parts(asked)))


def _filter(given: Mapping[str, Any], most: int) -> Filter:
    """What the options narrow a question to; ``most`` is the limit where none is given."""
    acts = _acts(given.get("act", ()), given.get("acts"))
    limit = given.get("limit")
    return Filter(
        actor=given.get("actor"),
        countries=tuple(dict.fromkeys(chain(*given.get("country", ())))),
        dyad=given.get("dyad"),
        acts=acts,
        certainties=tuple(chain(*given.get("certainty", ()))),
        topic=None if given.get("topic") is None else topic_of(given["topic"]),
        publisher=given.get("publisher"),
        since=given.get("since"),
        until=given.get("until"),
        background=given.get("background"),
        contacts=given.get("contacts", False),
        kinds=tuple(chain(*given.get("kind", ()))),
        statuses=tuple(chain(*given.get("status", ()))),
        limit=most if limit is None else limit,
        offset=given.get("offset", 0),
    )


def parts(asked: Filter) -> list[Part]:
    """What a question is narrowed by, as options and in words."""
    told: list[Part] = []

    def part(option: str, words: str, *fields: str) -> None:
        told.append(Part(option, words, fields))

    if asked.actor:
        part(f"--actor {asked.actor}", f"with {asked.actor}", "actor")
    if asked.countries:
        named = " or ".join(wording.country(code) for code in asked.countries)
        part(f"--country {','.join(asked.countries)}", f"with {named}", "countries")
    if asked.dyad:
        named = " and ".join(wording.country(code) for code in asked.dyad)
        part(f"--dyad {','.join(asked.dyad)}", f"between {named}", "dyad")
    for option, name in (("act", "acts"), ("certainty", "certainties"), ("kind", "kinds"),
                         ("status", "statuses")):  # fmt: skip
        values = getattr(asked, name)
        if values:
            shown = " or ".join(wording.act(value) for value in values)
            part(f"--{option} {','.join(values)}", f"{option} {shown}", name)
    if asked.topic:
        part(f"--topic {asked.topic}", f"on {wording.act(asked.topic)}", "topic")
    if asked.publisher:
        part(f"--publisher {asked.publisher}", f"published by {asked.publisher}", "publisher")
    if asked.since:
        part(f"--since {asked.since}", f"from {wording.day(asked.since)}", "since")
    if asked.until:
        part(f"--until {asked.until}", f"until {wording.day(asked.until)}", "until")
    if asked.contacts:
        part("--contacts", "contacts alone", "contacts")
    if asked.background is not None:
        words = "background alone" if asked.background else "without background"
        part("--background" if asked.background else "--no-background", words, "background")
    if asked.offset:
        part(f"--offset {asked.offset}", f"without the first {asked.offset:,}", "offset")
    return told


def _check_days(given: Mapping[str, Any]) -> None:
    since, until = given.get("since"), given.get("until")
    if since and until and since > until:
        raise click.UsageError(f"--since {since} lies after --until {until}: nothing is between.")


def _check(given: Mapping[str, Any], output: Output) -> None:
    _check_days(given)
    if output.target and output.target.exists() and Path(given["record"]).exists():
        if output.target.samefile(given["record"]):
            raise click.UsageError("--output is the record itself. Name another file.")


def _acts(given: tuple[str, ...], folder: Path | None) -> tuple[str, ...]:
    """The ids of acts; blanks stand for hyphens."""
    if not any(one.strip(" ,") for one in given):
        return ()
    try:
        return acts_of(given, lexicon.load(folder).acts)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
