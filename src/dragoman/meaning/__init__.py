"""Sentences and lexicon in, findings out: statements, events, positions, commitments.

Everything here is a pure function of an :class:`~dragoman.records.Annotated` document and the
lexicon. What the words refer to (which actor, which day, which place) is decided by ``reference``.
"""

from __future__ import annotations

from dragoman.lexicon import Lexicon
from dragoman.meaning import commitments, events, furniture, positions, statements
from dragoman.meaning.kinds import Kinds
from dragoman.meaning.tense import future_of
from dragoman.meaning.trees import trees
from dragoman.records import Annotated, Findings


def find(annotated: Annotated, lexicon: Lexicon) -> Findings:
    """All findings of one document."""
    forest = trees(annotated.sentences)
    kinds = Kinds(annotated)
    beside = furniture.sentences(annotated)
    said = statements.find(annotated, forest, kinds, beside)
    done = events.find(annotated, forest, lexicon, kinds, said, beside)
    stances = positions.find(forest, kinds, said, beside)
    owed = commitments.find(annotated, forest, lexicon, kinds, said, done)
    return Findings(said, done, stances, owed)


__all__ = ["find", "future_of"]
