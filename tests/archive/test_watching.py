"""Feeds watched into a record: nothing twice, nothing lost, and a failing server left in peace."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest

from dragoman.archive.asking import Archive
from dragoman.archive.watching import Clock, Looked, watch
from dragoman.chronicle import Filter
from dragoman.cli import main, watching
from dragoman.documents import Client, Feed, Given, Pace
from dragoman.pipeline import Reader
from dragoman.store import Writer, check
from tests.documents.serving import Clock as Passing
from tests.documents.serving import Reply, Site, serve

from .conftest import Cached
from .reports import REPORTS

HEAD = '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" version="2.0"><channel>'
DAYS = {
    "2025-03-04": "Tue, 04 Mar 2025 10:00:00 GMT",
    "2025-03-05": "Wed, 05 Mar 2025 10:00:00 GMT",
}


def rss(*names: str, etag: str = '"1"') -> Reply:
    """A feed with some of the reports of this folder."""
    items = ""
    for name in names:
        text, day, _ = REPORTS[name]
        items += (
            f'<item><guid isPermaLink="false">urn:{name}</guid><title>Report {name}</title>'
            f"<pubDate>{DAYS[day]}</pubDate>"
            f"<content:encoded>{escape(escape(text))}</content:encoded></item>"
        )
    body = f"{HEAD}<title>Wire</title>{items}</channel></rss>".encode()
    return Reply(body, headers={"ETag": etag})


def conditional(reply: Reply) -> Any:
    """A server that sends a page only where it is not known."""

    def answer(headers: Mapping[str, str]) -> Reply:
        known = {key.lower(): value for key, value in headers.items()}
        same = known.get("if-none-match") == reply.headers["ETag"]
        return Reply(status=304) if same else reply

    return answer


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as served:
        yield served


@pytest.fixture
def passing() -> Passing:
    return Passing()


def look(
    archive: Archive, reader: Cached, site: Site, passing: Passing, times: int = 1
) -> list[Looked]:
    """So many looks at the site's feed, by a process that is started anew."""
    feed = Feed(site.url + "/feed.xml", 600.0, Given(publisher="Example Wire"))
    client = Client(Pace(tries=1), passing, passing.sleep)
    clock = Clock(passing, passing.sleep)
    looks = watch((feed,), reader, archive.reader, archive.store.writer(), client, clock)
    found = list(islice(looks, times))
    client.close()
    return found


def asked(site: Site) -> list[dict[str, str]]:
    """The headers of each request for the feed."""
    return [
        heard for path, heard in zip(site.asked, site.heard, strict=True) if path == "/feed.xml"
    ]


def test_what_is_new_is_added_once_and_merged(
    archive: Archive, reader: Cached, site: Site, passing: Passing
) -> None:
    site.pages["/feed.xml"] = conditional(rss("oslo-release", "paris-release"))
    first, second = look(archive, reader, site, passing, 2)
    assert (first.tally.added, first.due, first.failures) == (2, 600.0, 0)
    assert (second.tally.inputs, second.due) == (0, 1200.0)
    assert "if-none-match" not in asked(site)[0]
    assert asked(site)[1]["if-none-match"] == '"1"'
    (call,) = archive.timeline(Filter(acts=("call",)))
    assert len(call.reports) == 2, "merged after the look"
    assert {told.words.source.publisher for told in call.reports} == {"Example Wire"}


def test_a_process_started_anew_goes_on_where_it_was(
    archive: Archive, reader: Cached, site: Site, passing: Passing
) -> None:
    site.pages["/feed.xml"] = conditional(rss("oslo-release"))
    look(archive, reader, site, passing)
    site.pages["/feed.xml"] = conditional(rss("next-day", "oslo-release", etag='"2"'))
    passing.now = 100.0
    (again,) = look(archive, reader, site, passing)
    assert passing.now == 600.0, "it was not due before"
    assert (again.tally.added, again.tally.inputs) == (1, 1), "what was seen is not even read"
    assert asked(site)[1]["if-none-match"] == '"1"'


