"""Which events a report looks back on.

News goes from what is new to what the reader should know. An event is background where its own
grammar says so (past perfect in the reporter's own voice), where its date lies more than a
week before publication, or where it stands undated among such events after the report has
turned to them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from dragoman.meaning.trees import Tree
from dragoman.records import Annotated, EventFinding, TimeExpression

#: Days before publication from which a dated event is background: what a weekly would still call
#: news is not older than a week.
_OLD = 7
_PERFECT = frozenset({"have", "has", "'ve", "’ve"})
_REAL = ("happened", "ongoing")


def looks_back(
    events: list[EventFinding], annotated: Annotated, trees: tuple[Tree, ...]
) -> Iterator[EventFinding]:
    """The same events with ``background`` set."""
    published = _day(annotated.document.published)
    turned: int | None = None
    for event in events:
        tree = trees[event.sentence]
        paragraph = tree.sentence.paragraph
        old = _is_old(event.time, published)
        own = _own(tree, event) or _ever_since(tree, event, annotated.times, published)
        own = own if old is None else old
        if old is False:
            turned = None
        elif own and paragraph > 0:
            turned = paragraph if turned is None else turned
        inherited = turned is not None and old is None and event.certainty in _REAL
        yield replace(event, background=own or inherited)


def _own(tree: Tree, event: EventFinding) -> bool:
    """Past perfect, or a period long gone, in the clause of an event."""
    clause = tree.clause_of(event.trigger)
    if clause < 0:
        return False
    had = any(
        tree.tokens[k].lemma.lower() == "have" and tree.tokens[k].text.lower() == "had"
        for k in tree.children(clause, "aux")
    )
    if had and not event.statements:
        return True
    return any(
        tree.tokens[k].deprel in ("obl", "nmod")
        and tree.preposition(k) in ("during", "throughout")
        and tree.tokens[k].lemma.lower() in ("war", "conflict", "crisis", "decade", "reign", "era")
        for k in (*tree.kids[clause], *tree.kids[event.trigger])
    )


def _ever_since(
    tree: Tree, event: EventFinding, times: tuple[TimeExpression, ...], published: date | None
) -> bool:
    """ "have met often since 2003": a habit that began long before the report."""
    clause = tree.clause_of(event.trigger)
    helpers = [tree.words[kid] for kid in tree.children(clause, "aux")] if clause >= 0 else []
    if not _PERFECT & set(helpers) or "first" in tree.words:
        return False  # "has met X for the first time since May": that is news.
    for time in times:
        inside = tree.between(time.start, time.end) if time.sentence == event.sentence else []
        if not inside or inside[0] == 0 or tree.words[inside[0] - 1] != "since":
            continue
        if clause in tree.ancestors(inside[0])[:2] and _is_old(time, published):
            return True
    return False


def _is_old(time: TimeExpression | None, published: date | None) -> bool | None:
    """True or False by an event's date; None where it has none that can be placed."""
    if time is None or published is None:
        return None
    if time.date is None or time.date.end is None:
        return None
    ended = _day(time.date.end)
    return None if ended is None else (published - ended).days > _OLD


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None
