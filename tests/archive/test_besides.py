"""What stands beside one event is what stands beside it in the whole record."""

from __future__ import annotations

from dragoman.archive.asking import Archive
from dragoman.chronicle import Filter
from dragoman.documents import Given, build
from dragoman.settings import Settings

from .conftest import Cached, put_outcomes

_CALL = (
    "{title} of {country} spoke by phone with President Ilham Aliyev of Azerbaijan on "
    "4 March 2025.\n\nThe two discussed {matter} in detail and agreed to meet again in May.\n"
)
_TOLD = (
    ("office.gov.no", "Prime Minister Jonas Gahr Støre", "Norway", "fisheries in the Caspian"),
    ("president.gov.fr", "President Emmanuel Macron", "France", "the restoration of a monastery"),
)


def _filled(archive: Archive, reader: Cached) -> None:
    outcomes = [
        build(
            _CALL.format(title=title, country=country, matter=matter),
            Given("2025-03-04", None, name, f"https://{name}/call"),
            Settings(),
            name,
        )
        for name, title, country, matter in _TOLD
    ]
    put_outcomes(archive, reader, outcomes)


def test_two_calls_with_one_person_on_one_day(archive: Archive, reader: Cached) -> None:
    _filled(archive, reader)
    first, second = archive.timeline(Filter(acts=("call",)))
    (group,) = archive.related_to(first)
    assert group.kind == "third"
    assert set(group.events) == {first.id, second.id}
    assert archive.related_to(second) == (group,)


def test_beside_is_what_related_tells(archive: Archive, reader: Cached) -> None:
    _filled(archive, reader)
    (event, _) = archive.timeline(Filter(acts=("call",)))
    (group,) = archive.related_to(event)
    assert archive.beside(group) == archive.related(Filter(limit=0))[0]


def test_a_call_by_itself_has_nothing_beside_it(archive: Archive, reader: Cached) -> None:
    _filled(archive, reader)
    (meeting, *_) = archive.timeline(Filter(limit=1, acts=("call",), countries=("NOR",)))
    others = [one for one in archive.timeline(Filter(limit=0)) if one.channel is None]
    assert all(archive.related_to(one) == () for one in others)
    assert meeting.channel is not None
