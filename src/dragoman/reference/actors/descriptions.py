"""Descriptions without a name: "the Turkish leader", "the spokesman", "his office".

A description means somebody named in the document if exactly one fits; else the holder of the
office on the day, if our table has one; else an actor of its own, named by its words.
"""

from __future__ import annotations

import re

from dragoman.reference.actors.cast import Figure
from dragoman.reference.actors.groups import group
from dragoman.reference.actors.phrases import Phrase, Title
from dragoman.reference.actors.scenes import Scene
from dragoman.reference.actors.unnamed import (
    content,
    head_noun,
    own,
    owner_country,
    same_words,
)
from dragoman.reference.countries import countries
from dragoman.reference.names import same

# Which classes of office a word may mean.
MEANS: dict[str, frozenset[str]] = {
    "leader": frozenset({"leader", "head-of-state", "head-of-government", "crown-prince"}),
    "minister": frozenset({"minister", "foreign-minister", "defence-minister", "deputy-minister"}),
    "secretary": frozenset({"secretary", "foreign-minister", "defence-minister"}),
    "diplomat": frozenset(
        {"diplomat", "foreign-minister", "ambassador", "envoy", "deputy-minister", "negotiator"}
    ),
    "official": frozenset(
        {"official", "adviser", "spokesperson", "director", "chief", "diplomat", "representative"}
    ),
    "envoy": frozenset({"envoy", "representative", "ambassador", "negotiator"}),
    "representative": frozenset({"envoy", "representative", "legislator"}),
    "chief": frozenset({"chief", "director", "secretary-general", "chair", "commissioner"}),
    "politician": frozenset({"politician", "legislator", "opposition-leader", "candidate"}),
    "candidate": frozenset({"candidate"}),
    "royal": frozenset({"royal", "crown-prince"}),
}


_PAIR = frozenset({"head-of-state", "head-of-government"})
_TOP = frozenset({"head-of-state", "head-of-government", "leader"})


#: Words of the state itself: the president "of the Republic" is the country's.
_OF_THE_STATE = frozenset(
    "republic state states federal presidency presidential government nation "
    "country kingdom transition transitional sovereign sovereignty democratic republican".split()
)

# "no official", "which parties" mean nobody in particular.
_NOBODY = frozenset("no any every each which what whatever neither whichever".split())


# Endings of nouns for people, for nouns in no list of ours.
_HUMAN = re.compile(r"(?:[^t]er|[ct]or|ist|cian|ee|man|woman|eer)$")


def describe(phrase: Phrase, scene: Scene) -> tuple[int, ...]:
    """The figures a description means; a new figure where it means nobody named."""
    words = scene.words[phrase.sentence]
    first = next(i for i, t in enumerate(words.tokens) if t.start >= phrase.span.start)
    if phrase.title is None or words.folded[first] in _NOBODY:
        return ()
    if phrase.what == "office":
        return _office(phrase, phrase.title, scene)
    if phrase.what == "person":
        return _someone(phrase, scene)
    if phrase.what == "group":
        return group(phrase, phrase.title, scene)
    place = (phrase.sentence, phrase.head)
    acting = place in scene.cast.speakers or place in scene.cast.doers
    if phrase.what == "thing" and (acting or _HUMAN.search(head_noun(phrase, scene))):
        return (own(phrase, scene).number,)
    return ()


def _office(phrase: Phrase, title: Title, scene: Scene) -> tuple[int, ...]:
    """A person described by an office."""
    if phrase.plural:
        return same_words(phrase, scene)
    country = title.country or owner_country(phrase, scene)
    if title.group == "counterpart":
        return _counterpart(phrase, country, scene)
    if not phrase.definite and not _capitalised(phrase, scene) and not title.country:
        return (own(phrase, scene, fresh=True).number,)
    fitting = [f for f in scene.cast.figures if _holds(f, title, country, phrase)]
    fitting = [f for f in fitting if not f.generic] or fitting
    chosen = _choose(phrase, title, country, fitting, scene)
    if chosen is not None:
        return (chosen.number,)
    if not phrase.definite and not _capitalised(phrase, scene):
        return (own(phrase, scene, fresh=True).number,)
    return (_holder(phrase, title, country, scene).number,)


def _capitalised(phrase: Phrase, scene: Scene) -> bool:
    """True for a title written as one: "President", "Foreign Minister" inside a sentence."""
    title = phrase.title
    if title is None or title.noun < 0:
        return False
    return scene.words[phrase.sentence].tokens[title.noun].text[:1].isupper()


def _holds(figure: Figure, title: Title, country: str | None, phrase: Phrase) -> bool:
    """True where a figure may be whom a title describes."""
    if figure.kind != "person":
        return False
    if phrase.gender and figure.gender and phrase.gender != figure.gender:
        return False
    if country and figure.country and country != figure.country:
        return False
    if country and not figure.country:
        return False
    wanted = MEANS.get(title.group, frozenset({title.group}))
    held = [t for t in figure.titles if t.group in wanted and (title.past or not t.past)]
    held = [t for t in held if _of_one_body(title, t)]
    if title.past and not any(t.past for t in held):
        return False
    words = content(title.words)
    return any(
        words <= content(t.words) or t.group in _TOP or title.group not in ("minister", "chief")
        for t in held
    )


