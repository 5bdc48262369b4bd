"""What became of a commitment: the events of other documents that moved it.

Every step has a reason and a confidence; steps less sure than ``commitments.SURE`` are shown and
change nothing. What counts, and how sure it is:

* **Invitation to come.** The visit: the guest (a person by name; anybody of the country where a
  country was invited) comes to the host's country, not before the day of the invitation and within
  :data:`WITHIN` of it (a due date decides where there is one, with :data:`GRACE`). A meeting of
  guest and host is a visit where it took place in the host's country. A visit whose goal is not
  told counts where the host's own office tells of it; a meeting whose place nobody tells is unsure.
* **Invitation to talks.** A contact of the two that is no more than a month later.
* **Yes and no.** Acts of acceptance and refusal by who was asked, about what was asked: by a word
  of it, or named after the kind ("accepted the invitation").
* **Pledge, offer, demand.** A deed of who owes it to whom it is owed, both named, with the words of
  what is owed: two rare ones make it sure, one does not. Acts that stop a thing ("halt aid")
  withdraw it. Links by one side or by common words alone were tried on 1,285 commitments of two
  presidential offices: 70 of 71 were wrong, so they are not made.
* **Agreement.** Signed, ratified, broken, left, by its parties, with its words. "Agreed to stay in
  contact" is kept by the next contact of the same two within a month.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations

from dragoman.chronicle import Debt, Merged, Moved, Report
from dragoman.records import Date
from dragoman.reference.across.commitments import settled
from dragoman.reference.across.fulfilling import (
    BINDS,
    COME,
    CONTACTS,
    DEEDS,
    JOINT,
    STEPS,
    STOPS,
    VISITS,
    Link,
    answer,
    bound,
    deed,
    done,
    touch,
)
from dragoman.reference.across.partners import overlap, seats
from dragoman.reference.across.visiting import come, talks
from dragoman.reference.across.wording import content

#: Days in which a commitment can be met, where no due date says otherwise.
WITHIN = {"invitation": 365, "pledge": 365, "offer": 180, "agreement": 365, "demand": 90,
          "ultimatum": 30}  # fmt: skip
GRACE = 31
_LEAST = 0.3

_DONE = frozenset({"happened", "ongoing"})
MOVERS = VISITS | CONTACTS | set(STEPS) | STOPS | DEEDS | JOINT | set(BINDS)


# --------------------------------------------------------------------------- candidates


def movers(event: Merged) -> bool:
    """True for an event that can move some commitment: the act fits, and it did take place."""
    return event.act in MOVERS and event.certainty in _DONE and not event.contested


def affected(event: Merged) -> tuple[tuple[str, str], ...]:
    """Pairs of seats (countries, or names of those without) whose commitments it may move."""
    return _pairs(seats(event.parties), (event.place_country,))


def reach(debt: Debt) -> tuple[tuple[str, str], ...]:
    """Pairs of seats whose events may move a commitment; in step with :func:`affected`."""
    return _pairs((*seats(debt.givers), *seats(debt.takers)), ())


def _pairs(sides: Iterable[str], more: Iterable[str | None]) -> tuple[tuple[str, str], ...]:
    """Unordered pairs of different seats."""
    found = sorted({*sides, *(one for one in more if one)})
    return tuple(combinations(found, 2))


def window(debt: Debt) -> tuple[str, str] | None:
    """First and last ISO day on which it can be met; None where no day of it is known."""
    made = debt.made
    start = (made.start or made.end) if made is not None else None
    if start is None:
        return None
    first = date.fromisoformat(start[:10])
    last = first + timedelta(days=WITHIN.get(debt.kind, 365))
    if debt.due is not None and debt.due.end and debt.due.end[:10] >= start[:10]:
        last = date.fromisoformat(debt.due.end[:10]) + timedelta(days=GRACE)
    return start[:10], last.isoformat()


# --------------------------------------------------------------------------- life


def life(
    debt: Debt,
    events: Sequence[Merged],
    others: Sequence[Debt] = (),
    reports: Mapping[str, Report] | None = None,
) -> tuple[Moved, ...]:
    """The steps that events of the record add to a commitment, by day.

    ``reports`` by id give the words that pledges and agreements are known by, and whose text it
    is; without them such links stay unsure. ``others`` are commitments of the same parties: an
    invitation made again after the last day of the first stands for itself, and what comes after
    it meets the later one. ``evidence`` of these steps is empty: the reports of ``event`` hold it.
    """
    span = window(debt)
    if span is None:
        return ()
    told = reports or {}
    again = _renewed(debt, others, span)
    found: list[Moved] = []
    for event in events:
        texts = [told[i] for i in event.reports if i in told]
        day = _day(event, texts)
        if not movers(event) or day is None or not span[0] <= day <= span[1]:
            continue
        if _own(debt, event) or (again is not None and day >= again):
            continue
        step = _step(debt, event, day, texts)
        if step is not None:
            found.append(step)
    return _fewest(found)


def lived(
    debt: Debt,
    events: Sequence[Merged],
    others: Sequence[Debt] = (),
    reports: Mapping[str, Report] | None = None,
) -> Debt:
    """The commitment with its life: steps of its own tellings and of events, and the status."""
    own = tuple(step for step in debt.steps if step.evidence)
    bare = settled(_without_steps(debt), own)
    return settled(bare, life(bare, events, others, reports))


def _without_steps(debt: Debt) -> Debt:
    return Debt(
        debt.id, debt.kind, debt.tellings, debt.givers, debt.takers, debt.what, debt.document,
        debt.made, debt.due, "open", (),
    )  # fmt: skip


def _day(event: Merged, told: Sequence[Report]) -> str | None:
    """The day an event is known to have taken place by; None where it may be any day.

    A deed without a date is taken to be of the day it is first told, unless the telling looks back;
    a contact without one may be any of several.
    """
    when = event.when
    if when is not None and when.precision in ("day", "week", "unknown"):
        found = when.start or when.end
        return found[:10] if found else None
    if when is not None or event.background or event.channel is not None:
        return None
    return min((report.published for report in told if report.published), default=None)


def _own(debt: Debt, event: Merged) -> bool:
    """True for an event that opened the commitment, or tells of it alone."""
    return event.id in debt.tellings or any(step.event == event.id for step in debt.steps)


def _renewed(debt: Debt, others: Sequence[Debt], span: tuple[str, str]) -> str | None:
    """The day a later commitment of the same kind and parties takes this one's place."""
    days = [
        start[:10]
        for other in others
        if other.id != debt.id
        and other.kind == debt.kind
        and overlap(other.givers, debt.givers) >= 0.9
        and overlap(other.takers, debt.takers) >= 0.9
        and other.made is not None
        and (start := other.made.start or "")
        and span[0] < start[:10] <= span[1]
        and _same_aim(debt, other)
    ]
    return min(days, default=None)


