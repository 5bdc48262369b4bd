"""Pronouns: he, she, it, they and, inside a quotation, I and we.

Recency and the relation of the mention decide (subjects before objects before the rest), after
gender, number and what grammar forbids.
"""

from __future__ import annotations

from itertools import pairwise

from dragoman.reference.actors.cast import Figure
from dragoman.reference.actors.phrases import Phrase, Words
from dragoman.reference.actors.scenes import Scene

# Below this nothing is said: a mention in passing four sentences back is too weak to be meant.
_FLOOR = 0.12
_THINGS = frozenset({"country", "government", "organisation", "office", "armed-group", "media"})
#: Who is thanked or blamed is so for what is his.
_TO_ONES_FACE = frozenset(
    "thank praise commend laud hail applaud criticise criticize condemn blame rebuke censure fault "
    "congratulate reward punish accuse denounce slam chide berate".split()
)
_FRONTED = ("obl", "advcl", "advmod")


def refer(phrase: Phrase, scene: Scene) -> tuple[int, ...]:
    """The figures a third-person or relative pronoun means; empty where none is strong enough."""
    kind = phrase.what.partition(":")[2]
    honoured = _of_object(phrase, scene, kind)
    if honoured:
        return honoured
    if kind == "3s":
        return _person(phrase, scene)
    if kind == "relative":
        return _relative(phrase, scene)
    if kind == "thing":
        return _thing(phrase, scene)
    if kind == "3p":
        return _several(phrase, scene)
    return ()


def _of_object(phrase: Phrase, scene: Scene, kind: str) -> tuple[int, ...]:
    """ "thanked Oman for its help": what somebody is thanked or blamed for is his own."""
    words = scene.words[phrase.sentence]
    if kind not in ("3s", "3p", "thing") or words.tokens[phrase.head].deprel != "nmod:poss":
        return ()
    for node in words.above(phrase.head)[:3]:
        verb = words.tokens[node].head
        if verb < 0 or words.tokens[verb].lemma not in _TO_ONES_FACE:
            continue
        if words.case(node) not in ("for", "of", "over") or node < phrase.head:
            continue
        for kid in words.kids[verb]:
            if words.tokens[kid].deprel == "obj" and kid < phrase.head:
                found = scene.cast.at.get((phrase.sentence, kid), ())
                return found if _may_be(found, phrase, scene, kind) else ()
    return ()


def _may_be(found: tuple[int, ...], phrase: Phrase, scene: Scene, kind: str) -> bool:
    """True where the figures are of the number, kind and gender of the pronoun."""
    figures = [scene.cast.figures[number] for number in found]
    if kind == "3p":
        return bool(figures)
    if len(figures) != 1:
        return False
    return _agrees(figures[0], phrase.gender) if kind == "3s" else figures[0].kind in _THINGS


def _person(phrase: Phrase, scene: Scene) -> tuple[int, ...]:
    """He or she."""
    nearby = _cataphor(phrase, scene) or _conjoined(phrase, scene)
    if nearby:
        return nearby
    barred = _barred(phrase, scene)
    quoted = scene.cast.in_quotes(phrase.span)
    for weight, number in scene.cast.salience(*phrase.place, quoted=quoted):
        figure = scene.cast.figures[number]
        if weight < _FLOOR:
            break
        if number not in barred and _agrees(figure, phrase.gender):
            return (number,)
    return ()


def _agrees(figure: Figure, gender: str | None) -> bool:
    """True for a person whose gender is not another."""
    return figure.kind == "person" and (
        figure.gender is None or gender is None or figure.gender == gender
    )


def _cataphor(phrase: Phrase, scene: Scene) -> tuple[int, ...]:
    """ "For his part, Sharaa …": a pronoun in a fronted phrase means the subject that follows."""
    words = scene.words[phrase.sentence]
    chain = [phrase.head, *words.above(phrase.head)]
    for node, above in pairwise(chain):
        if words.tokens[node].deprel.partition(":")[0] not in _FRONTED or node > above:
            continue
        for kid in words.kids[above]:
            if words.tokens[kid].deprel.startswith("nsubj") and kid > phrase.head:
                numbers = scene.cast.at.get((phrase.sentence, kid), ())
                people = [n for n in numbers if _agrees(scene.cast.figures[n], phrase.gender)]
                if len(people) == 1 and len(numbers) == 1:
                    return (people[0],)
    return ()


def _conjoined(phrase: Phrase, scene: Scene) -> tuple[int, ...]:
    """ "Assad and his family": the possessive means the person it is joined to."""
    words = scene.words[phrase.sentence]
    owned = words.tokens[phrase.head].head
    if not words.tokens[phrase.head].deprel.endswith("poss") or owned < 0:
        return ()
    if words.tokens[owned].deprel != "conj":
        return ()
    numbers = scene.cast.at.get((phrase.sentence, words.tokens[owned].head), ())
    if len(numbers) == 1 and _agrees(scene.cast.figures[numbers[0]], phrase.gender):
        return numbers
    return ()


