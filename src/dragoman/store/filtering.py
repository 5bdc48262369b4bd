"""What a question is narrowed to, as conditions on rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select

from dragoman.chronicle import Filter
from dragoman.store.casting import signatures_of
from dragoman.store.correcting import Decided, decided, listed, within
from dragoman.store.schema import PER_DOCUMENT, merged, told

Conditions = list[ColumnElement[bool]]


def publishers_like(connection: Connection, name: str) -> list[str]:
    """Publishers of this name, whatever its case; where there are none, those that hold it."""
    column = told.publications.c.publisher
    known = [one for one in connection.execute(select(column).distinct()).scalars() if one]
    wanted = name.casefold()
    return [one for one in known if one.casefold() == wanted] or [
        one for one in known if wanted in one.casefold()
    ]


def published_by(connection: Connection, name: str) -> Select[tuple[int]]:
    """Numbers of the documents that a publisher carries, itself or as a variant."""
    p, d = told.publications.c, told.documents.c
    own = select(p.document).where(p.publisher.in_(publishers_like(connection, name)))
    variants = select(d.variant_of).where(d.number.in_(own), d.variant_of.is_not(None))
    return own.union(variants).subquery().select()


def event_conditions(connection: Connection, asked: Filter) -> Conditions:
    """Conditions on the rows of events."""
    e, p = merged.events.c, merged.event_parties.c
    found: Conditions = []
    if asked.actor is not None:
        signatures = signatures_of(connection, asked.actor)
        found.append(e.number.in_(select(p.event).where(p.signature.in_(signatures))))
    if asked.countries:
        c = merged.event_countries.c
        found.append(e.number.in_(select(c.event).where(c.country.in_(asked.countries))))
    if asked.dyad is not None:
        found.append(e.number.in_(dyad_events(asked.dyad)))
    if asked.acts:
        found.append(e.act.in_(asked.acts))
    if asked.certainties:
        found.append(e.certainty.in_(asked.certainties))
    if asked.background is not None:
        found.append(e.background == asked.background)
    if asked.contacts:
        found.append(e.channel.is_not(None))
    if asked.place is not None:
        # Databases differ in the lower case of letters beyond ASCII.
        found.append(or_(e.place == asked.place, func.lower(e.place) == asked.place.lower()))
    return found + _event_days(asked) + _event_reports(connection, asked)


def dyad_events(dyad: tuple[str, str]) -> Select[tuple[int]]:
    """Numbers of the events of two countries."""
    one, other = sorted(dyad)
    c = merged.event_dyads.c
    return select(c.event).where(c.one == one, c.other == other)


def _event_days(asked: Filter) -> Conditions:
    """Dated events that overlap the days; undated ones, unless they look back, by publication."""
    e = merged.events.c
    dated: Conditions = [e.dated.is_(True)]
    undated: Conditions = [e.dated.is_(False), e.background.is_(False), e.day != ""]
    if asked.since is None and asked.until is None:
        return []
    found: Conditions = []
    if asked.since is not None:
        dated.append(or_(e.last_day >= asked.since, e.first_day >= asked.since))
        undated.append(e.day >= asked.since)
    if asked.until is not None:
        found.append(e.day < _after(asked.until))
    found.append(or_(and_(*dated), and_(*undated)))
    return found


def _after(day: str) -> str:
    """What sorts behind every moment of a day."""
    return day + "~"


def _event_reports(connection: Connection, asked: Filter) -> Conditions:
    """Conditions on what the event's reports are told by."""
    m, r = merged.event_reports.c, told.reports.c
    e = merged.events.c
    reports = select(m.report).join(told.reports, r.number == m.report).where(m.event == e.number)
    found: Conditions = []
    if asked.publisher is not None:
        found.append(
            exists(reports.where(r.document.in_(published_by(connection, asked.publisher))))
        )
    if asked.document is not None:
        d = told.documents.c
        own = select(d.number).where(d.id == asked.document).scalar_subquery()
        found.append(exists(reports.where(r.document == own)))
    if asked.topic is not None:
        s, t = told.report_statements.c, told.statement_topics.c
        on_topic = (
            select(m.event)
            .join_from(told.statement_topics, told.report_statements, s.statement == t.statement)
            .join(merged.event_reports, m.report == s.report)
            .where(t.topic == asked.topic)
        )
        found.append(e.number.in_(on_topic))
    return found


