"""What people decided, laid over what was read: pure functions, nothing read is changed.

Judgements stand in the order they were made. ``undo`` takes one back; of several on one target the
last of each kind holds: a later confirmation lifts a rejection, and a later correction of a field
goes before an earlier one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dragoman.chronicle import Judged, Judgement, Owed, Party, Report, Signature
from dragoman.days import judged_date
from dragoman.lexicon import load, speech, topics
from dragoman.lexicon.model import ACTOR_KINDS, COMMITMENT_KINDS, COMMITMENT_STATUSES, STANCES
from dragoman.records import CERTAINTIES, Reading, Statement
from dragoman.reference.across.reporting import family
from dragoman.reference.countries import countries
from dragoman.reference.places import places

#: What can be corrected, by kind of record.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "event": ("act", "when", "place", "certainty", "background"),
    "statement": ("act", "made", "topics"),
    "position": ("stance", "topic", "when"),
    "commitment": ("kind", "due", "status"),
    "actor": ("name", "kind", "country"),
}
#: Fields that may be corrected to nothing.
_OPEN = frozenset({"when", "made", "due", "place", "country", "topics"})
_YES, _NO = ("true", "yes", "1"), ("false", "no", "0")
_DATES = ("when", "due", "made")


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that have not been taken back, in the order they were made."""
    made = sorted(judgements, key=lambda one: (one.when, one.id))
    undone: set[str] = set()
    for one in reversed(made):
        if one.verdict == "undo" and one.id not in undone and one.other is not None:
            undone.add(one.other)
    return tuple(one for one in made if one.verdict != "undo" and one.id not in undone)


