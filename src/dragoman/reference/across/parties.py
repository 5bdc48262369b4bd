"""Are the parties of two reports the same: persons, and states beside those who speak for them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from dragoman.chronicle import Party
from dragoman.reference import names
from dragoman.reference.across.signatures import NAMELESS
from dragoman.reference.names import fold
from dragoman.reference.titles import title_kind

#: From here on two parties are told as the same one; below, one may stand for the other.
SURE = 0.8
_STATE = frozenset({"country", "government", "office"})
_STANDS_FOR, _SPOKESMAN, _PEOPLE = 0.7, 0.5, 0.6
#: Offices whose holders are meant by "Moscow" or "the government".
_LEADING = frozenset(
    "president prime-minister monarch supreme-leader head-of-state head-of-government chancellor "
    "foreign-minister defence-minister minister commission-president council-president "
    "secretary-general high-representative vice-president deputy-prime-minister leader".split()
)
_SPEAKING = frozenset({"spokesperson"})
_MOST = 6  # Parties looked at of one report.


@lru_cache(maxsize=131072)
def same_party(one: Party, other: Party) -> float:
    """How sure it is that two parties are one: 1 the same, below ``SURE`` one for the other."""
    if one.signature == other.signature:
        return 1.0
    if one.known and other.known and one.known == other.known:
        return 1.0
    persons = (one.kind == "person") + (other.kind == "person")
    if persons == 2:
        return _same_person(one, other)
    if persons == 1:
        person, body = (one, other) if one.kind == "person" else (other, one)
        return _speaks_for(person, body)
    return _same_body(one, other)


def _same_person(one: Party, other: Party) -> float:
    """Two people by name, country and our own tables; a spokesman is his master's voice."""
    if one.country and other.country and one.country != other.country:
        return 0.0
    if one.known and other.known:
        return 0.0
    score = names.same(one.name, other.name).score
    if score >= SURE:
        bare = not (one.country and other.country) and score < 1.0
        return SURE if bare else score
    kinds = {_kind(one), _kind(other)}
    if kinds & _SPEAKING and kinds & _LEADING and one.country and one.country == other.country:
        return _SPOKESMAN
    return 0.0


def _speaks_for(person: Party, body: Party) -> float:
    """A state, its government or an office of it beside somebody who speaks for it."""
    if body.kind not in _STATE or not person.country or person.country != body.country:
        return 0.0
    return _STANDS_FOR if _kind(person) in _LEADING | _SPEAKING else 0.0


def _same_body(one: Party, other: Party) -> float:
    """Two bodies: by name, or a state beside its government, its people and its nameless envoys."""
    if one.country != other.country and one.country and other.country:
        return 0.0
    nameless = (one.signature.startswith(NAMELESS), other.signature.startswith(NAMELESS))
    if fold(one.name) == fold(other.name) and not any(nameless):
        return 1.0 if one.kind == other.kind else 0.9
    kinds = {one.kind, other.kind}
    if not one.country or one.country != other.country:
        return 0.0
    if any(nameless):
        return _STANDS_FOR if kinds <= _STATE else 0.0
    if kinds <= {"country", "government"}:
        return SURE if "country" in kinds else _STANDS_FOR
    if kinds <= _STATE:
        return _STANDS_FOR if kinds != {"office"} else 0.0
    return _PEOPLE if kinds == {"country", "population"} else 0.0


@lru_cache(maxsize=16384)
def _office_kind(title: str) -> str | None:
    """The kind of office a title names."""
    return title_kind(title)


def _kind(party: Party) -> str | None:
    """The kind of office a party holds."""
    return _office_kind(party.office) if party.office else None


def agree(one: Sequence[Party], other: Sequence[Party], directed: bool) -> tuple[float, bool]:
    """How well the parties of two reports agree, 0 to 1, and whether all are the same for sure.

    Every party of the report that names fewer must have its own counterpart in the other;
    ``directed``: in the same role. One stands for another between states alone: at home the
    government has many offices that meet.
    """
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    if not few:
        return 0.0, False
    home = len(many) > 1 and len({party.country for party in many} - {None}) < 2
    left = list(many[:_MOST])
    scores: list[float] = []
    for party in few[:_MOST]:
        best, found = 0.0, None
        for rival in left:
            if directed and rival.role != party.role:
                continue
            value = same_party(party, rival)
            if value > best:
                best, found = value, rival
        if found is None or (home and best < SURE):
            return 0.0, False
        left.remove(found)
        scores.append(best)
    score = sum(scores) / len(scores)
    sure = min(scores) >= SURE and not left
    return (score * 0.85 if left else score), sure


@lru_cache(maxsize=65536)
def marks(party: Party) -> tuple[str, str]:
    """What a party is looked up by: its state where it has one, and itself."""
    own = names.key(party.name) if party.kind == "person" else fold(party.name)
    person = f"p:{own}" if own else ""
    state = party.country or person or party.signature
    if party.kind == "person":
        return state, person or state
    return state, state if party.kind in _STATE or party.country else (person or party.signature)