def statement_conditions(connection: Connection, asked: Filter) -> Conditions:
    """Conditions on the rows of statements."""
    s, k = told.statements.c, told.speakers.c
    judged = decided(connection, "statement")
    found: Conditions = judged.standing(s.id)
    if asked.actor is not None:
        signatures = signatures_of(connection, asked.actor)
        found.append(s.number.in_(select(k.statement).where(k.signature.in_(signatures))))
    if asked.countries:
        found.append(s.number.in_(select(k.statement).where(k.country.in_(asked.countries))))
    if asked.dyad is not None:
        one, other = asked.dyad
        found.append(or_(_said_by(one, speaks_of(other)), _said_by(other, speaks_of(one))))
    if asked.acts:
        acts = s.act.in_(asked.acts)
        found.append(judged.having(s.id, "act", acts, lambda act: act in asked.acts))
    if asked.topic is not None:
        t = told.statement_topics.c
        told_so = s.number.in_(select(t.statement).where(t.topic == asked.topic))
        found.append(judged.having(s.id, "topics", told_so, lambda v: asked.topic in listed(v)))
    return found + bound_as_judged(connection, asked, told.statements, "made", judged)


def bound_as_judged(
    connection: Connection, asked: Filter, table: Any, field: str, judged: Decided
) -> Conditions:
    """Conditions on the document and day of rows whose date people may have corrected."""
    c = table.c
    bare = replace(asked, since=None, until=None)
    found = document_bound(connection, bare, c.document, c.day)
    if asked.since is not None or asked.until is not None:
        days = document_bound(
            connection, Filter(since=asked.since, until=asked.until), c.document, c.day
        )
        found.append(judged.having(c.id, field, and_(*days), within(asked)))
    return found


def _said_by(country: str, condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """Somebody of a country says it, and a condition holds."""
    k = told.speakers.c
    speaks = select(k.statement).where(k.country == country)
    return and_(told.statements.c.number.in_(speaks), condition)


def speaks_of(other: str) -> ColumnElement[bool]:
    """A statement is made to a country, or tells of what the country takes part in."""
    s, a = told.statements.c, told.addressees.c
    r, p = told.report_statements.c, told.report_parties.c
    to = exists(select(a.statement).where(a.statement == s.number, a.country == other))
    of = exists(
        select(r.report)
        .join(told.report_parties, p.report == r.report)
        .where(r.statement == s.number, p.country == other)
    )
    return or_(to, of)


def document_bound(
    connection: Connection, asked: Filter, document: ColumnElement[int], day: ColumnElement[str]
) -> Conditions:
    """Conditions on a row's document and day."""
    found: Conditions = []
    if asked.publisher is not None:
        found.append(document.in_(published_by(connection, asked.publisher)))
    if asked.document is not None:
        d = told.documents.c
        found.append(document == select(d.number).where(d.id == asked.document).scalar_subquery())
    if asked.since is not None:
        found.append(day >= asked.since)
    if asked.until is not None:
        found.append(and_(day < _after(asked.until), day != ""))
    return found


def document_conditions(connection: Connection, asked: Filter) -> Conditions:
    """Conditions on the rows of documents: what they tell of, where and when they appeared."""
    d, a = told.documents.c, told.actors.c
    found = document_bound(connection, asked, d.number, d.day)
    if asked.actor is not None:
        signatures = signatures_of(connection, asked.actor)
        found.append(d.number.in_(select(a.document).where(a.signature.in_(signatures))))
    for country in asked.dyad or ():
        found.append(_tells_of([country]))
    if asked.countries:
        found.append(_tells_of(asked.countries))
    if asked.acts:
        found.append(_within(d.number, told.reports, told.reports.c.act.in_(asked.acts)))
    if asked.topic is not None:
        t, s = told.statement_topics.c, told.statements.c
        on_topic = s.number.in_(select(t.statement).where(t.topic == asked.topic))
        found.append(_within(d.number, told.statements, on_topic))
    return found


def _tells_of(countries: Sequence[str]) -> ColumnElement[bool]:
    """Documents with an actor of one of the countries."""
    return _within(told.documents.c.number, told.actors, told.actors.c.country.in_(countries))


def _within(
    document: ColumnElement[int], table: Any, condition: ColumnElement[bool]
) -> ColumnElement[bool]:
    """Something the document tells fulfils a condition; found by number, where it lies."""
    number = table.c.number
    first = document * PER_DOCUMENT
    return exists(select(number).where(number.between(first, first + PER_DOCUMENT - 1), condition))


__all__ = [
    "Conditions",
    "bound_as_judged",
    "document_bound",
    "document_conditions",
    "dyad_events",
    "event_conditions",
    "published_by",
    "publishers_like",
    "speaks_of",
    "statement_conditions",
]
