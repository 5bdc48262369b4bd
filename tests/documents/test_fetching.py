"""The client is polite: it asks what it may, waits when told to, and takes no more than it said."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from dragoman.documents.fetching import Client, Pace, Validators
from dragoman.errors import FetchError

from .serving import Clock, Reply, Site, serve


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as served:
        yield served


@pytest.fixture
def clock() -> Clock:
    return Clock()


def client(clock: Clock, **pace: float) -> Client:
    return Client(Pace(**pace), clock, clock.sleep)  # type: ignore[arg-type]


def failure(asking: Client, url: str, limit: int = 1000) -> FetchError:
    with pytest.raises(FetchError) as caught:
        asking.get(url, limit=limit)
    assert caught.value.name == url
    return caught.value


def test_content_kind_and_charset(site: Site, clock: Clock) -> None:
    kind = {"Content-Type": "Text/HTML; charset=ISO-8859-1"}
    site.pages["/a"] = Reply("Grüße".encode("latin-1"), headers=kind)
    with client(clock) as asking:
        answer = asking.get(f"{site.url}/a")
    assert (answer.data, answer.kind, answer.charset) == (b"Gr\xfc\xdfe", "text/html", "iso-8859-1")
    assert "dragoman" in site.heard[-1]["user-agent"]


def test_robots_are_asked_for_once_and_kept_to(site: Site, clock: Clock) -> None:
    rules = b"User-agent: *\nDisallow: /private\n\nUser-agent: dragoman\nDisallow: /drafts\n"
    site.pages |= {"/robots.txt": Reply(rules), "/a": Reply(b"a"), "/private": Reply(b"b")}
    asking = client(clock)
    assert "robots.txt" in str(failure(asking, f"{site.url}/drafts/1"))
    assert asking.get(f"{site.url}/a").data == b"a"
    assert asking.get(f"{site.url}/private").data == b"b", "our own group goes before the others'"
    assert site.asked == ["/robots.txt", "/a", "/private"]


def test_rules_are_asked_for_anew_after_a_day(site: Site, clock: Clock) -> None:
    site.pages |= {"/robots.txt": Reply(b""), "/a": Reply(b"a")}
    asking = client(clock)
    asking.get(f"{site.url}/a")
    clock.now += 90_000
    asking.get(f"{site.url}/a")
    assert site.asked.count("/robots.txt") == 2


@pytest.mark.parametrize(("status", "open_"), [(404, True), (403, True), (503, False)])
def test_no_rules_and_failing_rules(site: Site, clock: Clock, status: int, open_: bool) -> None:
    site.pages |= {"/robots.txt": Reply(status=status), "/a": Reply(b"a")}
    asking = client(clock)
    if open_:
        assert asking.get(f"{site.url}/a").data == b"a"
    else:
        assert "robots.txt" in str(failure(asking, f"{site.url}/a"))
        assert "/a" not in site.asked


def test_a_host_is_asked_at_its_pace(site: Site, clock: Clock) -> None:
    site.pages |= {"/robots.txt": Reply(status=404), "/a": Reply(b"a")}
    asking = client(clock, interval=1.5)
    for _ in range(3):
        asking.get(f"{site.url}/a")
    assert clock.slept == [1.5, 1.5]


def test_crawl_delay_goes_before_a_shorter_interval(site: Site, clock: Clock) -> None:
    rules = b"User-agent: *\nCrawl-delay: 7\n"
    site.pages |= {"/robots.txt": Reply(rules), "/a": Reply(b"a")}
    asking = client(clock, interval=1)
    asking.get(f"{site.url}/a")
    asking.get(f"{site.url}/a")
    assert clock.slept == [7.0]


def test_conditional_request(site: Site, clock: Clock) -> None:
    def page(headers: Mapping[str, str]) -> Reply:
        known = {"ETag": '"v1"', "Last-Modified": "Mon, 04 Mar 2024 10:00:00 GMT"}
        if headers.get("If-None-Match") == '"v1"':
            return Reply(status=304, headers=known)
        return Reply(b"news", headers=known)

    site.pages["/feed"] = page
    asking = client(clock)
    first = asking.get(f"{site.url}/feed")
    assert first.validators == Validators('"v1"', "Mon, 04 Mar 2024 10:00:00 GMT")
    again = asking.get(f"{site.url}/feed", first.validators)
    assert again.unchanged
    assert again.data == b""
    assert again.validators == first.validators
    assert site.heard[-1]["if-modified-since"] == "Mon, 04 Mar 2024 10:00:00 GMT"


def test_waits_that_grow_and_then_gives_up(site: Site, clock: Clock) -> None:
    site.pages |= {"/busy": Reply(status=503)}
    error = failure(client(clock, interval=0, tries=4), f"{site.url}/busy")
    assert error.status == 503
    assert clock.slept == [1.0, 2.0, 4.0]
    assert site.asked.count("/busy") == 4


def test_the_growing_wait_has_a_cap(site: Site, clock: Clock) -> None:
    site.pages |= {"/busy": Reply(status=429)}
    failure(client(clock, interval=0, tries=6, longest=5), f"{site.url}/busy")
    assert clock.slept == [1.0, 2.0, 4.0, 5.0, 5.0]


def test_retry_after_is_waited_for(site: Site, clock: Clock) -> None:
    busy = Reply(status=429, headers={"Retry-After": "12"})
    site.pages["/busy"] = [busy, Reply(b"now")]
    assert client(clock, interval=0).get(f"{site.url}/busy").data == b"now"
    assert clock.slept == [12.0]


def test_a_long_retry_after_is_left_to_the_caller(site: Site, clock: Clock) -> None:
    when = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    site.pages["/busy"] = Reply(status=503, headers={"Retry-After": when})
    error = failure(client(clock), f"{site.url}/busy")
    assert clock.slept == []
    assert error.wait == pytest.approx(3600, abs=60)
    assert "left alone for" in str(error)


def test_what_is_gone_is_asked_for_once(site: Site, clock: Clock) -> None:
    assert failure(client(clock), f"{site.url}/gone").status == 404
    assert site.asked.count("/gone") == 1


def test_redirections(site: Site, clock: Clock) -> None:
    site.pages |= {
        "/old": Reply(status=301, headers={"Location": "new"}),
        "/new": Reply(b"here"),
        "/loop": Reply(status=302, headers={"Location": "/loop"}),
        "/out": Reply(status=302, headers={"Location": "file:///etc/hostname"}),
        "/closed": Reply(status=302, headers={"Location": "/drafts"}),
        "/robots.txt": Reply(b"User-agent: *\nDisallow: /drafts\n"),
    }
    asking = client(clock, interval=0)
    answer = asking.get(f"{site.url}/old")
    assert (answer.data, answer.url) == (b"here", f"{site.url}/new")
    assert "without end" in str(failure(asking, f"{site.url}/loop"))
    assert "only http and https" in str(failure(asking, f"{site.url}/out"))
    assert "robots.txt" in str(failure(asking, f"{site.url}/closed"))


def test_sizes(site: Site, clock: Clock) -> None:
    site.pages |= {
        "/just": Reply(b"x" * 1000),
        "/more": Reply(b"x" * 1001),
        "/bomb": Reply(gzip.compress(bytes(50_000_000)), headers={"Content-Encoding": "gzip"}),
    }
    asking = client(clock, interval=0)
    assert len(asking.get(f"{site.url}/just", limit=1000).data) == 1000
    assert "is larger than" in str(failure(asking, f"{site.url}/more"))
    assert "is larger than" in str(failure(asking, f"{site.url}/bomb"))


def test_packed_answers(site: Site, clock: Clock) -> None:
    bare = zlib.compressobj(wbits=-15)
    for path, body, name in (
        ("/g", gzip.compress(b"words"), "gzip"),
        ("/z", zlib.compress(b"words"), "deflate"),
        ("/b", bare.compress(b"words") + bare.flush(), "deflate"),
    ):
        site.pages[path] = Reply(body, headers={"Content-Encoding": name})
        assert client(clock).get(site.url + path).data == b"words"
    site.pages["/broken"] = Reply(b"\x1f\x8b\x08 no", headers={"Content-Encoding": "gzip"})
    site.pages["/other"] = Reply(b"x", headers={"Content-Encoding": "br"})
    assert "cannot be fetched" in str(failure(client(clock), f"{site.url}/broken"))
    assert "packed as br" in str(failure(client(clock), f"{site.url}/other"))


@pytest.mark.parametrize("url", ["http:///x", "http://[::1/x", "ftp://example.org/x", "http://"])
def test_no_addresses(clock: Clock, url: str) -> None:
    failure(client(clock), url)


def test_nobody_there(clock: Clock) -> None:
    assert "cannot be fetched" in str(failure(client(clock), "http://127.0.0.1:1/x"))
