"""A reading's sentences as CoNLL-U, the format of Universal Dependencies.

Offsets, names and attributions stand in the MISC column:

* ``SpaceAfter=No`` where the next word of the sentence follows without a gap;
* ``start_char``, ``end_char``: offsets into the document's own text, end exclusive;
* ``NER=B-PERSON``: names, in BIO;
* ``Attribution=B-source-1,I-content-2``: which part of which attribution the word belongs to;
  attributions are counted from 1 through the document, and a word may belong to several.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from dragoman.errors import DragomanError
from dragoman.records import Annotated, Reading, Sentence, Span, Token

Marks = Mapping[tuple[int, int], list[str]]


def render(reading: Reading) -> str:
    """Every sentence of the reading as CoNLL-U; outputs of several readings may be concatenated.

    Raises :class:`DragomanError` where the reading does not carry its annotated sentences, as one
    that was loaded back from JSON or a store.
    """
    annotated = reading.annotated
    if annotated is None:
        raise DragomanError(
            f"{reading.document.id}: this reading does not carry its sentences' syntax, "
            "so CoNLL-U cannot be written. Read the report again from its text"
        )
    names = _name_marks(annotated)
    attributions = _attribution_marks(annotated)
    lines: list[str] = []
    paragraph: int | None = None
    for number, sentence in enumerate(annotated.sentences):
        if not sentence.tokens:
            continue
        if paragraph is None:
            lines.append(f"# newdoc id = {_one_line(annotated.document.id)}")
        if sentence.paragraph != paragraph:
            lines.append("# newpar")
            paragraph = sentence.paragraph
        lines += [
            f"# sent_id = {_one_line(annotated.document.id)}-{number + 1}",
            f"# text = {_surface(sentence)}",
            *_rows(sentence, number, names, attributions),
            "",
        ]
    return "\n".join(lines) + "\n" if lines else ""


def _rows(sentence: Sentence, number: int, names: Marks, attributions: Marks) -> list[str]:
    rows = []
    for index, token in enumerate(sentence.tokens):
        root = token.head < 0
        misc = [] if _spaced(sentence, index) else ["SpaceAfter=No"]
        misc += [f"start_char={token.start}", f"end_char={token.end}"]
        misc += [f"NER={mark}" for mark in names.get((number, index), ())]
        marks = attributions.get((number, index))
        if marks:
            misc.append("Attribution=" + ",".join(marks))
        columns = (
            str(index + 1),
            _form(token),
            _one_line(token.lemma) or "_",
            token.upos or "X",
            "_",
            _feats(token.feats),
            "0" if root else str(token.head + 1),
            "root" if root else token.deprel or "dep",
            "_",
            "|".join(misc),
        )
        rows.append("\t".join(columns))
    return rows


def _spaced(sentence: Sentence, index: int) -> bool:
    """True where a gap follows the word; the last word of a sentence counts as spaced."""
    if index + 1 == len(sentence.tokens):
        return True
    return sentence.tokens[index + 1].start > sentence.tokens[index].end


def _surface(sentence: Sentence) -> str:
    """The sentence on one line, so that the forms and ``SpaceAfter`` give it back exactly."""
    parts = []
    for index, token in enumerate(sentence.tokens):
        parts.append(_form(token))
        if _spaced(sentence, index):
            parts.append(" ")
    return "".join(parts).strip()


def _form(token: Token) -> str:
    return _one_line(token.text) or "_"


def _one_line(text: str) -> str:
    """No tabs, line breaks, surrogates or control characters: none may stand in a column."""
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff]+", " ", text).strip()


def _feats(feats: str) -> str:
    """Features in the order the format asks for: by name, regardless of case."""
    if feats in ("", "_"):
        return "_"
    return "|".join(sorted(feats.split("|"), key=lambda pair: pair.split("=")[0].lower()))


def _name_marks(annotated: Annotated) -> Marks:
    marks: dict[tuple[int, int], list[str]] = {}
    for name in annotated.names:
        for index in range(name.first, name.last):
            prefix = "B" if index == name.first else "I"
            marks.setdefault((name.sentence, index), [f"{prefix}-{name.label}"])
    return marks


def _attribution_marks(annotated: Annotated) -> Marks:
    marks: dict[tuple[int, int], list[str]] = defaultdict(list)
    for number, attribution in enumerate(annotated.attributions, start=1):
        parts = (
            ("source", attribution.source),
            ("cue", attribution.cue),
            ("content", attribution.content),
        )
        for part, spans in parts:
            for span in spans:
                for begin, where in enumerate(_tokens_inside(annotated, span)):
                    marks[where].append(f"{'I' if begin else 'B'}-{part}-{number}")
    return marks


def _tokens_inside(annotated: Annotated, span: Span) -> list[tuple[int, int]]:
    """Positions of the words that share a character with the span, in order."""
    return [
        (number, index)
        for number, sentence in enumerate(annotated.sentences)
        if sentence.start < span.end and span.start < sentence.end
        for index, token in enumerate(sentence.tokens)
        if token.start < span.end and span.start < token.end
    ]
