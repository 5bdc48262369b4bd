"""Whatever comes in, a reading or a reasoned refusal comes out."""

from __future__ import annotations

import io
import json
import sys
from functools import cache
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.documents import Given, build, decode, find_dateline, load, read_lines, read_page
from dragoman.errors import DragomanError, InputError
from dragoman.pipeline import Reader
from dragoman.records import Document, Reading, Span
from dragoman.settings import Settings
from dragoman.views.formats import conllu, html, page
from dragoman.views.formats import json as lines

DEFAULT = Settings()
calm = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
# A reading runs the network: fewer examples, each of more of the program.
slow = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))

anything = st.text(st.characters(exclude_categories=()), max_size=300)
# Pieces of reports, joined without regard to sense: unbalanced marks, half datelines, odd blanks.
PIECES = (
    ["President ", "Kenya", "the Kremlin", " said", "told", " that ", "denied", "will visit", "he "]
    + ["“", "”", '"', "‘", "’", "'", "«", "»", "(", ")", "—", " - ", "--", "...", ".", ",", "\n"]
    + ["\n\n", "\r\n", "\t", "\u00a0", "\u200b", "\u2028", "\ufeff", "\x00", "\x0c", "\ud800", "é"]
    + [
        "on Monday",
        "a day later",
        "in late March",
        "December 8",
        "2025-02-30",
        "99999999999",
        "if ",
    ]
    + [
        "NAIROBI (AP) — ",
        "LIMA, Peru - ",
        "according to a statement",
        "his office",
        "🇰🇪",
        "́",
        "Москва",
    ]
    + ["met", "invited", "Mr. ", "U.S. ", "and ", "the two sides ", "accused ", "of ", "a ", " "]
)
mangled = st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map("".join)
TAGS = (
    ["<html>", "<body>", "<p>", "</p>", "<div>", "</div>", "<!--", "-->", "<script>", "</script>"]
    + ["<title>", "</title>", "<article>", "<a href='x'>", "<meta charset=x>", "&amp;", "&#0;", "<"]
    + ["&#xD800;", "<![CDATA[", "]]>", "<svg>", "<br/", "<p ", "=", "'", "<time datetime='0'>", ">"]
    + ["<meta property='article:published_time' content='2025-13-45T99:99'>", "&bogus;", "</body>"]
)
pages = st.lists(st.sampled_from(TAGS) | mangled | anything, max_size=30).map("".join)


def check(document: Document) -> None:
    """A document's spans are verbatim and its text can be written."""
    document.text.encode("utf-8")
    dateline = find_dateline(document.text)
    if document.dateline is not None:
        assert dateline is not None
        span = document.dateline.span
        assert document.text[span.start : span.end] == span.text


@calm
@given(anything | mangled)
def test_text(text: str) -> None:
    try:
        document = build(text, Given(title=text, publisher=text, url=text), DEFAULT)
    except InputError as error:
        assert str(error).startswith("text: ")
    else:
        check(document)
        assert len(document.text) == len(text)


@calm
@given(st.binary(max_size=300) | anything.map(lambda text: text.encode("utf-16", "surrogatepass")))
def test_bytes(data: bytes) -> None:
    try:
        assert isinstance(decode(data, "file"), str)
    except InputError as error:
        assert error.name == "file"


@calm
@given(pages)
def test_pages(markup: str) -> None:
    try:
        check(read_page(markup, Given(), DEFAULT))
    except InputError as error:
        assert error.remedy


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | anything,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(anything, inner, max_size=3),
    max_leaves=8,
)
keys = st.sampled_from(["text", "published", "title", "url", "publisher", "other"])
objects = st.dictionaries(keys, json_values, max_size=6)


@calm
@given(st.lists(objects.map(lambda value: json.dumps(value).encode()) | st.binary(), max_size=6))
def test_json_lines_stay_in_step(rows: list[bytes]) -> None:
    rows = [row.replace(b"\n", b" ") for row in rows]
    outcomes = list(read_lines(rows, Given(), DEFAULT, "corpus"))
    assert len(outcomes) == sum(bool(row.strip()) for row in rows)
    for outcome in outcomes:
        if isinstance(outcome, Document):
            check(outcome)
        else:
            json.loads(lines.render_error(outcome))


@calm
@given(st.binary(max_size=400) | pages.map(lambda text: text.encode("utf-8", "replace")))
def test_standard_input(data: bytes) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
        for outcome in load("-", Given(), DEFAULT):
            assert isinstance(outcome, Document | InputError)


@cache
def reader() -> Reader:
    return Reader()


def spans(value: object) -> list[Span]:
    """Every span anywhere in the JSON form of a reading."""
    if isinstance(value, dict):
        inner = [span for item in value.values() for span in spans(item)]
        if {"start", "end", "text"} <= value.keys() and isinstance(value["start"], int):
            inner.append(Span(value["start"], value["end"], value["text"]))
        return inner
    if isinstance(value, list):
        return [span for item in value for span in spans(item)]
    return []


def check_reading(reading: Reading) -> None:
    """Every record shows its words, and every format can be written."""
    text = reading.document.text
    for span in spans(reading.to_dict()):
        assert text[span.start : span.end] == span.text
    assert json.loads(lines.render(reading))["document"]["id"] == reading.document.id
    for render in (page.render, html.render, conllu.render):
        render(reading).encode("utf-8")


@slow
@given(mangled | anything, st.sampled_from([None, "2024-05-15", "2022-04-30T11:00:00Z"]))
def test_readings(text: str, published: str | None) -> None:
    try:
        document = build(text, Given(published=published), DEFAULT)
    except DragomanError:
        return
    check_reading(reader().read(document))


@slow
@given(mangled, st.integers(2, 40))
def test_long_sentences_are_read_to_their_end(text: str, times: int) -> None:
    """Windows never lose words: the last word of a text without a full stop is in a sentence."""
    long = (text.replace(".", " ").replace("\n", " ") + " and ") * times + "Norway"
    try:
        document = build(long, Given(), DEFAULT)
    except DragomanError:
        return
    reading = reader().read(document)
    assert reading.sentences[-1].end == len(long)
