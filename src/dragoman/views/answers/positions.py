"""Positions: where a holder stood on a topic, first and last, and what moved in between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from dragoman.chronicle import Course, Stand
from dragoman.views import wording
from dragoman.views.answers import cells, telling
from dragoman.views.answers.cells import Row
from dragoman.views.answers.sheet import LONGEST, Sheet, aside, quote, sourced
from dragoman.views.terminal import text
from dragoman.views.wording import visible

_TONES = {"supports": "green", "opposes": "red", "ambivalent": "yellow"}
COLUMNS = (
    *(*cells.who_columns("holder"), "topic", "moved", "change", "position", "stance"),
    *(*cells.DATE, "statement", "act", *cells.WORDS),
)


def entries(courses: Sequence[Course], sheet: Sheet) -> Iterator[RenderableType]:
    """Each holder on each topic: the first and the last wording."""
    for course in courses:
        first, last = course.stands[:1], course.stands[1:][-1:]
        yield Group(_head(course), *(_stand("first", stand, sheet) for stand in first))
        between = len(course.stands) - 2
        if between > 0:
            yield sheet.entry("", [aside(f"… {telling.times(between, 'position')} in between")])
        yield from (_stand("last", stand, sheet) for stand in last)


def full(course: Course, sheet: Sheet) -> Iterator[RenderableType]:
    """Every position of one holder on one topic."""
    yield sheet.heading("Positions", telling.times(len(course.stands), "position"))
    yield _head(course)
    yield from (_stand("", stand, sheet, 0) for stand in course.stands)


def _head(course: Course) -> RenderableType:
    line = Text("\n")
    line.append(visible(telling.names(course.holder) or "someone not named"), "bold")
    line.append(f" on {visible(wording.act(course.topic))}")
    held = telling.held(course.holder)
    if held:
        line.append(f"  {visible(held)}", "dim")
    moved = f"moved: {course.change}" if course.change else "moved"
    return Group(line, text(moved if course.moved else "not moved", "magenta" if course.moved
                            else "dim"))  # fmt: skip


def _stand(which: str, stand: Stand, sheet: Sheet, longest: int = LONGEST) -> RenderableType:
    """One position: stance, day, wording, source; in full the statement it was taken in."""
    label = f"{which} {stand.stance}".strip()
    about = f"about {telling.names(stand.about)}" if stand.about else ""
    said = stand.statement
    lines = [
        aside(telling.dated(stand.when) or "day not told", about),
        quote(stand.phrase.text, longest),
        sourced(stand.phrase),
        aside(f"position {stand.id}", f"statement {said.id}" if said else ""),
    ]
    if said and not longest:
        lines.insert(2, text("said: "))
        lines[2].append_text(quote(said.words.text, 0))
    return sheet.entry(label, lines, f"bold {_TONES.get(stand.stance, '')}".strip())


def rows(courses: Iterable[Course]) -> Iterator[Row]:
    """A row for each position with each holder."""
    for course in courses:
        for stand in course.stands:
            shared: Row = {
                "topic": course.topic,
                "moved": course.moved,
                "change": course.change,
                "position": stand.id,
                "stance": stand.stance,
                **cells.date(stand.when),
                "statement": stand.statement.id if stand.statement else None,
                "act": stand.statement.act if stand.statement else None,
                **cells.words(stand.phrase),
            }
            for holder in cells.each(course.holder):
                yield {**cells.who("holder", holder), **shared}
