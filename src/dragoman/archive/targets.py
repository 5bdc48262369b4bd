"""What an id leads to: the records as read that a judgement is written on."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.errors import JudgementError
from dragoman.store import Reader


@dataclass(frozen=True, slots=True)
class Target:
    """A record as read. ``anchor`` is its document and the span that carries it."""

    kind: str
    id: str
    anchor: tuple[str, int, int] | None


def find(name: str, stored: Reader) -> tuple[Target, ...]:
    """The records as read behind an id: the reports of an event, the tellings of a commitment, the
    signatures of an actor, or the one statement or position.

    A report's own id stands for its whole event only where it is the event's id too. Raises
    JudgementError where nothing has it.
    """
    found = stored.targets(name)
    if not found:
        raise JudgementError(f"{name}: nothing in the record has this id. dragoman show finds ids")
    return tuple(Target(kind, one, anchor) for kind, one, anchor in found)
