"""The headline above a plain text, told by its form: a short line that is no sentence."""

from __future__ import annotations

import re

from dragoman.records import Span

# The first line with words in it, and a blank line behind it.
_FIRST = re.compile(r"\s*(\S[^\r\n]*?)[ \t]*(?:\r?\n[ \t]*){2,}(?=\S)")
# What a line that goes on or closes a sentence ends with, or a caption: "(Photo: A Person)".
_SENTENCE = re.compile(r"(?:[.!:;,…—–-][\"'”’»]*|\))\Z")
# The first question of an interview set down word for word.
_ASKED = re.compile(r"(?i:q|question|journalist|reporter|interviewer)(?:\s?:|\s{2,})")
_FEWEST_WORDS, _MOST_WORDS = 3, 25
# A report below its headline is longer than a sentence or two.
_REPORT = 200


def find_headline(text: str) -> Span | None:
    """The headline of ``text``, verbatim; None where the text begins with its first sentence."""
    match = _FIRST.match(text)
    if match is None or len(text) - match.end() < _REPORT:
        return None
    line = match[1]
    if not _FEWEST_WORDS <= len(line.split()) <= _MOST_WORDS or _SENTENCE.search(line):
        return None
    if _ASKED.match(line):
        return None
    return Span(match.start(1), match.end(1), line)
