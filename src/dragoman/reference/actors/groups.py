"""Groups without a name: governments, ministries, forces, peoples, media, sides in talks."""

from __future__ import annotations

import re

from dragoman.reference.actors.cast import Figure
from dragoman.reference.actors.phrases import Phrase, Title
from dragoman.reference.actors.scenes import Scene
from dragoman.reference.actors.unnamed import (
    content,
    folded_of,
    head_noun,
    own,
    owner_country,
    printed,
    same_words,
)

_POSSESSIVES = frozenset("his her its their our my your".split())
_NEAR = 3
#: Nouns that stand for a body named before where nothing else is said of it.
_BODIES = frozenset("group bloc alliance organisation organization movement union militia".split())
_GOVERNMENT = frozenset(
    "government administration authority authorities cabinet leadership regime".split()
)


def group(phrase: Phrase, title: Title, scene: Scene) -> tuple[int, ...]:
    """Governments, ministries, forces, peoples, media, armed groups without a name."""
    kind = phrase.kind
    if kind is None:
        return ()
    if kind == "country":
        return _country(phrase, title, scene)
    if kind == "side":
        return _side(phrase, title, scene)
    owner = _owner_figure(phrase, scene)
    country = title.country or (owner.country if owner is not None else None)
    country = country or _seated_in(phrase, scene)
    noun = head_noun(phrase, scene)
    if owner is not None and owner.kind == "person" and kind in ("office", "government"):
        return (_of_owner(phrase, owner, kind, scene).number,)
    yours = phrase.owner is not None and folded_of(phrase, scene)[phrase.owner] == "your"
    if country is None and phrase.definite and not yours and kind in ("government", "office"):
        again = _last_alike(phrase, noun, scene)
        if again is not None:
            return (again.number,)
        country = _context_country(phrase, scene)
    if country is None and owner is None and phrase.definite and not phrase.plural:
        named = _named_before(phrase, noun, scene)
        if named is not None:
            return (named.number,)
    if kind == "government" and country and noun in _GOVERNMENT and not title.past:
        return (_government(phrase, country, scene).number,)
    return same_words(phrase, scene, country)


def _seated_in(phrase: Phrase, scene: Scene) -> str | None:
    """ "the authorities in Kyiv": the country of the place, where it is a country or a capital."""
    words = scene.words[phrase.sentence]
    for kid in words.kids[phrase.head]:
        if words.tokens[kid].deprel == "nmod" and words.case(kid) == "in":
            name = words.cover.get(kid)
            text = name.text if name is not None else words.tokens[kid].text
            return scene.knowledge.country(text) or scene.knowledge.capital(text)
    return None


def _side(phrase: Phrase, title: Title, scene: Scene) -> tuple[int, ...]:
    """ "the Turkish side", "the Ukrainian party" in talks: the country."""
    code = title.country or owner_country(phrase, scene)
    if code is not None and phrase.definite:
        return (country_figure(code, scene, phrase).number,)
    if head_noun(phrase, scene) == "party" and (title.words.casefold() != "party" or title.body):
        return (own(phrase, scene, country=code).number,)
    return ()


def _owner_figure(phrase: Phrase, scene: Scene) -> Figure | None:
    """The possessor, where it is one figure."""
    if phrase.owner is None:
        return None
    numbers = scene.cast.at.get((phrase.sentence, phrase.owner), ())
    return scene.cast.figures[numbers[0]] if len(numbers) == 1 else None


def _of_owner(phrase: Phrase, owner: Figure, kind: str, scene: Scene) -> Figure:
    """ "his office" → "Sharaa's office": one figure for one owner and noun."""
    words = phrase.title.words if phrase.title is not None else phrase.span.text
    short = owner.names[-1] if owner.names else owner.name
    for name in owner.names:
        if len(name.split()) == 1 and not name.isupper():
            short = name
    folded = folded_of(phrase, scene)
    place = phrase.owner if phrase.owner is not None else phrase.head
    said = folded[place] in _POSSESSIVES or folded[place + 1 : place + 2] in (("'s",), ("'",))
    label = f"{_surname(owner, short)}'s {words}" if said else printed(phrase)
    key = (owner.number, head_noun(phrase, scene))
    for figure in scene.cast.figures:
        if figure.owned == key:
            figure.take(phrase)
            return figure
    figure = scene.cast.new(kind, label, phrase)
    figure.owned, figure.country = key, owner.country
    return figure


