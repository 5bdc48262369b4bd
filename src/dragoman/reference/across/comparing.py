"""Do two reports tell one event? What is asked of days, parties, means, place and words.

A report is reduced once to a :class:`Told`; comparing two of them then takes microseconds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations

from dragoman.chronicle import Report
from dragoman.reference.across.parties import agree, marks
from dragoman.reference.across.rarity import rarity
from dragoman.reference.across.wording import stem

TALKS, VISIT, VIOLENCE = "talks", "visit", "violence"
#: An interval longer than this holds too many days to say which of them is meant.
LONGEST = 31
#: An undated report tells of the day it is published or of one of so many before it. The farther
#: of them only make it unsure which day is meant.
BEFORE = 3
_SMALL_HOURS = "04:00"

_REMOTE = frozenset(map(stem, "phone telephone call video videoconference teleconference".split()))
_FACE = frozenset(map(stem, "meet meeting summit receive host welcome handshake dinner".split()))
_REAL = frozenset({"happened", "ongoing"})
_DENIED = frozenset({"denied", "negated"})
_MOST_PARTIES = 5
_LEAST = 0.3
_ENOUGH = 2.0  # Rarities of shared words that together say one thing: four or five plain words.
_CONTACT_WORDS = 6  # So many words of a report begin with the trigger.


@dataclass(frozen=True, slots=True)
class Told:
    """A report as it is compared.

    ``days`` are the first and the last day it may have been on, as ordinals; None where it cannot
    be compared by its day. ``exact``: that day for sure. ``means`` is ``remote``, ``face`` or None.
    ``rank`` says how much the report pins down: a report of lower rank may fit several events.
    """

    report: Report
    days: tuple[int, int] | None
    exact: bool
    dated: bool
    means: str | None
    rank: int
    state: str
    words: frozenset[str]
    weight: float
    issues: bool


_known: dict[str, Told] = {}
_MOST_KNOWN = 65536


def told(report: Report) -> Told:
    """The report as it is compared; kept for the next time."""
    found = _known.get(report.id)
    if found is not None and (found.report is report or found.report == report):
        return found
    if len(_known) >= _MOST_KNOWN:
        _known.clear()
    made = _told(report)
    _known[report.id] = made
    return made


def _told(report: Report) -> Told:
    """Everything that comparing asks of one report."""
    days, exact, dated = _days(report)
    means = _means(report)
    words = frozenset(report.words) - _party_words(report)
    persons = sum(party.kind == "person" for party in report.parties[:2])
    rank = 16 * exact + 8 * dated + 4 * (means is not None) + persons
    when = report.when
    return Told(
        report=report,
        days=days,
        exact=exact,
        dated=dated,
        means=means,
        rank=rank,
        state=_state(report.certainty),
        words=words,
        weight=sum(map(rarity, words)),
        issues=bool(when and when.anchor == "publication" and when.reason and not when.text),
    )


def _state(certainty: str) -> str:
    """Certainty as far as it tells two reports apart."""
    return "real" if certainty in _REAL else "denied" if certainty in _DENIED else "ahead"


@lru_cache(maxsize=16384)
def _ordinal(day: str) -> int | None:
    """The number of an ISO day."""
    try:
        return date.fromisoformat(day[:10]).toordinal()
    except ValueError:
        return None


def _days(report: Report) -> tuple[tuple[int, int] | None, bool, bool]:
    """The days it may have been on, whether that is one for sure, whether a date is told.

    In the small hours "today" and the day of a release may still be the day before. An undated
    report in the foreground tells of about the day it is published; no date comes of that.
    """
    published = _ordinal(report.published) if report.published else None
    when = report.when
    if when is not None and when.start and when.end:
        first, last = _ordinal(when.start), _ordinal(when.end)
        if first is None or last is None:
            return None, False, False
        if first == last:
            if first == published and _in_small_hours(report):
                return (first - 1, last), False, True
            return (first, last), True, True
        return ((first, last), False, True) if last - first < LONGEST else (None, False, True)
    if published is None or report.background or report.within:
        return None, False, False
    return (published - BEFORE, published), False, False


def _in_small_hours(report: Report) -> bool:
    """True where the day is counted from a publication in the small hours."""
    when = report.when
    if when is None or report.issued is None or report.issued >= _SMALL_HOURS:
        return False
    return when.anchor == "publication" and not re.search(r"\d", when.text)


def _means(report: Report) -> str | None:
    """How the sides were in touch, as far as the words say; "held talks" leaves it open."""
    if report.family != TALKS:
        return None
    first = set(report.words[:_CONTACT_WORDS])
    if report.act == "call" or first & _REMOTE:
        return "remote"
    if report.act == "summit" or (report.act == "meeting" and first & _FACE):
        return "face"
    return None


def _party_words(report: Report) -> frozenset[str]:
    """Stems of the parties' names: they are compared as parties."""
    return frozenset().union(*(_name_words(party.name, party.country) for party in report.parties))


@lru_cache(maxsize=65536)
def _name_words(name: str, country: str | None) -> frozenset[str]:
    """The words of a name as they may stand in a text."""
    low = name.casefold().split()
    return frozenset({*low, *map(stem, low), country or ""})


