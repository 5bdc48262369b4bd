"""An actor as a document tells it, reduced to what tells actors apart across documents.

Documents that tell an actor alike share one signature. Nobody of that name in particular ("an
official", "residents") has one for each document, and so has a lone name of which nothing else is
told ("Matthew"): such names mean other people elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from dragoman.chronicle import Signature
from dragoman.records import Actor, Document, Office
from dragoman.reference.across.institutions import common, institution
from dragoman.reference.actors.knowledge import standard
from dragoman.reference.actors.scenes import home_of
from dragoman.reference.actors.vocabulary import plain, vocabulary
from dragoman.reference.identifiers import actor_id, digest
from dragoman.reference.names import fold, split, token_likeness
from dragoman.reference.offices import Holding, offices, title_kind

SHARED, LONE, NAMELESS = "s-", "sd-", "sn-"

_GOVERNING = ("government", "office")
_FORMAL = ("mr. ", "mr ", "mrs. ", "mrs ", "ms. ", "ms ", "madam ")
# Years after which a name that no table has may be somebody else's.
_GENERATION = 25
# Words around a title that make no name of it: "Head of the Ukrainian state".
_AROUND = frozenset("the of a an and his her their our first deputy acting".split())


def signature(actor: Actor, document: Document) -> Signature:
    """What the document tells of the actor; ``id`` is equal where it is told alike."""
    day = document.published[:10] if document.published else None
    stands = institution(actor, _home(actor, document))
    if stands is not None:
        made = Signature(
            "", stands.name, (), stands.kind, stands.country, None, stands.known,
            since=day, until=day,
        )  # fmt: skip
        return _numbered(made, SHARED)
    known = _known(actor, document) if actor.kind == "person" else None
    made = Signature(
        id="",
        name=actor.name,
        aliases=_aliases(actor),
        kind=actor.kind,
        country=actor.country or _country(known, actor.name, document),
        office=_office(actor.office),
        known=known,
        gender=actor.gender,
        since=day,
        until=day,
    )
    if _nameless(actor):
        return _numbered(made, NAMELESS, document.id, actor.id)
    if _lone(made):
        return _numbered(made, LONE, document.id, actor.id)
    if made.kind == "person" and made.known is None and day:
        return _numbered(made, SHARED, str(int(day[:4]) // _GENERATION))
    return _numbered(made, SHARED)


def _numbered(made: Signature, prefix: str, *where: str) -> Signature:
    """The signature with its id: of all it says, dates and counts left out."""
    office = made.office
    held = (office.title, office.body, office.country, office.basis) if office else ()
    told = (made.name, *made.aliases, "", made.kind, made.country, *held, made.known, made.gender)
    return replace(made, id=prefix + digest(*told, *where))


def _home(actor: Actor, document: Document) -> str | None:
    """The state whose own release speaks of "the Government" without a country; None for others."""
    if actor.country is not None or actor.kind not in _GOVERNING or not common(actor.name):
        return None
    return _own_state(document)


def _own_state(document: Document) -> str | None:
    """The state whose own release a document is."""
    home = home_of(document, standard(), vocabulary())
    return home.country if home.official else None


def _nameless(actor: Actor) -> bool:
    """True where no name is told: the actor is nobody who can be met in another document."""
    if not any(char.isupper() for char in actor.name):
        return True
    if actor.kind in _GOVERNING and actor.country is None and common(actor.name):
        return True
    if actor.kind == "person" and _is_title(actor.name):
        return True
    told_apart = actor.id != actor_id(actor.name, False, (0, 0), ())
    return told_apart and not (actor.kind == "person" and _proper(actor.name))


def _proper(name: str) -> bool:
    """True where every word is a name's: "Sergei Ivanov", not "Delta Air Lines spokesman"."""
    words = name.split()
    return len(words) > 1 and all(word[:1].isupper() or len(word) < 4 for word in words)


