"""One commitment told in several documents: what is compared, what is gathered.

Two tellings are of one commitment where the kind is the same, the parties are the same or stand
for each other, what is owed shares its words, and both are told within days of each other. An
invitation repeated a month later is a second one (its life says so: :mod:`.life`).

Status. Steps are taken by day (a step without one where it is told), and each is held against the
status so far; steps less sure than :data:`SURE` are kept and change nothing::

    open      -> accepted, declined, kept, lapsed, withdrawn
    accepted  -> kept, declined, lapsed, withdrawn
    declined  -> accepted, kept          (a mind that changed)
    withdrawn -> open, accepted, kept    (renewed, or done all the same)
    lapsed    -> kept, withdrawn         (late is not never)
    kept      -> lapsed, withdrawn       for agreements alone: a truce kept may yet be broken
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from dragoman.chronicle import Debt, Moved, Owed, Party
from dragoman.records import Date
from dragoman.reference.across import clustering
from dragoman.reference.across.partners import overlap, seats, shared, united
from dragoman.reference.across.rarity import rarity
from dragoman.reference.across.wording import content, plain, stem

LINK = 0.5
#: Steps less sure than this do not change a status.
SURE = 0.5

#: Days between two tellings after which they are of two commitments, by kind. An invitation is
#: reported on for weeks; "agreed to continue contacts" is said anew at every call.
_SPREAD = {"invitation": 21, "pledge": 14, "agreement": 3, "ultimatum": 14}
_DAYS = 7
_BUCKET = 10
_MOST_KEYS = 24
_COMING = frozenset(stem(word) for word in "visit come travel pay arrive trip tour".split())
_HOLLOW = frozenset(
    stem(word)
    for word in "agree ready offer promise pledge invite invitation understanding memorandum "
    "document protocol contact contacts continue maintain stay work".split()
)

_NEXT = {
    "open": {"accepted", "declined", "kept", "lapsed", "withdrawn"},
    "accepted": {"kept", "declined", "lapsed", "withdrawn"},
    "declined": {"accepted", "kept"},
    "withdrawn": {"open", "accepted", "kept"},
    "lapsed": {"kept", "withdrawn"},
    "kept": set[str](),
}
_ORDER = ("open", "accepted", "declined", "withdrawn", "kept", "lapsed")


# --------------------------------------------------------------------------- comparing


def keys(item: Owed) -> tuple[str, ...]:
    """What tellings of one commitment share: kind, a giver's seat, the time, a taker or a word."""
    givers = seats(item.givers if item.kind != "agreement" else (*item.givers, *item.takers))
    takers = seats(item.takers)
    rare = sorted(matter(item), key=lambda word: (-rarity(word), word))[:4]
    about = rare if item.kind != "invitation" else ["+".join(sorted(_aim(item)))]
    made: list[str] = []
    for bucket in _buckets(item):
        for giver in givers:
            head = f"{item.kind}|{giver}|{bucket}"
            made.extend(f"{head}|={word}" for word in about)
            if item.kind != "agreement":
                made.extend(f"{head}|>{taker}" for taker in takers)
    return tuple(dict.fromkeys(made))[:_MOST_KEYS]


def _buckets(item: Owed) -> tuple[int, ...]:
    """Stretches of days it may be told in: neighbours share one."""
    day = told_on(item)
    if day is None:
        return (0,)
    number = day.toordinal() // _BUCKET
    return (number, number + 1)


def told_on(item: Owed) -> date | None:
    """The day a commitment was made where that is known, else the day it is told."""
    made = item.made
    if made is not None and made.start and made.precision == "day":
        return date.fromisoformat(made.start[:10])
    return date.fromisoformat(item.published[:10]) if item.published else None


def matter(item: Owed) -> frozenset[str]:
    """The stems of what is owed, hollow words left out."""
    return content(item.what.text) - _HOLLOW


def _aim(item: Owed) -> frozenset[str]:
    """What an invitation is to: a visit however worded, else its words."""
    words = matter(item)
    return frozenset({"visit"}) if words & _COMING or not words else words


def alike(one: Owed, other: Owed) -> float:
    """How sure two tellings are of one commitment, 0 to 1; symmetric."""
    if one.kind != other.kind:
        return 0.0
    near = _near(one, other)
    sides = _sides(one, other) if near else 0.0
    return near * sides * _same_matter(one, other) if sides else 0.0


def _near(one: Owed, other: Owed) -> float:
    """1 within two days, falling to 0 beyond what the kind allows."""
    days = told_on(one), told_on(other)
    if days[0] is None or days[1] is None:
        return 0.5 if one.document == other.document else 0.0
    apart = abs((days[0] - days[1]).days)
    spread = _SPREAD.get(one.kind, _DAYS)
    return 0.0 if apart > spread else 1.0 if apart <= 2 else 1.0 - 0.5 * (apart - 2) / spread


def _sides(one: Owed, other: Owed) -> float:
    """How sure the parties are the same; a side that one document leaves open fits with doubt."""
    if one.kind == "agreement":
        return _partners((*one.givers, *one.takers), (*other.givers, *other.takers))
    givers = shared(one.givers, other.givers)
    if one.takers and other.takers:
        return givers * shared(one.takers, other.takers)
    if not one.takers and not other.takers:
        told_once = one.document == other.document or one.kind != "invitation"
        return givers if told_once else 0.4 * givers  # Who was invited is what tells them apart.
    days = told_on(one), told_on(other)
    close = days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) <= 1
    return givers * (0.8 if close or one.document == other.document else 0.4)


