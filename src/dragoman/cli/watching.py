"""``dragoman watch``."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import islice

import click

from dragoman.archive.watching import Clock, Looked, watch
from dragoman.cli.recording import record_option
from dragoman.documents import Client, read_feeds
from dragoman.pipeline import Reader
from dragoman.settings import Settings
from dragoman.store import open_record
from dragoman.views.wording import visible

_EPILOG = """\b
Example:
  dragoman watch feeds.toml --record diplomacy.db

\b
feeds.toml:
  every = "15m"

\b
  [[feed]]
  url = "https://www.example.org/press/rss.xml"
  publisher = "Example Ministry"
  every = "1h"
"""


@click.command("watch", epilog=_EPILOG)
@click.argument("feeds", type=click.Path(dir_okay=False), metavar="FEEDS.TOML")
@record_option
@click.option("--once", is_flag=True, help="Look at each feed that is due once, then stop.")
@click.option(
    "--threads", type=click.IntRange(0), default=0, help="Threads of the network; 0: all there are."
)
def command(feeds: str, record: str, once: bool, threads: int) -> int:
    """Look at feeds whenever they are due, and add what is new, until it is stopped (Ctrl-C).

    Servers are asked politely: robots.txt, a pause between requests to one host, conditional
    requests, and longer and longer pauses for a feed that fails. What was seen is kept in the
    record, so that watching goes on where it stopped.
    """
    watched = read_feeds(feeds)
    with open_record(record, create=True) as store, Client() as client:
        reader = Reader(Settings(threads=threads))
        stored, writer = store.reader(), store.writer()
        clock = Clock(sleep=_no_wait) if once else None
        looks = watch(watched, reader, stored, writer, client, clock)
        try:
            for looked in islice(looks, len(watched)) if once else looks:
                click.echo(_line(looked), err=True)
        except (KeyboardInterrupt, _NothingDue):
            pass
    return 0


class _NothingDue(Exception):
    """No feed is due now."""


def _no_wait(seconds: float) -> None:
    raise _NothingDue


def _line(looked: Looked) -> str:
    """A look on one line."""
    tally = looked.tally
    due = datetime.fromtimestamp(looked.due, UTC).isoformat(timespec="minutes")
    failed = f", failed {looked.failures} times in a row" if looked.failures else ""
    return visible(
        f"{looked.feed.url}: {tally.added} new, {tally.publications + tally.variants} reprints, "
        f"{tally.refused} in quarantine{failed}; next look {due[:16]}Z"
    )
