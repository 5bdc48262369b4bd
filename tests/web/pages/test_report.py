"""A report's page: its marks, the record beside it, and what leads to and from them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import expect

from dragoman.archive.asking import Archive
from dragoman.chronicle import Filter, Source
from dragoman.records import Span
from dragoman.views.formats.html import Report
from dragoman.web.asking import QuestionError
from dragoman.web.pages.report import asked_words, naming
from tests.web.rooms import visitor
from tests.web.windows import PHONE, Window, overflow


@pytest.fixture(scope="module")
def ceasefire(archive: Archive) -> Source:
    """The report in which a prime minister writes, a president calls, and Armenia denies."""
    return archive.search("Shusha", Filter(kinds=("document",)))[0].source


def test_pointing_at_words_lights_their_record_and_tells_who_speaks(
    window: Window, ceasefire: Source
) -> None:
    page = window.open(f"/report/{ceasefire.document}")
    page.locator(".text .mark", has_text="captured").first.hover()
    assert page.locator(".card.lit").count() == 1
    told = page.locator("#slip").inner_text()
    assert "Ilham Aliyev: announce" in told
    page.mouse.move(2, 500)
    assert page.locator(".lit").count() == 0
    assert not page.locator("#slip").is_visible()


def test_a_click_pins_and_escape_lets_go(window: Window, ceasefire: Source) -> None:
    page = window.open(f"/report/{ceasefire.document}")
    page.locator(".text a.mark.event").first.click()
    page.mouse.move(2, 500)
    card = page.locator(".card.pinned")
    assert card.count() == 1
    assert page.url.endswith("#" + str(card.get_attribute("id")))
    page.keyboard.press("Escape")
    assert page.locator(".pinned").count() == 0


def test_on_a_phone_one_step_leads_from_the_words_to_their_record(
    window: Window, ceasefire: Source
) -> None:
    page = window.open(f"/report/{ceasefire.document}", PHONE, has_touch=True)
    page.locator(".text a.mark.event").first.tap()
    way = page.get_by_role("link", name="Show the record")
    card = page.locator(".card.pinned")
    assert card.count() == 1
    expect(card).not_to_be_in_viewport()  # else nothing lies between the words and their record
    way.tap()
    expect(card).to_be_in_viewport()


def test_the_keyboard_reaches_marks_and_pins_them(window: Window, ceasefire: Source) -> None:
    page = window.open(f"/report/{ceasefire.document}")
    mark = page.locator(".text a.mark.cue", has_text="announced").last
    mark.focus()
    assert "Ilham Aliyev" in page.locator("#slip").inner_text()
    page.keyboard.press("Enter")
    assert "announce" in page.locator(".card.pinned").inner_text()


def test_a_statement_is_found_by_its_id_and_stands_out(
    window: Window, archive: Archive, ceasefire: Source
) -> None:
    said = next(iter(archive.reader.holding(ceasefire.document).statements.values()))
    page = window.open(f"/report/{ceasefire.document}#{said.id}")
    assert page.locator(f".card.pinned[id='r-{said.id}']").count() == 1
    assert page.locator(f".text [id='{said.id}']").is_visible()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_evidence_leads_to_its_words(
    window: Window, archive: Archive, ceasefire: Source, script: bool
) -> None:
    event = next(iter(archive.reader.holding(ceasefire.document).events.values()))
    words = event.reports[0].words
    page = window.open(f"/event/{event.id}", java_script_enabled=script)
    page.locator(f"a[href*='at={words.start}-{words.end}']").first.click()
    page.wait_for_url("**/report/*#at")
    assert "".join(page.locator(".text .asked").all_inner_texts()) == words.text
    top = page.locator(".text .asked").first.bounding_box()["y"]
    assert 0 <= top < 900


def test_without_script_a_mark_leads_to_its_record_and_back(
    window: Window, ceasefire: Source
) -> None:
    page = window.open(f"/report/{ceasefire.document}", java_script_enabled=False)
    mark = page.locator(".text a.mark.event").first
    words = mark.inner_text()
    mark.click()
    card = page.locator(".card:target")
    assert words in card.inner_text()
    card.locator("a", has=page.locator(".act")).first.click()
    assert page.locator(".mark:target").inner_text() == words


def test_on_a_phone_a_tap_tells_who_speaks(window: Window, ceasefire: Source) -> None:
    page = window.open(f"/report/{ceasefire.document}", PHONE, has_touch=True)
    page.locator(".text a.mark.cue").first.click()
    slip = page.locator("#slip").bounding_box()
    assert slip["x"] >= 0
    assert slip["x"] + slip["width"] <= PHONE.width
    assert overflow(page) <= 0


def test_certainty_and_background_show_without_colour(window: Window, ceasefire: Source) -> None:
    page = window.open(f"/report/{ceasefire.document}")
    heads = page.locator(".card .line-head").all_inner_texts()
    assert any(head.startswith("○ planned") for head in heads)
    assert any("background" in head for head in heads)
    lines = {
        kind: page.locator(f".text .mark.event.is-{kind}").first.evaluate(
            "mark => getComputedStyle(mark).textDecorationStyle"
        )
        for kind in ("happened", "denied")
        if page.locator(f".text .mark.event.is-{kind}").count()
    }
    assert len(set(lines.values())) == len(lines)


def test_the_record_beside_leads_on(examples_record: Path, ceasefire: Source) -> None:
    with visitor(examples_record) as client:
        shown = client.get(f"/report/{ceasefire.document}").text
        for kind in ("/event/", "/actor/", "/commitment/"):
            assert f'href="{kind}' in shown, kind
        start = shown.index('href="/event/') + 6
        assert client.get(shown[start : shown.index('"', start)]).status_code == 200


def test_words_that_are_not_there_are_refused(archive: Archive, ceasefire: Source) -> None:
    paper = archive.reader.paper(ceasefire.document)
    assert paper is not None
    reading, long = paper.reading, len(paper.document.text)
    assert asked_words(reading, "") is None
    found = asked_words(reading, f"0-{long}")
    assert found == Span(0, long, paper.document.text)
    for at in ("5-5", "9-3", f"0-{long + 1}", "-1-5", "one-two", "٣-٤٤", "1-2-3"):
        with pytest.raises(QuestionError):
            asked_words(reading, at)


def test_ids_that_fit_no_address_are_numbered(archive: Archive, ceasefire: Source) -> None:
    paper = archive.reader.paper(ceasefire.document)
    assert paper is not None
    reading = paper.reading
    odd = [replace(one, id=f'"><b> {n}') for n, one in enumerate(reading.statements)]
    report = Report.named(replace(reading, statements=tuple(odd)), "report", naming())
    names = [report.marked.anchor(one) for one in odd]
    assert len(set(names)) == len(odd)
    assert all(name.removeprefix("r-").isdigit() for name in names)


def test_a_report_that_is_not_there_says_so(examples_record: Path) -> None:
    with visitor(examples_record) as client:
        answer = client.get("/report/d-nothing")
        assert answer.status_code == 404
        assert "d-nothing" in answer.text
