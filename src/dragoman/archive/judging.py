"""People's judgement: confirm, reject, correct, merge, split, undo – with who, when and why."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from dragoman.archive.targets import Target, find
from dragoman.chronicle import Judgement, Verdict
from dragoman.errors import JudgementError
from dragoman.lexicon import Lexicon
from dragoman.reference.across.judgements import check, links, normal
from dragoman.store import Reader, Writer


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What somebody decides: ``other`` for merge and split, ``field`` and ``value`` to correct."""

    verdict: Verdict
    target: str
    who: str
    why: str | None = None
    other: str | None = None
    field: str | None = None
    value: str | None = None


def judge(
    decided: Verdicts,
    stored: Reader,
    writer: Writer,
    lexicon: Lexicon,
    before: Callable[[], None] = lambda: None,
) -> tuple[Judgement, ...]:
    """Write a judgement; the ones written, one for each report of an event judged as a whole.

    ``before`` is called when nobody else can judge or merge any more until this one is written, and
    may raise to have nothing written; twice where the database asks for the transaction anew.
    Raises JudgementError where the target is not in the record, where the two are not of one kind,
    or where a correction names no field or no value of it.
    """
    if not decided.who.strip():
        raise JudgementError("Nobody is named. Say who judges: --who NAME")

    def make() -> list[Judgement]:
        before()
        undoes = decided.verdict == "undo"
        made = _undo(decided, stored) if undoes else _new(decided, stored, lexicon)
        now = _now()
        return [replace(one, id=_id(one, now), when=now) for one in made]

    return writer.decide(make)


def _new(decided: Verdicts, stored: Reader, lexicon: Lexicon) -> list[Judgement]:
    """The judgements that a verdict on records comes to."""
    targets = find(decided.target, stored)
    if decided.verdict in ("merge", "split"):
        return _pairs(decided, targets, stored)
    if decided.verdict == "correct":
        decided = _checked(decided, targets[0].kind, lexicon)
    return [_made(decided, target) for target in targets]


def _undo(decided: Verdicts, stored: Reader) -> list[Judgement]:
    """Take a judgement back with all that were made at once; they stay in the record."""
    every = stored.judgements()
    old = next((one for one in every if one.id == decided.target), None)
    if old is None:
        raise JudgementError(f"{decided.target}: no such judgement. List them: dragoman judge list")
    undone = _undone(every)
    if old.id in undone:
        raise JudgementError(f"{decided.target}: is undone already")
    at_once = (old.who, old.when, old.verdict)
    return [
        Judgement("", "undo", one.kind, one.target, decided.who.strip(), "", decided.why, one.id)
        for one in every
        if (one.who, one.when, one.verdict) == at_once and one.id not in undone
    ]


def _undone(every: Sequence[Judgement]) -> set[str]:
    """Ids of the judgements that are taken back; an undoing can be taken back too."""
    undone: set[str] = set()
    for one in reversed(every):
        if one.verdict == "undo" and one.id not in undone and one.other is not None:
            undone.add(one.other)
    return undone


def _pairs(decided: Verdicts, targets: Sequence[Target], stored: Reader) -> list[Judgement]:
    """Merge: all that hangs on either is one with the first. Split: every pair."""
    if decided.other is None:
        raise JudgementError(f"{decided.verdict} needs two records: give the second one too")
    others = find(decided.other, stored)
    if targets[0].kind != others[0].kind:
        raise JudgementError(
            f"{decided.target} is of kind {targets[0].kind}, {decided.other} of kind "
            f"{others[0].kind}: only records of one kind are one or two"
        )
    if targets[0].kind not in ("event", "actor", "commitment"):
        raise JudgementError(
            f"a {targets[0].kind} is one document's own: nothing to merge or split"
        )
    if {one.id for one in targets} & {one.id for one in others} and decided.verdict == "merge":
        raise JudgementError(f"{decided.target} and {decided.other} are one already")
    if decided.verdict == "merge":
        return _one(decided, targets, others, stored)
    return _apart(decided, targets, others)


def _one(
    decided: Verdicts, targets: Sequence[Target], others: Sequence[Target], stored: Reader
) -> list[Judgement]:
    """Merge: all are one with the first; what was split of the two sides is so no longer."""
    first, *more = *targets, *others
    pairs = [(first, one) for one in more]
    ids = {one.id for one in (*targets, *others)}
    _, split = links(one for one in stored.judgements_on(ids) if one.kind == first.kind)
    pairs += [
        (mine, theirs)
        for mine in targets
        for theirs in others
        if mine.id != first.id and tuple(sorted((mine.id, theirs.id))) in split
    ]
    return [_made(decided, one, other.id) for one, other in pairs]


def _apart(
    decided: Verdicts, targets: Sequence[Target], others: Sequence[Target]
) -> list[Judgement]:
    """Split: every report of the first stands apart from every one of the second.

    Of an event and one of its reports, whichever is named first, the report leaves the others.
    """
    named = {one.id for one in others}
    mine = [one for one in targets if one.id not in named]
    theirs: Sequence[Target] = others
    if not mine:
        own = {one.id for one in targets}
        mine, theirs = list(targets), [one for one in others if one.id not in own]
    made = [_made(decided, one, other.id) for one in mine for other in theirs]
    if not made:
        raise JudgementError(
            f"{decided.target}: name one of its reports as the second; dragoman show "
            f"{decided.target} lists them"
        )
    return made


def _made(decided: Verdicts, target: Target, other: str | None = None) -> Judgement:
    """One judgement."""
    return Judgement(
        "",
        decided.verdict,
        target.kind,
        target.id,
        decided.who.strip(),
        "",
        decided.why,
        other,
        decided.field,
        decided.value,
        target.anchor,
    )


def _checked(decided: Verdicts, kind: str, lexicon: Lexicon) -> Verdicts:
    """A correction as it is kept. Raises JudgementError where it cannot be."""
    if decided.field is None or decided.value is None:
        raise JudgementError("a correction needs a field and its value: correct ID FIELD VALUE")
    problem = check(kind, decided.field, decided.value)
    if problem is not None:
        raise JudgementError(problem)
    if kind == "event" and decided.field == "act" and decided.value not in lexicon.acts:
        raise JudgementError(f"{decided.value!r} is no act of the lexicon: see dragoman acts list")
    return replace(decided, value=normal(decided.field, decided.value))


def _id(one: Judgement, now: str) -> str:
    parts = (one.verdict, one.target, one.who, now, one.other, one.field, one.value)
    text = "\x1f".join(str(part) for part in parts)
    return "j-" + hashlib.sha256(text.encode()).hexdigest()[:12]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