def _same_aim(one: Debt, other: Debt) -> bool:
    """True where two commitments of a kind are to the same thing."""
    mine, theirs = content(one.what.text), content(other.what.text)
    if one.kind == "invitation":
        return bool(mine & COME) == bool(theirs & COME)
    return one.kind == "agreement" and bool(mine & theirs)


def _step(debt: Debt, event: Merged, day: str, told: Sequence[Report]) -> Moved | None:
    """What one event does to the commitment, if anything."""
    for rule in _RULES.get(debt.kind, (answer, deed)):
        found = rule(debt, event, day, told)
        if found is not None:
            status, confidence, reason = found
            if confidence < _LEAST:
                return None
            if event.when is None:
                confidence *= 0.8
                reason += "; its day is not told"
            document = told[0].document if told else ""
            return Moved(status, event.when, document, (), event.id, round(confidence, 2), reason)
    return None


def _fewest(found: Iterable[Moved]) -> tuple[Moved, ...]:
    """The surest step of each status, the earliest of equally sure ones; all in their order."""
    best: dict[str, Moved] = {}
    for step in sorted(found, key=_when):
        known = best.get(step.status)
        if known is None or step.confidence > known.confidence:
            best[step.status] = step
    return tuple(sorted(best.values(), key=_when))


def _when(step: Moved) -> tuple[str, str]:
    when: Date | None = step.when
    return ((when.start or when.end or "") if when is not None else "", step.event or "")


_Rule = Callable[[Debt, Merged, str, Sequence[Report]], Link | None]
_RULES: Mapping[str, tuple[_Rule, ...]] = {
    "invitation": (come, talks, answer),
    "agreement": (bound, done, touch, answer),
}

__all__ = ["WITHIN", "affected", "life", "lived", "movers", "reach", "window"]
