"""Events worth setting side by side though they are not one.

* **third**: two sides were each in contact with the same third person on one day. Their calls are
  different calls; what the two make of the same interlocutor is what a reader compares.
* **talks**: talks of two states that official texts of both tell of within a day.
* **matter**: official texts of two states that tell of one matter within a day, known by rare words
  they share ("humanitarian", "corridor", "evacuate"), names of any kind left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations

from dragoman.chronicle import Merged, Party, Related, Report
from dragoman.lexicon import topics
from dragoman.records import Document
from dragoman.reference.across.partners import agree
from dragoman.reference.across.rarity import rarity
from dragoman.reference.across.wording import stem
from dragoman.reference.actors.knowledge import standard
from dragoman.reference.actors.scenes import home_of
from dragoman.reference.actors.vocabulary import vocabulary
from dragoman.reference.countries import countries
from dragoman.reference.names import gender_of
from dragoman.reference.places import places

_DONE = frozenset({"happened", "ongoing"})
_SMALL_HOURS = "05:00"
#: A matter is the same from so much shared rarity on, one word of it being rare by itself.
_MATTER, _RARE = 2.0, 0.72
_FEWEST = 3
_TALKS = frozenset({"talk", "negot", "dialogu"})
_ENVOYS = frozenset({"deleg", "round", "representat", "negot"})
_BODIES = frozenset("council republic federation minister deputy osce nato region state".split())


def related(events: Sequence[Merged], reports: Mapping[str, Report]) -> tuple[Related, ...]:
    """All that stands beside each other among these events, by kind and day."""
    told = {event.id: [reports[i] for i in event.reports if i in reports] for event in events}
    found = (*_thirds(events, told), *_talks(events, told), *_matters(events, told))
    return tuple(dict.fromkeys(found))


# --------------------------------------------------------------------------- third parties


def _thirds(events: Iterable[Merged], told: Mapping[str, Sequence[Report]]) -> Iterable[Related]:
    """Contacts of different states with the same third person on one day."""
    by_day: dict[str, list[Merged]] = {}
    for event in events:
        if _contact(event):
            for day in _days(event, told[event.id]):
                by_day.setdefault(day, []).append(event)
    for day in sorted(by_day):
        made: dict[str, tuple[Party, set[str]]] = {}
        for one, other in combinations(sorted(by_day[day], key=lambda e: e.id), 2):
            third = _third(one, other, (_homes(told[one.id]), _homes(told[other.id])))
            if third is not None:
                key = third.known or third.name
                made.setdefault(key, (third, set()))[1].update((one.id, other.id))
        for key in sorted(made):
            third, ids = made[key]
            yield Related("third", f"in contact with {third.name} on {day}", tuple(sorted(ids)))


def _contact(event: Merged) -> bool:
    """True for a contact of two countries that took place on a known day."""
    countries = {one.country for one in event.parties if one.country}
    return (
        event.channel is not None
        and event.certainty in _DONE
        and not event.background
        and event.when is not None
        and event.when.precision == "day"
        and event.when.start is not None
        and len(countries) > 1
    )


def _days(event: Merged, told: Sequence[Report]) -> tuple[str, ...]:
    """The day of a contact; told in the small hours, also the day that has just ended."""
    day = (event.when.start or "")[:10] if event.when is not None else ""
    issued = [report.issued for report in told if report.published == day and report.issued]
    if issued and min(issued) < _SMALL_HOURS and not _dated(told):
        return (day, (date.fromisoformat(day) - timedelta(days=1)).isoformat())
    return (day,)


def _dated(told: Sequence[Report]) -> bool:
    """True where some report tells the day in words."""
    return any(report.when is not None and report.when.text for report in told)


def _third(one: Merged, other: Merged, homes: tuple[set[str], set[str]]) -> Party | None:
    """The person both were in contact with, where the others of the two are of other countries.

    ``homes``: the states whose own texts tell of each. Two calls of one president told by his own
    office have him in common, which is nothing to compare.
    """
    if homes[0] and homes[1] and homes[0] & homes[1]:
        return None
    for mine in one.parties:
        if mine.kind != "person" or not mine.country or mine.country in homes[0] | homes[1]:
            continue
        if not any(agree(mine, p) > 0.9 for p in other.parties if p.kind == "person"):
            continue
        left = {p.country for p in one.parties if p.country} - {mine.country}
        right = {p.country for p in other.parties if p.country} - {mine.country}
        if left and right and not left & right:
            return mine
    return None


def _homes(told: Iterable[Report]) -> set[str]:
    """The states whose own texts tell of an event."""
    return {home for report in told if (home := _home(report.source)) is not None}


# --------------------------------------------------------------------------- talks and matters


def _talks(events: Iterable[Merged], told: Mapping[str, Sequence[Report]]) -> Iterable[Related]:
    """Talks between two states that both states' own texts tell of within a day."""
    speaking: list[tuple[str, str, str, str]] = []
    for event in events:
        for report in told[event.id]:
            home = _home(report.source)
            words = set(report.words)
            if home is None or not report.published or report.certainty not in _DONE:
                continue
            if report.background or not (_TALKS & words and _ENVOYS & words):
                continue
            known = {one.country for one in event.parties if one.country}
            others = {word for word in words if word in _codes()} | known
            speaking.extend((report.published, home, o, event.id) for o in sorted(others - {home}))
    days: dict[tuple[str, str, str], set[str]] = {}
    for one, other in combinations(sorted(set(speaking)), 2):
        mutual = one[1] == other[2] and one[2] == other[1] and one[3] != other[3]
        if mutual and _close(one[0], other[0]):
            first, second = sorted((one[1], one[2]))
            days.setdefault((one[0], first, second), set()).update((one[3], other[3]))
    for day, first, second in sorted(days):
        reason = f"talks of {_name(first)} and {_name(second)}, told by both around {day}"
        yield Related("talks", reason, tuple(sorted(days[day, first, second])))


