"""What people decided on what a document tells of its own, laid over the rows when they are asked.

Statements and positions are merged into nothing: their rows stay as they were read, and what was
rejected or corrected is told from the judgements each time.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from dragoman.chronicle import Filter
from dragoman.days import judged_date
from dragoman.records import Date
from dragoman.store.judging import fetch_judgements, standing
from dragoman.store.schema import merged


@dataclass(frozen=True, slots=True)
class Decided:
    """Ids that were rejected, and id → field → value as corrected, of one kind of record."""

    rejected: frozenset[str]
    corrected: Mapping[str, Mapping[str, str]]

    def of(self, name: str) -> Mapping[str, str]:
        """Corrected fields of one record."""
        return self.corrected.get(name, {})

    def standing(self, column: ColumnElement[str]) -> list[ColumnElement[bool]]:
        """The condition that a row was not rejected."""
        return [column.not_in(sorted(self.rejected))] if self.rejected else []

    def having(
        self,
        column: ColumnElement[str],
        field: str,
        condition: ColumnElement[bool],
        fits: Callable[[str], bool],
    ) -> ColumnElement[bool]:
        """A condition on a field, for corrected rows on its corrected value."""
        values = {name: given[field] for name, given in self.corrected.items() if field in given}
        if not values:
            return condition
        fitting = sorted(name for name, value in values.items() if fits(value))
        return or_(and_(condition, column.not_in(sorted(values))), column.in_(fitting))


def decided(connection: Connection, kind: str, ids: Collection[str] | None = None) -> Decided:
    """What stands on the records of a kind, or on some of them."""
    j = merged.judgements.c
    if connection.execute(select(j.number).where(j.kind == kind).limit(1)).first() is None:
        return Decided(frozenset(), {})
    rejected: dict[str, bool] = {}
    corrected: dict[str, dict[str, str]] = {}
    for one in standing(fetch_judgements(connection, ids)):
        if one.kind != kind:
            continue
        if one.verdict in ("confirm", "reject"):
            rejected[one.target] = one.verdict == "reject"
        elif one.verdict == "correct" and one.field is not None:
            corrected.setdefault(one.target, {})[one.field] = one.value or ""
    return Decided(frozenset(name for name, wrong in rejected.items() if wrong), corrected)


def dated(given: Mapping[str, str], field: str, read: Date | None) -> Date | None:
    """A date as corrected, else as it was read."""
    return judged_date(given[field]) if field in given else read


def listed(value: str) -> tuple[str, ...]:
    """The items of a corrected list, which are told apart by commas."""
    return tuple(one for part in value.split(",") if (one := part.strip()))


def within(asked: Filter) -> Callable[[str], bool]:
    """Whether a corrected date is in the days that are asked about."""

    def fits(value: str) -> bool:
        when = judged_date(value)
        if when is None or when.start is None or when.end is None:
            return False
        return (asked.since or "") <= when.start and when.start <= (asked.until or "9999")

    return fits


__all__ = ["Decided", "dated", "decided", "listed", "within"]
