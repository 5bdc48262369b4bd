"""What came into the record last: since a document, or the newest of all.

Documents are numbered in the order they were added, and what a document tells is numbered within
it (:mod:`dragoman.store.schema.columns`): what some documents tell is found by their numbers,
without looking at the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Select,
    Subquery,
    exists,
    func,
    literal_column,
    select,
)

from dragoman.chronicle import News
from dragoman.store.correcting import decided
from dragoman.store.documents import fetch_sources
from dragoman.store.promising import fetch_commitments
from dragoman.store.saying import fetch_said
from dragoman.store.schema import PER_DOCUMENT, merged, told
from dragoman.store.timeline import fetch_timeline

#: Answers of a kind counted at most: enough to say "many".
MOST = 2000
#: Documents that "new" goes back at most, and the newest looked at where nothing is new.
FAR, NEWEST = 2000, 500
_D, _E = told.documents.c, merged.events.c


def fetch_position(connection: Connection) -> int:
    """The number of the document that was added last; 0 in an empty record."""
    return int(connection.execute(select(func.max(_D.number))).scalar() or 0)


def fetch_news(
    connection: Connection,
    since: int | None,
    until: str,
    countries: Sequence[str] = (),
    limit: int = 10,
) -> News:
    """What documents added after number ``since`` tell, the :data:`FAR` last of them; where it is
    None, the :data:`NEWEST` by their day up to ``until`` (ISO).

    ``countries`` are those of which one must take part; of each kind there are ``limit``, those
    told last first. What documents look back at is no news.
    """
    some = _documents(since, until)
    wanted = {
        "contacts": _events(some, countries).where(_E.channel.is_not(None)),
        "events": _events(some, countries).where(_E.channel.is_(None)),
        "statements": _statements(connection, some, countries),
        "commitments": _commitments(some, countries),
        "documents": select(some.c.number).order_by(some.c.day.desc(), some.c.number.desc()),
    }
    found = {
        kind: [int(one) for one in connection.execute(query.limit(limit)).scalars()]
        for kind, query in wanted.items()
        if kind != "events"
    }
    said = fetch_said(connection, found["statements"])
    sources = fetch_sources(connection, found["documents"])
    return News(
        fetch_position(connection),
        fetch_timeline(connection, found["contacts"]),
        tuple(said[one] for one in found["statements"] if one in said),
        fetch_commitments(connection, found["commitments"]),
        tuple(sources[one] for one in found["documents"]),
        {} if since is None else {kind: _counted(connection, q) for kind, q in wanted.items()},
        _by_country(connection, _events(some, ())),
    )


def _documents(since: int | None, until: str) -> Subquery:
    """Number and day of the documents that are looked at."""
    # Not "is null": that would lead SQLite along the index of variants, and to sorting all others.
    query = select(_D.number, func.coalesce(_D.day, "").label("day"))
    query = query.where(func.coalesce(_D.variant_of, 0) == 0)
    if since is None:
        query = query.where(_D.day <= until).order_by(_D.day.desc(), _D.number.desc())
        return query.limit(NEWEST).subquery("some")
    return query.where(_D.number > since).order_by(_D.number.desc()).limit(FAR).subquery("some")


def _told_in(some: Subquery, item: Column[int]) -> ColumnElement[bool]:
    """Ties what is told to the documents that tell it."""
    first = some.c.number * literal_column(str(PER_DOCUMENT))
    return item.between(first, first + literal_column(str(PER_DOCUMENT - 1)))


def _events(some: Subquery, countries: Sequence[str]) -> Select[Any]:
    """Events that are not looked back at, those told last first."""
    m, c = merged.event_reports.c, merged.event_countries.c
    news = _last_told(some, merged.event_reports, m.event, m.report)
    query = select(_E.number).join_from(news, merged.events, _E.number == news.c.number)
    query = query.where(_E.background.is_(False))
    if countries:
        query = query.where(
            exists(select(c.event).where(c.event == _E.number, c.country.in_(countries)))
        )
    return query.order_by(news.c.day.desc(), _E.day.desc(), _E.number.desc())


def _commitments(some: Subquery, countries: Sequence[str]) -> Select[Any]:
    b, o, p = merged.debts.c, merged.debt_owed.c, merged.debt_parties.c
    news = _last_told(some, merged.debt_owed, o.debt, o.owed)
    query = select(b.number).join_from(news, merged.debts, b.number == news.c.number)
    if countries:
        query = query.where(
            exists(select(p.debt).where(p.debt == b.number, p.country.in_(countries)))
        )
    return query.order_by(news.c.day.desc(), b.day.desc(), b.number.desc())


def _last_told(some: Subquery, table: Any, number: Column[int], item: Column[int]) -> Subquery:
    """Numbers of what merging made of what the documents tell, each with the last day of them."""
    return (
        select(number.label("number"), func.max(some.c.day).label("day"))
        .join_from(some, table, _told_in(some, item))
        .group_by(number)
        .subquery()
    )


def _statements(connection: Connection, some: Subquery, countries: Sequence[str]) -> Select[Any]:
    s, k = told.statements.c, told.speakers.c
    query = select(s.number).join_from(some, told.statements, _told_in(some, s.number))
    query = query.where(*decided(connection, "statement").standing(s.id))
    if countries:
        query = query.where(
            exists(select(k.statement).where(k.statement == s.number, k.country.in_(countries)))
        )
    return query.order_by(some.c.day.desc(), some.c.number.desc(), s.number)


def _counted(connection: Connection, query: Select[Any]) -> int:
    """How many there are, up to :data:`MOST` and one."""
    some = query.order_by(None).limit(MOST + 1).subquery()
    return int(connection.execute(select(func.count()).select_from(some)).scalar_one())


def _by_country(connection: Connection, events: Select[Any]) -> dict[str, int]:
    """In how many of the events each country takes part, most first."""
    c = merged.event_countries.c
    some = events.order_by(None).subquery()
    rows = connection.execute(
        select(c.country, func.count())
        .join_from(some, merged.event_countries, c.event == some.c.number)
        .group_by(c.country)
        .order_by(func.count().desc(), c.country)
    )
    return {str(country): int(count) for country, count in rows}


__all__ = ["FAR", "MOST", "NEWEST", "fetch_news", "fetch_position"]
