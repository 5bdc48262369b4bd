"""A report read on the spot: what it shows, how it is kept, and what cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dragoman.web.pages.paste import LONGEST
from tests.web.rooms import copied, proof, visitor
from tests.web.windows import DARK_PHONE, WIDE, Look, Window, barriers, overflow

TEXT = (
    "Envoys meet in Doha\n\nForeign Minister Ida Moen of Norway told reporters on Tuesday that her "
    "Qatari counterpart had invited her to Doha. “We will go there in May,” she said. She denied "
    "that Norway had broken off the talks."
)


@pytest.fixture
def client(examples_record: Path, tmp_path: Path) -> Iterator[TestClient]:
    """Somebody with a record of their own."""
    with visitor(copied(examples_record, tmp_path)) as made:
        yield made


@pytest.mark.parametrize("look", [WIDE, DARK_PHONE], ids=["wide", "phone"])
def test_a_pasted_report_is_read_and_kept(own_window: Window, look: Look) -> None:
    page = own_window.open("/read", look)
    page.get_by_label("The text").fill(TEXT)
    page.get_by_label("Published on").fill("2026-03-03")
    page.get_by_label("Publisher").fill("Example Wire")
    page.get_by_role("button", name="Read it").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Envoys meet in Doha"
    record = page.locator("#record").inner_text()
    assert "Ida Moen" in record
    assert "denied" in record
    assert overflow(page) <= 0
    assert barriers(page) == []
    page.locator(".text a.mark.cue", has_text="denied").click()
    assert page.locator(".card.pinned").count() == 1
    page.get_by_role("button", name="Add it to the record").click()
    page.wait_for_url("**/report/d-*")
    assert "Example Wire" in page.locator("header.head").text_content()
    page.goto("/search?q=Doha")
    assert page.locator("article.hit").count() > 1


def test_one_of_a_kind_is_told_as_one(client: TestClient) -> None:
    given = {"text": "Prime Minister Ida Moen of Norway visited Doha on 3 March 2026."}
    page = client.post("/read", data=given, headers=proof(client)).text
    figures = re.findall(r"<strong>([\d,]+)</strong> (\w+)", page)
    assert [word for _, word in figures if word.startswith("actor")], figures
    assert "1" in {number for number, _ in figures}
    assert all((number == "1") != word.endswith("s") for number, word in figures), figures


def test_what_cannot_be_read_says_why_and_keeps_the_form(window: Window) -> None:
    page = window.open("/read")
    page.get_by_label("The text").fill(TEXT)
    page.get_by_label("Published on").fill("next week")
    page.get_by_role("button", name="Read it").click()
    alert = page.get_by_role("alert")
    assert "This date is none" in alert.inner_text()
    assert page.get_by_label("The text").input_value() == TEXT
    wrong = page.get_by_label("Published on")
    assert wrong.get_attribute("aria-invalid") == "true"
    assert wrong.get_attribute("aria-describedby") == alert.get_attribute("id")
    assert barriers(page) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "is empty"),
        (" \r\n ", "is empty"),
        ("12345 67890", "holds no words"),
        ("Der Außenminister sagte am Dienstag, dass die Verhandlungen in Genf noch nicht zu einem "
         "Ergebnis geführt haben und dass sie fortgesetzt werden.", "only English is read"),
        ("A call took place. " * (LONGEST // 19 + 1), "are read here"),
    ],
    ids=["empty", "blank", "digits", "german", "long"],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/read", "/read/keep"])
def test_bad_input_is_refused_with_a_reason(
    client: TestClient, path: str, text: str, told: str
) -> None:
    answer = client.post(path, data={"text": text}, headers=proof(client))
    assert answer.status_code == 422
    assert told in answer.text
    assert "--" not in answer.text[answer.text.index('role="alert"') :].split("</div>")[0]


def test_line_breaks_count_once(client: TestClient) -> None:
    """Forms send each of them as two characters; the document holds what was pasted."""
    unix, form = TEXT, TEXT.replace("\n", "\r\n")
    first = client.post("/read/keep", data={"text": unix}, headers=proof(client))
    second = client.post("/read/keep", data={"text": form}, headers=proof(client))
    assert first.status_code == 303
    assert first.headers["location"] == second.headers["location"]


def test_a_report_that_opens_with_blank_lines_comes_back_whole(client: TestClient) -> None:
    answer = client.post("/read", data={"text": "\n\n" + TEXT}, headers=proof(client))
    area = answer.text[answer.text.index("<textarea") :]
    # Browsers leave out one line break behind the tag.
    assert area[area.index(">") + 1 :].startswith("\n\n\nEnvoys")


def test_a_room_for_reading_alone_reads_and_keeps_nothing(examples_record: Path) -> None:
    with visitor(examples_record, read_only=True) as client:
        answer = client.post("/read", data={"text": TEXT}, headers=proof(client))
        assert answer.status_code == 200
        assert "this record is read only" in answer.text
        assert "/read/keep" not in answer.text
        kept = client.post("/read/keep", data={"text": TEXT}, headers=proof(client))
        assert kept.status_code == 403


def test_stored_text_never_becomes_markup(client: TestClient) -> None:
    text = "</textarea><script>window.hacked=1</script> The minister <b>denied</b> the report."
    answer = client.post("/read", data={"text": text}, headers=proof(client))
    assert "<script>window" not in answer.text
    assert "<b>denied" not in answer.text
