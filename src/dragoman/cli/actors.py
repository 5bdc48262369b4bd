"""``dragoman actors``."""

from __future__ import annotations

import click

from dragoman.cli.asking import answer
from dragoman.cli.filters import Question, asks

_EPILOG = """\b
Examples:
  dragoman actors Lund
  dragoman actors --country Norway --kind person,office
  dragoman actors --format csv --output offices.csv
"""


@click.command("actors", epilog=_EPILOG)
@click.argument("name", required=False, metavar="[NAME]")
@asks("actor-kind", "country", "publisher", "since", "until", "limit", "offset")
def command(question: Question, name: str | None) -> int:
    """Who the record speaks of, with the offices over time; those whose name holds NAME, or all."""
    return answer(
        "actors",
        question,
        lambda record, asked: record.actors(asked, name),
        "Give less of the name, or dragoman search NAME.",
    )
