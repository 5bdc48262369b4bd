"""Acts: the lexicon's own sentences, or JSON lines of text with the acts expected in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dragoman.errors import InputError
from dragoman.lexicon.model import Act, Example
from dragoman.records import Reading

from .report import Report, Score
from .spans import exact

Read = Callable[[str], Reading]


@dataclass(frozen=True, slots=True)
class Expected:
    """One act that a text must be read as telling of; ``certainty`` None accepts any."""

    act: str
    certainty: str | None = None


def read_cases(path: Path) -> Iterator[tuple[str, tuple[Expected, ...]]]:
    """Lines ``{"text": …, "expected": …}``.

    ``expected`` is an act, a list of acts, or a list of ``{"act", "certainty"}``; an empty list
    says that no act is told of. InputError names a line of another form.
    """
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    row = json.loads(line)
                    yield row["text"], _expected(row["expected"])
                except (ValueError, KeyError, TypeError) as error:
                    problem = f"line {number} has no text and expected acts ({error})"
                    raise InputError(str(path), problem, "Give JSON lines") from error


def _expected(value: Any) -> tuple[Expected, ...]:
    items = [value] if isinstance(value, str | Mapping) else value
    return tuple(
        Expected(item) if isinstance(item, str) else Expected(item["act"], item.get("certainty"))
        for item in items
    )


def score_cases(path: Path, read: Read) -> Report:
    """F1 over the acts of each text, and the share of them with the right certainty."""
    acts: list[Score] = []
    certain = Score("certainty", 0, 0, 0)
    lines: list[str] = []
    for text, expected in read_cases(path):
        found = [(event.act, event.certainty) for event in read(text).events]
        wanted = [item.act for item in expected]
        acts.append(exact("acts", wanted, [act for act, _ in found]))
        for item in expected:
            if item.certainty and any(act == item.act for act, _ in found):
                right = int((item.act, item.certainty) in found)
                certain += Score("certainty", right, 1, 1)
        if sorted(wanted) != sorted(act for act, _ in found):
            lines.append(f"wanted {wanted}, found {found}: {text}")
    return Report("acts", str(path), (*summed(acts), certain), (), tuple(lines))


def summed(scores: Iterable[Score]) -> tuple[Score, ...]:
    """Scores of the same name added up, in order of first appearance."""
    totals: dict[str, Score] = {}
    for score in scores:
        held = totals.get(score.name)
        totals[score.name] = held + score if held else score
    return tuple(totals.values())


def score_lexicon(acts: Sequence[Act], read: Read) -> Report:
    """The share of each act's sentences read rightly: those that must, and must not, match."""
    scores: list[Score] = []
    lines: list[str] = []
    for act in acts:
        for example in act.match:
            problems = problems_of(act, example, read(example.text))
            scores += [_share("match", not problems), _share(act.id, not problems)]
            lines += [f"{act.id}: {problem}: {example.text}" for problem in problems]
        for example in act.no_match:
            wrong = any(event.act == act.id for event in read(example.text).events)
            scores += [_share("no match", not wrong), _share(act.id, not wrong)]
            lines += [f"{act.id}: matched: {example.text}"] if wrong else []
    totals = sorted(summed(scores), key=lambda score: score.name not in ("match", "no match"))
    return Report("acts", "lexicon", tuple(totals), (), tuple(lines))


def _share(name: str, right: bool) -> Score:
    return Score(name, int(right), 1, 1)


def problems_of(act: Act, example: Example, reading: Reading) -> list[str]:
    """What is wrong with the reading of a sentence that must match; empty where it is right.

    An act that is told from its other side ("received a delegation": one was sent) may stand as
    that other act, with the parties the other way round.
    """
    turned = replace(example, actor=example.recipient, recipient=example.actor)
    rows = [
        _event_problems(example if event.act == act.id else turned, event, reading)
        for event in reading.events
        if event.act in (act.id, act.converse)
    ]
    if not rows:
        return [f"not found (found {[event.act for event in reading.events]})"]
    return min(rows, key=len)


def _event_problems(example: Example, event: Any, reading: Reading) -> list[str]:
    problems: list[str] = []
    if example.certainty and event.certainty != example.certainty:
        problems.append(f"certainty {event.certainty}, not {example.certainty}")
    for role, wanted in (("actors", example.actor), ("recipients", example.recipient)):
        names = [_names(identity, reading) for identity in getattr(event, role)]
        spoken = " | ".join(name for group in names for name in group)
        if role == "recipients":
            # Places and things acted on are no actors: they stand in ``where`` and the evidence.
            place = [event.where.span.text] if event.where else []
            spoken = " | ".join([spoken, *place, *(span.text for span in event.evidence)])
        missing = [word for word in wanted if word.lower() not in spoken.lower()]
        problems += [f"{role[:-1]} {word} not among {names}" for word in missing]
    return problems


def _names(identity: str, reading: Reading) -> list[str]:
    return [
        name
        for actor in reading.actors
        if actor.id == identity
        for name in (actor.name, *(span.text for span in actor.mentions))
    ]
