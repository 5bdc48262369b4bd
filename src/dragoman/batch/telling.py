"""A coded folder's reports as events to export: each report an event with one report.

Parts are read one after another, so that memory holds what one part tells. Documents of a folder
are not compared: two reports of one call are two events here, and one in a record.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from dragoman.archive.spots import spot
from dragoman.batch.columns import Row
from dragoman.batch.folder import Coded
from dragoman.batch.keeping import keeps
from dragoman.chronicle import Event, Filter, Said, Source, Told, Who, Words
from dragoman.records import Codes, Date
from dragoman.views.exports.items import Item, Setting

#: The tables of things that are read, and those of lists, named by what their rows hang on.
_OWN = ("documents", "actors", "statements", "reports", "contacts")
_LISTS = (
    "actor_mentions",
    "report_actors",
    "report_contexts",
    "report_statements",
    "report_spans",
    "statement_speakers",
    "statement_addressees",
    "statement_topics",
    "statement_voices",
    "statement_spans",
)

Tables = Mapping[str, list[Row]]


def items(coded: Coded, asked: Filter) -> Iterator[Item]:
    """The reports of a folder that a filter keeps, in the order of its parts."""
    every = (item for part in _parts(coded) for item in _part(part, asked))
    stop = asked.offset + asked.limit if asked.limit else None
    return islice(every, asked.offset, stop)


def _parts(coded: Coded) -> Iterator[Tables]:
    """The tables that reports are told by, of some documents at a time."""
    held = {name: set(coded.parts(name)) for name in (*_OWN, *_LISTS) if name in coded.tables}
    for part in sorted(set().union(*held.values())):
        yield {
            name: list(coded.part(name, part)) if part in parts else []
            for name, parts in held.items()
        }


def _part(part: Tables, asked: Filter) -> Iterator[Item]:
    telling = _Part(part)
    for row in part.get("reports", []):
        item = telling.item(row)
        if keeps(item.event, asked):
            yield item


class _Part:
    """The tables of a part, each by what its rows hang on."""

    def __init__(self, part: Tables) -> None:
        self.documents = {str(row["id"]): row for row in part.get("documents", [])}
        self.actors = {str(row["id"]): row for row in part.get("actors", [])}
        self.statements = {str(row["id"]): row for row in part.get("statements", [])}
        self.contacts = {str(row["report"]): row for row in part.get("contacts", [])}
        self._lists = {name: _by(part.get(name, []), name.partition("_")[0]) for name in _LISTS}

    def of(self, table: str, owner: Any) -> list[Row]:
        """The rows of a list, in its order."""
        return self._lists[table].get(str(owner), [])

    def item(self, row: Row) -> Item:
        """A report as an event to export."""
        told = self._told(row)
        contact = self.contacts.get(told.id)
        codes = self._codes(row)
        initiator = contact["initiator"] if contact else None
        event = Event(
            *(told.id, told.act, _text(contact["channel"]) if contact else None),
            *(told.actors, told.recipients, self._who(initiator) if initiator else None),
            *(told.when, told.place, _text(row["place_country"])),
            *(told.certainty, told.background, False),
            *(codes.plover_type, codes.cameo),
            codes.quad,
            codes.goldstein,
            told.confidence,
            tuple(one for one in (told.words.source.publisher,) if one),
            (told,),
        )
        where = spot(told.place, event.place_country)
        return Item(event, codes, where, {told.id: self._setting(row, told)})

    def _told(self, row: Row) -> Told:
        name = str(row["id"])
        parties: dict[str, list[Who]] = {"actor": [], "recipient": []}
        for one in self.of("report_actors", name):
            parties[str(one["role"])].append(self._who(one["actor"]))
        said = [
            self._said(self.statements[str(one["statement"])])
            for one in self.of("report_statements", name)
            if str(one["statement"]) in self.statements
        ]
        return Told(
            *(name, str(row["act"])),
            *(tuple(parties["actor"]), tuple(parties["recipient"])),
            *(_date(row, ""), _text(row["place"])),
            *(str(row["certainty"]), bool(row["background"])),
            self._words(row, self.of("report_spans", name)),
            *(tuple(said), _number(row["confidence"]) or 0.0),
        )

    def _said(self, row: Row) -> Said:
        name = row["id"]
        spans = self.of("statement_spans", name)
        return Said(
            str(name),
            tuple(self._who(one["actor"]) for one in self.of("statement_speakers", name)),
            *(str(row["act"]), str(row["manner"]), _date(row, "made_")),
            self._words(row, []),
            tuple(str(one["words"]) for one in spans if one["role"] == "quote"),
            tuple(str(one["topic"]) for one in self.of("statement_topics", name)),
            tuple(str(one["name"]) for one in self.of("statement_voices", name)),
            tuple(self._who(one["actor"]) for one in self.of("statement_addressees", name)),
            _text(row["reason"]),
        )

    def _who(self, actor: Any) -> Who:
        row = self.actors[str(actor)]
        return Who(
            *(str(row["id"]), str(row["name"]), str(row["kind"])),
            *(_text(row["country"]), _text(row["office_title"])),
        )

    def _words(self, row: Row, spans: Iterable[Row]) -> Words:
        """The longest stretch that tells it; without any, the words of the row."""
        best = max(spans, key=lambda one: _whole(one["end_at"]) - _whole(one["start_at"]),
                   default=row)  # fmt: skip
        start, end = _whole(best["start_at"]), _whole(best["end_at"])
        return Words(start, end, _text(best["words"]) or "", self._source(str(row["document"])))

    def _source(self, document: str) -> Source:
        row = self.documents[document]
        return Source(
            document,
            *(_text(row[name]) for name in ("title", "publisher", "url", "published")),
        )

    def _codes(self, row: Row) -> Codes:
        contexts = (str(one["context"]) for one in self.of("report_contexts", row["id"]))
        return Codes(
            *(_text(row["plover_type"]), _text(row["plover_mode"]), tuple(contexts)),
            _text(row["cameo"]),
            None if row["quad"] is None else _whole(row["quad"]),
            _number(row["goldstein"]),
        )

    def _setting(self, row: Row, told: Told) -> Setting:
        document = self.documents[str(row["document"])]
        sentence, at = row["sentence"], row["start_at"]
        mentions = {}
        for who in (*told.actors, *told.recipients):
            near = self._nearest(who.id, _whole(at))
            if near is not None:
                mentions[who.id] = near
        return Setting(
            None if sentence is None else _whole(sentence) + 1,
            None,
            None if at is None else _whole(at),
            _whole(document["characters"]),
            _text(document["language"]),
            None,
            mentions,
        )

    def _nearest(self, actor: str, at: int) -> tuple[int, str] | None:
        """The mention of an actor that is nearest to an offset."""
        found = [
            (abs(_whole(one["start_at"]) - at), _whole(one["start_at"]), str(one["words"]))
            for one in self.of("actor_mentions", actor)
        ]
        return min(found)[1:] if found else None


def _by(rows: Iterable[Row], owner: str) -> dict[str, list[Row]]:
    """Rows by what they hang on, in their order."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[str(row[owner])].append(row)
    for many in found.values():
        many.sort(key=lambda one: _whole(one["ordinal"]))
    return dict(found)


def _date(row: Row, prefix: str) -> Date | None:
    words = _text(row[f"{prefix}date_words"])
    first, last = _text(row[f"{prefix}first_day"]), _text(row[f"{prefix}last_day"])
    if first is None and words is None:
        return None
    precision: Any = _text(row[f"{prefix}precision"]) or "unknown"
    anchor, reason = _text(row[f"{prefix}date_anchor"]), _text(row[f"{prefix}date_reason"])
    return Date(first, last, precision, words or "", anchor, reason)


def _text(cell: Any) -> str | None:
    return None if cell is None else str(cell)


def _whole(cell: Any) -> int:
    return 0 if cell is None else int(cell)


def _number(cell: Any) -> float | None:
    return None if cell is None else float(cell)
