"""Names against tagged files, with an annotator that finds what it is told to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.evaluate.names import score_names
from dragoman.records import Annotated, Document, Name, Sentence

TAGGED = """\
-DOCSTART- -X- -X- O

Kofi NNP B-NP B-PER
Annan NNP I-NP I-PER
flew VBD B-VP O
to TO B-PP O
Geneva NNP B-NP B-LOC

Dutch JJ B-NP B-MISC
ministers NNS I-NP O
agreed VBD B-VP O
"""


class Finder:
    """Gives back the names it was made with, whatever it reads."""

    def __init__(self, *names: tuple[str, int, int, int]) -> None:
        self.names = names
        self.seen: list[tuple[str, ...]] = []

    def annotate(self, document: Document) -> Annotated:
        raise AssertionError("names are scored on given words")

    def annotate_tokens(self, sentences: Sequence[Sequence[str]]) -> Annotated:
        self.seen = [tuple(words) for words in sentences]
        return Annotated(
            document=Document(id="x", text=""),
            sentences=tuple(Sentence(i, 0, 0, "", ()) for i in range(len(sentences))),
            names=tuple(Name(0, 0, "", *name) for name in self.names),
            attributions=(),
        )


def write(text: str, folder: Path) -> Path:
    path = folder / "tags.txt"
    path.write_text(text, "utf-8")
    return path


def test_labels_are_those_of_conll(tmp_path: Path) -> None:
    finder = Finder(("PERSON", 0, 0, 2), ("GPE", 0, 4, 5), ("NORP", 1, 0, 1))
    report = score_names(write(TAGGED, tmp_path), finder)
    assert finder.seen == [
        ("Kofi", "Annan", "flew", "to", "Geneva"),
        ("Dutch", "ministers", "agreed"),
    ]
    assert report["all"].f1 == 100.0
    assert {score.name for score in report.scores} == {"PER", "LOC", "MISC", "all"}
    assert report.misses == ()


def test_a_wrong_label_is_a_miss_and_a_false_find(tmp_path: Path) -> None:
    report = score_names(write(TAGGED, tmp_path), Finder(("ORG", 0, 0, 2), ("LOC", 0, 4, 5)))
    assert (report["all"].correct, report["all"].system, report["all"].gold) == (1, 2, 3)
    assert (report["ORG"].correct, report["ORG"].system, report["ORG"].gold) == (0, 1, 0)
    assert len(report.misses) == 3
    assert any("+ ORG" in line and "Kofi Annan" in line for line in report.misses)


def test_crossner_keeps_events_apart(tmp_path: Path) -> None:
    text = "Ghana\tB-country\nvoted\tO\n\n2019\tB-election\nelection\tI-election\n"
    report = score_names(write(text, tmp_path), Finder(("GPE", 0, 0, 1), ("EVENT", 1, 0, 2)))
    assert report["all"].f1 == 100.0
    assert {score.name for score in report.scores} == {"LOC", "EVENT", "all"}


def test_a_line_without_a_tag_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="line 2 has no tag"):
        score_names(write("Ghana B-LOC\nvoted\n", tmp_path), Finder())
