"""Feeds that are watched: what to watch, when each is due, and one look at one feed.

When a feed is due is decided by pure functions of its state and the time; ``poll`` alone asks the
network. A state is a plain value that can be kept as JSON: what was seen, what the server called
the version it gave, how often it failed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

import rtoml

from dragoman.errors import FetchError, InputError
from dragoman.records import Document
from dragoman.settings import Settings

from .building import Given
from .dates import check_published
from .feeds import read_feed
from .fetching import Client, Validators
from .listings import read_entry
from .reports import Terms

Outcome = Document | InputError
_NOTHING = Given()

_EVERY = re.compile(r"(?P<number>\d{1,6})\s*(?P<unit>s|m|h|d)\Z")
_SECONDS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86_400.0}
_DEFAULT_EVERY = 1800.0
# No feed is asked more often than this, whatever its file says.
_SHORTEST = 60.0
# A feed that fails is asked less and less often, but every day.
_LONGEST_PAUSE = 86_400.0
# Entries are known again by their keys; a feed shows some tens, and rarely an old one anew.
_REMEMBERED = 2_000
_STRINGS = ("url", "publisher", "title", "published")
_SHAPE = 'Give a [[feed]] for each feed, with url = "https://…" and, if wanted, every = "10m"'


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed to watch, every ``every`` seconds; ``given`` holds for all its entries."""

    url: str
    every: float = _DEFAULT_EVERY
    given: Given = _NOTHING


@dataclass(frozen=True, slots=True)
class FeedState:
    """What is known of a feed between two looks. Times are seconds since 1970.

    ``due`` is when to look again, ``failures`` how many looks in a row failed, ``seen`` the keys of
    the entries that were given already, latest first.
    """

    due: float = 0.0
    looked: float | None = None
    failures: int = 0
    etag: str | None = None
    modified: str | None = None
    seen: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return asdict(self) | {"seen": list(self.seen)}

    @classmethod
    def from_dict(cls, value: Mapping[str, Any]) -> FeedState:
        """The state again; keys that are not known, from a newer version, are left out."""
        known = {field.name: value[field.name] for field in fields(cls) if field.name in value}
        return cls(**known | {"seen": tuple(known.get("seen", ()))})


# --------------------------------------------------------------------------- what to watch


def read_feeds(path: str) -> tuple[Feed, ...]:
    """The feeds of a TOML file. InputError names the file, the feed and the key that is wrong."""
    try:
        value = rtoml.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or " ".join(str(error).split())
        raise InputError(path, f"cannot be read ({reason})", _SHAPE) from None
    rows = value.pop("feed", None)
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise InputError(path, "has no [[feed]]", _SHAPE)
    every = _every(value.pop("every", _DEFAULT_EVERY), f"{path}: every")
    if value:
        raise InputError(f"{path}: {next(iter(value))}", "is no key that is known", _SHAPE)
    feeds = tuple(_feed(row, every, f"{path}, feed {n}") for n, row in enumerate(rows, start=1))
    for number, feed in enumerate(feeds):
        if feed.url in [other.url for other in feeds[:number]]:
            raise InputError(path, f"has {feed.url} twice", "Take one of them out")
    return feeds


def _feed(row: Mapping[str, Any], every: float, place: str) -> Feed:
    for key, value in row.items():
        if key not in (*_STRINGS, "every"):
            known = ", ".join((*_STRINGS, "every"))
            raise InputError(f"{place}: {key}", "is no key that is known", f"Known are {known}")
        if key in _STRINGS and not isinstance(value, str):
            raise InputError(f"{place}: {key}", "is no string", _SHAPE)
    url = row.get("url", "")
    if not url.startswith(("http://", "https://")):
        raise InputError(f"{place}: url", "is missing or no http(s) address", _SHAPE)
    published = check_published(row.get("published"), f"{place}: published")
    given = Given(published, row.get("title"), row.get("publisher"))
    return Feed(url, _every(row.get("every", every), f"{place}: every"), given)


