"""Our own tables, for CSV, JSON lines and Parquet: everything, one value a cell.

A list is a table of its own whose rows point back (``event_parties`` → ``events``) and are counted
by ``position``. Each function makes rows of several tables: (name of the table, row).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman.chronicle import (
    Commitment,
    Event,
    Profile,
    Said,
    Source,
    Stand,
    Told,
    Who,
    Words,
)
from dragoman.records import Date
from dragoman.views.exports.columns import Row
from dragoman.views.exports.items import Item, Setting

Told_ = tuple[str, Row]


def of_events(items: Iterable[Item]) -> Iterator[Told_]:
    """Events, their parties, contexts and likenesses, their reports and who says so."""
    for item in items:
        event = item.event
        yield "events", _event(item)
        for role, parties in (("actor", event.actors), ("recipient", event.recipients)):
            for at, who in enumerate(parties):
                row: Row = {"event": event.id, "role": role, "position": at, **_who(who)}
                yield "event_parties", row
        for at, context in enumerate(item.codes.plover_contexts):
            yield "event_contexts", {"event": event.id, "position": at, "context": context}
        for at, (other, reason) in enumerate(event.unsure):
            likeness: Row = {"event": event.id, "position": at, "other": other, "reason": reason}
            yield "event_unsure", likeness
        for report in event.reports:
            yield from _report(event, report, item.setting(report))


def of_sources(sources: Iterable[Source]) -> Iterator[Told_]:
    """Documents."""
    for source in sources:
        yield "documents", {"id": source.document, **_source(source)}


def of_statements(statements: Iterable[Said]) -> Iterator[Told_]:
    """Statements, who makes them and to whom, their topics and the words quoted."""
    for said in statements:
        yield (
            "statements",
            {
                "id": said.id,
                "act": said.act,
                "manner": said.manner,
                **_date(said.made),
                **_words(said.words),
                "reason": said.reason,
                "judged": said.judged.verdict,
            },
        )
        for role, people in (("speaker", said.speakers), ("addressee", said.addressees)):
            for at, who in enumerate(people):
                row: Row = {"statement": said.id, "role": role, "position": at, **_who(who)}
                yield "statement_parties", row
        for table, column, values in (
            ("statement_topics", "topic", said.topics),
            ("statement_quotes", "words", said.quotes),
            ("statement_voices", "name", said.voice),
        ):
            for at, value in enumerate(values):
                yield table, {"statement": said.id, "position": at, column: value}


def of_commitments(commitments: Iterable[Commitment]) -> Iterator[Told_]:
    """Commitments, who owes them to whom, and what became of them."""
    for one in commitments:
        yield (
            "commitments",
            {
                "id": one.id,
                "kind": one.kind,
                "status": one.status,
                "age": one.age,
                **_date(one.made, "made_"),
                **_date(one.due, "due_"),
                **_words(one.what),
                "publishers": len(one.publishers),
                "judged": one.judged.verdict,
            },
        )
        for role, people in (("giver", one.givers), ("taker", one.takers)):
            for at, who in enumerate(people):
                row: Row = {"commitment": one.id, "role": role, "position": at, **_who(who)}
                yield "commitment_parties", row
        for at, stage in enumerate(one.stages):
            first = stage.words[0] if stage.words else None
            yield (
                "commitment_steps",
                {
                    "commitment": one.id,
                    "position": at,
                    "status": stage.status,
                    "event": stage.event,
                    **_date(stage.when),
                    **_words(first),
                    "confidence": stage.confidence,
                    "reason": stage.reason,
                },
            )


def of_positions(held: Iterable[tuple[Sequence[Who], str, Stand]]) -> Iterator[Told_]:
    """Positions, each given with its holders and its topic."""
    for holders, topic, stand in held:
        yield (
            "positions",
            {
                "id": stand.id,
                "topic": topic,
                "stance": stand.stance,
                "statement": stand.statement.id if stand.statement else None,
                **_date(stand.when),
                **_words(stand.phrase),
                "judged": stand.judged.verdict,
            },
        )
        for role, people in (("holder", holders), ("about", stand.about)):
            for at, who in enumerate(people):
                row: Row = {"of": stand.id, "role": role, "position": at, **_who(who)}
                yield "position_parties", row


def of_profiles(profiles: Iterable[Profile]) -> Iterator[Told_]:
    """Actors, their other names and their offices over time."""
    for one in profiles:
        yield (
            "actors",
            {
                "id": one.who.id,
                "name": one.who.name,
                "kind": one.who.kind,
                "country": one.who.country,
                "documents": one.documents,
                "statements": one.statements,
                "events": one.events,
                "judged": one.judged.verdict,
            },
        )
        for at, alias in enumerate(one.aliases):
            yield "actor_names", {"actor": one.who.id, "position": at, "name": alias}
        for at, tenure in enumerate(one.offices):
            yield (
                "actor_offices",
                {
                    "actor": one.who.id,
                    "position": at,
                    "title": tenure.title,
                    "body": tenure.body,
                    "country": tenure.country,
                    "since": tenure.since,
                    "until": tenure.until,
                    "basis": tenure.basis,
                },
            )


def _event(item: Item) -> Row:
    event, codes, spot = item.event, item.codes, item.spot
    return {
        "id": event.id,
        "act": event.act,
        "channel": event.channel,
        **_date(event.when),
        "place": event.place,
        "place_country": event.place_country,
        "latitude": spot.lat if spot else None,
        "longitude": spot.lon if spot else None,
        "geonames": spot.geonames if spot else None,
        "certainty": event.certainty,
        "background": event.background,
        "contested": event.contested,
        "initiator": event.initiator.id if event.initiator else None,
        "plover_type": codes.plover_type,
        "plover_mode": codes.plover_mode,
        "cameo": codes.cameo,
        "quad": codes.quad,
        "goldstein": codes.goldstein,
        "confidence": event.confidence,
        "reports": len(event.reports),
        "publishers": len(event.publishers),
        "judged": event.judged.verdict,
    }


def _report(event: Event, report: Told, setting: Setting) -> Iterator[Told_]:
    yield (
        "reports",
        {
            "id": report.id,
            "event": event.id,
            "act": report.act,
            **_date(report.when),
            "place": report.place,
            "certainty": report.certainty,
            "background": report.background,
            "confidence": report.confidence,
            "sentence": setting.sentence,
            **_words(report.words),
            "judged": report.judged.verdict,
        },
    )
    for at, said in enumerate(report.according_to):
        yield "report_statements", {"report": report.id, "position": at, "statement": said.id}
        for place, who in enumerate(said.speakers):
            row: Row = {"report": report.id, "statement": said.id, "position": place, **_who(who)}
            yield "report_speakers", row


def _who(who: Who) -> Row:
    return {
        "actor": who.id,
        "name": who.name,
        "kind": who.kind,
        "country": who.country,
        "office": who.office,
    }


def _date(date: Date | None, prefix: str = "") -> Row:
    if date is None:
        return {}
    return {
        f"{prefix}first_day": date.start,
        f"{prefix}last_day": date.end,
        f"{prefix}precision": date.precision,
        f"{prefix}date_words": date.text,
    }


def _source(source: Source) -> Row:
    return {
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "published": source.published,
    }


def _words(words: Words | None) -> Row:
    if words is None:
        return {}
    return {
        "words": words.text,
        "words_start": words.start,
        "words_end": words.end,
        "document": words.source.document,
        **_source(words.source),
    }
