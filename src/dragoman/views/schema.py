"""The JSON Schema of a reading, made from the record classes: the two cannot drift apart."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from dragoman import records

# What each field means, for the schema and the reference page. A test asks for every one.
MEANINGS: dict[str, str] = {
    "Span.start": "First code point of the words in the document's text.",
    "Span.end": "One past their last code point.",
    "Span.text": "The words, verbatim.",
    "Date.start": "First day of the interval, ISO; null where it cannot be known.",
    "Date.end": "Last day of the interval, inclusive; null where it cannot be known.",
    "Date.precision": "How exact the words are.",
    "Date.text": "The words that give the date.",
    "Date.anchor": "What the words were counted from: publication, absolute, or an event's id.",
    "Date.reason": "Why the interval is open, where it is.",
    "Place.name": "The place as the gazetteer or the report names it.",
    "Place.country": "ISO 3166-1 alpha-3, or null.",
    "Place.lat": "Latitude in degrees, or null.",
    "Place.lon": "Longitude in degrees, or null.",
    "Place.span": "The words that name it.",
    "Office.title": "Title of the office.",
    "Office.body": "The body it belongs to.",
    "Office.country": "ISO 3166-1 alpha-3, or null.",
    "Office.from": "First day in office, as far as known.",
    "Office.to": "Last day in office, or null.",
    "Office.basis": "text: the report says so; known: the table of offices says so.",
    "Document.id": "Hash of the content.",
    "Document.text": "The text every offset counts in.",
    "Document.title": "Headline.",
    "Document.publisher": "Who published it.",
    "Document.url": "Where it was found.",
    "Document.published": "ISO date, or date and time, of publication.",
    "Document.dateline": "The place at the head of the report.",
    "Document.language": "Language code.",
    "Name.start": "First code point.",
    "Name.end": "One past the last code point.",
    "Name.text": "The name, verbatim.",
    "Name.label": "PERSON, ORG, GPE, LOC, NORP, EVENT, LAW, FAC, WORK or MISC.",
    "TimeExpression.start": "First code point.",
    "TimeExpression.end": "One past the last code point.",
    "TimeExpression.text": "The words, verbatim.",
    "TimeExpression.type": "TIMEX3 type.",
    "TimeExpression.value": "TIMEX3 value, or null where it cannot be known.",
    "TimeExpression.date": "The interval it denotes; null for durations and sets.",
    "Actor.id": "Identifier within the reading.",
    "Actor.name": "The fullest name the report gives.",
    "Actor.kind": (
        "person, government, office, organisation, armed-group, population, media or country."
    ),
    "Actor.country": "ISO 3166-1 alpha-3, or null.",
    "Actor.office": "What the actor held on the day of the report.",
    "Actor.mentions": "Every place where the report speaks of it.",
    "Actor.aliases": "Other names for it.",
    "Actor.gender": "As the report's pronouns have it.",
    "Actor.members": "Ids of the actors a group consists of.",
    "Actor.reason": "Why something about it was left open.",
    "Voice.name": "The link: a publisher, a statement, a spokesperson.",
    "Voice.span": "The words that name it; null for the publisher.",
    "Voice.actor": "Id of the actor, where it is one.",
    "Statement.id": "Identifier within the reading.",
    "Statement.source": "The words that name the speaker; empty where none do.",
    "Statement.speaker": "Id of the actor who speaks, or null where no one is named.",
    "Statement.speakers": "Ids of all who speak.",
    "Statement.voice": "How it reached the reader, outermost first; or unattributed.",
    "Statement.cue": "The words that say that something is said.",
    "Statement.act": "What is done by saying it: state, stress, deny, offer, …",
    "Statement.manner": "direct, mixed or indirect speech.",
    "Statement.content": "What is said.",
    "Statement.quotes": "The words between quotation marks.",
    "Statement.addressees": "Ids of those spoken to.",
    "Statement.made": "When it was said.",
    "Statement.topics": "Topics of the lexicon it touches.",
    "Statement.by": "The rule or model that found it.",
    "Statement.confidence": "From 0 to 1.",
    "Statement.reason": "Why something about it was left open.",
    "Event.id": "Identifier within the reading.",
    "Event.act": "Entry of the lexicon.",
    "Event.actors": "Ids of those who act.",
    "Event.recipients": "Ids of those acted upon.",
    "Event.when": "When; null where the report does not say.",
    "Event.where": "Where; null where the report does not say.",
    "Event.certainty": "Whether it happened, and if not, how it is spoken of.",
    "Event.background": "True where the report looks back.",
    "Event.according_to": "Ids of statements; empty where the publisher says it itself.",
    "Event.evidence": "The words, the trigger first.",
    "Event.codes": "The act in PLOVER and CAMEO terms.",
    "Event.by": "The rule or model that found it.",
    "Event.confidence": "From 0 to 1.",
    "Account.side": "Name of the side.",
    "Account.actor": "Id of the actor that gives the account.",
    "Account.statements": "Ids of its statements.",
    "Comparison.both": "Phrases said alike by both sides.",
    "Comparison.only": "Per side, what no other account says.",
    "Comparison.differ": "Phrases on one thing that differ.",
    "Contact.id": "Identifier within the reading.",
    "Contact.event": "Id of the event it is.",
    "Contact.act": "Entry of the lexicon.",
    "Contact.channel": "call, meeting, visit, letter, …",
    "Contact.parties": "Ids of those in touch.",
    "Contact.initiator": "Id of the one who began it, where the report says so.",
    "Contact.when": "When; null where the report does not say.",
    "Contact.where": "Where; null where the report does not say.",
    "Contact.certainty": "Whether it happened, and if not, how it is spoken of.",
    "Contact.background": "True where the report looks back.",
    "Contact.according_to": "Ids of statements; empty where the publisher says it itself.",
    "Contact.accounts": "Each side's account.",
    "Contact.comparison": "The accounts side by side; null where there are fewer than two.",
    "Contact.evidence": "The words, the trigger first.",
    "Contact.codes": "The act in PLOVER and CAMEO terms.",
    "Contact.by": "The rule or model that found it.",
    "Contact.confidence": "From 0 to 1.",
    "Topic.phrase": "The topic in the report's words.",
    "Topic.topic": "Topic of the lexicon, where one fits.",
    "Position.id": "Identifier within the reading.",
    "Position.holder": "Ids of those who hold it.",
    "Position.stance": "supports, opposes or ambivalent.",
    "Position.topic": "What it is about.",
    "Position.about": "Ids of the actors it is about.",
    "Position.statement": "Id of the statement that takes it.",
    "Position.when": "When it was taken.",
    "Step.status": "The status it got.",
    "Step.evidence": "The words that say so.",
    "Step.when": "When.",
    "Step.event": "Id of the event that moved it.",
    "Commitment.id": "Identifier within the reading.",
    "Commitment.kind": "invitation, offer, pledge, agreement, demand or ultimatum.",
    "Commitment.from": "Ids of those who owe or offer.",
    "Commitment.to": "Ids of those it is owed or offered to.",
    "Commitment.what": "What is owed, in the report's words.",
    "Commitment.due": "By when.",
    "Commitment.status": "open, accepted, declined, kept, lapsed or withdrawn.",
    "Commitment.history": "What moved it.",
    "Commitment.according_to": "Ids of statements; empty where the publisher says it itself.",
    "Commitment.event": "Id of the event that made it.",
    "Reading.document": "The report.",
    "Reading.sentences": "Its sentences.",
    "Reading.names": "Named things.",
    "Reading.times": "Time expressions.",
    "Reading.actors": "Who acts and speaks.",
    "Reading.statements": "Who says what.",
    "Reading.events": "Who did what to whom.",
    "Reading.contacts": "Two sides in touch.",
    "Reading.positions": "Where somebody stands.",
    "Reading.commitments": "What is owed or offered.",
    "Reading.provenance": "Versions and hashes of what made the reading.",
}

# A string in the class, a closed list in the record.
_ENUMS = {
    "Event.certainty": list(records.CERTAINTIES),
    "Contact.certainty": list(records.CERTAINTIES),
}
_SCALARS: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
}


def schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of one reading, as ``--format json`` prints it."""
    found: dict[str, dict[str, Any]] = {}
    root = _object(records.Reading, found)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Reading",
        **root,
        "$defs": dict(sorted(found.items())),
    }