def _surname(owner: Figure, short: str) -> str:
    """What a report calls a person by: the single-word form used, else the last word, al- apart."""
    if " " not in short:
        return short
    last = owner.name.split()[-1]
    return re.sub(r"^[Aa]l-", "", last)


def _government(phrase: Phrase, country: str, scene: Scene) -> Figure:
    """The one figure for a country's government; its capital used for it is the same."""
    says_country = phrase.title is not None and phrase.title.country is not None
    says_country = says_country and "country" not in folded_of(phrase, scene)[: phrase.head]
    for figure in scene.cast.figures:
        if figure.group in ("government", "capital") and figure.country == country:
            figure.take(phrase)
            if says_country and not figure.settled and figure.group == "government":
                figure.name, figure.settled = printed(phrase), True
            return figure
    figure = scene.cast.new("government", printed(phrase), phrase)
    figure.settled = says_country
    figure.group, figure.country = "government", country
    return figure


def _country(phrase: Phrase, title: Title, scene: Scene) -> tuple[int, ...]:
    """ "the country", "the Syrian state", "the Kingdom": the country meant."""
    code = title.country or owner_country(phrase, scene)
    if code is None and title.body is not None:
        return ()
    if code is None and phrase.definite and not phrase.plural:
        code = scene.cast.country_before(*phrase.place)
    if code is None:
        return ()
    return (country_figure(code, scene, phrase).number,)


def country_figure(code: str, scene: Scene, phrase: Phrase | None = None) -> Figure:
    """The figure of a country, made where the document has not named it."""
    for figure in scene.cast.figures:
        if figure.group == "country" and figure.country == code:
            return figure
    figure = scene.cast.new("country", scene.knowledge.country_name(code) or code, phrase)
    figure.group, figure.country = "country", code
    return figure


def _last_alike(phrase: Phrase, noun: str, scene: Scene) -> Figure | None:
    """The government or office last named with the same noun, or for a government any."""
    for seen in scene.cast.before(*phrase.place, window=_NEAR):
        for number in seen.figures:
            figure = scene.cast.figures[number]
            if figure.kind != phrase.kind:
                continue
            if any(
                noun in content(span.text) or noun + "s" in content(span.text)
                for span in figure.spans
            ):
                return figure
            if noun in _GOVERNMENT and figure.group == "government":
                return figure
    return None


def _named_before(phrase: Phrase, noun: str, scene: Scene) -> Figure | None:
    """ "the group", "the bloc" and no more: the organisation named last."""
    title = phrase.title
    if noun not in _BODIES or title is None or content(title.words) != {noun}:
        return None
    for seen in scene.cast.before(*phrase.place, window=_NEAR):
        for number in seen.figures:
            figure = scene.cast.figures[number]
            if figure.kind in ("organisation", "armed-group") and not figure.generic:
                return figure
    return None


def _context_country(phrase: Phrase, scene: Scene) -> str | None:
    """Whose "the government" is: the sentence's subject's country, else the publisher's own."""
    for seen in scene.cast.before(*phrase.place, window=0):
        for number in seen.figures:
            figure = scene.cast.figures[number]
            if seen.weight >= 0.9 and figure.country and figure.kind == "person":
                return figure.country
    if scene.home.official:
        return scene.home.country
    codes = {
        scene.cast.figures[number].country
        for seen in scene.cast.before(*phrase.place, window=1)
        for number in seen.figures
        if scene.cast.figures[number].country
    }
    return codes.pop() if len(codes) == 1 else None
