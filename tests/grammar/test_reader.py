"""The whole stage on hand-made reports, with the weights that ship."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dragoman.errors import WeightsError
from dragoman.grammar import Annotator, Grammar
from dragoman.grammar.network import FOLDER
from dragoman.records import Document, Sentence
from dragoman.settings import Settings

REPORT = (
    "Norwegian Foreign Minister Karin Solberg met her Chilean counterpart in Santiago on Monday.\n"
    "“We are ready to sign the treaty,” Solberg said. She added that Norway’s parliament "
    "would vote in June.\n\n"
    "The Chilean ministry announced that Mr. Rojas had accepted an invitation to Oslo."
)
OTHERS = [
    "Troops from Kenya crossed the border, officials said.",
    "",
    "no capital letters here and no full stop",
    "Prices rose 3.5% in Turkey; the bank’s governor, who took office in May, didn’t comment.",
]


@pytest.fixture(scope="module")
def grammar() -> Grammar:
    return Grammar()


def one_tree(sentence: Sentence) -> bool:
    heads = [token.head for token in sentence.tokens]
    if heads.count(-1) != 1 or any(not -1 <= h < len(heads) for h in heads):
        return False
    for node in range(len(heads)):
        steps = 0
        while node >= 0:
            node = heads[node]
            steps += 1
            if steps > len(heads):
                return False
    return True


def test_spans_show_their_words(grammar: Grammar) -> None:
    (found,) = grammar.annotate([Document("a", REPORT)])
    assert len(found.sentences) == 4
    assert [s.paragraph for s in found.sentences] == [0, 1, 1, 2]
    spans = [*found.sentences, *(t for s in found.sentences for t in s.tokens), *found.names]
    spans += [s for a in found.attributions for s in (*a.source, *a.cue, *a.content)]
    assert all(REPORT[s.start : s.end] == s.text for s in spans)


def test_names_point_at_their_tokens(grammar: Grammar) -> None:
    (found,) = grammar.annotate([Document("a", REPORT)])
    labels = {n.text: n.label for n in found.names}
    assert labels["Karin Solberg"] == "PERSON"
    assert labels["Santiago"] == labels["Oslo"] == "GPE"
    assert labels["Chilean"] == "NORP"
    for name in found.names:
        tokens = found.sentences[name.sentence].tokens[name.first : name.last]
        assert (tokens[0].start, tokens[-1].end) == (name.start, name.end)


def test_who_says_what(grammar: Grammar) -> None:
    (found,) = grammar.annotate([Document("a", REPORT)])
    by_cue = {a.cue[0].text: a for a in found.attributions if a.cue}
    said = by_cue["said"]
    assert [s.text for s in said.source] == ["Solberg"]
    assert "We are ready to sign the treaty" in said.content[0].text
    announced = by_cue["announced"]
    assert [s.text for s in announced.source] == ["The Chilean ministry"]
    assert "accepted an invitation" in announced.content[0].text
    assert all(0 <= a.confidence <= 1 for a in found.attributions)


def test_syntax_of_a_plain_sentence(grammar: Grammar) -> None:
    (found,) = grammar.annotate([Document("a", "The minister invited two envoys to Oslo.")])
    (sentence,) = found.sentences
    assert [(t.upos, t.lemma) for t in sentence.tokens][:5] == [
        ("DET", "the"),
        ("NOUN", "minister"),
        ("VERB", "invite"),
        ("NUM", "two"),
        ("NOUN", "envoy"),
    ]
    verb = 2
    assert sentence.tokens[verb].head == -1
    assert (sentence.tokens[1].head, sentence.tokens[1].deprel) == (verb, "nsubj")
    assert (sentence.tokens[4].head, sentence.tokens[4].deprel) == (verb, "obj")


def test_an_answer_does_not_depend_on_its_neighbours(grammar: Grammar) -> None:
    alone = [grammar.annotate([Document(str(i), text)])[0] for i, text in enumerate(OTHERS)]
    many = [Document(str(i), text) for i, text in enumerate(OTHERS)]
    assert grammar.annotate(many) == alone
    assert grammar.annotate(many[::-1])[::-1] == alone
    assert Grammar(Settings(threads=1, batch=1)).annotate(many) == alone


def test_an_empty_document(grammar: Grammar) -> None:
    for text in ("", " \n\n "):
        (found,) = grammar.annotate([Document("e", text)])
        assert not found.sentences and not found.names and not found.attributions
    assert grammar.annotate([]) == []


def test_nothing_is_cut_off(grammar: Grammar) -> None:
    text = "and ".join(f"delegate {i} from town {i} spoke " for i in range(300)) + "."
    (found,) = grammar.annotate([Document("long", text)])
    (sentence,) = found.sentences
    assert sentence.end == len(text)
    assert one_tree(sentence)
    assert all(t.upos for t in sentence.tokens)


@pytest.mark.parametrize("text", [REPORT, *OTHERS, "! ? !", "a", "()" * 40, "ha " * 700])
def test_every_sentence_is_one_tree(grammar: Grammar, text: str) -> None:
    (found,) = grammar.annotate([Document("t", text)])
    assert all(one_tree(sentence) for sentence in found.sentences)
    for sentence in found.sentences:
        assert all((t.deprel == "root") == (t.head == -1) for t in sentence.tokens)


def test_given_words_stay_as_they_are() -> None:
    given = [["Mr.Lund", "did", "n't", "go"], ["Oslo"]]
    found = Annotator().annotate_tokens(given)
    assert [[t.text for t in s.tokens] for s in found.sentences] == given


def test_damaged_weights_are_refused(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="cannot be read"):
        Grammar(folder=tmp_path)
    copy = tmp_path / "weights"
    shutil.copytree(FOLDER, copy)
    with (copy / "labels.json").open("a") as file:
        file.write(" ")
    with pytest.raises(WeightsError, match="SHA-256"):
        Grammar(folder=copy)
