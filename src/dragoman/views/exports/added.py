"""The columns behind a format's own: what our record knows and the format cannot hold."""

from __future__ import annotations

from dragoman.chronicle import Said
from dragoman.views.exports.choosing import Dated
from dragoman.views.exports.columns import Column, Row
from dragoman.views.exports.items import Item
from dragoman.views.exports.sides import Sides

ADDED = (
    Column("dragoman_event", "string", "Id of the event, as the record answers to it.", "id"),
    Column("dragoman_act", "string", "Entry of the lexicon.", "act"),
    Column("dragoman_channel", "string", "Of a contact: call, meeting, visit, letter.", "channel"),
    Column(
        "dragoman_certainty",
        "string",
        "happened, ongoing, planned, proposed, conditional, possible, denied or negated.",
        "certainty",
    ),
    Column("dragoman_background", "boolean", "True where reports look back on it.", "background"),
    Column(
        "dragoman_contested",
        "boolean",
        "True where one report says it happened and another denies it.",
        "contested",
    ),
    Column("dragoman_confidence", "number", "How sure the reader is, 0 to 1.", "confidence"),
    Column("dragoman_first_day", "string", "First day of the event, ISO.", "when.start"),
    Column("dragoman_last_day", "string", "Last day of the event, inclusive.", "when.end"),
    Column("dragoman_precision", "string", "How exact the date is.", "when.precision"),
    Column(
        "dragoman_dated_by",
        "string",
        "text: a report gives the date; publication: the first report's day stands in.",
        "when, or the publication of reports[0]",
    ),
    Column("dragoman_actor", "string", "Id of the actor in this row.", "actors.id"),
    Column("dragoman_recipient", "string", "Id of the recipient in this row.", "recipients.id"),
    Column("dragoman_actors", "integer", "Actors of the event, in this row or not.", "actors"),
    Column("dragoman_recipients", "integer", "Recipients of the event.", "recipients"),
    Column(
        "dragoman_according_to",
        "string",
        "Who says so in the first report; empty where the publisher does itself.",
        "reports[0].according_to[0].speakers[0].name",
    ),
    Column(
        "dragoman_statement",
        "string",
        "Id of the statement in which it is said.",
        "reports[0].according_to[0].id",
    ),
    Column("dragoman_reports", "integer", "Reports that tell it.", "reports"),
    Column("dragoman_publishers", "integer", "Independent publishers.", "publishers"),
    Column("dragoman_report", "string", "Id of the first report.", "reports[0].id"),
    Column("dragoman_document", "string", "Document of the first report.", "reports[0].words"),
    Column("dragoman_words", "string", "Words that tell it there, verbatim.", "reports[0].words"),
    Column("dragoman_words_start", "integer", "Their offset in that document.", "reports[0].words"),
    Column("dragoman_words_end", "integer", "The offset behind them.", "reports[0].words"),
    Column("dragoman_geonames", "integer", "Id of the place in GeoNames.", "place"),
)


def added(dated: Dated, sides: Sides) -> Row:
    """The cells of our own columns."""
    item, event, when = dated.item, dated.item.event, dated.item.event.when
    return {
        "dragoman_event": event.id,
        "dragoman_act": event.act,
        "dragoman_channel": event.channel,
        "dragoman_certainty": event.certainty,
        "dragoman_background": event.background,
        "dragoman_contested": event.contested,
        "dragoman_confidence": event.confidence,
        "dragoman_first_day": when.start if when else None,
        "dragoman_last_day": when.end if when else None,
        "dragoman_precision": when.precision if when else None,
        "dragoman_dated_by": dated.day.by,
        "dragoman_actor": sides.actor.id if sides.actor else None,
        "dragoman_recipient": sides.recipient.id if sides.recipient else None,
        "dragoman_actors": len(event.actors),
        "dragoman_recipients": len(event.recipients),
        "dragoman_reports": len(event.reports),
        "dragoman_publishers": len(event.publishers),
        "dragoman_geonames": item.spot.geonames if item.spot else None,
        **_report(item),
    }


def _report(item: Item) -> Row:
    first = item.first
    if first is None:
        return {}
    said = first.according_to[0] if first.according_to else None
    return {
        "dragoman_according_to": speaker(said),
        "dragoman_statement": said.id if said else None,
        "dragoman_report": first.id,
        "dragoman_document": first.words.source.document,
        "dragoman_words": first.words.text,
        "dragoman_words_start": first.words.start,
        "dragoman_words_end": first.words.end,
    }


def speaker(said: Said | None) -> str | None:
    """Who makes a statement: the first speaker, or the voice that carries it."""
    if said is None:
        return None
    return said.speakers[0].name if said.speakers else next(iter(said.voice), None)
