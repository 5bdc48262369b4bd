"""FollowTheMoney entities: people, bodies, their offices, events, documents and mentions.

Each is a plain object of ``id``, ``schema`` and ``properties`` (lists of strings), as the program
``ftm`` reads them. What FollowTheMoney has no property for (certainty, who says so) stands in
``notes`` of the event, one fact a value.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dragoman.chronicle import Profile, Source, Tenure, Who
from dragoman.records import Date
from dragoman.views import wording
from dragoman.views.exports.added import speaker
from dragoman.views.exports.columns import Column, Table
from dragoman.views.exports.items import Item
from dragoman.views.exports.lists import country

Entity = dict[str, Any]

SCHEMAS: Mapping[str, str] = {
    "person": "Person",
    "government": "PublicBody",
    "office": "PublicBody",
    "country": "PublicBody",
    "organisation": "Organization",
    "media": "Organization",
    "armed-group": "Organization",
    "population": "LegalEntity",
}

ENTITIES = Table(
    "entities",
    "FollowTheMoney entities, a JSON object a line.",
    (
        Column("id", "string", "Id of the entity; that of the record where it has one.", "id"),
        Column(
            "schema",
            "string",
            "Person, PublicBody, Organization, LegalEntity, Position, Occupancy, Event, Article "
            "or Mention.",
            "kind",
        ),
        Column("properties", "object", "Lists of strings by property.", "every field"),
    ),
)


def of_events(items: Iterable[Item], cast: dict[str, Who], plain: bool = False) -> Iterator[Entity]:
    """Events, the documents that tell them, and who is named there.

    Whoever takes part is put into ``cast``, for :func:`of_cast`; each document stands once.
    """
    documents: set[str] = set()
    for item in items:
        event = item.event
        parties = tuple({who.id: who for who in (*event.actors, *event.recipients)}.values())
        starter = (event.initiator,) if event.initiator else ()
        cast.update((who.id, who) for who in (*parties, *starter))
        yield _event(item, parties, plain)
        for report in event.reports:
            if report.words.source.document not in documents:
                documents.add(report.words.source.document)
                yield _document(report.words.source)
            named = {who.id: who for who in (*report.actors, *report.recipients)}
            cast.update(named)
            for who in named.values():
                found = item.setting(report).mentions.get(who.id)
                words = found[1] if found else who.name
                yield _mention(report.id, report.words.source, who, words)


def of_cast(cast: Mapping[str, Who], profiles: Iterable[Profile]) -> Iterator[Entity]:
    """Whoever takes part: by the profile where there is one, with other names and with the offices
    a person held, and what is known of when."""
    posts: set[str] = set()
    done: set[str] = set()
    for profile in profiles:
        if profile.who.id not in cast:
            continue
        done.add(profile.who.id)
        yield _actor(profile.who, profile.aliases)
        for tenure in profile.offices if profile.who.kind == "person" else ():
            for one in _office(profile.who, tenure):
                if one["id"] not in posts:
                    posts.add(one["id"])
                    yield one
    yield from (_actor(who) for name, who in cast.items() if name not in done)


def _entity(id_: str, schema: str, **properties: str | Iterable[str | None] | None) -> Entity:
    """An entity with the properties that are known; lists without what is said twice."""
    filled: dict[str, list[str]] = {}
    for name, given in properties.items():
        values = (given,) if isinstance(given, str) or given is None else given
        kept = list(dict.fromkeys(value for value in values if value))
        if kept:
            filled[name] = kept
    return {"id": id_, "schema": schema, "properties": filled}


def _digest(prefix: str, *parts: str | None) -> str:
    joined = "\x1f".join(part or "" for part in parts)
    return f"{prefix}-{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def _country(code: str | None) -> str | None:
    """ISO 3166-1 alpha-2 in small letters, as FollowTheMoney has countries."""
    found = country(code).alpha2
    return found.lower() if found else None


def _actor(who: Who, aliases: Iterable[str] = ()) -> Entity:
    schema = SCHEMAS.get(who.kind, "LegalEntity")
    others = [alias for alias in aliases if alias != who.name]
    found = _entity(who.id, schema, name=who.name, alias=others, country=_country(who.country))
    if schema == "Person":
        return found
    found["properties"]["classification"] = [who.kind]
    return found


def _office(who: Who, tenure: Tenure) -> Iterator[Entity]:
    """The office, and that the person held it; days are given where our tables know them."""
    parts = (tenure.title, tenure.body, wording.country(tenure.country))
    name = ", ".join(part for part in parts if part)
    post = _entity(
        _digest("post", tenure.title, tenure.body, tenure.country),
        "Position",
        name=name,
        country=_country(tenure.country),
    )
    yield post
    known = tenure.basis == "known"
    held = (who.id, post["id"], tenure.since, tenure.until, tenure.basis)
    yield _entity(
        _digest("held", *held),
        "Occupancy",
        holder=who.id,
        post=post["id"],
        startDate=tenure.since if known else None,
        endDate=tenure.until if known else None,
        date=None if known else (tenure.since, tenure.until),
        description="from tables of offices" if known else "in documents of these days",
    )


def _document(source: Source) -> Entity:
    return _entity(
        source.document,
        "Article",
        title=source.title,
        publisher=source.publisher,
        sourceUrl=source.url,
        publishedAt=source.published[:10] if source.published else None,
    )


def _event(item: Item, parties: Iterable[Who], plain: bool) -> Entity:
    event, spot = item.event, item.spot
    who = list(parties)
    words = [report.words for report in event.reports]
    label = wording.act(event.act)
    mark = "" if event.certainty in ("happened", "ongoing") else f" ({event.certainty})"
    named = wording.listed(one.name for one in who)
    return _entity(
        event.id,
        "Event",
        name=f"{label}{mark}: {named}" if named else f"{label}{mark}",
        involved=(one.id for one in who),
        organizer=event.initiator.id if event.initiator else None,
        **_days(event.when),
        location=event.place,
        country=_country(spot.country if spot else event.place_country),
        keywords=(event.act, item.codes.plover_type, event.channel),
        summary=(one.text for one in words),
        proof=(one.source.document for one in words),
        publisher=event.publishers,
        sourceUrl=(one.source.url for one in words),
        recordId=event.id,
        notes=() if plain else _notes(item),
    )


def _notes(item: Item) -> Iterator[str]:
    event, first = item.event, item.first
    yield f"certainty: {event.certainty}"
    if event.background:
        yield "background: reports look back on it"
    if event.contested:
        yield "contested: one report says it happened, another denies it"
    said = first.according_to[0] if first and first.according_to else None
    if speaker(said):
        yield f"according to: {speaker(said)}"
    yield f"reports: {len(event.reports)}"
    if item.codes.cameo:
        yield f"CAMEO: {item.codes.cameo}"


def _days(when: Date | None) -> dict[str, str | None]:
    """Days, months and years as exact as they are known; other intervals by their ends."""
    if when is None or when.start is None:
        return {}
    first, last = when.start[:10], (when.end or when.start)[:10]
    if when.precision == "month" and first[:7] == last[:7]:
        return {"date": first[:7]}
    if when.precision == "year" and first[:4] == last[:4]:
        return {"date": first[:4]}
    return {"date": first} if first == last else {"startDate": first, "endDate": last}


def _mention(report: str, source: Source, who: Who, words: str) -> Entity:
    return _entity(
        _digest("mention", report, who.id),
        "Mention",
        document=source.document,
        resolved=who.id,
        name=words,
        detectedSchema=SCHEMAS.get(who.kind, "LegalEntity"),
        contextCountry=_country(who.country),
    )
