"""What the network sees of a word besides its pieces: case, place in the sentence, quotation marks.

The encoder is uncased; these codes are embedded and added to the pieces of the word.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

SHAPES = 10
STARTS = 3
QUOTES = 4
CODES = SHAPES * STARTS * QUOTES
_DOUBLE_OPEN = frozenset(("“", "«", "``", "„", "‘‘", "<<"))
_DOUBLE_CLOSE = frozenset(("”", "»", "’’", ">>"))
_GLUED = frozenset((",", ".", ")", "'s", "n't", ";", ":", "%", "?", "!"))
_STRAIGHT = frozenset(('"', "''", "‘’", "’‘"))
_QUOTES = _DOUBLE_OPEN | _DOUBLE_CLOSE | _STRAIGHT


@lru_cache(maxsize=65536)
def shape(word: str) -> int:
    """1 lower, 2 Title, 3 UPPER, 4 one capital, 5 MiXed, 6 number, 7 a1, 8 mark, 9 other."""
    if word.isalpha():
        if word.islower():
            return 1
        if word.isupper():
            return 3 if len(word) > 1 else 4
        if word[0].isupper() and word[1:].islower():
            return 2
        return 5 if word[0].isupper() or any(c.isupper() for c in word) else 9
    if not any(c.isalnum() for c in word):
        return 8
    if not any(c.isalpha() for c in word):
        return 6
    if any(c.isdigit() for c in word):
        return 7
    letters = "".join(c for c in word if c.isalpha())
    return shape(letters)


def quotes(words: Sequence[str], before: Sequence[bool], after: Sequence[bool]) -> list[int]:
    """Per word of one paragraph: 0 outside quotation marks, 1 inside, 2 opening, 3 closing mark.

    ``before`` and ``after`` say whether white space stands before and after the word; where a
    straight mark has it on both sides or on none, it closes what is open.
    """
    codes = []
    inside = False
    for word, left, right in zip(words, before, after, strict=True):
        code = 1 if inside else 0
        if word not in _QUOTES:
            codes.append(code)
            continue
        if word in _DOUBLE_OPEN or (
            word in _STRAIGHT and ((left and not right) or (left == right and not inside))
        ):
            code, inside = 2, True
        elif word in _DOUBLE_CLOSE or word in _STRAIGHT:
            code, inside = 3, False
        codes.append(code)
    return codes


def codes(words: Sequence[str], starts: Sequence[int], marks: Sequence[int]) -> list[int]:
    """One number per word: shape, whether it opens a sentence (1) or paragraph (2), mark."""
    return [
        (shape(word) * STARTS + start) * QUOTES + mark
        for word, start, mark in zip(words, starts, marks, strict=True)
    ]


def spaces(words: Sequence[str]) -> list[bool]:
    """White space before each word of a text whose spaces are lost; quotation marks pair up."""
    before = []
    inside = False
    glue = False
    for word in words:
        space = not glue and word not in _GLUED
        glue = word in ("(", "$")
        if word == '"':
            space = not inside
            glue = not inside
            inside = not inside
        before.append(space)
    return before
