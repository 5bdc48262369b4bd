"""The model of relations on sentences of our own, parsed by hand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dragoman.errors import WeightsError
from dragoman.meaning import relations
from dragoman.meaning.relation_features import Pair, bucket, regions, structure, surface
from dragoman.meaning.relations import QUADS, Vectors, arrays_of, load, model_of
from dragoman.records import Token


def sentence(*rows: str) -> list[Token]:
    """Tokens from "word lemma UPOS head relation", heads counted from 1."""
    tokens: list[Token] = []
    at = 0
    for row in rows:
        text, lemma, upos, head, relation = row.split()
        tokens.append(Token(at, at + len(text), text, lemma, upos, "_", int(head) - 1, relation))
        at += len(text) + 1
    return tokens


CONDEMNED = sentence(
    "Chile Chile PROPN 2 nsubj",
    "condemned condemn VERB 0 root",
    "Peru Peru PROPN 5 nmod:poss",
    "'s 's PART 3 case",
    "decision decision NOUN 2 obj",
    "sharply sharply ADV 2 advmod",
    ". . PUNCT 2 punct",
)
DISAGREED = sentence(
    "Chile Chile PROPN 4 nsubj",
    "did do AUX 4 aux",
    "not not PART 4 advmod",
    "agree agree VERB 0 root",
    "to to PART 6 mark",
    "meet meet VERB 4 xcomp",
    "Peru Peru PROPN 6 obj",
)
DECLINED = sentence(
    "Chile Chile PROPN 2 nsubj",
    "refused refuse VERB 0 root",
    "to to PART 4 mark",
    "meet meet VERB 2 xcomp",
    "Peru Peru PROPN 4 obj",
)
MISSILES = sentence(
    "Chile Chile PROPN 2 nsubj",
    "fired fire VERB 0 root",
    "missiles missile NOUN 2 obj",
    "at at ADP 5 case",
    "Peru Peru PROPN 2 obl",
    "killing kill VERB 2 advcl",
    "soldiers soldier NOUN 6 obj",
)


def test_actors_are_one_mark_each() -> None:
    pair = Pair(CONDEMNED, (0, 1), (2, 5))
    assert pair.words == ["<s>", "condemned", "<t>", "sharply", "."]
    assert Pair(CONDEMNED, None, (0, 1)).words[0] == "<t>"
    # The decision is Peru's: the words hang by their last.
    assert pair.head((2, 5)) == 4


def test_an_answer_does_not_depend_on_who_the_actors_are() -> None:
    others = [
        Token(
            t.start,
            t.end,
            {"Chile": "Kenya", "Peru": "Ghana"}.get(t.text, t.text),
            {"Chile": "Kenya", "Peru": "Ghana"}.get(t.lemma, t.lemma),
            *astuple(t),
        )
        for t in CONDEMNED
    ]
    model = load()
    assert model.classify(CONDEMNED, (0, 1), (2, 3)) == model.classify(others, (0, 1), (2, 3))


def astuple(token: Token) -> tuple[str, str, int, str]:
    return token.upos, token.feats, token.head, token.deprel


@pytest.mark.parametrize(
    ("tokens", "source", "target", "root"),
    [
        (CONDEMNED, (0, 1), (2, 5), "ACCUSE"),
        (MISSILES, (0, 1), (4, 5), "ASSAULT"),
        (DECLINED, (0, 1), (4, 5), "REJECT"),
    ],
)
def test_plain_cases(
    tokens: list[Token], source: tuple[int, int], target: tuple[int, int], root: str
) -> None:
    answer = load().classify(tokens, source, target)
    assert answer.root == root
    assert answer.quad == QUADS[root]
    assert sum(answer.probabilities.values()) == pytest.approx(1, abs=1e-5)
    assert answer.probability == max(answer.probabilities.values())


def test_structure_has_negation_path_and_cues() -> None:
    pair = Pair(DISAGREED, (0, 1), (6, 7))
    found = structure(pair, {("agree", "VERB"): ("AGREE",)})
    assert {"S1:agree", "S1neg", "Sneg:agree", "S1c:AGREE", "T1:meet", "T2:agree"} <= set(found)
    assert "path:agree\\meet" in found
    assert found["S1>xcomp:agree:meet"] == 1


def test_surface_tells_the_order_of_the_actors() -> None:
    forward = surface(["<s>", "blames", "<t>"])
    backward = surface(["<t>", "blames", "<s>"])
    assert "b>blames" in forward
    assert "b<blames" in backward
    assert "no target" in surface(["<s>", "waits"])


def test_regions_leave_the_marks_out() -> None:
    parts = regions(["on", "friday", "<s>", "blamed", "<t>", "again"])
    assert parts == [
        ["on", "friday", "blamed", "again"],
        ["blamed"],
        ["blamed", "again"],
        ["blamed"],
        ["again"],
    ]


def test_overlapping_actors_are_an_error() -> None:
    with pytest.raises(ValueError, match="overlap"):
        load().classify(CONDEMNED, (0, 3), (2, 5))


def test_a_word_is_the_mean_of_its_longest_pieces() -> None:
    table = np.array([[2, 0], [0, 4], [6, 6]], np.int8)
    vectors = Vectors(["un", "##able", "able"], table, 0.5)
    assert vectors.word("unable") == pytest.approx([0.5, 1.0])
    assert vectors.word("able") == pytest.approx([3.0, 3.0])
    assert vectors.word("???") is None
    assert vectors.mean(["unable", "?"]) == pytest.approx([0.5, 1.0])
    assert vectors.mean([]) == pytest.approx([0.0, 0.0])


def test_a_model_comes_back_as_it_was_stored() -> None:
    model = load()
    again = model_of(arrays_of(model))
    one, two = (m.classify(MISSILES, (0, 1), (4, 5)).probabilities for m in (model, again))
    assert one == pytest.approx(two)


def test_buckets_are_the_same_on_every_machine() -> None:
    assert bucket("a") == 0xE8B7BE43 % 65536


def test_missing_weights_say_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    load.cache_clear()
    monkeypatch.setattr(relations, "files", lambda name: Path("/nowhere"))
    with pytest.raises(WeightsError, match="Reinstall dragoman"):
        load()
    load.cache_clear()