@cache
def wire_fields(record: Any) -> tuple[tuple[str, Any], ...]:
    """Names and types of a record's fields as they stand in JSON, in order."""
    hints = get_type_hints(record)
    return tuple(
        (wire, hints[item.name])
        for item in fields(record)
        if (wire := records.wire_name(record, item.name))
    )


def _object(record: Any, found: dict[str, dict[str, Any]]) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    for name, hint in wire_fields(record):
        key = f"{record.__name__}.{name}"
        shape = {"enum": _ENUMS[key]} if key in _ENUMS else shape_of(hint, found)
        if key in MEANINGS:
            shape = {**shape, "description": MEANINGS[key]}
        properties[name] = shape
    doc = " ".join((record.__doc__ or "").split("\n\n")[0].split())
    return {
        "type": "object",
        "description": doc,
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def shape_of(hint: Any, found: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The schema of one type; record classes go to ``found`` and are referred to."""
    if hint in _SCALARS:
        return dict(_SCALARS[hint])
    if hint is types.NoneType:
        return {"type": "null"}
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (Union, types.UnionType):
        return {"anyOf": [shape_of(argument, found) for argument in arguments]}
    if origin is tuple:
        return {"type": "array", "items": shape_of(arguments[0], found)}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": shape_of(arguments[1], found)}
    if is_dataclass(hint) and isinstance(hint, type):
        if hint.__name__ not in found:
            found[hint.__name__] = {}
            found[hint.__name__] = _codes() if hint is records.Codes else _object(hint, found)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    raise TypeError(f"no schema for {hint!r}")


def _codes() -> dict[str, Any]:
    """:class:`records.Codes` writes itself nested, so its shape is written out here."""

    def closed(properties: dict[str, Any]) -> dict[str, Any]:
        return {
            "type": "object",
            "properties": properties,
            "required": list(properties),
            "additionalProperties": False,
        }

    text, number = {"type": ["string", "null"]}, {"type": ["number", "null"]}
    contexts = {"type": "array", "items": {"type": "string"}}
    plover = closed({"type": text, "mode": text, "contexts": contexts})
    quad = {"type": ["integer", "null"]}
    shape = closed({"plover": plover, "cameo": text, "quad": quad, "goldstein": number})
    return {"description": "An act in the field's terms; null, never a guess.", **shape}