class Killed(BaseException):
    """The process ends here."""


def test_killed_between_adding_and_noting_it_nothing_is_lost_or_doubled(
    archive: Archive,
    reader: Cached,
    site: Site,
    passing: Passing,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    site.pages["/feed.xml"] = conditional(rss("oslo-release", "paris-release"))

    def die(self: Writer, url: str, state: Mapping[str, Any]) -> None:
        raise Killed

    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(Writer, "keep_feed", die)
        look(archive, reader, site, passing)
    assert archive.counts()["documents"] == 2
    assert archive.reader.feeds() == {}
    (again,) = look(archive, reader, site, passing)
    assert (again.tally.added, again.tally.known) == (0, 2)
    assert "if-none-match" not in asked(site)[1], "the first look does not count"
    counts = archive.counts()
    assert (counts["documents"], counts["publications"], counts["fresh"]) == (2, 2, 0)
    assert len(archive.timeline(Filter(acts=("call",)))) == 1
    assert check(archive.store) == ()


def test_a_failing_feed_is_asked_less_and_less_and_stands_in_quarantine(
    archive: Archive, reader: Cached, site: Site, passing: Passing
) -> None:
    site.pages["/feed.xml"] = [Reply(status=404), Reply(status=404), rss("next-day")]
    first, second = look(archive, reader, site, passing, 2)
    assert (first.failures, first.due, first.tally.refused) == (1, 1200.0, 1)
    assert (second.failures, second.due) == (2, 1200.0 + 2400.0)
    (held,) = archive.reader.refused()
    assert (held.name, held.tries) == (site.url + "/feed.xml", 2)
    (third,) = look(archive, reader, site, passing)
    assert (third.failures, third.tally.added) == (0, 1)
    assert third.due == 3600.0 + 600.0
    assert archive.reader.refused() == ()


def test_one_broken_entry_costs_itself_alone(
    archive: Archive, reader: Cached, site: Site, passing: Passing
) -> None:
    reply = rss("next-day")
    empty = b"<item><guid>urn:empty</guid><title></title></item></channel>"
    site.pages["/feed.xml"] = Reply(reply.body.replace(b"</channel>", empty))
    (looked,) = look(archive, reader, site, passing)
    assert (looked.tally.added, looked.tally.refused) == (1, 1)
    (held,) = archive.reader.refused()
    assert "urn:empty" in held.name


# ------------------------------------------------------------------ the command


def _run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as caught:
        main([str(one) for one in arguments])
    assert isinstance(caught.value.code, int)
    return caught.value.code


def test_watch_once_looks_at_what_is_due_and_stops(
    reader: Cached,
    site: Site,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(watching, "Reader", lambda settings: reader)
    site.pages["/feed.xml"] = conditional(rss("next-day"))
    feeds = tmp_path / "feeds.toml"
    feeds.write_text(f'[[feed]]\nurl = "{site.url}/feed.xml"\nevery = "10m"\n', encoding="utf-8")
    record = tmp_path / "record.db"
    assert _run("watch", feeds, "--once", "--record", record) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert f"{site.url}/feed.xml: 1 new, 0 reprints, 0 in quarantine; next look 20" in err
    assert _run("watch", feeds, "--once", "--record", record) == 0
    assert capsys.readouterr().err == "", "nothing is due"
    assert len(asked(site)) == 1
    assert isinstance(reader.reader, Reader)


def test_watch_says_what_is_wrong_with_its_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    feeds = tmp_path / "feeds.toml"
    feeds.write_text('[[feed]]\nurl = "ftp://example.org"\n', encoding="utf-8")
    assert _run("watch", feeds, "--record", tmp_path / "record.db") == 2
    assert "feed 1: url" in capsys.readouterr().err
    assert not (tmp_path / "record.db").exists()