def _is_title(name: str) -> bool:
    """True where a title is all there is: "Prime Minister", "First Lady of Ukraine"."""
    known = vocabulary()
    words = plain(name).split()
    titles = known.honorifics | known.qualifiers | known.persons | _AROUND
    titles = titles | {part for noun in known.offices for part in noun.split()}
    return all(word in titles or standard().country(word.title()) for word in words)


def _lone(made: Signature) -> bool:
    """True for one name of a person of whom neither country nor office is told."""
    if made.kind != "person" or made.country or made.office or made.known:
        return False
    return len(split(made.name).tokens) < 2


def _aliases(actor: Actor) -> tuple[str, ...]:
    """The other names that say more than the name does: no short forms, no respelling."""
    if actor.kind != "person":
        others = {alias for alias in actor.aliases if fold(alias) != fold(actor.name)}
        return tuple(sorted(others))
    own = split(actor.name).tokens
    return tuple(sorted({alias for alias in actor.aliases if not _within(alias, own)}))


def _within(alias: str, own: tuple[str, ...]) -> bool:
    """True where every word of the alias is one of the name, however spelled."""
    return all(
        any(token_likeness(word, other) >= 0.85 for other in own) for word in split(alias).tokens
    )


def _office(office: Office | None) -> Office | None:
    """The office without its dates, which our tables know and a document does not tell."""
    if office is None:
        return None
    title = office.title
    for form in _FORMAL:
        if title.casefold().startswith(form):
            title = title[len(form) :]
    return Office(title, office.body, office.country, None, None, office.basis)


# Names recur from document to document; a look-up goes through every namesake of the table.
@lru_cache(maxsize=16384)
def _holdings(name: str) -> tuple[Holding, ...]:
    """Every office that persons of that name held on any day."""
    return offices().held(name, None)


def _known(actor: Actor, document: Document) -> str | None:
    """The person in our tables of offices: one whose country or office is the one told.

    A full name in a state's own release, without a country, may be one of its own officials.
    """
    held = _holdings(actor.name)
    fitting = [holding for holding in held if _agrees(actor, holding)]
    single = len(split(actor.name).tokens) == 1
    if not fitting and actor.country is None and not single:
        fitting = _leading(held, document)
    if not fitting and held and not single and actor.country is None:
        home = _own_state(document)
        fitting = [holding for holding in held if home and holding.country == home]
    if document.published is not None and fitting:
        day = date.fromisoformat(document.published[:10])
        now = [h for h in fitting if h.on(day) == "yes"] or [
            h for h in fitting if h.on(day) == "likely"
        ]
        fitting = now or ([] if single else [h for h in fitting if h.over(day)])
    said = title_kind(actor.office.title) if actor.office else None
    same_kind = [holding for holding in fitting if holding.kind == said]
    people = {holding.person_id for holding in same_kind or fitting}
    return people.pop() if len(people) == 1 else None


def _country(known: str | None, name: str, document: Document) -> str | None:
    """The country of a person our tables know, where the document tells none."""
    if known is None:
        return None
    countries = {one.country for one in _leading(_holdings(name), document)}
    return countries.pop() if len(countries) == 1 else None


def _leading(held: Sequence[Holding], document: Document) -> list[Holding]:
    """The offices of the one person of a full name who rules a country on the day of the report.

    "The North and its leader, Kim Jong Un": nobody else of that name is likely to be meant.
    """
    if document.published is None or len({one.person_id for one in held}) != 1:
        return []
    day = date.fromisoformat(document.published[:10])
    return [one for one in held if one.leads and one.country and one.on(day) == "yes"]


def _agrees(actor: Actor, holding: Holding) -> bool:
    """True where the country told is that of the office; without one, where the office is."""
    if actor.country is not None:
        return holding.country == actor.country
    office = actor.office
    if office is None:
        return False
    full = len(split(actor.name).tokens) > 1
    if title_kind(office.title) == holding.kind and (full or holding.country is None):
        return True
    body = fold(office.body or "")
    return full and len(body) > 1 and body in fold(holding.body or "")
