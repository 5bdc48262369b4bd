"""The queue in a real browser: judged by keys and by plain forms, undone, looked back at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select

from dragoman import lexicon
from dragoman.archive.asking import Archive
from dragoman.archive.judging import Verdicts, judge
from dragoman.archive.settling import settle
from dragoman.chronicle import Filter
from dragoman.store import open_record
from dragoman.store.schema import merged
from tests.web.rooms import copied, visitor
from tests.web.windows import LOOKS, WIDE, Window, barriers, overflow, served


@pytest.fixture
def record(examples_record: Path, tmp_path: Path) -> Path:
    """The examples, two of whose calls are said to be perhaps one."""
    path = copied(examples_record, tmp_path)
    e = merged.events.c
    with open_record(path) as store:
        connecting = store.engine.connect().execution_options(writes=True)
        with connecting as connection, connection.begin():
            calls = connection.execute(
                select(e.number, e.id).where(e.act == "call").order_by(e.day.desc())
            ).all()
            values = {"event": calls[0].number, "position": 0, "other": calls[1].id}
            connection.execute(insert(merged.event_unsure).values(reason="test", **values))
    return path


@pytest.fixture
def own(browser: Any, record: Path) -> Iterator[Window]:
    """A browser before that record."""
    with served(record) as address:
        made = Window(browser, address)
        yield made
        made.close()
    assert made.complaints == []


def made(record: Path) -> list[tuple[str, str, str | None]]:
    with Archive.open(record) as archive:
        return [(one.verdict, one.who, one.why) for one in archive.reader.judgements()]


def named(page: Any, name: str = "Ada") -> Any:
    """The queue, with one's name given."""
    page.locator("li.doubt").first.locator("input[name=who]").fill(name)
    page.keyboard.press("Escape")
    return page


def heads(page: Any) -> list[str]:
    return [str(one) for one in page.locator("form.judging").evaluate_all(
        "forms => forms.map((one) => one.dataset.target)")]  # fmt: skip


def written(page: Any) -> None:
    """Wait until the page tells that a judgement is written."""
    page.locator(".taken-back").wait_for()


def test_it_is_judged_and_undone_by_keys(own: Window, record: Path) -> None:
    page = named(own.open("/review?cause=weak-event"))
    before = heads(page)
    page.keyboard.press("j")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("k")
    assert page.locator("li.doubt[aria-current]").get_attribute("id") == "doubt-2"
    page.locator("#doubt-2 input[name=who]").fill("Ada")
    page.keyboard.press("Escape")
    page.keyboard.press("w")
    page.keyboard.type("as the release has it")
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    written(page)
    after = heads(page)
    assert after[0] == before[0] and after[1] == before[2], "the second one has left the queue"
    assert page.locator("li.doubt[aria-current]").get_attribute("id") == "doubt-2"
    assert made(record) == [("confirm", "Ada", "as the release has it")]
    assert page.locator("input[name=who]").first.input_value() == "Ada", "the name is remembered"
    page.keyboard.press("u")
    second = page.locator(f"#doubt-2 form[data-target='{before[1]}']")
    second.wait_for()
    assert [one[0] for one in made(record)] == ["confirm", "undo"]
    page.keyboard.press("r")
    second.wait_for(state="detached")
    assert [one[0] for one in made(record)] == ["confirm", "undo", "reject"]


def test_a_correction_by_keys(own: Window, record: Path) -> None:
    page = named(own.open("/review?cause=weak-event"))
    page.keyboard.press("e")
    field = page.locator("#doubt-1 select[name=field]")
    assert field.evaluate("one => one === document.activeElement")
    field.select_option("certainty")
    value = page.locator("#doubt-1 input[name=value]")
    assert value.get_attribute("list") == "judging-event-certainty"
    value.fill("sure")
    value.press("Enter")
    page.locator("#doubt-1 .problem").wait_for()
    assert "'sure' is no certainty" in page.locator("#doubt-1 .problem").inner_text()
    assert value.input_value() == "sure" and made(record) == []
    value.fill("planned")
    value.press("Enter")
    written(page)
    assert [one[0] for one in made(record)] == ["correct"]


@pytest.mark.parametrize(("key", "verdict"), [("m", "merge"), ("s", "split")])
def test_a_pair_is_merged_or_split_by_a_key(
    own: Window, record: Path, key: str, verdict: str
) -> None:
    page = named(own.open("/review?cause=same-event"))
    assert page.locator("li.doubt").count() == 1
    assert page.locator("#doubt-1 .weighed-one").count() == 2
    assert page.locator("#doubt-1 blockquote.evidence").count() >= 2
    with Archive.open(record) as archive:
        calls = len(archive.timeline(Filter(acts=("call",), limit=0)))
    page.keyboard.press(key)
    written(page)
    assert {one[0] for one in made(record)} == {verdict}
    assert "Nothing is left to judge here" in page.locator("main").inner_text()
    with Archive.open(record) as archive:
        left = len(archive.timeline(Filter(acts=("call",), limit=0)))
    assert left == calls - (verdict == "merge")


