"""One entry for every kind of measure, with the package's own network and lexicon."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

import dragoman.lexicon
from dragoman.errors import InputError
from dragoman.grammar import Annotator
from dragoman.pipeline import Reader, read
from dragoman.records import Attribution, Document, Span, TimeExpression
from dragoman.reference import times
from dragoman.settings import Settings

from .acts import score_cases, score_lexicon
from .attribution import score_attribution
from .names import score_names
from .report import Report
from .syntax import score_syntax
from .times import score_times

LEXICON = "lexicon"


@cache
def _annotator() -> Annotator:
    return Annotator(Settings())


@cache
def _reader() -> Reader:
    return Reader(Settings())


def _syntax(path: Path) -> Report:
    return score_syntax(path, _annotator())


def _names(path: Path) -> Report:
    return score_names(path, _annotator())


def _attribution(path: Path) -> Report:
    return score_attribution(path, _attributions, _contents)


def _attributions(document: Document) -> Sequence[Attribution]:
    return _annotator().annotate(document).attributions


def _contents(document: Document) -> Sequence[Sequence[Span]]:
    return [statement.content for statement in _reader().read(document).statements]


def _acts(path: Path) -> Report:
    if str(path) == LEXICON:
        acts = dragoman.lexicon.load().acts
        return score_lexicon(tuple(acts.values()), read)
    return score_cases(path, read)


def _time(path: Path) -> Report:
    return score_times(path, find_times)


def find_times(text: str, published: str | None) -> Sequence[TimeExpression]:
    """What the package finds, leaning expressions counted from the date told before them."""
    return times.resolve_leaning(times.find(text, published), published)


KINDS: Mapping[str, Callable[[Path], Report]] = {
    "syntax": _syntax,
    "names": _names,
    "attribution": _attribution,
    "time": _time,
    "acts": _acts,
}


def run(kind: str, path: Path) -> Report:
    """The figures of one file.

    ``kind`` is one of ``KINDS``; for acts, ``Path("lexicon")`` runs the lexicon's own sentences.
    InputError where the kind is unknown, or the file is missing or of another form.
    """
    if kind not in KINDS:
        raise InputError(kind, "is no kind of measure", f"Choose one of {', '.join(KINDS)}")
    if not path.is_file() and not (kind == "acts" and str(path) == LEXICON):
        raise InputError(str(path), "there is no such file", "Check the path")
    return KINDS[kind](path)
