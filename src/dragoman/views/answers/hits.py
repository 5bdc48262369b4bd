"""Search results: the stretch of text that matched, the matching words told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from dragoman.chronicle import Hit
from dragoman.views.answers import cells, telling
from dragoman.views.answers.cells import Row
from dragoman.views.answers.sheet import Sheet, aside
from dragoman.views.terminal import text
from dragoman.views.wording import visible

COLUMNS = ("kind", "id", *cells.who_columns("speaker"), "snippet", "score", *cells.SOURCE)
_MATCHED = re.compile("\x02([^\x02\x03]*)\x03")


def entries(hits: Sequence[Hit], sheet: Sheet) -> Iterator[RenderableType]:
    """Every hit with its snippet and its source."""
    yield Text("")
    for hit in hits:
        said = hit.kind == "statement"
        head = telling.names(hit.speakers) if said else hit.source.title or ""
        lines = [
            text(head or ("someone not named" if said else "without a title"), "bold"),
            _snippet(hit.snippet),
            text(telling.cited(hit.source), "dim"),
            aside(f"in “{hit.source.title}”" if said and hit.source.title else ""),
        ]
        if said:
            lines[2].append(f" · statement {visible(hit.id)}")
        yield sheet.entry(hit.kind, lines, "")


def pieces(snippet: str) -> Iterator[tuple[str, bool]]:
    """The snippet cut into what matched and what did not."""
    place = 0
    for found in _MATCHED.finditer(snippet):
        if found.start() > place:
            yield snippet[place : found.start()], False
        yield found[1], True
        place = found.end()
    if place < len(snippet):
        yield snippet[place:], False


def plain(snippet: str) -> tuple[str, list[dict[str, object]]]:
    """The snippet without its marks, and where in it the matches stand."""
    shown, matches = "", []
    for part, matched in pieces(snippet):
        if matched:
            matches.append({"start": len(shown), "end": len(shown) + len(part), "text": part})
        shown += part
    return shown, matches


def _snippet(snippet: str) -> Text:
    """Matches between asterisks, so that they are seen without colour too."""
    line = Text("")
    for part, matched in pieces(snippet):
        if matched:
            line.append(f"*{visible(part)}*", "bold yellow")
        else:
            line.append(visible(part))
    return line


def rows(hits: Iterable[Hit]) -> Iterator[Row]:
    """A row for each speaker of a hit; one where nobody speaks."""
    for hit in hits:
        for speaker in cells.each(hit.speakers):
            yield {
                "kind": hit.kind,
                "id": hit.id,
                **cells.who("speaker", speaker),
                "snippet": plain(hit.snippet)[0],
                "score": hit.score,
                **cells.source(hit.source),
            }
