"""Labels before what somebody says: "Foreign Minister Aida Rao: We met." is two sentences.

Told by form alone: words in capitals at the head of a sentence, with the small words of offices
between them, up to a colon. Whether somebody speaks there is decided by what reads the sentences.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol


class Word(Protocol):
    """What is asked of a word: where it stands and how it reads."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...


#: Labels that stand without a colon where a wide gap follows.
BARE = frozenset({"Q", "A"})
_LONGEST = 24
_SMALL = frozenset(
    "of the for and to in on at de la le du da di del der van von den bin bint ibn al el y e "
    "'s ’s - – & , ( ) . /".split()
)
#: Words in capitals that open many a colon and name nobody.
_NOBODY = frozenset(
    "note breaking update watch read related photo photos video image source sources tags "
    "contact contacts email tel phone fax published posted updated edited reporting writing by "
    "date time venue location re subject".split()
)


def label_end(text: str, words: Sequence[Word]) -> int:
    """How many words of a sentence are a label, colon included; 0 where it opens with none."""
    if len(words) > 1 and words[0].text in BARE and _wide(text, words[0].end, words[1].start):
        return 1
    for number, word in enumerate(words[: _LONGEST + 1]):
        if word.text == ":":
            return number + 1 if _divides(text, words, number) else 0
        if not (word.text.lower() in _SMALL or _named(word.text)):
            return 0
    return 0


def _named(word: str) -> bool:
    """True for a word in capitals, or an initial."""
    return word[0].isupper() or (word[0] in "'’" and word[1:2].isupper())


def _wide(text: str, end: int, start: int) -> bool:
    """True for a gap as transcripts set it behind a bare Q or A."""
    gap = text[end:start]
    return gap.isspace() and (len(gap) > 1 or gap in "\t\xa0")


def _divides(text: str, words: Sequence[Word], colon: int) -> bool:
    """True where a name stands right before the colon and a new sentence begins behind it."""
    if colon == 0 or not words[0].text[0].isupper() or words[colon].start != words[colon - 1].end:
        return False
    if words[0].text.lower() in _NOBODY:
        return False
    if colon + 1 == len(words):
        return False
    rest = text[words[colon].end : words[colon].end + 2]
    if not re.match(r"\s|[…“\"«‘<\[(]", rest):
        return False
    head = words[colon + 1].text
    return head[0].isupper() or head[0].isdigit() or head[0] in "…“\"«‘'<[($€£" or head == "..."