def test_keys_are_told_and_letters_in_fields_are_letters(own: Window, record: Path) -> None:
    page = own.open("/review")
    page.keyboard.press("?")
    assert page.locator("#judging-keys").is_visible()
    page.keyboard.press("c")
    page.keyboard.press("?")
    assert page.locator("#judging-keys").is_hidden()
    page.locator("#doubt-1 input[name=why]").press_sequentially("jk crumsew?")
    assert page.locator("#doubt-1 input[name=why]").input_value() == "jk crumsew?"
    assert made(record) == []
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    page.locator("#doubt-1 .problem").wait_for()
    assert "Say who judges" in page.locator("#doubt-1 .problem").inner_text()
    assert made(record) == []


@pytest.mark.parametrize("where", ["/review", "/contact/"])
def test_the_first_judgement_asks_for_the_name_and_goes_on(
    own: Window, record: Path, where: str
) -> None:
    with Archive.open(record) as archive:
        event = archive.timeline(Filter(acts=("call",), limit=1))[0]
    page = own.open(where if where == "/review" else f"{where}{event.id}")
    if where != "/review":
        page.get_by_text("Judge this", exact=True).click()
        page.get_by_role("heading", level=1).click()
    page.keyboard.press("c")
    page.locator(".problem", has_text="Say who judges").wait_for()
    name = page.locator("form.judging input[name=who]").first
    assert name.evaluate("one => one === document.activeElement")
    page.keyboard.type("Ada")
    assert made(record) == []
    page.keyboard.press("Enter")
    written(page)
    assert {one[:2] for one in made(record)} == {("confirm", "Ada")}


def someone_else(record: Path, target: str) -> None:
    """Bo judges by the command line meanwhile."""
    with open_record(record) as store:
        writer = store.writer()
        decided = Verdicts("confirm", target, "Bo", "I was there")
        judge(decided, store.reader(), writer, lexicon.load(None))
        settle(writer)


def test_a_conflict_is_told_and_no_word_lost(own: Window, record: Path) -> None:
    page = named(own.open("/review?cause=weak-event"))
    someone_else(record, heads(page)[0])
    page.locator("#doubt-1 input[name=why]").fill("another reason")
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    page.locator("#doubt-1 .problem").wait_for()
    assert "Bo judged it" in page.locator("#doubt-1 .problem").inner_text()
    assert page.locator("#doubt-1 input[name=why]").input_value() == "another reason"
    assert {who for _, who, _ in made(record)} == {"Bo"}
    page.keyboard.press("r")
    written(page)
    assert made(record)[-1] == ("reject", "Ada", "another reason")


def test_half_written_words_outlive_a_reload_and_an_old_token(own: Window, record: Path) -> None:
    page = named(own.open("/review?cause=weak-event"))
    page.locator("#doubt-1 input[name=why]").fill("half a thought")
    page.locator("#doubt-1 details.more summary").first.click()
    page.locator("#doubt-1 input[name=value]").fill("visit")
    page.reload()
    assert page.locator("#doubt-1 input[name=why]").input_value() == "half a thought"
    assert page.locator("#doubt-1 input[name=value]").input_value() == "visit"
    page.locator("#doubt-1 input[name=who]").fill("Ada")
    page.context.clear_cookies()
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    page.locator("#doubt-1 .problem").wait_for()
    assert "Your words are kept" in page.locator("#doubt-1 .problem").inner_text()
    assert made(record) == []
    page.reload()
    assert page.locator("#doubt-1 input[name=why]").input_value() == "half a thought"
    named(page).keyboard.press("c")
    written(page)
    assert made(record) == [("confirm", "Ada", "half a thought")]
    assert page.locator("#doubt-1 input[name=why]").input_value() == "", "a draft ends with it"


def test_a_server_that_is_gone_costs_nothing(browser: Any, record: Path) -> None:
    with served(record) as address:
        window = Window(browser, address)
        page = named(window.open("/review?cause=weak-event"))
        page.locator("#doubt-1 input[name=why]").fill("half a thought")
        page.keyboard.press("Escape")
        page.route("**/judge", lambda route: route.abort())
        page.keyboard.press("c")
        page.locator("#doubt-1 .problem").wait_for()
        assert "cannot be reached" in page.locator("#doubt-1 .problem").inner_text()
        page.unroute("**/judge")
        page.keyboard.press("c")
        written(page)
        window.close()
    assert made(record) == [("confirm", "Ada", "half a thought")]


