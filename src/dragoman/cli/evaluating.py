"""``dragoman evaluate``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from dragoman.evaluate import KINDS, run

_EPILOG = """\b
Examples:
  dragoman evaluate syntax en_ewt-ud-dev.conllu
  dragoman evaluate attribution dev.jsonl --misses 20
  dragoman evaluate acts lexicon
"""


@click.command("evaluate", epilog=_EPILOG)
@click.argument("kind", type=click.Choice(sorted(KINDS)))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option("--misses", type=click.IntRange(0), default=0, help="Also show this many errors.")
def command(kind: str, file: Path, as_json: bool, misses: int) -> int:
    """Score the reader on annotated data.

    FILE has CoNLL-U trees for syntax, a token and its tag a line for names, and JSON lines for the
    other kinds. In the place of FILE, the word lexicon runs the sentences of the act files.
    """
    report = run(kind, file)
    if as_json:
        click.echo(json.dumps(report.to_dict(), ensure_ascii=False, indent=2))
    else:
        click.echo(report.table())
    for miss in report.misses[:misses]:
        click.echo(miss)
    return 0
