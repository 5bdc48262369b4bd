"""Feeds watched: what is new in them is added whenever they are due."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from dragoman.archive.adding import Adding, Reads, Tally, add_outcomes
from dragoman.archive.settling import settle
from dragoman.documents import Client, Feed, FeedState, rounds
from dragoman.store import Reader, Writer


@dataclass(frozen=True, slots=True)
class Looked:
    """One look at one feed: what came of it, and when (seconds since 1970) it is looked at next."""

    feed: Feed
    tally: Tally
    due: float
    failures: int


@dataclass(frozen=True, slots=True)
class Clock:
    """The time and how it passes; other ones for tests."""

    now: Callable[[], float] = field(default=time.time)
    sleep: Callable[[float], object] = field(default=time.sleep)


def watch(
    feeds: tuple[Feed, ...],
    reader: Reads,
    stored: Reader,
    writer: Writer,
    client: Client,
    clock: Clock | None = None,
) -> Iterator[Looked]:
    """Look at each feed when it is due, without end, and add what is new.

    What is known of each feed is kept in the record, after the documents of that look: stopped at
    any moment, watching goes on where it was, and nothing is missed.
    """
    clock = clock or Clock()
    kept = {url: FeedState.from_dict(value) for url, value in stored.feeds().items()}
    looks = rounds(feeds, kept, client, reader.settings, clock.now, clock.sleep)
    for feed, outcomes, state in looks:
        tally = Tally()
        add_outcomes(outcomes, Adding(reader, writer, feed.given, tally))
        if not state.failures:
            writer.pardon(feed.url)  # Where it had failed before.
        writer.keep_feed(feed.url, state.to_dict())
        settle(writer)
        yield Looked(feed, tally, state.due, state.failures)
