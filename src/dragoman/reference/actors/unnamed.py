"""Actors without a name, named by their words, and what every description is asked for."""

from __future__ import annotations

import re

from dragoman.reference.actors.cast import Figure
from dragoman.reference.actors.phrases import Phrase
from dragoman.reference.actors.scenes import Scene
from dragoman.reference.actors.vocabulary import plain


def owner_country(phrase: Phrase, scene: Scene) -> str | None:
    """The country of the possessor: his, Putin's, our, the country's."""
    if phrase.owner is None:
        return None
    for number in scene.cast.at.get((phrase.sentence, phrase.owner), ()):
        if scene.cast.figures[number].country:
            return scene.cast.figures[number].country
    return None


def head_noun(phrase: Phrase, scene: Scene) -> str:
    """The lemma of the description's head."""
    return plain(scene.words[phrase.sentence].tokens[phrase.head].lemma)


def folded_of(phrase: Phrase, scene: Scene) -> tuple[str, ...]:
    """The folded words of the phrase's sentence."""
    return scene.words[phrase.sentence].folded


def content(words: str) -> set[str]:
    """The words of a title that must agree: no adjectives of standing."""
    loose = {"new", "interim", "acting", "senior", "top", "chief", "the", "special", "longtime"}
    return {word for word in re.findall(r"[a-z'-]+", plain(words)) if word not in loose}


def own(phrase: Phrase, scene: Scene, fresh: bool = False, country: str | None = None) -> Figure:
    """An actor named by its words. ``fresh``: never one met before."""
    code = country or phrase.country or owner_country(phrase, scene)
    label = printed(phrase)
    if not fresh:
        for figure in scene.cast.figures:
            if figure.generic and figure.country == code and _alike(label, figure.name):
                figure.take(phrase)
                return figure
    kind = phrase.kind or "person"
    if kind == "side":
        kind = "organisation"
    if phrase.plural and kind == "person":
        kind = "government" if phrase.what == "office" and code else "population"
    figure = scene.cast.new(kind, label, phrase)
    figure.generic, figure.country = True, code
    figure.group = "generic"
    if phrase.title is not None and phrase.what in ("office", "person"):
        figure.titles.append(phrase.title)
    return figure


def same_words(phrase: Phrase, scene: Scene, country: str | None = None) -> tuple[int, ...]:
    """The unnamed figure with the same noun and country, else a new one."""
    return (own(phrase, scene, country=country).number,)


def printed(phrase: Phrase) -> str:
    """The words of a description as an actor's name: without its article."""
    text = " ".join(phrase.span.text.split())
    return re.sub(r"^(?:the|a|an|some|many|several|these|those|this|that)\s+", "", text, flags=re.I)


def _alike(first: str, second: str) -> bool:
    """True for the same words, case and plural s apart."""
    one, two = plain(first), plain(second)
    return one == two or one.rstrip("s") == two.rstrip("s")
