"""Entries made by hand, and a merging so plain that its outcome can be told beforehand.

Imported by the writer processes of the crash tests too: nothing here reads files or networks.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from dragoman.chronicle import (
    Debt,
    Merged,
    Moved,
    Owed,
    Party,
    Person,
    Publication,
    Report,
    Signature,
    Summary,
    Tenure,
)
from dragoman.records import (
    Actor,
    Codes,
    Commitment,
    Date,
    Document,
    Event,
    Office,
    Place,
    Position,
    Reading,
    Span,
    Statement,
    Step,
    Topic,
    Voice,
)
from dragoman.store import Entry, Writer

KINDS = ("actor", "event", "story", "commitment")
PROVENANCE = {"settings": "abc", "weights": "2026.11", "lexicon": "def"}


def digest(*parts: object) -> str:
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()


def day_of(number: int) -> str:
    return f"2026-{1 + number // 28 % 12:02}-{1 + number % 28:02}"


def text_of(number: int, day: str, extra: str = "") -> str:
    return (
        f"OSLO, Norway - Foreign Minister Ada Lund spoke by phone with Kemal Aydin on {day}.\n"
        f"Lund said that “the {number} tariffs on fish will fall” and invited Aydin to Bergen.\n"
        f"Aydin welcomed the grain corridor number {number}.{extra}"
    )


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def _actors(text: str) -> tuple[Actor, ...]:
    minister = Office("Foreign Minister", None, "NOR", "2025-01-14", None, "known")
    return (
        Actor("a-ada-lund", "Ada Lund", "person", "NOR", minister, (span(text, "Ada Lund"),)),
        Actor("a-kemal-aydin", "Kemal Aydin", "person", "TUR", None, (span(text, "Kemal Aydin"),)),
        Actor(
            "a-both", "the two", "population", None, None, (),
            members=("a-ada-lund", "a-kemal-aydin"),
        ),
    )  # fmt: skip


def reading_of(document: Document) -> Reading:
    text, name = document.text, document.id[2:14]
    day = (document.published or "2026-01-01")[:10]
    when = Date(day, day, "day", day, "absolute")
    said = span(text, text[text.index("that “the") : text.index(" and invited")])
    quote = span(text, text[text.index("“the") + 1 : text.index("”")])
    call = (span(text, "spoke"), span(text, f"Ada Lund spoke by phone with Kemal Aydin on {day}"))
    voice = (Voice(document.publisher or "unknown", None),)
    codes = Codes("CONSULT", "phone", (), "041", 1, 1.0)
    statement = Statement(
        f"s-{name}", (span(text, "Lund"),), "a-ada-lund", ("a-ada-lund",), voice,
        span(text, "said"), "state", "mixed", (said,), (quote,), ("a-kemal-aydin",), when,
        ("trade",), "rule/1", 0.9,
    )  # fmt: skip
    event = Event(
        f"e-{name}", "call", ("a-ada-lund",), ("a-kemal-aydin",), when,
        Place("Oslo", "NOR", 59.9, 10.7, span(text, "OSLO")), "happened", False,
        (f"s-{name}",), call, codes, "rule/1", 0.8,
    )  # fmt: skip
    position = Position(
        f"p-{name}", ("a-kemal-aydin",), "supports",
        Topic(span(text, "the grain corridor"), "trade"), ("a-ada-lund",), None, when,
    )  # fmt: skip
    invited = span(text, "invited Aydin to Bergen")
    commitment = Commitment(
        f"k-{name}", "invitation", ("a-ada-lund",), ("a-kemal-aydin",), invited, None, "open",
        (Step("open", (invited,), when),), (), None,
    )  # fmt: skip
    return Reading(
        document, (Span(0, len(text), text),), (), (), _actors(text), (statement,), (event,), (),
        (position,), (commitment,), dict(PROVENANCE),
    )  # fmt: skip


def document_of(number: int, publisher: str = "Northern Wire", extra: str = "") -> Document:
    day = day_of(number)
    text = text_of(number, day, extra)
    return Document(
        "d-" + digest(text)[:16], text, f"Call number {number}", publisher,
        f"https://example.org/{publisher.casefold().replace(' ', '-')}/{number}", f"{day}T09:30:00",
        Place("Oslo", "NOR", 59.9, 10.7, span(text, "OSLO")), "en", 15,
    )  # fmt: skip


def signature_of(actor: Actor) -> Signature:
    title = actor.office.title if actor.office else None
    return Signature(
        "g-" + digest(actor.name, actor.kind, actor.country, title)[:12], actor.name, (),
        actor.kind, actor.country, actor.office,
    )  # fmt: skip


def party_of(signature: Signature, role: Any) -> Party:
    office = signature.office.title if signature.office else None
    return Party(
        signature.id, signature.name, signature.kind, signature.country, role, None, office
    )


def entry_of(document: Document, reading: Reading | None = None) -> Entry:
    reading = reading or reading_of(document)
    signatures = {actor.id: signature_of(actor) for actor in reading.actors}
    day, source = (document.published or "")[:10] or None, document.publisher or "unknown"

    def parties(ids: Sequence[str], role: str) -> tuple[Party, ...]:
        return tuple(party_of(signatures[one], role) for one in ids)

    reports = tuple(
        Report(
            one.id, document.id, source, day, one.act, "contact", "phone",
            (*parties(one.actors, "actor"), *parties(one.recipients, "recipient")), one.when,
            one.where.name if one.where else None, one.where.country if one.where else None,
            one.certainty, one.background, ("phone", "speak"), ("fish", "tariff"), None,
            signatures[one.actors[0]].id, one.confidence,
        )
        for one in reading.events
    )  # fmt: skip
    owed = tuple(
        Owed(
            one.id, document.id, source, day, one.kind, parties(one.giver, "actor"),
            parties(one.taker, "recipient"), one.what, ("bergen",),
            one.history[0].when, one.due,
            tuple(Moved(each.status, each.when, document.id, each.evidence)
                  for each in one.history),
        )
        for one in reading.commitments
    )  # fmt: skip
    summary = Summary(document.id, day, source, document.title, {"fish": 1.5}, ("Lund",))
    return Entry(
        document, reading, publication_of(document), sketch_of(document.text), reports, summary,
        signatures, owed,
        {
            "actor": {one.id: (one.name.casefold(),) for one in signatures.values()},
            "event": {one.id: (f"call {one.when.start if one.when else day}",) for one in reports},
            "story": {document.id: (str(day),)},
            "commitment": {one.id: (f"{one.kind} {one.published}",) for one in owed},
        },
    )  # fmt: skip


def publication_of(document: Document) -> Publication:
    return Publication(document.publisher, document.url, document.published, document.title)


def sketch_of(text: str) -> tuple[int, ...]:
    """Numbers that texts share which share words; as large as databases must take them."""
    return tuple(sorted({int(digest(word)[:16], 16) for word in text.split()}))


def made(number: int, publisher: str = "Northern Wire") -> Entry:
    return entry_of(document_of(number, publisher))


# ------------------------------------------------------------------ a plain merging


def _first(items: Sequence[Any]) -> Any:
    return min(items, key=lambda one: (one.published or "9999", one.id))


def merge(kind: str, items: Sequence[Any]) -> Any:
    """One record out of items; all of them tell the same in these tests."""
    if kind == "story":
        return tuple(sorted(one.document for one in items))
    if kind == "actor":
        one = min(items, key=lambda each: each.id)
        offices = (
            (Tenure(one.office.title, None, one.country, one.since, one.until, "text"),)
            if one.office
            else ()
        )
        return Person(
            "a-" + one.name.casefold().replace(" ", "-"), one.name, ("A. " + one.name.split()[-1],),
            one.kind, one.country, offices, tuple(sorted(each.id for each in items)),
        )  # fmt: skip
    one = _first(items)
    names = tuple(sorted(each.id for each in items))
    if kind == "event":
        sources = len({each.source for each in items})
        return Merged(
            one.id, names, one.act, one.channel, one.parties, one.when, one.place,
            one.place_country, one.certainty, one.background, False, sources, one.confidence,
            one.initiator, (("e-other", "the same day"),),
        )  # fmt: skip
    return Debt(
        one.id, one.kind, names, one.givers, one.takers, one.what, one.document, one.made, one.due,
        one.steps[-1].status, one.steps,
    )  # fmt: skip


def name_of(kind: str, item: Any) -> str:
    return str(item.document if kind == "story" else item.id)


def settle(writer: Writer, limit: int = 50) -> int:
    """Merge items that share a key."""
    done = 0
    for kind in KINDS:
        while True:
            with writer.settling() as session:
                fresh = session.fresh(kind, limit)
                if not fresh:
                    break
                sharing = session.sharing(kind, fresh)
                whole = session.component(kind, set(fresh).union(*sharing.values()))
                links = session.sharing(kind, whole)
                items = {name_of(kind, one): one for one in session.items(kind, whole)}
                groups: dict[str, set[str]] = defaultdict(set)
                for name in items:
                    groups[min(links[name] | {name})] |= {name}
                for group in groups.values():
                    part = tuple(sorted(group))
                    session.put(kind, [part], [merge(kind, [items[one] for one in part])])
                done += len(fresh)
    return done


__all__ = ["KINDS", "document_of", "entry_of", "made", "publication_of", "settle"]
