"""A reading as one self-contained web page: the report marked up, the record beside it.

The page holds its own style and script and asks for nothing else; its content security policy
allows these two by their hashes and nothing besides. Every word of the report is escaped, and a
record is referred to by a number given here, never by text that came from outside.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from urllib.parse import urlsplit

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from dragoman.records import CERTAINTIES, Contact, Event, Reading, Span, Statement
from dragoman.views import wording
from dragoman.views.marks import Mark, Piece, paragraphs
from dragoman.views.outline import Outline, outline
from dragoman.views.wording import Words


def render(reading: Reading) -> str:
    """One reading as a whole HTML page."""
    return render_many([reading])


def render_many(readings: Iterable[Reading]) -> str:
    """Several readings in one HTML page, with a list of them at its head."""
    environment = _environment()
    style, script = _asset("page.css"), _asset("page.js")
    return environment.from_string(_asset("page.html.j2")).render(
        reports=[Report.of(reading, number) for number, reading in enumerate(readings)],
        certainties=CERTAINTIES,
        style=Markup(style),
        script=Markup(script),
        style_hash=_hash(style),
        script_hash=_hash(script),
        wording=wording,
        is_contact=lambda item: isinstance(item, Contact),
    )


@dataclass(frozen=True, slots=True)
class Report:
    """One reading as the template needs it; ``anchors`` are the page's ids for the records, of
    which ``placed`` have a place in the text."""

    reading: Reading
    words: Words
    plan: Outline
    key: str
    anchors: dict[tuple[str, str], str]
    paragraphs: tuple[tuple[Stretch, ...], ...]
    placed: frozenset[str]

    @classmethod
    def of(cls, reading: Reading, number: int) -> Report:
        """The ``number``-th report of the page."""
        words, key = Words.of(reading), f"d{number}"
        anchors = _anchors(reading, key)
        lines = tuple(paragraphs(reading.document.text, _marks(reading, anchors)))
        stretches = tuple(_stretches(lines, _Labels(reading, words, anchors)))
        placed = frozenset(home for line in stretches for s in line for home in s.homes)
        return cls(reading, words, outline(reading, words), key, anchors, stretches, placed)

    @property
    def link(self) -> str | None:
        """The address of the report, where it is one that a browser may follow."""
        url = self.reading.document.url or ""
        try:
            return url if urlsplit(url).scheme in ("http", "https") else None
        except ValueError:
            return None

    def anchor(self, item: Contact | Event | Statement) -> str:
        """The page's id for a record."""
        return self.anchors[_kind(item), item.id]

    def place(self, item: Contact | Event | Statement) -> str | None:
        """The page's id for a record's words; None where the text shows none."""
        anchor = self.anchor(item)
        return f"{anchor}-t" if anchor in self.placed else None

    def statement_anchor(self, statement: str | None) -> str | None:
        """The page's id for a statement; None where the reading does not hold it."""
        return None if statement is None else self.anchors.get(("s", statement))

    def pieces(
        self, spans: tuple[Span, ...], strong: tuple[Span, ...] = ()
    ) -> list[tuple[str, bool]]:
        """Words of the report as (text, whether they stand out), with … between the spans."""
        found: list[tuple[str, bool]] = []
        for number, span in enumerate(spans):
            if number:
                found.append((" … ", False))
            place = span.start
            for word in sorted(s for s in strong if span.covers(s) and s.start >= span.start):
                if word.start < place:
                    continue
                found.append((self._text(place, word.start), False))
                found.append((word.text, True))
                place = word.end
            found.append((self._text(place, span.end), False))
        return [piece for piece in found if piece[0]]

    def _text(self, start: int, end: int) -> str:
        return self.reading.document.text[start:end]


@dataclass(frozen=True, slots=True)
class Stretch:
    """One piece of the text with all that the template writes about it.

    ``records``: page ids of the records it belongs to, outermost first; ``opens``: the record whose
    place in the text this is, ``homes``: all whose place it is; ``number``: of the statement that
    begins here.
    """

    text: str
    classes: str
    records: str
    homes: tuple[str, ...]
    label: str
    number: str

    @property
    def opens(self) -> str | None:
        """The innermost of the records whose place in the text this is."""
        return self.homes[0] if self.homes else None


