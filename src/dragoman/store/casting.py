"""Actors as answers name them: by who they are across documents, or as told while that is open."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, Select, func, select

from dragoman.chronicle import Who
from dragoman.store.inserting import chunks
from dragoman.store.schema import merged, told
from dragoman.store.words import fold

_S, _P, _M = told.signatures.c, merged.people.c, merged.person_signatures.c


def fetch_cast(connection: Connection, signatures: Iterable[int]) -> dict[int, Who]:
    """Whom signatures name, by their numbers; without an office, which depends on the day."""
    found: dict[int, Who] = {}
    for some in chunks(signatures):
        rows = connection.execute(
            select(
                *(_S.number, _S.id, _S.name, _S.kind, _S.country),
                *(_P.id.label("person"), _P.name.label("called")),
                *(_P.kind.label("sort"), _P.country.label("home")),
            )
            .select_from(told.signatures)
            .outerjoin(merged.person_signatures, _M.signature == _S.number)
            .outerjoin(merged.people, _P.number == _M.person)
            .where(_S.number.in_(some))
        )
        for row in rows:
            if row.person is None:
                found[row.number] = Who(row.id, row.name, row.kind, row.country)
            else:
                found[row.number] = Who(row.person, row.called, row.sort, row.home)
    return found


def people_named(connection: Connection, name: str) -> list[int]:
    """Numbers of the people that an id or a name stands for, those told of most first.

    A name counts as a whole first, and where nobody has it, those whose names hold all its words.
    """
    found = connection.execute(select(_P.number).where(_P.id == name)).scalars().all()
    if not found:
        found = (
            connection.execute(
                select(_M.person)
                .join(told.signatures, _S.number == _M.signature)
                .where(_S.id == name)
            )
            .scalars()
            .all()
        )
    if found:
        return [int(number) for number in found]
    holding = _holding(connection, name)
    whole = [number for number, names in holding if fold(name).split() in names]
    return whole or [number for number, _ in holding]


def holding_words(name: str) -> Select[tuple[int]] | None:
    """People whose names hold all the words of this one; None where it has no words."""
    w = merged.person_words.c
    words = list(dict.fromkeys(fold(name).split()))
    if not words:
        return None
    # Counted, not asked for one within the other: databases take that only so deep.
    query = select(w.person).where(w.word.in_(words)).group_by(w.person)
    return query.having(func.count(w.word.distinct()) == len(words))


def _holding(connection: Connection, name: str) -> list[tuple[int, list[list[str]]]]:
    """People whose names hold the words, each with their names as words."""
    query = holding_words(name)
    if query is None:
        return []
    rows = connection.execute(
        select(_P.number, _P.name)
        .where(_P.number.in_(query))
        .order_by(_P.documents.desc(), _P.number)
    ).all()
    names = {number: [fold(called).split()] for number, called in rows}
    a = merged.person_aliases.c
    for some in chunks(names):
        for person, alias in connection.execute(
            select(a.person, a.alias).where(a.person.in_(some))
        ):
            names[person].append(fold(alias).split())
    return list(names.items())


def signatures_of(connection: Connection, name: str) -> list[int]:
    """Numbers of the signatures that an id or a name of an actor stands for."""
    found: list[int] = []
    for some in chunks(people_named(connection, name)):
        found += connection.execute(select(_M.signature).where(_M.person.in_(some))).scalars()
    if not found:
        # Not merged yet: as the documents tell it.
        rows = connection.execute(select(_S.number).where((_S.id == name) | (_S.name == name)))
        found += rows.scalars()
    return found


def signatures_of_all(connection: Connection, names: Iterable[str]) -> list[int]:
    """Numbers of the signatures of several, in order; ids of merged actors are looked up in one."""
    left = set(names)
    found: set[int] = set()
    for some in chunks(sorted(left)):
        rows = connection.execute(
            select(_P.id, _M.signature)
            .join_from(merged.people, merged.person_signatures, _M.person == _P.number)
            .where(_P.id.in_(some))
        )
        for name, signature in rows:
            left.discard(name)
            found.add(signature)
    for name in left:
        found.update(signatures_of(connection, name))
    return sorted(found)


__all__ = ["fetch_cast", "holding_words", "people_named", "signatures_of", "signatures_of_all"]
