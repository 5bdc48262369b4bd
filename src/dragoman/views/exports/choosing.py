"""Which events are exported, and how they are dated; what is left out is counted, by reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from dragoman.views.exports.items import Day, Item, day, published

#: What took place. Everything else is left out unless it is asked for.
HAPPENED = ("happened", "ongoing")

Undated = Literal["out", "empty", "publication"]
#: Why something was left out → how often.
LeftOut = Counter[str]

WITHOUT_DAY = "of no known day"
WITHOUT_CODE = "without a code in this format"


@dataclass(frozen=True, slots=True)
class Policy:
    """How events are chosen and dated.

    ``undated`` says what becomes of events whose day no report gives: left out, with an empty date,
    or dated by the publication of their first report, and what cannot be dated so is left out where
    the format asks for a day (``needed``). ``pairs`` makes a row for each actor with each
    recipient, instead of one for the event.
    """

    undated: Undated = "out"
    pairs: bool = False
    needed: bool = True

    @property
    def complete(self) -> bool:
        """Is nothing written without a day?"""
        return self.undated == "out" or (self.undated == "publication" and self.needed)


@dataclass(frozen=True, slots=True)
class Dated:
    """An item with the day it is exported under."""

    item: Item
    day: Day


def dated(
    items: Iterable[Item], policy: Policy, code: str | None, left_out: LeftOut
) -> Iterator[Dated]:
    """The items that a format can hold, each with its day.

    ``code`` names the field of :class:`~dragoman.records.Codes` the format cannot do without. What
    is left out is counted in ``left_out``.
    """
    for item in items:
        if code is not None and getattr(item.codes, code) is None:
            left_out[WITHOUT_CODE] += 1
            continue
        when = published(item) if policy.undated == "publication" else day(item)
        if when.first is None and policy.complete:
            left_out[WITHOUT_DAY] += 1
            continue
        yield Dated(item, when)
