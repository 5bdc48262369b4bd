"""The offices of one actor over time: what our tables know, and what documents tell besides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dragoman.chronicle import Signature, Tenure
from dragoman.records import Office
from dragoman.reference.across.likeness import holdings, office_kind
from dragoman.reference.names import fold
from dragoman.reference.offices import Holding

# "Head of State", "leader": said of a president as of a king.
_LEADING = ("leader", "head-of-state", "head-of-government")


def tenures(items: Sequence[Signature]) -> tuple[Tenure, ...]:
    """Every office of an actor, the earliest first."""
    known = [
        held
        for ident in sorted({item.known for item in items if item.known and item.kind == "person"})
        for held in holdings(ident)
    ]
    made = [
        Tenure(held.title, held.body, held.country, held.since, held.until, "known")
        for held in known
    ]
    made += [told for told, kind in _told(items) if not _among(told, kind, known)]
    return tuple(
        sorted(
            dict.fromkeys(made),
            key=lambda t: (t.since or "", t.until or "9999", t.title, t.body or ""),
        )
    )


def _told(items: Iterable[Signature]) -> list[tuple[Tenure, str | None]]:
    """Offices that documents give, those of one kind and country taken together."""
    groups: dict[tuple[str, str], list[tuple[Office, Signature]]] = {}
    for item in sorted(items, key=lambda one: one.id):
        office = item.office
        if office is None or office.basis != "text":
            continue
        kind = office_kind(office)
        named = kind or f"{fold(office.title)} {fold(office.body or '')}"
        country = office.country or item.country or ""
        groups.setdefault((named, country), []).append((office, item))
    found = []
    for (_, country), told in sorted(_joined(groups).items()):
        office = _best(told)
        days = [day for _, item in told for day in (item.since, item.until) if day]
        first, last = (min(days), max(days)) if days else (None, None)
        found.append(
            (
                Tenure(office.title, office.body, country or None, first, last, "text"),
                office_kind(office),
            )
        )
    return found


def _joined(
    groups: dict[tuple[str, str], list[tuple[Office, Signature]]],
) -> dict[tuple[str, str], list[tuple[Office, Signature]]]:
    """Offices told without a country go with the one told with it."""
    made = {key: list(told) for key, told in groups.items() if key[1]}
    for (named, country), told in groups.items():
        if country:
            continue
        homes = sorted(key for key in groups if key[0] == named and key[1])
        made.setdefault(homes[0] if len(homes) == 1 else (named, ""), []).extend(told)
    return made


def _best(told: Sequence[tuple[Office, Signature]]) -> Office:
    """The office as most documents print it, then the fullest, then by the alphabet."""
    count: Counter[tuple[str, str | None]] = Counter()
    for office, item in told:
        count[(office.title, office.body)] += item.documents
    title, body = min(
        count, key=lambda one: (-count[one], one[1] is None, -len(one[0]), one[0], one[1] or "")
    )
    return Office(title, body, None, None, None, "text")


def _among(told: Tenure, kind: str | None, known: Iterable[Holding]) -> bool:
    """True where our tables have that office at that time."""
    for held in known:
        if told.country and held.country and told.country != held.country:
            continue
        alike = held.kind == kind if kind else fold(held.title) == fold(told.title)
        alike = alike or (kind in _LEADING and (held.leads or held.role in ("state", "both")))
        if alike and _meet(told, held):
            return True
    return False


def _meet(told: Tenure, held: Holding) -> bool:
    """True where the two times overlap, as far as they are known."""
    begun = not (held.since and told.until) or held.since <= told.until
    return begun and (not (held.until and told.since) or held.until >= told.since[:10])
