"""How alike two signatures are: one actor told twice, or two that share a name.

Scores: 1 what our tables know to be one; from :data:`JOIN` names that agree with nothing against
it; :data:`FITS` a short form that may stand for the other; :data:`LINK` one name with something
against it (another country, another gender, another lifetime), so that the two are looked at
together though never joined; 0 else.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from dragoman.chronicle import Signature
from dragoman.records import Office
from dragoman.reference.names import fold, key, same, short_form_of, skeleton, sound, split
from dragoman.reference.offices import Holding, offices, title_kind

LINK, FITS, JOIN = 0.3, 0.5, 0.7

_NATIONS = ("country", "population")
_COMPANY = frozenset("the inc ltd plc corp corporation co llc gmbh ag sa company limited".split())
_ACRONYM = 6
# Years after an office in which its holder is still called by the surname alone.
_REMEMBERED = 10
# Documents about a story follow each other within days.
_SAME_DAYS = 14
_LIFETIME = 25


def keys(one: Signature) -> tuple[str, ...]:
    """What a signature shares with those it may be one with; nothing for the nameless."""
    if one.id.startswith("sn-"):
        return ()
    found = {f"known:{one.known}"} if one.known else set()
    for name in (one.name, *one.aliases):
        if one.kind == "person":
            found.update(_person_keys(name))
        if not one.id.startswith("sd-"):
            found.add(f"name:{plain(name)}")
    return tuple(sorted(found))


def _person_keys(name: str) -> set[str]:
    """The surname, each word that may be one, and all words in whatever order."""
    parts = split(name)
    bones = [skeleton(token) for token in parts.tokens]
    found = {f"family:{key(name)}"}
    if len(bones) > 2:
        found.update(f"family:{bone}" for bone in bones[1:])
    if len(bones) > 1:
        found.add("words:" + "+".join(sorted(bones)))
    return found


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """An organisation's name without article and form of company."""
    words = [word for word in fold(name).split() if word not in _COMPANY]
    return " ".join(words) or fold(name)


def alike(one: Signature, other: Signature) -> float:
    """How alike two signatures are, 0 to 1; the same whichever comes first."""
    if one.known and one.known == other.known:
        return 1.0
    low, high = sorted((one, other), key=lambda told: told.id)
    found = 0.0 if one.known and other.known else _named_alike(low, high)
    lone = one.id.startswith("sd-") or other.id.startswith("sd-")
    if found < LINK and not lone and plain(one.name) == plain(other.name):
        return LINK
    return found


def _named_alike(one: Signature, other: Signature) -> float:
    """How alike two signatures are of which one at least is not in our tables."""
    persons = (one.kind == "person") + (other.kind == "person")
    if persons == 2:
        return _persons(one, other)
    if one.kind in _NATIONS or other.kind in _NATIONS:
        return 0.9 if (one.kind, plain(one.name)) == (other.kind, plain(other.name)) else 0.0
    return _mixed(one, other) if persons else _bodies(one, other)


def conflict(one: Signature, other: Signature) -> bool:
    """True where the two cannot be one, whatever their names."""
    if one.known and other.known:
        return one.known != other.known
    if _homes(one) and _homes(other) and not _homes(one) & _homes(other):
        return True
    if one.gender and other.gender and one.gender != other.gender:
        return True
    return _years_apart(one, other) > _LIFETIME


@lru_cache(maxsize=65536)
def _homes(one: Signature) -> frozenset[str]:
    """The countries of an actor: told, or those in whose offices our tables have the person."""
    told = {one.country} if one.country else set()
    if one.known and one.kind == "person":
        told |= {held.country for held in holdings(one.known) if held.country}
    return frozenset(told)


def short(one: Signature) -> bool:
    """True for a surname or an acronym alone, which may stand for several."""
    if one.known:
        return False
    if one.kind == "person":
        return all(len(split(name).tokens) < 2 for name in (one.name, *one.aliases))
    return not one.aliases and one.name.isupper() and len(one.name) <= _ACRONYM


def _persons(one: Signature, other: Signature) -> float:
    """Two persons, not both known."""
    if short(one) and short(other):
        return _short_twice(one, other)
    if short(one) or short(other):
        few, many = (one, other) if short(one) else (other, one)
        return _short_form(few, many)
    if conflict(one, other) or _other_trade(one, other):
        return 0.0
    likeness = max(same(a, b).score for a in _called(one) for b in _called(other))
    if likeness < FITS:
        return 0.0
    tie = bool(one.country and one.country == other.country)
    tie = tie or bool(_kind(one.office) and _kind(one.office) == _kind(other.office))
    if likeness >= 0.8:
        return likeness if tie else likeness * 0.9
    return 0.8 if tie else FITS


@lru_cache(maxsize=65536)
def _called(one: Signature) -> tuple[str, ...]:
    """The names of more than one word, those of our tables too."""
    names = (one.name, *one.aliases, *(known_names(one.known) if one.known else ()))
    full = tuple(dict.fromkeys(name for name in names if len(split(name).tokens) > 1))
    return full or (one.name,)


