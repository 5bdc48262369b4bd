"""``dragoman add``."""

from __future__ import annotations

from pathlib import Path

import click

from dragoman.archive.adding import Tally, add
from dragoman.cli.progress import progress
from dragoman.cli.recording import record_option
from dragoman.documents import Given, check_published, count_inputs
from dragoman.pipeline import Reader
from dragoman.settings import Settings
from dragoman.store import open_record
from dragoman.views.wording import visible

_EPILOG = """\b
Examples:
  dragoman add report.txt --published 2025-02-12 --publisher "Example Wire"
  dragoman add releases/ articles.jsonl.gz CC-NEWS-20250212.warc.gz --record diplomacy.db
  dragoman add https://example.org/feed.xml --record postgresql://desk@db.example.org/diplomacy
  zcat corpus.jsonl.gz | dragoman add -
"""


@click.command("add", epilog=_EPILOG)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@record_option
@click.option("--published", metavar="DATE", help="Day of publication, as YYYY-MM-DD.")
@click.option("--title", help="Headline, where the source gives none.")
@click.option("--publisher", help="Who published it, where the source does not say.")
@click.option("--url", help="Where it was published, where the source does not say.")
@click.option(
    "--acts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of act files of your own, read beside those of the lexicon.",
)
@click.option(
    "--threads", type=click.IntRange(0), default=0, help="Threads of the network; 0: all there are."
)
@click.option("--quiet", is_flag=True, help="No progress; the summary alone.")
def command(
    sources: tuple[str, ...],
    record: str,
    published: str | None,
    title: str | None,
    publisher: str | None,
    url: str | None,
    acts: Path | None,
    threads: int,
    quiet: bool,
) -> int:
    """Read documents and keep what they tell in a record, which is made where there is none.

    SOURCE is a file (text, web page, JSON lines, feed, sitemap, WARC; also gzipped), a folder of
    such, an http(s) address, or - for standard input.

    What is in the record already is not read again: stop it at any moment and start it again. The
    same text from several publishers, edited or not, is kept once with all its publications. What
    cannot be read is put in quarantine with its reason (dragoman quarantine), the rest goes on, and
    the exit code is then 2.
    """
    given = Given(check_published(published, "--published"), title, publisher, url)
    with open_record(record, create=True) as store:
        reader = Reader(Settings(threads=threads, acts=acts))
        with progress(count_inputs(sources), quiet) as told:
            tally = add(sources, given, reader, store.writer(), told)
        held = store.reader().counts()
    _summary(tally, record, held)
    return 2 if tally.refused else 0


def _summary(tally: Tally, record: str, held: dict[str, int]) -> None:
    """What was done, and what the record now holds."""
    rate = tally.inputs / tally.seconds if tally.seconds else 0.0
    click.echo(
        f"{tally.inputs:,} inputs in {tally.seconds:,.1f} s ({rate:,.1f} a second): "
        f"{tally.added:,} read, {tally.known:,} known already, "
        f"{tally.publications + tally.variants:,} other publications of a known text, "
        f"{tally.refused:,} in quarantine"
    )
    held_words = ", ".join(f"{number:,} {name}" for name, number in held.items())
    click.echo(f"{record}: {held_words}")
    for one in tally.skipped:
        click.echo(visible(f"dragoman: {one}"), err=True)
    if tally.refused:
        click.echo("What could not be read, and why: dragoman quarantine", err=True)
