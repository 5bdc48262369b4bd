"""The CoNLL 2018 measures, against figures counted by hand and against the task's own script."""

from __future__ import annotations

import io
from collections import defaultdict
from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.evaluate.conll18 import evaluate, universal
from dragoman.evaluate.conllu import Parse, parse_of_trees, read_trees

GOLD = """\
# newdoc id = one
# text = Norway didn't sign it.
1\tNorway\tNorway\tPROPN\t_\tNumber=Sing\t4\tnsubj\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\t_\tMood=Ind|Tense=Past\t4\taux\t_\t_
3\tn't\tnot\tPART\t_\tPolarity=Neg\t4\tadvmod\t_\t_
4\tsign\tsign\tVERB\t_\tVerbForm=Inf\t0\troot\t_\t_
5\tit\tit\tPRON\t_\tNumType=Card|Typo=Yes\t4\tobj:direct\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_

# text = Oslo waits
1\tOslo\t_\tPROPN\t_\t_\t2\tnsubj\t_\t_
2\twaits\twait\tVERB\t_\t_\t0\troot\t_\t_

"""
# One token for "it.", the negation read as an adverb on the verb's object, one sentence in all.
SYSTEM = """\
1\tNorway\tNorway\tPROPN\t_\tNumber=Sing\t4\tobj\t_\t_
2\tdid\tdo\tAUX\t_\tMood=Ind\t4\taux\t_\t_
3\tn't\tno\tPART\t_\tPolarity=Neg\t1\tadvmod\t_\t_
4\tsign\tsign\tVERB\t_\tVerbForm=Inf\t0\troot\t_\t_
5\tit.\tit\tPRON\t_\t_\t4\tobj\t_\t_
6\tOslo\tAnything\tNOUN\t_\t_\t7\tnsubj\t_\t_
7\twaits\twait\tVERB\t_\tTypo=Yes\t4\tparataxis\t_\t_

"""


def parse(text: str, folder: Path) -> Parse:
    path = folder / "trees.conllu"
    path.write_text(text, "utf-8")
    return parse_of_trees(read_trees(path))


def counts(gold: str, system: str, folder: Path) -> dict[str, tuple[int, int, int]]:
    scores = evaluate(parse(gold, folder), parse(system, folder))
    return {score.name: (score.correct, score.system, score.gold) for score in scores}


def test_a_parse_agrees_with_itself(tmp_path: Path) -> None:
    for name, (correct, system, gold) in counts(GOLD, GOLD, tmp_path).items():
        assert correct == system == gold, name


def test_counts_by_hand(tmp_path: Path) -> None:
    found = counts(GOLD, SYSTEM, tmp_path)
    # Tokens in both: Norway, sign, Oslo, waits.
    assert found["Tokens"] == (4, 7, 7)
    assert found["Sentences"] == (0, 1, 2)
    # "it." is neither "it" nor ".".
    assert found["Words"] == (6, 7, 8)
    assert found["UPOS"] == (5, 7, 8)
    # did lacks its tense; Typo is no universal feature.
    assert found["UFeats"] == (5, 7, 8)
    # "no" for "not" is wrong; the lemma of Oslo is not given.
    assert found["Lemmas"] == (5, 7, 8)
    # n't hangs on Norway, waits is no root.
    assert found["UAS"] == (4, 7, 8)
    # Norway is nsubj.
    assert found["LAS"] == (3, 7, 8)


@pytest.mark.parametrize(
    "system",
    [
        SYSTEM,
        GOLD.replace("2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n", ""),
        GOLD.replace("2\tdid\t", "2\tdi\t").replace("3\tn't\t", "3\tdn't\t"),
        GOLD.replace("obj:direct", "obj:other").replace("\t0\troot", "\t0\tdep"),
        # The multiword token on one side only, and its parts out of step with the gold's.
        GOLD.replace("Norway\tNorway", "Norwaydid\tx")
        .replace("2-3\tdidn't", "2-3\tn't")
        .replace("2\tdid\t", "2\tn\t")
        .replace("\n3\tn't\t", "\n3\t't\t"),
    ],
)
def test_agrees_with_the_script_of_the_task(system: str, tmp_path: Path) -> None:
    udeval = pytest.importorskip("udtools.udeval")

    def load(text: str) -> object:
        return udeval.load_conllu(io.StringIO(text), "text", defaultdict(int))

    official = udeval.evaluate(load(GOLD), load(system))
    for name, found in counts(GOLD, system, tmp_path).items():
        score = official[name]
        assert found == (score.correct, score.system_total, score.gold_total), name


def test_other_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="differ at character 0"):
        counts(GOLD, SYSTEM.replace("Norway\tN", "Sweden\tN"), tmp_path)


def test_a_line_of_nine_columns_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="line 3 has 9 columns"):
        parse(GOLD.replace("nsubj\t_\t_", "nsubj\t_", 1), tmp_path)


def test_universal_features_are_sorted_and_the_others_dropped() -> None:
    assert universal("Tense=Past|Typo=Yes|Mood=Ind") == "Mood=Ind|Tense=Past"
    assert universal("_") == ""
