"""Commitments: what is owed or offered, how old it is, and what moved it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from dragoman.chronicle import Commitment, Stage
from dragoman.views.answers import cells, telling
from dragoman.views.answers.cells import Row
from dragoman.views.answers.sheet import LONGEST, Sheet, aside, judgement, quote, sourced
from dragoman.views.terminal import text
from dragoman.views.wording import visible

STATUSES = ("open", "accepted", "kept", "declined", "lapsed", "withdrawn")
_TONES = {"open": "yellow", "accepted": "cyan", "kept": "green"}
_DATES = ("start", "end", "precision")
COLUMNS = (
    *("commitment", "kind", "status", *cells.who_columns("giver"), *cells.who_columns("taker")),
    *(f"made_{part}" for part in _DATES),
    *(f"due_{part}" for part in _DATES),
    *("age", "steps", "last_step", "last_step_start", "publishers", *cells.JUDGED, *cells.WORDS),
)
STEP_COLUMNS = (
    *("commitment", "step", "status", *cells.DATE, "event", "confidence", "reason", *cells.WORDS),
)


def entries(commitments: Sequence[Commitment], sheet: Sheet) -> Iterator[RenderableType]:
    """The commitments under their status, those still open first."""
    known = [*STATUSES, *dict.fromkeys(item.status for item in commitments)]
    for status in dict.fromkeys(known):
        under = [item for item in commitments if item.status == status]
        if under:
            yield sheet.heading(status, telling.times(len(under), "commitment"))
            yield from (entry(item, sheet) for item in under)


def full(item: Commitment, sheet: Sheet) -> Iterator[RenderableType]:
    """One commitment with nothing left out."""
    yield sheet.heading("Commitment", item.id)
    yield entry(item, sheet, 0)


def entry(item: Commitment, sheet: Sheet, longest: int = LONGEST) -> RenderableType:
    """A commitment: from whom to whom, its status and age, the words, and each step of its life."""
    head = text(telling.toward(item.givers, item.takers) or "between parties not named", "bold")
    head.append(f"  ({visible(item.status)})", _TONES.get(item.status, "red"))
    made, due = telling.dated(item.made), telling.dated(item.due)
    age = "" if item.age is None else telling.times(item.age, "day") + " old"
    lines = [
        head,
        quote(item.what.text, longest),
        sourced(item.what),
        aside(f"made {made}" if made else "", f"due {due}" if due else "no day is set", age),
        aside(telling.carried(item.publishers), f"commitment {item.id}"),
    ]
    for stage in item.stages[1:] if _opens(item) else item.stages:
        lines += _step(stage, longest)
    return sheet.entry(item.kind, [*lines, judgement(item.judged)])


def _opens(item: Commitment) -> bool:
    """True where the first step only says that the commitment was made, as the words above do."""
    return bool(item.stages) and item.stages[0].status == "open"


def _step(stage: Stage, longest: int) -> list[Text]:
    """What moved it: the status, when, the words that say so, and how sure that link is."""
    line = text("→ ")
    line.append(visible(stage.status), _TONES.get(stage.status, "red"))
    event = f"event {stage.event}" if stage.event else ""
    sure = "" if stage.confidence >= 1 else f"confidence {stage.confidence:.2f}"
    for fact in (telling.dated(stage.when), event, sure, stage.reason or ""):
        line.append(f" · {visible(fact)}" if fact else "", "dim")
    lines = [line]
    for words in stage.words:
        lines += [
            Text.assemble("  ", quote(words.text, longest)),
            Text.assemble("  ", sourced(words)),
        ]
    return lines


def rows(commitments: Iterable[Commitment]) -> Iterator[Row]:
    """A row for each giver with each taker."""
    for item in commitments:
        made, due = cells.date(item.made), cells.date(item.due)
        last = item.stages[-1] if item.stages else None
        shared: Row = {
            "commitment": item.id,
            "kind": item.kind,
            "status": item.status,
            **{f"made_{part}": made[part] for part in _DATES},
            **{f"due_{part}": due[part] for part in _DATES},
            "age": item.age,
            "steps": len(item.stages),
            "last_step": last.status if last else None,
            "last_step_start": last.when.start if last and last.when else None,
            "publishers": len(item.publishers),
            **cells.judged(item.judged),
            **cells.words(item.what),
        }
        for giver in cells.each(item.givers):
            for taker in cells.each(item.takers):
                yield {**shared, **cells.who("giver", giver), **cells.who("taker", taker)}


def step_rows(item: Commitment) -> Iterator[Row]:
    """A row for each step with each stretch of its evidence."""
    for number, stage in enumerate(item.stages):
        for words in stage.words or (None,):
            yield {
                "commitment": item.id,
                "step": number,
                "status": stage.status,
                **cells.date(stage.when),
                "event": stage.event,
                "confidence": stage.confidence,
                "reason": stage.reason,
                **cells.words(words),
            }
