"""Settling: what was added is merged with what is there.

Four kinds of things are merged, each by pure functions of :mod:`dragoman.reference.across`: actors,
events, stories and commitments. What one round looks at are the fresh items, the items alike that
they share a blocking key with, and everything that had been weighed together with those: a
component. A component is partitioned anew from its items alone, so that the order in which
documents came never shows.

Settling can be killed at any moment: a round is one transaction, and what is fresh stays fresh
until it is through.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dragoman.chronicle import Debt, Judgement, Merged, Report
from dragoman.reference.across import actors, commitments, events, life, stories
from dragoman.reference.across.clustering import Pair, components
from dragoman.reference.across.judgements import (
    by_target,
    corrected_owed,
    corrected_parties,
    corrected_report,
    corrected_signature,
    links,
)
from dragoman.store import Settling, Writer

#: Items settled in one transaction: large enough to share look-ups, small enough that another
#: writer never waits for more than about a second.
_ROUND = 1000


#: In this order: commitments' lives look at merged events.
KINDS: tuple[str, ...] = ("actor", "event", "story", "commitment")


@dataclass(frozen=True, slots=True)
class Kind:
    """The pure functions that merge one kind of thing.

    ``gather`` makes the merged records of one component from its items, its parts and the pairs
    that people divided, in step with the parts; ``name`` gives an item's id; ``corrected`` is an
    item as people judged it, None where they rejected it; ``cut`` divides components that are too
    large, where there may be such.
    """

    keys: Callable[[Any], tuple[str, ...]]
    alike: Callable[[Any, Any], float]
    cluster: Callable[..., tuple[tuple[str, ...], ...]]
    gather: Callable[[Mapping[str, Any], Sequence[Sequence[str]], Sequence[Pair]], Sequence[Any]]
    link: float
    name: Callable[[Any], str]
    corrected: Callable[[Any, Sequence[Judgement]], Any | None]
    cut: Callable[[Sequence[Any], Sequence[Pair]], tuple[tuple[str, ...], ...]] | None = None


def _actors(items: Mapping[str, Any], parts: Sequence[Sequence[str]], _: Sequence[Pair]) -> Any:
    return actors.gathered([[items[one] for one in part] for part in parts])


def _events(
    items: Mapping[str, Any], parts: Sequence[Sequence[str]], cannot: Sequence[Pair]
) -> Any:
    return events.gather_all(list(items.values()), parts, cannot)


def _stories(items: Mapping[str, Any], parts: Sequence[Sequence[str]], _: Sequence[Pair]) -> Any:
    return [stories.gather([items[one] for one in part]) for part in parts]


def _debts(items: Mapping[str, Any], parts: Sequence[Sequence[str]], _: Sequence[Pair]) -> Any:
    return [commitments.gather([items[one] for one in part]) for part in parts]


def _id(item: Any) -> str:
    return str(item.id)


def _document(item: Any) -> str:
    return str(item.document)


def _as_read(item: Any, judgements: Sequence[Judgement]) -> Any:
    return item


_MODULES: dict[str, Kind] = {
    "actor": Kind(
        *(actors.keys, actors.alike, actors.cluster, _actors, actors.LINK),
        *(_id, corrected_signature),
    ),
    "event": Kind(
        *(events.keys, events.alike, events.cluster, _events, events.LINK),
        *(_id, corrected_report),
    ),
    "story": Kind(
        *(stories.keys, stories.alike, stories.cluster, _stories, stories.LINK),
        *(_document, _as_read, stories.cut),
    ),
    "commitment": Kind(
        *(commitments.keys, commitments.alike, commitments.cluster, _debts, commitments.LINK),
        *(_id, corrected_owed),
    ),
}


def settle(writer: Writer, told: Callable[[str, int], None] = lambda kind, left: None) -> int:
    """Merge all that is fresh; how many items that was.

    ``told`` is called with the kind and the number of items after each round.
    """
    done = 0
    for kind in KINDS:
        while settled := _round(writer, kind):
            done += settled
            told(kind, settled)
    while settled := _lives(writer):
        told("life", settled)
    return done


def _round(writer: Writer, kind: str) -> int:
    """One transaction: some fresh items with all they may have to do with."""
    module = _MODULES[kind]
    with writer.settling() as session:
        fresh = session.fresh(kind, _ROUND)
        if not fresh:
            return 0
        _rekey(session, kind, fresh, module)
        whole = _whole(session, kind, fresh, module)
        items, judgements, _ = _items(session, kind, whole, module)
        session.leave(kind, whole - set(items))
        must, cannot = links(judgements)
        made: list[Any] = []
        for group in _groups(items, must, module):
            inside = set(group)
            pairs = [
                tuple(pair for pair in some if inside.issuperset(pair)) for some in (must, cannot)
            ]
            own = {one: items[one] for one in group}
            parts = module.cluster(list(own.values()), pairs[0], pairs[1])
            merged = module.gather(own, parts, pairs[1])
            session.put(kind, parts, merged)
            made += merged
        _stir(session, kind, made, items)
        return len(fresh)


def _items(
    session: Settling, kind: str, ids: Iterable[str], module: Kind
) -> tuple[dict[str, Any], Sequence[Judgement], set[str]]:
    """Items as people corrected them, without those they rejected; the judgements on them; and the
    ids of those that a judgement, standing or undone, was ever about, or about who takes part."""
    items = {module.name(item): item for item in session.items(kind, ids)}
    judgements = session.judgements(kind, items)
    targets = by_target(judgements)
    touched = {one.target for one in judgements}.intersection(items)
    actors = {one for item in items.values() for party in _parties(item) for one in party}
    cast = session.judgements("actor", actors)
    about, seen = by_target(cast), {one.target for one in cast}
    made: dict[str, Any] = {}
    for name, item in items.items():
        if any(one in seen for party in _parties(item) for one in party):
            touched.add(name)
            item = _recast(item, about)
        one = module.corrected(item, targets[name]) if name in targets else item
        if one is not None:
            made[name] = one
    return made, judgements, touched


def _parties(item: Any) -> tuple[tuple[str, ...], ...]:
    """Signatures of those who take part in a report or commitment."""
    named = ("parties", "givers", "takers")
    return tuple(tuple(one.signature for one in getattr(item, name, ())) for name in named)


def _recast(item: Any, about: Mapping[str, Sequence[Judgement]]) -> Any:
    """A report or commitment with its parties as people judged them."""
    named = [name for name in ("parties", "givers", "takers") if hasattr(item, name)]
    return replace(item, **{name: corrected_parties(getattr(item, name), about) for name in named})


def _rekey(session: Settling, kind: str, fresh: Sequence[str], module: Kind) -> None:
    """New blocking keys for fresh items that a judgement, or its undoing, changed."""
    items, _, touched = _items(session, kind, fresh, module)
    if touched:
        keys = {name: module.keys(items[name]) for name in touched if name in items}
        session.rekey(kind, keys)


def _whole(session: Settling, kind: str, fresh: Sequence[str], module: Kind) -> set[str]:
    """Fresh items, those they are alike to, and everything weighed together with these before."""
    sharing = session.sharing(kind, fresh)
    near = set(fresh).union(*sharing.values())
    items, _, _ = _items(session, kind, near, module)
    linked = {
        other
        for one, others in sharing.items()
        if one in items
        for other in others
        if other in items and module.alike(items[one], items[other]) >= module.link
    }
    must, _ = links(session.judgements(kind, fresh))
    joined = {one for pair in must for one in pair}
    return session.component(kind, linked | joined | set(fresh))


def _groups(
    items: dict[str, Any], must: Iterable[tuple[str, str]], module: Kind
) -> list[tuple[str, ...]]:
    """The components among the items, those that a person joined taken together."""
    links = tuple(must)
    found = components(
        list(items.values()), module.keys, module.alike, module.link, module.name, links
    )
    if module.cut is None:
        return list(found)
    return [piece for group in found for piece in module.cut([items[one] for one in group], links)]


def _stir(session: Settling, kind: str, merged: Sequence[Any], items: Mapping[str, Any]) -> None:
    """Note between whom and when what was merged may meet, and mark the lives it may move."""
    if kind == "commitment":
        _stir_debts(session, merged)
    elif kind == "event":
        _stir_events(session, merged, items)


def _stir_debts(session: Settling, debts: Sequence[Debt]) -> None:
    """Commitments: their own lives, and those that they may take the place of."""
    spans = {debt.id: (life.reach(debt), *span) for debt in debts if (span := life.window(debt))}
    session.reach("commitment", spans)
    session.touch("life", [debt.id for debt in debts])
    near = {other.id for span in spans.values() for other in session.debts_near(*span)}
    session.touch("life", sorted(near.difference(spans)))


def _stir_events(session: Settling, merged: Sequence[Merged], items: Mapping[str, Report]) -> None:
    """Events that can move anything: the commitments between the same seats at the time."""
    spans = {
        event.id: (life.affected(event), *span)
        for event in merged
        if life.movers(event) and (span := _span(event, items))
    }
    session.reach("event", spans)
    near = {debt.id for span in spans.values() for debt in session.debts_near(*span)}
    session.touch("life", sorted(near))


def _span(event: Merged, items: Mapping[str, Report]) -> tuple[str, str] | None:
    """First and last day it may have been; the days its reports were published where none is told.

    None where nothing of it is dated.
    """
    told = [day for one in event.reports if (day := items[one].published)]
    when = event.when
    first = (when.start or when.end) if when is not None else None
    last = (when.end or when.start) if when is not None else None
    if first is None or last is None:
        return (min(told), max(told)) if told else None
    return first[:10], last[:10]


def _lives(writer: Writer) -> int:
    """One transaction: the lives of some commitments told anew."""
    with writer.settling() as session:
        fresh = session.fresh("life", _ROUND)
        for debt in session.debts(fresh):
            session.move(_lived(session, debt))
        session.leave("life", fresh)
        return len(fresh)


def _lived(session: Settling, debt: Debt) -> Debt:
    """A commitment with what the events and commitments around it did to it."""
    span = life.window(debt)
    if span is None:
        return life.lived(debt, ())
    pairs = life.reach(debt)
    near = [event for event in session.events_near(pairs, *span) if life.movers(event)]
    others = session.debts_near(pairs, *span)
    told_by = [one for event in near for one in event.reports]
    told, _, _ = _items(session, "event", told_by, _MODULES["event"])
    return life.lived(debt, near, others, told)