def of_a_body(title: Title) -> bool:
    """True for "President of the Academy": a head, but of a body within or beyond the state."""
    words = title.body.split() if title.body and title.group in _PAIR else []
    if not words or words[0] in ("and", "or"):
        return False
    named = countries().find(words[0])
    if named is not None and named.by == "name":
        return False  # "of Austria Nehammer"
    return not {word.casefold() for word in words} & _OF_THE_STATE


def _of_one_body(said: Title, held: Title) -> bool:
    """False where one heads a state and the other a body, or they head two bodies."""
    if of_a_body(said):
        return bool(held.body) and bool(content(said.body or "") & content(held.body or ""))
    return said.country is None or not of_a_body(held)


def _choose(
    phrase: Phrase, title: Title, country: str | None, fitting: list[Figure], scene: Scene
) -> Figure | None:
    """The one figure meant: the only one, the publisher's own, or the one last seen."""
    if not fitting:
        return None
    named_later = title.rank > 1 and (phrase.definite or _capitalised(phrase, scene))
    sure = country is not None or named_later
    if len(fitting) == 1 and (sure or _seen_before(fitting[0], phrase)):
        return fitting[0]
    if country is None and scene.home.official and _capitalised(phrase, scene):
        ours = [f for f in fitting if f.country == scene.home.country and _own_state(f, title)]
        if len(ours) == 1:
            return ours[0]
    order = {n: rank for rank, (_, n) in enumerate(scene.cast.salience(*phrase.place))}
    near = sorted((f for f in fitting if f.number in order), key=lambda f: order[f.number])
    if near:
        return near[0]
    current = [f for f in fitting if _seen_before(f, phrase)]
    return current[0] if len(current) == 1 else None


def _own_state(figure: Figure, title: Title) -> bool:
    """True where a figure holds an office of the title's class that is the state's own."""
    held = [t for t in figure.titles if t.group == title.group]
    return not held or not all(map(of_a_body, held))


def _seen_before(figure: Figure, phrase: Phrase) -> bool:
    """True where the figure has been named before the phrase."""
    return figure.first < phrase.place


def _counterpart(phrase: Phrase, country: str | None, scene: Scene) -> tuple[int, ...]:
    """ "his French counterpart": the French holder of the office the possessor holds."""
    title = phrase.title
    assert title is not None
    owners = (
        scene.cast.at.get((phrase.sentence, phrase.owner), ()) if phrase.owner is not None else ()
    )
    groups = {group for number in owners for group in scene.cast.figures[number].groups}
    country = title.country
    if country is None and len(owners) == 1:
        other = _partner(owners[0], scene)
        if other is not None:
            return (other,)
    if country is None or not groups:
        return (own(phrase, scene, fresh=True).number,)
    for office in sorted(groups):
        like = Title(title.words, office, 2, country, None, None, False, title.tokens, title.noun)
        fitting = [f for f in scene.cast.figures if _holds(f, like, country, phrase)]
        if len(fitting) == 1:
            return (fitting[0].number,)
        if not fitting:
            return (_holder(phrase, like, country, scene).number,)
    return (own(phrase, scene, fresh=True).number,)


def _partner(owner: int, scene: Scene) -> int | None:
    """The other of the two in touch in the contact told last: "his counterpart"."""
    for _, people in reversed(scene.cast.meetings):
        if owner in people and len(people) == 2:
            return people[0] if people[1] == owner else people[1]
    return None


def _holder(phrase: Phrase, title: Title, country: str | None, scene: Scene) -> Figure:
    """Who held the office that day by our table, else an actor named by its words."""
    ours = scene.home.official and _capitalised(phrase, scene) and title.body is None
    where = country or (scene.home.country if ours else None)
    holder = None
    known = title.group in _KNOWN_CLASSES and not of_a_body(title)
    if where and scene.day and not title.past and known:
        holder = scene.knowledge.holder(title.group, where, scene.day)
        # A president who heads the government too is no "Prime Minister".
        if holder is not None and title.group in _PAIR and holder.group not in (title.group, ""):
            holder = None
    if holder is None:
        return own(phrase, scene, country=where)
    for figure in scene.cast.figures:
        if figure.kind == "person" and not figure.generic and same(figure.name, holder.name):
            if figure.country in (None, where):
                figure.country = where
                figure.titles.append(title)
                return figure
    figure = scene.cast.new("person", holder.name, phrase)
    figure.names.append(holder.name)
    figure.country, figure.gender = where, holder.gender or figure.gender
    figure.titles.append(title)
    figure.held = True
    return figure


_KNOWN_CLASSES = frozenset({"head-of-state", "head-of-government", "foreign-minister", "leader"})


def _someone(phrase: Phrase, scene: Scene) -> tuple[int, ...]:
    """ "the analyst": the person last called so, else someone of their own."""
    if phrase.plural:
        return same_words(phrase, scene)
    noun = head_noun(phrase, scene)
    if phrase.definite and phrase.owner is None:
        for seen in scene.cast.before(*phrase.place, window=6):
            for number in seen.figures:
                figure = scene.cast.figures[number]
                if figure.kind == "person" and any(
                    noun in content(title.words) for title in figure.titles
                ):
                    return (number,)
    return (own(phrase, scene, fresh=not phrase.definite).number,)
