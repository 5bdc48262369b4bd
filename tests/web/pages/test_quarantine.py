"""Quarantine: what could not be read, why, and what to do about it."""

from __future__ import annotations

from pathlib import Path

from dragoman.archive.adding import add
from dragoman.archive.asking import Archive
from dragoman.documents import Given
from tests.web.rooms import copied, reader, visitor
from tests.web.windows import WIDE, Window, barriers, served


def test_what_could_not_be_read_is_named_with_its_reason(
    browser: object, examples_record: Path, tmp_path: Path
) -> None:
    record = copied(examples_record, tmp_path)
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "<b>odd.txt").write_bytes(b"\x00\x01\x02\x03" * 50)
    with Archive.open(record, read_only=False) as archive:
        sources = [str(path) for path in sorted(tmp_path.glob("*.txt"))]
        add(sources, Given(), reader(), archive.store.writer())
    with served(record) as home:
        window = Window(browser, home)
        page = window.open("/quarantine", WIDE)
        rows = page.locator("table tbody tr")
        assert rows.count() == 2
        assert "empty.txt" in page.locator("table").inner_text()
        assert "is empty" in page.locator("table").inner_text()
        assert barriers(page) == []
        page.get_by_role("button", name="Input").click()
        first = rows.first.inner_text()
        page.get_by_role("button", name="Input").click()
        assert rows.first.inner_text() != first
        page.goto("/")
        assert page.get_by_role("link", name="2 in quarantine").count() == 1
        window.close()
        assert window.complaints == []


def test_an_empty_quarantine_says_so(examples_record: Path) -> None:
    with visitor(examples_record) as client:
        assert "Nothing is in quarantine" in client.get("/quarantine").text
