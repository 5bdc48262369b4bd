"""Findings to records: the last stage of a reading.

:func:`resolve` lays what ``meaning`` found on what the words refer to: actors, days, places. It is
pure: the same input gives the same reading, ids included.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dragoman.lexicon import Lexicon
from dragoman.records import (
    Annotated,
    Date,
    Document,
    Event,
    Findings,
    Mention,
    Reading,
    Span,
    Statement,
)
from dragoman.reference.actors import ActorIndex, Quotation, resolve_actors
from dragoman.reference.actors.knowledge import Knowledge, standard
from dragoman.reference.actors.scenes import home_of
from dragoman.reference.actors.vocabulary import vocabulary
from dragoman.reference.contacts import contact_records
from dragoman.reference.dating import (
    OPENING_DAY,
    RELEASE_DAY,
    anchored,
    event_dates,
    not_ahead,
    release_day,
    statement_dates,
    with_ids,
)
from dragoman.reference.dues import Links, commitment_records, position_records
from dragoman.reference.happenings import Happening, event_records, merge, tell
from dragoman.reference.scenery import event_places, placed
from dragoman.reference.sides import Publisher
from dragoman.reference.voices import resolve_statements


def resolve(
    annotated: Annotated,
    findings: Findings,
    lexicon: Lexicon,
    knowledge: Knowledge | None = None,
    provenance: Mapping[str, str] | None = None,
) -> Reading:
    """The reading of one document.

    ``annotated`` with its times filled in. ``knowledge``: look-ups for countries and offices, by
    default the package's own tables. ``provenance`` is handed through.
    """
    known = knowledge or standard()
    document = annotated.document
    publisher = _publisher(document, known)
    actors = resolve_actors(
        annotated,
        asked_for(findings),
        quotations(findings),
        knowledge=known,
        meetings=meetings(findings, lexicon),
        speakers=[source for one in findings.statements for source in one.sources],
        doers=[actor for event in findings.events for actor in event.actors],
    )

    dates = event_dates(findings.events, annotated.times)
    happenings = _happenings(annotated, findings, lexicon, actors, dates)
    made = statement_dates(findings.statements, findings.events, dates)
    statements = resolve_statements(annotated, findings.statements, actors, made)
    numbers = [statement.id for statement in statements]
    events = event_records(happenings, annotated, lexicon, numbers)

    ids = _event_ids(happenings, events)
    raw = dates
    dates, made = with_ids(raw, ids, raw), with_ids(made, ids, raw)
    events = _dated(events, (ids, raw), publisher, happenings, annotated)
    statements = tuple(
        replace(statement, made=made.get(number)) for number, statement in enumerate(statements)
    )
    events = tuple(_told_by_then(event, statements) for event in events)
    contacts = contact_records(happenings, events, statements, actors, (annotated, publisher))
    return Reading(
        document=placed(document),
        sentences=tuple(Span(s.start, s.end, s.text) for s in annotated.sentences),
        names=annotated.names,
        times=annotated.times,
        actors=actors.actors,
        statements=_once(statements),
        events=events,
        contacts=contacts,
        positions=position_records(findings.positions, statements, actors, document.id),
        commitments=commitment_records(
            annotated, findings, lexicon, actors, Links(ids, dates, numbers)
        ),
        provenance=dict(provenance or {}),
        annotated=annotated,
    )


def _publisher(document: Document, known: Knowledge) -> Publisher:
    """Whose report it is."""
    home = home_of(document, known, vocabulary())
    told = bool(document.publisher or document.url)
    return Publisher(document.publisher, home.country, home.official, told)


def _happenings(
    annotated: Annotated,
    findings: Findings,
    lexicon: Lexicon,
    actors: ActorIndex,
    dates: Mapping[int, Date],
) -> tuple[Happening, ...]:
    """The events of the report, each with all its tellings.

    Deeds of nobody to nobody ("the attack") are words, not events.
    """
    places = event_places(findings.events, annotated)
    told = tell(findings.events, actors, dates, places, annotated.sentences)
    return tuple(h for h in merge(told, lexicon) if any(t.parties for t in h.told))


def asked_for(findings: Findings) -> tuple[Mention, ...]:
    """Every noun phrase in a role that some actor may fill."""
    return tuple(dict.fromkeys(_mentions(findings)))


def _mentions(findings: Findings) -> Iterable[Mention]:
    """The role fillers of all findings."""
    for statement in findings.statements:
        yield from statement.sources
        yield from statement.addressees
    for event in findings.events:
        yield from event.actors
        yield from event.recipients
        if event.initiator is not None:
            yield event.initiator
    for position in findings.positions:
        yield from position.holder
        yield from position.about
    for commitment in findings.commitments:
        yield from commitment.sources
        yield from commitment.targets


def meetings(findings: Findings, lexicon: Lexicon) -> tuple[tuple[Mention, ...], ...]:
    """Who is in touch with whom in each contact that is no background."""
    return tuple(
        (*event.actors, *event.recipients)
        for event in findings.events
        if lexicon.acts[event.act].channel is not None
        and not event.background
        and len(event.actors) + len(event.recipients) > 1
    )


def quotations(findings: Findings) -> tuple[Quotation, ...]:
    """Quoted words with who says them; of a turn in a transcript all its words."""
    return tuple(
        Quotation(words, statement.sources, statement.addressees)
        for statement in findings.statements
        for words in statement.quotes or (statement.content if statement.manner == "direct" else ())
        if statement.sources
    )


def _event_ids(happenings: Iterable[Happening], events: Iterable[Event]) -> dict[int, str]:
    """Number of each event finding → id of the event it is told as."""
    return {
        told.number: event.id
        for happening, event in zip(happenings, events, strict=True)
        for told in happening.told
    }


def _dated(
    events: tuple[Event, ...],
    anchors: tuple[Mapping[int, str], Mapping[int, Date]],
    publisher: Publisher,
    happenings: tuple[Happening, ...],
    annotated: Annotated,
) -> tuple[Event, ...]:
    """Anchors as event ids; the day of a report for the undated contact it opens with.

    Of a state's own release the first two sentences are the opening; where no publisher is known
    the first one, as far as no day is told in it. Reports of known other publishers get no day.
    """
    made: list[Event] = []
    ids, dates = anchors
    lead: tuple[Span, ...] = ()
    for happening, event in zip(happenings, events, strict=True):
        if event.when is not None:
            told = anchored(event.when, ids, dates)
            event = replace(
                event, when=not_ahead(told, event.certainty, annotated.document.published)
            )
        if event.when is not None and event.when.start is not None:
            made.append(event)
            continue
        own = happening.channel is not None and (publisher.official or not publisher.known)
        own = own and (not lead or any(s.overlaps(t) for s in event.evidence for t in lead))
        end = _lead_end(annotated, publisher)
        own = own and not event.according_to and event.evidence[0].start < end
        day: Date | None = None
        if own and event.certainty == "happened" and not event.background:
            reason = RELEASE_DAY if publisher.official else OPENING_DAY
            day = release_day(annotated.document.published, reason)
            lead = event.evidence
        made.append(replace(event, when=day) if day is not None else event)
    return tuple(made)


def _told_by_then(event: Event, statements: tuple[Statement, ...]) -> Event:
    """An undated event with the day by which it had happened: when somebody told of it."""
    if event.when is not None or event.certainty != "happened":
        return event
    days = [
        statement.made
        for statement in statements
        if statement.id in event.according_to
        and statement.made is not None
        and statement.made.end is not None
    ]
    if not days:
        return event
    made = days[-1]
    reason = "told of on that day; it happened then or before"
    when = Date(None, made.end, "unknown", made.text, made.anchor, reason)
    return replace(event, when=when)


def _lead_end(annotated: Annotated, publisher: Publisher) -> int:
    """Where the opening ends, in which a report tells of its own day."""
    if publisher.official:
        return max((sentence.end for sentence in annotated.sentences[:2]), default=0)
    first = annotated.sentences[0].end if annotated.sentences else 0
    dated = any(
        time.date is not None and time.date.start is not None and time.end <= first
        for time in annotated.times
    )
    return 0 if dated else first


def _once(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Statements without a second one of the same id."""
    return tuple({statement.id: statement for statement in statements}.values())