def by_target(judgements: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    """Standing judgements on single records (confirm, reject, correct), by what they are about."""
    found: dict[str, list[Judgement]] = {}
    for one in standing(judgements):
        if one.verdict in ("confirm", "reject", "correct"):
            found.setdefault(one.target, []).append(one)
    return found


def links(
    judgements: Iterable[Judgement],
) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """Pairs that must and pairs that must not be one; of two on one pair the later holds."""
    last: dict[tuple[str, str], str] = {}
    for one in standing(judgements):
        if one.verdict in ("merge", "split") and one.other is not None:
            pair = (min(one.target, one.other), max(one.target, one.other))
            last.pop(pair, None)
            last[pair] = one.verdict
    must = tuple(sorted(pair for pair, verdict in last.items() if verdict == "merge"))
    cannot = tuple(sorted(pair for pair, verdict in last.items() if verdict == "split"))
    return must, cannot


def rejected(judgements: Sequence[Judgement]) -> bool:
    """True where the last word on a record is that it is wrong."""
    last = [one.verdict for one in judgements if one.verdict in ("confirm", "reject")]
    return bool(last) and last[-1] == "reject"


def corrections(judgements: Sequence[Judgement]) -> dict[str, str]:
    """Field → corrected value, the latest of each."""
    return {
        one.field: one.value or ""
        for one in judgements
        if one.verdict == "correct" and one.field is not None
    }


def judged(judgements: Sequence[Judgement]) -> Judged:
    """How answers show the judgements on one record."""
    if not judgements:
        return Judged()
    last = judgements[-1]
    return Judged(last.verdict, last.who, last.when, last.why, tuple(corrections(judgements)))


def corrected_report(report: Report, judgements: Sequence[Judgement]) -> Report | None:
    """A report as judged; None where it was rejected."""
    if rejected(judgements):
        return None
    values: dict[str, Any] = {}
    for name, value in corrections(judgements).items():
        if name == "when":
            values |= {"when": judged_date(value), "within": None}
        elif name == "background":
            values["background"] = value.casefold() in _YES
        elif name == "act":
            values |= _act(value)
        elif name == "place":
            values |= _place(value, report)
        elif name == "certainty":
            values["certainty"] = value
    return replace(report, **values) if values else report


def _act(name: str) -> dict[str, Any]:
    """An act with what follows from it; one that no lexicon here knows is kept by its name."""
    act = load().acts.get(name)
    return {"act": name} | ({"channel": act.channel, "family": family(act)} if act else {})


def _place(name: str, report: Report) -> dict[str, Any]:
    """A place with its country, rather one of the parties' than another of that name."""
    near = [party.country for party in report.parties if party.country]
    found = places().find(name, near) if name else None
    return {"place": name or None, "place_country": found.country if found else None}


def corrected_owed(owed: Owed, judgements: Sequence[Judgement]) -> Owed | None:
    """A commitment as judged; None where it was rejected."""
    if rejected(judgements):
        return None
    values: dict[str, Any] = {}
    given = corrections(judgements)
    if given.get("kind"):
        values["kind"] = given["kind"]
    if "due" in given:
        values["due"] = judged_date(given["due"])
    return replace(owed, **values) if values else owed


def corrected_signature(signature: Signature, judgements: Sequence[Judgement]) -> Signature | None:
    """An actor as judged; None where it was rejected.

    A person of another country is not the one that our tables of offices have.
    """
    if rejected(judgements):
        return None
    given = corrections(judgements)
    values: dict[str, Any] = {name: given[name] for name in ("kind", "name") if given.get(name)}
    if "country" in given and (given["country"] or None) != signature.country:
        values |= {"country": given["country"] or None, "known": None}
    return replace(signature, **values) if values else signature


def corrected_parties(
    parties: Sequence[Party], targets: Mapping[str, Sequence[Judgement]]
) -> tuple[Party, ...]:
    """Those who took part, as people judged them; all of them where none would be left.

    ``targets``: signature → the judgements that stand on it.
    """
    made = [_party(one, targets.get(one.signature, ())) for one in parties]
    return tuple(one for one in made if one is not None) or tuple(parties)


def _party(party: Party, judgements: Sequence[Judgement]) -> Party | None:
    """One who took part, as judged; None where there is no such actor."""
    if rejected(judgements):
        return None
    given = corrections(judgements)
    values: dict[str, Any] = {name: given[name] for name in ("kind", "name") if given.get(name)}
    if "country" in given and (given["country"] or None) != party.country:
        values |= {"country": given["country"] or None, "known": None}
    return replace(party, **values) if values else party


def corrected_reading(reading: Reading, judgements: Iterable[Judgement]) -> Reading:
    """A reading with its statements as judged, without the rejected ones."""
    targets = by_target(judgements)
    if not targets:
        return reading
    made = [_statement(one, targets.get(one.id, ())) for one in reading.statements]
    return replace(reading, statements=tuple(one for one in made if one is not None))


def _statement(statement: Statement, judgements: Sequence[Judgement]) -> Statement | None:
    """A statement as judged; None where it was rejected."""
    if rejected(judgements):
        return None
    given = corrections(judgements)
    values: dict[str, Any] = {}
    if given.get("act"):
        values["act"] = given["act"]
    if "made" in given:
        values["made"] = judged_date(given["made"])
    if "topics" in given:
        values["topics"] = listed(given["topics"])
    return replace(statement, **values) if values else statement


def listed(value: str) -> tuple[str, ...]:
    """The items of a corrected list, which are told apart by commas."""
    return tuple(one for part in value.split(",") if (one := part.strip()))


def check(kind: str, name: str, value: str) -> str | None:
    """Why a correction cannot be taken, or None where it can."""
    allowed = FIELDS.get(kind, ())
    if name not in allowed:
        return f"{kind} has no field {name!r} to correct; there are: {', '.join(allowed)}"
    if not value.strip():
        return None if name in _OPEN else f"{name} cannot be empty"
    if name in _DATES:
        try:
            judged_date(value)
        except ValueError as error:
            return str(error)
        return None
    if name == "country":
        return None if countries().find(value) else f"{value!r} is no country"
    known = values_of(kind, name)
    wrong = [one for one in (listed(value) if name == "topics" else (value,)) if one not in known]
    return f"{wrong[0]!r} is no {name}; there are: {', '.join(known)}" if known and wrong else None


def normal(name: str, value: str) -> str:
    """A corrected value as it is kept: a country by its code."""
    found = countries().find(value) if name == "country" else None
    return (found.country if found else None) or value.strip()


def values_of(kind: str, name: str) -> tuple[str, ...]:
    """The values a field of a kind of record can have; empty where it can have any."""
    values: dict[tuple[str, str], Iterable[str]] = {
        ("event", "certainty"): CERTAINTIES,
        ("event", "background"): _YES + _NO,
        ("statement", "act"): speech().acts,
        ("statement", "topics"): topics(),
        ("position", "stance"): (*STANCES, "demands"),
        ("position", "topic"): topics(),
        ("commitment", "kind"): COMMITMENT_KINDS,
        ("commitment", "status"): COMMITMENT_STATUSES,
        ("actor", "kind"): ACTOR_KINDS,
    }
    return tuple(values.get((kind, name), ()))


__all__ = [
    "FIELDS",
    "by_target",
    "check",
    "corrected_owed",
    "corrected_parties",
    "corrected_reading",
    "corrected_report",
    "corrected_signature",
    "corrections",
    "judged",
    "links",
    "normal",
    "rejected",
    "standing",
    "values_of",
]
