"""Words for several actors already named: "the two leaders", "both presidents", "the sides".

Only definite plurals and counted ones; the members are those last seen together, else the last
ones seen that fit, as many as the count says. Where too few fit, nothing is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dragoman.reference.actors.cast import Figure
from dragoman.reference.actors.descriptions import MEANS, describe
from dragoman.reference.actors.groups import country_figure
from dragoman.reference.actors.phrases import Phrase, Title
from dragoman.reference.actors.scenes import Scene
from dragoman.reference.actors.unnamed import printed
from dragoman.reference.actors.vocabulary import plain

_COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "2": 2, "3": 3, "4": 4}
_WINDOW = 6
# Words that mean those already named only with a number before them.
_ONLY_COUNTED = frozenset(
    "government state nation power capital ally neighbour neighbor rival foe man woman official "
    "politician diplomat partner counterpart ambassador speaker delegation".split()
)


def gather(phrase: Phrase, scene: Scene) -> tuple[int, ...] | None:
    """The members a collective means, () where not to be told, None where it is no collective."""
    if not phrase.plural and plain(_head(phrase, scene)) not in ("pair", "duo", "trio"):
        return None
    kind = _kind(phrase, scene)
    if kind is None:
        return None
    title = phrase.title
    if title is not None:
        each = _each_country(phrase, title, scene)
        if len(each) > 1:
            return each
        if title.country or title.body:
            return None
    count = _count(phrase, scene)
    if phrase.owner is not None or (count is None and not phrase.definite):
        return None
    if count is None and _head(phrase, scene) in _ONLY_COUNTED:
        return None
    if count is None and title is not None and title.group.endswith("minister"):
        return _persons(phrase, count, scene) or None
    if kind == "persons":
        return _persons(phrase, count, scene)
    if kind == "countries":
        return _countries(phrase, count, scene)
    if kind == "sides":
        return _countries(phrase, count, scene) or _persons(phrase, count, scene)
    return _persons(phrase, count, scene) or _countries(phrase, count, scene)


def _head(phrase: Phrase, scene: Scene) -> str:
    """The lemma of the head."""
    return plain(scene.words[phrase.sentence].tokens[phrase.head].lemma)


def _kind(phrase: Phrase, scene: Scene) -> str | None:
    """What the members are: persons, sides, countries, either; None for no collective noun."""
    words = scene.words[phrase.sentence]
    title = phrase.title
    if title is not None:
        start = title.tokens[0] if title.tokens else phrase.head
        for first in range(start, phrase.head + 1):
            lemmas = " ".join(plain(words.tokens[i].lemma) for i in range(first, phrase.head + 1))
            if lemmas in scene.vocabulary.collectives:
                return scene.vocabulary.collectives[lemmas]
        of_state = " ".join(
            plain(words.tokens[i].lemma)
            for i in range(phrase.head, min(len(words.tokens), phrase.head + 3))
        )
        if of_state in scene.vocabulary.collectives:
            return scene.vocabulary.collectives[of_state]
    return scene.vocabulary.collectives.get(_head(phrase, scene))


def _count(phrase: Phrase, scene: Scene) -> int | None:
    """The number in the phrase: two, both, three."""
    words = scene.words[phrase.sentence]
    for index in range(max(0, phrase.head - 5), phrase.head):
        inside = phrase.span.start <= words.tokens[index].start
        number = _COUNTS.get(words.folded[index])
        if number is not None and (inside or words.tokens[index].head == phrase.head):
            return number
    return {"pair": 2, "duo": 2, "trio": 3}.get(_head(phrase, scene))


def _each_country(phrase: Phrase, title: Title, scene: Scene) -> tuple[int, ...]:
    """ "the Russian and Turkish presidents": one of each country."""
    words = scene.words[phrase.sentence]
    low = max(0, phrase.head - 8)
    codes = _of_countries(phrase, scene)
    for index in range(low, phrase.head):
        code = scene.knowledge.country(words.tokens[index].text)
        near = words.tokens[index].text[:1].isupper() and (
            words.tokens[index].deprel in ("amod", "conj", "compound")
        )
        if code is not None and near and phrase.head in words.above(index):
            codes.append((index, code))
    if len(codes) < 2:
        return ()
    if _kind(phrase, scene) in ("sides", "countries"):
        return tuple(country_figure(code, scene).number for _, code in codes)
    members: list[int] = []
    for index, code in codes:
        one = Title(title.words, title.group, title.rank, code, None, None, title.past,
                    (index, phrase.head), title.noun)  # fmt: skip
        single = Phrase(
            sentence=phrase.sentence, head=phrase.head, tokens=(index,), span=phrase.span,
            form="description", what=phrase.what, title=one, kind=phrase.kind, country=code,
            definite=True,
        )  # fmt: skip
        members.extend(_renamed(describe(single, scene), phrase, code, scene))
    return tuple(dict.fromkeys(members))


def _renamed(numbers: tuple[int, ...], phrase: Phrase, code: str, scene: Scene) -> tuple[int, ...]:
    """The figures; one that is named by the words for both gets a name of its own."""
    title = phrase.title
    for number in numbers:
        figure = scene.cast.figures[number]
        if title is None or not figure.generic or figure.name != printed(phrase):
            continue
        tokens = scene.words[phrase.sentence].tokens
        before = [tokens[i] for i in sorted(title.tokens) if i < phrase.head]
        before = [t for t in before if t.head == phrase.head and t.deprel in ("amod", "compound")]
        plain_words = [t.text for t in before if scene.knowledge.country(t.text) is None]
        country = scene.knowledge.country_name(code) or code
        figure.name = f"{country}'s {' '.join([*plain_words, tokens[phrase.head].lemma])}"
    return numbers


def _of_countries(phrase: Phrase, scene: Scene) -> list[tuple[int, str]]:
    """ "the governments of Chile and Peru": the countries behind the noun, where several."""
    words = scene.words[phrase.sentence]
    found: list[tuple[int, str]] = []
    for kid in words.kids[phrase.head]:
        if kid < phrase.head or words.case(kid) != "of":
            continue
        for index in (kid, *(k for k in words.kids[kid] if words.tokens[k].deprel == "conj")):
            name = words.cover.get(index)
            code = scene.knowledge.country(name.text if name else words.tokens[index].text)
            if code is not None:
                found.append((index, code))
    return found if len(found) > 1 else []


def _persons(phrase: Phrase, count: int | None, scene: Scene) -> tuple[int, ...]:
    """The persons last seen that fit the noun."""
    title = phrase.title
    group = title.group if title is not None and phrase.what == "office" else None
    ranked = group in ("head-of-state", "head-of-government", "leader") or (
        group is not None and group.endswith("minister")
    )

    def named(figure: Figure) -> bool:
        return (
            figure.kind == "person"
            and not figure.generic
            and (phrase.gender is None or figure.gender in (None, phrase.gender))
        )

    def high(figure: Figure) -> bool:
        return named(figure) and any(t.rank >= 2 for t in figure.titles if not t.past)

    def unknown(figure: Figure) -> bool:
        return high(figure) or (named(figure) and not figure.titles)

    wanted = MEANS.get(group or "", frozenset({group or ""}))

    def classed(figure: Figure) -> bool:
        return named(figure) and bool(figure.groups & wanted)

    if count is None and group is not None and group not in ("leader", "head-of-state"):
        return _all_near(phrase, scene, classed)
    met = _met(phrase, count, scene, named)
    if met:
        return met
    for fits in (high, unknown) if ranked else (named,):
        found = _last(phrase, count, scene, fits)
        if len(found) == count or (count is None and len(found) > 1):
            return found
    return ()


def _met(
    phrase: Phrase, count: int | None, scene: Scene, fits: Callable[[Figure], bool]
) -> tuple[int, ...]:
    """Those in touch in the contact told last, unless others were named in a row since then."""
    for sentence, people in reversed(scene.cast.meetings):
        since = [
            seen
            for seen in scene.cast.before(*phrase.place, window=2)
            if len(seen.figures) > 1
            and seen.sentence > sentence
            and all(fits(scene.cast.figures[n]) for n in seen.figures)
        ]
        if any(not set(seen.figures) <= set(people) for seen in since):
            return ()
        right = len(people) == count if count is not None else len(people) > 1
        if right and all(fits(scene.cast.figures[n]) for n in people):
            return _in_order(people, scene)
    return ()


def _all_near(phrase: Phrase, scene: Scene, fits: Callable[[Figure], bool]) -> tuple[int, ...]:
    """All fitting figures named in the sentences just before: "the ministers"; two at least."""
    found = {
        number
        for seen in scene.cast.before(*phrase.place, window=3)
        for number in seen.figures
        if fits(scene.cast.figures[number])
    }
    return _in_order(found, scene) if len(found) > 1 else ()


def _countries(phrase: Phrase, count: int | None, scene: Scene) -> tuple[int, ...]:
    """The countries last seen, or those of the persons and governments last seen."""
    wanted = count or 2
    codes: list[str] = []
    apart = _third_party(phrase, scene)
    for seen in scene.cast.before(*phrase.place, window=_WINDOW):
        row = [scene.cast.figures[number] for number in seen.figures]
        if not codes and len(row) > 1 and count in (None, len(row)):
            if all(figure.group == "country" for figure in row):
                return _in_order(seen.figures, scene)
        for number in seen.figures:
            code = scene.cast.figures[number].country
            if code and code not in codes:
                codes.append(code)
        if len(set(codes) - apart) >= wanted:
            break
    rest = [code for code in codes if code not in apart]
    codes = rest if len(rest) >= wanted else codes
    if len(codes) < wanted:
        return ()
    return _in_order((country_figure(code, scene).number for code in codes[:wanted]), scene)


def _third_party(phrase: Phrase, scene: Scene) -> set[str]:
    """The country of who speaks to or of both sides: "Germany's chancellor urged both sides"."""
    words = scene.words[phrase.sentence]
    verb = words.governor(phrase.head)
    if verb < 0 or words.tokens[phrase.head].deprel.startswith("nsubj"):
        return set()
    subject = next((k for k in words.kids[verb] if words.tokens[k].deprel == "nsubj"), -1)
    near = [subject, *words.kids[subject]] if subject >= 0 else []
    figures = [n for token in near for n in scene.cast.at.get((phrase.sentence, token), ())]
    codes = {scene.cast.figures[number].country for number in figures}
    codes |= {scene.knowledge.country(words.tokens[token].text) for token in near}
    return {code for code in codes if code is not None}


def _last(
    phrase: Phrase, count: int | None, scene: Scene, fits: Callable[[Figure], bool]
) -> tuple[int, ...]:
    """The ``count`` fitting figures last seen (two where it is open); those in a row come first."""
    order: list[int] = []
    for seen in scene.cast.before(*phrase.place, window=_WINDOW):
        members = [number for number in seen.figures if fits(scene.cast.figures[number])]
        whole = len(members) == len(seen.figures) > 1
        if whole and count in (None, len(members)) and not set(order) - set(members):
            return _in_order(members, scene)
        for number in members:
            if number not in order:
                order.append(number)
        if len(order) >= (count or 2):
            break
    return _in_order(order[: count or 2], scene)


def _in_order(numbers: Iterable[int], scene: Scene) -> tuple[int, ...]:
    """Figures in the order of their first mention."""
    return tuple(sorted(numbers, key=lambda n: (scene.cast.figures[n].first, n)))