def lookups(report: Report) -> tuple[str, ...]:
    """What a report is looked up by: what kind of thing, between whom, on which days."""
    days = told(report).days
    if days is None or not report.parties:
        return ()
    names = [date.fromordinal(day).isoformat() for day in range(days[0], days[1] + 1)]
    return tuple(f"{report.family}|{pair}|{day}" for pair in _pairs(report) for day in names)


def _pairs(report: Report) -> tuple[str, ...]:
    """The parties two by two, by their states and by themselves; alone where one stands alone."""
    found = [marks(party) for party in report.parties[:_MOST_PARTIES]]
    made: list[str] = []
    if len(found) > 1:
        for level in (0, 1):
            names = [mark[level] for mark in found]
            made += ["+".join(sorted(two)) for two in combinations(names, 2) if len(set(two)) > 1]
    if len(found) == 1 or report.family != TALKS:
        made += [name for mark in found[:2] for name in mark]
    return tuple(dict.fromkeys(made))


def likeness(one: Told, other: Told) -> float:
    """How sure it is that two reports tell one event, 0 to 1. Symmetric."""
    left, right = one.report, other.report
    if left.document == right.document or left.family != right.family:
        return 0.0
    days = _day_likeness(one, other)
    if not days or (left.ordinal and right.ordinal and left.ordinal != right.ordinal):
        return 0.0
    if one.means and other.means and one.means != other.means:
        return 0.0
    contact = left.family == TALKS
    lone = len(left.parties) < 2 or len(right.parties) < 2
    exact = one.exact and other.exact
    if contact and lone and (not exact or len(left.parties) != len(right.parties)):
        return 0.0
    if not contact and not exact and (left.act != right.act or _repeats(one, other, lone)):
        return 0.0
    parties, _ = agree(left.parties, right.parties, not contact and left.act == right.act)
    if not parties or (contact and _two_readouts(one, other)):
        return 0.0
    frame = parties * days * _certainty(one, other) * _place(left, right)
    if frame < _LEAST:
        return 0.0
    share, weight = overlap(one, other)
    if contact and not lone:
        return frame * (0.8 + 0.2 * share)
    evidence = min(1.0, 1.6 * share * min(1.0, weight / _ENOUGH))
    return frame * (0.3 + 0.7 * evidence if exact else evidence)


def _repeats(one: Told, other: Told, lone: bool) -> bool:
    """True for what one publisher says of an undated deed in text after text."""
    if one.dated or other.dated or one.report.source != other.report.source:
        return False
    return lone or one.days != other.days


def _day_likeness(one: Told, other: Told) -> float:
    """1 on one stated day, less where a day is only possible, 0 where none is common."""
    if one.days is None or other.days is None:
        return 0.0
    if max(one.days[0], other.days[0]) > min(one.days[1], other.days[1]):
        return 0.0
    if one.exact and other.exact:
        return 1.0
    if one.dated and other.dated:
        longest = max(one.days[1] - one.days[0], other.days[1] - other.days[0])
        return 0.95 if longest < 2 else 0.85 if longest < 7 else 0.75
    if one.dated or other.dated:
        dated, undated = (one, other) if one.dated else (other, one)
        if dated.days is None or undated.days is None or undated.state == "ahead":
            return 0.0
        return (0.85, 0.75, 0.62, 0.62)[min(3, max(0, undated.days[1] - dated.days[1]))]
    apart = abs(one.days[1] - other.days[1])
    return (0.85, 0.75, 0.65)[apart] if apart < 3 else 0.0


def _certainty(one: Told, other: Told) -> float:
    """What is told as planned and as happened is one event on one day; so is what is denied."""
    if one.state == other.state:
        return 1.0
    if not (one.dated and other.dated):
        return 0.0
    if "denied" in (one.state, other.state):
        return 0.85 if one.report.act == other.report.act else 0.0
    return 0.95


def _place(left: Report, right: Report) -> float:
    """1 unless both say where and say it differently."""
    if not left.place or not right.place or left.place == right.place:
        return 1.0
    if left.place_country and right.place_country and left.place_country != right.place_country:
        return 0.5 if left.family == TALKS else 0.2
    if None in (left.place_country, right.place_country):
        return 0.85
    return 0.85 if left.family in (TALKS, VISIT) else 0.6


def _two_readouts(one: Told, other: Told) -> bool:
    """True for two releases of one office, each opening with a call of that day: two calls."""
    if not (one.issues and other.issues and one.means == other.means == "remote"):
        return False
    if one.report.source != other.report.source:
        return False
    return overlap(one, other)[0] < 0.9


def overlap(one: Told, other: Told) -> tuple[float, float]:
    """Shared words by their rarity: as a share of the shorter report's, and all together."""
    if not one.weight or not other.weight:
        return 0.0, 0.0
    small, large = (one, other) if len(one.words) <= len(other.words) else (other, one)
    shared = sum([rarity(word) for word in small.words if word in large.words])
    return shared / min(one.weight, other.weight), shared
