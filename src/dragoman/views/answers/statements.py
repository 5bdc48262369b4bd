"""Statements: who said what, how it reached the reader, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from dragoman.chronicle import Said
from dragoman.views import wording
from dragoman.views.answers import cells, telling
from dragoman.views.answers.cells import Row
from dragoman.views.answers.sheet import LONGEST, Sheet, aside, judgement, quote, sourced
from dragoman.views.terminal import text
from dragoman.views.wording import visible

COLUMNS = (
    "statement",
    *cells.who_columns("speaker"),
    *cells.who_columns("addressee"),
    *("act", "manner", *cells.DATE, *cells.JUDGED, *cells.WORDS),
)


def entries(statements: Sequence[Said], sheet: Sheet) -> Iterator[RenderableType]:
    """Every statement."""
    for said in statements:
        yield entry(said, sheet)


def full(said: Said, sheet: Sheet) -> Iterator[RenderableType]:
    """One statement with nothing left out."""
    yield sheet.heading("Statement", said.id)
    yield entry(said, sheet, 0)
    title = said.words.source.title
    yield sheet.entry("", [aside(f"in “{title}”" if title else "", said.words.source.url or "")])


def entry(said: Said, sheet: Sheet, longest: int = LONGEST) -> RenderableType:
    """A statement: who, to whom, the words with what is quoted in bold, and where they stand."""
    head = text(telling.spoke(said), "bold")
    if said.addressees:
        head.append(f" to {visible(telling.names(said.addressees))}")
    lines = [head, spoken(said, longest), how(said), sourced(said.words)]
    if not longest:
        lines.insert(1, text(telling.held(said.speakers), "dim"))
    lines[-1].append(f" · statement {visible(said.id)}")
    return sheet.entry(wording.act(said.act), [*lines, judgement(said.judged)], "")


def spoken(said: Said, longest: int = LONGEST) -> Text:
    """The words of a statement; what stands between quotation marks is bold."""
    line = quote(said.words.text, longest)
    for part in said.quotes:
        at = line.plain.find(visible(part)) if part else -1
        if at >= 0:
            line.stylize("bold", at, at + len(part))
    return line


def how(said: Said) -> Text:
    """Direct or not, through whom, when, on what."""
    own = {who.name for who in said.speakers} | {said.words.source.publisher}
    chain = " › ".join(voice for voice in said.voice if voice not in own)
    return aside(
        said.manner,
        f"through {chain}" if chain else "",
        f"said {telling.dated(said.made)}" if said.made else "",
        f"on {wording.listed(map(wording.act, said.topics))}" if said.topics else "",
        said.reason or "",
    )


def rows(statements: Iterable[Said]) -> Iterator[Row]:
    """A row for each speaker with each addressee."""
    for said in statements:
        for speaker in cells.each(said.speakers):
            for addressee in cells.each(said.addressees):
                yield {
                    "statement": said.id,
                    **cells.who("speaker", speaker),
                    **cells.who("addressee", addressee),
                    "act": said.act,
                    "manner": said.manner,
                    **cells.date(said.made),
                    **cells.judged(said.judged),
                    **cells.words(said.words),
                }
