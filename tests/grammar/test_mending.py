"""Slips of the parser mended in the tree, and trees that must stay as they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.grammar import mending, titled
from dragoman.records import Annotated, Document, Name, Sentence, Token


def tokens(*rows: tuple[str, str, int, str]) -> list[Token]:
    """Tokens from (word, part of speech, head, relation), set with one blank between them."""
    made, at = [], 0
    for word, upos, head, relation in rows:
        feats = "VerbForm=Fin" if upos == "VERB" and not word.endswith("ing") else "_"
        made.append(Token(at, at + len(word), word, word.lower(), upos, feats, head, relation))
        at += len(word) + 1
    return made


def test_two_nouns_in_one_role_are_a_compound() -> None:
    made = mending.twins(
        tokens(
            ("Cuban", "ADJ", 1, "amod"),
            ("state", "NOUN", 3, "nsubj"),
            ("television", "NOUN", 3, "nsubj"),
            ("reported", "VERB", -1, "root"),
        )
    )
    assert [(t.head, t.deprel) for t in made] == [
        (2, "amod"), (2, "compound"), (3, "nsubj"), (-1, "root"),
    ]  # fmt: skip


def test_an_active_perfect_is_no_passive() -> None:
    made = mending.active(
        tokens(
            ("Peru", "PROPN", 2, "nsubj:pass"),
            ("had", "AUX", 2, "aux"),
            ("granted", "VERB", -1, "root"),
            ("asylum", "NOUN", 2, "obj"),
        )
    )
    assert made[0].deprel == "nsubj"


def test_a_passive_with_its_auxiliary_stays() -> None:
    given = tokens(
        ("Envoys", "NOUN", 2, "nsubj:pass"),
        ("were", "AUX", 2, "aux:pass"),
        ("granted", "VERB", -1, "root"),
        ("asylum", "NOUN", 2, "obj"),
    )
    assert mending.active(given) == given


def test_a_second_gerund_goes_with_the_first() -> None:
    made = mending.parallel(
        tokens(
            ("They", "PRON", 1, "nsubj"),
            ("met", "VERB", -1, "root"),
            ("urging", "VERB", 1, "advcl"),
            ("calm", "NOUN", 2, "obj"),
            ("and", "CCONJ", 5, "cc"),
            ("promising", "VERB", 1, "conj"),
            ("aid", "NOUN", 5, "obj"),
        )
    )
    assert made[5].head == 2


def test_a_by_phrase_behind_a_participle_is_its_agent() -> None:
    made = mending.agents(
        tokens(
            ("Troops", "NOUN", 4, "nsubj"),
            ("led", "VERB", 0, "acl"),
            ("by", "ADP", 3, "case"),
            ("Haftar", "PROPN", 0, "compound"),
            ("advanced", "VERB", -1, "root"),
        )
    )
    assert (made[3].head, made[3].deprel) == (1, "obl:agent")


def _quoted(lemma: str, auxiliary: str) -> list[Token]:
    """ "Ruto was quoted as saying by Nation", the paper hung on the gerund."""
    row = tokens(
        ("Ruto", "PROPN", 2, "nsubj:pass"),
        ("was", "AUX", 2, auxiliary),
        ("quoted", "VERB", -1, "root"),
        ("as", "SCONJ", 4, "mark"),
        ("saying", "VERB", 2, "advcl"),
        ("by", "ADP", 6, "case"),
        ("Nation", "PROPN", 4, "obl"),
    )
    row[4] = replace(row[4], lemma=lemma)
    return row


def test_who_quotes_is_no_agent_of_what_is_said() -> None:
    made = mending.agents(_quoted("say", "aux:pass"))
    assert (made[6].head, made[6].deprel) == (2, "obl:agent")


@pytest.mark.parametrize(("lemma", "auxiliary"), [("profit", "aux:pass"), ("say", "aux")])
def test_a_by_phrase_of_another_gerund_stays(lemma: str, auxiliary: str) -> None:
    row = _quoted(lemma, auxiliary)
    assert mending.agents(row) == row


def test_an_office_before_a_name_hangs_on_the_name() -> None:
    row = tokens(
        ("Lula", "PROPN", 1, "nsubj"),
        ("met", "VERB", -1, "root"),
        ("with", "ADP", 3, "case"),
        ("President", "PROPN", 1, "obl"),
        ("of", "ADP", 5, "case"),
        ("Chile", "PROPN", 3, "nmod"),
        ("Gabriel", "PROPN", 5, "appos"),
        ("Boric", "PROPN", 6, "flat"),
    )
    text = " ".join(token.text for token in row)
    name = Name(row[6].start, row[7].end, "Gabriel Boric", "PERSON", 0, 6, 8)
    sentence = Sentence(0, 0, len(text), text, tuple(row))
    annotated = Annotated(Document("d", text), (sentence,), (name,), ())
    (made,) = titled.attach(annotated, {("president",): None}).sentences
    assert (made.tokens[6].head, made.tokens[6].deprel) == (1, "obl")
    assert (made.tokens[3].head, made.tokens[3].deprel) == (6, "nmod:desc")
    assert made.tokens[2].head == 6


def test_a_name_cut_at_a_particle_is_joined() -> None:
    row = tokens(
        ("Khalid", "PROPN", 3, "nsubj"),
        ("bin", "PROPN", 0, "flat"),
        ("Omar", "PROPN", 0, "flat"),
        ("left", "VERB", -1, "root"),
    )
    text = " ".join(token.text for token in row)
    names = (
        Name(0, 6, "Khalid", "PERSON", 0, 0, 1),
        Name(11, 15, "Omar", "PERSON", 0, 2, 3),
    )
    sentence = Sentence(0, 0, len(text), text, tuple(row))
    made = titled.attach(Annotated(Document("d", text), (sentence,), names, ()), {})
    assert [name.text for name in made.names] == ["Khalid bin Omar"]


def test_a_name_before_a_verb_hung_on_a_name_behind_it_is_the_subject() -> None:
    made = mending.crossing(
        tokens(
            ("Rey", "PROPN", 3, "appos"),
            ("received", "VERB", -1, "root"),
            ("envoy", "NOUN", 3, "nmod:desc"),
            ("Ode", "PROPN", 1, "obj"),
        )
    )
    assert (made[0].head, made[0].deprel) == (1, "nsubj")


def test_a_verb_with_a_subject_gets_no_second_one() -> None:
    given = tokens(
        ("Mondays", "PROPN", 4, "nmod"),
        ("Rey", "PROPN", 2, "nsubj"),
        ("received", "VERB", -1, "root"),
        ("envoy", "NOUN", 4, "nmod:desc"),
        ("Ode", "PROPN", 2, "obj"),
    )
    assert mending.crossing(given) == given
