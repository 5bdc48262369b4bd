"""The rows of one reading, table by table: values in, rows out, nothing looked up."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from dragoman.batch.columns import Row, Rows
from dragoman.batch.tables import TABLES
from dragoman.errors import InputError
from dragoman.records import (
    Actor,
    Codes,
    Commitment,
    Contact,
    Date,
    Document,
    Event,
    Place,
    Position,
    Reading,
    Span,
    Statement,
)


def rows(reading: Reading) -> Rows:
    """The rows of every table but ``quarantine`` for one document."""
    return _Telling(reading).tell()


def publication(document: Document) -> Row:
    """The row of one appearance of a document."""
    said = (document.publisher, document.url, document.published, document.title)
    return {
        "id": _digest("p", document.id, *said),
        "document": document.id,
        "publisher": document.publisher,
        "url": document.url,
        "published": document.published,
        "title": document.title,
    }


def refused(error: InputError, source: str, document: str | None = None) -> Row:
    """The row of an input that could not be read."""
    name, source = _sound(error.name), _sound(source)
    key = (document,) if document else (source, name)
    return {
        "id": _digest("q", *key, error.problem),
        "document": document,
        "name": name,
        "source": source,
        "problem": _sound(error.problem),
        "remedy": error.remedy,
    }


def _sound(name: str) -> str:
    """A name without what no file can hold: a path may be of any bytes."""
    return name.encode("utf-8", "replace").decode()


def _digest(prefix: str, *parts: str | None) -> str:
    """An id of 16 hex digits; None and "" differ."""
    joined = "\x1f".join("\x00" if part is None else part for part in parts)
    return f"{prefix}-{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def _span(span: Span | None, prefix: str = "") -> Row:
    start, end, words = (span.start, span.end, span.text) if span else (None, None, None)
    return {f"{prefix}start_at": start, f"{prefix}end_at": end, f"{prefix}words": words}


def _date(date: Date | None, prefix: str = "") -> Row:
    given: tuple[str | None, ...] = (None,) * 6
    if date is not None:
        given = (date.start, date.end, date.precision, date.text, date.anchor, date.reason)
    names = ("first_day", "last_day", "precision", "date_words", "date_anchor", "date_reason")
    return {prefix + name: value for name, value in zip(names, given, strict=True)}


def _place(place: Place | None) -> Row:
    if place is None:
        values: Row = dict.fromkeys(("place", "place_country", "place_lat", "place_lon"))
        return values | _span(None, "place_")
    return {
        "place": place.name,
        "place_country": place.country,
        "place_lat": place.lat,
        "place_lon": place.lon,
        **_span(place.span, "place_"),
    }


def _codes(codes: Codes) -> Row:
    return {
        "plover_type": codes.plover_type,
        "plover_mode": codes.plover_mode,
        "cameo": codes.cameo,
        "quad": codes.quad,
        "goldstein": codes.goldstein,
    }


class _Telling:
    """Makes the rows of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.document = reading.document
        self.cast = {actor.id: actor for actor in reading.actors}
        self.starts = [sentence.start for sentence in reading.sentences]
        self.rows: Rows = {table.name: [] for table in TABLES if table.name != "quarantine"}

    def tell(self) -> Rows:
        """Every row, by table."""
        self._document()
        for actor in self.reading.actors:
            self._actor(actor)
        for statement in self.reading.statements:
            self._statement(statement)
        for event in self.reading.events:
            self._report(event)
        for contact in self.reading.contacts:
            self._contact(contact)
        for position in self.reading.positions:
            self._position(position)
        for commitment in self.reading.commitments:
            self._commitment(commitment)
        return self.rows

    def _add(self, table: str, row: Row) -> None:
        self.rows[table].append(row)

    def _list(self, table: str, owner: str, items: Iterable[Row], role: str = "") -> None:
        """Rows of a list that hangs on ``owner``, which is named by the table's first column."""
        name = table.partition("_")[0]
        for place, item in enumerate(items):
            row: Row = {name: owner}
            if role:
                row["role"] = role
            self._add(table, {**row, "ordinal": place, "document": self.document.id, **item})

    def _key(self, actor: str) -> str:
        """Actors are named within a document; their key holds over all."""
        return f"{self.document.id}/{actor}"

    def _pointer(self, actor: str | None) -> str | None:
        return None if actor is None else self._key(actor)

    def _parties(self, actors: Sequence[str]) -> Iterable[Row]:
        for one in actors:
            known = self.cast[one]
            yield {
                "actor": self._key(one),
                "name": known.name,
                "kind": known.kind,
                "country": known.country,
            }

    def _sentence(self, spans: Sequence[Span]) -> int | None:
        """The sentence that the first of some spans begins in."""
        found = bisect_right(self.starts, spans[0].start) - 1 if spans else -1
        return found if found >= 0 else None

    def _cover(self, spans: Sequence[Span]) -> Span | None:
        """The stretch of the text from the first of some spans to the last."""
        if not spans:
            return None
        start, end = min(one.start for one in spans), max(one.end for one in spans)
        return Span(start, end, self.document.text[start:end])

    def _document(self) -> None:
        document = self.document
        self._add("publications", publication(document))
        self._add(
            "documents",
            {
                "id": document.id,
                "publisher": document.publisher,
                "url": document.url,
                "published": document.published,
                "title": document.title,
                "day": document.published[:10] if document.published else None,
                **_place(document.dateline),
                "language": document.language,
                "body_at": document.body,
                "characters": len(document.text),
                "words": len(document.text.split()),
                "sentences": len(self.reading.sentences),
                **{one: self.reading.provenance[one] for one in ("settings", "weights", "lexicon")},
            },
        )

    def _actor(self, actor: Actor) -> None:
        key, office = self._key(actor.id), actor.office
        self._add(
            "actors",
            {
                "id": key,
                "document": self.document.id,
                "actor": actor.id,
                "name": actor.name,
                "kind": actor.kind,
                "country": actor.country,
                "gender": actor.gender,
                "office_title": office.title if office else None,
                "office_body": office.body if office else None,
                "office_country": office.country if office else None,
                "office_since": office.since if office else None,
                "office_until": office.until if office else None,
                "office_basis": office.basis if office else None,
                "reason": actor.reason,
            },
        )
        self._list("actor_mentions", key, map(_span, actor.mentions))
        self._list("actor_aliases", key, ({"alias": one} for one in actor.aliases))
        self._list("actor_members", key, ({"member": self._key(one)} for one in actor.members))

    def _statement(self, statement: Statement) -> None:
        self._add(
            "statements",
            {
                "id": statement.id,
                "document": self.document.id,
                "act": statement.act,
                "manner": statement.manner,
                "unattributed": statement.voice == "unattributed",
                "sentence": self._sentence(statement.content),
                **_span(self._cover(statement.content)),
                **_span(statement.cue, "cue_"),
                **_date(statement.made, "made_"),
                "made_by": statement.by,
                "confidence": statement.confidence,
                "reason": statement.reason,
            },
        )
        key = statement.id
        self._list("statement_speakers", key, self._parties(statement.speakers))
        self._list("statement_addressees", key, self._parties(statement.addressees))
        self._list("statement_topics", key, ({"topic": one} for one in statement.topics))
        voices = () if statement.voice == "unattributed" else statement.voice
        linked: Iterable[Row] = (
            {"name": one.name, "actor": self._pointer(one.actor), **_span(one.span)}
            for one in voices
        )
        self._list("statement_voices", key, linked)
        for role in ("source", "content", "quote"):
            spans = getattr(statement, "quotes" if role == "quote" else role)
            self._list("statement_spans", key, map(_span, spans), role)

    def _report(self, event: Event) -> None:
        self._add(
            "reports",
            {
                "id": event.id,
                "document": self.document.id,
                "act": event.act,
                "certainty": event.certainty,
                "background": event.background,
                **_date(event.when),
                **_place(event.where),
                "sentence": self._sentence(event.evidence),
                **_span(event.evidence[0] if event.evidence else None),
                **_codes(event.codes),
                "made_by": event.by,
                "confidence": event.confidence,
            },
        )
        self._list("report_actors", event.id, self._parties(event.actors), "actor")
        self._list("report_actors", event.id, self._parties(event.recipients), "recipient")
        contexts = event.codes.plover_contexts
        self._list("report_contexts", event.id, ({"context": one} for one in contexts))
        self._told_by("report_statements", event.id, event.according_to)
        self._list("report_spans", event.id, map(_span, event.evidence))

    def _told_by(self, table: str, owner: str, statements: Iterable[str]) -> None:
        self._list(table, owner, ({"statement": one} for one in statements))

    def _contact(self, contact: Contact) -> None:
        self._add(
            "contacts",
            {
                "id": contact.id,
                "document": self.document.id,
                "report": contact.event,
                "act": contact.act,
                "channel": contact.channel,
                "initiator": self._pointer(contact.initiator),
                "certainty": contact.certainty,
                "background": contact.background,
                **_date(contact.when),
                **_place(contact.where),
                **_codes(contact.codes),
                "made_by": contact.by,
                "confidence": contact.confidence,
            },
        )
        self._list("contact_parties", contact.id, self._parties(contact.parties))
        self._told_by("contact_statements", contact.id, contact.according_to)
        self._list("contact_spans", contact.id, map(_span, contact.evidence))
        accounts: Iterable[Row] = (
            {"side": one.side, "actor": self._pointer(one.actor), "statement": statement}
            for one in contact.accounts
            for statement in one.statements
        )
        self._list("contact_accounts", contact.id, accounts)
        self._phrases(contact)

    def _phrases(self, contact: Contact) -> None:
        compared = contact.comparison
        if compared is None:
            return
        for role, groups in (("both", compared.both), ("differ", compared.differ)):
            phrases: list[Row] = [
                {"together": count, "side": None, **_span(span)}
                for count, group in enumerate(groups)
                for span in group
            ]
            self._list("contact_phrases", contact.id, phrases, role)
        alone: list[Row] = [
            {"together": count, "side": side, **_span(span)}
            for count, (side, spans) in enumerate(sorted(compared.only.items()))
            for span in spans
        ]
        self._list("contact_phrases", contact.id, alone, "only")

    def _position(self, position: Position) -> None:
        self._add(
            "positions",
            {
                "id": position.id,
                "document": self.document.id,
                "stance": position.stance,
                "topic": position.topic.topic,
                **_span(position.topic.phrase),
                "statement": position.statement,
                **_date(position.when),
            },
        )
        self._list("position_parties", position.id, self._parties(position.holder), "holder")
        self._list("position_parties", position.id, self._parties(position.about), "about")

    def _commitment(self, commitment: Commitment) -> None:
        self._add(
            "commitments",
            {
                "id": commitment.id,
                "document": self.document.id,
                "kind": commitment.kind,
                "status": commitment.status,
                "report": commitment.event,
                **_span(commitment.what),
                **_date(commitment.due, "due_"),
            },
        )
        self._list("commitment_parties", commitment.id, self._parties(commitment.giver), "giver")
        self._list("commitment_parties", commitment.id, self._parties(commitment.taker), "taker")
        self._told_by("commitment_statements", commitment.id, commitment.according_to)
        steps: Iterable[Row] = (
            {
                "status": one.status,
                "report": one.event,
                **_span(self._cover(one.evidence)),
                **_date(one.when),
            }
            for one in commitment.history
        )
        self._list("commitment_steps", commitment.id, steps)