def _barred(phrase: Phrase, scene: Scene) -> set[int]:
    """Figures the grammar forbids: the co-arguments of the same verb (not for his, himself)."""
    words = scene.words[phrase.sentence]
    token = words.tokens[phrase.head]
    if token.deprel in ("nmod:poss", "det:poss") or words.folded[phrase.head].endswith("self"):
        return set()
    governor = words.governor(phrase.head)
    if governor < 0:
        return set()
    barred: set[int] = set()
    for kid in _arguments(words, governor):
        if kid != phrase.head:
            barred.update(scene.cast.at.get((phrase.sentence, kid), ()))
    return barred


def _arguments(words: Words, verb: int) -> list[int]:
    """Subject, objects and obliques of a verb, the subject of a conjoined verb shared."""
    return [
        kid
        for kid in words.kids[verb]
        if words.tokens[kid].deprel.partition(":")[0] in ("nsubj", "obj", "iobj", "obl")
    ]


def _relative(phrase: Phrase, scene: Scene) -> tuple[int, ...]:
    """Who, which, that: the noun the relative clause hangs on."""
    words = scene.words[phrase.sentence]
    for node in [phrase.head, *words.above(phrase.head)]:
        if words.tokens[node].deprel in ("acl:relcl", "acl") and words.tokens[node].head >= 0:
            head = words.tokens[node].head
            if head < phrase.head:
                return scene.cast.at.get((phrase.sentence, head), ())
    return ()


def _thing(phrase: Phrase, scene: Scene) -> tuple[int, ...]:
    """It: the strongest country, government or organisation; subjects only."""
    if _empty(phrase, scene):
        return ()
    owner = _owner_of_subject(phrase, scene)
    if owner:
        return owner
    barred = _barred(phrase, scene)
    for weight, number in scene.cast.salience(*phrase.place, window=1):
        figure = scene.cast.figures[number]
        if weight < 0.45:
            break
        if number in barred or figure.kind not in _THINGS or figure.group == "people":
            continue
        if not scene.cast.last_plural(number, *phrase.place):
            return (number,)
    return ()


def _owner_of_subject(phrase: Phrase, scene: Scene) -> tuple[int, ...]:
    """ "Japan's minister said nothing fell in its waters": a person's country, not one before."""
    words = scene.words[phrase.sentence]
    if words.tokens[phrase.head].deprel != "nmod:poss":
        return ()
    for node in words.above(phrase.head):
        for subject in words.kids[node]:
            if not words.tokens[subject].deprel.startswith("nsubj") or subject > phrase.head:
                continue
            numbers = scene.cast.at.get((phrase.sentence, subject), ())
            figures = [scene.cast.figures[number] for number in numbers]
            if not figures or any(figure.kind != "person" for figure in figures):
                if numbers:
                    return ()
                continue
            for kid in words.kids[subject]:
                owners = scene.cast.at.get((phrase.sentence, kid), ())
                possessed = words.tokens[kid].deprel == "nmod:poss"
                if possessed and len(owners) == 1:
                    if scene.cast.figures[owners[0]].kind in _THINGS:
                        return owners
    return ()


def _empty(phrase: Phrase, scene: Scene) -> bool:
    """True for the "it" of "it is important to …", "it was stressed that …"."""
    words = scene.words[phrase.sentence]
    token = words.tokens[phrase.head]
    if not token.deprel.startswith(("nsubj", "expl")) or token.head < 0:
        return False
    clauses = ("csubj", "ccomp", "xcomp", "advcl", "acl", "expl", "csubj:pass")
    over = words.tokens[token.head]
    copular = any(words.tokens[kid].deprel == "cop" for kid in words.kids[token.head])
    follows = any(
        words.tokens[kid].deprel in clauses and kid > token.head for kid in words.kids[token.head]
    )
    return follows and (copular or token.deprel == "nsubj:pass" or over.lemma in _SEEMING)


_SEEMING = frozenset("seem appear happen turn take remain become".split())


def _several(phrase: Phrase, scene: Scene) -> tuple[int, ...]:
    """They: the last figures named together, or a people, an organisation, a government."""
    barred = _barred(phrase, scene)
    best: tuple[float, tuple[int, ...]] = (0.3, ())
    for seen in scene.cast.before(*phrase.place, window=2):
        if set(seen.figures) & barred:
            continue
        figures = [scene.cast.figures[number] for number in seen.figures]
        several = len(figures) > 1 or seen.plural
        if not several and figures[0].kind not in (
            "organisation",
            "armed-group",
            "government",
            "population",
            "media",
            "office",
        ):
            continue
        weight = seen.weight * 0.6 ** (phrase.sentence - seen.sentence) * (1.0 if several else 0.6)
        if weight > best[0]:
            best = (weight, seen.figures)
    return best[1]


def speak(phrase: Phrase, speakers: tuple[int, ...], scene: Scene) -> tuple[int, ...]:
    """I and we in the words of ``speakers``: the speaker; we of who speaks for a state: it."""
    kind = phrase.what.partition(":")[2]
    if kind == "1s":
        return speakers if len(speakers) == 1 else ()
    if kind != "1p" or not speakers:
        return ()
    if len(speakers) > 1:
        return speakers
    figure = scene.cast.figures[speakers[0]]
    if figure.kind != "person":
        return speakers
    speaks_for_state = any(
        title.rank >= 2 or title.group in ("spokesperson", "ambassador", "envoy")
        for title in figure.titles
        if not title.past
    )
    if figure.country and speaks_for_state:
        for other in scene.cast.figures:
            if other.group == "country" and other.country == figure.country:
                return (other.number,)
    return speakers
