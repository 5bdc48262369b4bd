"""``dragoman positions``."""

from __future__ import annotations

import click

from dragoman.cli.asking import answer
from dragoman.cli.filters import Question, asks

_EPILOG = """\b
Examples:
  dragoman positions --actor "Ada Lund"
  dragoman positions --topic sanctions --country France,Germany --since 2022
  dragoman positions --topic "fishing rights" --format csv
"""


@click.command("positions", epilog=_EPILOG)
@asks("actor", "country", "dyad", "topic", "publisher", "since", "until", "limit", "offset")
def command(question: Question) -> int:
    """Where each holder stood on each topic: the first and the last wording, and what moved in
    between. dragoman show ID has every wording.
    """
    return answer("positions", question, lambda record, asked: record.positions(asked))
