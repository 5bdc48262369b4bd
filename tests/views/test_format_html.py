from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

from dragoman.records import Reading
from dragoman.views.formats.html import render, render_many

VOID = {"meta", "br", "link", "img", "input", "hr"}


class Page(HTMLParser):
    """Elements with their attributes, the ids, the text under ``div.text``, and nesting errors."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.inside: int | None = None
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if dict(attrs).get("class") == "text":
            self.inside = len(self.open)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if self.inside is not None and len(self.open) < self.inside:
            self.inside = None

    def handle_data(self, data: str) -> None:
        if self.inside is not None:
            self.text += data

    def all(self, name: str) -> list[str]:
        return [value for _, attrs in self.elements if (value := attrs.get(name))]


def test_it_is_well_formed_and_holds_the_whole_text(any_reading: Reading) -> None:
    page = Page(render(any_reading))
    assert page.open == []
    unshown = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]")
    wanted = unshown.sub("\ufffd", any_reading.document.text)
    assert "".join(page.text.split()) == "".join(wanted.split())


def test_ids_are_unique_and_every_inner_link_leads_somewhere(
    reading: Reading, hostile: Reading, empty: Reading
) -> None:
    page = Page(render_many([reading, hostile, empty, reading]))
    ids = page.all("id")
    assert len(ids) == len(set(ids))
    inner = [href[1:] for href in page.all("href") if href.startswith("#")]
    homeless = {target for target in inner if target not in ids}
    assert homeless == set()
    for records in page.all("data-r"):
        assert set(records.split()) <= set(ids)


def test_nothing_is_asked_of_the_network(any_reading: Reading) -> None:
    source = render(any_reading)
    page = Page(source)
    assert page.all("src") == []
    assert {tag for tag, _ in page.elements} & {"link", "img", "iframe", "object", "form"} == set()
    assert "@import" not in source
    assert "url(" not in source


def test_the_policy_allows_our_style_and_script_by_hash_and_nothing_else(reading: Reading) -> None:
    source = render(reading)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', source)
    assert policy
    assert "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    for tag in ("style", "script"):
        found = re.findall(rf"<{tag}>(.*?)</{tag}>", source, re.DOTALL)
        assert len(found) == 1
        digest = base64.b64encode(hashlib.sha256(found[0].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy[1]


def test_hostile_words_stay_words(hostile: Reading) -> None:
    page = Page(render(hostile))
    tags = [tag for tag, _ in page.elements]
    assert tags.count("script") == 1
    assert "img" not in tags
    assert not any(name.startswith("on") for _, attrs in page.elements for name in attrs)
    assert not any("style" in attrs for _, attrs in page.elements)
    assert not any("javascript:" in href for href in page.all("href"))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", render(hostile))


def test_the_line_ends_of_other_systems_make_paragraphs(empty: Reading) -> None:
    text = "First line.\r\n\r\nSecond line.\rThird."
    page = Page(render(replace(empty, document=replace(empty.document, text=text))))
    assert "\ufffd" not in page.text
    assert [tag for tag, attrs in page.elements if tag == "p" and attrs.get("dir")] == ["p"] * 3


def test_overlapping_marks_name_all_their_records(reading: Reading) -> None:
    page = Page(render(reading))
    shared = [attrs for _, attrs in page.elements if len((attrs.get("data-r") or "").split()) > 1]
    assert any("event is-denied" in (a["class"] or "") for a in shared)
    assert any("said" in (a["class"] or "") and "is-happened" in (a["class"] or "") for a in shared)


def test_labels_tell_speaker_and_certainty(reading: Reading) -> None:
    labels = Page(render(reading)).all("data-label")
    assert any("[4] Kemal Aydin: deny, indirect" in label for label in labels)
    assert any("blockade (denied): Turkey" in label for label in labels)


def test_background_is_faded(reading: Reading) -> None:
    source = render(reading)
    assert re.search(r'class="mark event is-happened background"[^>]*>signed a fisheries', source)


def test_several_reports_get_a_list(reading: Reading, empty: Reading) -> None:
    assert "contents" not in Page(render(reading)).all("class")
    assert "contents" in Page(render_many([reading, empty])).all("class")
    assert "<main" in render_many([])