class _Labels:
    """What a mark says about its record, and where each record's link in the text stands."""

    def __init__(self, reading: Reading, words: Words, anchors: dict[tuple[str, str], str]) -> None:
        self.by_anchor: dict[str, str] = {}
        self.certainty: dict[str, str] = {}
        self.background: set[str] = set()
        self.home: dict[str, int] = {}
        self.begins: dict[int, list[int]] = {}
        for statement in reading.statements:
            anchor = anchors["s", statement.id]
            manner = f"{wording.act(statement.act)}, {statement.manner}"
            number = words.numbers[statement.id]
            self.by_anchor[anchor] = f"[{number}] {words.speaker(statement)}: {manner}"
            spans = statement.content or ((statement.cue,) if statement.cue else ())
            if spans:
                self.home[anchor] = (statement.cue or spans[0]).start
                self.begins.setdefault(spans[0].start, []).append(number)
        for event in _told(reading):
            anchor = anchors[_kind(event), event.id]
            who = words.sides(event) if isinstance(event, Contact) else words.parties(event)
            self.by_anchor[anchor] = f"{wording.act(event.act)} ({event.certainty}): {who}"
            self.certainty[anchor] = event.certainty
            if event.background:
                self.background.add(anchor)
            if event.evidence:
                self.home[anchor] = event.evidence[0].start


def _kind(item: Contact | Event | Statement) -> str:
    return "c" if isinstance(item, Contact) else "e" if isinstance(item, Event) else "s"


def _told(reading: Reading) -> Iterator[Contact | Event]:
    """Contacts, and the events that are none."""
    inside = {contact.event for contact in reading.contacts}
    yield from reading.contacts
    yield from (event for event in reading.events if event.id not in inside)


def _anchors(reading: Reading, key: str) -> dict[tuple[str, str], str]:
    records = (*_told(reading), *reading.statements)
    return {(_kind(item), item.id): f"{key}-r{n}" for n, item in enumerate(records, start=1)}


def _marks(reading: Reading, anchors: dict[tuple[str, str], str]) -> Iterator[Mark]:
    for statement in reading.statements:
        anchor = anchors["s", statement.id]
        yield from (Mark(anchor, "content", span) for span in statement.content)
        yield from (Mark(anchor, "quote", span) for span in statement.quotes)
        yield from (Mark(anchor, "source", span) for span in statement.source)
        if statement.cue:
            yield Mark(anchor, "cue", statement.cue)
    for event in _told(reading):
        anchor = anchors[_kind(event), event.id]
        for number, span in enumerate(event.evidence):
            yield Mark(anchor, "evidence" if number else "trigger", span)


def _stretches(
    lines: tuple[tuple[Piece, ...], ...], labels: _Labels
) -> Iterator[tuple[Stretch, ...]]:
    """Each line with classes, links and labels; a record's link is given once, where it is first
    met at its home."""
    linked: set[str] = set()
    for line in lines:
        stretches = []
        for piece in line:
            records = tuple(dict.fromkeys(mark.record for mark in piece.marks))
            home = [
                anchor
                for anchor in reversed(records)
                if labels.home.get(anchor) == piece.start and anchor not in linked
            ]
            linked.update(home)
            numbers = labels.begins.pop(piece.start, [])
            stretches.append(
                Stretch(
                    piece.text,
                    " ".join(_classes(piece, labels)),
                    " ".join(records),
                    tuple(home),
                    " · ".join(labels.by_anchor[anchor] for anchor in reversed(records)),
                    " ".join(map(str, numbers)),
                )
            )
        yield tuple(stretches)


def _classes(piece: Piece, labels: _Labels) -> Iterator[str]:
    kinds = {mark.kind for mark in piece.marks}
    depth = len({mark.record for mark in piece.marks if mark.kind in ("content", "quote")})
    if depth:
        yield f"said said-{min(depth, 3)}"
    yield from sorted(kinds & {"quote", "cue", "source"})
    triggers = [mark.record for mark in piece.marks if mark.kind == "trigger"]
    if triggers:
        yield f"event {_certainty_class(labels.certainty[triggers[-1]])}"
    told = {mark.record for mark in piece.marks if mark.kind in ("trigger", "evidence")}
    if told and told <= labels.background:
        yield "background"


def _certainty_class(certainty: str) -> str:
    return f"is-{certainty}" if certainty in CERTAINTIES else "is-unknown"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        finalize=_shown,
    )  # fmt: skip
    environment.filters["certainty_class"] = _certainty_class
    environment.filters["office_words"] = wording.office
    return environment


def _shown(value: object) -> object:
    """Plain text without the characters a browser acts on; markup of our own as it is."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return wording.showable(value)
    return value


@lru_cache(maxsize=8)
def _asset(name: str) -> str:
    return (resources.files(__package__) / "html_page" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
