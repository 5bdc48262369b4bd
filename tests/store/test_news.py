"""What came into the record last, on both databases."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dragoman.store import Reader, Store

from .making import day_of, document_of, entry_of, made, settle

LATER = "2030-01-01"


@pytest.fixture(scope="module")
def reader(shared: Store) -> Iterator[Reader]:
    """Ten documents of ten days; then, added last, the third of them as another paper tells it."""
    writer = shared.writer()
    for number in range(1, 11):
        writer.add(made(number))
    writer.add(entry_of(document_of(3, "Southern Post", " He agreed.")))
    settle(writer)
    yield shared.reader()


def test_nothing_is_new_after_the_last_document(reader: Reader) -> None:
    news = reader.news(reader.position(), LATER)
    assert (news.contacts, news.statements, news.commitments, news.documents) == ((), (), (), ())
    assert set(news.counts.values()) == {0}
    assert news.countries == {}


def test_what_the_documents_since_tell_is_new(reader: Reader) -> None:
    news = reader.news(reader.position() - 2, LATER)
    days = [one.when.start for one in news.contacts if one.when]
    assert days == [day_of(10), day_of(3)]
    assert [one.publisher for one in news.documents] == ["Northern Wire", "Southern Post"]
    assert news.counts == {
        "contacts": 2,
        "events": 0,
        "statements": 2,
        "commitments": 2,
        "documents": 2,
    }
    assert news.countries == {"NOR": 2, "TUR": 2}


def test_an_event_told_again_is_new_with_all_its_reports(reader: Reader) -> None:
    news = reader.news(reader.position() - 1, LATER)
    assert [len(one.reports) for one in news.contacts] == [2]
    assert [one.words.source.publisher for one in news.statements] == ["Southern Post"]


def test_without_a_document_to_go_from_the_newest_come_first(reader: Reader) -> None:
    news = reader.news(None, LATER, limit=4)
    days = [one.when.start for one in news.contacts if one.when]
    assert days == [day_of(number) for number in (10, 9, 8, 7)]
    assert [(one.published or "")[:10] for one in news.documents] == days
    assert news.counts == {}


def test_what_is_dated_later_than_the_day_is_left_out(reader: Reader) -> None:
    news = reader.news(None, day_of(4))
    assert {one.when.start for one in news.contacts if one.when} == {
        day_of(number) for number in (1, 2, 3, 4)
    }


@pytest.mark.parametrize(
    ("countries", "number"), [(("TUR",), 10), (("FRA", "NOR"), 10), (("FRA",), 0)]
)
def test_countries_narrow_all_kinds(
    reader: Reader, countries: tuple[str, ...], number: int
) -> None:
    news = reader.news(None, LATER, countries, 20)
    assert len(news.contacts) == number
    assert len(news.commitments) == number
    if number == 0:
        assert news.statements == ()
    assert news.countries == {"NOR": 10, "TUR": 10}


def test_an_empty_record_has_no_news(store: Store) -> None:
    reader = store.reader()
    assert reader.position() == 0
    assert reader.news(None, LATER).contacts == ()
    assert reader.news(0, LATER).documents == ()
