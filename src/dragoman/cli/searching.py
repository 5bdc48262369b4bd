"""``dragoman search``."""

from __future__ import annotations

import click

from dragoman.cli.asking import answer
from dragoman.cli.filters import Question, asks

_EPILOG = """\b
Examples:
  dragoman search grain corridor
  dragoman search '"humanitarian corridor"' --kind statement --since 2022-03
  dragoman search 'missile* OR "nuclear test" -exercise'
  dragoman search sanctions --publisher "Example Wire" --format json
"""


@click.command("search", epilog=_EPILOG)
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@asks("hit-kind", "actor", "country", "topic", "publisher", "since", "until", "limit", "offset")
def command(question: Question, words: tuple[str, ...]) -> int:
    """Find documents and statements that hold WORDS, best first, with the words marked *so*.

    All words must stand there. In quotation marks of the shell, WORDS may be "a phrase", a
    beginning*, -without, and one OR other.
    """
    query = " ".join(words)
    return answer(
        "search",
        question,
        lambda record, asked: record.search(query, asked),
        "Try fewer words, or others.",
    )
