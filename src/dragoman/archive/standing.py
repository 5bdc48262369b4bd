"""Commitments as they stand on a day: which are open, kept, lapsed, and how old each is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dragoman.chronicle import Board, Commitment, Debt, Filter, Moved
from dragoman.records import Span
from dragoman.reference.across.commitments import status_on
from dragoman.store import Reader

#: The order in which statuses stand on the board.
ORDER = ("open", "accepted", "kept", "lapsed", "declined", "withdrawn")


def on(commitment: Commitment, day: str) -> Commitment:
    """A commitment as it stands on an ISO day, with its age in days."""
    corrected = "status" in commitment.judged.corrected
    status = commitment.status if corrected else status_on(_debt(commitment), day)
    return replace(commitment, status=status, age=_age(commitment, day))


def commitments_on(reader: Reader, asked: Filter, day: str) -> tuple[Commitment, ...]:
    """Commitments that a filter keeps as they stand on an ISO day, newest last; a limit keeps the
    newest."""
    return tuple(on(one, day) for one in reader.commitments_on(asked, day, _early(reader, day)))


def _early(reader: Reader, day: str) -> dict[str, str]:
    """The statuses of the commitments that have steps of later days, by id."""
    return {one.id: on(one, day).status for one in reader.moved_after(day)}


def board(reader: Reader, asked: Filter, day: str) -> Board:
    """Commitments by status, of each as many as the filter's limit, newest first, from its
    offset on; of the filter's statuses where it has some."""
    told = _early(reader, day)
    counts = reader.commitment_counts(asked, day, told)
    shown = asked.statuses or ORDER
    newest = {
        status: tuple(
            on(one, day)
            for one in reversed(
                reader.commitments_on(replace(asked, statuses=(status,)), day, told)
            )
        )
        for status in shown
        if counts.get(status)
    }
    return Board({status: counts.get(status, 0) for status in ORDER}, newest)


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


__all__ = ["ORDER", "board", "commitments_on", "on"]
