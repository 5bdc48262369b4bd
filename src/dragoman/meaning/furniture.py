"""Sentences that are no part of what a report tells: its headline, what a page sets around it.

Pointers to other articles ("Read more: …"), credits of pictures and headlines of other reports
stand in lines of their own. They are read like everything else, but tell no statement or event.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from dragoman.records import Annotated

_LINE = re.compile(r"[^\n\r]+")
#: Openings of such lines, before a mark, a capital or the end.
_OPENS = re.compile(
    r"\W*(?i:read (?:more|also|next)|also (?:read|see)|see (?:also|more)|you may also like|"
    r"related(?: (?:articles?|stories|news|content|coverage|topics|links?))?|recommended|"
    r"(?:just |must[ -])?watch(?:ed)?(?: (?:live|now|more|video|this))?|must[ -]read|don['’]t miss|"
    r"more (?:on|from|news|stories)|advertis(?:ement|ing)|story continues(?: below)?|"
    r"continue reading|follow us|subscribe|sign up|click here|share (?:this|on)|email us|"
    r"(?:file )?(?:photos?|images?|pictures?|videos?)(?: (?:by|credit|courtesy of))?|getty images|"
    r"copyright|most (?:read|popular)|trending|listen(?: (?:to|live))?)"
    r"(?:\s*[:|»›>–—]|\s+[“\"‘A-Z©]|\W*\Z)"
)
_CLOSES = re.compile(r"(?i:read more|continue reading|click here|replay|getty images)\W*\Z")
#: A credit in brackets: "(AP Photo/A Person)", "(Photo by A Person)".
_CREDIT = re.compile(r"\((?:[^()]*\b(?i:photo|image|picture|getty)\b[^()]*)\)\.?\Z")
_LONGEST = 250
#: Another report's headline: few words, hardly one of them small, and no stop.
_FEWEST, _MOST, _CAPITAL = 4, 18, 0.75


def sentences(annotated: Annotated) -> frozenset[int]:
    """The numbers of the sentences above the report and in lines that are no part of it."""
    text, body = annotated.document.text, annotated.document.body
    lines = list(_LINE.finditer(text))
    starts = [line.start() for line in lines]
    other = [_beside(line[0].strip()) or (n > 0 and _headline(line[0].strip()))
             for n, line in enumerate(lines)]  # fmt: skip
    return frozenset(
        sentence.index
        for sentence in annotated.sentences
        if sentence.start < body
        or other[max(0, bisect_right(starts, sentence.start) - 1)]
        or _credits(sentence.text)
    )


def _beside(line: str) -> bool:
    """True for a line that points elsewhere or credits a picture."""
    if not line or len(line) > _LONGEST:
        return False
    return bool(_OPENS.match(line) or _CLOSES.search(line)) or _credits(line)


def _credits(words: str) -> bool:
    """True for the credit of a picture in brackets."""
    return words[:1] == "(" and len(words) <= _LONGEST and bool(_CREDIT.fullmatch(words))


def _headline(line: str) -> bool:
    """True for a line in the capitals of a headline, without a stop."""
    if len(line) > _LONGEST:
        return False
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", line) if len(word) > 3]
    if not _FEWEST <= len(line.split()) <= _MOST or len(words) < _FEWEST:
        return False
    if line[-1] in ".!?:;,…”\"'’)" or line.isupper():
        return False
    capitals = sum(1 for word in words if word[0].isupper())
    return bool(capitals >= _CAPITAL * len(words))
