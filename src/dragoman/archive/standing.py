"""Commitments as they stand on a day: which are open, kept, lapsed, and how old each is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from dragoman.chronicle import Board, Commitment, Debt, Filter, Moved, Standing
from dragoman.records import Span
from dragoman.reference.across.commitments import lapsed, status_on
from dragoman.store import Reader

#: The order in which statuses stand on the board.
ORDER = ("open", "accepted", "kept", "lapsed", "declined", "withdrawn")


def on(commitment: Commitment, day: str) -> Commitment:
    """A commitment as it stands on an ISO day, with its age in days."""
    corrected = "status" in commitment.judged.corrected
    status = commitment.status if corrected else status_on(_debt(commitment), day)
    return replace(commitment, status=status, age=_age(commitment, day))


def standing_on(reader: Reader, asked: Filter, day: str) -> list[tuple[str, str]]:
    """Id and status on a day of every commitment that a filter keeps, newest last; its limit and
    offset left aside."""
    every = reader.standings(asked)
    later = [one.id for one in every if (one.latest or "")[:10] > day[:10]]
    told = {one.id: on(one, day).status for one in reader.commitments_of(later)}
    found = ((one.id, told.get(one.id) or _status(one, day)) for one in every)
    return [one for one in found if not asked.statuses or one[1] in asked.statuses]


def _status(one: Standing, day: str) -> str:
    """The status on a day by which every step was known."""
    if one.decided is not None:
        return one.decided
    return "lapsed" if not one.seen and lapsed(one.status, one.due, day) else one.status


def fetch_on(reader: Reader, ids: Sequence[str], day: str) -> tuple[Commitment, ...]:
    """Some commitments as they stand on a day, in the order of their ids."""
    return tuple(on(one, day) for one in reader.commitments_of(ids))


def board(reader: Reader, asked: Filter, day: str) -> Board:
    """Commitments by status, of each as many as the filter's limit, newest first, from its
    offset on."""
    by_status: dict[str, list[str]] = {name: [] for name in ORDER}
    for name, status in reversed(standing_on(reader, asked, day)):
        by_status.setdefault(status, []).append(name)
    stop = asked.offset + asked.limit if asked.limit else None
    shown = {status: ids[asked.offset : stop] for status, ids in by_status.items()}
    known = _by_id(fetch_on(reader, [one for ids in shown.values() for one in ids], day))
    return Board(
        {status: len(ids) for status, ids in by_status.items()},
        {status: tuple(known[one] for one in ids if one in known) for status, ids in shown.items()},
    )


def _by_id(commitments: Collection[Commitment]) -> dict[str, Commitment]:
    return {one.id: one for one in commitments}


def _debt(commitment: Commitment) -> Debt:
    """What decides the status of a commitment."""
    steps = tuple(
        Moved(one.status, one.when, "", (), one.event, one.confidence, one.reason)
        for one in commitment.stages
    )
    what = Span(commitment.what.start, commitment.what.end, commitment.what.text)
    return Debt(
        *(commitment.id, commitment.kind, (), (), (), what, commitment.what.source.document),
        *(commitment.made, commitment.due, commitment.status, steps),
    )


def _age(commitment: Commitment, day: str) -> int | None:
    """Days from its making to the day asked about; None where that is not known."""
    made = commitment.made
    start = (made.start or made.end) if made is not None else None
    if start is None:
        return None
    return (date.fromisoformat(day) - date.fromisoformat(start[:10])).days


__all__ = ["ORDER", "board", "fetch_on", "on", "standing_on"]
