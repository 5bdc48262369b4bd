"""Descriptions without a name: "the Turkish leader", "the spokesman", "Israeli forces", "his office".

A description means somebody named in the document if exactly one fits; else the holder of the
office on the day, if our table has one; else an actor of its own, named by its words.
"""

from __future__ import annotations

import re

from dragoman.reference.actors.cast import Figure
from dragoman.reference.actors.phrases import Phrase, Title
from dragoman.reference.actors.scenes import Scene
from dragoman.reference.actors.vocabulary import plain
from dragoman.reference.names import same

# Which classes of office a word may mean.
_MEANS: dict[str, frozenset[str]] = {
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
_TOP = frozenset({"head-of-state", "head-of-government", "leader"})
_NEAR = 3
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
        return _group(phrase, phrase.title, scene)
    if phrase.what == "thing" and _HUMAN.search(_noun(phrase, scene)):
        return (_own(phrase, scene).number,)
    return ()


# ------------------------------------------------------------------ persons by their office


def _office(phrase: Phrase, title: Title, scene: Scene) -> tuple[int, ...]:
    """A person described by an office."""
    if phrase.plural:
        return _same_words(phrase, scene)
    country = title.country or _owner_country(phrase, scene)
    if title.group == "counterpart":
        return _counterpart(phrase, country, scene)
    if not phrase.definite and not _capitalised(phrase, scene) and not title.country:
        return (_own(phrase, scene, fresh=True).number,)
    fitting = [f for f in scene.cast.figures if _holds(f, title, country, phrase)]
    fitting = [f for f in fitting if not f.generic] or fitting
    chosen = _choose(phrase, title, country, fitting, scene)
    if chosen is not None:
        return (chosen.number,)
    if not phrase.definite and not _capitalised(phrase, scene):
        return (_own(phrase, scene, fresh=True).number,)
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
    wanted = _MEANS.get(title.group, frozenset({title.group}))
    held = [t for t in figure.titles if t.group in wanted and (title.past or not t.past)]
    if title.past and not any(t.past for t in held):
        return False
    words = _content(title.words)
    return any(
        words <= _content(t.words) or t.group in _TOP or title.group not in ("minister", "chief")
        for t in held
    )


def _content(words: str) -> set[str]:
    """The words of a title that must agree: no adjectives of standing."""
    loose = {"new", "interim", "acting", "senior", "top", "chief", "the", "special", "longtime"}
    return {word for word in re.findall(r"[a-z'-]+", plain(words)) if word not in loose}


def _choose(
    phrase: Phrase, title: Title, country: str | None, fitting: list[Figure], scene: Scene
) -> Figure | None:
    """The one figure meant: the only one, the publisher's own, or the one last seen."""
    if not fitting:
        return None
    sure = country or phrase.definite or _capitalised(phrase, scene)
    if len(fitting) == 1 and (sure or _seen_before(fitting[0], phrase)):
        return fitting[0]
    if country is None and scene.home.official and _capitalised(phrase, scene):
        own = [f for f in fitting if f.country == scene.home.country]
        if len(own) == 1:
            return own[0]
    order = {n: rank for rank, (_, n) in enumerate(scene.cast.salience(*phrase.place))}
    near = sorted((f for f in fitting if f.number in order), key=lambda f: order[f.number])
    if near:
        return near[0]
    current = [f for f in fitting if _seen_before(f, phrase)]
    return current[0] if len(current) == 1 else None


def _seen_before(figure: Figure, phrase: Phrase) -> bool:
    """True where the figure has been named before the phrase."""
    return figure.first < phrase.place


def _owner_country(phrase: Phrase, scene: Scene) -> str | None:
    """The country of the possessor: his, Putin's, our, the country's."""
    if phrase.owner is None:
        return None
    for number in scene.cast.at.get((phrase.sentence, phrase.owner), ()):
        if scene.cast.figures[number].country:
            return scene.cast.figures[number].country
    return None


def _counterpart(phrase: Phrase, country: str | None, scene: Scene) -> tuple[int, ...]:
    """ "his French counterpart": the French holder of the office the possessor holds."""
    title = phrase.title
    assert title is not None
    owners = (
        scene.cast.at.get((phrase.sentence, phrase.owner), ()) if phrase.owner is not None else ()
    )
    groups = {group for number in owners for group in scene.cast.figures[number].groups}
    country = title.country
    if country is None or not groups:
        return (_own(phrase, scene, fresh=True).number,)
    for group in sorted(groups):
        like = Title(title.words, group, 2, country, None, None, False, title.tokens, title.noun)
        fitting = [f for f in scene.cast.figures if _holds(f, like, country, phrase)]
        if len(fitting) == 1:
            return (fitting[0].number,)
        if not fitting:
            return (_holder(phrase, like, country, scene).number,)
    return (_own(phrase, scene, fresh=True).number,)


def _holder(phrase: Phrase, title: Title, country: str | None, scene: Scene) -> Figure:
    """Who held the office that day by our table, else an actor named by its words."""
    own = scene.home.official and _capitalised(phrase, scene) and title.body is None
    where = country or (scene.home.country if own else None)
    holder = None
    if where and scene.day and not title.past and title.group in _KNOWN_CLASSES:
        holder = scene.knowledge.holder(title.group, where, scene.day)
    if holder is None:
        return _own(phrase, scene, country=where)
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
        return _same_words(phrase, scene)
    noun = _noun(phrase, scene)
    if phrase.definite and phrase.owner is None:
        for seen in scene.cast.before(*phrase.place, window=6):
            for number in seen.figures:
                figure = scene.cast.figures[number]
                if figure.kind == "person" and any(
                    noun in _content(title.words) for title in figure.titles
                ):
                    return (number,)
    return (_own(phrase, scene, fresh=not phrase.definite).number,)


def _noun(phrase: Phrase, scene: Scene) -> str:
    """The lemma of the description's head."""
    return plain(scene.words[phrase.sentence].tokens[phrase.head].lemma)


# ------------------------------------------------------------------ groups


def _group(phrase: Phrase, title: Title, scene: Scene) -> tuple[int, ...]:
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
    noun = _noun(phrase, scene)
    if owner is not None and owner.kind == "person" and kind in ("office", "government"):
        return (_of_owner(phrase, owner, kind, scene).number,)
    yours = phrase.owner is not None and words_of(phrase, scene)[phrase.owner] == "your"
    if country is None and phrase.definite and not yours and kind in ("government", "office"):
        again = _last_alike(phrase, noun, scene)
        if again is not None:
            return (again.number,)
        country = _context_country(phrase, scene)
    if kind == "government" and country and noun in _GOVERNMENT and not title.past:
        return (_government(phrase, country, scene).number,)
    return _same_words(phrase, scene, country)


def words_of(phrase: Phrase, scene: Scene) -> tuple[str, ...]:
    """The folded words of the phrase's sentence."""
    return scene.words[phrase.sentence].folded


def _side(phrase: Phrase, title: Title, scene: Scene) -> tuple[int, ...]:
    """ "the Turkish side", "the Ukrainian party" in talks: the country; other parties: their own."""
    code = title.country or _owner_country(phrase, scene)
    if code is not None and phrase.definite:
        return (country_figure(code, scene, phrase).number,)
    if _noun(phrase, scene) == "party" and (title.words.casefold() != "party" or title.body):
        return (_own(phrase, scene, country=code).number,)
    return ()


_GOVERNMENT = frozenset(
    "government administration authority authorities cabinet leadership regime".split()
)


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
        if len(name.split()) == 1:
            short = name
    label = f"{_surname(owner, short)}'s {words}"
    for figure in scene.cast.figures:
        if figure.group == "owned" and figure.name == label:
            figure.take(phrase)
            return figure
    figure = scene.cast.new(kind, label, phrase)
    figure.group, figure.country = "owned", owner.country
    return figure


def _surname(owner: Figure, short: str) -> str:
    """What a report calls a person by: the single-word form used, else the last word, al- apart."""
    if " " not in short:
        return short
    last = owner.name.split()[-1]
    return re.sub(r"^[Aa]l-", "", last)


def _government(phrase: Phrase, country: str, scene: Scene) -> Figure:
    """The one figure for a country's government; its capital used for it is the same."""
    for figure in scene.cast.figures:
        if figure.group in ("government", "capital") and figure.country == country:
            figure.take(phrase)
            return figure
    figure = scene.cast.new("government", _printed(phrase), phrase)
    figure.group, figure.country = "government", country
    return figure


def _country(phrase: Phrase, title: Title, scene: Scene) -> tuple[int, ...]:
    """ "the country", "the Syrian state", "the Kingdom": the country meant."""
    code = title.country or _owner_country(phrase, scene)
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
                noun in _content(span.text) or noun + "s" in _content(span.text)
                for span in figure.spans
            ):
                return figure
            if noun in _GOVERNMENT and figure.group == "government":
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


# ------------------------------------------------------------------ actors of their own


def _same_words(phrase: Phrase, scene: Scene, country: str | None = None) -> tuple[int, ...]:
    """The unnamed figure with the same noun and country, else a new one."""
    return (_own(phrase, scene, country=country).number,)


def _own(phrase: Phrase, scene: Scene, fresh: bool = False, country: str | None = None) -> Figure:
    """An actor named by its words. ``fresh``: never one met before."""
    code = country or phrase.country or _owner_country(phrase, scene)
    label = _printed(phrase)
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


def _printed(phrase: Phrase) -> str:
    """The words of a description as an actor's name: without its article."""
    text = " ".join(phrase.span.text.split())
    return re.sub(r"^(?:the|a|an|some|many|several|these|those|this|that)\s+", "", text, flags=re.I)


def _alike(first: str, second: str) -> bool:
    """True for the same words, case and plural s apart."""
    one, two = plain(first), plain(second)
    return one == two or one.rstrip("s") == two.rstrip("s")
