"""Events that are not one, yet worth setting side by side, with the sides' accounts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType

from dragoman.chronicle import Beside
from dragoman.views.answers import cells, contacts, events
from dragoman.views.answers.cells import Row
from dragoman.views.answers.sheet import Sheet

_TITLES = {"third": "the same third party", "talks": "talks", "matter": "one matter"}
COLUMNS = ("beside", "kind", "reason", "relation", "number", "differs_by", "side", *cells.WORDS)


def entries(groups: Sequence[Beside], sheet: Sheet) -> Iterator[RenderableType]:
    """Every group: why it stands together, its events, the accounts."""
    for group in groups:
        yield sheet.heading(_TITLES.get(group.kind, group.kind), group.reason)
        for event in group.events:
            yield events.entry(event, sheet)
        yield from contacts.accounts(group, sheet)


def rows(groups: Iterable[Beside]) -> Iterator[Row]:
    """A row for each phrase of each side; lines of one ``number`` stand beside each other."""
    for group in groups:
        shared: Row = {"beside": group.id, "kind": group.kind, "reason": group.reason}
        yield from contacts.phrase_rows(group, shared)
