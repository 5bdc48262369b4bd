"""What an expression means before it becomes a record, and what it is counted from."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.records import Date, Precision
from dragoman.reference.times import cues
from dragoman.reference.times.intervals import Stretch

NO_YEAR = "the text gives no year and no publication date is known; give one with --published"
NO_PUBLICATION = (
    "it is counted from the publication date, which is not known; give one with --published"
)
LEANS = "it is counted from something else the text tells of"
AMBIGUOUS = "day and month cannot be told apart"
VAGUE = "the words name no definite time"

Match = re.Match[str]
Kind = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known besides the words: the text, its publication date, and the tense."""

    text: str
    published: date | None = None
    future: Callable[[int], bool | None] | None = None

    def sure(self, match: Match) -> bool:
        """True where the parser tells the tense; else it is guessed from nearby words."""
        return self.future is not None and self.future(match.start()) is not None

    def ahead(self, match: Match) -> bool | None:
        """True where what happens at the time is to come, False where it is past, else None."""
        told = self.future(match.start()) if self.future is not None else None
        return told if told is not None else cues.looks_ahead(self.text, *match.span())


@dataclass(frozen=True, slots=True)
class Meaning:
    """The TIMEX3 type and value, and for dates and times the days meant or why there are none."""

    type: Kind
    value: str | None
    stretch: Stretch | None = None
    anchor: str | None = None
    reason: str | None = None
    precision: Precision = "unknown"

    def date(self, text: str) -> Date | None:
        """The record's date; None for durations and sets."""
        if self.type in {"DURATION", "SET"}:
            return None
        if self.stretch is None:
            return Date(None, None, self.precision, text, self.anchor, self.reason)
        return Date(
            self.stretch.start.isoformat(),
            self.stretch.end.isoformat(),
            self.stretch.precision,
            text,
            self.anchor,
        )


def absolute(stretch: Stretch) -> Meaning:
    """A date whose words alone say when."""
    return Meaning("DATE", stretch.value, stretch, "absolute", precision=stretch.precision)


def counted(stretch: Stretch) -> Meaning:
    """A date counted from the publication."""
    return Meaning("DATE", stretch.value, stretch, "publication", precision=stretch.precision)


def unknown(reason: str, precision: Precision = "unknown", kind: Kind = "DATE") -> Meaning:
    """A date that cannot be known, and why."""
    return Meaning(kind, None, reason=reason, precision=precision)


def vague(value: str) -> Meaning:
    """PAST_REF, PRESENT_REF or FUTURE_REF."""
    return Meaning("DATE", value, reason=VAGUE)


def duration(value: str) -> Meaning:
    """A length of time."""
    return Meaning("DURATION", value)


def group(match: Match, name: str) -> str | None:
    """A named group of a match, None where the pattern has no such group or it took no part."""
    if name not in match.re.groupindex:
        return None
    found: str | None = match.group(name)
    return found
