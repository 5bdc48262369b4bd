"""``dragoman compare``."""

from __future__ import annotations

import click

from dragoman.cli.asking import answer
from dragoman.cli.filters import Question, asks

_EPILOG = """\b
Examples:
  dragoman compare e-3f2a91c0b7de
  dragoman compare --dyad "France,Russia" --since 2022-02 --act call
  dragoman compare --related --since 2022-03-01 --until 2022-03-31
  dragoman compare --country Norway --format csv --output accounts.csv
"""


@click.command("compare", epilog=_EPILOG)
@click.argument("contact", required=False, metavar="[ID]")
@asks(
    *("actor", "country", "dyad", "act", "acts", "certainty", "topic", "publisher", "since"),
    *("until", "background", "limit", "offset"),
)
@click.option(
    "--related",
    is_flag=True,
    help="Set side by side what is not one contact: calls of two sides with the same third party "
    "on one day, talks and matters that two states' releases tell of.",
)
def command(question: Question, contact: str | None, related: bool) -> int:
    """Set each side's account of a contact beside the other's, word by word: what both say, where
    they differ, what only one says.

    ID is that of a contact, its event or one of its reports; without it, every contact of which
    more than one side gives an account.
    """
    if contact and question.parts:
        raise click.UsageError("An ID names one contact; the filters are for a search without it.")
    if contact and related:
        raise click.UsageError("An ID names one contact; --related looks for several.")
    if related:
        return answer("beside", question, lambda record, asked: record.related(asked))
    return answer(
        "compare",
        question,
        lambda record, asked: record.compare(contact, asked),
        "Only contacts of which two sides give an account are compared; dragoman timeline "
        "--contacts has all of them.",
    )
