"""``dragoman commitments``."""

from __future__ import annotations

import click

from dragoman.cli.asking import answer
from dragoman.cli.choices import Day
from dragoman.cli.filters import Question, asks

_EPILOG = """\b
Examples:
  dragoman commitments --status open,lapsed
  dragoman commitments --dyad "France,Russia" --kind invitation --as-of 2022-06-30
  dragoman commitments --actor "Ada Lund" --format json
"""


@click.command("commitments", epilog=_EPILOG)
@asks(
    *("status", "commitment-kind", "actor", "country", "dyad", "topic", "publisher", "since"),
    *("until", "limit", "offset"),
)
@click.option(
    "--as-of",
    "day",
    type=Day(whole=False),
    metavar="DATE",
    help="Status and age as they stand on this day.  [default: today]",
)
def command(question: Question, day: str | None) -> int:
    """What is owed or offered: by whom to whom, its status and age, and each step of its life with
    the words that tell it. Lapsed is what fell due with nothing seen.
    """
    return answer("commitments", question, lambda record, asked: record.commitments(asked, day))
