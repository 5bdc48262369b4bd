"""Who says what, by which words, against JSON lines in the form of PolNeAR.

Each line has ``text`` and ``attributions``, each with ``source``, ``cue`` and ``content``: lists of
[start, end] in code points.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dragoman.errors import InputError
from dragoman.records import Attribution, Document, Span

from .report import Report, Score
from .spans import Range, exact, overlap, pair_up

PARTS = ("source", "cue", "content")
LEAST_OVERLAP = 0.3
_MARKS = frozenset('"“”„«»')

Triple = tuple[tuple[Range, ...], tuple[Range, ...], tuple[Range, ...]]
Attribute = Callable[[Document], Sequence[Attribution]]
Contents = Callable[[Document], Sequence[Sequence[Span]]]


def score_attribution(
    path: Path, attribute: Attribute, statements: Contents | None = None
) -> Report:
    """Exact span F1 of source, cue and content; exact linked triples; content by overlap.

    Every contiguous span counts by itself and once; a triple is right where all its spans are.
    ``content overlap`` pairs contents one to one where shared characters are at least 0.3 of all
    characters of the two. ``indirect found`` is the share of the gold contents without a quotation
    mark that overlap so much with any content found. With ``statements``, which gives the contents
    of the statements read from a document, the overlap rows are given for these too. Offsets are
    those of the text given, to the character.
    """
    totals: dict[str, Score] = {}
    lines: list[str] = []
    for number, row in enumerate(read_rows(path)):
        text = row["text"]
        document = Document(id=str(row.get("doc_id", number)), text=text)
        gold = [gold_triple(item) for item in row["attributions"]]
        system = [system_triple(item) for item in attribute(document)]
        scores = score_document(text, gold, system)
        if statements is not None:
            told = [_ranges(spans) for spans in statements(document)]
            scores += contents(text, gold, told, "statements, ")
        for score in scores:
            held = totals.get(score.name)
            totals[score.name] = held + score if held else score
        lines += misses(text, gold, system)
    note = f"overlap: shared characters / all characters of the two >= {LEAST_OVERLAP}"
    return Report("attribution", str(path), tuple(totals.values()), (note,), tuple(lines))


def read_rows(path: Path) -> Iterator[Mapping[str, Any]]:
    """The lines of the file. InputError names one that has no text or attributions."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                row = json.loads(line)
                row["text"], row["attributions"]
            except (ValueError, KeyError, TypeError) as error:
                problem = f"line {number} is no object with text and attributions ({error})"
                raise InputError(str(path), problem, "Give JSON lines") from error
            yield row


def gold_triple(item: Mapping[str, Any]) -> Triple:
    """An attribution of the file as sorted ranges."""
    source, cue, content = (_sorted((a, b) for a, b in item.get(part, ())) for part in PARTS)
    return source, cue, content


def system_triple(item: Attribution) -> Triple:
    """One of ours as sorted ranges."""
    return _ranges(item.source), _ranges(item.cue), _ranges(item.content)


def _ranges(spans: Sequence[Span]) -> tuple[Range, ...]:
    return _sorted((span.start, span.end) for span in spans)


def _sorted(ranges: Iterator[Range]) -> tuple[Range, ...]:
    return tuple(sorted(ranges))


def score_document(text: str, gold: Sequence[Triple], system: Sequence[Triple]) -> list[Score]:
    """All scores of one document, always the same names in the same order."""
    scores = [
        exact(part, _spans(gold, column), _spans(system, column))
        for column, part in enumerate(PARTS)
    ]
    scores.append(exact("triple, exact", gold, system))
    wanted = [item[2] for item in gold]
    found = [item[2] for item in system]
    pairs = pair_up(wanted, found, LEAST_OVERLAP)
    linked = sum(_linked(gold[g], system[s]) for g, s in pairs.items())
    scores.append(Score("triple, overlap", linked, len(system), len(gold)))
    return scores + contents(text, gold, found, "")


def contents(
    text: str, gold: Sequence[Triple], found: Sequence[Sequence[Range]], prefix: str
) -> list[Score]:
    """Contents by overlap: F1 one to one, and the shares of quoted and of indirect ones found."""
    wanted = [item[2] for item in gold]
    pairs = pair_up(wanted, found, LEAST_OVERLAP)
    scores = [Score(f"{prefix}content overlap", len(pairs), len(found), len(wanted))]
    near = [any(overlap(want, have) >= LEAST_OVERLAP for have in found) for want in wanted]
    for name, direct in (("quoted found", True), ("indirect found", False)):
        kept = [g for g, item in enumerate(gold) if item[2] and _quoted(text, item) == direct]
        scores.append(Score(prefix + name, sum(near[g] for g in kept), len(kept), len(kept)))
    return scores


def _spans(triples: Sequence[Triple], column: int) -> set[Range]:
    return {span for triple in triples for span in triple[column]}


def _linked(gold: Triple, system: Triple) -> bool:
    """True where source and cue agree by at least one character each, or are empty on both."""
    return all(
        (not gold[i] and not system[i])
        or any(a < d and c < b for a, b in gold[i] for c, d in system[i])
        for i in (0, 1)
    )


def _quoted(text: str, triple: Triple) -> bool:
    return any(not _MARKS.isdisjoint(text[start:end]) for start, end in triple[2])


def misses(text: str, gold: Sequence[Triple], system: Sequence[Triple]) -> list[str]:
    """One line for each span missed (-) or wrongly found (+), by part."""
    lines: list[str] = []
    for column, part in enumerate(PARTS):
        wanted, found = _spans(gold, column), _spans(system, column)
        for mark, ranges in (("-", wanted - found), ("+", found - wanted)):
            lines += [f"{part:8}{mark} {text[a:b]}" for a, b in sorted(ranges)]
    return lines
