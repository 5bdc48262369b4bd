"""Reports of many documents to events of the world.

What one document tells twice its reading has merged already, so two reports of one document are
two events. Reports that pin an event down (its day, its people, by which means) are grouped
first. A report that leaves some of this open ("last week", "Moscow and Paris held talks") joins
an event only where exactly one fits; where several do, it stands alone and they are noted as
unsure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from dragoman.chronicle import Merged, Party, Report
from dragoman.records import Date
from dragoman.reference.across import clustering
from dragoman.reference.across.clustering import Pair
from dragoman.reference.across.comparing import Told, likeness, lookups, told
from dragoman.reference.across.parties import SURE, agree, same_party

#: Reports at least so alike may tell one event.
LINK = 0.5
#: From here on they do, where nothing else fits.
_SAME = 0.6
_STRENGTH = ("happened", "ongoing", "denied", "negated", "planned", "proposed", "possible")
_SEVERAL = "fits more than one event"
#: Channels of contacts from afar.
_REMOTE = frozenset({"call", "letter"})


def keys(item: Report) -> tuple[str, ...]:
    """What a report is looked up by: what kind of thing, between whom, on which days."""
    return lookups(item)


def alike(one: Report, other: Report) -> float:
    """How sure it is that two reports tell one event, 0 to 1."""
    return likeness(told(one), told(other))


def cluster(
    items: Sequence[Report], must: Sequence[Pair] = (), cannot: Sequence[Pair] = ()
) -> tuple[tuple[str, ...], ...]:
    """The ids of each event's reports. ``must`` and ``cannot`` are people's judgement."""
    return _Parting(items, cannot).parts(must)


def unsure(
    items: Sequence[Report], parts: Sequence[Sequence[str]], cannot: Sequence[Pair] = ()
) -> dict[str, tuple[str, ...]]:
    """Event → other events that it may be, of those that ``cluster`` made of ``items``.

    Events go by the id that :func:`gather` gives them.
    """
    known = {item.id: item for item in items}
    named = {tuple(part): _first([known[one] for one in part]).id for part in parts}
    work = _Parting(items, cannot)
    made: dict[str, tuple[str, ...]] = {}
    for part in named:
        rivals = work.fitting(part, list(named))
        if rivals:
            made[named[part]] = tuple(sorted(named[one] for one in rivals))
    return made


def gather_all(
    items: Sequence[Report], parts: Sequence[Sequence[str]], cannot: Sequence[Pair] = ()
) -> tuple[Merged, ...]:
    """The events of one component, each with those it may be too; in step with ``parts``."""
    known = {item.id: item for item in items}
    open_ = unsure(items, parts, cannot)
    made = [gather([known[one] for one in part]) for part in parts]
    return tuple(
        replace(one, unsure=tuple((other, _SEVERAL) for other in open_.get(one.id, ())))
        for one in made
    )


class _Parting:
    """One component divided. Everything is asked of the set of items, never of their order."""

    def __init__(self, items: Sequence[Report], cannot: Sequence[Pair]) -> None:
        self._told: dict[str, Told] = {
            item.id: told(item) for item in sorted(items, key=lambda item: item.id)
        }
        self._scores: dict[Pair, float] = {}
        self._cannot = tuple(cannot)
        self._barred = {pair for one, other in cannot for pair in ((one, other), (other, one))}

    def parts(self, must: Sequence[Pair]) -> tuple[tuple[str, ...], ...]:
        """The ids of each event's reports."""
        wanted = {(min(pair), max(pair)) for pair in must}
        cannot = [*self._cannot, *self._of_one_document(wanted)]
        firm = clustering.cluster(self._told, self._firm, must, cannot, _SAME)
        return self._attached(firm)

    def _of_one_document(self, wanted: set[Pair]) -> Iterable[Pair]:
        """Pairs of reports of one document, but for those that a person says are one."""
        together: dict[str, list[str]] = {}
        for name, one in self._told.items():
            together.setdefault(one.report.document, []).append(name)
        for names in together.values():
            yield from (pair for pair in combinations(names, 2) if pair not in wanted)

    def _score(self, one: str, other: str) -> float:
        """How alike two reports are, asked once."""
        pair = (one, other) if one < other else (other, one)
        found = self._scores.get(pair)
        if found is None:
            found = self._scores[pair] = likeness(self._told[pair[0]], self._told[pair[1]])
        return found

    def _firm(self, one: str, other: str) -> float:
        """How alike two reports are that pin down equally much; 0 for others."""
        left, right = self._told[one], self._told[other]
        if left.rank != right.rank or left.days is None or right.days is None:
            return 0.0
        if left.exact and left.days != right.days:
            return 0.0
        score = self._score(one, other)
        if not score or not agree(left.report.parties, right.report.parties, False)[1]:
            return 0.0
        return score

    def _rank(self, part: Sequence[str]) -> int:
        """How much the best report of a group pins down."""
        return max(self._told[one].rank for one in part)

    def _attached(self, firm: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
        """Groups that leave something open, each put to the one event that it fits."""
        parts: list[tuple[str, ...]] = []
        for part in sorted(firm, key=lambda part: (-self._rank(part), part)):
            rivals = self.fitting(part, parts)
            if len(rivals) == 1 and self._fit(part, rivals[0]) >= _SAME:
                parts.remove(rivals[0])
                part = tuple(sorted((*rivals[0], *part)))
            parts.append(part)
        return tuple(sorted(parts))

    def fitting(
        self, part: tuple[str, ...], parts: Sequence[tuple[str, ...]]
    ) -> list[tuple[str, ...]]:
        """The events that pin down more than this group and that all of it may fit."""
        rank = self._rank(part)
        return [
            other
            for other in parts
            if other != part and self._rank(other) > rank and self._fit(part, other) >= LINK
        ]

    def _fit(self, part: tuple[str, ...], other: tuple[str, ...]) -> float:
        """How well two groups fit; 0 where a report of one speaks against one of the other."""
        total = 0.0
        for one in part:
            for far in other:
                score = 0.0 if (one, far) in self._barred else self._score(one, far)
                if not score:
                    return 0.0
                total += score
        return total / (len(part) * len(other))


# --------------------------------------------------------------------------- one event of many


def gather(items: Sequence[Report]) -> Merged:
    """The event that some reports tell."""
    ordered = sorted(items, key=_by_day)
    best = _fullest(ordered)
    certainty, contested = _certainty(ordered)
    act = _act(ordered)
    sources: dict[str, float] = {}
    for item in ordered:
        sources[item.source] = max(sources.get(item.source, 0.0), item.confidence)
    doubt = 1.0
    for confidence in sources.values():
        doubt *= 1.0 - min(confidence, 0.99)
    where = _commonest([item for item in ordered if item.place])
    return Merged(
        id=ordered[0].id,
        reports=tuple(item.id for item in ordered),
        act=act.act,
        channel=act.channel,
        parties=best.parties,
        when=_when(ordered),
        place=where.place if where else None,
        place_country=where.place_country if where else None,
        certainty=certainty,
        background=all(item.background for item in ordered),
        contested=contested,
        sources=len(sources),
        confidence=round(1.0 - doubt, 4) if len(sources) > 1 else max(sources.values()),
        initiator=_initiator(ordered, best.parties),
    )


def _first(items: Sequence[Report]) -> Report:
    """The report published first."""
    return min(items, key=_by_day)


def _by_day(item: Report) -> tuple[str, str]:
    """By day of publication, those without one last, then by id."""
    return item.published or "9999", item.id


def _fullest(ordered: Sequence[Report]) -> Report:
    """The report that says best who took part: most people, most parties, surest, first."""
    return max(
        ordered,
        key=lambda item: (
            min(len(item.parties), 2),
            sum(party.kind == "person" for party in item.parties),
            sum(party.country is not None for party in item.parties),
            sum(len(party.name.split()) > 1 for party in item.parties),
            item.confidence,
        ),
    )


def _act(ordered: Sequence[Report]) -> Report:
    """The report whose act the event goes by: one that says by which means, then the commonest.

    Talks that any report says were held from afar are a call, where one calls them so.
    """
    counts = Counter(item.act for item in ordered)
    remote = any(told(item).means == "remote" for item in ordered)
    return max(
        ordered,
        key=lambda item: (
            remote and item.channel in _REMOTE,
            told(item).means is not None and item.channel is not None,
            item.channel is not None,
            counts[item.act],
        ),
    )


def _when(ordered: Sequence[Report]) -> Date | None:
    """The date told best: a stated day before the day of a release, a day before an interval."""
    dated = [item for item in ordered if item.when is not None]
    if not dated:
        return None
    days = Counter(told(item).days for item in dated if told(item).exact)

    def worth(item: Report) -> tuple[bool, bool, bool, int, int]:
        one = told(item)
        known = item.when is not None and item.when.start is not None
        length = one.days[1] - one.days[0] if one.days is not None else 9999
        return known, one.exact, not one.issues, days.get(one.days, 0), -length

    return max(dated, key=worth).when


def _commonest(items: Sequence[Report]) -> Report | None:
    """The report whose place most others give; a place with a country before one without."""
    counts = Counter(item.place for item in items)
    return max(
        items,
        key=lambda item: (item.place_country is not None, counts[item.place]),
        default=None,
    )


def _certainty(ordered: Sequence[Report]) -> tuple[str, bool]:
    """How sure the event is, and whether that is contested.

    What has happened stands, whatever was announced; otherwise the latest word, and of one day
    the strongest.
    """
    told_so = {item.certainty for item in ordered}
    contested = bool(told_so & {"happened", "ongoing"}) and bool(told_so & {"denied", "negated"})
    for real in ("happened", "ongoing"):
        if real in told_so:
            return real, contested
    latest = max(item.published or "" for item in ordered)
    last = {item.certainty for item in ordered if (item.published or "") == latest}
    return min(last, key=lambda one: (_strength(one), one)), contested


def _strength(certainty: str) -> int:
    """Place in the order of strength."""
    return _STRENGTH.index(certainty) if certainty in _STRENGTH else len(_STRENGTH)


def _initiator(ordered: Sequence[Report], parties: Sequence[Party]) -> str | None:
    """Who began it, by most reports, under the signature that the event's own party has."""
    votes: Counter[str] = Counter()
    for item in ordered:
        own = next((party for party in item.parties if party.signature == item.initiator), None)
        if own is None:
            continue
        for party in parties:
            if same_party(own, party) >= SURE:
                votes[party.signature] += 1
                break
    return min(votes, key=lambda one: (-votes[one], one)) if votes else None
