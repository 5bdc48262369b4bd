"""A statement as one sentence shows it, before its words are resolved."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.records import Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement as one sentence shows it.

    ``cue_index`` and ``speaker`` are token indices (-1: none); ``speaker`` counts in sentence
    ``origin``, which is another one where the speaker is taken over from before. ``trust_rule``
    says that the grammar's content is to be kept even where the network marks less;
    ``needs_support`` that the words alone may be a thought or a deed, so that the candidate stands
    only where the network marks an attribution too.
    """

    sentence: int
    cue: Span | None
    cue_index: int
    speaker: int
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    act: str
    by: str = "rule"
    confidence: float = 0.8
    addressees: tuple[int, ...] = ()
    unattributed: bool = False
    trust_rule: bool = False
    speaker_sentence: int | None = None
    needs_support: bool = False

    @property
    def origin(self) -> int:
        """Index of the sentence ``speaker`` counts in."""
        return self.sentence if self.speaker_sentence is None else self.speaker_sentence
