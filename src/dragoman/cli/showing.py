"""``dragoman show``."""

from __future__ import annotations

from typing import Any

import click

from dragoman.chronicle import Filter
from dragoman.cli.asking import Asked, answer_one
from dragoman.cli.filters import Question, asks
from dragoman.errors import AskError
from dragoman.views.wording import visible

_EPILOG = """\b
Examples:
  dragoman show e-3f2a91c0b7de
  dragoman show d-ae22479e49eec531 --format json
  dragoman show "Ada Lund"
"""
# Actors named in the error where a name fits several.
_MOST = 5


@click.command("show", epilog=_EPILOG)
@click.argument("name", metavar="ID")
@asks()
def command(question: Question, name: str) -> int:
    """Show one thing in full: a document, event, report, contact, statement, commitment or position
    by its ID, an actor by its ID or name.

    Ids stand in every other answer. As CSV: the reports of an event, the steps of a commitment, the
    offices of an actor, the publications of a document.
    """
    return answer_one(question, lambda record: _found(record, name))


def _found(record: Asked, name: str) -> Any:
    """What has the id or name; an actor whose name holds it, where there is only one."""
    try:
        return record.show(name)
    except AskError:
        near = record.actors(Filter(limit=_MOST + 1), name)
        if len(near) == 1:
            return near[0]
        if not near:
            raise
    named = "; ".join(f"{one.who.name} ({one.who.id})" for one in near[:_MOST])
    more = " and others" if len(near) > _MOST else ""
    raise click.UsageError(visible(f"{name!r} may be {named}{more}. Give the id."))
