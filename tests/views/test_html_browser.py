"""The HTML page in a real browser: what a reader sees and can do, and what hostile text cannot."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.records import Reading
from dragoman.views.formats.html import render, render_many

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium here: run `make browser`")

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield launched
        launched.close()


class Window:
    """A page opened from a file, with everything it complained of or asked the network for."""

    def __init__(self, browser: Any, folder: Path) -> None:
        self.browser = browser
        self.file = folder / "page.html"
        self.errors: list[str] = []
        self.asked: list[str] = []

    def show(self, source: str, size: dict[str, int] | None = None, scheme: str = "light") -> Any:
        self.file.write_text(source, encoding="utf-8")
        page = self.browser.new_page(viewport=size or WIDE, color_scheme=scheme)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: self.errors.append(message.text))
        page.on("request", lambda request: self.asked.append(request.url))
        page.goto(self.file.as_uri())
        return page


@pytest.fixture
def window(browser: Any, tmp_path: Path) -> Iterator[Window]:
    made = Window(browser, tmp_path)
    yield made
    for context in browser.contexts:
        context.close()


def test_our_script_runs_without_complaint_and_asks_for_nothing(
    window: Window, reading: Reading
) -> None:
    page = window.show(render(reading))
    page.hover(".mark.event >> nth=0")
    assert page.locator(".card.lit").count() == 1
    assert window.errors == []
    assert window.asked == [window.file.as_uri()]


def test_no_script_of_the_text_runs(window: Window, hostile: Reading, reading: Reading) -> None:
    page = window.show(render_many([hostile, reading]))
    # What a reader does, on every mark and card: cheaper by script than by moving the mouse.
    page.evaluate(
        """() => {
          for (const target of document.querySelectorAll(".mark, .card[id]"))
            for (const kind of ["mouseover", "focusin", "click"])
              target.dispatchEvent(new MouseEvent(kind, { bubbles: true, cancelable: true }));
        }"""
    )
    assert page.evaluate("window.hacked") is None
    assert page.locator("script").count() == 1
    assert "<script>" in page.locator(".text").first.inner_text()
    assert window.errors == []


def test_the_policy_stops_a_script_that_got_in(window: Window, reading: Reading) -> None:
    """Were some text ever written unescaped, the policy would still not let it run."""
    source = render(reading).replace(
        "</body>", "<script>window.hacked=1</script><img src=x onerror=window.hacked=2></body>"
    )
    page = window.show(source)
    assert page.evaluate("window.hacked") is None
    assert any("Content Security Policy" in error for error in window.errors)


def test_hovering_the_words_lights_the_record_and_tells_who_speaks(
    window: Window, reading: Reading
) -> None:
    page = window.show(render(reading))
    page.get_by_text("blocked", exact=True).first.hover()
    lit = page.locator(".card.lit")
    assert lit.count() == 1
    assert "blockade" in lit.inner_text()
    slip = page.locator("#slip")
    assert slip.is_visible()
    assert "Kemal Aydin: deny, indirect" in slip.inner_text()
    page.mouse.move(1, 400)
    assert page.locator(".lit").count() == 0
    assert not slip.is_visible()


def test_hovering_a_record_lights_its_words(window: Window, reading: Reading) -> None:
    page = window.show(render(reading))
    page.locator(".card.statement", has_text="grain shipments").hover()
    words = "".join(page.locator(".text .mark.lit").all_inner_texts())
    assert "the two leaders discussed grain shipments and fish" in words


def test_a_click_pins_both_ways_and_escape_lets_go(window: Window, reading: Reading) -> None:
    page = window.show(render(reading))
    page.get_by_text("invited", exact=True).first.click()
    page.mouse.move(1, 400)
    card = page.locator(".card.pinned")
    assert card.count() == 1
    assert "invite" in card.inner_text()
    page.keyboard.press("Escape")
    assert page.locator(".pinned").count() == 0
    page.locator(".card", has_text="blockade").first.click()
    assert "blocked" in page.locator(".text .mark.pinned").all_inner_texts()
    page.locator(".card", has_text="blockade").first.click()
    assert page.locator(".pinned").count() == 0


def test_the_keyboard_reaches_marks_and_pins_them(window: Window, reading: Reading) -> None:
    page = window.show(render(reading))
    page.locator("a.mark", has_text="recall").focus()
    assert "Emre Tan: warn, direct" in page.locator("#slip").inner_text()
    page.keyboard.press("Enter")
    assert "recall diplomats" in page.locator(".card.pinned").inner_text()


def test_words_of_two_records_tell_both(window: Window, reading: Reading) -> None:
    page = window.show(render(reading))
    page.locator("a.mark", has_text="call").first.hover()
    told = page.locator("#slip").inner_text()
    assert "call (happened)" in told
    assert "Ada Lund’s office: state, indirect" in told


# The contrast of every text on the page with what lies behind it, as WCAG 2 counts it.
CONTRASTS = """() => {
  const rgba = (value) => value.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b]
    .map((v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (element) => {
    for (; element; element = element.parentElement) {
      const paint = rgba(getComputedStyle(element).backgroundColor);
      if (paint.length < 4 || paint[3] === 1) return paint;
    }
    return [255, 255, 255];
  };
  const found = {};
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    if (!own || !element.getClientRects().length) continue;
    const pair = [light(rgba(getComputedStyle(element).color)), light(behind(element))].sort();
    const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
    const key = `${element.tagName}.${element.className}`;
    found[key] = Math.min(found[key] ?? 99, ratio);
  }
  return found;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read_against_its_ground(
    window: Window, reading: Reading, scheme: str
) -> None:
    page = window.show(render(reading), WIDE, scheme)
    plain = page.evaluate(CONTRASTS)
    page.get_by_text("signed a fisheries treaty", exact=True).first.click()
    chosen = page.evaluate(CONTRASTS)
    assert len(plain) > 20
    weak = {key: ratio for found in (plain, chosen) for key, ratio in found.items() if ratio < 4.5}
    assert weak == {}


@pytest.mark.parametrize("size", [WIDE, PHONE, {"width": 320, "height": 640}])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_the_window_in_both_schemes(
    window: Window, reading: Reading, hostile: Reading, size: dict[str, int], scheme: str
) -> None:
    page = window.show(render_many([reading, hostile]), size, scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    inks = page.evaluate(
        "['color', 'backgroundColor'].map(name => getComputedStyle(document.body)[name])"
    )
    ink, paper = (sum(map(float, value[4:-1].split(",")[:3])) for value in inks)
    assert (ink < paper) == (scheme == "light")
    assert abs(ink - paper) > 450
    aside = page.locator(".record").first.bounding_box()
    text = page.locator(".text").first.bounding_box()
    beside = aside["x"] > text["x"] + text["width"]
    assert beside == (size["width"] >= 992)


def test_on_a_phone_a_tap_tells_who_speaks_and_stays_at_the_words(
    window: Window, reading: Reading
) -> None:
    page = window.show(render(reading), PHONE)
    mark = page.get_by_text("blocked", exact=True).first
    mark.click()
    box, slip = mark.bounding_box(), page.locator("#slip").bounding_box()
    assert page.locator("#slip").is_visible()
    assert 0 <= box["y"] < PHONE["height"]
    assert slip["x"] + slip["width"] <= PHONE["width"]
    assert slip["y"] + slip["height"] <= PHONE["height"]


def test_it_prints_the_whole_record(window: Window, reading: Reading, tmp_path: Path) -> None:
    page = window.show(render(reading))
    page.emulate_media(media="print")
    whole = page.locator(".record").evaluate("box => box.scrollHeight <= box.clientHeight + 1")
    assert whole
    assert len(page.pdf()) > 10_000
