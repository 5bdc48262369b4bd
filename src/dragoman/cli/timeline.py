"""``dragoman timeline``."""

from __future__ import annotations

import click

from dragoman.cli.asking import answer
from dragoman.cli.filters import Question, asks

_EPILOG = """\b
Examples:
  dragoman timeline --dyad "France,Russia" --since 2022-02
  dragoman timeline --actor "Ada Lund" --act call,meeting --no-background
  dragoman timeline --certainty planned,proposed --format csv --output ahead.csv
  dragoman timeline --country NOR --format json | jq -r .id
"""


@click.command("timeline", epilog=_EPILOG)
@asks(
    *("actor", "country", "dyad", "act", "acts", "certainty", "topic", "publisher", "since"),
    *("until", "contacts", "background", "limit", "offset"),
)
def command(question: Question) -> int:
    """What happened, in the order of its days: who did what to whom, how sure it is, by whose word,
    and how many independent publishers carry it.
    """
    return answer("timeline", question, lambda record, asked: record.timeline(asked))