def _every(value: Any, place: str) -> float:
    """Seconds of "90s", "10m", "2h", "1d"; a bare number is seconds already."""
    match = _EVERY.match(value.strip()) if isinstance(value, str) else None
    if match:
        seconds = int(match["number"]) * _SECONDS[match["unit"]]
    elif isinstance(value, int | float) and not isinstance(value, bool):
        seconds = float(value)
    else:
        raise InputError(place, "is no length of time", 'Give it as "90s", "10m", "2h" or "1d"')
    if not _SHORTEST <= seconds <= 365 * _LONGEST_PAUSE:
        raise InputError(place, "is shorter than a minute or longer than a year", "Change it")
    return seconds


# --------------------------------------------------------------------------- when it is due


def after_success(
    feed: Feed, state: FeedState, now: float, validators: Validators, keys: Iterable[str] = ()
) -> FeedState:
    """The state after a look that gave the feed; ``keys`` are the entries it showed."""
    seen = tuple(dict.fromkeys((*keys, *state.seen)))[:_REMEMBERED]
    etag, modified = validators.etag, validators.modified
    return FeedState(now + feed.every, now, 0, etag, modified, seen)


def after_failure(feed: Feed, state: FeedState, now: float, wait: float | None = None) -> FeedState:
    """The state after a look that failed: twice the pause for each failure, up to a day.

    ``wait`` is how long the server asked to be left alone.
    """
    pause = min(feed.every * 2.0 ** min(state.failures + 1, 20), max(_LONGEST_PAUSE, feed.every))
    due = now + max(pause, min(wait or 0.0, 7 * _LONGEST_PAUSE))
    return replace(state, due=due, looked=now, failures=state.failures + 1)


def next_due(feeds: Iterable[Feed], states: Mapping[str, FeedState]) -> Feed | None:
    """The feed to look at next: the longest due, the first of the file among equals."""
    return min(feeds, key=lambda feed: states.get(feed.url, FeedState()).due, default=None)


# --------------------------------------------------------------------------- looking


def poll(
    feed: Feed, state: FeedState, client: Client, settings: Settings, now: float
) -> tuple[tuple[Outcome, ...], FeedState]:
    """One look at a feed: a document or an error for each entry not seen before, and the new state.

    Keep the state only when the outcomes are kept: until then the entries count as not seen. A feed
    that cannot be had is one error, and its state has the pause that follows.
    """
    before = Validators(state.etag, state.modified)
    try:
        answer = client.get(feed.url, before)
        if answer.unchanged:
            return (), after_success(feed, state, now, before)
        entries = read_feed(answer.data, feed.url, answer.url)
    except InputError as error:
        wait = error.wait if isinstance(error, FetchError) else None
        return (error,), after_failure(feed, state, now, wait)
    seen, terms = set(state.seen), Terms(feed.given, settings, client)
    fresh = {entry.key: entry for entry in entries if entry.key not in seen}
    outcomes = tuple(
        read_entry(entry, f"{feed.url}, entry {entry.key}", terms) for entry in fresh.values()
    )
    keys = [entry.key for entry in entries]
    return outcomes, after_success(feed, state, now, answer.validators, keys)


def rounds(
    feeds: Iterable[Feed],
    states: Mapping[str, FeedState],
    client: Client,
    settings: Settings,
    clock: Callable[[], float],
    sleep: Callable[[float], object],
) -> Iterator[tuple[Feed, tuple[Outcome, ...], FeedState]]:
    """Look at each feed whenever it is due, without end; ``states`` are by address.

    ``clock`` gives seconds since 1970 (``time.time``). Each look is given out with the state to
    keep.
    """
    watched, known = tuple(feeds), dict(states)
    while (feed := next_due(watched, known)) is not None:
        state = known.get(feed.url, FeedState())
        pause = state.due - clock()
        if pause > 0:
            sleep(pause)
        outcomes, state = poll(feed, state, client, settings, clock())
        known[feed.url] = state
        yield feed, outcomes, state
