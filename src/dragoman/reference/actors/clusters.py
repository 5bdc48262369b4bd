"""Names of one document put together: which spellings and short forms are one actor.

Persons by :mod:`names`; organisations by their name, acronym or leading words; countries and
capitals by their code. Two persons who could both be meant are never merged: the short form then
stays an actor of its own, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.reference.actors.cast import Cast, Figure
from dragoman.reference.actors.knowledge import Knowledge
from dragoman.reference.actors.phrases import Phrase
from dragoman.reference.names import fold, same, split

_STOP = {"the", "of", "for", "and", "in", "on", "a", "al"}


def cluster_names(
    phrases: Iterable[Phrase], cast: Cast, knowledge: Knowledge
) -> dict[tuple[int, int], int]:
    """Give every name phrase its figure: place → figure number. Fills ``cast.figures``."""
    named = [phrase for phrase in phrases if phrase.form == "name"]
    found: dict[tuple[int, int], int] = {}
    persons = [phrase for phrase in named if phrase.what == "person"]
    # Longest first, so that short forms find the full ones wherever these stand.
    for phrase in sorted(persons, key=lambda p: (-len(split(p.name or "").tokens), p.place)):
        found[phrase.place] = _person(phrase, cast).number
    for figure in cast.figures:
        figure.name = next((name for name in figure.names if not _stutters(name)), figure.name)
    for phrase in named:
        if phrase.what in ("organisation", "country", "people", "capital", "place"):
            found[phrase.place] = _other(phrase, cast, knowledge).number
    return found


def _stutters(name: str) -> bool:
    """True where a word comes twice: the tagger ran two mentions into one."""
    words = fold(name).split()
    return len(words) > 2 and len(set(words)) < len(words)


def _person(phrase: Phrase, cast: Cast) -> Figure:
    """The figure of a person's name, an old one or a new one."""
    name = phrase.name or ""
    fitting = [
        figure
        for figure in cast.figures
        if figure.kind == "person" and not figure.generic and _fits(phrase, figure)
    ]
    exact = [figure for figure in fitting if fold(name) in {fold(n) for n in figure.names}]
    if len(fitting) > 1 and len(exact) == 1:
        fitting = exact
    if not fitting:
        fitting = _by_first_name(name, cast)
    if len(fitting) > 1:
        fitting = _introduced(phrase, fitting)
    if len(fitting) == 1:
        figure = fitting[0]
        figure.take(phrase)
        figure.first = min(figure.first, phrase.place)
        return figure
    figure = cast.new("person", name, phrase)
    if fitting:
        names = " or ".join(other.name for other in fitting)
        figure.reason = f"may be {names}"
    return figure


def _by_first_name(name: str, cast: Cast) -> list[Figure]:
    """The one person of the document whose first name this is; none where several share it."""
    parts = split(name).tokens
    if len(parts) != 1:
        return []
    found = [
        figure
        for figure in cast.figures
        if figure.kind == "person"
        and len(split(figure.name).tokens) > 1
        and split(figure.name).given[:1] == parts
    ]
    return found if len(found) == 1 else []


def _fits(phrase: Phrase, figure: Figure) -> bool:
    """True where the name can be this figure's and nothing else the words say speaks against it."""
    likeness = same(phrase.name or "", figure.name)
    if likeness.score < 0.5:  # asked of every two names: the method would cost as much again
        return False
    single = len(split(phrase.name or "").tokens) == 1
    other_gender = bool(phrase.gender and figure.gender and phrase.gender != figure.gender)
    if other_gender and (likeness.score < 1.0 or single):
        return False
    certain = likeness.score >= 0.8 and not single
    if certain or not phrase.country or not figure.country:
        return True
    return phrase.country == figure.country


def _introduced(phrase: Phrase, fitting: list[Figure]) -> list[Figure]:
    """Of several, those already named when the short form comes."""
    earlier = [figure for figure in fitting if figure.first < phrase.place]
    return earlier or fitting


def _other(phrase: Phrase, cast: Cast, knowledge: Knowledge) -> Figure:
    """The figure of a country, capital, people, place or organisation."""
    name = phrase.name or phrase.span.text
    if phrase.what in ("country", "people", "capital"):
        for figure in cast.figures:
            if figure.group == phrase.what and figure.country == phrase.country:
                figure.take(phrase)
                return figure
        printed = name
        if phrase.what == "country":
            printed = knowledge.country_name(phrase.country or "") or name
        figure = cast.new(phrase.kind or "country", printed, phrase)
        figure.group = phrase.what
        return figure
    for figure in cast.figures:
        if figure.group in ("organisation", "place", "government") and _same_organisation(
            phrase, figure
        ):
            figure.take(phrase)
            if _is_acronym(figure.name) and _initials(name) == figure.name.casefold():
                figure.name = name
            if figure.group == "place" and phrase.what == "organisation":
                figure.group, figure.kind = "organisation", phrase.kind or "organisation"
            return figure
    figure = cast.new(phrase.kind or "government", name, phrase)
    whole = figure.kind == "government" and fold(name).startswith("government of")
    figure.group = "government" if whole and figure.country else phrase.what
    return figure


def _is_acronym(name: str) -> bool:
    """True for "HTS"."""
    return name.isupper() and " " not in name


def _same_organisation(phrase: Phrase, figure: Figure) -> bool:
    """One name, one an alias or acronym of the other, or one the opening words of the other."""
    name = fold(phrase.name or "")
    if phrase.country and figure.country and phrase.country != figure.country:
        return False
    known = {fold(other) for other in (*figure.names, *figure.aliases)}
    if name in known or known & {fold(alias) for alias in phrase.aliases}:
        return True
    if _is_acronym(phrase.name or ""):
        return any(_initials(other) == (phrase.name or "").casefold() for other in figure.names)
    return any(
        _is_acronym(other) and _initials(phrase.name or "") == other.casefold()
        for other in figure.names
    )


def _initials(name: str) -> str:
    """First letters of the words that count, lower case; '' for a single word."""
    words = [word for word in fold(name).split() if word not in _STOP]
    return "".join(word[0] for word in words) if len(words) > 1 else ""
