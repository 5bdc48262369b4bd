"""The 16 columns of the mentions table of GDELT 2.0: a row for each report of each event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.chronicle import Told
from dragoman.views.exports.added import speaker
from dragoman.views.exports.choosing import Dated, Policy
from dragoman.views.exports.columns import Column, Row, Table
from dragoman.views.exports.gdelt import citation, date_added, stamp
from dragoman.views.exports.items import Item
from dragoman.views.exports.sides import Sides, sides

_WEB, _CITATION = 1, 2

_ADDED = (
    Column("dragoman_event", "string", "Id of the event.", "id"),
    Column("dragoman_report", "string", "Id of the report.", "reports.id"),
    Column("dragoman_document", "string", "Id of the document.", "reports.words.source"),
    Column("dragoman_published", "string", "When the document appeared, ISO.", "reports"),
    Column("dragoman_certainty", "string", "How this report tells it.", "reports.certainty"),
    Column("dragoman_background", "boolean", "True where it looks back.", "reports.background"),
    Column(
        "dragoman_according_to",
        "string",
        "Who says so; empty where the publisher does itself.",
        "reports.according_to[0].speakers[0].name",
    ),
    Column("dragoman_statement", "string", "Id of that statement.", "reports.according_to[0].id"),
    Column("dragoman_words", "string", "The words that tell it, verbatim.", "reports.words"),
    Column("dragoman_words_start", "integer", "Their offset in the document.", "reports.words"),
    Column("dragoman_words_end", "integer", "The offset behind them.", "reports.words"),
)

MENTIONS = Table(
    "gdelt_mentions",
    "GDELT 2.0 mentions: where an event of the event table is told, one row a report.",
    (
        Column("GLOBALEVENTID", "integer", "The row of the event table.", "id"),
        Column("EventTimeDate", "integer", "Its DATEADDED.", "documents, in a record"),
        Column(
            "MentionTimeDate",
            "integer",
            "UTC time at which this document came into the record, YYYYMMDDHHMMSS.",
            "documents, in a record; nothing in a coded folder",
        ),
        Column("MentionType", "integer", "1 an address, 2 a citation.", "reports.url"),
        Column("MentionSourceName", "string", "Who published it.", "reports.publisher"),
        Column("MentionIdentifier", "string", "Its address, else its citation.", "reports"),
        Column("SentenceID", "integer", "The sentence that tells it, from 1.", "reports"),
        Column(
            "Actor1CharOffset", "integer", "Offset of the nearest words for the actor.", "actors"
        ),
        Column("Actor2CharOffset", "integer", "The same of the recipient.", "recipients"),
        Column("ActionCharOffset", "integer", "Offset of the word that tells the act.", "reports"),
        Column("InRawText", "integer", "1: the text was read as it stands.", "always 1"),
        Column("Confidence", "integer", "10 to 100, in tens.", "reports.confidence"),
        Column("MentionDocLen", "integer", "Characters of the document.", "documents"),
        Column("MentionDocTone", "number", "Tone of the document.", ""),
        Column("MentionDocTranslationInfo", "string", "How it was translated.", ""),
        Column("Extras", "string", "Reserved by GDELT.", ""),
    ),
    _ADDED,
    ("GLOBALEVENTID", "dragoman_report"),
)


def mentions(told: Iterable[Dated], policy: Policy) -> Iterator[Row]:
    """The rows of the mentions table."""
    for dated in told:
        event_time = date_added(dated.item)
        for both in sides(dated.item.event, policy.pairs):
            for report in dated.item.event.reports:
                yield {
                    "GLOBALEVENTID": both.number,
                    "EventTimeDate": event_time,
                    **_mention(dated.item, report, both),
                    **_added(dated.item, report),
                }


def _mention(item: Item, report: Told, both: Sides) -> Row:
    source, setting = report.words.source, item.setting(report)
    at = {who.id: setting.mentions[who.id][0] for who in (both.actor, both.recipient)
          if who and who.id in setting.mentions}  # fmt: skip
    return {
        "MentionTimeDate": stamp(setting.added),
        "MentionType": _WEB if source.url else _CITATION,
        "MentionSourceName": source.publisher,
        "MentionIdentifier": source.url
        or citation(source.publisher, source.title, source.published),
        "SentenceID": setting.sentence,
        "Actor1CharOffset": at.get(both.actor.id) if both.actor else None,
        "Actor2CharOffset": at.get(both.recipient.id) if both.recipient else None,
        "ActionCharOffset": setting.trigger,
        "InRawText": 1,
        "Confidence": min(100, max(10, round(report.confidence * 10) * 10)),
        "MentionDocLen": setting.characters,
    }


def _added(item: Item, report: Told) -> Row:
    said = report.according_to[0] if report.according_to else None
    return {
        "dragoman_event": item.event.id,
        "dragoman_report": report.id,
        "dragoman_document": report.words.source.document,
        "dragoman_published": report.words.source.published,
        "dragoman_certainty": report.certainty,
        "dragoman_background": report.background,
        "dragoman_according_to": speaker(said),
        "dragoman_statement": said.id if said else None,
        "dragoman_words": report.words.text,
        "dragoman_words_start": report.words.start,
        "dragoman_words_end": report.words.end,
    }
