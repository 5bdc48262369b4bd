"""What part of society an actor belongs to, in the codes of each format.

Judged by the kind of the actor and by words of its office or name, as ``tables/sectors.tsv`` lists
them; where nothing fits there is no code. Organisations with a code of their own in CAMEO stand in
``tables/groups.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dragoman.chronicle import Who
from dragoman.views.exports.lists import country, rows

#: PLOVER's codes of actors that are no state: they stand where a state's code would.
NO_STATE = ("IGO", "NGO")


@dataclass(frozen=True, slots=True)
class Sector:
    """An actor's CAMEO type, PLOVER sector, ICEWS sector and CAMEO group; None where none fits."""

    cameo: str | None = None
    plover: str | None = None
    icews: str | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class _Rule:
    kinds: frozenset[str]
    by_office: bool
    words: re.Pattern[str]
    sector: Sector


_NONE = Sector()
_IGO_TEXT = "International Government Organization"


def sector(who: Who) -> Sector:
    """The codes of an actor."""
    return _sector(who.kind, who.name, who.office)


def state(who: Who) -> str | None:
    """The country an actor stands for, ISO 3166-1 alpha-3; None for international bodies."""
    return None if sector(who).plover in NO_STATE else who.country


def cameo_code(who: Who) -> str | None:
    """CAMEO's code of an actor: country or international, then group or type ("RUSGOV")."""
    found = sector(who)
    letters = country(state(who)).cameo
    parts = (letters, found.cameo, found.group) if found.cameo else (letters, found.group)
    return "".join(part for part in parts if part) or None


@lru_cache(maxsize=65536)
def _sector(kind: str, name: str, office: str | None) -> Sector:
    group = _groups().get(_folded(name))
    if group is not None:
        code, cameo = group
        plover = cameo or None
        return Sector(cameo or None, plover, _IGO_TEXT if cameo == "IGO" else None, code)
    for rule in _rules():
        if kind in rule.kinds:
            told = office if rule.by_office else name
            if told is not None and rule.words.search(_folded(told)):
                return rule.sector
    return _NONE


def _folded(phrase: str) -> str:
    bare = " ".join(phrase.casefold().replace("’", "'").split())
    return bare.removeprefix("the ")


@lru_cache(maxsize=1)
def _groups() -> Mapping[str, tuple[str, str]]:
    """Code and type of the organisations, by their folded names."""
    return {
        name: (code, type_)
        for code, type_, names in rows("groups.tsv")
        for name in names.split("|")
    }


@lru_cache(maxsize=1)
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            frozenset(kinds.split("|")),
            field == "office",
            re.compile(words),
            Sector(cameo or None, plover or None, icews or None),
        )
        for kinds, field, words, cameo, plover, icews in rows("sectors.tsv")
    )