def _matters(events: Sequence[Merged], told: Mapping[str, Sequence[Report]]) -> Iterable[Related]:
    """Events of two states' own texts of one day or the next that share rare words."""
    stocks: dict[str, tuple[frozenset[str], str, Report]] = {}
    index: dict[str, list[str]] = {}
    for event in sorted(events, key=lambda e: e.id):
        for report in told[event.id][:1]:
            home = _home(report.source)
            if home is None or not report.published or event.background:
                continue
            stocks[event.id] = (_matter(report, event), home, report)
            for word in stocks[event.id][0]:
                if rarity(word) >= _RARE:
                    index.setdefault(word, []).append(event.id)
    pairs = {pair for ids in index.values() for pair in combinations(ids, 2)}
    found: dict[tuple[str, ...], tuple[set[str], set[str]]] = {}
    for one, other in sorted(pairs):
        mine, theirs = stocks[one], stocks[other]
        days = mine[2].published or "", theirs[2].published or ""
        if mine[1] == theirs[1] or not _close(*days) or _elsewhere(mine[2], theirs[2]):
            continue
        shared = mine[0] & theirs[0]
        if len(shared) >= _FEWEST and sum(rarity(word) for word in sorted(shared)) >= _MATTER:
            texts = tuple(sorted((mine[2].document, theirs[2].document)))
            ids, words = found.setdefault(texts, (set(), set()))
            ids.update((one, other))
            words.update(shared)
    for texts in sorted(found):
        ids, words = found[texts]
        named = _said_in(frozenset(words))
        matter = f": {', '.join(named)}" if named else f"; {len(words)} rare words are shared"
        yield Related("matter", f"both tell of one matter{matter}", tuple(sorted(ids)))


def _elsewhere(one: Report, other: Report) -> bool:
    """True where both name states, and not one in common."""
    mine, theirs = _codes() & set(one.words), _codes() & set(other.words)
    return bool(mine and theirs and not mine & theirs)


def _said_in(shared: frozenset[str]) -> tuple[str, ...]:
    """The phrases of the lexicon's topics that shared words make up, longest first."""
    found = {
        phrase
        for topic in topics().values()
        for phrase in topic.phrases
        if len(phrase) > 1 and all(stem(word) in shared for word in phrase)
    }
    return tuple(" ".join(phrase) for phrase in sorted(found, key=lambda p: (-len(p), p)))[:3]


def _matter(report: Report, event: Merged) -> frozenset[str]:
    """The words of a report that say what it is about: no names of states, places or people."""
    own = {part.casefold() for one in event.parties for part in one.name.split()}
    return frozenset(
        word
        for word in report.words
        if word not in own and word not in _BODIES and rarity(word) > 0.3 and not _names(word)
    )


@lru_cache(maxsize=65536)
def _names(word: str) -> bool:
    """True for the stem of a name: a state, a place, a given name; and for numbers."""
    if word.isupper() or "-capital" in word or not word.isalpha():
        return True
    title = word.title()
    return places().find(title) is not None or gender_of(title) is not None


@lru_cache(maxsize=1)
def _codes() -> frozenset[str]:
    """Every country's code, which is how words name it."""
    return frozenset(country.alpha3 for country in countries())


def _name(code: str) -> str:
    return countries().name(code) or code


def _close(one: str, other: str) -> bool:
    """True for one day, or two days in a row."""
    return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days) <= 1


@lru_cache(maxsize=4096)
def _home(source: str) -> str | None:
    """The state whose own publisher this is."""
    found = home_of(Document("", "", publisher=source), standard(), vocabulary())
    return found.country if found.official else None


__all__ = ["related"]
