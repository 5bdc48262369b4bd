"""WARC as it is published: pages with their address and day, and damage that costs one record."""

from __future__ import annotations

import gzip
import io
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dragoman.documents import Given, load_all, remember, retry
from dragoman.documents.archives import Captured, read_archive
from dragoman.errors import InputError
from dragoman.records import Document
from dragoman.settings import Settings

PAGE = """<html><head><title>{title}</title>{head}</head><body><article>
<p>The president of Kenya called the president of Ghana about the {title}, his office said.</p>
<p>They agreed to “meet soon” in Nairobi.</p></article></body></html>"""
DATED = '<meta property="article:published_time" content="2024-02-01T09:00:00+00:00">'
LIMIT = 1_000_000


def page(title: str, head: str = "") -> str:
    return PAGE.format(title=title, head=head)


def record(
    writer: WARCWriter,
    url: str,
    body: bytes,
    headers: dict[str, str] | None = None,
    status: str = "200 OK",
) -> None:
    stated = {"Content-Type": "text/html; charset=utf-8"} | (headers or {})
    http = StatusAndHeaders(status, list(stated.items()), protocol="HTTP/1.1")
    day = {"WARC-Date": "2024-02-03T04:05:06Z"}
    writer.write_record(
        writer.create_warc_record(
            url, "response", payload=io.BytesIO(body), http_headers=http, warc_headers_dict=day
        )
    )


def archive(titles: list[str], packed: bool = True) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("news.warc", {"software": "test"}))
    for title in titles:
        record(writer, f"https://www.news.example/{title}", page(title).encode())
    return out.getvalue()


def outcomes(path: Path) -> list[Document | InputError]:
    return list(load_all(str(path), Given(), Settings()))


def captured(data: bytes) -> list[Captured | InputError]:
    return list(read_archive(io.BytesIO(data), "a.warc", LIMIT))


def urls(found: list[Captured | InputError]) -> list[str]:
    return [item.url.rsplit("/", 1)[1] for item in found if isinstance(item, Captured)]


@pytest.mark.parametrize("name", ["news.warc.gz", "news.warc", "news"])
def test_pages_with_address_and_day(tmp_path: Path, name: str) -> None:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=name.endswith("gz"))
    record(writer, "https://www.news.example/1", page("summit").encode())
    record(writer, "https://www.news.example/2", page("flood", DATED).encode())
    record(writer, "https://www.news.example/p", b"\x89PNG", {"Content-Type": "image/png"})
    record(writer, "https://www.news.example/moved", b"", status="301 Moved")
    record(writer, "https://www.news.example/robots.txt", b"", {"Content-Type": "text/plain"})
    (tmp_path / name).write_bytes(out.getvalue())
    first, second = outcomes(tmp_path / name)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.text.startswith("The president of Kenya called")
    assert (first.url, first.publisher) == ("https://www.news.example/1", "news.example")
    assert first.published == "2024-02-03T04:05:06Z", "the day of capture stands in"
    assert second.published is not None
    assert second.published.startswith("2024-02-01"), "the page's own date goes before"


def test_charset_and_content_encoding(tmp_path: Path) -> None:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    latin = page("Grüße").encode("cp1252")
    kind = {"Content-Type": "text/html; charset=windows-1252"}
    record(writer, "https://news.example/1", latin, kind)
    record(
        writer, "https://news.example/2", gzip.compress(latin), kind | {"Content-Encoding": "gzip"}
    )
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(latin), latin)
    record(writer, "https://news.example/3", chunked, kind | {"Transfer-Encoding": "chunked"})
    record(writer, "https://news.example/4", b"\x0b\x02\x80", kind | {"Content-Encoding": "br"})
    (tmp_path / "a.warc.gz").write_bytes(out.getvalue())
    *read, packed = outcomes(tmp_path / "a.warc.gz")
    assert len(read) == 3
    assert all(isinstance(found, Document) and "the Grüße, his" in found.text for found in read)
    assert isinstance(packed, InputError)
    assert packed.name.endswith("record 4 (https://news.example/4)")
    assert "packed as br" in str(packed)


