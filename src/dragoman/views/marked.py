"""A report's text with its records marked in it: who speaks, nested, and what the words tell of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from dragoman.records import CERTAINTIES, Contact, Event, Reading, Span, Statement
from dragoman.views import wording
from dragoman.views.marks import Mark, Piece, paragraphs
from dragoman.views.wording import Words

Told = Contact | Event
#: The letter of a kind of record (``c``, ``e``, ``s``) and its id.
Key = tuple[str, str]
#: The record of the mark on the words that were asked for: no record of the reading.
_ASKED = ""


@dataclass(frozen=True, slots=True)
class Naming:
    """The page's ids: ``record`` names a record by its id and number on the page, ``place`` its
    words in the text by that name."""

    record: Callable[[str, int], str]
    place: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Stretch:
    """One piece of the text with all that a page writes about it.

    ``records``: page ids of the records it belongs to, outermost first; ``homes``: those whose
    place in the text this is, each with the place's page id; ``number``: of the statement that
    begins here; ``asked``: the first of the words that were asked for.
    """

    text: str
    classes: str
    records: str
    homes: tuple[tuple[str, str], ...]
    label: str
    number: str
    asked: bool = False

    @property
    def opens(self) -> tuple[str, str] | None:
        """The innermost of the records whose place in the text this is, and the place's id."""
        return self.homes[0] if self.homes else None


@dataclass(frozen=True, slots=True)
class Marked:
    """The lines of a report as stretches. ``anchors`` are the page's ids for the records, of which
    ``places`` leads to the place in the text, where there is one."""

    anchors: Mapping[Key, str]
    lines: tuple[tuple[Stretch, ...], ...]
    places: Mapping[str, str]

    @classmethod
    def of(
        cls, reading: Reading, words: Words, naming: Naming, asked: Span | None = None
    ) -> Marked:
        """The text of a reading; ``asked`` is a stretch of it that stands out by itself."""
        anchors = _anchors(reading, naming)
        marks = list(_marks(reading, anchors))
        if asked is not None:
            marks.append(Mark(_ASKED, "asked", asked))
        labels = _Labels(reading, words, anchors)
        lines = tuple(_stretches(paragraphs(reading.document.text, marks), labels, naming))
        return cls(anchors, lines, dict(home for line in lines for s in line for home in s.homes))

    def anchor(self, item: Told | Statement) -> str:
        """The page's id for a record."""
        return self.anchors[_kind(item), item.id]

    def place(self, item: Told | Statement) -> str | None:
        """The page's id for a record's words; None where the text shows none."""
        return self.places.get(self.anchor(item))

    def statement(self, name: str | None) -> str | None:
        """The page's id for a statement; None where the reading does not hold it."""
        return None if name is None else self.anchors.get(("s", name))


class _Labels:
    """What a mark says about its record, and where each record's link in the text stands."""

    def __init__(self, reading: Reading, words: Words, anchors: Mapping[Key, str]) -> None:
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


def certainty_class(certainty: str) -> str:
    """The class of a certainty on a page; of one that is not known, ``is-unknown``."""
    return f"is-{certainty}" if certainty in CERTAINTIES else "is-unknown"


def _kind(item: Told | Statement) -> str:
    return "c" if isinstance(item, Contact) else "e" if isinstance(item, Event) else "s"


def _told(reading: Reading) -> Iterator[Told]:
    """Contacts, and the events that are none."""
    inside = {contact.event for contact in reading.contacts}
    yield from reading.contacts
    yield from (event for event in reading.events if event.id not in inside)


def _anchors(reading: Reading, naming: Naming) -> dict[Key, str]:
    records = (*_told(reading), *reading.statements)
    return {(_kind(one), one.id): naming.record(one.id, n) for n, one in enumerate(records, 1)}


def _marks(reading: Reading, anchors: Mapping[Key, str]) -> Iterator[Mark]:
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
    lines: Iterator[tuple[Piece, ...]], labels: _Labels, naming: Naming
) -> Iterator[tuple[Stretch, ...]]:
    """Each line with classes, links and labels; a record's link is given once, where it is first
    met at its home, and the words asked for are named once, where they begin."""
    linked: set[str] = set()
    for line in lines:
        stretches = []
        for piece in line:
            every = tuple(dict.fromkeys(mark.record for mark in piece.marks))
            records = tuple(one for one in every if one != _ASKED)
            home = [
                anchor
                for anchor in reversed(records)
                if labels.home.get(anchor) == piece.start and anchor not in linked
            ]
            asked = _ASKED in every and _ASKED not in linked
            linked.update(home, [_ASKED] if asked else ())
            numbers = labels.begins.pop(piece.start, [])
            stretches.append(
                Stretch(
                    piece.text,
                    " ".join(_classes(piece, labels)),
                    " ".join(records),
                    tuple((anchor, naming.place(anchor)) for anchor in home),
                    " · ".join(labels.by_anchor[anchor] for anchor in reversed(records)),
                    " ".join(map(str, numbers)),
                    asked,
                )
            )
        yield tuple(stretches)


def _classes(piece: Piece, labels: _Labels) -> Iterator[str]:
    kinds = {mark.kind for mark in piece.marks}
    depth = len({mark.record for mark in piece.marks if mark.kind in ("content", "quote")})
    if depth:
        yield f"said said-{min(depth, 3)}"
    yield from sorted(kinds & {"asked", "cue", "quote", "source"})
    triggers = [mark.record for mark in piece.marks if mark.kind == "trigger"]
    if triggers:
        yield f"event {certainty_class(labels.certainty[triggers[-1]])}"
    told = {mark.record for mark in piece.marks if mark.kind in ("trigger", "evidence")}
    if told and told <= labels.background:
        yield "background"
