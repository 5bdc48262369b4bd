"""Actors across documents: which signatures are one person, government or body.

What is surely told apart is grouped first: those our tables know and those with a country. A full
name without a country, a surname or an acronym alone then joins the one group it fits; where it
fits several it stays alone, and :func:`gathered` says what it may be. Everything depends on the set
of signatures alone, never on their order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from dragoman.chronicle import Person, Signature
from dragoman.reference.across.clustering import cluster as linkage
from dragoman.reference.across.likeness import (
    FITS,
    JOIN,
    LINK,
    alike,
    conflict,
    holdings,
    keys,
    known_names,
    short,
)
from dragoman.reference.across.tenures import tenures
from dragoman.reference.countries import countries
from dragoman.reference.identifiers import digest, slug
from dragoman.reference.names import fold, same, split
from dragoman.reference.offices import offices

__all__ = ["LINK", "alike", "cluster", "gather", "gathered", "keys"]

Pair = tuple[str, str]
Group = tuple[str, ...]


def cluster(
    items: Iterable[Signature], must: Iterable[Pair] = (), cannot: Iterable[Pair] = ()
) -> tuple[Group, ...]:
    """The signatures that are one actor each, sorted, in the order of their first ids."""
    told = {item.id: item for item in sorted(items, key=lambda one: one.id)}
    joined = {pair for pair in must if pair[0] in told and pair[1] in told}
    barred = {frozenset(pair) for pair in cannot}
    groups: list[Group] = []
    for rank in range(4):
        mine = [name for name, item in told.items() if _rank(item) == rank]
        groups = _placed(_linked(mine, told, joined, barred), groups, told, joined, barred)
    return tuple(sorted(_forced(groups, joined, barred)))


def _rank(item: Signature) -> int:
    """How surely a signature is told apart: 0 known, 1 with a country, 2 in full, 3 in short."""
    if item.known:
        return 0
    if short(item):
        return 3
    return 1 if item.country else 2


def _linked(
    names: list[str],
    told: Mapping[str, Signature],
    must: set[Pair],
    barred: set[frozenset[str]],
) -> list[Group]:
    """Signatures of one rank in groups."""
    inside = set(names)
    apart = [
        (one, other)
        for place, one in enumerate(names)
        for other in names[place + 1 :]
        if frozenset((one, other)) in barred or _clash(one, other, told, must)
    ]
    groups = linkage(
        names,
        lambda one, other: alike(told[one], told[other]),
        [pair for pair in must if inside.issuperset(pair)],
        apart,
        JOIN,
    )
    return list(groups)


def _clash(one: str, other: str, told: Mapping[str, Signature], must: set[Pair]) -> bool:
    """True where two cannot be one, unless a person said that they are."""
    if (one, other) in must or (other, one) in must:
        return False
    return conflict(told[one], told[other])


def _placed(
    new: list[Group],
    groups: list[Group],
    told: Mapping[str, Signature],
    must: set[Pair],
    barred: set[frozenset[str]],
) -> list[Group]:
    """Groups, each new one put to the only one it fits; told by somebody where it goes, left."""
    settled = {name for pair in must for name in pair}
    joined: dict[int, list[str]] = {number: list(group) for number, group in enumerate(groups)}
    alone: list[Group] = []
    for group in new:
        fits = [] if settled & set(group) else _fitting(group, groups, told, barred)
        if len(fits) == 1:
            joined[fits[0]].extend(group)
        else:
            alone.append(group)
    return [tuple(sorted(members)) for members in joined.values()] + alone


def _fitting(
    group: Group,
    groups: Sequence[Group],
    told: Mapping[str, Signature],
    barred: Iterable[frozenset[str]] = (),
) -> list[int]:
    """Which groups a group of short or vague names may belong to."""
    need = FITS if short(told[group[0]]) else JOIN
    bars = set(barred)
    found = []
    for number, members in enumerate(groups):
        # What our tables say of a person goes before what some document has mistaken.
        sure = [name for name in members if told[name].known] or members
        if any(frozenset((a, b)) in bars for a in group for b in members):
            continue
        pairs = [(one, other) for one in group for other in sure]
        if any(conflict(told[one], told[other]) for one, other in pairs):
            continue
        if any(alike(told[one], told[other]) >= need for one in group for other in members):
            found.append(number)
    return found


def _forced(groups: list[Group], must: set[Pair], barred: set[frozenset[str]]) -> list[Group]:
    """Groups that a person joined, unless that would join what a person divided."""
    sets = [set(group) for group in groups]
    home = {name: members for members in sets for name in members}
    for one, other in sorted(must):
        left, right = home[one], home[other]
        if left is right or any(frozenset((a, b)) in barred for a in left for b in right):
            continue
        left |= right
        home.update(dict.fromkeys(right, left))
        sets = [members for members in sets if members is not right]
    return [tuple(sorted(members)) for members in sets]


def gather(items: Sequence[Signature]) -> Person:
    """The actor that signatures are; ``unsure`` is left empty (see :func:`gathered`)."""
    told = sorted(items, key=lambda one: one.id)
    name = _name(told)
    country = _country(told)
    others: Counter[str] = Counter()
    for item in told:
        for other in (item.name, *item.aliases, *_also(item)):
            others[other] += item.documents
    aliases = sorted(others, key=lambda other: (-others[other], other))
    return Person(
        id=_ident(told, name, country),
        name=name,
        aliases=tuple(other for other in aliases if other != name),
        kind=_most((item.kind, item.documents) for item in told) or "organisation",
        country=country,
        offices=tenures(told),
        signatures=tuple(item.id for item in told),
        gender=_most((item.gender, item.documents) for item in told),
    )


def gathered(groups: Sequence[Sequence[Signature]]) -> tuple[Person, ...]:
    """The actors of one component, ids told apart, with what each of them may also be."""
    made = [gather(group) for group in groups]
    first: dict[str, int] = {}
    for number in sorted(range(len(made)), key=lambda n: made[n].signatures):
        if first.setdefault(made[number].id, number) != number:
            mark = digest(*made[number].signatures)[:6]
            made[number] = replace(made[number], id=f"{made[number].id}-{mark}")
    return tuple(
        replace(person, unsure=_unsure(number, groups, made)) for number, person in enumerate(made)
    )


def _unsure(
    number: int, groups: Sequence[Sequence[Signature]], made: Sequence[Person]
) -> tuple[tuple[str, str], ...]:
    """The other actors of a component that an actor may be, with the reason."""
    found = []
    mine = groups[number]
    for other, theirs in enumerate(groups):
        if other == number:
            continue
        pairs = [(one, two) for one in mine for two in theirs]
        best = max((alike(one, two) for one, two in pairs), default=0.0)
        apart = any(conflict(one, two) for one, two in pairs)
        if best >= FITS and not apart:
            if all(short(one) for one in mine):
                found.append((made[other].id, "the name told in full may be this one"))
            elif not all(short(two) for two in theirs):
                found.append((made[other].id, "names alike, and nothing tells the two apart"))
        elif best >= LINK:
            found.append((made[other].id, f"same name, {_difference(pairs)}"))
    return tuple(sorted(found))


def _difference(pairs: Iterable[tuple[Signature, Signature]]) -> str:
    """What tells two of one name apart."""
    for one, other in pairs:
        if one.country and other.country and one.country != other.country:
            return "another country"
    for one, other in pairs:
        if one.gender and other.gender and one.gender != other.gender:
            return "another gender"
        if one.known and other.known and one.known != other.known:
            return "other offices"
    return "another office or time"


def _name(told: Sequence[Signature]) -> str:
    """The name that most documents print; in full, and as our tables have it, where any does."""
    count: Counter[str] = Counter()
    for item in told:
        count[item.name] += item.documents
    names = list(count)
    if all(item.kind == "person" for item in told):
        names = [name for name in count if len(split(name).tokens) > 1] or names
        known = [name for item in told if item.known for name in known_names(item.known)]
        names = [name for name in names if any(_spelled(name, other) for other in known)] or names
    return min(names, key=lambda name: (-count[name], -len(name), name))


def _spelled(name: str, known: str) -> bool:
    """True where a name has no word beside those our tables have for it."""
    words, table = split(name).tokens, split(known).tokens
    return len(words) <= len(table) and same(name, known).score >= 0.8


def _most(values: Iterable[tuple[str | None, int]]) -> str | None:
    """The value of most documents, then the first by the alphabet; None where none is told."""
    count: Counter[str] = Counter()
    for value, documents in values:
        if value:
            count[value] += documents
    return min(count, key=lambda value: (-count[value], value)) if count else None


def _country(told: Sequence[Signature]) -> str | None:
    """The country most documents tell; of those our tables know, one they have an office of."""
    homes = {
        held.country
        for item in told
        if item.known and item.kind == "person"
        for held in holdings(item.known)
    }
    votes = [(item.country, item.documents) for item in told if not homes or item.country in homes]
    return _most(votes) or (homes.pop() if len(homes) == 1 else None)


def _also(item: Signature) -> tuple[str, ...]:
    """What an institution is also called: seats, acronyms, the capital that stands for it."""
    if item.known is None or item.kind == "person":
        return ()
    table = countries()
    match = table.by_body(item.name)
    names = match.body.names if match is not None and match.body is not None else ()
    entry = table.get(item.country)
    if entry is not None and item.name == f"Government of {entry.name}":
        names = (*names, *entry.capitals)
    return tuple(name for name in names if fold(name) != fold(item.name))


def _ident(told: Sequence[Signature], name: str, country: str | None) -> str:
    """An id from what the cluster itself tells, whatever else is in the record.

    A name of our tables is its plain slug, with the country where the tables have two of it; other
    names carry their country; those without one stand plain where no table claims the slug.
    """
    if not any(item.id.startswith("s-") for item in told):
        return f"a-{slug(name)[:48].strip('-')}-{digest(told[0].id)[:6]}"
    known = sorted({item.known for item in told if item.known})
    if known:
        held = offices().of(known[0])
        base = slug(held[0].person if held else name)
        rivals = _claimed().get(base, frozenset()) - {known[0]}
        mark = f"-{(country or 'int').lower()}" if rivals else ""
        twins = {rival for rival in rivals if _country_of(rival) == country}
        return f"a-{base}{mark}" + (f"-{digest(known[0])[:4]}" if twins else "")
    base = slug(name)[:48].strip("-") or digest(name)[:6]
    if country:
        return f"a-{base}-{country.lower()}"
    return f"a-{base}-{digest(base)[:4]}" if base in _claimed() else f"a-{base}"


def _country_of(known: str) -> str | None:
    held = offices().of(known)
    return held[0].country if held else None


@lru_cache(maxsize=1)
def _claimed() -> dict[str, frozenset[str]]:
    """Slug → the persons of our tables of that name."""
    found: dict[str, set[str]] = {}
    for ident, name in offices().everybody():
        found.setdefault(slug(name), set()).add(ident)
    return {name: frozenset(idents) for name, idents in found.items()}
