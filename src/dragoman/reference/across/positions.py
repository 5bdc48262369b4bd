"""How a holder's words on a topic moved.

Positions are put together by holder and topic: the lexicon's topic where there is one; without one
those whose phrases share most of their weight. A topic is wide ("sanctions" are imposed on many),
so a holder has **moved** only where two positions are on the same thing - they share most of their
words beside those of the topic, and do not speak of different states - and one is for it, the other
against. A demand for a thing is for it; "for lifting sanctions" is against sanctions. A thing and
what is done against it are two: "against measles" is no turn from "vaccination against measles".
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.chronicle import Course, Stand, Who
from dragoman.lexicon import topics
from dragoman.reference.across.rarity import rarity
from dragoman.reference.across.wording import carries, negates, stem, words

_SIGN = {"supports": 1, "demands": 1, "opposes": -1}
#: Shared weight over the (geometric) mean weight, from which on two phrases are of one thing; and
#: how much weight must be shared at least.
_SAME, _LEAST = 0.5, 0.8
#: The same where two phrases have the same words and no topic of the lexicon: "our proposal" (0.4)
#: and "the people" (0.2) are another thing each time, "a ceasefire" (1.0) is not.
_TELLING = 0.7
#: Being for one of these is being against what follows.
_ENDING = frozenset(
    stem(word)
    for word in "lift lifting end ending cancel cancelling remove removal abolish abandon refusal "
    "rejection prohibition ban halt cessation termination withdrawal".split()
)

#: Words a phrase may have beside those of its topic and still be on the topic as such.
_FEW = 2

Taken = tuple[tuple[Who, ...], str | None, Stand]


@dataclass(frozen=True, slots=True)
class _Read:
    """A position with what its phrase is about."""

    stand: Stand
    holder: tuple[Who, ...]
    day: str
    matter: frozenset[str]
    states: frozenset[str]
    sign: int
    turns: int


def courses(taken: Iterable[Taken]) -> tuple[Course, ...]:
    """Positions with their holders and topics, as courses: by holder's name, then topic.

    A topic that is no id of the lexicon's is taken for words, as is None.
    """
    groups: dict[tuple[tuple[str, ...], str], list[_Read]] = {}
    loose: dict[tuple[str, ...], list[_Read]] = {}
    for holder, topic, stand in taken:
        key = tuple(sorted(who.id for who in holder))
        if topic is not None and topic in topics():
            groups.setdefault((key, topic), []).append(_read(holder, stand))
        else:
            loose.setdefault(key, []).append(_read(holder, stand))
    made = [_course(topic, sorted(items, key=_turn)) for (_, topic), items in groups.items()]
    for items in loose.values():
        for group in _by_phrase(sorted(items, key=_turn)):
            made.append(_course(group[0].stand.phrase.text, group))
    return tuple(sorted(made, key=lambda c: (tuple(w.name for w in c.holder), c.topic)))


def _turn(one: _Read) -> tuple[str, str]:
    return (one.day, one.stand.id)


def day_of(stand: Stand) -> str:
    """The ISO day of a position: as told, else of its statement, else of its text."""
    for when in (stand.when, stand.statement.made if stand.statement else None):
        if when is not None and (when.start or when.end):
            return (when.start or when.end or "")[:10]
    return (stand.phrase.source.published or "9999")[:10]


def _read(holder: tuple[Who, ...], stand: Stand) -> _Read:
    """The phrase of a position read once."""
    found = words(stand.phrase.text)
    against = next((n for n, word in enumerate(found) if word.text.casefold() == "against"), None)
    averted = found[against + 1 :] if against else ()
    found = found[:against] if against else found
    told = [word for word in found if carries(word) or negates(word)][:2]
    turned = sum(negates(word) and word.text.casefold() != "no" for word in told)
    turned *= not stand.phrase.text.casefold().startswith("not only")
    turned += sum(word.stem in _ENDING for word in told)
    sign = _SIGN.get(stand.stance, 0)
    about = {who.country for who in stand.about if who.country}
    return _Read(
        stand,
        holder,
        day_of(stand),
        frozenset(word.stem for word in found if carries(word) and word.stem not in _ENDING)
        | {f"against {word.stem}" for word in averted if carries(word)},
        frozenset(
            about | {word.stem for word in (*found, *averted) if word.name and word.stem.isupper()}
        ),
        -sign if turned % 2 else sign,
        sum(negates(word) or word.stem in _ENDING for word in found),
    )


def _by_phrase(items: Sequence[_Read]) -> list[list[_Read]]:
    """Positions without a topic, each put to the first that is of the same thing."""
    groups: list[list[_Read]] = []
    index: dict[str, list[int]] = {}
    for one in items:
        near = sorted({number for word in one.matter for number in index.get(word, ())})
        home = next((n for n in near if _same_thing(groups[n][0], one, "")), None)
        if home is not None:
            groups[home].append(one)
            continue
        for word in one.matter:
            index.setdefault(word, []).append(len(groups))
        groups.append([one])
    return groups


def _course(topic: str, items: Sequence[_Read]) -> Course:
    """One course, first position to last."""
    turn = _turned(items, topic)
    change = None
    if turn is not None:
        change = "; ".join(
            f"{one.stand.stance} on {one.day}: “{_short(one.stand.phrase.text)}”" for one in turn
        )
    stands = tuple(one.stand for one in items)
    return Course(items[0].holder, topic, stands, turn is not None, change)


def _turned(items: Sequence[_Read], topic: str) -> tuple[_Read, _Read] | None:
    """Two positions on one thing of which one is for it, the other against; None without.

    Of several turns the one that ends last, from where it began: what holds today is shown.
    """
    for late in range(len(items) - 1, 0, -1):
        for early in range(late):
            one, other = items[early], items[late]
            turned = one.sign * other.sign < 0 and one.day < other.day
            # The same stance turns by a word of denial alone, which one of the two must lack.
            turned &= one.stand.stance != other.stand.stance or one.turns != other.turns
            if turned and _own(one) and _own(other) and _same_thing(one, other, topic):
                return one, other
    return None


def _own(item: _Read) -> bool:
    """True for a position in its holder's or the publisher's words: what others say of it is no
    move of the holder's."""
    said = item.stand.statement
    return said is None or bool({who.id for who in said.speakers} & {who.id for who in item.holder})


