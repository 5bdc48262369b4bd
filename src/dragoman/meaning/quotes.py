"""Quotation marks of every kind, mismatched ones too, as spans of the words between them.

Method: one pass over a paragraph. An opening curly or angled mark, or a straight mark after a
space or bracket, opens; any closing mark of the same family (double, single) closes, whatever its
shape, because real reports mix them ("“the solid relations" and «…”). A mark that never finds its
partner inside the paragraph is left alone, except that a quotation running over several paragraphs
(each opened again, only the last closed) is taken to each paragraph's end.
"""

from __future__ import annotations

import re

from dragoman.records import Span

_DOUBLE_OPEN, _DOUBLE_CLOSE = "“„«‟", "”»"
_PARAGRAPH = re.compile(r"[^\n]+")
_MARKS = re.compile(r"``|''|[“„«‟”»\"‘’'‚‹›]")
# Longest single-quoted passage taken for a quotation: apostrophes abound, and 300 characters is
# longer than any single-quoted phrase we saw in news.
_LONGEST_SINGLE = 300


def find(text: str) -> tuple[Span, ...]:
    """The words between each pair of marks, in order, marks left out; nested ones after outer."""
    found: list[Span] = []
    paragraphs = list(_PARAGRAPH.finditer(text))
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1].group() if number + 1 < len(paragraphs) else ""
        found.extend(_in_paragraph(text, paragraph.start(), paragraph.end(), following))
    return tuple(sorted(found, key=lambda span: (span.start, -span.end)))


def _in_paragraph(text: str, start: int, end: int, following: str) -> list[Span]:
    found: list[Span] = []
    opened: int | None = None
    single: int | None = None
    for mark in _MARKS.finditer(text, start, end):
        sign, here, after = mark.group(), mark.start(), mark.end()
        if _family(sign) == "double":
            if opened is None and _opens(text, start, here, after, end, sign):
                opened = after
            elif opened is not None and sign in _DOUBLE_OPEN and _starts_word(text, here, after):
                opened = after  # The mark before never closed: begin again here.
            elif opened is not None:
                _keep(found, text, opened, here)
                opened = None
        elif single is None:
            if _opens_single(text, start, here, after, end, sign):
                single = after
        elif _closes_single(text, here, after, end):
            if here - single <= _LONGEST_SINGLE:
                _keep(found, text, single, here)
            single = None
    if opened is not None and following.lstrip()[:1] in {*_DOUBLE_OPEN, '"'}:
        _keep(found, text, opened, end)
    return found


def _family(sign: str) -> str:
    return "double" if sign in {*_DOUBLE_OPEN, *_DOUBLE_CLOSE, '"', "``", "''"} else "single"


def _starts_word(text: str, here: int, after: int) -> bool:
    return (here == 0 or not text[here - 1].isalnum()) and text[after : after + 1].isalnum()


def _opens(text: str, start: int, here: int, after: int, end: int, sign: str) -> bool:
    if sign in _DOUBLE_OPEN or sign == "``":
        return True
    if sign in _DOUBLE_CLOSE or sign == "''":
        # A closing mark used as an opening one stands at the start of a word.
        return _starts_word(text, here, after) and (here == start or text[here - 1].isspace())
    before = text[here - 1] if here > start else " "
    return after < end and not text[after].isspace() and not before.isalnum()


def _opens_single(text: str, start: int, here: int, after: int, end: int, sign: str) -> bool:
    before = text[here - 1] if here > start else " "
    if after >= end or not text[after].isalnum():
        return False
    if sign == "‘":
        return not before.isalnum()
    return sign in "'‚‹" and (before.isspace() or before in '([“"')


def _closes_single(text: str, here: int, after: int, end: int) -> bool:
    following = text[after] if after < end else " "
    inside_word = following.isalnum()
    possessive = text[here - 1] in "sS" and following.isspace()
    return not inside_word and not possessive


def _keep(found: list[Span], text: str, start: int, end: int) -> None:
    if end > start and any(character.isalnum() for character in text[start:end]):
        found.append(Span(start, end, text[start:end]))
