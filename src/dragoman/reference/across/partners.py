"""Parties of different documents compared: the same one, or one that stands for the other.

A person stands for the country spoken for: what Macron is invited to, France is. Two persons of
one country are two, unless one of them is told by the office alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal

from dragoman.chronicle import Party
from dragoman.records import Actor, Document
from dragoman.reference.across.signatures import signature
from dragoman.reference.names import fold, same

#: How sure two parties are one: told alike; a person and the state; two bodies of one state.
SAME, NAMED, STANDS = 1.0, 0.95, 0.9
_STATE = frozenset({"country", "government", "office"})


def party(actor: Actor, document: Document, role: Literal["actor", "recipient"]) -> Party:
    """An actor of a document as a party of a record."""
    told = signature(actor, document)
    return Party(
        signature=told.id,
        name=told.name,
        kind=told.kind,
        country=told.country or actor.country,
        role=role,
        known=told.known,
        office=told.office.title if told.office else None,
    )


def agree(one: Party, other: Party) -> float:
    """How sure two parties are one or stand for each other, 0 to 1; symmetric."""
    if one.signature == other.signature:
        return SAME
    if one.known and other.known and one.kind == other.kind == "person":
        return SAME if one.known == other.known else 0.0
    if one.country and other.country and one.country != other.country:
        return 0.0
    if one.kind == other.kind == "person":
        return NAMED if _namesakes(*sorted((one.name, other.name))) else 0.0
    if one.kind in _STATE or other.kind in _STATE:
        return STANDS if one.country is not None and one.country == other.country else 0.0
    return NAMED if fold(one.name) == fold(other.name) else 0.0


@lru_cache(maxsize=16384)
def _namesakes(one: str, other: str) -> bool:
    """True where two names can be one person's."""
    return bool(same(one, other))


def overlap(one: Sequence[Party], other: Sequence[Party]) -> float:
    """The best agreement of any two parties of two sides; 0 where a side is empty."""
    return max((agree(a, b) for a in one for b in other), default=0.0)


def shared(one: Sequence[Party], other: Sequence[Party]) -> float:
    """The mean agreement over the parties of the smaller side; 0 where a side is empty."""
    few, many = sorted((one, other), key=len)
    if not few:
        return 0.0
    forth = sum(overlap((a,), many) for a in few) / len(few)
    if len(few) < len(many):
        return forth
    return min(forth, sum(overlap((b,), few) for b in many) / len(many))


def seat(one: Party) -> str:
    """What a party is looked up by: its country, else its folded name."""
    return one.country or fold(one.name)


def seats(parties: Iterable[Party]) -> tuple[str, ...]:
    """The seats of several parties, each once, sorted."""
    return tuple(sorted({seat(one) for one in parties}))


def united(groups: Iterable[Sequence[Party]]) -> tuple[Party, ...]:
    """The parties of several tellings, each once; of two that stand for each other the person."""
    kept: list[Party] = []
    for group in groups:
        for one in group:
            known = next((k for k in kept if agree(k, one) > 0), None)
            if known is None:
                kept.append(one)
            elif known.kind in _STATE and one.kind == "person":
                kept[kept.index(known)] = one
    return tuple(kept)


__all__ = ["agree", "overlap", "party", "seat", "seats", "shared", "united"]