def _same_thing(one: _Read, other: _Read, topic: str) -> bool:
    """True where two positions are on one thing, for or against."""
    if one.states and other.states and not one.states & other.states:
        return False
    common = _topic_words(topic)
    named = [bool(item.matter & common) for item in (one, other)]
    if named[0] != named[1] and min(len(one.matter), len(other.matter)) == 1:
        return False  # "Measles" and "vaccination against measles".
    mine, theirs = one.matter - common, other.matter - common
    if not mine or not theirs:
        if max(len(mine), len(theirs)) > _FEW or bool(mine - one.states) != bool(
            theirs - other.states
        ):
            return False  # One speaks of the topic as such, the other of something under it.
        mine, theirs = one.matter, other.matter
    shared, sizes = _weight(mine & theirs), sorted((_weight(mine), _weight(theirs)))
    if shared < _SAME * math.sqrt(sizes[0] * sizes[1]):
        return False
    if mine == theirs and not common:
        return shared >= _TELLING
    return shared >= _LEAST or mine == theirs


@lru_cache(maxsize=256)
def _topic_words(topic: str) -> frozenset[str]:
    """The stems by which the lexicon knows a topic."""
    entry = topics().get(topic)
    if entry is None:
        return frozenset()
    return frozenset(stem(word) for phrase in entry.phrases for word in phrase)


def _weight(stems: Iterable[str]) -> float:
    """Rarity added up in a fixed order."""
    return sum(0.1 + rarity(word) for word in sorted(stems))


def _short(text: str) -> str:
    """The beginning of a long phrase."""
    return text if len(text) <= 120 else text[:117].rsplit(" ", 1)[0] + " …"


__all__ = ["courses", "day_of"]