@pytest.mark.parametrize("packed", [True, False])
def test_a_damaged_record_costs_itself_alone(packed: bool) -> None:
    data = bytearray(archive(["one", "two", "three"], packed))
    if packed:
        starts = [i for i in range(len(data)) if data[i : i + 3] == b"\x1f\x8b\x08"]
        middle = (starts[2] + starts[3]) // 2
        data[middle : middle + 40] = bytes(40)
    else:
        start = data.index(b"Content-Length", data.index(b"/two"))
        data[start : start + 14] = b"Content-Broken"
    found = captured(bytes(data))
    assert urls(found) == ["one", "three"]
    (error,) = [item for item in found if isinstance(item, InputError)]
    assert error.name.startswith("a.warc, record")
    assert "the other records are read" in str(error)


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_that_is_cut_off(packed: bool) -> None:
    data = archive(["one", "two", "three"], packed)
    found = captured(data[:-300])
    assert urls(found) == ["one", "two"]
    assert isinstance(found[-1], InputError)


def test_a_wrong_length_costs_itself_alone() -> None:
    data = archive(["one", "two", "three"], packed=False)
    start = data.index(b"Content-Length: ", data.index(b"/two")) + 16
    found = captured(data[:start] + b"11" + data[data.index(b"\r\n", start) :])
    assert urls(found) == ["one", "three"]


def test_all_records_in_one_member_are_read() -> None:
    assert urls(captured(gzip.compress(archive(["one", "two"], packed=False)))) == ["one", "two"]


def test_no_archive() -> None:
    (error,) = captured(b"")
    assert "holds no WARC record" in str(error)
    assert [type(item) for item in captured(b"words\nand more words\n")] == [InputError]


SOUND = {packed: archive([f"p{i}" for i in range(6)], packed) for packed in (True, False)}


@settings(max_examples=150, deadline=None)
@given(
    st.booleans(), st.integers(0, 10_000), st.binary(min_size=1, max_size=30), st.integers(0, 60)
)
def test_no_damage_raises_and_sound_records_stay(
    packed: bool, where: int, junk: bytes, cut: int
) -> None:
    sound = SOUND[packed]
    start = where % len(sound)
    found = captured(sound[:start] + junk + sound[start + cut :])
    assert len(urls(found)) >= 4
    assert len(found) - len(urls(found)) <= 4


def test_memory_is_flat() -> None:
    def peak(count: int) -> int:
        data = archive([f"{'x' * 500}{i}" for i in range(count)])
        tracemalloc.start()
        assert sum(1 for _ in read_archive(io.BytesIO(data), "a", LIMIT)) == count
        size = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return size - len(data)

    peak(5)
    assert peak(400) < peak(40) + 500_000


def test_too_large_a_page_is_named() -> None:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    record(writer, "https://e.example/big", page("x" * (LIMIT + 10)).encode())
    packed = gzip.compress(page("x" * (LIMIT + 10)).encode())
    record(writer, "https://e.example/bomb", packed, {"Content-Encoding": "gzip"})
    record(writer, "https://e.example/ok", page("ok").encode())
    big, bomb, fine = captured(out.getvalue())
    assert "is larger than" in str(big)
    assert "is larger than" in str(bomb)
    assert isinstance(fine, Captured)


def test_one_record_is_tried_again_by_itself(tmp_path: Path) -> None:
    path, out = tmp_path / "a.warc.gz", io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    record(writer, "https://e.example/1", page("one").encode())
    record(writer, "https://e.example/2", b"<html><body></body></html>")
    path.write_bytes(out.getvalue())
    _, error = outcomes(path)
    assert isinstance(error, InputError)
    assert error.source == str(path)
    (again,) = retry(error.name, remember(error, Given()), Settings())
    assert isinstance(again, InputError)
    assert again.name == error.name
