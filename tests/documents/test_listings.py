"""Feeds and sitemaps: what they hold is read, what they list is fetched, what fails is named."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.documents import Client, Given, Pace, load_all
from dragoman.documents.feeds import read_feed
from dragoman.errors import InputError
from dragoman.records import Document
from dragoman.settings import Settings

from .serving import Clock, Reply, Site, serve

LONG = "Ghana’s president received the envoy of Togo in Accra on Monday. They spoke of the border."
PAGE = """<!doctype html><html><head><title>{title}</title></head><body><article><h1>{title}</h1>
<p>The foreign minister of Peru met her counterpart from Chile in Lima on {day}.</p>
<p>Both said that the talks on fishing would go on in the spring.</p></article></body></html>"""
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Harbour Post</title>
<item><title>Envoy &amp; president</title><link>{url}/envoy</link><guid>g-1</guid>
<pubDate>Tue, 05 Mar 2024 23:30:00 -0500</pubDate><description>Talks in Accra.</description>
<content:encoded><![CDATA[<p>Ghana’s president received the envoy of Togo in Accra on Monday.</p>
<figure><figcaption>A caption.</figcaption></figure><script>bad()</script>
<p>They spoke of the border.</p>]]></content:encoded></item>
<item><title>Talks in Lima</title><link>{url}/lima</link>
<pubDate>Wed, 06 Mar 2024 08:00:00 GMT</pubDate><description>Peru and Chile.</description></item>
<item><title>Nowhere</title><description>Short.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title>
<entry><id>u:1</id><title type="html">Border &lt;b>talks&lt;/b></title>
<link href="http://wire.example/1"/><updated>2024-03-05T10:00:00+02:00</updated><summary>Talks.</summary>
<content type="html">&lt;p>Ghana’s president received the envoy of Togo in Accra on Monday.&lt;/p>
&lt;p>They spoke of the border.&lt;/p></content></entry></feed>"""
NEWS = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="urn:image">
<url><image:image><image:loc>{url}/picture</image:loc><image:title>A picture</image:title>
</image:image><loc>{url}/lima</loc><lastmod>2020-01-01</lastmod>
<news:news><news:publication><news:name>The Harbour Post</news:name></news:publication>
<news:publication_date>2024-03-06</news:publication_date><news:title>Lima talks</news:title>
</news:news></url><!-- a comment --><url><loc>{url}/gone</loc></url>
<url><loc>{url}/lima</loc></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>{url}/news.xml.gz</loc></sitemap><sitemap><loc>{url}/index.xml</loc></sitemap>
<sitemap><loc>{url}/none.xml</loc></sitemap></sitemapindex>"""


@pytest.fixture
def site() -> Iterator[Site]:
    html = {"Content-Type": "text/html; charset=utf-8"}
    with serve() as served:
        page = PAGE.format(title="Talks in Lima, again", day="Tuesday").encode()
        served.pages |= {
            "/rss": Reply(RSS.format(url=served.url).encode()),
            "/lima": Reply(page, headers=html),
            "/news.xml.gz": Reply(gzip.compress(NEWS.format(url=served.url).encode())),
            "/index.xml": Reply(INDEX.format(url=served.url).encode()),
        }
        yield served


def outcomes(source: object, **given: str) -> list[Document | InputError]:
    clock = Clock()
    client = Client(Pace(), clock, clock.sleep)
    return list(load_all(str(source), Given(**given), Settings(), client))


def document(outcome: Document | InputError) -> Document:
    assert isinstance(outcome, Document), outcome
    return outcome


def error(outcome: Document | InputError) -> InputError:
    assert isinstance(outcome, InputError), outcome
    return outcome


def test_feed_at_an_address(site: Site) -> None:
    full, fetched, neither = outcomes(f"{site.url}/rss")
    first = document(full)
    assert first.text == LONG.replace(". They", ".\nThey")
    assert first.title == "Envoy & president"
    assert first.published == "2024-03-05T23:30:00-05:00", "the day where it was published"
    assert first.publisher == "The Harbour Post"
    assert first.url == f"{site.url}/envoy"
    second = document(fetched)
    assert "The foreign minister of Peru" in second.text
    assert (second.title, second.published) == ("Talks in Lima", "2024-03-06T08:00:00+00:00")
    assert error(neither).name == f"{site.url}/rss, entry 3"
    assert "“Nowhere” has neither" in str(neither)
    assert "/envoy" not in site.asked


def test_given_goes_before_the_feed(site: Site) -> None:
    first = document(outcomes(f"{site.url}/rss", publisher="Ours", published="2024-01-01")[0])
    assert (first.publisher, first.published) == ("Ours", "2024-01-01")


@pytest.mark.parametrize("name", ["feed.rss", "feed.xml", "feed", "feed.rss.gz"])
def test_feed_in_a_file_is_not_followed(site: Site, tmp_path: Path, name: str) -> None:
    path, data = tmp_path / name, RSS.format(url=site.url).encode()
    path.write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    full, listed, _ = outcomes(path)
    assert document(full).title == "Envoy & president"
    assert error(listed).name == f"{path}, entry 2"
    assert "“Talks in Lima”" in str(listed)
    assert f"{site.url}/lima" in str(listed)
    assert error(listed).source == str(path)
    assert site.asked == []


def test_atom(tmp_path: Path) -> None:
    path = tmp_path / "feed.atom"
    path.write_text(ATOM, encoding="utf-8")
    (found,) = map(document, outcomes(path))
    assert (found.title, found.published) == ("Border talks", "2024-03-05T10:00:00+02:00")
    assert found.text.startswith("Ghana’s president")
    assert (found.url, found.publisher) == ("http://wire.example/1", "Wire")


@pytest.mark.parametrize("end", ["[…]", "[...]", "Read more", "Continue reading Talks in Accra →"])
def test_a_text_that_breaks_off_is_not_the_full_one(end: str) -> None:
    item = f"<item><description>Talks.</description><encoded>{LONG} {end}</encoded></item>"
    item = item.replace("encoded>", "content:encoded>")
    head = '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" version="2.0"><channel>'
    (entry,) = read_feed(f"{head}{item}</channel></rss>".encode(), "feed")
    assert entry.text is None


def test_the_blog_line_below_is_left_off() -> None:
    below = '<p>The post <a href="/x">Talks</a> appeared first on <a href="/">Post</a>.</p>'
    item = f"<item><content:encoded><![CDATA[<p>{LONG}</p>{below}]]></content:encoded></item>"
    head = '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" version="2.0"><channel>'
    (entry,) = read_feed(f"{head}{item}</channel></rss>".encode(), "feed")
    assert entry.text == LONG


def test_a_feed_with_faulty_markup_is_read() -> None:
    (entry,) = read_feed(b"<rss><channel><item><title>A & B</title><link>http://e.example/", "f")
    assert entry.title == "A & B"


BOMB = """<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>
<{root}><channel><title>&b;&c;</title></channel></{root}>"""


@pytest.mark.parametrize("root", ["rss", "urlset"])
def test_entities_are_refused(tmp_path: Path, root: str) -> None:
    path = tmp_path / "hostile.xml"
    path.write_text(BOMB.format(root=root), encoding="utf-8")
    (only,) = outcomes(path)
    assert "declares entities" in str(error(only))


@pytest.mark.parametrize("root", ["rss", "urlset"])
def test_entities_behind_a_comment_are_not_expanded(tmp_path: Path, root: str) -> None:
    path = tmp_path / "hostile.xml"
    text = BOMB.format(root=root).replace("<!DOCTYPE", "<!-- <x> --><!DOCTYPE")
    path.write_text(text.replace("</channel>", "<url><loc>&c;</loc></url></channel>"))
    assert not any("aaaaaaaaaaaaaaa" in str(outcome) for outcome in outcomes(path))


def test_other_xml_is_named(tmp_path: Path) -> None:
    path = tmp_path / "story.xml"
    path.write_text("<nitf><body>Peru thanked Chile for its help.</body></nitf>")
    assert "<nitf>" in str(error(outcomes(path)[0]))


def test_sitemap(site: Site) -> None:
    lima, gone = outcomes(f"{site.url}/news.xml.gz")
    found = document(lima)
    assert (found.title, found.published) == ("Lima talks", "2024-03-06")
    assert found.publisher == "The Harbour Post"
    assert found.url == f"{site.url}/lima"
    assert error(gone).name == f"{site.url}/gone"
    assert "404" in str(gone)
    assert "/picture" not in site.asked


def test_index_of_sitemaps_is_followed_once(site: Site) -> None:
    found = outcomes(f"{site.url}/index.xml")
    assert [type(outcome) for outcome in found[:1]] == [Document]
    assert {error(outcome).name for outcome in found[1:]} == {
        f"{site.url}/gone",
        f"{site.url}/none.xml",
    }
    assert site.asked.count("/news.xml.gz") == 1


def test_sitemap_in_a_file_is_a_list_of_addresses(site: Site, tmp_path: Path) -> None:
    path = tmp_path / "map.xml"
    path.write_text(NEWS.format(url=site.url), encoding="utf-8")
    assert document(outcomes(path)[0]).title == "Lima talks"
    (named,) = outcomes(tmp_path)
    assert "not followed" in str(error(named))


def test_a_broken_sitemap_keeps_what_came_before(site: Site, tmp_path: Path) -> None:
    path = tmp_path / "map.xml"
    whole = NEWS.format(url=site.url)
    path.write_text(whole[: whole.index("</url>") + 6] + " <url & ", encoding="utf-8")
    first, broken = outcomes(path)
    assert document(first).title == "Lima talks"
    assert "no valid XML" in str(error(broken))
