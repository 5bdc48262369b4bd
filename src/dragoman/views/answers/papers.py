"""Stored documents: every publication of the text, what else tells of it, and its reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import RenderableType

from dragoman.chronicle import Paper, Publication
from dragoman.views import wording
from dragoman.views.answers import telling
from dragoman.views.answers.cells import Row
from dragoman.views.answers.sheet import Sheet, aside
from dragoman.views.formats import page
from dragoman.views.terminal import text

COLUMNS = ("document", "title", "language", "publication", "headline", "publisher", "url",
           "published")  # fmt: skip


def full(paper: Paper, sheet: Sheet) -> Iterator[RenderableType]:
    """The page of the reading, and where the text appeared."""
    yield from page.blocks(paper.reading, sheet.width)
    number = len(paper.publications)
    yield sheet.heading("Published", f"{telling.times(number, 'time')} · {paper.document.id}")
    yield from (_publication(one, paper, sheet) for one in paper.publications)
    if paper.story:
        yield sheet.heading("Told of the same", telling.times(len(paper.story), "document"))
        for source in paper.story:
            lines = [text(source.title or "without a title"), text(telling.cited(source), "dim")]
            yield sheet.entry("", lines)


def _publication(one: Publication, paper: Paper, sheet: Sheet) -> RenderableType:
    other = one.title if one.title != paper.document.title else None
    day = wording.day(one.published) if one.published else "no date"
    head = text(one.publisher or "a publisher not named")
    return sheet.entry(day, [head, aside(other or ""), aside(one.url or "")], "")


def rows(papers: Iterable[Paper]) -> Iterator[Row]:
    """A row for each publication."""
    for paper in papers:
        document = paper.document
        for number, one in enumerate(paper.publications):
            told = (document.id, document.title, document.language, number)
            where = (one.title, one.publisher, one.url, one.published)
            yield dict(zip(COLUMNS, (*told, *where), strict=True))
