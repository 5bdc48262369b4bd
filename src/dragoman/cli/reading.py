"""``dragoman read``."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import click

from dragoman.cli.writing import Output, write
from dragoman.documents import Given, check_published, load
from dragoman.pipeline import Reader
from dragoman.settings import Settings

_EPILOG = """\b
Examples:
  dragoman read report.txt --published 2025-02-12
  dragoman read article.html --format html --output record.html
  dragoman read corpus.jsonl --format json > records.jsonl
  curl -s https://example.org/story.html | dragoman read - --format json
"""


@click.command("read", epilog=_EPILOG)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--published", metavar="DATE", help="Day of publication, as YYYY-MM-DD.")
@click.option("--title", help="Headline of the report.")
@click.option("--publisher", help="Who published it.")
@click.option("--url", help="Where it was published.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["page", "json", "html", "conllu"]),
    default="page",
    show_default=True,
    help="A page in the terminal, the records as JSON lines, a web page, or the syntax.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="Write to this file; several reports as HTML: to this folder, one page each.",
)
@click.option(
    "--acts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of act files of your own, read beside those of the lexicon.",
)
@click.option(
    "--threads",
    type=click.IntRange(0),
    default=0,
    help="Threads of the network; 0 takes what the machine has.",
)
def command(
    sources: tuple[str, ...],
    published: str | None,
    title: str | None,
    publisher: str | None,
    url: str | None,
    format_: str,
    output: Path | None,
    acts: Path | None,
    threads: int,
) -> int:
    """Read reports into records.

    SOURCE is a text file, a saved web page, a file of JSON lines (objects with "text" and, where
    known, "published", "title", "publisher", "url"), an http(s) address, or - for standard input.

    What cannot be read is named on standard error, the rest is read all the same, and the exit code
    is then 2. As JSON, {"error": …} stands in its place, so that lines stay in step.
    """
    settings = Settings(threads=threads, acts=acts)
    given = Given(check_published(published, "--published"), title, publisher, url)
    outcomes = chain.from_iterable(load(source, given, settings) for source in sources)
    return write(outcomes, Reader(settings), Output(format_, output))
