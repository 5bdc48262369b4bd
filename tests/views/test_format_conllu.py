from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.errors import DragomanError
from dragoman.records import Reading, Sentence
from dragoman.views.formats.conllu import render


def rows(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.split("\n") if line and not line.startswith("#")]


def test_ten_columns_heads_counted_from_one_and_one_root(annotated: Reading) -> None:
    found = rows(render(annotated))
    assert all(len(row) == 10 and all(row) for row in found)
    assert [row[6] for row in found] == ["4", "4", "4", "0", "4", "2", "0", "2", "2"]
    assert [row[7] for row in found if row[6] == "0"] == ["root", "root"]


def test_forms_and_spacing_give_the_sentence_back(annotated: Reading) -> None:
    blocks = render(annotated).strip().split("\n\n")
    assert len(blocks) == 2
    for block in blocks:
        text = next(line[9:] for line in block.split("\n") if line.startswith("# text = "))
        built = "".join(
            row[1] + ("" if "SpaceAfter=No" in row[9] else " ") for row in rows(block)
        ).rstrip()
        assert built == text
    assert "# text = Lund didn't call." in blocks[0]


def test_offsets_point_into_the_document(annotated: Reading) -> None:
    for row in rows(render(annotated)):
        misc = dict(pair.split("=", 1) for pair in row[9].split("|"))
        start, end = int(misc["start_char"]), int(misc["end_char"])
        assert annotated.document.text[start:end] == row[1]


def test_names_and_attributions_stand_in_misc(annotated: Reading) -> None:
    marks = {row[1]: row[9] for row in rows(render(annotated))}
    assert "NER=B-PERSON" in marks["Lund"]
    assert "Attribution=B-content-1" in marks["Lund"]
    assert "Attribution=I-content-1" in marks["call"]
    assert "Attribution=B-source-1" in marks["She"]
    assert "Attribution=B-cue-1" in marks["said"]
    assert "Attribution" not in marks["so"]


def test_features_are_sorted_and_paragraphs_marked(annotated: Reading) -> None:
    text = render(annotated)
    assert "Mood=Ind|VerbForm=Fin" in text
    assert text.count("# newpar") == 2
    assert text.count("# newdoc") == 1


def test_a_line_break_inside_a_word_cannot_break_the_table(annotated: Reading) -> None:
    assert annotated.annotated is not None
    first: Sentence = annotated.annotated.sentences[0]
    odd = replace(first.tokens[0], text="Lu\n\tnd", lemma="\x00")
    sentence = replace(first, tokens=(odd, *first.tokens[1:]))
    damaged = replace(annotated.annotated, sentences=(sentence,))
    found = rows(render(replace(annotated, annotated=damaged)))
    assert [len(row) for row in found] == [10] * 5
    assert found[0][1:3] == ["Lu nd", "_"]


def test_without_syntax_it_says_so(reading: Reading) -> None:
    with pytest.raises(DragomanError, match="does not carry its sentences' syntax"):
        render(reading)
