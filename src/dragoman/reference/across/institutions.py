"""Countries, governments, ministries and bodies under one name, however a document words it.

"Moscow", "Russian authorities" and "the Government of the Russian Federation" are one actor;
"Russian troops" and "Armed Forces of Russia" another. What is told by common words alone and by no
country ("the Defence Ministry") has namesakes everywhere: see :func:`common`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dragoman.records import Actor
from dragoman.reference.countries import Body, countries
from dragoman.reference.identifiers import slug
from dragoman.reference.names import fold


def _words(text: str) -> frozenset[str]:
    """The words of a list typed as one string."""
    return frozenset(text.split())


_FILLERS = _words("the of and for a an its our their his her my your country countrys state s")
_RULES = _words("government governments authorities leadership regime cabinet")
_GOVERNING = _RULES | _words("ministers council official central")
_FORCES = _words("forces military army troops soldiers servicemen")
_ARMED = _FORCES | _words("armed defence defense personnel")
_MINISTRY = _words("ministry department")
# "police department" and "fire department" belong to a town.
_OF_TOWNS = _words("police fire sheriff sheriffs county city town")
# Words in the name of a ministry that say the same, or nothing.
_FIELDS = {
    "external": "foreign", "defense": "defence", "labor": "labour", "internal": "interior",
    "financial": "finance", "affairs": "", "relations": "", "federal": "", "national": "",
}  # fmt: skip
_COMMON = _words(
    "police council parliament court office agency service services security national supreme "
    "president presidents presidential presidency prime minister prosecutor prosecutors general "
    "assembly senate committee commission bank intelligence emergency border guard guards federal "
    "local regional city house lower upper staff executive administration authority delegation"
)


@dataclass(frozen=True, slots=True)
class Institution:
    """What a name stands for: ``known`` is equal for all names of one institution."""

    name: str
    kind: str
    country: str | None
    known: str


def institution(actor: Actor, country: str | None = None) -> Institution | None:
    """The institution an actor is, as far as our tables or its country tell; None for others.

    ``country`` stands in where the actor has none: that of the state whose own release it is.
    """
    if actor.kind in ("country", "population"):
        return _nation(actor)
    if actor.kind == "person":
        return None
    body = _body((actor.name, *actor.aliases), actor.country)
    if body is not None:
        return Institution(body.name, actor.kind, body.country, f"body:{slug(body.name)}")
    if actor.kind not in ("government", "office", "armed-group"):
        return None
    return _of_state(actor.name, actor.country or country)


def common(name: str) -> bool:
    """True for an institution told by common words alone: it has a namesake in every country.

    >>> common("Defence Ministry"), common("Slidell Police Department")
    (True, False)
    """
    words = _bare(name)
    if words & _MINISTRY and not words & _OF_TOWNS:
        return True
    return words <= _COMMON | _GOVERNING | _ARMED | _MINISTRY | _OF_TOWNS


def _bare(name: str) -> frozenset[str]:
    """The words of a name that say something."""
    return frozenset(fold(name).split()) - _FILLERS


def _nation(actor: Actor) -> Institution | None:
    """A country or its people."""
    table = countries()
    if actor.country is None:
        return None
    name = table.name(actor.country) or actor.country
    if actor.kind == "country" or table.by_name(actor.name) is not None:
        return Institution(name, "country", actor.country, f"country:{actor.country}")
    bare = fold(actor.name).removesuffix(" people").removesuffix(" citizens")
    found = table.by_demonym(bare) or table.by_adjective(bare)
    if found is None or actor.country not in (found.country, *found.others):
        return None
    return Institution(f"People of {name}", "population", actor.country, f"people:{actor.country}")


def _body(names: tuple[str, ...], country: str | None) -> Body | None:
    """The body of our table that one of the names names; none of another country."""
    for name in names:
        match = countries().by_body(name)
        if match is None or match.body is None:
            continue
        home = match.body.country
        if home is None or country is None or home == country:
            return match.body
    return None


def _of_state(name: str, country: str | None) -> Institution | None:
    """The government, the armed forces or a ministry of a country."""
    if country is None:
        return None
    state = countries().name(country) or country
    words = _own_words(name, country)
    if words <= _GOVERNING and (words & _RULES or not words):
        called: tuple[str, ...] = (f"Government of {state}", *_ours(country, "government"))
        return _as_body(called, "government", f"government:{country}", country)
    if words & _FORCES and words <= _ARMED:
        called = (f"Armed Forces of {state}", *_ours(country, "military", "army"))
        return _as_body(called, "government", f"military:{country}", country)
    if words & _MINISTRY and not words & _OF_TOWNS and not _capitals(words):
        field = sorted({_FIELDS.get(word, word) for word in words - _MINISTRY} - {""})
        label = " ".join(word.capitalize() for word in field)
        called = (f"{label} Ministry of {state}", *_ours(country, f"{label} Ministry"))
        key = f"ministry:{country}:{'-'.join(field)}"
        return _as_body(called, "office", key, country) if field else None
    return None


def _as_body(called: tuple[str, ...], kind: str, known: str, country: str) -> Institution:
    """The institution, as the body of our table that is called so where there is one."""
    body = _body(called, country)
    if body is None or body.country != country:
        return Institution(called[0], kind, country, known)
    return Institution(body.name, kind, country, f"body:{slug(body.name)}")


def _ours(country: str, *nouns: str) -> tuple[str, ...]:
    """ "Russian government", "Russian army": how an institution of the country may be called."""
    adjective = countries().adjective(country)
    return tuple(f"{adjective} {noun}" for noun in nouns) if adjective else ()


def _capitals(words: frozenset[str]) -> bool:
    """True where a capital is among the words: a ministry of some other country."""
    return any(countries().by_capital(word) is not None for word in words)


@lru_cache(maxsize=512)
def _called(country: str) -> tuple[str, ...]:
    """Everything a country and its capital are called, folded, the longest first."""
    entry = countries().get(country)
    if entry is None:
        return ()
    names = (entry.name, *entry.names, *entry.adjectives, *entry.demonyms, *entry.capitals)
    return tuple(sorted({fold(name) for name in names} - {""}, key=lambda n: (-len(n), n)))


def _own_words(name: str, country: str) -> frozenset[str]:
    """The words of a name without those that name its country or its capital."""
    text = f" {fold(name)} "
    for phrase in _called(country):
        text = text.replace(f" {phrase} ", " ").replace(f" {phrase}s ", " ")
    return frozenset(text.split()) - _FILLERS
