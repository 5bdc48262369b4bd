"""A text cut into pieces along its marks, so that marks may nest and overlap as they like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.records import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the text that belongs to a record; ``kind`` says in what part (``content``, …)."""

    record: str
    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text over which no mark begins or ends. ``marks``: outermost first."""

    start: int
    end: int
    text: str
    marks: tuple[Mark, ...]


def paragraphs(text: str, marks: Iterable[Mark]) -> Iterator[tuple[Piece, ...]]:
    """The lines of the text that are not blank, each as its pieces. Together the pieces hold every
    character of those lines exactly once. Marks that do not lie inside the text are cut to it."""
    opens: dict[int, list[Mark]] = defaultdict(list)
    closes: dict[int, list[Mark]] = defaultdict(list)
    for mark in dict.fromkeys(marks):
        start, end = max(0, mark.span.start), min(len(text), mark.span.end)
        if start < end:
            opens[start].append(mark)
            closes[end].append(mark)
    borders = sorted({*opens, *closes})
    open_now: dict[Mark, None] = {}
    place = next_border = 0
    for line in text.splitlines(keepends=True):
        end = place + len(line)
        stop = end - (len(line) - len(line.rstrip()))
        pieces = []
        while place < end:
            while next_border < len(borders) and borders[next_border] <= place:
                _cross(borders[next_border], opens, closes, open_now)
                next_border += 1
            upto = borders[next_border] if next_border < len(borders) else end
            cut = min(upto, stop if place < stop else end)
            if place < stop:
                pieces.append(Piece(place, cut, text[place:cut], _nested(open_now)))
            place = cut
        if pieces:
            yield tuple(pieces)


def _cross(
    border: int,
    opens: dict[int, list[Mark]],
    closes: dict[int, list[Mark]],
    open_now: dict[Mark, None],
) -> None:
    for mark in closes.get(border, ()):
        open_now.pop(mark, None)
    for mark in opens.get(border, ()):
        open_now[mark] = None


def _nested(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Outermost first: the longer of two marks lies outside."""
    return tuple(sorted(marks, key=lambda mark: (-(mark.span.end - mark.span.start), mark.record)))
