"""What a second reading of a document gained and lost against the first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.records import (
    Actor,
    Commitment,
    Contact,
    Event,
    Position,
    Reading,
    Span,
    Statement,
    plain,
)

Record = Actor | Statement | Event | Contact | Position | Commitment
#: Fields that follow from others or name other records: a change there alone is no news.
_QUIET = frozenset({"id", "by", "confidence", "event", "statement", "according_to", "mentions"})


@dataclass(frozen=True, slots=True)
class Change:
    """One record that came, went or changed; ``fields`` names what changed, old → new."""

    sign: str
    kind: str
    id: str
    document: str
    words: str
    fields: tuple[tuple[str, str, str], ...] = ()


def place(record: Record) -> Span | None:
    """Where a record stands in its document: the words that carry it."""
    if isinstance(record, Actor):
        return record.mentions[0] if record.mentions else None
    if isinstance(record, Statement):
        return record.cue or next(iter(record.content), None)
    if isinstance(record, Position):
        return record.topic.phrase
    if isinstance(record, Commitment):
        return record.what
    return record.evidence[0] if record.evidence else None


def kind_of(record: Record) -> str:
    """The kind of a record in one word."""
    return type(record).__name__.lower()


def differences(old: Reading, new: Reading) -> Iterator[Change]:
    """Lost records first, then gained and changed ones, in the order of the text.

    A record is the same where its kind is and it stands on overlapping words; of several the one
    with most in common counts.
    """
    document = new.document.id
    before, after = list(old), list(new)
    pairs = dict(_pairs(before, after))
    met = set(pairs.values())
    for number, record in enumerate(before):
        if number not in pairs:
            yield Change("-", kind_of(record), record.id, document, _words(record))
    for number, record in enumerate(after):
        if number not in met:
            yield Change("+", kind_of(record), record.id, document, _words(record))
    for one, other in sorted(pairs.items(), key=lambda pair: pair[1]):
        fields = tuple(_fields(before[one], after[other]))
        if fields:
            new_one = after[other]
            words = _words(new_one)
            yield Change("~", kind_of(new_one), new_one.id, document, words, fields)


def successors(old: Reading, new: Reading) -> dict[str, str]:
    """Id of each old record → id of the one that stands for it in the new reading."""
    before, after = list(old), list(new)
    return {before[one].id: after[other].id for one, other in _pairs(before, after)}


def _pairs(before: list[Record], after: list[Record]) -> Iterator[tuple[int, int]]:
    """Numbers of records that are one, each used once, most alike first."""
    scored = sorted(
        (-_alike(one, other), number, index)
        for number, one in enumerate(before)
        for index, other in enumerate(after)
        if type(one) is type(other) and _meet(one, other)
    )
    used_old: set[int] = set()
    used_new: set[int] = set()
    for _, number, index in scored:
        if number not in used_old and index not in used_new:
            used_old.add(number)
            used_new.add(index)
            yield number, index


def _meet(one: Record, other: Record) -> bool:
    """True where two records stand on overlapping words."""
    here, there = place(one), place(other)
    if here is None or there is None:
        return one.id == other.id
    return here.overlaps(there)


def _alike(one: Record, other: Record) -> int:
    """How many fields agree; the same id counts most."""
    mine, theirs = _values(one), _values(other)
    agreed = sum(1 for key in mine if mine[key] == theirs.get(key))
    return agreed + (100 if one.id == other.id else 0)


def _values(record: Record) -> Mapping[str, Any]:
    value: Mapping[str, Any] = plain(record)
    return value


def _fields(one: Record, other: Record) -> Iterator[tuple[str, str, str]]:
    """Names of fields that differ, with the old and the new value in short."""
    mine, theirs = _values(one), _values(other)
    for key in mine:
        if key not in _QUIET and mine[key] != theirs.get(key):
            yield key, _short(mine[key]), _short(theirs.get(key))


def _short(value: Any) -> str:
    """A value on one line: dates as intervals, spans as their words."""
    if isinstance(value, Mapping):
        if "precision" in value:
            return f"{value['start']}/{value['end']}"
        return str(value.get("text") or value.get("name") or dict(value))
    if isinstance(value, list):
        return ", ".join(_short(one) for one in value) or "none"
    return "none" if value is None else str(value)


def _words(record: Record) -> str:
    """A record in a few words: the act or name, then the text it stands on."""
    span = place(record)
    text = " ".join(span.text.split())[:80] if span is not None else ""
    if isinstance(record, Actor):
        return record.name
    if isinstance(record, Position):
        return f"{record.stance} “{text}”"
    if isinstance(record, Commitment):
        return f"{record.kind} “{text}”"
    return f"{record.act} “{text}”"
