"""Full-text search: what is typed finds the same on both databases, and is never an error."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.chronicle import Filter
from dragoman.store import Reader, Store
from dragoman.store.words import Clause, Term, fold, for_server, for_sqlite, parse

from .making import document_of, entry_of, made, settle

EXTRAS = {
    20: " President Erdoğan’s envoy praised the sanctions on al-Sharaa’s ministry.",
    21: " The sanction was lifted, and to be or not to be was asked.",
    22: " Wheat prices rose by 3.5 per cent; U.N. observers left.",
}


@pytest.fixture(scope="module")
def reader(shared: Store) -> Iterator[Reader]:
    writer = shared.writer()
    for number, extra in EXTRAS.items():
        writer.add(entry_of(document_of(number, extra=extra)))
    writer.add(made(1))
    settle(writer)
    yield shared.reader()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("sanctions", {20, 21}),
        ("SANCTIONED", {20, 21}),
        ("erdogan", {20}),
        ("Erdoğan", {20}),
        ('"al Sharaa"', {20}),
        ("al-sharaa", {20}),
        ('"sharaa al"', set()),
        ("sanctions -lifted", {20}),
        ("wheat OR lifted", {21, 22}),
        ("wheat lifted", set()),
        ("pric*", {22}),
        ("whe* OR enVOY", {20, 22}),
        ('"to be or not"', {21}),
        ("3.5", {22}),
        ('"3.5 per cent"', {22}),
        ("u.n. observers", {22}),
        ("lund", {1, 20, 21, 22}),
        ("lund -sanctions -wheat", {1}),
        ("-lund", set()),
        ("", set()),
        ('" ( * ^ : ) NEAR AND {', set()),
        ('"number 22"', {22}),
    ],
)
def test_queries(reader: Reader, query: str, found: set[int]) -> None:
    hits = reader.search(query, Filter(kinds=("document",)))
    names = {hit.source.title for hit in hits}
    assert names == {f"Call number {number}" for number in found}


def test_statements_are_found_with_their_speakers(reader: Reader) -> None:
    hits = reader.search("tariffs fish", Filter(kinds=("statement",)))
    assert len(hits) == 4
    assert hits[0].kind == "statement" and hits[0].speakers[0].name == "Ada Lund"
    assert "\x02tariffs\x03" in hits[0].snippet and "\x02fish\x03" in hits[0].snippet


def test_snippets_show_the_text_as_it_is(reader: Reader) -> None:
    (hit,) = reader.search("erdogan", Filter(kinds=("document",)))
    assert "\x02Erdoğan\x03’s envoy" in hit.snippet
    assert hit.snippet.replace("\x02", "").replace("\x03", "").strip("…") in (
        document_of(20, extra=EXTRAS[20]).text
    )


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        (Filter(), 8),
        (Filter(countries=("NOR",)), 8),
        (Filter(countries=("SWE",)), 0),
        (Filter(actor="Ada Lund", kinds=("document",)), 4),
        (Filter(actor="Aydin", kinds=("statement",)), 0),
        (Filter(since="2026-01-20"), 6),
        (Filter(publisher="Northern Wire", until="2026-01-10"), 2),
        (Filter(topic="trade", acts=("call",), kinds=("document",)), 4),
        (Filter(document=made(1).document.id), 2),
        (Filter(limit=3), 3),
        (Filter(limit=3, offset=6), 2),
    ],
)
def test_search_is_narrowed(reader: Reader, asked: Filter, number: int) -> None:
    assert len(reader.search("tariffs", asked)) == number


def test_a_variant_is_not_found_beside_its_text(store: Store) -> None:
    writer, entry = store.writer(), made(1)
    writer.add(entry)
    edited = replace(document_of(1, extra=" Tariffs once more."))
    writer.variant(edited, entry.publication, entry.document.id, (1, 2))
    assert len(store.reader().search("tariffs", Filter(kinds=("document",)))) == 1
    assert store.reader().search("once more") == ()


@given(st.text(st.sampled_from("ab\"'-*()^:{}~ ORANDNEAR\\\x00é\ud800"), max_size=30))
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_query_is_an_error(reader: Reader, query: str) -> None:
    reader.search(query)


def test_what_a_query_means() -> None:
    assert parse('Red "big Dog" -cat* OR bird') == (
        Clause((Term(("red",)), Term(("big", "dog"))), (Term(("cat",), True),)),
        Clause((Term(("bird",)),)),
    )
    assert for_sqlite(parse("a -b OR c*")) == '(("a") NOT ("b")) OR ("c" *)'
    assert for_server(parse('"a b" -c')) == "(('a' <-> 'b') & !('c'))"


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_names_of_any_number_of_words_are_looked_for(reader: Reader) -> None:
    """As many words as an address may hold; no database takes as many questions in each other."""
    assert reader.actors(Filter(), " ".join(f"w{number}" for number in range(150))) == ()
    assert reader.actor(" ".join(f"w{number}" for number in range(150))) is None
