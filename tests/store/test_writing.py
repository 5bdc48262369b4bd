"""What is written is there, once, and comes back as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.chronicle import Publication, Refused
from dragoman.records import Document
from dragoman.store import Store, check
from dragoman.store.verbatim import escape, unescape

from .making import document_of, entry_of, made, publication_of, reading_of, settle, sketch_of


def test_a_document_comes_back_as_it_was(store: Store) -> None:
    entry = made(1)
    assert store.writer().add(entry)
    paper = store.reader().paper(entry.document.id)
    assert paper is not None
    assert paper.document == entry.document
    assert paper.reading == entry.reading
    assert paper.publications == (entry.publication,)
    assert store.writer().document(entry.document.id) == entry.document
    assert check(store) == ()


def test_the_same_document_is_stored_once(store: Store) -> None:
    writer = store.writer()
    assert writer.add(made(1))
    before = store.reader().counts()
    assert not writer.add(made(1))
    assert store.reader().counts() == before
    assert writer.holds(made(1).document.id)
    assert not writer.holds(made(2).document.id)


def test_publications_of_one_text(store: Store) -> None:
    writer, entry = store.writer(), made(1)
    writer.add(entry)
    other = Publication("Southern Post", "https://example.org/2", None, "A call")
    assert writer.publish(entry.document.id, other)
    assert not writer.publish(entry.document.id, other)
    assert not writer.publish(entry.document.id, entry.publication)
    assert not writer.publish("d-none", other)
    paper = store.reader().paper(entry.document.id)
    assert paper is not None and set(paper.publications) == {entry.publication, other}


ODD = "\x00 and \ud800 and \ufdd0 and \ufdd00000 and 😀 and é and e\u0301 and ‘\r\n\t’"


def test_odd_text_is_kept_exactly(store: Store) -> None:
    document = replace(document_of(3, extra=ODD), title="T\x00", publisher="P\ud83d", url="u\ufdd0")
    store.writer().add(entry_of(document))
    paper = store.reader().paper(document.id)
    assert paper is not None and paper.document == document
    assert paper.reading == reading_of(document)
    assert check(store) == ()


def test_escaping_is_reversible() -> None:
    assert unescape(escape(ODD)) == ODD
    assert "\x00" not in escape(ODD)
    escape(ODD).encode()


def test_what_is_alike_is_found_and_stored_as_a_variant(store: Store) -> None:
    writer, entry = store.writer(), made(1)
    writer.add(entry)
    writer.add(made(400, "Southern Post"))
    edited = document_of(1, "Southern Post", " It was the third.")
    found = writer.candidates(sketch_of(edited.text))
    assert found[0] == (entry.document.id, entry.document.text)
    assert writer.variant(edited, publication_of(edited), entry.document.id, sketch_of(edited.text))
    assert not writer.variant(
        edited, publication_of(edited), entry.document.id, sketch_of(edited.text)
    )
    assert writer.canonical(edited.id) == entry.document.id
    assert writer.canonical(entry.document.id) == entry.document.id
    assert writer.document(edited.id) == edited
    paper = store.reader().paper(edited.id)
    assert paper is not None and paper.document == entry.document
    assert {one.publisher for one in paper.publications} == {"Northern Wire", "Southern Post"}
    assert (edited.id, edited.text) in writer.candidates(sketch_of(edited.text))
    counts = store.reader().counts()
    assert (counts["texts"], counts["documents"]) == (3, 2)
    settle(writer)
    assert check(store) == ()


def test_a_better_text_takes_the_place_of_others(store: Store) -> None:
    writer = store.writer()
    old, elsewhere = made(1), made(2)
    writer.add(old)
    writer.add(elsewhere)
    variant = document_of(1, "Third Mail", " Once more.")
    writer.variant(variant, publication_of(variant), old.document.id, (5,))
    settle(writer)
    full = entry_of(document_of(1, "Southern Post", " The call lasted an hour, she added."))
    assert writer.add(full, [old.document.id])
    settle(writer)
    assert writer.canonical(old.document.id) == full.document.id
    assert writer.canonical(variant.id) == full.document.id
    reader = store.reader()
    paper = reader.paper(old.document.id)
    assert paper is not None and paper.document == full.document
    assert len(paper.publications) == 3
    assert reader.counts()["documents"] == 2
    assert len(reader.timeline()) == 2
    assert reader.statement(old.reading.statements[0].id) is None
    assert reader.search("hour")[0].source.document == full.document.id
    assert check(store) == ()


def test_texts_that_a_variant_joins_become_one(store: Store) -> None:
    writer = store.writer()
    one, two = made(1), entry_of(document_of(1, "Southern Post", " Twice."))
    writer.add(one)
    writer.add(two)
    settle(writer)
    between = document_of(1, "Third Mail", " Thrice.")
    args = (between, publication_of(between), one.document.id, (7,))
    assert writer.variant(*args, replaces=[two.document.id])
    settle(writer)
    assert writer.canonical(two.document.id) == one.document.id
    events = store.reader().timeline()
    assert [len(event.reports) for event in events] == [1]
    assert check(store) == ()
    with pytest.raises(KeyError):
        writer.variant(document_of(9), publication_of(between), "d-none", (1,))


def test_a_reading_with_one_record_twice_is_stored(store: Store) -> None:
    document = document_of(1)
    reading = reading_of(document)
    doubled = replace(
        reading, commitments=reading.commitments * 2, statements=reading.statements * 2
    )
    assert store.writer().add(entry_of(document, doubled))
    assert store.reader().counts()["statements"] == 1
    paper = store.reader().paper(document.id)
    assert paper is not None and paper.reading == doubled
    settle(store.writer())
    assert check(store) == ()


def test_two_documents_that_share_an_id(store: Store) -> None:
    first, second = made(1), document_of(2)
    reading = reading_of(second)
    shared = replace(reading.statements[0], id=first.reading.statements[0].id)
    event = replace(reading.events[0], according_to=(shared.id,))
    entry = entry_of(second, replace(reading, statements=(shared,), events=(event,)))
    writer = store.writer()
    assert writer.add(first)
    assert writer.add(entry)
    statement = store.reader().statement(shared.id)
    assert statement is not None and statement.words.source.document == first.document.id
    assert store.reader().counts()["documents"] == 2


def test_quarantine(store: Store) -> None:
    writer = store.writer()

    def refused(name: str, when: str, source: str) -> Refused:
        return Refused(name, "is empty", "Give text", 1, when, when, {"source": source, "line": 3})

    writer.refuse(refused("a.txt", "2026-01-01", "folder"))
    writer.refuse(refused("b.txt", "2026-01-01", "folder"))
    writer.refuse(refused("c.txt", "2026-01-01", "other"))
    writer.refuse(refused("a.txt", "2026-02-01", "folder"))
    first = store.reader().refused()[0]
    assert (first.name, first.tries, first.first, first.last) == (
        *("a.txt", 2, "2026-01-01", "2026-02-01"),
    )
    assert first.values == {"source": "folder", "line": 3}
    assert writer.release("folder", {"b.txt"}) == 1
    assert [one.name for one in store.reader().refused()] == ["b.txt", "c.txt"]


def test_a_bare_document(store: Store) -> None:
    """Nothing known of it, nothing found in it."""
    document = Document("d-bare", "Nothing.")
    reading = replace(
        reading_of(document_of(1)), document=document, actors=(), statements=(), events=(),
        positions=(), commitments=(), sentences=(), provenance={},
    )  # fmt: skip
    store.writer().add(entry_of(document, reading))
    settle(store.writer())
    paper = store.reader().paper("d-bare")
    assert paper is not None and paper.reading == reading
    assert store.reader().documents()[0].published is None
    assert check(store) == ()
