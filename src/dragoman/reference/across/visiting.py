"""Invitations met by the visit or the talks they asked for: rules of :mod:`.life`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from dragoman.chronicle import Debt, Merged, Party, Report
from dragoman.records import Document
from dragoman.reference.across.fulfilling import (
    COME,
    CONTACTS,
    FACE,
    SOON,
    TALK,
    VISITS,
    Link,
    at_once,
    within,
)
from dragoman.reference.across.partners import agree, overlap
from dragoman.reference.across.wording import content
from dragoman.reference.actors.knowledge import standard
from dragoman.reference.actors.scenes import home_of
from dragoman.reference.actors.vocabulary import vocabulary
from dragoman.reference.countries import countries
from dragoman.reference.places import places

_CALLED = re.compile(r"\b(?:call|phone|telephone|video)\b", re.IGNORECASE)


def come(debt: Debt, event: Merged, day: str, told: Sequence[Report]) -> Link | None:
    """The visit that an invitation asked for."""
    words = content(debt.what.text)
    if event.act not in VISITS | FACE or (words and not words & COME):
        return None
    guest = _guest(debt, event)
    goal = _goal(debt)
    if guest == 0 or goal is None:
        return None
    where = _where(debt, event, goal, told)
    if where == 0:
        return None
    if at_once(debt, day) and event.act in FACE:
        return None  # They met, and there the invitation was made.
    name = countries().name(goal) or goal
    reason = f"who was invited came to {name}" if where >= 0.6 else "they met; where is not told"
    return "kept", guest * where, reason


def _guest(debt: Debt, event: Merged) -> float:
    """How sure who was invited took part, with the host where the act needs both."""
    hosts = [one for one in event.parties if overlap((one,), debt.givers) > 0]
    guests = [one for one in event.parties if one not in hosts]
    came = max((stands(a, b) for a in guests for b in debt.takers), default=0.0)
    return came if event.act not in FACE or hosts else 0.0


def stands(came: Party, invited: Party) -> float:
    """A person invited comes in person; for a country anybody who stands for it may."""
    sure = agree(came, invited)
    if invited.kind == "country" or came.kind == invited.kind:
        return sure
    return min(0.45, sure)


def _goal(debt: Debt) -> str | None:
    """The country to come to: the one named in the invitation if it is the host's, else the host's.

    None where the words name another country alone: whoever invites there is no host.
    """
    hosts = {one.country for one in debt.givers if one.country}
    named = {code for word in debt.what.text.split() if (code := _country(word.strip(".,;:\"'’")))}
    if named and not named & hosts:
        return None
    if len(hosts) != 1:
        return None
    return next(iter(hosts))


@lru_cache(maxsize=4096)
def _country(word: str) -> str | None:
    """The country a capitalised word names or lies in."""
    if not word[:1].isupper():
        return None
    match = countries().find(word)
    if match is not None and match.by in ("name", "adjective", "capital"):
        return match.country
    place = places().find(word)
    return place.country if place is not None else None


def _where(debt: Debt, event: Merged, goal: str, told: Sequence[Report]) -> float:
    """How sure it took place in the country to come to."""
    if event.place_country is not None:
        return 0.95 if event.place_country == goal else 0.0
    reached = any(one.role == "recipient" and one.country == goal for one in event.parties)
    home = any(_home(report.source) == goal for report in told)
    if event.act in ("visit", "host", "receive-delegation"):
        if event.act == "visit" and reached:
            return 0.9
        return 0.75 if home else 0.0
    return 0.45 if home else 0.3


@lru_cache(maxsize=4096)
def _home(source: str) -> str | None:
    """The state whose own publisher this is."""
    found = home_of(Document("", "", publisher=source), standard(), vocabulary())
    return found.country if found.official else None


def talks(debt: Debt, event: Merged, day: str, told: Sequence[Report]) -> Link | None:
    """The talks that an invitation asked for."""
    words = content(debt.what.text)
    if event.act not in CONTACTS or not words & TALK or words & COME:
        return None
    sure = _both(debt, event)
    if sure == 0 or not within(debt, day, SOON):
        return None
    if event.act not in FACE and _CALLED.search(debt.what.text) is None:
        return "kept", 0.45 * sure, "the two were in contact within a month, though not at talks"
    return "kept", 0.7 * sure, "the two were in contact within a month"


def _both(debt: Debt, event: Merged) -> float:
    """How sure both sides took part; a person invited is not met by delegations."""
    hosts = [one for one in event.parties if overlap((one,), debt.givers) > 0]
    came = max(
        (stands(a, b) for a in event.parties if a not in hosts for b in debt.takers), default=0.0
    )
    return min(came, overlap(hosts, debt.givers))
