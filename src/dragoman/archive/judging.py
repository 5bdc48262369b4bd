"""People's judgement: confirm, reject, correct, merge, split, undo – with who, when and why."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from dragoman.archive.targets import Target, find
from dragoman.chronicle import Judgement, Verdict
from dragoman.errors import JudgementError
from dragoman.lexicon import Lexicon
from dragoman.reference.across.judgements import check, standing
from dragoman.reference.countries import countries
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
    decided: Verdicts, stored: Reader, writer: Writer, lexicon: Lexicon
) -> tuple[Judgement, ...]:
    """Write a judgement; the ones written, one for each report of an event judged as a whole.

    Raises JudgementError where the target is not in the record, where the two are not of one kind,
    or where a correction names no field or no value of it.
    """
    if not decided.who.strip():
        raise JudgementError("Nobody is named. Say who judges: --who NAME")
    if decided.verdict == "undo":
        return (_undo(decided, stored, writer),)
    targets = find(decided.target, stored)
    if decided.verdict in ("merge", "split"):
        made = _pairs(decided, targets, stored)
    else:
        if decided.verdict == "correct":
            _check(decided, targets[0].kind, lexicon)
        made = [_made(decided, target) for target in targets]
    for one in made:
        writer.judge(one)
    return tuple(made)


def _undo(decided: Verdicts, stored: Reader, writer: Writer) -> Judgement:
    """Take a judgement back; the one undone stays in the record."""
    every = {one.id: one for one in stored.judgements()}
    old = every.get(decided.target)
    if old is None:
        raise JudgementError(f"{decided.target}: no such judgement. List them: dragoman judge list")
    if old.id not in {one.id for one in standing(every.values())} and old.verdict != "undo":
        raise JudgementError(f"{decided.target}: is undone already")
    now = _now()
    one = Judgement(
        _id("undo", old.target, decided.who, now, old.id),
        "undo",
        old.kind,
        old.target,
        decided.who,
        now,
        decided.why,
        other=old.id,
    )
    writer.judge(one)
    return one


def _pairs(decided: Verdicts, targets: Sequence[Target], stored: Reader) -> list[Judgement]:
    """Merge: the first of each suffices, what hangs on them follows. Split: every pair."""
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
        return [_made(decided, targets[0], others[0].id)]
    return _apart(decided, targets, others)


def _apart(
    decided: Verdicts, targets: Sequence[Target], others: Sequence[Target]
) -> list[Judgement]:
    """Split: every report of the first stands apart from every one of the second."""
    made = [
        _made(decided, one, other.id) for one in targets for other in others if one.id != other.id
    ]
    named = {one.id for one in others}
    made = [one for one in made if one.target not in named]
    if not made:
        raise JudgementError(
            f"{decided.target}: name one of its reports as the second; dragoman show "
            f"{decided.target} lists them"
        )
    return made


def _made(decided: Verdicts, target: Target, other: str | None = None) -> Judgement:
    """One judgement."""
    now = _now()
    return Judgement(
        _id(decided.verdict, target.id, decided.who, now, other, decided.field, decided.value),
        decided.verdict,
        target.kind,
        target.id,
        decided.who.strip(),
        now,
        decided.why,
        other,
        decided.field,
        decided.value,
        target.anchor,
    )


def _check(decided: Verdicts, kind: str, lexicon: Lexicon) -> None:
    """Refuse a correction that cannot be."""
    if decided.field is None or decided.value is None:
        raise JudgementError("a correction needs a field and its value: correct ID FIELD VALUE")
    problem = check(kind, decided.field, decided.value)
    if problem is not None:
        raise JudgementError(problem)
    if kind == "event" and decided.field == "act" and decided.value not in lexicon.acts:
        raise JudgementError(f"{decided.value!r} is no act of the lexicon: see dragoman acts list")
    if decided.field == "country" and decided.value and countries().find(decided.value) is None:
        raise JudgementError(f"{decided.value!r} is no country")


def _id(*parts: object) -> str:
    text = "\x1f".join(str(part) for part in parts)
    return "j-" + hashlib.sha256(text.encode()).hexdigest()[:12]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
