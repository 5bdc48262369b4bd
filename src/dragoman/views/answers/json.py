"""Answers as JSON: one object a line, ready for a pipe.

The values of :mod:`dragoman.chronicle` in the order of their fields, behind ``record``, which says
what stands on the line. Pairs that have no names of their own in Python get them here.
"""

from __future__ import annotations

import json
import re
from typing import Any

from dragoman.chronicle import (
    Beside,
    Commitment,
    Contact,
    Course,
    Event,
    Hit,
    Pair,
    Paper,
    Profile,
    Said,
)
from dragoman.records import plain
from dragoman.views.answers import hits

_NAMES = {
    Event: "event",
    Hit: "hit",
    Contact: "contact",
    Beside: "beside",
    Commitment: "commitment",
    Course: "position",
    Profile: "actor",
    Pair: "dyad",
    Said: "statement",
    Paper: "document",
}
_MONTH = ("month", "cooperation", "conflict", "goldstein")
# What a terminal acts on and JSON lets through: C1 controls, marks and overrides of direction,
# line separators; and lone surrogates, which UTF-8 cannot carry. C0 controls JSON escapes itself.
_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def render(value: Any) -> str:
    """One answer as one line, without the line break. Where a character could drive a terminal it
    is written as ``\\u`` escape, which means the same."""
    told = {"record": _NAMES[type(value)], **shaped(value)}
    line = json.dumps(told, ensure_ascii=False, allow_nan=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def shaped(value: Any) -> dict[str, Any]:
    """An answer as plain values, under the names of the wire."""
    told: dict[str, Any] = plain(value)
    match value:
        case Event():
            _unsure(told)
        case Beside():
            for event in told["events"]:
                _unsure(event)
            _compared(told["compared"])
        case Contact():
            _unsure(told["event"])
            _compared(told["compared"])
        case Commitment():
            return _commitment(told)
        case Profile():
            _unsure(told)
            told["met"] = [{"who": who, "times": times} for who, times in told["met"]]
        case Pair():
            _pair(told)
        case Hit():
            told["snippet"], told["matches"] = hits.plain(value.snippet)
    return told


def _unsure(told: dict[str, Any]) -> None:
    told["unsure"] = [{"id": other, "reason": reason} for other, reason in told["unsure"]]


def _compared(told: dict[str, Any] | None) -> None:
    if told:
        told["differ"] = [{"phrases": [one, other], "by": by} for one, other, by in told["differ"]]


def _commitment(told: dict[str, Any]) -> dict[str, Any]:
    """Under the names a commitment has in a reading: ``from``, ``to``."""
    wire = {"givers": "from", "takers": "to"}
    return {wire.get(name, name): value for name, value in told.items()}


def _pair(told: dict[str, Any]) -> None:
    told["months"] = [dict(zip(_MONTH, month, strict=True)) for month in told["months"]]
    for event in (*told["contacts"], *told["events"]):
        _unsure(event)
    told["commitments"] = [_commitment(item) for item in told["commitments"]]
