"""``dragoman dyad``."""

from __future__ import annotations

from collections.abc import Sequence

import click

from dragoman.chronicle import Filter, Pair
from dragoman.cli.asking import Asked, answer
from dragoman.cli.choices import Dyad
from dragoman.cli.filters import Question, asks

_EPILOG = """\b
Examples:
  dragoman dyad France Russia
  dragoman dyad FRA,RUS --since 2022 --until 2022-06
  dragoman dyad Norway Türkiye --format csv --output months.csv
"""


@click.command("dyad", epilog=_EPILOG)
@click.argument("countries", nargs=-1, required=True, metavar="ONE OTHER")
@asks(
    *("act", "acts", "certainty", "topic", "publisher", "since", "until", "background", "limit"),
    "offset",
)
@click.pass_context
def command(context: click.Context, question: Question, countries: tuple[str, ...]) -> int:
    """Two countries: cooperation and conflict month by month with the mean Goldstein score, their
    contacts and other events, what is open between them, and what they say of each other.

    ONE and OTHER are names or ISO codes. As CSV: the months.
    """
    one, other = Dyad().convert(",".join(countries), None, context)
    return answer(
        "dyad",
        question,
        lambda record, asked: _pair(record, one, other, asked),
        f"What one of the two does: dragoman timeline --country {one},{other}",
    )


def _pair(record: Asked, one: str, other: str, asked: Filter) -> Sequence[Pair]:
    """The pair, or nothing where the record holds nothing of the two."""
    pair = record.pair(one, other, asked)
    told = (pair.months, pair.contacts, pair.events, pair.commitments, pair.statements)
    return (pair,) if any(told) else ()