def test_plain_forms_do_it_without_script(own: Window, record: Path) -> None:
    page = own.open("/review?cause=weak-event", java_script_enabled=False)
    before = heads_plain(page)
    page.locator("#doubt-1 input[name=why]").fill("by hand")
    page.locator("#doubt-1 button[value=confirm]").click()
    assert "Say who judges" in page.locator("main").inner_text()
    assert page.locator("input[name=why]").input_value() == "by hand"
    page.locator("input[name=who]").fill("Ada")
    page.locator("button[value=confirm]").click()
    assert made(record) == [("confirm", "Ada", "by hand")]
    assert before[0] not in heads_plain(page)
    page.locator(".taken-back button").click()
    assert [one[0] for one in made(record)] == ["confirm", "undo"]
    assert heads_plain(page) == before
    page.locator("#doubt-1 input[name=why]").press("Enter")
    assert len(made(record)) == 2, "Enter in a field decides nothing"


def heads_plain(page: Any) -> list[str]:
    return re.findall(r'data-target="([^"]+)"', page.content())


def test_the_history_is_narrowed_and_undone_from(own: Window, record: Path) -> None:
    page = own.open("/review?cause=weak-event")
    target = heads(page)[0]
    someone_else(record, target)
    page.goto("/review/history")
    assert "Bo confirmed an event" in " ".join(
        page.locator(".made-head").first.inner_text().split()
    )
    assert page.locator("li.made .why").inner_text() == "I was there"
    page.locator("details.filters summary").click()
    page.locator("input[name=who]").first.fill("Nobody")
    page.get_by_role("button", name="Show").click()
    assert "Nobody has judged this yet" in page.locator("main").inner_text()
    page.get_by_role("link", name="Clear").click()
    page.locator("li.made input[name=who]").fill("Ada")
    page.locator("li.made .undo button").click()
    page.locator("li.made.is-undone").wait_for()
    assert [one[:2] for one in made(record)] == [("confirm", "Bo"), ("undo", "Ada")]
    assert page.locator("li.made").count() == 2
    page.goto(f"/review/history?id={target}")
    assert page.locator("li.made").count() == 2


def test_an_event_is_judged_on_its_page(own: Window, record: Path) -> None:
    with Archive.open(record) as archive:
        event = archive.timeline(Filter(acts=("call",), limit=1))[0]
    page = own.open(f"/contact/{event.id}")
    page.keyboard.press("r")
    assert made(record) == [], "a folded form takes no keys"
    page.get_by_text("Judge this", exact=True).click()
    page.locator("form.judging input[name=who]").fill("Ada")
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    written(page)
    assert {one[:2] for one in made(record)} == {("confirm", "Ada")}
    assert "confirmed" in page.locator(".judging-section").inner_text()
    page.keyboard.press("u")
    page.locator(".judging-section .judged").wait_for(state="detached")


PAGES = (
    "/review",
    "/review?cause=same-event",
    "/review?cause=contested",
    "/review?country=FRA",
    "/review/history",
    "/review?cause=nonsense",
)


def test_the_pages_fit_and_have_no_barrier(own: Window, record: Path) -> None:
    page = own.open("/review", WIDE)
    someone_else(record, heads(page)[-1])
    with Archive.open(record) as archive:
        statement = archive.reader.statements(Filter(limit=1))[0].id
        event = archive.timeline(Filter(acts=("call",), limit=1))[0].id
    for path in (*PAGES, f"/judge/{statement}", f"/contact/{event}?judged=j-0123456789ab"):
        page.goto(path)
        for look in LOOKS:
            page.set_viewport_size(look.size)
            page.emulate_media(color_scheme=look.scheme)
            assert overflow(page) <= 0, (path, look)
            if look in (LOOKS[0], LOOKS[-1]):
                assert barriers(page) == [], (path, look)


def test_what_cannot_be_asked_is_said(record: Path) -> None:
    with visitor(record) as client:
        for query in ("cause=x", "since=never", "offset=-1", "country=Nowhere"):
            assert client.get(f"/review?{query}").status_code == 422, query
        for query in ("verdict=x", "kind=x", "since=never", "offset=-1", "offset=x"):
            assert client.get(f"/review/history?{query}").status_code == 422, query
        assert client.get("/review/history?who=%22%3E%3Cscript%3E").status_code == 200
        assert client.get("/review?offset=9999").status_code == 200


def test_an_empty_record_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    Archive.open(path, create=True).close()
    with visitor(path) as client:
        assert "There is nothing to judge yet" in client.get("/review").text
        assert "Nobody has judged anything yet" in client.get("/review/history").text