def _short_twice(one: Signature, other: Signature) -> float:
    """Two surnames alone: one where they sound alike and country or office is the same."""
    if conflict(one, other) or _sounds(one.name) != _sounds(other.name):
        return 0.0
    if one.country and one.country == other.country:
        apart = (
            _kind(one.office) and _kind(other.office) and _kind(one.office) != _kind(other.office)
        )
        return FITS if apart else 0.9
    return 0.0


def _sounds(name: str) -> tuple[str, ...]:
    return tuple(sound(token) for token in split(name).tokens)


def _short_form(few: Signature, many: Signature) -> float:
    """A surname alone and a full name."""
    likeness = max(short_form_of(few.name, name).score for name in _called(many))
    if likeness < 0.7 or conflict(few, many):
        return 0.0
    if few.country:
        return FITS if few.country == many.country or _kind_shared(few, many) else 0.0
    if _kind_shared(few, many):
        return FITS
    return FITS if likeness >= 0.85 and not few.office and _in_time(few, many) else 0.0


def _kind_shared(one: Signature, other: Signature) -> bool:
    kind = _kind(one.office)
    return kind is not None and kind == _kind(other.office)


def _in_time(few: Signature, many: Signature) -> bool:
    """Whether the one who is named in full was spoken of, or in office, about that day."""
    if few.since is None:
        return False
    if many.known is not None:
        year = int(few.since[:4])
        held = holdings(many.known)
        since = min((h.since or "9999" for h in held), default="9999")
        until = max((h.until or "9999" for h in held), default="0000")
        return int(since[:4]) - 1 <= year <= int(until[:4]) + _REMEMBERED
    return 0 <= _days_apart(few, many) <= _SAME_DAYS


def _other_trade(one: Signature, other: Signature) -> bool:
    """True for two namesakes in plainly different offices of whom no common country is told."""
    if one.known or other.known or (one.country and one.country == other.country):
        return False
    if one.office is None or other.office is None:
        return False
    first, second = _kind(one.office), _kind(other.office)
    if first and second:
        return first != second
    words = set(fold(one.office.title).split()) & set(fold(other.office.title).split())
    return not words


def _bodies(one: Signature, other: Signature) -> float:
    """Two organisations, not both known."""
    names = {plain(one.name)}, {plain(other.name)}
    aliases = {plain(name) for name in one.aliases}, {plain(name) for name in other.aliases}
    if names[0] == names[1] and not conflict(one, other):
        return 0.9 if one.kind == other.kind else 0.75
    shared = (names[0] | aliases[0]) & (names[1] | aliases[1])
    if not shared or conflict(one, other):
        return 0.0
    return FITS if short(one) or short(other) else 0.8


def _mixed(one: Signature, other: Signature) -> float:
    """A person and an organisation of one name: a reading is mistaken where little else is told."""
    if fold(one.name) != fold(other.name) or len(fold(one.name).split()) < 2:
        return 0.0
    person = one if one.kind == "person" else other
    told = person.known or person.office or person.gender
    return 0.0 if told or conflict(one, other) else 0.75


@lru_cache(maxsize=65536)
def _kind(office: Office | None) -> str | None:
    """The kind of office, also where title and body tell it together: "Head, Office of …"."""
    if office is None:
        return None
    return title_kind(office.title) or (
        title_kind(f"{office.title} of the {office.body}") if office.body else None
    )


office_kind = _kind


@lru_cache(maxsize=16384)
def holdings(known: str) -> tuple[Holding, ...]:
    """What our tables have of a person, the oldest office first."""
    return offices().of(known)


@lru_cache(maxsize=16384)
def known_names(known: str) -> tuple[str, ...]:
    """What our tables call a person."""
    names = [name for held in holdings(known) for name in (held.person, *held.aliases)]
    return tuple(dict.fromkeys(names))


def _days_apart(one: Signature, other: Signature) -> int:
    """Days between the documents of the two; 0 where they overlap, -1 where unknown."""
    if not (one.since and one.until and other.since and other.until):
        return -1
    early, late = sorted(((one.since, one.until), (other.since, other.until)))
    gap = date.fromisoformat(late[0][:10]) - date.fromisoformat(early[1][:10])
    return max(0, gap.days)


def _years_apart(one: Signature, other: Signature) -> int:
    """Whole years between the documents or offices of the two; 0 where they overlap."""
    spans = [_lived(one), _lived(other)]
    if None in spans:
        return 0
    early, late = sorted(span for span in spans if span is not None)
    return max(0, late[0] - early[1])


def _lived(one: Signature) -> tuple[int, int] | None:
    """The years in which the actor is told of, or held an office our tables know."""
    years = [int(day[:4]) for day in (one.since, one.until) if day]
    if one.known and one.kind == "person":
        for held in holdings(one.known):
            years += [int(day[:4]) for day in (held.since, held.until or held.as_of) if day]
    return (min(years), max(years)) if years else None
