"""Nothing that documents or addresses say ever runs, on any page, in a real browser.

The browser is told to ignore the pages' policy: what is tested is that there is nothing to run,
which the policy then forbids once more (``tests/web/guards/test_headers.py``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from tests.web.rooms import hostile_record
from tests.web.safety.attacks import ATTACKS, MARKUP
from tests.web.windows import served

#: What stands in a page that nobody but us has made, or leads where we do not.
FOREIGN = """() => {
  const found = [];
  if (window.ran !== undefined) found.push('ran ' + window.ran);
  for (const one of document.querySelectorAll('*')) {
    for (const held of one.attributes) {
      if (/^on/i.test(held.name)) found.push(one.localName + ' ' + held.name);
      if (held.name === 'style') found.push(one.localName + ' style');
    }
    const href = one.href && one.href.baseVal !== undefined ? one.href.baseVal : one.href;
    if (href && !/^(https?:|#|\\/)/i.test(href)) found.push('leads to ' + href.slice(0, 40));
  }
  const never = 'iframe, frame, object, embed, base, style, math, foreignObject, ' +
    'meta[http-equiv="refresh" i], animate, set, video, audio';
  for (const one of document.querySelectorAll(never)) found.push(one.localName);
  for (const one of document.querySelectorAll('script[src], img[src], link[href], source[src]')) {
    const from = new URL(one.src || one.href, location.href);
    if (from.origin !== location.origin && from.protocol !== 'data:') found.push(from.href);
  }
  for (const one of document.querySelectorAll('script:not([src])')) found.push('inline script');
  for (const one of document.forms) {
    if (new URL(one.getAttribute('action') || '', location.href).origin !== location.origin)
      found.push('form to ' + one.getAttribute('action'));
  }
  return found;
}"""
_LISTS = (
    *("/", "/timeline", "/map", "/actors", "/pairs", "/commitments", "/positions", "/statements"),
    *("/review", "/review/history", "/read", "/quarantine", "/search?q=macron", "/api", "/login"),
    *("/pair/FRA/NOR", "/timeline?country=Norway", "/search?q=patrols+-gas"),
)
#: Parameters and paths that pages say again.
_ASKED = (
    *("/search?q={}", "/timeline?actor={}", "/timeline?publisher={}", "/timeline?country={}"),
    *("/timeline?since={}", "/actors?name={}", "/positions?topic={}", "/map?act={}"),
    *(
        "/show/{}",
        "/report/{}",
        "/contact/{}",
        "/actor/{}",
        "/pair/{}/NOR",
        "/{}",
        "/login?next={}",
    ),
    *("/commitments?status={}", "/?region={}", "/review?kind={}", "/judge/{}"),
)


@pytest.fixture(scope="module")
def home() -> Iterator[str]:
    with served(hostile_record()) as address:
        yield address


class Watched:
    """A page of the browser, with all that it did which it should not have."""

    def __init__(self, browser: Any, home: str) -> None:
        self.home = home
        self.context = browser.new_context(bypass_csp=True)
        self.page = self.context.new_page()
        self.wrong: list[str] = []
        self.page.on("dialog", self._dialog)
        self.page.on("request", self._request)
        self.page.on("pageerror", lambda error: self.wrong.append(f"error {error}"))

    def _dialog(self, dialog: Any) -> None:
        self.wrong.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Any) -> None:
        if not request.url.startswith((self.home, "data:image/")):
            self.wrong.append(f"asked for {request.url[:80]}")

    def look(self, address: str) -> list[str]:
        """What is wrong with the page of an address."""
        self.wrong.clear()
        answer = self.page.goto(self.home + address, wait_until="load")
        assert answer is not None and answer.status < 500, address
        assert "stolen" not in answer.headers.get("set-cookie", "")
        return [f"{address}: {one}" for one in (*self.page.evaluate(FOREIGN), *self.wrong)]


@pytest.fixture(scope="module")
def watched(browser: Any, home: str) -> Iterator[Watched]:
    made = Watched(browser, home)
    yield made
    made.context.close()


def addresses(home: str) -> list[str]:
    """The page of every document, and of some of each other kind."""
    found: list[str] = []
    with httpx.Client(base_url=home) as client:

        def ids(name: str, most: int) -> list[Any]:
            answer = client.get(f"/api/{name}", params={"limit": most})
            items: list[Any] = answer.json()["items"]
            return items

        found += [f"/report/{one['document']}" for one in ids("documents", 100)]
        found += [f"/contact/{one['id']}" for one in ids("contacts", 12)]
        found += [f"/event/{one['id']}" for one in ids("events", 12)]
        found += [f"/judge/{one['id']}" for one in ids("events", 3)]
        found += [f"/commitment/{one['id']}" for one in ids("commitments", 5)]
        found += [f"/actor/{quote(one['who']['id'], safe='')}" for one in ids("actors", 25)]
    return found


def test_the_corpus_reaches_every_kind_of_page(home: str) -> None:
    kinds = {address.split("/")[1] for address in addresses(home)}
    assert kinds == {"report", "contact", "event", "judge", "commitment", "actor"}
    assert len([one for one in addresses(home) if one.startswith("/report/")]) == len(ATTACKS)


def test_nothing_runs_on_the_page_of_anything(watched: Watched, home: str) -> None:
    assert [wrong for one in addresses(home) for wrong in watched.look(one)] == []


@pytest.mark.parametrize("address", _LISTS)
def test_nothing_runs_on_lists(watched: Watched, address: str) -> None:
    assert watched.look(address) == []


@pytest.mark.parametrize("asked", _ASKED)
def test_nothing_runs_that_an_address_says(watched: Watched, asked: str) -> None:
    wrong = [
        one
        for attack in (MARKUP[0], MARKUP[2], MARKUP[6], "javascript:alert(1)", "{{ 7*191 }}")
        for one in watched.look(asked.format(quote(attack, safe="")))
    ]
    assert wrong == []
    assert "1337" not in watched.page.content()


def test_the_watch_would_see_it(watched: Watched) -> None:
    """The test itself: a page that lets one attack through is found out."""
    watched.page.goto(watched.home + "/")
    watched.wrong.clear()
    # One of them leads away at once, and leaves nothing to look at.
    for attack in (one for one in MARKUP if "refresh" not in one):
        bare = f"<p>{attack}</p><p title=\"{attack}\">x</p><p title='{attack}'>x</p>"
        watched.page.set_content(f"<body>{bare}</body>", wait_until="load")
        seen = [*watched.page.evaluate(FOREIGN), *watched.wrong]
        if "\\u003c" not in attack and "<!--" not in attack and "noscript" not in attack:
            assert seen, attack
        watched.page.goto(watched.home + "/")
        watched.wrong.clear()


def test_what_is_pasted_is_shown_and_never_runs(watched: Watched) -> None:
    for attack in MARKUP[:8]:
        watched.look("/read")
        text = f"French President Emmanuel Macron {attack} visited Oslo on Tuesday. {attack}"
        watched.page.fill("textarea", text)
        watched.page.click("main form button[type=submit]")
        watched.page.wait_for_load_state("load")
        assert [*watched.page.evaluate(FOREIGN), *watched.wrong] == [], attack