def _partners(one: Sequence[Party], other: Sequence[Party]) -> float:
    """The parties of an agreement, in any order; one named party alone says little."""
    both = shared(one, other)
    return both * both if min(len(seats(one)), len(seats(other))) > 1 else 0.7 * both


def _same_matter(one: Owed, other: Owed) -> float:
    """How much of what is owed is the same: rare words weigh more than common ones."""
    if one.kind == "invitation" and _aim(one) == _aim(other):
        return 1.0
    core = _weighed(matter(one), matter(other))
    around = _weighed(plain(one.words) - _HOLLOW, plain(other.words) - _HOLLOW)
    return max(core, 0.5 * core + 0.5 * around)


def _weighed(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared weight over the mean weight of the two; 0 where a single common word is all."""
    common = one & other
    if not common:
        return 0.0
    mean = (_weight(one) + _weight(other)) / 2
    return _weight(common) / mean if mean else 0.0


def _weight(words: Iterable[str]) -> float:
    """Rarity added up in a fixed order."""
    return sum(0.2 + rarity(word) for word in sorted(words))


def cluster(
    items: Sequence[Owed],
    must: Iterable[tuple[str, str]] = (),
    cannot: Iterable[tuple[str, str]] = (),
) -> tuple[tuple[str, ...], ...]:
    """The tellings of one component divided into commitments, by their ids."""
    known = {item.id: item for item in items}
    return clustering.cluster(
        known, lambda one, other: alike(known[one], known[other]), must, cannot, LINK
    )


# --------------------------------------------------------------------------- gathering


def gather(items: Sequence[Owed]) -> Debt:
    """The commitment that these tellings tell of."""
    told = sorted(items, key=lambda item: (item.published or "9999", item.id))
    fullest = max(told, key=lambda item: (len(matter(item)), -told.index(item)))
    givers = united(item.givers for item in told)
    takers = tuple(
        one for one in united(item.takers for item in told) if overlap((one,), givers) == 0
    )
    steps = tuple(dict.fromkeys(step for item in told for step in item.steps))
    return settled(
        Debt(
            id=told[0].id,
            kind=told[0].kind,
            tellings=tuple(item.id for item in told),
            givers=givers,
            takers=takers,
            what=fullest.what,
            document=fullest.document,
            made=_exactest(item.made for item in told),
            due=_exactest(item.due for item in told),
            status="open",
            steps=(),
        ),
        steps,
    )


def _exactest(dates: Iterable[Date | None]) -> Date | None:
    """The shortest interval told, the earliest of several; one without days before none."""
    known = [one for one in dates if one is not None]

    def length(one: Date) -> tuple[int, str, str, str]:
        if not one.start or not one.end:
            return (10**6 + (one.end is None), one.end or "", one.text, "")
        days = date.fromisoformat(one.end[:10]) - date.fromisoformat(one.start[:10])
        return (days.days, one.start, one.end, one.text)

    return min(known, key=length, default=None)


# --------------------------------------------------------------------------- status


def settled(debt: Debt, steps: Iterable[Moved]) -> Debt:
    """The commitment with more steps in their order, and the status that they come to."""
    every = dict.fromkeys((*debt.steps, *steps))
    ordered = tuple(sorted(every, key=_turn))
    return _with(debt, status_after(debt.kind, ordered), ordered)


def _with(debt: Debt, status: str, steps: tuple[Moved, ...]) -> Debt:
    return Debt(
        debt.id, debt.kind, debt.tellings, debt.givers, debt.takers, debt.what, debt.document,
        debt.made, debt.due, status, steps,
    )  # fmt: skip


def status_after(kind: str, steps: Iterable[Moved]) -> str:
    """The status that steps in their order come to; see the table at the head of this module."""
    status = "open"
    for step in steps:
        if step.confidence < SURE:
            continue
        allowed = _NEXT[status]
        if status == "kept" and kind == "agreement":
            allowed = {"lapsed", "withdrawn"}
        if step.status in allowed:
            status = step.status
    return status


def _turn(step: Moved) -> tuple[str, int, str, str]:
    """The order of steps: by day, then as a life goes, then by what tells them."""
    when = step.when
    day = (when.start or when.end) if when is not None else None
    return (day or "9999", _ORDER.index(step.status), step.event or "", step.document)


def status_on(debt: Debt, day: str) -> str:
    """The status as of an ISO day: steps of later days are not known yet.

    Lapsed where the due date has passed and nothing was seen. An invitation without a due date
    never lapses; it stays open, and its age tells the rest.
    """
    steps = [step for step in debt.steps if _known_by(step, day)]
    status = status_after(debt.kind, steps)
    due = debt.due.end if debt.due is not None else None
    if any(step.status == "kept" for step in steps):
        return status  # Something was seen, though it is not sure that it was this.
    return "lapsed" if status in ("open", "accepted") and due and due[:10] < day[:10] else status


def _known_by(step: Moved, day: str) -> bool:
    """True unless a step is told to be of a later day."""
    start = (step.when.start or step.when.end) if step.when is not None else None
    return start is None or start[:10] <= day[:10]


__all__ = [
    "LINK",
    "SURE",
    "alike",
    "cluster",
    "gather",
    "keys",
    "matter",
    "settled",
    "status_after",
    "status_on",
    "told_on",
]
