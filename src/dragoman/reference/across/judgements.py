"""What people decided, laid over what was read: pure functions, nothing read is changed.

Judgements stand in the order they were made. ``undo`` takes one back; of several on one target the
last of each kind holds: a later confirmation lifts a rejection, and a later correction of a field
goes before an earlier one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dragoman.chronicle import Judged, Judgement, Owed, Report, Signature
from dragoman.records import CERTAINTIES, Date
from dragoman.reference.across.days import interval

#: What can be corrected, by kind of record.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "event": ("act", "when", "place", "certainty", "background"),
    "statement": ("act", "made", "topics"),
    "position": ("stance", "topic", "when"),
    "commitment": ("kind", "due", "status"),
    "actor": ("name", "kind", "country"),
}


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that have not been taken back, in the order they were made."""
    made = sorted(judgements, key=lambda one: (one.when, one.id))
    undone: set[str] = set()
    for one in reversed(made):
        if one.verdict == "undo" and one.id not in undone and one.other is not None:
            undone.add(one.other)
    return tuple(one for one in made if one.verdict != "undo" and one.id not in undone)


def by_target(judgements: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    """Standing judgements on single records (confirm, reject, correct), by what they are about."""
    found: dict[str, list[Judgement]] = {}
    for one in standing(judgements):
        if one.verdict in ("confirm", "reject", "correct"):
            found.setdefault(one.target, []).append(one)
    return found


def links(
    judgements: Iterable[Judgement],
) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """Pairs that must and pairs that must not be one; of two on one pair the later holds."""
    last: dict[tuple[str, str], str] = {}
    for one in standing(judgements):
        if one.verdict in ("merge", "split") and one.other is not None:
            pair = (min(one.target, one.other), max(one.target, one.other))
            last.pop(pair, None)
            last[pair] = one.verdict
    must = tuple(sorted(pair for pair, verdict in last.items() if verdict == "merge"))
    cannot = tuple(sorted(pair for pair, verdict in last.items() if verdict == "split"))
    return must, cannot


def rejected(judgements: Sequence[Judgement]) -> bool:
    """True where the last word on a record is that it is wrong."""
    last = [one.verdict for one in judgements if one.verdict in ("confirm", "reject")]
    return bool(last) and last[-1] == "reject"


def corrections(judgements: Sequence[Judgement]) -> dict[str, str]:
    """Field → corrected value, the latest of each."""
    return {
        one.field: one.value or ""
        for one in judgements
        if one.verdict == "correct" and one.field is not None
    }


def judged(judgements: Sequence[Judgement]) -> Judged:
    """How answers show the judgements on one record."""
    if not judgements:
        return Judged()
    last = judgements[-1]
    return Judged(last.verdict, last.who, last.when, last.why, tuple(corrections(judgements)))


def corrected_report(report: Report, judgements: Sequence[Judgement]) -> Report | None:
    """A report as judged; None where it was rejected."""
    if rejected(judgements):
        return None
    values: dict[str, Any] = {}
    for name, value in corrections(judgements).items():
        if name == "when":
            values["when"] = date(value)
        elif name == "background":
            values["background"] = value.casefold() in ("true", "yes", "1")
        elif name in ("act", "place", "certainty"):
            values[name] = value or None
    return replace(report, **values) if values else report


def corrected_owed(owed: Owed, judgements: Sequence[Judgement]) -> Owed | None:
    """A commitment as judged; None where it was rejected."""
    if rejected(judgements):
        return None
    values: dict[str, Any] = {}
    given = corrections(judgements)
    if given.get("kind"):
        values["kind"] = given["kind"]
    if "due" in given:
        values["due"] = date(given["due"])
    return replace(owed, **values) if values else owed


def corrected_signature(signature: Signature, judgements: Sequence[Judgement]) -> Signature | None:
    """An actor as judged; None where it was rejected."""
    if rejected(judgements):
        return None
    given = corrections(judgements)
    values: dict[str, Any] = {
        name: given[name] or None for name in ("kind", "country", "name") if given.get(name)
    }
    return replace(signature, **values) if values else signature


def date(value: str) -> Date | None:
    """A corrected date: an ISO day, month or year, or two of them with a slash; None where empty.

    Raises ValueError where it is none.
    """
    if not value.strip():
        return None
    start, end, precision = interval(value)
    return Date(start, end, precision, value, "judgement")


def check(kind: str, name: str, value: str) -> str | None:
    """Why a correction cannot be taken, or None where it can."""
    allowed = FIELDS.get(kind, ())
    if name not in allowed:
        return f"{kind} has no field {name!r} to correct; there are: {', '.join(allowed)}"
    if name == "certainty" and value not in CERTAINTIES:
        return f"{value!r} is no certainty; there are: {', '.join(CERTAINTIES)}"
    if name in ("when", "due", "made"):
        try:
            date(value)
        except ValueError as error:
            return str(error)
    return None


__all__ = [
    "FIELDS",
    "by_target",
    "check",
    "corrected_owed",
    "corrected_report",
    "corrected_signature",
    "corrections",
    "date",
    "judged",
    "links",
    "rejected",
    "standing",
]
