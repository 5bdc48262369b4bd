"""Feeds are looked at when they are due, no more often, and give every entry once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.documents import Client, Given, Pace, Validators
from dragoman.documents.watching import (
    Feed,
    FeedState,
    after_failure,
    after_success,
    poll,
    read_feeds,
    rounds,
)
from dragoman.errors import DateError, InputError
from dragoman.records import Document
from dragoman.settings import Settings

from .serving import Clock, Reply, Site, serve

HEAD = '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" version="2.0"><channel>'
ITEM = """<item><guid isPermaLink="false">urn:{key}</guid><title>Visit {key}</title>
<content:encoded>
<![CDATA[<p>The envoy of Mali visited Niger for talks on grain, day {key}.</p>]]>
</content:encoded></item>"""
NONE = Validators()


def rss(*keys: str) -> Reply:
    items = "".join(ITEM.format(key=key) for key in keys)
    return Reply(f"{HEAD}<title>Wire</title>{items}</channel></rss>".encode())


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as served:
        yield served


@pytest.fixture
def clock() -> Clock:
    return Clock()


def look(feed: Feed, state: FeedState, clock: Clock) -> tuple[list[str], FeedState]:
    """Titles or messages of what one look gives, and the state after it."""
    client = Client(Pace(tries=1), clock, clock.sleep)
    outcomes, after = poll(feed, state, client, Settings(), clock())
    named = [str(o) if isinstance(o, InputError) else str(o.title) for o in outcomes]
    return named, after


def test_every_entry_once(site: Site, clock: Clock) -> None:
    site.pages["/feed"] = [rss("1", "2"), rss("2", "3"), rss("3", "1")]
    feed, state = Feed(f"{site.url}/feed", 600), FeedState()
    first, state = look(feed, state, clock)
    second, state = look(feed, state, clock)
    third, state = look(feed, state, clock)
    assert (first, second, third) == (["Visit 1", "Visit 2"], ["Visit 3"], [])
    assert state.due == clock.now + 600


def test_only_what_changed_is_sent(site: Site, clock: Clock) -> None:
    def page(headers: Mapping[str, str]) -> Reply:
        if headers.get("If-None-Match") == '"a"':
            return Reply(status=304)
        return Reply(rss("1").body, headers={"ETag": '"a"'})

    site.pages["/feed"] = page
    feed = Feed(f"{site.url}/feed")
    _, state = look(feed, FeedState(), clock)
    kept = FeedState.from_dict(json.loads(json.dumps(state.to_dict())))
    assert kept == state
    named, after = look(feed, kept, clock)
    assert named == []
    assert (after.etag, after.seen) == ('"a"', ("urn:1",))


def test_failures_are_named_and_spaced(site: Site, clock: Clock) -> None:
    feed, state = Feed(f"{site.url}/feed", 600), FeedState(seen=("urn:1",), etag='"a"')
    pauses = []
    for _ in range(10):
        (named,), state = look(feed, state, clock)
        assert "404" in named
        pauses.append(state.due - clock.now)
    assert pauses[:3] == [1200, 2400, 4800]
    assert pauses[-1] == 86_400
    assert (state.seen, state.etag, state.failures) == (("urn:1",), '"a"', 10)
    site.pages["/feed"] = rss("1", "2")
    named, state = look(feed, state, clock)
    assert named == ["Visit 2"]
    assert state.failures == 0


def test_a_server_that_wants_to_be_left_alone_is(site: Site, clock: Clock) -> None:
    site.pages["/feed"] = Reply(status=429, headers={"Retry-After": "100000"})
    _, state = look(Feed(f"{site.url}/feed", 600), FeedState(), clock)
    assert state.due == clock.now + 100_000


def test_what_is_no_feed_is_a_failure(site: Site, clock: Clock) -> None:
    site.pages["/feed"] = Reply(b"<html><body>Moved</body></html>")
    (named,), state = look(Feed(f"{site.url}/feed"), FeedState(), clock)
    assert "no RSS or Atom feed" in named
    assert state.failures == 1


def test_an_entry_that_fails_is_given_once(site: Site, clock: Clock) -> None:
    item = f"<item><guid>1</guid><link>{site.url}/gone</link><title>Gone</title></item>"
    site.pages["/feed"] = Reply(f"{HEAD}{item}</channel></rss>".encode())
    feed = Feed(f"{site.url}/feed")
    (named,), state = look(feed, FeedState(), clock)
    assert named.startswith(f"{site.url}/gone")
    assert look(feed, state, clock)[0] == []


def test_given_of_the_feed_holds(site: Site, clock: Clock) -> None:
    site.pages["/feed"] = rss("1")
    feed = Feed(f"{site.url}/feed", given=Given(publisher="Ours"))
    client = Client(Pace(), clock, clock.sleep)
    (document,), _ = poll(feed, FeedState(), client, Settings(), 0)
    assert isinstance(document, Document)
    assert document.publisher == "Ours"


def test_rounds_keep_to_what_is_due(site: Site, clock: Clock) -> None:
    site.pages |= {"/a": rss("1"), "/b": rss("2"), "/robots.txt": Reply(status=404)}
    feeds = (Feed(f"{site.url}/a", 600), Feed(f"{site.url}/b", 1500))
    client = Client(Pace(interval=0), clock, clock.sleep)
    went = rounds(feeds, {}, client, Settings(), clock, clock.sleep)
    looks = [(feed.url[-1], clock.now) for feed, _, _ in islice(went, 6)]
    assert looks == [("a", 0), ("b", 0), ("a", 600), ("a", 1200), ("b", 1500), ("a", 1800)]


def test_rounds_go_on_from_kept_states(site: Site, clock: Clock) -> None:
    site.pages["/a"] = rss("1", "2")
    feed = Feed(f"{site.url}/a", 600)
    states = {feed.url: FeedState(due=50, seen=("urn:1",))}
    client = Client(Pace(), clock, clock.sleep)
    _, outcomes, state = next(rounds([feed], states, client, Settings(), clock, clock.sleep))
    assert clock.now == 50
    assert len(outcomes) == 1
    assert states[feed.url].seen == ("urn:1",), "what was passed in is not changed"
    assert state.due == 650


def test_no_feeds_no_rounds(clock: Clock) -> None:
    client = Client(Pace(), clock, clock.sleep)
    assert list(rounds([], {}, client, Settings(), clock, clock.sleep)) == []


@given(
    every=st.floats(60, 10_000_000),
    failures=st.integers(0, 2_000),
    now=st.floats(0, 4e9),
    wait=st.none() | st.floats(0, 1e12),
)
def test_the_next_look_lies_ahead_within_reason(
    every: float, failures: int, now: float, wait: float | None
) -> None:
    feed, state = Feed("http://e.example/", every), FeedState(failures=failures)
    failed = after_failure(feed, state, now, wait)
    assert now + min(every, 86_400) <= failed.due
    assert failed.due <= now + max(every, 7 * 86_400) + 1
    assert after_success(feed, failed, now, NONE).due == now + every
    assert after_success(feed, failed, now, NONE).failures == 0


@given(st.lists(st.text(min_size=1), max_size=50), st.lists(st.text(min_size=1), max_size=50))
def test_what_was_seen_stays_seen(shown: list[str], before: list[str]) -> None:
    state = FeedState(seen=tuple(dict.fromkeys(before)))
    after = after_success(Feed("http://e.example/"), state, 0, NONE, shown)
    assert set(after.seen) == {*shown, *before}
    assert len(after.seen) == len(set(after.seen))


def test_memory_of_entries_is_bounded() -> None:
    state = FeedState(seen=tuple(f"old {i}" for i in range(2_000)))
    after = after_success(Feed("http://e.example/"), state, 0, NONE, ["new"])
    assert len(after.seen) == 2_000
    assert after.seen[0] == "new"


def test_feeds_file(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(
        'every = "2h"\n[[feed]]\nurl = "https://a.example/rss"\npublisher = "A"\nevery = "10m"\n'
        '[[feed]]\nurl = "https://b.example/rss"\npublished = "2024-01-02"\n'
    )
    assert read_feeds(str(path)) == (
        Feed("https://a.example/rss", 600, Given(publisher="A")),
        Feed("https://b.example/rss", 7200, Given(published="2024-01-02")),
    )


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", "has no [[feed]]"),
        ("[[feed", "cannot be read"),
        ("feed = 3", "has no [[feed]]"),
        ("[[feed]]\n", "feed 1: url"),
        ('[[feed]]\nurl = "ftp://a"', "feed 1: url"),
        ("[[feed]]\nurl = 3", "feed 1: url"),
        ('[[feed]]\nurl = "http://a"\nmood = 1', "feed 1: mood"),
        ('mood = 1\n[[feed]]\nurl = "http://a"', ": mood"),
        ('[[feed]]\nurl = "http://a"\nevery = "often"', "feed 1: every"),
        ('[[feed]]\nurl = "http://a"\nevery = true', "feed 1: every"),
        ('[[feed]]\nurl = "http://a"\nevery = "1s"', "feed 1: every"),
        ('[[feed]]\nurl = "http://a"\n[[feed]]\nurl = "http://a"', "twice"),
    ],
)
def test_faults_of_a_feeds_file_name_the_key(tmp_path: Path, text: str, named: str) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(text)
    with pytest.raises(InputError) as caught:
        read_feeds(str(path))
    assert str(caught.value).startswith(str(path))
    assert named in str(caught.value)


def test_a_date_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text('[[feed]]\nurl = "http://a"\npublished = "soon"')
    with pytest.raises(DateError, match="feed 1: published"):
        read_feeds(str(path))


def test_no_feeds_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_feeds(str(tmp_path / "none.toml"))
