"""``dragoman judge``: people's judgement on what was read."""

from __future__ import annotations

import getpass
from typing import cast

import click

from dragoman import lexicon
from dragoman.archive.judging import Verdicts, judge
from dragoman.archive.settling import settle
from dragoman.chronicle import Judgement, Verdict
from dragoman.cli.recording import record_option
from dragoman.store import open_record

_EPILOG = """\b
Examples:
  dragoman judge confirm e-3f2a91c0b7de --why "seen in the original"
  dragoman judge correct e-3f2a91c0b7de when 2022-03-05 --why "the office's own log"
  dragoman judge merge e-3f2a91c0b7de e-90ab12cd34ef
  dragoman judge undo j-51c2a0de93b4
  dragoman judge list
"""


@click.group("judge", epilog=_EPILOG)
def command() -> None:
    """Confirm, reject, correct, merge or split what was read.

    Judgements are kept apart from what was read, with who, when and why; they are never
    overwritten, can be undone, and stay when documents are read again.
    """


def _options(function: click.decorators.FC) -> click.decorators.FC:
    """The options of every verdict."""
    for option in (
        click.option("--why", help="The reason, kept with the judgement."),
        click.option(
            "--who", default=getpass.getuser, show_default="your login", help="Who judges."
        ),
        record_option,
    ):
        function = option(function)
    return function


def _decide(record: str, decided: Verdicts) -> int:
    """Write it, merge what it moves, and say what was written."""
    with open_record(record) as store:
        writer = store.writer()
        made = judge(decided, store.reader(), writer, lexicon.load(None))
        settle(writer)
    for one in made:
        click.echo(_line(one))
    return 0


def _line(one: Judgement) -> str:
    """A judgement on one line."""
    other = f" {one.other}" if one.other else ""
    field = f" {one.field}={one.value}" if one.field else ""
    why = f" – {one.why}" if one.why else ""
    return f"{one.id}  {one.when[:19]}  {one.who}  {one.verdict} {one.target}{other}{field}{why}"


def _single(verdict: str, text: str, example: str) -> None:
    """Register a verdict on one record."""

    @command.command(verdict, help=text, epilog=f"Example: dragoman judge {verdict} {example}")
    @click.argument("target", metavar="ID")
    @_options
    def run(target: str, record: str, who: str, why: str | None) -> int:
        return _decide(record, Verdicts(cast(Verdict, verdict), target, who, why))


def _double(verdict: str, text: str, example: str) -> None:
    """Register a verdict on two records."""

    @command.command(verdict, help=text, epilog=f"Example: dragoman judge {verdict} {example}")
    @click.argument("target", metavar="ID")
    @click.argument("other", metavar="ID")
    @_options
    def run(target: str, other: str, record: str, who: str, why: str | None) -> int:
        return _decide(record, Verdicts(cast(Verdict, verdict), target, who, why, other))


_single("confirm", "The record is right.", 'e-3f2a91c0b7de --why "seen in the original"')
_single(
    "reject",
    "The record is wrong: it is left out of every answer.",
    "s-40f1c2aa97b3 --why irony",
)
_single(
    "undo",
    "Take a judgement back (its id begins with j-).",
    'j-51c2a0de93b4 --why "the wrong call"',
)
_double(
    "merge",
    "Two events, actors or commitments are one.",
    'e-3f2a91c0b7de e-90ab12cd34ef --why "one call, two calendars"',
)
_double(
    "split",
    "The second is not part of the first: name an event and one of its reports, or two records.",
    'e-3f2a91c0b7de e-90ab12cd34ef --why "two calls that day"',
)


@command.command(
    "correct",
    epilog="Example: dragoman judge correct e-3f2a91c0b7de when 2022-03-05 --who Ada",
)
@click.argument("target", metavar="ID")
@click.argument("field", metavar="FIELD")
@click.argument("value", metavar="VALUE")
@_options
def _correct(target: str, field: str, value: str, record: str, who: str, why: str | None) -> int:
    """Put a field right: what was read stays beside it.

    Of an event: act, when, place, certainty, background. Of a statement: act, made, topics. Of a
    position: stance, topic, when. Of a commitment: kind, due, status. Of an actor: name, kind,
    country.
    """
    decided = Verdicts("correct", target, who, why, field=field, value=value)
    return _decide(record, decided)


@command.command("list", epilog="Example: dragoman judge list e-3f2a91c0b7de")
@click.argument("target", metavar="[ID]", required=False)
@record_option
def _list(target: str | None, record: str) -> int:
    """Every judgement, or those on one record, oldest first; undone ones too."""
    with open_record(record, read_only=True) as store:
        for one in store.reader().judgements(target):
            click.echo(_line(one))
    return 0
